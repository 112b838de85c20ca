"""Turns of phrase of agencies, papers and ministries: what became of a plan, who is meant, what a talk was on."""

from __future__ import annotations

from tests.core.extraction_tables import Told

TOLD = [
    # What became of the whole that a meeting was part of.
    (
        "A journey north to Mosul, where Lind was to hold talks with the Kurdish leader Karim Aziz, was called off on "
        "Sunday.",
        Told("talks", ("Karim Aziz",), "Mosul", status="cancelled"),
    ),
    (
        "A follow-up round of talks between Norway and Denmark fixed for July 31 was put off.",
        Told("talks", ("Norway", "Denmark"), edtf="2022-07-31", status="postponed"),
    ),
    (
        "Talks that Norway and Sweden were to have opened in Oslo on Friday fell through on Wednesday.",
        Told("talks", ("Norway", "Sweden"), "Oslo", "2022-06-17", "cancelled"),
    ),
    (
        "The talks foreseen with Eva Lund, the Norwegian Minister of Foreign Affairs, could not be held because the "
        "delegation was late.",
        Told("talks", ("Eva Lund",), status="cancelled"),
    ),
    (
        "The trip which the Czech Minister of Agriculture had planned to make to Mongolia will not go ahead for now.",
        Told("visit", ("Czech Republic",), "Mongolia", status="postponed"),
    ),
    (
        "Norwegian Prime Minister Eva Lund put off what would have been the first visit to Chad.",
        Told("visit", (), "Chad", status="postponed"),
    ),
    (
        "A stop by Norwegian Prime Minister Eva Lund in Chad, announced in September, was dropped.",
        Told("visit", ("Eva Lund",), status="cancelled"),
    ),
    (
        "Nobody from the Norwegian government has met with anybody from the Taliban in China.",
        Told("meeting", ("Norway", "Taliban"), "China", status="denied"),
    ),
    (
        "Kampala denied on Wednesday that its foreign minister, Sam Okello, had gone secretly to Kigali in May.",
        Told("visit", ("Sam Okello",), "Kigali", status="denied"),
    ),
    (
        "Turkish officials said a visit to Ankara by Russian President Ivan Orlov planned for this week had been put "
        "off.",
        Told("visit", ("Ivan Orlov",), "Ankara", status="postponed"),
    ),
    (
        "Norwegian Foreign Minister Eva Lund refused to meet the Taliban delegation in Oslo on Monday.",
        Told("meeting", ("Eva Lund", "Taliban"), "Oslo", "2022-06-13", "cancelled"),
    ),
    # Agreements.
    (
        "Kenya's foreign minister, Ana Otieno, and Norway's, Eva Lund, put their signatures to a protocol on fishing "
        "in Oslo on Monday.",
        Told("agreement", ("Ana Otieno", "Eva Lund"), "Oslo", "2022-06-13"),
    ),
    (
        "President Luis Vega put his name on Thursday to a letter of intent in Jakarta with the Norwegian prime "
        "minister, Eva Lund.",
        Told("agreement", ("Luis Vega", "Eva Lund"), "Jakarta", "2022-06-09"),
    ),
    (
        "They hailed the agreement on trade, which the heads of state of Norway, Denmark and Finland signed in Oslo in "
        "April.",
        Told("agreement", ("Norway", "Denmark", "Finland"), "Oslo", "2022-04"),
    ),
    (
        "The paper is a ceasefire. It was signed on Tuesday in Lome by the Norwegian envoy, Eva Lund, and the rebel "
        "leader, Karim Aziz.",
        Told("agreement", ("Eva Lund", "Karim Aziz"), "Lome", "2022-06-14"),
    ),
    (
        "The deal was signed on Saturday at a hotel in the Mexican capital by Eva Lund and Karim Aziz.",
        Told("agreement", ("Eva Lund", "Karim Aziz"), "Mexico City", "2022-06-11"),
    ),
    (
        "Under a treaty signed in Budapest in 1977, Hungary and Poland were to build a pair of dams.",
        Told("agreement", ("Hungary", "Poland"), "Budapest", "1977"),
    ),
    # Who is behind an office, a pronoun, a pair.
    (
        "The rebels' leader flew to Oslo. On Monday he met the Norwegian prime minister, Eva Lund.",
        Told("meeting", ("Eva Lund",), edtf="2022-06-13"),
    ),
    (
        "Prime Minister Nuri al-Maliki landed in Oslo. On Monday Mr Maliki met Norway's prime minister, Eva Lund.",
        Told("meeting", ("Nuri al-Maliki", "Eva Lund"), edtf="2022-06-13"),
    ),
    (
        "Norwegian Foreign Minister Eva Lund spoke on Monday with the army chief, General Karim al-Aziz, and with the "
        "rebel leader Hasan Bakri.",
        Told("talks", ("Eva Lund", "Karim al-Aziz"), edtf="2022-06-13"),
    ),
    (
        "Gordon Ames became the first European leader to be received by the new president, Luis Vega, at the White "
        "House.",
        Told("meeting", ("Gordon Ames", "Luis Vega"), "Washington"),
    ),
    (
        "Norway's foreign minister, Eva Lund, and her Danish counterpart, Jens Krag, met in Oslo in May.",
        Told("meeting", ("Eva Lund", "Jens Krag"), "Oslo", "2022-05"),
    ),
    (
        "Eva Lund, Norway's foreign minister, and Jens Krag, her Danish counterpart, signed a treaty in Oslo on "
        "Monday.",
        Told("agreement", ("Eva Lund", "Jens Krag"), "Oslo", "2022-06-13"),
    ),
    (
        "Following talks in Oslo on Monday with Norwegian Foreign Minister Eva Lund, Danish Foreign Minister Jens Krag "
        "said a deal was near.",
        Told("talks", ("Eva Lund", "Jens Krag"), "Oslo", "2022-06-13"),
    ),
    (
        "Denmark's foreign minister denied that he had met Norwegian officials in Oslo last week.",
        Told("meeting", ("Denmark", "Norway"), "Oslo", "2022-06-06/2022-06-12", "denied"),
    ),
    (
        "Talks between the Russian delegation led by Minister Yuri Orlov and Ukrainian Minister Anton Holub were held "
        "in Kiev on Tuesday.",
        Told("talks", ("Yuri Orlov", "Anton Holub"), "Kiev", "2022-06-14"),
    ),
    (
        '"I met President Jens Krag in Oslo on Monday," Norwegian Foreign Minister Eva Lund told parliament.',
        Told("meeting", ("Jens Krag", "Eva Lund"), "Oslo", "2022-06-13"),
    ),
    (
        "The talks, hosted by Norway, brought together representatives of Sudan and Chad in Oslo last week.",
        Told("talks", ("Norway", "Sudan", "Chad"), "Oslo", "2022-06-06/2022-06-12"),
    ),
    (
        "At a summit in Brussels on Thursday, EU leaders are expected to approve new sanctions.",
        Told("conference", ("European Union",), "Brussels", "2022-06-16", "planned"),
    ),
    # What a talk was on, how long it took, at whose table.
    (
        "Minister Popescu was in Munich on Monday. Discussions with Norwegian Foreign Minister Eva Lund focused on "
        "energy.",
        Told("talks", ("Eva Lund", "Popescu"), "Munich", "2022-06-13"),
    ),
    (
        "American and North Korean negotiators went into an eighth hour of talks on Monday.",
        Told("talks", ("United States", "North Korea"), edtf="2022-06-13"),
    ),
    (
        "Norwegian officials and Taliban delegates talked for two days in the Qatari resort of Al Khor.",
        Told("talks", ("Norway", "Taliban"), "Al Khor"),
    ),
    (
        "Norway's foreign minister, Eva Lund, spent two hours Monday night with the Tuareg delegates at the Hilltop "
        "Hotel.",
        Told("meeting", ("Eva Lund",), "Hilltop Hotel", "2022-06-13"),
    ),
    (
        "Eva Lund, the Norwegian envoy, had 45 minutes in London with the British foreign secretary, Ann Grey, on "
        "Monday.",
        Told("meeting", ("Eva Lund", "Ann Grey"), "London", "2022-06-13"),
    ),
    (
        "Eva Lund, the Norwegian envoy, sat across from Iran's chief negotiator, Ali Rezai, for two days in Vienna in "
        "May.",
        Told("meeting", ("Eva Lund", "Ali Rezai"), "Vienna", "2022-05"),
    ),
    (
        "The Lakes ministerial conference in Kampala last month, which was inaugurated jointly by President Odd Holm "
        "of Norway and Prime Minister Eva Lund of Denmark, was a success.",
        Told("conference", ("Odd Holm", "Eva Lund"), "Kampala", "2022-05"),
    ),
    (
        "Parliament spoke of a July 25 phone call in which US President Gerald Voss asked Norwegian Prime Minister Eva "
        "Lund for help.",
        Told("call", ("Gerald Voss", "Eva Lund")),
    ),
    (
        "Kentaro Ueda, Japan's deputy foreign minister, conveyed the same worries to Prime Minister Eva Lund in Oslo "
        "on June 2.",
        Told("meeting", ("Kentaro Ueda", "Eva Lund"), "Oslo", "2022-06-02"),
    ),
    # Days and places.
    (
        "The tour winds up in South Africa, with a working session of Norwegian Prime Minister Eva Lund with Thabo "
        "Mbeki in Pretoria on Saturday.",
        Told("meeting", ("Eva Lund", "Thabo Mbeki"), "Pretoria", "2022-06-18", "planned"),
    ),
    (
        "Norwegian Prime Minister Eva Lund and Danish President Jens Krag met at Eastholm, an estate in Kent, on "
        "Monday.",
        Told("meeting", ("Eva Lund", "Jens Krag"), "Eastholm", "2022-06-13"),
    ),
    (
        "EU foreign ministers are due to discuss Kosovo on 20 June in Brussels.",
        Told("talks", ("European Union",), "Brussels", "2022-06-20", "planned"),
    ),
]

QUIET = [
    "Its spokesman, Jan Krol, reached by telephone, denied the report.",
    'The Norwegian foreign minister calls it "removing a bad memory".',
    "Norway's minister, Eva Lund, usually met her Danish counterpart, Jens Krag, on Mondays.",
    "A source said Kenya would talk to anyone who could stop the guns.",
    "At home, Mr Holm on Friday chaired an inter-ministerial meeting to go over the Norwegian paper.",
    "The Norwegian premier has summoned her ministers to Bergen for talks on Monday.",
    "There have been no negotiations between Norway and Denmark since June.",
    "Norwegian ministers met late on Monday to assess the situation.",
    '"My fear is a summit where everybody has to look strong," said Eva Lund, the Norwegian envoy.',
    "Nobody outside knew that President Holm and President Krag were there.",
    "Denmark broke off contacts with Norway over the dam on 3 May.",
]
