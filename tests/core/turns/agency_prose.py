"""Turns of agency prose: who is meant, who leads whom, what stands for an event, and what is none."""

from __future__ import annotations

from tests.core.extraction_tables import Told

TOLD = [
    (  # a union's summit is no trade union's
        "Kenyan President Daniel Otieno addressed the African Union summit in Addis Ababa on Saturday.",
        Told("conference", ("Daniel Otieno",), "Addis Ababa", "2022-06-11"),
    ),
    (
        "Representatives of Chad, Niger and Mali met in Niamey on Monday, the fourth round of the process.",
        Told("meeting", ("Chad", "Niger", "Mali"), "Niamey", "2022-06-13"),
    ),
    (
        "Presidents Sadik Orazov and Emil Rakhimov spoke by telephone on Sunday.",
        Told("call", ("Sadik Orazov", "Emil Rakhimov"), "", "2022-06-12"),
    ),
    (
        "Deputy ministers Karim Daoud, Hadi Saleh and Omar Nasr held talks in Muscat on Tuesday with Norway's "
        "Eva Lund.",
        Told("talks", ("Karim Daoud", "Hadi Saleh", "Omar Nasr", "Eva Lund"), "Muscat", "2022-06-14"),
    ),
    (  # the movement takes part, and its leader by the whole name
        "A Hamas delegation led by Salim al-Masri arrived in Ankara on Sunday.",
        Told("visit", ("Hamas", "Salim al-Masri"), "Ankara", "2022-06-12"),
    ),
    (
        "A trade delegation headed by Vice Premier Liu He will land in Oslo on 20 June.",
        Told("visit", ("Liu He",), "Oslo", "2022-06-20", "planned"),
    ),
    (
        "The ministers of foreign affairs of Estonia and Latvia travelled to Kyiv on Thursday.",
        Told("visit", ("Estonia", "Latvia"), "Kyiv", "2022-06-09"),
    ),
    (
        "The talks took place in Doha last week between delegations of Chad and the Oromo Liberation Army.",
        Told("talks", ("Chad", "Oromo Liberation Army"), "Doha", "2022-06-06/2022-06-12"),
    ),
    (
        "Tunisian Foreign Minister Amal Jaziri flew to Rabat on Monday to see King Hassan Alaoui.",
        Told("meeting", ("Amal Jaziri", "King Hassan Alaoui"), "Rabat"),
    ),
    (
        "Jordan's King Faisal was due in Paris on Monday, but his visit was put off.",
        Told("visit", ("King Faisal",), "Paris", "", "postponed"),
    ),
    (
        "Peru's Rosa Quispe met Chile's Ana Soto in Lima on Monday before flying to Bogotá.",
        Told("visit", ("Rosa Quispe",), "Bogotá", "", "held"),
    ),
    (
        "Brazilian Foreign Minister Paulo Reis landed in Quito on Monday. The Brazilian met President Luis Vega there.",
        Told("meeting", ("Paulo Reis", "Luis Vega"), "Quito"),
    ),
    (
        "United Nations envoy Martin Holm flew to Aden on Monday. On Tuesday the UN envoy met President Hadi Salem.",
        Told("meeting", ("Martin Holm", "Hadi Salem"), "", "2022-06-14"),
    ),
    (
        "Zambian President Grace Mwale congratulated Botswana's Kgosi Molefe by telephone on Friday.",
        Told("call", ("Grace Mwale", "Kgosi Molefe"), "", "2022-06-10"),
    ),
    (
        "The Ghanaian president, Kwame Addo, has been to Madrid and back.",
        Told("visit", ("Kwame Addo",), "Madrid"),
    ),
    (
        "Malta's Foreign Minister Carmen Borg is on her way to Tripoli.",
        Told("visit", ("Carmen Borg",), "Tripoli"),
    ),
    (
        "Iceland and Fiji agreed on a framework for fishing in Suva in May.",
        Told("agreement", ("Iceland", "Fiji"), "Suva", "2022-05"),
    ),
    (
        "US envoy Dennis Ward met officials of both sides on Sunday, among them the mediator, Yusuf Karimov.",
        Told("meeting", ("Dennis Ward", "Yusuf Karimov"), "", "2022-06-12"),
    ),
    (
        "Minister Tanja Kovač attends the Foreign Affairs Council in Brussels on 20 June.",
        Told("conference", ("Tanja Kovač",), "Brussels", "2022-06-20", "planned"),
    ),
    (
        "A meeting took place in Granada on Monday with the participation of the leaders of Spain and Armenia.",
        Told("meeting", ("Spain", "Armenia"), "Granada", "2022-06-13"),
    ),
    (
        "Emir Tamim Al Kaabi told a visiting Finnish envoy, Aino Virtanen, on Monday that he was hopeful.",
        Told("meeting", ("Tamim Al Kaabi", "Aino Virtanen"), "", "2022-06-13"),
    ),
    (
        "The Danube Platform summit due to be held in Lviv on 23 August is being prepared.",
        Told("conference", (), "Lviv", "2022-08-23", "planned"),
    ),
    (
        "A trilateral with Azerbaijan and Turkey had to be put off.",
        Told("meeting", ("Azerbaijan", "Turkey"), "", "", "postponed"),
    ),
    (
        "Cypriot President Nikos Adamou will convene regional leaders and Greek envoy Maria Pappas in Paphos on "
        "Friday.",
        Told("meeting", ("Nikos Adamou", "Maria Pappas"), "Paphos", "2022-06-17", "planned"),
    ),
    (
        "The Slovak foreign minister, Jana Novotná, turned up in Kyiv on 12 May.",
        Told("visit", ("Jana Novotná",), "Kyiv", "2022-05-12"),
    ),
    (
        "Turkish delegation to visit Baku on Thursday",
        Told("visit", ("Turkey",), "Baku", "", "planned"),
    ),
    (
        "Jordan's King Faisal is said to meet US envoy Dennis Ward in Amman in July.",
        Told("meeting", ("King Faisal", "Dennis Ward"), "Amman", "2022-07", "planned"),
    ),
    (
        "Also expected in Vienna on Thursday is the Egyptian minister, Amal Jaziri.",
        Told("visit", ("Amal Jaziri",), "Vienna", "2022-06-16", "planned"),
    ),
    (
        "The Maltese foreign minister, Carmen Borg, is bound for Tripoli on Thursday.",
        Told("visit", ("Carmen Borg",), "Tripoli", "", "planned"),
    ),
    (
        "Swedish President Astrid Lund spoke. On Sunday Lund will receive French envoy Luc Moreau in Malmö.",
        Told("meeting", ("Astrid Lund", "Luc Moreau"), "Malmö", "2022-06-19", "planned"),
    ),
    (
        "Astrid Lund and Kenji Mori, whose first encounter took place in Kyoto in May, are friends.",
        Told("meeting", ("Astrid Lund", "Kenji Mori"), "Kyoto", "2022-05"),
    ),
    (
        "Macron spoke of peace. The French president was in Dakar on Monday.",
        Told("visit", ("Emmanuel Macron",), "Dakar", "2022-06-13"),
    ),
    (
        "Swedish Prime Minister Astrid Lund flew to Prague on Monday with her finance minister, Nils Berg.",
        Told("visit", ("Astrid Lund", "Nils Berg"), "Prague", "2022-06-13"),
    ),
    ("Kuwait's emir left late on Monday for Egypt.", Told("visit", ("Kuwait",), "Egypt", "2022-06-13")),
    (
        "The presidents of Chad and Peru put their signatures to a treaty in Lima on Monday.",
        Told("agreement", ("Chad", "Peru"), "Lima", "2022-06-13"),
    ),
    (
        "Last week in Lima the two ministers of Chad and Peru put their names to a convention on visas.",
        Told("agreement", ("Chad", "Peru"), "Lima", "2022-06-06/2022-06-12"),
    ),
    (
        "The IMF and the World Bank held their annual meeting in Lima in May.",
        Told("meeting", ("World Bank",), "Lima", "2022-05"),
    ),
    (
        "On his arrival in Lima on Monday, Kenya's President Daniel Otieno thanked his hosts.",
        Told("visit", ("Daniel Otieno",), "Lima", "2022-06-13"),
    ),
    (
        "The arrival of Kenya's president in Lima on Monday was shown live.",
        Told("visit", ("Kenya",), "Lima", "2022-06-13"),
    ),
    (
        "Norway's Eva Lund has an appointment with Kenyan President Daniel Otieno on Friday in Nairobi.",
        Told("meeting", ("Eva Lund", "Daniel Otieno"), "Nairobi", "2022-06-17", "planned"),
    ),
    (
        "The ministers of Chad and Peru had three hours together in Lima on Monday.",
        Told("meeting", ("Chad", "Peru"), "Lima", "2022-06-13"),
    ),
    ("Egypt's president is in Lima until Friday.", Told("visit", ("Egypt",), "Lima", "../2022-06-17")),
    (  # a plan for a weekday is for the one to come
        "The Egyptian president is said to meet the Saudi crown prince in Riyadh on Saturday.",
        Told("meeting", ("Egypt", "Saudi Arabia"), "Riyadh", "2022-06-18", "planned"),
    ),
    (  # "who" is never a country
        "Eva Lund, the Norwegian envoy for Chad, who arrived in Lima today, is a lawyer.",
        Told("visit", ("Eva Lund",), "Lima", "2022-06-15"),
    ),
    (  # the day says more than the year around it
        "Norway's Eva Lund met Kenya's Daniel Otieno this year for the first time, in Lima on January 15.",
        Told("meeting", ("Eva Lund", "Daniel Otieno"), "Lima", "2022-01-15"),
    ),
    (
        "President Daniel Otieno held a second session with Eva Lund in Lima on Monday.",
        Told("meeting", ("Daniel Otieno", "Eva Lund"), "Lima", "2022-06-13"),
    ),
]

QUIET = [
    "Mr Okello chaired a session of the Defence Council on Monday.",
    "The Danish minister spoke with reporters in Copenhagen on Monday.",
    "Poland and Ukraine are both in Europe.",
    "It is unusual for a Korean leader to come to Tokyo first.",
    "If the two presidents were to meet in Geneva, little would change.",
    "President Adam Zieba, whose coalition lost, met senior members of his own party in Warsaw on Friday.",
    "President Daniel Otieno and the Senate majority leader, Moses Okello, met on Tuesday to discuss the budget.",
    "Norway sees its role in working with Chad’s partners.",
    "The arrival of refugees in Chad on Monday was a burden on Norway's budget.",
    "Egypt welcomed the arrival of Norway as a new lender.",
    "The appointment of Daniel Otieno on Monday in Lima was praised by Norway.",
    "Norway's Eva Lund sees China as a threat and saw Russia fail in Kyiv.",
    "Norway sees Ukraine joining the bloc in 2030, President Luc Moreau said in Paris.",
    "Chad put its name to a list of states that want reform.",
]
