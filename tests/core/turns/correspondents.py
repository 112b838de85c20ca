"""How correspondents tell it: at table, on the telephone, in passing, and what became of a plan."""

from __future__ import annotations

from tests.core.extraction_tables import Told

TOLD = [
    # On the telephone.
    (
        "Peruvian Foreign Minister Rosa Quispe rang Luc Moreau, the Belgian premier, on Monday.",
        Told("call", ("Rosa Quispe", "Luc Moreau"), "", "2022-06-13"),
    ),
    (
        "Admiral Odd Holm, head of the Norwegian navy, called General Aldo Ricci, the Italian chief of staff, on "
        "Sunday, his spokesman said.",
        Told("call", ("Odd Holm", "Aldo Ricci")),
    ),
    (
        "Kenyan President Daniel Otieno, in a telephone call to President Luis Vega of Ecuador on Friday, offered two "
        "helicopters.",
        Told("call", ("Daniel Otieno", "Luis Vega"), "", "2022-06-10"),
    ),
    (
        "Later Norway's foreign minister, Eva Lund, was on the phone to Jordan's foreign minister, Hadi Saleh.",
        Told("call", ("Eva Lund", "Hadi Saleh")),
    ),
    (
        "Finnish Foreign Minister Aino Virtanen reached the Sudanese foreign minister, Omar Nasr, on Thursday.",
        Told("call", ("Aino Virtanen", "Omar Nasr"), "", "2022-06-09"),
    ),
    # At table and behind doors.
    (
        "Norway's Eva Lund sat for two hours with President Luc Moreau in Paris on Monday.",
        Told("meeting", ("Eva Lund", "Luc Moreau"), "Paris", "2022-06-13"),
    ),
    (
        "The foreign ministers of Chad and Niger spent most of Sunday closeted with Norway's Eva Lund in Niamey.",
        Told("meeting", ("Chad", "Niger", "Eva Lund"), "Niamey", "2022-06-12"),
    ),
    (
        "Italian Prime Minister Aldo Ricci raised the dam with Egyptian President Hosni Farid in Cairo last month.",
        Told("talks", ("Aldo Ricci", "Hosni Farid"), "Cairo", "2022-05"),
    ),
    (
        "Kenyan President Daniel Otieno went over the plan on Tuesday with Prime Minister Luc Moreau in Paris.",
        Told("talks", ("Daniel Otieno", "Luc Moreau"), "Paris", "2022-06-14"),
    ),
    (
        "German Chancellor Karl Brandt and French President Luc Moreau are to try again over dinner tonight.",
        Told("meeting", ("Karl Brandt", "Luc Moreau"), "", "2022-06-15", "planned"),
    ),
    (
        "Ambassador Lena Koch handed her letters of credence to President Daniel Otieno in Nairobi on Friday.",
        Told("meeting", ("Lena Koch", "Daniel Otieno"), "Nairobi", "2022-06-10"),
    ),
    (
        "Spain's prime minister, Ana Ruiz, summoned the Polish ambassador, Jan Beran, on Monday.",
        Told("meeting", ("Ana Ruiz", "Jan Beran"), "", "2022-06-13"),
    ),
    (
        "Chinese Foreign Minister Wei Lan told visiting Kenyan Foreign Minister Peter Otieno in Beijing on Monday that "
        "the port would open.",
        Told("meeting", ("Wei Lan", "Peter Otieno"), "Beijing", "2022-06-13"),
    ),
    (
        "Peruvian Foreign Minister Rosa Quispe is to see her Chilean opposite number, Ana Soto, in Lima on Friday.",
        Told("meeting", ("Rosa Quispe", "Ana Soto"), "Lima", "2022-06-17", "planned"),
    ),
    # Coming and going.
    (
        "QUITO, June 15 - Peruvian President Luis Vega is due on Friday with thirty engineers.",
        Told("visit", ("Luis Vega",), "Quito", "2022-06-17", "planned"),
    ),
    (
        "A Norwegian delegation led by Foreign Minister Eva Lund spent Monday and Tuesday in Colombo.",
        Told("visit", ("Eva Lund",), "Colombo", "2022-06-13/2022-06-14"),
    ),
    (
        "Egyptian President Hosni Farid has put off a trip to Addis Ababa.",
        Told("visit", ("Hosni Farid",), "Addis Ababa", "", "postponed"),
    ),
    (
        "Malian President Ousmane Keita has turned down an invitation to Algiers.",
        Told("visit", ("Ousmane Keita",), "Algiers", "", "cancelled"),
    ),
    (
        "Finnish Foreign Minister Aino Virtanen accepted an invitation to Astana for next April.",
        Told("visit", ("Aino Virtanen",), "Astana", "2023-04", "planned"),
    ),
    (
        "Japanese Prime Minister Ken Mori shelved what would have been the first visit to Havana by a Japanese leader.",
        Told("visit", ("Ken Mori",), "Havana", "", "postponed"),
    ),
    (
        "Chinese Vice-Premier Wei Lan broke off a visit to Tokyo in May.",
        Told("visit", ("Wei Lan",), "Tokyo", "2022-05", "held"),
    ),
    (
        "Italian Prime Minister Aldo Ricci will visit Tunis by the end of the year.",
        Told("visit", ("Aldo Ricci",), "Tunis", "../2022-12-31", "planned"),
    ),
    # Whole parts of the world, and what became of a plan.
    (
        "Central American foreign ministers held an emergency session in San Salvador on Monday.",
        Told("conference", ("Central American foreign ministers",), "San Salvador", "2022-06-13"),
    ),
    (
        "An encounter between Greece's Niki Stavrou and Arben Leka of Albania was set for Monday and then scrapped.",
        Told("meeting", ("Niki Stavrou", "Arben Leka"), "", "", "cancelled"),
    ),
    (
        "The talks between Chad and Niger will not open in Niamey on 20 June but in July.",
        Told("talks", ("Chad", "Niger"), "Niamey", "", "postponed"),
    ),
    (
        "The two states, Chad and Niger, signed a memorandum of understanding with Benin in Niamey on Monday.",
        Told("agreement", ("Benin",), "Niamey", "2022-06-13"),
    ),
    (
        "A protocol on the river was signed on Monday by the heads of the two border commissions, Jan Beran and Omar "
        "Nasr.",
        Told("agreement", ("Jan Beran", "Omar Nasr"), "", "2022-06-13"),
    ),
    (
        "An interim accord was struck in Geneva on 24 November 2020, under which Iran halted the work.",
        Told("agreement", ("Iran",), "Geneva", "2020-11-24"),
    ),
    (
        "Norwegian Foreign Minister Eva Lund will meet Sudanese Foreign Minister Omar Nasr when Nato holds a summit in "
        "Tallinn on 23 June.",
        Told("meeting", ("Eva Lund", "Omar Nasr"), "Tallinn", "2022-06-23", "planned"),
    ),
    (
        "Norwegian Foreign Minister Eva Lund, who rang Sudanese Foreign Minister Omar Nasr at the weekend, fears a "
        "quarrel.",
        Told("call", ("Eva Lund", "Omar Nasr"), "", "2022-06-11/2022-06-12"),
    ),
    (
        "Norway's Eva Lund raised it with Sudan's Omar Nasr when African and European ministers met in Tunis on "
        "Monday.",
        Told("talks", ("Eva Lund", "Omar Nasr"), "Tunis", "2022-06-13"),
    ),
]

QUIET = [
    "Norway sent two hundred troops and six planes to Mali on Monday.",
    "Some 200 refugees from Sudan arrived in Athens on Monday.",
    "Several hundred Kenyans gathered at the bridge in Nairobi on Monday.",
    "The rebel leader, Hadi Saleh, is in exile in Sweden.",
    "Officials drafted the rules on Friday in close consultation with Oslo and Nairobi.",
    "Norway's Eva Lund has no trip planned to Mali.",
    "Talks between Chad and Niger have been cut off for two years.",
    "No document was signed in Geneva on Monday.",
    "Pakistan's envoy called the plan of the four states an insult.",
    "Tehran's stock exchange gained six percent on Monday.",
]
