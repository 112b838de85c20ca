"""The words that say whether something happened, by what they do to what they govern."""

from __future__ import annotations

from events.vocabulary import EventStatus

HELD, PLANNED = EventStatus.HELD, EventStatus.PLANNED
POSTPONED, CANCELLED, DENIED = EventStatus.POSTPONED, EventStatus.CANCELLED, EventStatus.DENIED

POSTPONE = frozenset({"postpone", "delay", "reschedule", "defer", "shelve"})
MOVE = frozenset({"move", "push", "shift", "put", "bring"})  # to a later day
OCCUR = frozenset("open begin start take resume convene proceed conclude end go happen occur".split())
CANCEL = frozenset(
    """
    cancel scrap scratch ditch axe nix forgo forego thwart abandon drop suspend boycott skip miss snub shun reject
    scupper derail rescind refuse decline
    """.split()
)
# "hop" above is what the model's lemmatizer makes of "hoped".
OFF = {"off": {"call": CANCELLED, "put": POSTPONED, "break": CANCELLED, "cut": CANCELLED, "be": CANCELLED},
        "back": {"put": POSTPONED, "push": POSTPONED},
        "out": {"pull": CANCELLED}, "through": {"fall": CANCELLED}, "down": {"turn": CANCELLED}}  # fmt: skip
REFUSE = frozenset("refuse decline fail cancel scrap abandon decide-not".split())
INTEND = frozenset(
    """
    plan intend expect schedule set agree prepare promise pledge vow decide arrange announce due slate poise
    confirm commit tip aim suppose
    """.split()
)
WISH = frozenset(
    """
    want hope hop wish offer propose urge call ask seek try attempt ready willing able need invite suggest consider
    like demand request encourage recommend push press advise allow enable help pave reluctant eager keen likely
    unlikely possible impossible welcome threaten refuse wait require want convince persuade tell order easy
    difficult hard important
    """.split()
)
ATTEND = frozenset("attend participate take join skip miss boycott snub shun send".split())
DENY = frozenset({"deny", "refute", "dismiss", "disown"})
HEARSAY = frozenset("report claim allegation suggestion rumour rumor story assertion speculation".split())
REJECT = frozenset({"reject", "rubbish", "refute", "scotch", "contradict"})  # what is only said, as false
HYPOTHETICAL = frozenset({"could", "might", "may", "should", "can", "must", "ca", "ought"})
CONDITION = frozenset({"if", "unless", "whether", "until", "lest"})
REPORTING = frozenset(
    """
    say tell add announce report declare state note confirm write claim insist explain disclose reveal believe
    think know
    """.split()
)
PLANNED_WORDS = frozenset(
    """
    planned upcoming forthcoming scheduled next future coming imminent impending expected further another later
    """.split()
)
UNREAL_WORDS = frozenset({"possible", "potential", "eventual", "hypothetical", "proposed", "would-be", "any", "no"})
OPEN = frozenset("uncertain unlikely possible unclear doubtful conceivable undecided".split())
DEBATED = frozenset("discussion consideration review doubt question debate".split())
PREPARED = frozenset("preparation arrangement plan schedule agenda invitation countdown groundwork visa".split())
BEFORE = frozenset({"ahead", "before", "until", "pending"})
