"""Sentences of our own with what a careful reader finds in them, one table for each thing that extraction must do."""

from __future__ import annotations

from typing import NamedTuple

PUBLISHED = "2022-06-15"  # a Wednesday


class Told(NamedTuple):
    """What one event must look like: empty fields are not looked at; ``names`` must all be there."""

    type: str
    names: tuple[str, ...] = ()
    place: str = ""
    edtf: str = ""
    status: str = "held"


TRIGGERS = [
    (
        "Finnish President Aino Virtanen met German Chancellor Karl Brandt in Berlin on Monday.",
        Told("meeting", ("Aino Virtanen", "Karl Brandt"), "Berlin", "2022-06-13"),
    ),
    (
        "Peruvian Foreign Minister Rosa Quispe visited Quito on 3 June.",
        Told("visit", ("Rosa Quispe",), "Quito", "2022-06-03"),
    ),
    (
        "Kenyan President Daniel Otieno travelled to Addis Ababa on Tuesday for talks with Ethiopian Prime "
        "Minister Abel Tesfaye.",
        Told("visit", ("Daniel Otieno",), "Addis Ababa", "2022-06-14"),
    ),
    (
        "French Prime Minister Luc Moreau received Tunisian President Sami Jaziri in Paris on 9 June.",
        Told("meeting", ("Luc Moreau", "Sami Jaziri"), "Paris", "2022-06-09"),
    ),
    (
        "The foreign ministers of Norway and Sweden held talks in Oslo on Monday.",
        Told("talks", ("Norway", "Sweden"), "Oslo", "2022-06-13"),
    ),
    (
        "Polish President Adam Zieba spoke by telephone with Ukrainian President Olena Hnatiuk on Sunday.",
        Told("call", ("Adam Zieba", "Olena Hnatiuk"), "", "2022-06-12"),
    ),
    (
        "Chile and Argentina signed a border agreement in Santiago on 10 June.",
        Told("agreement", ("Chile", "Argentina"), "Santiago", "2022-06-10"),
    ),
    (
        "A visit by Danish Foreign Minister Mette Holm to Nuuk on 8 June passed without a statement.",
        Told("visit", ("Mette Holm",), "Nuuk", "2022-06-08"),
    ),
    (
        "Indian Foreign Minister Arjun Rao made a trip to Kathmandu on 7 June.",
        Told("visit", ("Arjun Rao",), "Kathmandu", "2022-06-07"),
    ),
    (
        "Zambian Foreign Minister Grace Mwale was in Lusaka's neighbour Malawi on Friday for talks with officials.",
        Told("visit", ("Grace Mwale",), "Malawi", "2022-06-10"),
    ),
    (
        "Also in Tashkent on Monday to meet the Uzbek president was the Turkish envoy, Kemal Arslan.",
        Told("meeting", ("Kemal Arslan", "Uzbekistan"), "Tashkent", "2022-06-13"),
    ),
    (
        "Japanese Prime Minister Kenji Mori attended a summit in Bangkok on 2 June.",
        Told("conference", ("Kenji Mori",), "Bangkok", "2022-06-02"),
    ),
    (
        "A Taliban delegation held discussions with Chinese officials in Tianjin last month.",
        Told("talks", ("Taliban", "China"), "Tianjin", "2022-05"),
    ),
    (
        "Qatari Prime Minister Hamad Al Kaabi shook hands with Iranian President Reza Moradi in Doha on Tuesday.",
        Told("meeting", ("Hamad Al Kaabi", "Reza Moradi"), "Doha", "2022-06-14"),
    ),
    (
        "• 4 May 2021: Serbian President Milan Petrović visits Sofia to sign a pipeline deal.",
        Told("visit", ("Milan Petrović",), "Sofia", "2021-05-04"),
    ),
    (
        "LISBON, June 14 (Wire) - Portuguese Foreign Minister Rita Sousa hosted talks with Angolan Foreign "
        "Minister José Neto on Tuesday.",
        Told("talks", ("Rita Sousa", "José Neto"), "", "2022-06-14"),
    ),
]

PARTICIPANTS = [
    (
        "The Russian and Chinese foreign ministers met in Samarkand on Monday.",
        Told("meeting", ("Russia", "China"), "Samarkand"),
    ),
    (
        "Egyptian President Omar Fathi was received by King Abdullah in Amman on 6 June.",
        Told("meeting", ("Omar Fathi",), "Amman"),
    ),
    (
        "Talks between Armenia and Azerbaijan were held in Tbilisi on 5 June.",
        Told("talks", ("Armenia", "Azerbaijan"), "Tbilisi"),
    ),
    (
        "Tamar Beridze, Georgia's foreign minister, met her Turkish counterpart, Emre Aydin, in Batumi on Tuesday.",
        Told("meeting", ("Tamar Beridze", "Emre Aydin"), "Batumi"),
    ),
    (
        "Envoys of several states, including Iran, Pakistan and India, met in Moscow on 1 June.",
        Told("meeting", ("Iran", "Pakistan", "India"), "Moscow"),
    ),
    (
        "The UN envoy, Lars Bergman, mediated between Colombia and the ELN in Havana on 31 May.",
        Told("talks", ("Lars Bergman", "Colombia", "ELN"), "Havana"),
    ),
    (
        "Beijing hosted Afghan officials and a Taliban delegation on 8 June.",
        Told("meeting", ("China", "Taliban"), "", "2022-06-08"),
    ),
    (
        "The US special envoy for Sudan Robert Whitfield met Sudanese Prime Minister Hassan Idris on 9 June "
        "in Khartoum.",
        Told("meeting", ("Robert Whitfield", "Hassan Idris"), "Khartoum"),
    ),
    (
        "Moroccan Foreign Minister Leila Alaoui, left, greets Spanish Foreign Minister Pablo Iglesia in "
        "Rabat, Friday, June 10, 2022.",
        Told("meeting", ("Leila Alaoui", "Pablo Iglesia"), "Rabat", "2022-06-10"),
    ),
]

PLACES = [
    (
        "Irish Prime Minister Niamh Kelly attended the Geneva conference on 3 June.",
        Told("conference", ("Niamh Kelly",), "Geneva"),
    ),
    (
        "Foreign ministers of the African Union met in the Ethiopian capital on 4 June.",
        Told("meeting", ("African Union",), "Addis Ababa"),
    ),
    (
        "In Doha, Somali President Yusuf Warsame met Emir Khalid Al Attiyah of Qatar on Monday.",
        Told("meeting", (), "Doha", "2022-06-13"),
    ),
    (
        "Cuban Foreign Minister Ana Valdés held talks with officials of the EU in the Belgian city of Bruges "
        "on 2 June.",
        Told("talks", ("Ana Valdés", "European Union"), "Bruges"),
    ),
    (
        "The Vienna round of talks between Iran and the European Union ended on 3 June.",
        Told("talks", ("Iran",), "Vienna"),
    ),
    (
        "The Singapore summit between Donald Carver and Kim Chol-su took place on 12 June.",
        Told("conference", ("Donald Carver",), "Singapore"),
    ),
    (
        "Colombian President Ivan Marquez met Peruvian Foreign Minister Rosa Quispe at a villa outside Bogotá "
        "on 3 June.",
        Told("meeting", ("Rosa Quispe",), "Bogotá"),
    ),
    (
        "Defence ministers of NATO gathered at Ramstein air base in Germany on Tuesday.",
        Told("meeting", ("NATO",), "Ramstein"),
    ),
    (
        "Kenyan President Daniel Otieno met Rwandan President Paul Habimana at Urugwiro Village on Monday.",
        Told("meeting", ("Daniel Otieno",), "Kigali"),
    ),
    (
        "The Philippine and Indonesian presidents met at Malacañang Palace on 7 June.",
        Told("meeting", ("Philippines",), "Manila"),
    ),
    (
        "Malaysian Foreign Minister Farid Aziz met his Thai counterpart, Somchai Boonmee, on the Danish "
        "island of Samsø on Monday.",
        Told("meeting", ("Farid Aziz",), "Samsø"),
    ),
    (
        "Cuban President Raúl Duarte welcomed his Nicaraguan counterpart, Ernesto Solís, to Havana on Monday.",
        Told("meeting", ("Ernesto Solís",), "Havana"),
    ),
    (
        "Qatar hosted indirect talks between Israel and Hamas on 7 June.",
        Told("talks", ("Israel", "Hamas"), "Qatar"),
    ),
    (
        "Zambian President Grace Mwale met Malawian officials in the border town of Chanida on Monday.",
        Told("meeting", ("Grace Mwale",), "Chanida"),
    ),
    (
        "US envoy Robert Whitfield met Taliban officials at the Pakistani embassy in Doha on 7 June.",
        Told("meeting", ("Robert Whitfield",), "Doha"),
    ),
    (
        "ISLAMABAD: Pakistani Foreign Minister Tariq Mahmood held talks with his Omani counterpart, Badr Al "
        "Said, on Tuesday.",
        Told("talks", ("Tariq Mahmood",), "Islamabad"),
    ),
    (
        "Geneva, 14 June 2022 – Swiss President Anna Keller met Emir Khalid Al Attiyah of Qatar on Tuesday.",
        Told("meeting", ("Anna Keller",), "Geneva"),
    ),
    (
        "BROVARY, Ukraine (Wire) - Ukrainian President Olena Hnatiuk met Canadian Foreign Minister Lucie "
        "Gagnon on Tuesday.",
        Told("meeting", ("Olena Hnatiuk",), "Brovary"),
    ),
]

# The same name in several states, and names of states that are cities or persons: the code that is meant.
NAMESAKES = [
    ("The Lebanese prime minister met the Syrian foreign minister in Tripoli, Lebanon, on 7 June.", "LB"),
    ("Libyan factions and the UN envoy held talks in Tripoli on 7 June.", "LY"),
    ("The leaders of Spain and Portugal met in Valencia on 7 June.", "ES"),
    ("Venezuelan negotiators met Colombian officials in Valencia on 7 June.", "VE"),
    ("The prime ministers of Seychelles and Mauritius met in Victoria on 7 June.", "SC"),
    ("Canada's foreign minister met US officials in Victoria, British Columbia, on 7 June.", "CA"),
    ("Costa Rican President Elena Mora met Panamanian President Jorge Arias in San José on 7 June.", "CR"),
    ("The presidents of Chad and Niger met in Lincoln, Nebraska, on 7 June.", "US"),
    ("The foreign ministers of Kenya and Somalia met in Athens, Georgia, on 7 June.", "US"),
    ("The leaders of Armenia and Georgia met in Tbilisi, Georgia, on 7 June.", "GE"),
    ("The leaders of Chile and Bolivia met in Santiago on 7 June.", "CL"),
    ("Michael Jordan, the US envoy for Yemen, met Houthi officials in Muscat on 7 June.", "OM"),
    ("Moldovan and Indian officials held talks in Paris, Texas, on 7 June.", "US"),
    ("The Pakistani and Chinese foreign ministers met in Hyderabad on 7 June.", "PK"),
    ("British and American officials held talks in Cambridge, Massachusetts, on 7 June.", "US"),
    ("The Chadian president met Cameroonian officials in Kousseri, in northern Cameroon, on 7 June.", "CM"),
]

STATUS = [
    (
        "Greek Prime Minister Nikos Pappas will visit Nicosia on Friday.",
        Told("visit", ("Nikos Pappas",), "Nicosia", "2022-06-17", "planned"),
    ),
    (
        "Thai Foreign Minister Somchai Boonmee is due to meet Lao Prime Minister Kham Sengdara in Vientiane next week.",
        Told("meeting", ("Somchai Boonmee", "Kham Sengdara"), "Vientiane", "2022-06-20/2022-06-26", "planned"),
    ),
    (
        "Bolivian President Evaristo Mamani refused to take part in talks with Chile in early June.",
        Told("talks", ("Evaristo Mamani",), "", "", "cancelled"),
    ),
    (
        "A summit of Kosovo and Serbia in Brussels was cancelled on Monday.",
        Told("conference", ("Kosovo", "Serbia"), "Brussels", "", "cancelled"),
    ),
    (
        "Turkey postponed a conference with Syria in Istanbul.",
        Told("conference", ("Turkey",), "Istanbul", "", "postponed"),
    ),
    (
        "An attempt to host talks between Libya and Chad last month was thwarted.",
        Told("talks", ("Libya", "Chad"), "", "", "cancelled"),
    ),
    ("Hamas denied having held talks with Israel in Cairo.", Told("talks", ("Hamas",), "", "", "denied")),
    (
        "Nepalese Prime Minister Hari Thapa flies to New Delhi on Saturday.",
        Told("visit", ("Hari Thapa",), "New Delhi", "2022-06-18", "planned"),
    ),
    (
        "Foreign Minister Ana Valdés of Cuba had been scheduled to visit Caracas on Friday, but the trip was "
        "pushed back by a week.",
        Told("visit", ("Ana Valdés",), "Caracas", "", "postponed"),
    ),
    (
        "Turkish President Cem Aksoy said in May that he would meet Finnish President Aino Virtanen in Ankara "
        "on 20 June.",
        Told("meeting", ("Cem Aksoy",), "Ankara", "", "planned"),
    ),
    (
        "The foreign ministry denied that Chad's president, Idriss Moussa, had met the rebels in Tripoli.",
        Told("meeting", ("Idriss Moussa",), "Tripoli", "", "denied"),
    ),
    (
        "There was no meeting between President Thomas Reed and President Liu Jianguo in Bali, the White House said.",
        Told("meeting", ("Thomas Reed",), "Bali", "", "denied"),
    ),
    (
        "Talks between India and Pakistan scheduled for Monday in Lahore will not take place.",
        Told("talks", ("India", "Pakistan"), "Lahore", "", "cancelled"),
    ),
    (
        "British Prime Minister Helen Ward was to have met Irish leader Niamh Kelly in Dublin on Monday.",
        Told("meeting", ("Helen Ward", "Niamh Kelly"), "Dublin", "", "cancelled"),
    ),
    (
        "Chadian President Idriss Moussa's planned trip to Paris in May did not take place.",
        Told("visit", ("Idriss Moussa",), "Paris", "", "cancelled"),
    ),
    (
        "Turkey pulled out of talks with Greece due in Athens on Thursday.",
        Told("talks", ("Turkey", "Greece"), "Athens", "", "cancelled"),
    ),
    (
        "The visit by Nepal's prime minister, Hari Thapa, to Beijing has been put on hold.",
        Told("visit", ("Hari Thapa",), "Beijing", "", "postponed"),
    ),
    (
        "A planned meeting in Ankara between Cem Aksoy, the Turkish president, and Stefan Berg, the Swedish "
        "prime minister, was moved to next month.",
        Told("meeting", (), "Ankara", "", "postponed"),
    ),
    (
        "Kazakh President Nurlan Abenov was due to fly to Baku on Tuesday but stayed at home because of protests.",
        Told("visit", ("Nurlan Abenov",), "Baku", "", "cancelled"),
    ),
    (
        "Russian President Sergei Orlov accepted an invitation to visit Beijing in October.",
        Told("visit", ("Sergei Orlov",), "Beijing", "", "planned"),
    ),
    (
        "Russian President Sergei Orlov turned down an invitation to visit Hanoi.",
        Told("visit", ("Sergei Orlov",), "Hanoi", "", "cancelled"),
    ),
    (
        "Estonia's foreign minister, Maarja Tamm, is not going to Minsk, her spokesman said.",
        Told("visit", ("Maarja Tamm",), "Minsk", "", "cancelled"),
    ),
    (
        "Talks between Azerbaijan and Armenia, twice postponed, opened in Washington on Monday.",
        Told("talks", ("Azerbaijan", "Armenia"), "Washington", "", "held"),
    ),
    (
        "Officials said preparations for Turkish President Cem Aksoy's visit to Athens on 1 July were under way.",
        Told("visit", ("Cem Aksoy",), "Athens", "", "planned"),
    ),
    (
        "Canadian Foreign Minister Lucie Gagnon announced aid for Haiti during a visit to Kingston last month.",
        Told("visit", ("Lucie Gagnon",), "Kingston", "", "held"),
    ),
]

NO_EVENT = [
    "When it comes to Yemen, the minister has few answers.",
    "The president did not rule out travelling to Baku.",
    "Talks would help, the minister said, if both sides wanted them.",
    "Brazil met Croatia in the quarter-final and lost on penalties.",
    "The company met its targets in Germany last year.",
    "The cabinet holds its weekly meeting on Wednesday.",
    "The minister told a press conference in Paris that prices would fall.",
    "There is a need for dialogue between India and Pakistan.",
    "The chancellor called early elections on Monday.",
    "The farmers gathered in the square to demand rain insurance.",
    "Peace in the region depends on many things.",
    "The Kremlin ruled out talks between Sergei Orlov and Olena Hnatiuk.",
    "French President Hugo Martin would travel to Beirut if asked, his office said.",
    "A trip to Kabul by British Foreign Secretary Oliver Grant remains under discussion.",
    "German Chancellor Karl Brandt has no plans to visit Kyiv.",
    "Jan Novotný, the Czech president, had hoped to visit Taipei in May.",
    "It is not known whether Finnish President Aino Virtanen met the opposition in Caracas.",
]

DISCOURSE = [
    (
        "Spanish Foreign Minister Clara Ruiz hosted Moroccan Foreign Minister Karim Tazi in Madrid. The "
        "meeting took place on 8 June.",
        [Told("meeting", ("Clara Ruiz", "Karim Tazi"), "Madrid", "2022-06-08")],
    ),
    (
        "Earlier this week, Russian Security Council secretary Igor Malkin flew to Kabul. During his visit, "
        "Malkin met the Taliban's "
        "deputy prime minister, Abdul Rahim Noori.",
        [
            Told("visit", ("Igor Malkin",), "Kabul", "2022-06-13/2022-06-15"),
            Told("meeting", ("Igor Malkin",), "Kabul", "2022-06-13/2022-06-15"),
        ],
    ),
    (
        "Croatian President Iva Horvat arrived in Ljubljana on 7 June. She met Slovenian Prime Minister "
        "Matej Kovač there.",
        [
            Told("visit", ("Iva Horvat",), "Ljubljana", "2022-06-07"),
            Told("meeting", ("Iva Horvat", "Matej Kovač"), "Ljubljana", "2022-06-07"),
        ],
    ),
    (
        "Estonian Foreign Minister Maarja Tamm visited Riga on 2 June.\n\nHer visit to Riga, on 2 June, was "
        "brief.\n\nTamm was in Riga for a day.",
        [Told("visit", ("Maarja Tamm",), "Riga", "2022-06-02")],
    ),
]

# The place stands in another sentence than the event.
PLACED_ELSEWHERE = [
    (
        "HANOI, June 14 (Wire) - Australian Prime Minister Jack Connolly ended a three-day visit on Tuesday.",
        Told("visit", ("Jack Connolly",), "Hanoi", "", "held"),
    ),
    (
        "MAPUTO, June 14 (Wire) - Prices rose.\n\nMozambican President Paulo Machel met Portuguese Foreign "
        "Minister Rita Sousa on Tuesday.",
        Told("meeting", ("Paulo Machel",), "Maputo", "", "held"),
    ),
    (
        "RIGA, June 13 (Wire) - Rain fell.\n\nTALLINN, June 14 (Wire) - Estonian President Maarja Tamm met "
        "Finnish Prime Minister Aino Virtanen on Tuesday.",
        Told("meeting", ("Maarja Tamm",), "Tallinn", "", "held"),
    ),
    (
        "Armenian Prime Minister Hayk Sargsyan arrived in Tehran on Tuesday. Sargsyan is scheduled to hold "
        "talks with Iranian President Reza Moradi.",
        Told("talks", ("Hayk Sargsyan",), "Tehran", "", "planned"),
    ),
    (
        "A conference on water opened in Nouakchott on 13 June. Morocco and Spain met on the sidelines of the "
        "conference on Tuesday.",
        Told("meeting", ("Morocco", "Spain"), "Nouakchott", "", "held"),
    ),
    (
        "Finnish Prime Minister Aino Virtanen flew to Tbilisi on 8 June. Georgian President Tamar Beridze met "
        "Virtanen on 9 June.",
        Told("meeting", ("Tamar Beridze",), "Tbilisi", "", "held"),
    ),
    (
        "The emir of Qatar, Khalid Al Attiyah, received Peruvian Foreign Minister Rosa Quispe on Monday.",
        Told("meeting", ("Rosa Quispe",), "Qatar", "", "held"),
    ),
    (
        "Greek Foreign Minister Nikos Pappas met Cypriot Foreign Minister Eleni Christou at a farmhouse near "
        "Piraeus, in Greece, on 6 June.",
        Told("meeting", ("Nikos Pappas",), "Piraeus", "", "held"),
    ),
]

# Nothing says where: a capital that acts is no place, nor is what a later clause tells of something else.
PLACELESS = [
    "Talks between Kabul and Islamabad resumed on 6 June.",
    "Moscow and Ankara signed an agreement on 6 June.",
    "The Kremlin said Russian President Sergei Orlov spoke by phone with Turkish President Cem Aksoy on Monday.",
    "NAIROBI, June 14 (Wire) - Fiji and Tonga signed a fisheries accord in May.",
]
