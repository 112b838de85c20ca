"""Turns of phrase of reporters and analysts: who else is there, what is only talked of, what an occasion lends."""

from __future__ import annotations

from tests.core.extraction_tables import Told

TOLD = [
    # Who else is at what was told just before.
    (
        "A meeting on reform in Vienna on Friday will be hosted by Austrian Chancellor Ada Brandt. Also due to attend "
        "are Kenyan President Daniel Otieno and Peruvian Foreign Minister Rosa Quispe.",
        Told("meeting", ("Ada Brandt", "Daniel Otieno", "Rosa Quispe"), "Vienna", "2022-06-17", "planned"),
    ),
    (
        "Leaders of the Group of Seven open a summit in Halifax on Friday. Ada Brandt and Luc Moreau are among the "
        "leaders attending.",
        Told("conference", ("Ada Brandt", "Luc Moreau"), "Halifax", "2022-06-17", "planned"),
    ),
    (
        "The conference opens in Halifax on Friday. Ada Brandt and Luc Moreau will take part.",
        Told("conference", ("Ada Brandt", "Luc Moreau"), "Halifax", "2022-06-17", "planned"),
    ),
    (
        "Turkish President Emre Kaya attended a gathering of Arab leaders hosted by Qatari Emir Nasser Jabir.",
        Told("conference", ("Emre Kaya", "Nasser Jabir")),
    ),
    # Who is meant.
    (
        "Jane Lund flew to Cyprus on Sunday. According to Mr Kaya's spokesman Baris Demir, she was received by Emre "
        "Kaya on Monday.",
        Told("meeting", ("Jane Lund", "Emre Kaya"), edtf="2022-06-13"),
    ),
    (
        "Jordan's King Talal arrived in Washington on Tuesday. The monarch will meet President Tom Hale on Friday.",
        Told("meeting", ("King Talal", "Tom Hale"), edtf="2022-06-17", status="planned"),
    ),
    (
        "Ada Brandt spoke of Syria's Sami Jaziri, with whom Luc Moreau met on Monday.",
        Told("meeting", ("Sami Jaziri", "Luc Moreau"), edtf="2022-06-13"),
    ),
    (
        "Norwegian Foreign Minister Eva Lund met her EU counterparts in Luxembourg on Monday.",
        Told("meeting", ("Eva Lund", "European Union"), "Luxembourg", "2022-06-13"),
    ),
    (
        "The Soviet Union and Norway conferred in Oslo on Tuesday.",
        Told("talks", ("Soviet Union", "Norway"), "Oslo", "2022-06-14"),
    ),
    # Officials are told, over a table.
    (
        "Norwegian envoy Eva Lund had been briefed in Brussels by General Karl Brandt of Germany.",
        Told("meeting", ("Eva Lund", "Karl Brandt"), "Brussels"),
    ),
    (
        "Norwegian envoy Eva Lund was in Brussels on Monday, where she briefed the ambassadors of the alliance.",
        Told("meeting", ("Eva Lund",), "Brussels", "2022-06-13"),
    ),
    # Where, and when.
    (
        "Norwegian Foreign Minister Eva Lund, in Moscow, said the two were near agreement.",
        Told("visit", ("Eva Lund",), "Moscow"),
    ),
    (
        "French President Luc Moreau makes his second trip of the year to the capital of the EU this week.",
        Told("visit", ("Luc Moreau",), "Brussels", "2022-06-13/2022-06-19"),
    ),
    (
        "Eva Lund and Karl Brandt have met several times since 2013, most recently in Oslo on 4 May.",
        Told("meeting", ("Eva Lund", "Karl Brandt"), "Oslo", "2022-05-04"),
    ),
    (
        "Norwegian Prime Minister Eva Lund will meet Chinese President Wei Jun on the margins of the APEC summit in "
        "Hanoi on 10 July.",
        Told("meeting", ("Eva Lund", "Wei Jun"), "Hanoi", "2022-07-10", "planned"),
    ),
    (
        "Norway and Chile have signed a trade protocol. The protocol, signed in Oslo last week, frees the fish trade.",
        Told("agreement", ("Norway", "Chile"), "Oslo", "2022-06-06/2022-06-12"),
    ),
    # What became of it, and what is still to come.
    (
        "It replaces a G8 summit that Norway should have hosted in Bergen.",
        Told("conference", ("Norway",), "Bergen", status="cancelled"),
    ),
    (
        "Norwegian Prime Minister Eva Lund threatened on Monday to cancel her visit to France.",
        Told("visit", ("Eva Lund",), "France", status="planned"),
    ),
    (
        "The vote falls two days before Norwegian Prime Minister Eva Lund begins a trip to Asia.",
        Told("visit", ("Eva Lund",), "Asia", status="planned"),
    ),
    (
        "The fishing agreement, brokered by Ghana and Kenya and signed by Norway and Chile in May 2015, holds.",
        Told("agreement", ("Ghana", "Kenya", "Norway", "Chile"), "", "2015-05"),
    ),
    (
        "Norwegian Foreign Minister Eva Lund took the opportunity to visit Lima on Monday.",
        Told("visit", ("Eva Lund",), "Lima", "2022-06-13"),
    ),
    ("Up to talks in Oslo between Norway and Chile on Monday, little was known.", Told("talks", ("Norway", "Chile"))),
    # Summits and bodies.
    (
        "The row overshadowed the opening of the Arab summit in Tunis on Monday.",
        Told("conference", ("Arab League",), "Tunis", "2022-06-13"),
    ),
    (
        "A European summit that ended in Brussels yesterday left the matter open.",
        Told("conference", ("European Union",), "Brussels", "2022-06-14"),
    ),
    (
        "Prices fell in the run-up to the OPEC summit in Lagos in July.",
        Told("conference", ("OPEC",), "Lagos", "2022-07", "planned"),
    ),
    ("Mr Lund is at a summit in Lima, and his ministers are on leave.", Told("conference", ("Lund",), "Lima")),
    (
        "Norway and Chile are co-hosting a summit on fishing in Oslo.",
        Told("conference", ("Norway", "Chile"), "Oslo"),
    ),
    (
        "The planned meeting of OPEC's price committee on 20 June has been postponed.",
        Told("meeting", ("OPEC",), "", "2022-06-20", "postponed"),
    ),
    (
        "At a meeting in Paris of the Group of Eight foreign ministers, Luc Moreau pushed for a ban.",
        Told("meeting", ("Group of Eight", "Luc Moreau"), "Paris"),
    ),
    (
        "European leaders failed to agree on a budget at a two-day summit that ended in Brussels on Saturday.",
        Told("conference", ("European leaders",), "Brussels"),
    ),
    (
        "Luc Moreau boycotted the Commonwealth summit in Abuja in May.",
        Told("conference", ("Commonwealth",), "Abuja", "2022-05"),
    ),
    (
        "Syria has asked for a postponement of the Arab summit, due to open in Tunis on 29 June.",
        Told("conference", ("Arab League",), "Tunis", "2022-06-29", "planned"),
    ),
    (
        "The plan is to be presented at a donors' conference in Madrid next month.",
        Told("conference", (), "Madrid", "2022-07", "planned"),
    ),
    # Who, behind other words.
    (
        "The EU's special representative in Chad, Geir Holm, paid a visit on Friday to the town of Abeche.",
        Told("visit", ("Geir Holm",), "Abeche", "2022-06-10"),
    ),
    (
        "North Korea's number two, Kim Yong-chol, wound up a visit to Indonesia on Sunday.",
        Told("visit", ("Kim Yong-chol",), "Indonesia", "2022-06-12"),
    ),
    (
        "North and South Korea signed a joint declaration in Pyongyang in May.",
        Told("agreement", ("North Korea", "South Korea"), "Pyongyang", "2022-05"),
    ),
    (
        "The Taliban sent a delegation to Islamabad in May.",
        Told("visit", ("Taliban",), "Islamabad", "2022-05"),
    ),
    (
        "Norwegian Foreign Minister Eva Lund, due to visit Jakarta on Friday, said aid would be stepped up.",
        Told("visit", ("Eva Lund",), "Jakarta", "2022-06-17", "planned"),
    ),
    (
        "At a joint news conference in Tokyo with Mr Koizumi, Mr Howard said the talks had gone well.",
        Told("talks", ("Howard", "Koizumi"), "Tokyo"),
    ),
    (
        "Eva Lund discussed the border with Peru with Chilean Defence Minister Juan Soto on Friday.",
        Told("talks", ("Eva Lund", "Juan Soto"), "", "2022-06-10"),
    ),
    (
        "Egypt's foreign minister spoke with his Israeli opposite number by phone on Monday.",
        Told("call", ("Egypt", "Israel"), "", "2022-06-13"),
    ),
    # Where, and whether.
    (
        "Norway and Chile signed the Lima accords in Paris on 3 May.",
        Told("agreement", ("Norway", "Chile"), "Paris", "2022-05-03"),
    ),
    (
        "India and Nepal agreed in Delhi last week to open the border.",
        Told("agreement", ("India", "Nepal"), "Delhi", "2022-06-06/2022-06-12"),
    ),
    (
        "Norway and Chile on Tuesday agreed to end a stand-off over fish.",
        Told("agreement", ("Norway", "Chile"), "", "2022-06-14"),
    ),
    (
        "Kenya was asked to take part in the OPEC meeting taking place in Vienna on Friday.",
        Told("meeting", ("OPEC", "Kenya"), "Vienna", "2022-06-17", "planned"),
    ),
    (
        "Ada Brandt and Luc Moreau are among a dozen leaders attending the meeting in Graz on Monday.",
        Told("meeting", ("Ada Brandt", "Luc Moreau"), "Graz", "2022-06-20", "planned"),
    ),
    (
        "A meeting between Eva Lund and Karl Brandt, expected next week, has yet to be confirmed.",
        Told("meeting", ("Eva Lund", "Karl Brandt"), "", "2022-06-20/2022-06-26", "planned"),
    ),
    (
        "No date has been set for the talks between Norway and Chile.",
        Told("talks", ("Norway", "Chile"), status="planned"),
    ),
    (
        "Karl Brandt of Germany ended a Middle East tour on Monday.",
        Told("visit", ("Karl Brandt",), "Middle East", "2022-06-13"),
    ),
]

QUIET = [
    "The envoy is reported to be trying to arrange a visit by Peruvian President Rosa Quispe.",
    "Azerbaijani President Farid Aliyev declared that he would sit down with Eva Lund once she was ready.",
    "Norwegian Foreign Minister Eva Lund and her aide Karl Brandt spoke out against the coup in Lome.",
    "Norway suspended student exchanges with Chile in May.",
    "Chileans have the right to visit Norway whenever they like.",
    "Norwegian Prime Minister Eva Lund urged on Monday to abandon the Lima talks.",
    "Eva Lund and Karl Brandt have said they will not talk to the rebels.",
    "The European Parliament voted on Monday to suspend the deal with Norway.",
    "No meeting with Chilean President Rosa Quispe is planned.",
    "Japanese Prime Minister Ken Mori convened the four ministers concerned with the matter.",
    "American Defense Secretary Tom Hale briefed American President Ray Cole on Monday on the troops in Kabul.",
    "Norwegian Foreign Minister Eva Lund, in Oslo, said no.",
    "The Norwegians say that their plans call for a new port.",
    "Norway warned its fishermen against travelling to Chad.",
    "The Norwegian prime minister warned against making a bad deal with Chile.",
    "Norwegian Foreign Minister Eva Lund said so on the channel's Breakfast with Barry.",
    "Norwegian Foreign Minister Eva Lund looks forward to meeting Karl Brandt.",
    "The book spoke to Eva Lund of Norway.",
    "The Danish novelist Ann Lee visited Peru.",
]
