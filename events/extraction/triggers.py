"""The words that tell of diplomatic events, by what they do in a sentence (CAMEO 036 to 046 and 057 as a guide)."""

from __future__ import annotations

import re

from spacy.tokens import Token

from events.extraction.types import Span
from events.vocabulary import EventType

NOUNS: dict[str, EventType] = {
    **dict.fromkeys(
        ("visit", "trip", "tour", "dash", "stopover", "voyage", "journey", "stop", "layover", "arrival"),
        EventType.VISIT,
    ),
    **dict.fromkeys(
        ("meeting", "encounter", "tête-à-tête", "get-together", "audience", "luncheon", "lunch", "dinner", "breakfast",
         "tete-a-tete", "exchange", "sit-down", "contact", "bilateral",
         "trilateral", "huddle", "powwow", "face-to-face", "tea", "coffee", "chat", "banquet", "appointment",
         "supper", "meal"),
        EventType.MEETING,
    ),
    **dict.fromkeys(
        ("talk", "talks", "negotiation", "negotiations", "consultation", "consultations", "discussion", "discussions",
         "dialogue", "round", "deliberations", "parley"),
        EventType.TALKS,
    ),
    **dict.fromkeys(
        ("conference", "summit", "forum", "gathering", "congress", "convention", "assembly", "symposium", "session",
         "ceremony", "celebration", "retreat", "roundtable", "conclave", "colloquium", "ministerial", "moot",
         "jamboree", "meet", "jirga"),
        EventType.CONFERENCE,
    ),
    **dict.fromkeys(("call", "phonecall", "teleconference", "videoconference", "conversation"), EventType.CALL),
    **dict.fromkeys(
        ("agreement", "accord", "treaty", "pact", "deal", "memorandum", "protocol", "declaration", "communiqué",
         "communique", "convention", "accords", "charter", "truce", "ceasefire", "cease-fire", "armistice", "plan",
         "bargain", "mou", "entente", "statement", "text", "framework", "roadmap", "document",
         "programme", "program"),
        EventType.AGREEMENT,
    ),
}  # fmt: skip
# Nouns too common to speak of diplomacy by themselves: they need a verb of doing or a named partner.
WEAK_NOUNS = frozenset(
    """
    dash stop layover arrival appointment retreat conclave bilateral trilateral huddle powwow face-to-face
    ministerial moot
    tea coffee chat banquet supper meal jamboree
    tour journey voyage encounter audience lunch dinner breakfast luncheon exchange contact round assembly
    convention session ceremony celebration call conversation deal protocol declaration charter plan talk
    discussion dialogue gathering forum congress truce ceasefire cease-fire bargain symposium
    """.split()
)
MEALS = frozenset({"dinner", "lunch", "luncheon", "breakfast", "supper", "tea", "coffee", "banquet"})
# Agreements in some texts, anything in others: only what somebody signed or agreed.
NEVER_ALONE = frozenset(
    """
    plan bargain charter statement declaration protocol truce ceasefire cease-fire convention audience
    text framework roadmap document programme program appointment tea coffee chat banquet supper meal
    """.split()
)
# What a weak noun or "meeting" must not be: parties, parliaments, sport, trade, private life.
FOREIGN_MODIFIERS = frozenset(
    """
    cabinet board party staff shareholder shareholders general news press parliamentary committee town
    rights business trade-union union football cricket rugby training plenary court jury wedding family faculty
    school community tax rescue bail-out bailout credit takeover merger film record insider plea property
    real-estate song book concert market product peace-building prayer election electoral campaign caucus
    wage pay salary severance lease transfer publishing investor agrarian academic
    red-carpet carpet welcome welcoming greeting wreath-laying oath inauguration swearing-in
    stock currency gift heat fund-raising fundraising charity opening closing bus truck pit whistle-stop
    """.split()
)

_SPORT = re.compile(
    r"\b(?:quarter-?finals?|semi-?finals?|play-?offs?|goalkeeper|midfielder|penalty (?:kick|shoot)|on penalties"
    r"|goalless|wickets|innings|in the finals?(?= (?:in|at|on|of the)\b|[,.;])|national team"
    r"|(?:its|their|the|a) match (?:against|with|in)|equali[sz]er|grand slam)\b",
    re.IGNORECASE,
)
# Said of sport, and of much else: "scored a diplomatic point", "penalties for breaking the embargo".
_PERHAPS_SPORT = re.compile(
    r"\b(?:striker|penalties|touchdown|kick-?off|world cup|scored|half-time|coach|goals?|league|team|match|cup)\b",
    re.IGNORECASE,
)


def speaks_of_sport(text: str) -> bool:
    """Whether a sentence tells of a game: by one word that only games have, or by three that they share."""
    if _SPORT.search(text) is not None:
        return True
    return len({word.lower() for word in _PERHAPS_SPORT.findall(text)}) > 1


MEET = frozenset(
    {"meet", "convene", "gather", "assemble", "dine", "lunch", "breakfast", "sit", "reconvene", "huddle", "closet"}
)
VISIT = frozenset({"visit", "tour", "revisit"})
TRAVEL = frozenset(
    {"travel", "fly", "go", "come", "head", "arrive", "journey", "return", "depart", "leave", "land", "jet"}
    | {"continue", "proceed", "move"}
)
TALK = frozenset(
    {
        "talk",
        "negotiate",
        "confer",
        "consult",
        "speak",
        "mediate",
        "discuss",
        "deliberate",
        "parley",
        "communicate",
        "chat",
        "interact",
        "converse",
    }
)
# Said to somebody: an event where a telephone carries it ("congratulated her by telephone").
ADDRESS = frozenset(
    "congratulate thank assure inform brief warn urge contact reach tell ask condole sound consult update keep".split()
)
PHONE = frozenset({"phone", "telephone", "ring", "call"})
RECEIVE = frozenset({"receive", "welcome", "greet", "host", "fête", "entertain"})
SIGN = frozenset(
    {"sign", "initial", "ink", "conclude", "ratify", "seal", "strike", "reach", "clinch", "agree", "co-sign"}
)
# Verbs that only carry an event noun ("hold talks", "pay a visit", "attend a summit").
LIGHT = frozenset(
    """
    hold have make pay conduct host convene attend open close chair organise organize stage arrange lead begin
    start resume conclude end finish launch join hold complete undertake continue sponsor mediate broker
    facilitate schedule plan cancel postpone delay abandon reschedule boycott skip miss announce propose sign
    initial seal reach strike enter give participate take call cut scrap suspend address wrap interrupt precede
    inaugurate settle foresee envisage pencil
    follow kick co-host co-chair embark prepare agree ink clinch conclude ratify adopt endorse confirm accept agree
    wind wound round cap break share devote obtain secure receive witness mark finalise finalize negotiate deny agree
    """.split()
)
# Nouns under which participants stand though they do not take part themselves ("X boycotted the summit").
ABSENCE = frozenset(
    "scratch ditch axe nix forgo forego boycott skip miss snub shun reject refuse decline avoid".split()
)
HOSTING = frozenset(
    {
        "host",
        "convene",
        "organise",
        "organize",
        "sponsor",
        "stage",
        "co-host",
        "chair",
        "co-chair",
        "receive",
        "welcome",
        "greet",
        "invite",
    }
)
MEDIATING = frozenset({"mediate", "broker", "facilitate", "moderate"})
SIGNING = SIGN | frozenset({"adopt", "endorse", "finalise", "finalize"})
NOT_MET = frozenset(
    """
    demand need requirement target deadline goal criterion standard challenge condition expectation obligation
    commitment test cost promise complaint objective resistance opposition approval criticism end eye objection
    """.split()
)

_MAY_HOLD = re.compile(
    r"\b(?:me(?:e)?t(?:s|ings?)?\b|met\b|visit|trip\b|trips\b|tour(?:s|ed|ing)?\b|travel|fl(?:y|ew"
    r"|ies|own|ying)\b|arriv|talks?\b|talk(?:ed|ing)"
    r"|\btea\b|appointment with|(?:hours?|minutes?|day|time|morning|afternoon|evening) together"
    r"|coffee|chat|banquet|bound for|way to|en route|turn(?:s"
    r"|ed)? up|show(?:s|ed)? up|slip(?:s|ped)? into"
    r"|negotiat|consult|discuss|dialogue|conference|summit|forum\b|gather|congress|conven|assembl"
    r"|reconven|call|phone|telephon"
    r"|conversation|agree|accord|treaty|pact\b|deal\b|deals\b|memorandum|protocol|declaration"
    r"|communiqu|sign(?:s|ed|ing)?\b|host|receiv"
    r"|welcom|greet|attend|participat|took part|take part|taking part|taken part|confer|spoke|speak"
    r"|mediat|broker|delegation|mission to"
    r"|session|audience|dinner|dine|lunch|breakfast|encounter|round\b|rounds\b|went\b|gone\b|go(?:es"
    r"|ing)?(?: on)? to\b|came\b|come\b|coming to|head(?:ed|s|ing)? (?:to|for)"
    r"|(?:leav(?:e|es|ing)|left)\b[^.;]{0,30}? for\b|(?:names?|signatures?)(?: on \w+)? to\b|was in\b|were in\b"
    r"|is in\b|are in\b|be in\b|been in\b|also in\b"
    r"|sat (?:down|between)|sitting (?:down|between)"
    r"|shook hands|plans? for a stop|stop(?:over)? in|truce|cease-?fire|bargain|made (?:his|her|their"
    r"|its) way|contact|ceremony|exchange|journey|return(?:ed|s|ing)? (?:to|from)|dispatch|send"
    r"|sent\b"
    r"|plan\b|trilateral|bilateral|touch(?:ed|es|ing)? down|drop(?:ped|s)? (?:in|by)\b|swung (?:by|through)"
    r"|stop(?:s|ped|ping|over)?[ -]?(?:in|at|over|off|by|on)\b|\bstop\b|transit|shuttl|play(?:s|ed|ing)? host|set foot"
    r"|retreat|deliberat|huddl|moot\b|set (?:off|out)\b|t(?:ook|akes?|aking) off\b"
    r"|be(?:en|ing) to\b|brought together|bring together|got together|get together|roundtable|conclave"
    r"|(?:saw|sees?|seen|seeing) (?:(?-i:[A-Z])|each other|the |his |her |president|prime|foreign|king|pope"
    r"|colonel|general)"
    r"|hands? with|compare[ds]? notes|due (?:in|there)|(?:hours|minutes|time)\b[^.;]{0,25}? with"
    r"|sp(?:ent|end)\b[^.;]{0,60}? with|review(?:s|ed)?\b|foreseen|convey|relayed|expected in|initial"
    r"|ink(?:s|ed|ing)?\b|mous?\b|r[aiu]ng\b|rings\b|phoning|dining|\bland(?:ed|ing)\b|lands (?:in|at)\b|closeted"
    r"|(?:sat|sits?|sitting)\b[^.;]{0,40}? (?:with|across|opposite)\b"
    r"|communicat|interact|convers(?:e[ds]?|ing)\b|(?:tele|video)conf"
    r"|brief(?:s|ed)\b|, in (?-i:[A-Z])[^,.;]{2,60}, (?:say|said|told)|revisit|voyage|armistice|celebrat|ministerial"
    r"|comes\b"
    r"|depart(?:s|ed|ing)? for|joins?\b|joined\b|\baside\b"
    r"|summon|due (?:at|on|today|tomorrow|next|later|this|mon|tue|wed|thu|fri|sat|sun)|raise[sd]?\b|t(?:ook|akes?) up\b"
    r"|expected (?:on |there|here|later|next|this|today|tomorrow|mon|tue|wed|thu|fri|sat|sun)|reached\b|jamboree"
    r"|jirga|dash to|face-to-face|get-together|t[êe]te-|parley|supper|credential"
    r"|credence|\bmeals?\b|guest (?:at|of)|invitation|on the (?:phone|telephone|line)\b|face to face)",
    re.IGNORECASE,
)  # fmt: skip


def is_letter_of_intent(noun: Token) -> bool:
    """ "signed a letter of intent": an agreement, whatever other letters are."""
    return noun.lemma_.lower() == "letter" and any(
        inner.lemma_.lower() == "intent" for of in noun.children if of.lower_ == "of" for inner in of.children
    )


def may_hold_event(text: str) -> bool:
    """Whether a paragraph is worth parsing: it has a word that tells of an event."""
    return _MAY_HOLD.search(text) is not None


def find_event_word(text: str) -> Span | None:
    """The first word that can tell of an event, whole; offsets base is ``text``."""
    found = _MAY_HOLD.search(text)
    if found is None:
        return None
    rest = re.compile(r"\w*").match(text, found.end())
    return Span(found.start(), rest.end() if rest else found.end())
