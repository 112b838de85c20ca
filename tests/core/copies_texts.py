"""A wire story of our own, what newsrooms make of it, and what is not a copy of it."""

from __future__ import annotations

import textwrap

LEAD = (
    "The foreign ministers of Norway and Bolivia agreed on Thursday to reopen the embassies that their countries closed"
    " nine years ago, ending a quarrel over a fishing fleet that neither of them had much wished to begin."
)
TALKS = (
    "Ingrid Solheim and Mateo Quiroga met for three hours in the old customs house of Bergen, where rain kept the crowd"
    " away. They came out with a page and a half of text and a promise to name ambassadors before the summer."
)
VOICES = (
    "“We have lost enough time,” Quiroga told reporters on the quay. Solheim said that the first ambassador would leave"
    " for La Paz in May, and that a delegation of shipowners would travel with him."
)
BACKGROUND = (
    "The two states broke off relations after the coast guard held eleven trawlers near Svalbard. A court in Hamburg"
    " ordered the ships released, but the captains were fined and one of them spent a winter in a Norwegian prison."
)
TRADE = (
    "Trade between the two had fallen by two thirds since then, according to figures of the chamber of commerce in"
    " Santa Cruz. Bolivian quinoa reached Oslo by way of Rotterdam, and Norwegian turbines never reached the Andes."
)
LAST = (
    "A joint commission is to look at the remaining claims. It will sit in Geneva, under a judge from Mauritius, and"
    " has been given until the end of next year to report to both parliaments."
)
STORY = [LEAD, TALKS, VOICES, BACKGROUND, TRADE, LAST]


def print_story(*paragraphs: str, headline: str = "Norway and Bolivia to reopen embassies") -> str:
    return "\n\n".join([headline, *paragraphs])


WIRE = print_story(*STORY)

COPIES = {
    "another headline": print_story(*STORY, headline="Nine-year fish quarrel ends in Bergen"),
    "cut to a half from the end": print_story(*STORY[:3], headline="Embassies to reopen"),
    "background cut out": print_story(LEAD, TALKS, VOICES, LAST),
    "a byline and a note": print_story(
        "By our correspondent in Bergen",
        *STORY,
        "Additional reporting by the night desk.",
        "Sign up for our newsletter",
    ),
    "a paragraph of its own": print_story(
        *STORY, "Readers of this paper will remember that the consul's house on Harbour Street has stood empty since."
    ),
    "house style": WIRE.replace("Thursday", "Thursday afternoon")
    .replace("three hours", "3 hours")
    .replace("“", '"')
    .replace("”", '"')
    .replace("two thirds", "two-thirds")
    .replace("figures of", "figures from")
    .replace("the summer", "summer"),
    "reflowed by a mail program": "\n\n".join(textwrap.fill(paragraph, 70) for paragraph in STORY),
    "a dateline in front": print_story("BERGEN, Norway (Fjord Press) — " + LEAD, *STORY[1:]),
}

OTHERS = {
    "the same event by another reporter": print_story(
        "Norway and Bolivia will send ambassadors to each other again after nine years, Ingrid Solheim and her"
        " colleague"
        " Mateo Quiroga said in Bergen on Thursday.",
        "The meeting in the former customs house lasted until noon. Officials on both sides described it as friendly"
        " and"
        " said that a short declaration had been signed.",
        "Quiroga, who came by ship from Stavanger, spoke on the quay of wasted years. “We have lost enough time,” he"
        " said.",
        "The dispute began when the Norwegian coast guard seized eleven fishing boats in the north; the tribunal in"
        " Hamburg later had them returned to their owners.",
        headline="Bergen meeting mends a nine-year rift",
    ),
    "a paraphrase": print_story(
        "On Thursday Oslo's and La Paz's chief diplomats settled that the missions shut nine years earlier will open"
        " their"
        " doors once more, laying to rest an argument about trawlers which nobody had really wanted.",
        "For three hours Solheim and Quiroga sat together in Bergen's one-time customs building while it poured"
        " outside."
        " The outcome: under two pages, and word that envoys are to be picked before summer comes.",
        "“Too much time has gone,” said Quiroga at the harbour. According to Solheim an envoy sets off for Bolivia in"
        " May,"
        " accompanied by owners of ships.",
        headline="Old quarrel over fish is settled",
    ),
    "a follow-up with half of the background": print_story(
        "Norway named Kari Lindqvist on Monday as its first ambassador to Bolivia in nine years, choosing a career"
        " diplomat who began as a radio operator on a weather ship and has since served in Lima, Quito and Ottawa.",
        "Lindqvist, who speaks Quechua, will present her letters in La Paz on the second of May. Nineteen shipowners"
        " have"
        " signed up for the journey, more than the ministry has seats for, and lots will be drawn this week.",
        "The opposition in Oslo asked what the new mission would cost, and got no figure. The house in La Paz was let"
        " to"
        " a language school, whose contract runs for another two years.",
        BACKGROUND,
        TRADE,
        headline="Radio operator to be ambassador",
    ),
    "the same agency's next story in the same words of course": print_story(
        "The foreign ministers of Norway and Peru agreed on Friday to let fishing crews change ships in each other's"
        " ports without a visa, a step that the unions on both sides had asked for since the spring.",
        "They met in Tromsø at the edge of a conference on drift ice. The accord takes effect in January and can be"
        " ended by either side with six months' notice.",
        "A joint commission is to look at the remaining claims. It will sit in Lima and meet twice a year.",
        headline="Norway and Peru ease rules for crews",
    ),
}
