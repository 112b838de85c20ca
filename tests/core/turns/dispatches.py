"""Turns of dispatches: conferences called for a day, put off before they began, plans scratched, leaders at home where
it is disputed.
"""

from __future__ import annotations

from tests.core.extraction_tables import Told

# Published on Wednesday 15 June 2022.
TOLD = [
    # What is called for a day lies ahead.
    ("The Arab League called an emergency meeting for Sunday.",
     Told("meeting", ("Arab League",), edtf="2022-06-19", status="planned")),
    ("An emergency meeting of the Arab League has been called for Sunday.",
     Told("meeting", ("Arab League",), edtf="2022-06-19", status="planned")),
    ("European leaders have convened an extraordinary summit for 11 July.",
     Told("conference", ("European leaders",), edtf="2022-07-11", status="planned")),
    ("Mr Annan will speak at the Durban conference against racism, which starts on Friday.",
     Told("conference", ("Kofi Annan",), "Durban", "2022-06-17", "planned")),
    # What became of a plan.
    ("A second round of talks between Sudan and Chad was to begin in Abuja on Thursday but was delayed.",
     Told("talks", ("Sudan", "Chad"), "Abuja", status="postponed")),
    ("The British foreign secretary and his Dutch counterpart scratched planned trips to Armenia.",
     Told("visit", ("United Kingdom", "Netherlands"), "Armenia", status="cancelled")),
    ("Finland's prime minister ditched a visit to Norway planned for Monday.",
     Told("visit", ("Finland",), "Norway", status="cancelled")),
    ("On Monday Arab states called off a summit about the famine.",
     Told("conference", ("Arab states",), status="cancelled")),
    # Bodies by their boards, and by the other spelling; so many of somebody's neighbours.
    ("The International Atomic Energy Agency's board meets in Vienna next Monday.",
     Told("meeting", ("International Atomic Energy Agency",), "Vienna", "2022-06-20", "planned")),
    ("The Organisation of the Islamic Conference condemned the attack at its summit in Malaysia on Monday.",
     Told("conference", ("Organisation of the Islamic Conference",), "Malaysia", "2022-06-13")),
    ("Six of Iraq's neighbours meet in Tehran on Monday.",
     Told("meeting", ("Iraq's neighbours",), "Tehran", "2022-06-20", "planned")),
    ("OPEC ministers in Vienna agreed to cut output on Tuesday.", Told("agreement", ("OPEC",), "Vienna", "2022-06-14")),
    ("The premier met President Paz on the sidelines of the ASEAN meet in Laos last month.",
     Told("meeting", ("Paz",), "Laos", "2022-05")),
    # Where somebody was, told beside what was said.
    ("The Turkish premier spoke of the dam in Baku, where she was on a state visit.",
     Told("visit", ("Turkey",), "Baku")),
    ("Prime Minister Lars Holm, in Lima for a summit of Pacific leaders, dropped in at a school.",
     Told("conference", ("Lars Holm",), "Lima")),
    # The government goes where its own state is disputed.
    ("Prime Minister Tony Blair flew to Belfast on Tuesday to save the peace process.",
     Told("visit", ("Tony Blair",), "Belfast", "2022-06-14")),
    ("President Putin flew to Chechnya on Monday. Mr Putin landed in Grozny and spoke to commanders.",
     Told("visit", ("Vladimir Putin",), "Grozny", "2022-06-13")),
    ("British Prime Minister Tony Blair headed for Northern Ireland on Tuesday. He was to fly to Belfast later on "
     "Tuesday.", Told("visit", ("Tony Blair",), "Belfast", "2022-06-14")),
    # Parties of a state are not the state.
    ("Syrian opposition groups met in Cairo on Monday.",
     Told("meeting", ("Syrian opposition groups",), "Cairo", "2022-06-13")),
    ("Envoys of the Syrian opposition met the Russian foreign minister in Moscow on Monday.",
     Told("meeting", ("Syrian opposition", "Russia"), "Moscow", "2022-06-13")),
    ("Rival Afghan factions signed a power-sharing agreement in Bonn on Tuesday.",
     Told("agreement", ("Afghan factions",), "Bonn", "2022-06-14")),
    ("Chadian rebels met French diplomats in Tripoli on Sunday.",
     Told("meeting", ("Chadian rebels", "France"), "Tripoli", "2022-06-12")),
    ("Norwegian officials met Tamil rebels in Geneva.", Told("meeting", ("Norway", "Tamil rebels"), "Geneva")),
    # Whose plan it is, and who was invited.
    ("Norway's Foreign Ministry declined to confirm reported plans by Secretary of State Ann Lee to visit Oslo.",
     Told("visit", ("Ann Lee",), "Oslo", status="planned")),
    ("In February, Ann Lee accepted Prime Minister Karl Holm's invitation to visit Norway by the end of the year.",
     Told("visit", ("Ann Lee",), "Norway", status="planned")),
    ("Ann Lee planned to skip a meeting of the NATO allies in September.",
     Told("meeting", ("NATO",), edtf="2022-09", status="planned")),
    ("Chilean President Ann Lee is likely to visit Peru in September.",
     Told("visit", ("Ann Lee",), "Peru", "2022-09", "planned")),
    ("President Holm is to fly to Cuba on 21 July. Holm will meet dissidents when he visits Cuba.",
     Told("visit", ("Holm",), "Cuba", "2022-07-21", "planned")),
    ("Mr Gray called in at Jakarta on Monday.", Told("visit", ("Gray",), "Jakarta", "2022-06-13")),
    ("The force was set up under an accord, signed on 5 May in Bern among Chadian rebels and Norway.",
     Told("agreement", ("Norway",), "Bern", "2022-05-05")),
    ("Russia and Turkey announced a deal on grain on Tuesday.", Told("agreement", ("Russia", "Turkey"))),
    ("Norway and Chad issued a joint statement announcing an agreement to reopen the border.",
     Told("agreement", ("Norway", "Chad"))),
    ("Within hours of meeting President Karl Holm in Oslo, Ann Lee called an election.",
     Told("meeting", ("Karl Holm",), "Oslo")),
    ("The parties to the treaty will meet in Bali next week.",
     Told("meeting", ("parties",), "Bali", "2022-06-20/2022-06-26", "planned")),
    ("Kenyan and Somali ministers opened a peace jirga in Kabul on Thursday.",
     Told("conference", ("Kenya", "Somalia"), "Kabul", "2022-06-09")),
    ("Karl Holm contacted President Ann Lee on Monday.", Told("call", ("Karl Holm", "Ann Lee"), edtf="2022-06-13")),
    # Who serves a leader acts for the leader's state.
    ("President Donald Trump's trade secretary is to visit Japan next week.",
     Told("visit", ("United States",), "Japan", "2022-06-20/2022-06-26", "planned")),
    ("Chancellor Angela Merkel's envoy flew to Kiev on Monday.", Told("visit", ("Germany",), "Kiev", "2022-06-13")),
    ("Asia Pacific Economic Cooperation leaders meet in Lima on Monday.",
     Told("meeting", ("Asia Pacific Economic Cooperation",), "Lima", "2022-06-20", "planned")),
    # "The council" is the one spoken of.
    ("The Arab League Council sat on Thursday. The Council would meet once more on Friday, a minister told the press.",
     Told("meeting", ("Arab League",), edtf="2022-06-17", status="planned")),
    # Which day is whose.
    ("Norway and Peru avoided a quarrel on Sunday when Norwegian President Karl Holm met Peru's General Secretary "
     "Juan Paz, hours after Ann Lee offered to mediate.",
     Told("meeting", ("Karl Holm", "Juan Paz"), edtf="2022-06-12")),
    ("Envoy Jeffrey Gray complained on Tuesday that no minister gave any sort of answer to his letters during his "
     "visit to Asmara last week.", Told("visit", ("Jeffrey Gray",), "Asmara", "2022-06-06/2022-06-12")),
    ("A third day of talks between Sudan and Chad ended without agreement on Monday.",
     Told("talks", ("Sudan", "Chad"), edtf="2022-06-13")),
    # Who is kept from going does not go.
    ("Israel prevented the Turkish minister from visiting Ramallah on Monday.",
     Told("visit", ("Turkey",), "Ramallah", "2022-06-13", "cancelled")),
    ("A senior UN official was barred from visiting Khartoum on Monday.",
     Told("visit", ("United Nations",), "Khartoum", "2022-06-13", "cancelled")),
    # Where one comes from, and by what.
    ("Kim Jong Il left Beijing by train on Friday after a four-day visit.",
     Told("visit", ("Kim Jong Il",), "Beijing", "2022-06-10")),
    ("Prince Charles flew home from Tanzania yesterday at the end of a four-day tour.",
     Told("visit", ("Prince Charles",), "Tanzania", "2022-06-14")),
    ("President Holm's plane landed in Lima on Tuesday.", Told("visit", ("Holm",), "Lima", "2022-06-14")),
    # Names that a parser loses.
    ("Washington has sent a senior diplomat, Bill Hale, to Khartoum to free the pilots.",
     Told("visit", ("Bill Hale",), "Khartoum")),
    ("The release followed talks in Khartoum between Mr Hale and Sudan's president, Omar Bashir.",
     Told("talks", ("Hale", "Omar Bashir"), "Khartoum")),
    ("West African defence chiefs, meeting in Accra, drew up plans for a force.",
     Told("meeting", ("West African defence chiefs",), "Accra")),
    ("Athens sent its foreign minister to Ankara last week.",
     Told("visit", ("Greece",), "Ankara", "2022-06-06/2022-06-12")),
    ("The African Union summit, moved at short notice from Khartoum to Addis Ababa, opens on Sunday.",
     Told("conference", ("African Union",), "Addis Ababa", "2022-06-19", "planned")),
    ("The Kremlin dismissed as speculation reports that Mr Putin would meet Mr Holm in Oslo.",
     Told("meeting", ("Vladimir Putin", "Holm"), "Oslo", status="denied")),
    # Each destination's own day; the meeting before is not this one's day.
    ("Mr Dimov visited Athens in February and Thessaloniki in April.",
     Told("visit", ("Dimov",), "Thessaloniki", "2022-04")),
    ("Nikos Pappas and Goran Dimov will hold talks in Ohrid on Friday, their third meeting since December.",
     Told("talks", ("Nikos Pappas", "Goran Dimov"), "Ohrid", "2022-06-17", "planned")),
    # The two states that were named.
    ("Greece and North Macedonia opened a crossing. The two countries' prime ministers met on the sidelines of the "
     "NATO summit in Vilnius last July.", Told("meeting", ("Greece", "North Macedonia"), "Vilnius", "2021-07")),
    ("The ministers of Greece and North Macedonia opened a crossing, a year after their governments signed an "
     "agreement.", Told("agreement", ("Greece", "North Macedonia"))),
    ("Norway's Kari Dahl returned to the table on Monday after a telephone call from Mr Arnason.",
     Told("call", ("Kari Dahl", "Arnason"))),
    ("The Prime Minister spoke to President Macron on Monday.",
     Told("talks", ("Emmanuel Macron",), edtf="2022-06-13")),
    ("A conference of donors in Paris on 15 April raised $2bn.",
     Told("conference", ("donors",), "Paris", "2022-04-15")),
    ("The leaders looked forward to seeing each other at the G7 summit in Italy.",
     Told("conference", ("G7",), "Italy", status="planned")),
    ("Chancellor Holm said the truce would last, in separate calls with President Soto of Peru and Chile's foreign "
     "minister, Rosa Paz.", Told("call", ("Holm", "Rosa Paz"))),
    ("The Norwegian minister, Eva Lund, touring Chad with a UN team, said the country would need $4m by July.",
     Told("visit", ("Eva Lund",), "Chad", "../2022-06-15")),
    ("The radar angered Peru before a historic visit by President Ann Lee set for March, an aide said.",
     Told("visit", ("Ann Lee",), status="planned")),
    # As agencies of Africa and Asia put it.
    ("The East African Community Heads of State Summit will be held in Arusha on 21 July.",
     Told("conference", ("East African Community",), "Arusha", "2022-07-21", "planned")),
    ("On the final leg of his three-nation tour, Prime Minister Mehta reached Muscat on Sunday evening.",
     Told("visit", ("Mehta",), "Muscat", "2022-06-12")),
    ("North Korean Foreign Minister Ri Jong Ho left Pyongyang on Tuesday to pay official visits to Laos and Vietnam.",
     Told("visit", ("Ri Jong Ho",), "Vietnam")),
    ("ECOWAS Commission President Omar Diallo led a joint mission to Conakry on Friday.",
     Told("visit", ("Omar Diallo",), "Conakry", "2022-06-10")),
    ("The AU Peace and Security Council convened on Friday its 998th session on Chad.",
     Told("conference", ("AU Peace and Security Council",), edtf="2022-06-10")),
    ("Foreign ministers of the Arab Quartet gathered in Cairo on Monday.",
     Told("meeting", ("Arab Quartet",), "Cairo", "2022-06-13")),
    # A clause without "that"; a particle that looks like a verb; as many towns as there were rounds.
    ("The treaty Norway and Chad signed in Oslo in May took effect on Monday.",
     Told("agreement", ("Norway", "Chad"), "Oslo", "2022-05")),
    ("The talks Norway and Chad held in Oslo in May failed.", Told("talks", ("Norway", "Chad"), "Oslo", "2022-05")),
    ("President José Eduardo dos Santos and rebel leader Jonas Savimbi met in Lusaka on Monday.",
     Told("meeting", ("José Eduardo dos Santos", "Jonas Savimbi"), "Lusaka", "2022-06-13")),
    ("The negotiators met in Cairo in March, in Addis Ababa in April and again in Khartoum in May.",
     Told("meeting", ("negotiators",), "Addis Ababa", "2022-04")),
    ("Rival Angolan generals shook hands in Lusaka on Monday.",
     Told("meeting", ("Rival Angolan generals",), "Lusaka", "2022-06-13")),
    # Invited to what has a day; whoever skips it, it takes place; a chronology's meeting under a mediator.
    (
        "Chancellor Olga Brandt has invited the leaders of Serbia and Kosovo to a conference in Berlin on 28 August.",
        Told("conference", ("Serbia", "Kosovo"), "Berlin", "2022-08-28", "planned"),
    ),
    (
        "Ethiopia skipped a meeting with Egypt and Sudan in Washington in February.",
        Told("meeting", ("Egypt", "Sudan"), "Washington", "2022-02"),
    ),
    (
        "January 2005 - First meeting in Helsinki under former Finnish President Martti Ahtisaari.",
        Told("meeting", ("Martti Ahtisaari",), "Helsinki", "2005-01"),
    ),
    (
        "EU and ASEAN monitors arrived in Banda Aceh on Monday.",
        Told("visit", ("European Union", "ASEAN"), "Banda Aceh", "2022-06-13"),
    ),
    (
        "Kim Yong, president of the Presidium, on Monday received credentials from Olav Berg, Norwegian ambassador.",
        Told("meeting", ("Kim Yong", "Olav Berg"), edtf="2022-06-13"),
    ),
    # A city goes by the article's own spelling.
    ("Ann Lee met Karl Holm in Kiev on Monday.", Told("meeting", ("Ann Lee", "Karl Holm"), "Kiev", "2022-06-13")),
    ("Ann Lee met Karl Holm in Jidda on Monday.", Told("meeting", ("Ann Lee", "Karl Holm"), "Jidda", "2022-06-13")),
    (
        "A meeting of finance ministers in Brussels on Monday approved the loan.",
        Told("meeting", ("finance ministers",), "Brussels", "2022-06-13"),
    ),
]  # fmt: skip

QUIET = [
    "British Prime Minister Tony Blair arrived in Manchester on Tuesday.",
    "Gerry Kelly travelled to Belfast on Tuesday.",
    "The Cuban government has expressed readiness to resume talks with Spain.",
    "Ann Lee still speaks with President Karl Holm every second or third day.",
    "The radar angered Peru, prompting calls from Chilean leaders to cancel its deployment.",
    "Peru was scolded despite calls by Chile for Bolivia to allow access.",
    "Mr Gray called in Jakarta on Monday for an end to the war.",
    "The general was sent to The Hague in May to face his judges.",
    "Norway and Chad yesterday deployed troops to stop the fighting in Ituri.",
    "A man called Karl Holm met nobody.",
    "In a conference call on Tuesday an aide told reporters that Ann Lee would be back.",
    "Karl Holm told Reuters by phone from Tripoli that the port was open.",
    "In a phone call with ABC News, President Holm said he would go.",
    "President Lee received a call from a voter on Monday.",
    "Contact with the Iranian foreign minister was lost on Monday.",
    "President Soto went from table to table and chatted with people in Manila on Sunday.",
    "Humberto Rios and Ivan Marin have not spoken since they fell out in Havana in January.",
    "Aleksandar Vucic has met Albin Kurti a dozen times.",
    "Tokyo is striving to meet American complaints about its trade.",
    "A meeting of farmers in Lyon on Monday ended in uproar.",
    "The president of Peru met Peruvian business leaders in Lima on Monday.",
    "Mr Gates told a conference in Seattle that software would change the world.",
    "Scientists told a conference in Boston on Monday that the ice was melting.",
    "Conservative leaders met at a retreat in Devon.",
    "Kingston-born singer Marlon Dean arrived in Harare on Friday and was met by the minister of culture. He last "
    "visited Zimbabwe in 1998.",
    "Swedish Prime Minister Ulf Berg visited Gothenburg on Tuesday.",
]
