"""Whether the text says that it happened: tense, modality, negation, refusal and attribution around a trigger."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from events.extraction.frame import Frame
from events.extraction.syntax import clause_of, is_negated, own_subject
from events.vocabulary import EventStatus, EventType

HELD, PLANNED = EventStatus.HELD, EventStatus.PLANNED
POSTPONED, CANCELLED, DENIED = EventStatus.POSTPONED, EventStatus.CANCELLED, EventStatus.DENIED


@dataclass(frozen=True, slots=True)
class Realis:
    """``status`` None means that the text speaks of no event. ``weak`` yields to what another sentence says.

    ``tense`` is "past", "present" or "future", for dates that tell more than the verb.
    """

    status: EventStatus | None
    weak: bool = False
    tense: str = "past"
    absent: bool = False  # the subject stays away, which says nothing of the event itself


_POSTPONE = frozenset({"postpone", "delay", "reschedule", "defer", "adjourn"})
_CANCEL = frozenset(
    """
    cancel scrap thwart abandon drop suspend boycott skip miss snub shun reject scupper derail rescind refuse
    decline
    """.split()
)
_OFF = {"off": {"call": CANCELLED, "put": POSTPONED, "break": CANCELLED}, "back": {"put": POSTPONED, "push": POSTPONED},
        "out": {"pull": CANCELLED}}  # fmt: skip
_REFUSE = frozenset("refuse decline fail cancel scrap abandon decide-not".split())
_INTEND = frozenset(
    """
    plan intend expect schedule set agree prepare promise pledge vow decide arrange announce due slate poise
    confirm commit tip aim
    """.split()
)
_WISH = frozenset(
    """
    want hope wish offer propose urge call ask seek try attempt ready willing able need invite suggest consider
    like demand request encourage recommend push press advise allow enable help pave reluctant eager keen likely
    unlikely possible impossible welcome threaten refuse wait require want convince persuade tell order easy
    difficult hard important
    """.split()
)
_ATTEND = frozenset("attend participate take join skip miss boycott snub shun send".split())
_DENY = frozenset({"deny", "refute", "dismiss", "disown"})
_HEARSAY = frozenset({"report", "claim", "allegation", "suggestion", "rumour", "rumor", "story", "assertion"})
_HYPOTHETICAL = frozenset({"could", "might", "may", "should", "can", "must", "ca", "ought"})
_CONDITION = frozenset({"if", "unless", "whether", "until", "lest"})
_REPORTING = frozenset(
    """
    say tell add announce report declare state note confirm write claim insist explain disclose reveal believe
    think know
    """.split()
)
_PLANNED_WORDS = frozenset(
    """
    planned upcoming forthcoming scheduled next future coming imminent impending expected further another later
    """.split()
)
_UNREAL_WORDS = frozenset({"possible", "potential", "eventual", "hypothetical", "proposed", "would-be", "any", "no"})
_BEFORE = frozenset({"ahead", "before", "until", "pending"})


def read_status(frame: Frame, *, present_is_past: bool = False) -> Realis:
    """The status that the words around a frame's trigger give it.

    ``present_is_past`` holds in headlines, captions and chronologies ("Minister visits Kabul").
    """
    realis = _read(frame, present_is_past)
    if realis.status is CANCELLED and frame.nominal and frame.predicate is not None and _stays_away(frame):
        return Realis(PLANNED if realis.tense != "past" else HELD, weak=True, tense=realis.tense, absent=True)
    return realis


def _stays_away(frame: Frame) -> bool:
    """ "declined to attend the summit": the summit goes on; "refused to take part in talks" leaves none."""
    assert frame.predicate is not None
    attends = frame.predicate.lemma_.lower() in _ATTEND
    return attends and (frame.definite or frame.type is EventType.CONFERENCE)


def _read(frame: Frame, present_is_past: bool) -> Realis:
    unreal = _read_label(frame.trigger) or _read_adjectives(frame.trigger)
    if unreal is not None:
        return unreal
    if frame.predicate is None:
        return _read_surroundings(frame, present_is_past)
    relative = frame.predicate.dep_ in ("acl", "relcl") and frame.predicate.head == frame.trigger
    if frame.nominal and relative and _read_surroundings(frame, present_is_past).status is None:
        return Realis(None)
    return _read_verb(frame.predicate, frame, present_is_past, 0)


_LABELS = {
    "CANCELLED": CANCELLED, "CANCELED": CANCELLED, "POSTPONED": POSTPONED, "DELAYED": POSTPONED, "PLANNED": PLANNED,
}  # fmt: skip


def _read_label(trigger: Token) -> Realis | None:
    """ "CANCELLED: visit of …" in a diary."""
    first = trigger.sent[0]
    before = first.nbor(-1) if first.i > 0 and first.text not in _LABELS else first
    for token in (first, before, *([before.nbor(-1)] if before.i > 0 else [])):
        if token.text in _LABELS:
            return Realis(_LABELS[token.text])
    return None


def _read_adjectives(trigger: Token) -> Realis | None:
    words = {child.lower_ for child in trigger.lefts if child.dep_ in ("amod", "det", "compound", "advmod")}
    if trigger.pos_ not in ("NOUN", "PROPN"):
        return None
    if words & {"cancelled", "canceled", "aborted", "abandoned"}:
        return Realis(CANCELLED)
    if words & {"postponed", "delayed"}:
        return Realis(POSTPONED)
    if words & (_UNREAL_WORDS - {"no"}) and "proposed" not in words:
        return Realis(None)
    if "proposed" in words and (trigger.dep_ != "dobj" or trigger.head.lemma_.lower() not in _POSTPONE | _CANCEL):
        return Realis(PLANNED, weak=True, tense="future")
    return None


def _read_surroundings(frame: Frame, present_is_past: bool) -> Realis:
    """A noun without a carrying verb: what stands before it, then what the clause around it does to it."""
    trigger = frame.trigger
    words = {child.lower_ for child in trigger.lefts}
    if trigger.dep_ in ("ROOT", "appos") or (
        trigger.pos_ == "PROPN" and clause_of(trigger).pos_ not in ("VERB", "AUX")
    ):
        return Realis(PLANNED if words & _PLANNED_WORDS else HELD, weak=True, tense="present")
    token = trigger
    for _ in range(8):
        head = token.head
        if head == token:
            break
        if token.dep_ == "prep" and (token.lower_ in _BEFORE or _follows_ahead(token)):
            return Realis(PLANNED, weak=True, tense="future")
        if token.dep_ == "prep" and token.lower_ in ("after", "following", "since"):
            return Realis(HELD, weak=True)
        if head.lemma_.lower() in _DENY and token.dep_ == "dobj":
            return Realis(DENIED)
        if head.lemma_.lower() in (
            "possibility",
            "prospect",
            "idea",
            "hope",
            "call",
            "need",
            "offer",
            "proposal",
            "chance",
            "request",
        ):
            return Realis(None)
        if head.pos_ in ("VERB", "AUX"):
            lemma = head.lemma_.lower()
            if token.dep_ in ("dobj", "nsubjpass") and (particle := _read_particle(head)) is not None:
                return particle
            if token.dep_ in ("dobj", "nsubjpass", "prep") and lemma in _WISH | {
                "support",
                "oppose",
                "favour",
                "favor",
                "back",
            }:
                return Realis(None)
            if token.dep_ in ("dobj", "nsubjpass") and lemma in _CANCEL:
                return Realis(CANCELLED)
            if token.dep_ in ("dobj", "nsubjpass") and lemma in _POSTPONE:
                return Realis(POSTPONED)
            if token.dep_ in ("dobj", "nsubjpass") and lemma in _INTEND | {"await", "anticipate", "foresee"}:
                return Realis(PLANNED, tense="future")
            around = _read_verb(head, frame, present_is_past, 1)
            if words & _PLANNED_WORDS:
                return Realis(PLANNED, weak=True, tense="future")
            if around.status is PLANNED:
                return Realis(PLANNED, weak=True, tense="future")
            return Realis(HELD, weak=True, tense=around.tense)
        token = head
    return Realis(PLANNED if words & _PLANNED_WORDS else HELD, weak=True, tense="present")


def _follows_ahead(token: Token) -> bool:
    return token.lower_ == "of" and token.head.lower_ == "ahead"


def _read_particle(verb: Token) -> Realis | None:
    for child in verb.children:
        status = _OFF.get(child.lower_, {}).get(verb.lemma_.lower())
        if status is not None and child.dep_ in ("prt", "advmod", "prep"):
            return Realis(status)
    return None


def _read_verb(verb: Token, frame: Frame, present_is_past: bool, depth: int) -> Realis:
    lemma = verb.lemma_.lower()
    negated = is_negated(verb)
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if any(child.dep_ == "mark" and child.lower_ in _CONDITION for child in verb.children):
        return Realis(None)
    particle = _read_particle(verb)
    if particle is not None:
        return particle
    nominal = frame.nominal and depth == 0
    if nominal and lemma in _POSTPONE:
        return Realis(POSTPONED)
    if nominal and lemma in _CANCEL:
        return Realis(CANCELLED)
    if nominal and lemma in _DENY:
        return Realis(DENIED)
    if nominal and lemma in ("propose", "suggest", "offer", "demand", "reject", "want", "seek"):
        return Realis(None)
    future = bool(auxiliaries & {"will", "'ll", "shall", "wo", "’ll"}) or ("would" in auxiliaries)
    if auxiliaries & _HYPOTHETICAL:
        return Realis(DENIED) if negated and "have" in auxiliaries else Realis(None)
    if "would" in auxiliaries and not _is_reported(verb):
        return Realis(None)
    if future:
        return Realis(CANCELLED if negated else PLANNED, tense="future")
    if nominal and lemma in _INTEND | {"be"} and _tells_a_plan(verb, lemma, frame):
        return Realis(DENIED if negated else PLANNED, tense="future")
    if present_is_past and verb.tag_ == "VB" and verb.dep_ == "ROOT" and not auxiliaries:
        return Realis(HELD)  # "5 May: envoys hold talks"
    if "to" in auxiliaries or (
        verb.tag_ == "VB" and verb.dep_ in ("xcomp", "acl", "advcl", "ROOT", "relcl", "conj", "ccomp")
    ):
        if verb.dep_ == "conj" and "to" not in auxiliaries and verb.head.pos_ in ("VERB", "AUX") and depth < 5:
            return _read_verb(verb.head, frame, present_is_past, depth + 1)
        return _read_infinitive(verb, frame, present_is_past, negated, depth)
    if (
        verb.tag_ == "VBG"
        and verb.dep_ in ("xcomp", "pcomp", "advcl", "acl", "ccomp", "dobj")
        and not auxiliaries & {"is", "are", "was", "were"}
    ):
        return _read_gerund(verb, frame, present_is_past, negated, depth)
    shares = verb.dep_ == "conj" and own_subject(verb) is None and verb.head.pos_ in ("VERB", "AUX") and depth < 5
    if shares and verb.tag_ in ("VB", "VBN", "VBG") and not auxiliaries:
        return _read_verb(verb.head, frame, present_is_past, depth + 1)
    if (
        nominal
        and negated
        and lemma in ("announce", "confirm", "agree", "decide", "disclose", "publicise", "publicize")
    ):
        return Realis(HELD, weak=True)  # what nobody announced may have been
    if negated or _is_denied(verb):
        return Realis(DENIED)
    if "had" in auxiliaries:
        return Realis(HELD, tense="pluperfect")
    if verb.tag_ in ("VBZ", "VBP") or auxiliaries & {"is", "are", "am", "'s", "'re"}:
        if verb.tag_ == "VBN" and not present_is_past and auxiliaries & {"is", "are"}:
            return Realis(HELD, weak=True, tense="present")
        return Realis(HELD, weak=not present_is_past, tense="past" if present_is_past else "present")
    return Realis(HELD)


def _tells_a_plan(verb: Token, lemma: str, frame: Frame) -> bool:
    """ "is planned for June", "is due on Monday"; what had been planned stays planned."""
    if lemma == "be":
        return any(
            child.lower_ in ("due", "scheduled", "planned", "expected", "set")
            for child in verb.children
            if child.dep_ in ("acomp", "attr")
        )
    if frame.type is EventType.AGREEMENT and lemma in ("agree", "announce", "confirm", "set"):
        return False
    return lemma not in ("agree", "set", "confirm", "announce", "decide", "commit") or verb.tag_ == "VBN"


def _read_infinitive(verb: Token, frame: Frame, present_is_past: bool, negated: bool, depth: int) -> Realis:
    head = verb.head
    lemma = head.lemma_.lower()
    if head == verb or verb.dep_ == "ROOT":
        return Realis(CANCELLED if negated else PLANNED, tense="future")
    if depth > 5:
        return Realis(None)
    if negated:
        return Realis(CANCELLED) if lemma in _INTEND | {"choose"} else Realis(None)
    if lemma in _REFUSE and lemma != "fail":
        return Realis(CANCELLED)
    if lemma == "fail":
        return Realis(CANCELLED)
    if lemma in (
        "attempt",
        "plan",
        "invitation",
        "bid",
        "effort",
        "proposal",
        "decision",
        "intention",
        "offer",
        "promise",
        "agreement",
    ) and head.pos_ in ("NOUN", "PROPN"):
        return _read_planned_noun(head, lemma)
    if lemma == "be" and verb.i > head.i and verb.dep_ != "advcl":
        return Realis(CANCELLED if is_negated(head) else PLANNED, tense="future")
    if lemma in _INTEND:
        if is_negated(head):
            return Realis(CANCELLED)
        return Realis(PLANNED, tense="future")
    if lemma == "go" and any(child.dep_ == "aux" for child in head.children) and verb.dep_ == "xcomp":
        return Realis(PLANNED, tense="future")
    if lemma in _WISH or head.pos_ == "ADJ":
        if lemma in ("due", "set"):
            return Realis(PLANNED, tense="future")
        return Realis(None)
    if head.pos_ in ("ADV", "ADP") and head.head.lemma_ == "be":
        head = head.head  # "Also in Rome to meet the pope was the king"
    if head.pos_ in ("VERB", "AUX"):
        around = _read_verb(head, frame, present_is_past, depth + 1)
        return Realis(around.status, weak=True, tense=around.tense)
    if verb.dep_ in ("acl", "relcl"):  # "a summit to be held in May", "the first to visit"
        return Realis(PLANNED, weak=True, tense="future")
    return Realis(None)


def _read_planned_noun(noun: Token, lemma: str) -> Realis:
    """ "an attempt to host talks was thwarted", "plans to visit were dropped", "his decision to attend"."""
    verb = clause_of(noun)
    if noun.dep_ in ("nsubj", "nsubjpass", "dobj") and verb.pos_ in ("VERB", "AUX"):
        particle = _read_particle(verb)
        if particle is not None:
            return particle
        if verb.lemma_.lower() in _CANCEL | {"fail", "collapse"}:
            return Realis(CANCELLED)
        if verb.lemma_.lower() in _POSTPONE:
            return Realis(POSTPONED)
    return (
        Realis(PLANNED, weak=True, tense="future")
        if lemma in ("plan", "decision", "agreement", "promise")
        else Realis(None)
    )


def _read_gerund(verb: Token, frame: Frame, present_is_past: bool, negated: bool, depth: int) -> Realis:
    head = verb.head
    lemma = head.lemma_.lower()
    if negated or depth > 5 or lemma in ("include", "involve", "require", "mean", "entail"):
        return Realis(None)
    if lemma in _DENY:
        return Realis(DENIED)
    if lemma == "rule" or lemma in ("consider", "contemplate", "suggest", "propose", "discuss", "envisage", "avoid"):
        return Realis(None)
    if head.dep_ == "prep" or verb.dep_ == "pcomp":
        preposition = head
        if preposition.lower_ in ("before", "without", "instead", "despite"):
            return Realis(PLANNED if preposition.lower_ == "before" else None, weak=True)
        if preposition.lower_ in ("of", "about", "for") and preposition.head.pos_ == "NOUN":
            return Realis(None)
        return Realis(HELD, weak=True)
    if head.pos_ in ("VERB", "AUX") and verb.dep_ != "acl":
        around = _read_verb(head, frame, present_is_past, depth + 1)
        return Realis(around.status, weak=True, tense=around.tense)
    return Realis(HELD, weak=True, tense="present")


def _is_reported(verb: Token) -> bool:
    """Whether a clause is what someone said: "said he would visit"."""
    token = verb
    for _ in range(4):
        if token.dep_ in ("ccomp", "parataxis") and token.head.lemma_.lower() in _REPORTING:
            return True
        if any(child.dep_ in ("ccomp", "parataxis") and child.lemma_.lower() in _REPORTING for child in token.children):
            return True
        if token.dep_ not in ("conj", "xcomp", "advcl", "ccomp", "relcl"):
            return False
        token = token.head
    return False


def _is_denied(verb: Token) -> bool:
    head = verb.head
    if verb.dep_ in ("acl", "ccomp", "relcl") and head.lemma_.lower() in _HEARSAY:  # "denied a report that they met"
        head = head.head
    return verb.dep_ in ("ccomp", "xcomp", "pcomp", "acl", "relcl") and head.lemma_.lower() in _DENY
