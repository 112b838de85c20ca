"""More sentences of our own: the same events told by idioms, in passives, of several places, by short names."""

from __future__ import annotations

from tests.core.extraction_tables import Told

# Each of these tells of one event and no more.
IDIOMS = [
    (
        "Ambassador Li Wen paid a call on Malawian Foreign Minister Chikondi Banda in Lilongwe on Thursday.",
        Told("meeting", ("Li Wen", "Chikondi Banda"), "Lilongwe", "2022-06-09"),
    ),
    (
        "Costa Rican Foreign Minister Laura Quesada touched down in Santo Domingo late on Saturday.",
        Told("visit", ("Laura Quesada",), "Santo Domingo", "2022-06-11"),
    ),
    (
        "Rabat played host to the foreign ministers of Mali, Niger and Chad on 1 June.",
        Told("meeting", ("Mali", "Niger", "Chad"), "Rabat", "2022-06-01"),
    ),
    (
        "Omani Foreign Minister Badr Al Harthy exchanged views with the Iranian envoy, Mehdi Rostami, in Muscat on "
        "Thursday.",
        Told("talks", ("Badr Al Harthy", "Mehdi Rostami"), "Muscat", "2022-06-09"),
    ),
    (
        "Maldivian leader Ahmed Shareef dropped in on Sri Lanka on Sunday.",
        Told("visit", ("Ahmed Shareef",), "Sri Lanka", "2022-06-12"),
    ),
    (
        "Taiwan's president, Lin Mei-hua, is to transit through Honolulu next Tuesday.",
        Told("visit", ("Lin Mei-hua",), "Honolulu", "2022-06-21", "planned"),
    ),
    (
        "Mozambican President Inês Machava spent three hours with President Thandi Nkosi of South Africa in Pretoria "
        "on 8 June.",
        Told("meeting", ("Inês Machava", "Thandi Nkosi"), "Pretoria", "2022-06-08"),
    ),
    (
        "Slovenia's prime minister, Matej Kovač, is on an official visit to North Macedonia.",
        Told("visit", ("Matej Kovač",), "North Macedonia"),
    ),
    (
        "Rwanda's president, Alice Uwimana, has accepted an invitation to visit Kinshasa in September.",
        Told("visit", ("Alice Uwimana",), "Kinshasa", "2022-09", "planned"),
    ),
    (
        "Brazil's foreign minister, Júlio Prado, is expected in Asunción on 22 June.",
        Told("visit", ("Júlio Prado",), "Asunción", "2022-06-22", "planned"),
    ),
    (
        "Croatian President Iva Horvat is to be received by French President Hélène Carrel in Paris on Friday.",
        Told("meeting", ("Iva Horvat", "Hélène Carrel"), "Paris", "2022-06-17", "planned"),
    ),
    (
        "Cuba's foreign minister, Ana Valdés, called her Mexican counterpart, Rodrigo Luna, on Friday.",
        Told("call", ("Ana Valdés", "Rodrigo Luna"), "", "2022-06-10"),
    ),
    (
        "Visit by Moldovan Prime Minister Ion Ceban to Brussels on 17 June.",
        Told("visit", ("Ion Ceban",), "Brussels", "2022-06-17", "planned"),
    ),
    (
        "Talks on the Nile dam between Egypt, Sudan and Ethiopia broke up without agreement in Kinshasa on 4 June.",
        Told("talks", ("Egypt", "Sudan", "Ethiopia"), "", "2022-06-04"),
    ),
    (
        "Among those attending the conference in Marrakesh on 9 June were Spanish Foreign Minister Clara Ruiz and her "
        "Portuguese counterpart, Duarte Lobo.",
        Told("conference", ("Clara Ruiz", "Duarte Lobo"), "Marrakesh", "2022-06-09"),
    ),
]

NAMES_BEHIND = [
    (
        "The presidents of Senegal and Ivory Coast, Amadou Ba and Serge Kouassi, met in Dakar on 7 June.",
        Told("meeting", ("Amadou Ba", "Serge Kouassi"), "Dakar", "2022-06-07"),
    ),
    (
        "The head of the International Monetary Fund, Astrid Vogel, met the Greek finance minister, Yannis Lekkas, in "
        "Athens on Monday.",
        Told("meeting", ("Astrid Vogel", "Yannis Lekkas"), "Athens", "2022-06-13"),
    ),
    (
        "German Finance Minister Jutta Albrecht met her Greek opposite number, Yannis Lekkas, in Patras on 3 June.",
        Told("meeting", ("Jutta Albrecht", "Yannis Lekkas"), "Patras", "2022-06-03"),
    ),
    (
        "Following their meeting in Almaty on Friday, Presidents Askar Bekov and Timur Rakhimov issued a joint "
        "statement.",
        Told("meeting", ("Askar Bekov", "Timur Rakhimov"), "Almaty", "2022-06-10"),
    ),
    (
        "The summit, the first between the two Koreas in four years, will be held in Panmunjom on 27 June.",
        Told("conference", (), "Panmunjom", "2022-06-27", "planned"),
    ),
    (
        "Qatar's emir, Sheikh Khalid bin Hamad, held talks in Doha on Monday with visiting Tunisian Prime Minister Rim "
        "Chebbi.",
        Told("talks", ("Khalid bin Hamad", "Rim Chebbi"), "Doha", "2022-06-13"),
    ),
]

# One visit for each destination of one verb; bodies by the last word of their name; a series and its earlier meeting.
SEVERAL = [
    (
        "Hungarian Prime Minister Gábor Szalai will travel to Baku, Astana and Tashkent from 20 to 24 June.",
        [
            Told("visit", ("Gábor Szalai",), "Baku", "2022-06-20/2022-06-24", "planned"),
            Told("visit", ("Gábor Szalai",), "Astana", "2022-06-20/2022-06-24", "planned"),
            Told("visit", ("Gábor Szalai",), "Tashkent", "2022-06-20/2022-06-24", "planned"),
        ],
    ),
    (
        "Dutch Foreign Minister Anouk Smit will fly to Tunis on Monday and to Algiers two days later.",
        [
            Told("visit", ("Anouk Smit",), "Tunis", "2022-06-20", "planned"),
            Told("visit", ("Anouk Smit",), "Algiers", "", "planned"),
        ],
    ),
    (
        "The Minsk Group held its last session in Vienna in March. The Group will meet again in Geneva on 28 June.",
        [
            Told("conference", ("Minsk Group",), "Vienna", "2022-03"),
            Told("meeting", ("Minsk Group",), "Geneva", "2022-06-28", "planned"),
        ],
    ),
]

QUIET = [
    "President Ousmane Keita received the credentials of six new ambassadors at the presidential palace on Tuesday.",
    "Opposition leader Peter Okello met party supporters in Mbarara on Sunday and promised lower taxes.",
    "The mayor of Lyon met residents on Tuesday to discuss rubbish collection.",
    "Egypt met Senegal in the final in Yaoundé on Sunday.",
    "The cabinet met on Tuesday to approve the budget.",
    "The national team travelled to Doha on Friday ahead of its match against Qatar.",
    "Armenian Prime Minister Hayk Petrosyan and Turkish President Kemal Aydin have never met.",
    "The trade unions and the employers' federation signed a wage agreement in Stuttgart on Friday.",
    "If the ceasefire holds, the sides could meet in Nairobi, the mediator said.",
    "The minister met fierce opposition in Ghent over her plans for the port.",
    "The prime minister called on the president to resign.",
]
