"""Whether a verb says that it happened: its auxiliaries, its negation, and the verbs and nouns that govern it."""

from __future__ import annotations

from spacy.tokens import Token

from events.extraction.arguments import keeps_from, own_subject
from events.extraction.denial import is_denied
from events.extraction.frame import Frame
from events.extraction.particles import read_particle
from events.extraction.realis import Realis
from events.extraction.reversals import answers_invitation, is_to_be_later, undone_after
from events.extraction.status_words import (
    CANCEL,
    CANCELLED,
    CONDITION,
    DENIED,
    DENY,
    HELD,
    HYPOTHETICAL,
    INTEND,
    OCCUR,
    PLANNED,
    POSTPONE,
    POSTPONED,
    REFUSE,
    WISH,
)
from events.extraction.syntax import PAST_TOO, clause_of, is_negated
from events.extraction.verb_signs import (
    is_awaited,
    is_called_for_a_day,
    is_conditional,
    is_habit,
    is_reported,
    is_when_something_will_be,
    takes_place_after,
    tells_a_plan,
)
from events.vocabulary import EventType


def read_verb_status(verb: Token, frame: Frame, present_is_past: bool, depth: int) -> Realis:
    lemma = verb.lemma_.lower()
    negated = is_negated(verb)
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if any(child.dep_ == "mark" and child.lower_ in CONDITION for child in verb.children):
        return Realis(None)
    if is_denied(verb):
        return Realis(DENIED)
    if not frame.nominal and depth == 0 and frame.type is EventType.VISIT and answers_invitation(verb):
        yes = lemma == "accept"
        return Realis(PLANNED if yes != negated else CANCELLED, tense="future")  # "accepted an invitation to Oslo"
    if not frame.nominal and depth == 0 and is_habit(verb):
        return Realis(None)
    particle = read_particle(verb)
    if particle is not None and frame.type is EventType.VISIT and lemma in ("break", "cut"):
        return Realis(HELD)  # "broke off a visit": it had begun
    if frame.nominal and depth == 0 and (undone := undone_after(verb)) is not None:
        return undone
    if particle is not None and not (frame.nominal and takes_place_after(verb)):
        return particle
    nominal = frame.nominal and depth == 0
    if nominal and lemma in POSTPONE | CANCEL and takes_place_after(verb):
        return Realis(HELD)
    if nominal and lemma in POSTPONE | CANCEL:
        asked = verb.dep_ == "xcomp" and verb.head.lemma_.lower()
        if asked in _DEMANDING or (frame.type is EventType.AGREEMENT and lemma in _UNMADE):
            return Realis(None)  # "called to abandon the talks", "suspended the deal": made long before
        if auxiliaries & HYPOTHETICAL or asked in _THREATENING:
            return Realis(PLANNED, weak=True, tense="future")  # "threatened to cancel the visit": it still stands
        ahead = "to" in auxiliaries or "will" in auxiliaries  # "plans to skip the summit in May"
        return Realis(POSTPONED if lemma in POSTPONE else CANCELLED, tense="future" if ahead else "past")
    if nominal and not negated and verb.tag_ in ("VBD", "VBN") and is_called_for_a_day(verb, frame.trigger):
        return Realis(PLANNED, tense="future")
    arranged = nominal and lemma in ("organise", "organize", "arrange") and verb.tag_ in ("VBD", "VBN")
    if arranged and not auxiliaries & HYPOTHETICAL:
        return Realis(HELD, weak=True)  # what was arranged may lie ahead
    if nominal and lemma in DENY:
        return Realis(DENIED)
    if nominal and lemma in ("propose", "suggest", "offer", "demand", "reject", "want", "seek"):
        return Realis(None)
    future = bool(auxiliaries & {"will", "'ll", "shall", "wo", "’ll"}) or ("would" in auxiliaries)
    if not negated and is_denied(verb):
        return Realis(DENIED, tense="future" if future or auxiliaries & HYPOTHETICAL else "past")
    if negated and nominal and "could" in auxiliaries and lemma in OCCUR | {"hold"}:
        return Realis(CANCELLED)  # "the talks could not be held"
    if nominal and not negated and {"should", "have"} <= auxiliaries and lemma in OCCUR | {"hold", "host", "sign"}:
        return Realis(CANCELLED)  # "the summit that Oslo should have hosted"
    if auxiliaries & HYPOTHETICAL:
        return Realis(DENIED) if negated and "have" in auxiliaries else Realis(None)
    if "would" in auxiliaries and (not is_reported(verb) or is_conditional(verb)):
        return Realis(None)
    if future and negated and not frame.nominal and frame.type is EventType.TALKS:
        return Realis(None)  # "will not talk to the rebels": a stand, and no plan that was given up
    if future:
        moved = negated and is_to_be_later(verb)
        return Realis(POSTPONED if moved else CANCELLED if negated else PLANNED, tense="future")
    if not frame.nominal and depth == 0 and is_awaited(verb, lemma):
        return Realis(CANCELLED if negated else PLANNED, tense="future")
    since = [child for child in verb.children if child.lower_ == "since" and child.dep_ == "prep"]
    if negated and any(inner.lower_ in ("then", "that") for word in since for inner in word.children):
        return Realis(None)  # "has not talked to him since then"
    fell_out = any(
        child.lower_ == "since" and child.dep_ == "mark" for part in verb.children for child in part.children
    )
    if negated and fell_out and auxiliaries & {"have", "has", "'ve"}:
        return Realis(None)  # "have not spoken since they fell out"
    if negated and since and auxiliaries & {"have", "has", "had", "'ve"} and not nominal:
        return Realis(HELD, tense="pluperfect")  # "had not met since the summit in June": there they did
    if any(child.lower_ == "never" for child in verb.children) and auxiliaries & {"have", "has", "'ve"}:
        return Realis(None)  # "have never met"
    if nominal and lemma in INTEND and verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _TRYING:
        return Realis(None)  # "is trying to arrange a meeting"
    if nominal and lemma in INTEND | {"be"} and tells_a_plan(verb, lemma, frame):
        none = negated and any(child.lower_ == "no" for child in frame.trigger.lefts)  # "no meeting is planned"
        return Realis(None if none else DENIED if negated else PLANNED, tense="future")
    if present_is_past and verb.tag_ == "VB" and verb.dep_ == "ROOT" and not auxiliaries:
        return Realis(HELD)  # "5 May: envoys hold talks"
    if verb.lower_ in PAST_TOO and verb.tag_ in ("VB", "VBP") and not auxiliaries and own_subject(verb) is not None:
        return Realis(DENIED if negated else HELD)  # "they put their names to a treaty"
    said = verb.dep_ == "ccomp" or not frame.nominal  # a planned trip that "did not take place" was cancelled
    denies = said and bool(auxiliaries & {"do", "does", "did"})
    if verb.lower_ in ("rang", "rung"):  # the tagger knows neither for a past
        return Realis(DENIED if negated else HELD, tense="pluperfect" if "had" in auxiliaries else "past")
    if nominal and negated and lemma in ("materialise", "materialize"):
        return Realis(CANCELLED)
    if "to" in auxiliaries or (
        verb.tag_ == "VB" and not denies and verb.dep_ in ("xcomp", "acl", "advcl", "ROOT", "relcl", "conj", "ccomp")
    ):
        if verb.dep_ == "conj" and "to" not in auxiliaries and verb.head.pos_ in ("VERB", "AUX") and depth < 5:
            return read_verb_status(verb.head, frame, present_is_past, depth + 1)
        return _read_infinitive(verb, frame, present_is_past, negated, depth)
    if (
        verb.tag_ == "VBG"
        and verb.dep_ in ("xcomp", "pcomp", "advcl", "acl", "ccomp", "dobj")
        and not auxiliaries & {"is", "are", "was", "were"}
    ):
        return _read_gerund(verb, frame, present_is_past, negated, depth)
    shares = verb.dep_ == "conj" and own_subject(verb) is None and verb.head.pos_ in ("VERB", "AUX") and depth < 5
    if shares and verb.tag_ in ("VB", "VBN", "VBG") and not auxiliaries:
        return read_verb_status(verb.head, frame, present_is_past, depth + 1)
    if (
        nominal
        and negated
        and lemma in ("announce", "confirm", "agree", "decide", "disclose", "publicise", "publicize")
    ):
        return Realis(HELD, weak=True)  # what nobody announced may have been
    if negated and verb.tag_ == "VBG" and auxiliaries & {"is", "are", "'s", "'re"}:
        return Realis(CANCELLED, tense="future")  # "is not going to Minsk"
    if negated:
        return Realis(DENIED)
    if "had" in auxiliaries:
        return Realis(HELD, tense="pluperfect")
    if verb.tag_ in ("VBZ", "VBP") and not auxiliaries and is_when_something_will_be(verb):
        return Realis(PLANNED, weak=True, tense="future")
    before = any(child.dep_ == "mark" and child.lower_ == "before" for child in verb.children)
    if before and verb.tag_ in ("VBZ", "VBP") and not present_is_past:
        return Realis(PLANNED, weak=True, tense="future")  # "comes days before the president begins a tour"
    if verb.tag_ in ("VBZ", "VBP") or auxiliaries & {"is", "are", "am", "'s", "'re"}:
        if verb.tag_ == "VBN" and not present_is_past and auxiliaries & {"is", "are"}:
            return Realis(HELD, weak=True, tense="present")
        return Realis(HELD, weak=not present_is_past, tense="past" if present_is_past else "present")
    return Realis(HELD)


_DEMANDING = frozenset("call urge demand ask vote press propose".split())
_THREATENING = frozenset("threaten want consider offer".split())
_UNMADE = frozenset("suspend rescind abandon drop scrap".split())
_ALLOWANCES = frozenset(
    """
    readiness willingness eagerness interest reluctance refusal inability right ability permission freedom chance
    opportunity desire wish power need time way
    """.split()
)
_TRYING = frozenset("try seek attempt want hope hop wish struggle work need".split())


def _read_infinitive(verb: Token, frame: Frame, present_is_past: bool, negated: bool, depth: int) -> Realis:
    head = verb.head
    lemma = head.lemma_.lower()
    if head == verb or verb.dep_ == "ROOT":
        return Realis(CANCELLED if negated else PLANNED, tense="future")
    if depth > 5:
        return Realis(None)
    if negated:
        return Realis(CANCELLED) if lemma in INTEND | {"choose"} else Realis(None)
    if lemma == "fail" and frame.type is EventType.AGREEMENT:
        return Realis(None)  # "failed to reach a deal": there was none to cancel
    if lemma in REFUSE:
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
        return read_planned_noun(head, lemma)
    if lemma == "be" and verb.i > head.i and any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children):
        return Realis(CANCELLED)  # "was to have met"
    if any(child.dep_ == "mark" and child.lower_ == "for" for child in verb.children):
        return Realis(None)  # "it is unusual for a president to visit"
    if any(child.dep_ == "mark" and child.lower_ in CONDITION for child in head.children):
        return Realis(None)  # "if the two were to meet"
    if lemma == "be" and verb.i > head.i and verb.dep_ != "advcl":
        return Realis(CANCELLED if is_negated(head) else PLANNED, tense="future")
    if lemma in INTEND:
        if is_negated(head):
            return Realis(CANCELLED)
        return Realis(PLANNED, tense="future")
    if lemma == "go" and any(child.dep_ == "aux" for child in head.children) and verb.dep_ == "xcomp":
        return Realis(PLANNED, tense="future")
    if lemma in _HEARD:  # "is said to meet him on Monday", "are reported to have met"
        over = any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.children)
        return Realis(HELD if over else PLANNED, weak=True, tense="past" if over else "future")
    if lemma in WISH or head.pos_ == "ADJ":
        if lemma in ("due", "set"):
            return Realis(PLANNED, tense="future")
        if lemma == "likely" and not is_negated(head.head):
            return Realis(PLANNED, weak=True, tense="future")
        return Realis(None)
    if head.pos_ in ("ADV", "ADP") and head.head.lemma_ == "be":
        head = head.head  # "Also in Rome to meet the pope was the king"
    if head.pos_ in ("VERB", "AUX"):
        around = read_verb_status(head, frame, present_is_past, depth + 1)
        return Realis(around.status, weak=True, tense=around.tense)
    used = clause_of(head)
    if verb.dep_ == "acl" and used.lemma_ in ("use", "take", "seize", "spend") and used.pos_ == "VERB":
        around = read_verb_status(used, frame, present_is_past, depth + 1)  # "took the days off to tour Peru"
        return Realis(around.status, weak=True, tense=around.tense)
    if lemma in _ALLOWANCES and head.pos_ == "NOUN":
        return Realis(None)  # "have the right to visit Oslo"
    if verb.dep_ in ("acl", "relcl") and head.dep_ == "attr" and head.head.lemma_ in ("be", "become"):
        ordinal = any(child.lower_ in ("first", "second", "third", "last", "latest") for child in head.lefts)
        if ordinal and head.head.tag_ in ("VBD", "VBN", "VBZ", "VBP"):  # "became the first leader to visit Oslo"
            return read_verb_status(head.head, frame, present_is_past, depth + 1)
    if verb.dep_ in ("acl", "relcl"):  # "a summit to be held in May", "the first to visit"
        return Realis(PLANNED, weak=True, tense="future")
    return Realis(None)


_HEARD = frozenset({"say", "report", "rumour", "rumor", "understand"})


def read_planned_noun(noun: Token, lemma: str) -> Realis:
    """ "an attempt to host talks was thwarted", "plans to visit were dropped", "his decision to attend"."""
    verb = clause_of(noun)
    if any(child.lower_ == "no" for child in noun.lefts):
        return Realis(None)
    if lemma == "invitation" and noun.dep_ == "dobj":
        if verb.lemma_.lower() == "accept":
            return Realis(PLANNED, tense="future")
        if verb.lemma_.lower() in ("decline", "refuse", "reject"):
            return Realis(CANCELLED)
    if noun.dep_ in ("nsubj", "nsubjpass", "dobj") and verb.pos_ in ("VERB", "AUX"):
        particle = read_particle(verb)
        if particle is not None:
            return particle
        if verb.lemma_.lower() in CANCEL | {"fail", "collapse"}:
            return Realis(CANCELLED)
        if verb.lemma_.lower() in POSTPONE:
            return Realis(POSTPONED)
        if lemma == "invitation" and noun.dep_ == "dobj" and verb.lemma_.lower() in ("accept", "welcome", "take"):
            return Realis(CANCELLED if is_negated(verb) else PLANNED, tense="future")
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
    if lemma in DENY:
        return Realis(DENIED)
    if lemma == "rule" or lemma in ("consider", "contemplate", "suggest", "propose", "discuss", "envisage", "avoid"):
        return Realis(None)
    if head.dep_ == "prep" or verb.dep_ == "pcomp":
        preposition = head
        if keeps_from(verb):
            return Realis(CANCELLED)
        if preposition.lower_ in ("without", "instead", "despite", "against"):
            return Realis(None, weak=True)
        if preposition.lower_ == "before":  # "met X in Paris before flying to Oslo": as real as what came before it
            main = preposition.head
            if main.pos_ not in ("VERB", "AUX"):
                return Realis(PLANNED, weak=True, tense="future")
            around = read_verb_status(main, frame, present_is_past, depth + 1)
            went_on = around.status is HELD and around.tense != "present"
            return Realis(HELD if went_on else PLANNED, weak=True, tense="past" if went_on else "future")
        if preposition.lower_ in ("of", "about", "for", "in") and preposition.head.pos_ == "NOUN":
            lived = preposition.lower_ == "of" and preposition.head.lemma_.lower() in _LIVED
            return Realis(HELD if lived else None, weak=True)  # "within hours of meeting him"
        if preposition.lower_ == "to" and preposition.head.lemma_ == "look":
            return Realis(None)  # "looks forward to meeting her"
        return Realis(HELD, weak=True)
    if head.pos_ in ("VERB", "AUX") and verb.dep_ != "acl":
        around = read_verb_status(head, frame, present_is_past, depth + 1)
        return Realis(around.status, weak=True, tense=around.tense)
    return Realis(HELD, weak=True, tense="present")


_LIVED = frozenset(
    """
    hour day week month minute year memory experience recollection honour honor privilege pleasure account crime
    photograph picture footage
    """.split()
)
