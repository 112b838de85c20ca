"""Verbs that tell of an event only with a particle or an object: "touched down in", "shook hands", "played host to"."""

from __future__ import annotations

from spacy.tokens import Token

from events.extraction.arguments import agents_of, is_passive, objects_of, subject_of
from events.extraction.arrivals import ARRIVALS, TIMES, is_together, read_arrival, read_stay, visit_by
from events.extraction.frame import Frame
from events.extraction.framing import LOCATIVE, adverbs_of_place, frame_of, meeting_with
from events.extraction.offices import OFFICES, head_word
from events.extraction.reversals import answers_invitation
from events.extraction.syntax import governed_by, is_opposite_number, names_a_person, path_up
from events.extraction.triggers import NOUNS, is_letter_of_intent
from events.vocabulary import EventType, Role

# Kinds of names that one regards rather than meets: "sees Norway join".
_NOBODY = frozenset({"GPE", "LOC", "ORG", "EVENT", "FAC"})
_VIEWS = frozenset({"view", "opinion", "idea", "note", "message", "assessment", "pleasantry", "thought"})


def read_idiom(verb: Token, lemma: str) -> Frame | None:
    """The frame of a verb that means an event only together with what hangs on it; None when it does not."""
    objects = objects_of(verb)
    nouns = {token.lemma_.lower(): token for token in objects}
    if lemma in ARRIVALS and (arrival := read_arrival(verb, lemma)) is not None:
        return arrival
    if lemma in ("take", "set") and any(
        c.lower_ in ("off", "out") and c.dep_ in ("prt", "advmod") for c in verb.children
    ):
        goals = list(governed_by(verb, "for", "to"))
        leaving = visit_by(verb, subject_of(verb), goals) if not objects else None
        if leaving is not None:
            leaving.strong = False
        return leaving
    if verb.lower_ == "bound" and (goals := list(governed_by(verb, "for"))):  # "is bound for Baghdad"
        return visit_by(verb, subject_of(verb), goals)
    if lemma == "make" and "way" in nouns:
        goals = [*governed_by(verb, "to", "into"), *governed_by(nouns["way"], "to", "into")]
        return visit_by(verb, subject_of(verb), goals)
    if lemma == "shake" and ("hand" in nouns or "hands" in nouns):
        frame = meeting_with(verb, nouns.get("hand", verb))
        doer = subject_of(verb)
        frame.ordinary = doer is None or doer.tag_ not in ("NNS", "NNPS")  # "went round shaking hands"
        return frame
    if lemma in ("exchange", "compare") and nouns.keys() & _VIEWS:
        frame = meeting_with(verb, objects[0])
        frame.type, frame.ordinary = EventType.TALKS, True
        return frame
    if lemma == "spend" and not is_together(verb) and (stay := read_stay(verb, objects)) is not None:
        return stay
    if lemma == "spend" and (closeted := next((c for c in verb.subtree if c.lemma_ == "closet"), None)) is not None:
        frame = meeting_with(verb, closeted)
        frame.places += governed_by(closeted, *LOCATIVE)
        return frame
    timed = bool(nouns.keys() & TIMES)
    alone = timed and any(map(names_a_person, (*governed_by(verb, "with"), *governed_by(objects[0], "with"))))
    if (lemma == "spend" and (timed or is_together(verb))) or (lemma == "have" and (alone or is_together(verb))):
        frame = meeting_with(verb, objects[0] if objects else verb)
        frame.ordinary = True
        return frame
    if lemma in ("put", "set", "affix") and nouns.keys() & {"name", "signature", "pen"}:
        return _read_signature(verb, objects)
    if lemma in _HANDING and objects and not is_passive(verb) and (told := _told_there(verb)):
        frame = frame_of(EventType.MEETING, verb)
        for token in told:
            frame.add(token)
        frame.ordinary = True
        return frame
    if lemma == "play" and "host" in nouns:
        frame = frame_of(EventType.MEETING, verb, Role.HOST)
        for token in (*governed_by(verb, "to"), *governed_by(nouns["host"], "to")):
            frame.add(token, Role.VISITOR)
        return frame
    if lemma in ("get", "come") and not objects and any(child.lower_ == "together" for child in verb.children):
        return meeting_with(verb, verb)
    if (
        (lemma in ("raise", "take", "broach", "go") or lemma in _GONE_OVER)
        and (objects or lemma == "go")
        and (asked := _raised_with(verb, lemma))
    ):
        frame = frame_of(EventType.TALKS, verb)
        for token in asked:
            frame.add(token)
        frame.ordinary = True
        return frame
    if answers_invitation(verb) and not is_passive(verb):
        goals = [goal for goal in governed_by(nouns["invitation"], "to") if goal.pos_ == "PROPN"]
        return visit_by(verb, subject_of(verb), goals)
    if lemma == "bring" and any(child.lower_ == "face" for child in verb.subtree) and objects:
        frame = frame_of(EventType.MEETING, verb, Role.HOST)
        for token in (*objects, *(other for part in verb.subtree for other in governed_by(part, "with"))):
            frame.add(token)
        return frame
    if lemma in ("summon", "call") and (called := _called_in(verb, lemma, objects)):
        frame = frame_of(EventType.MEETING, verb, Role.HOST)
        for token in called:
            frame.add(token, Role.VISITOR)
        return frame
    if lemma in ("present", "hand", "submit") and _are_credentials(objects):
        frame = frame_of(EventType.MEETING, verb, Role.VISITOR)
        for token in (*governed_by(verb, "to"), *(host for paper in objects for host in governed_by(paper, "to"))):
            frame.add(token, Role.HOST)
        return frame
    if lemma == "join" and objects and not is_passive(verb) and all(map(names_a_person, objects)) and _is_there(verb):
        frame = frame_of(EventType.MEETING, verb)
        for token in objects:
            frame.add(token)
        frame.ordinary = True
        return frame
    if lemma == "take" and objects and any(child.lower_ == "aside" for child in verb.children):
        frame = frame_of(EventType.MEETING, verb)
        for token in objects:
            frame.add(token)
        frame.ordinary = True
        return frame
    if (
        lemma in ("reach", "contact")
        and objects
        and not is_passive(verb)
        and all(names_a_person(token) for token in objects)
    ):
        frame = frame_of(EventType.CALL, verb)  # "reached the foreign minister on Monday"
        for token in objects:
            frame.add(token)
        frame.places, frame.ordinary = [], True
        return frame
    together = any(child.lower_ == "together" for child in verb.children)
    if lemma == "bring" and together and objects and verb.tag_ != "VBG" and verb.dep_ != "relcl":
        frame = frame_of(EventType.MEETING, verb, Role.HOST)
        for token in objects:
            frame.add(token)
        frame.ordinary = True
        return frame
    if lemma == "see" and objects and not is_passive(verb) and _sees_somebody(verb, objects):
        frame = meeting_with(verb, verb)
        for token in objects:
            frame.add(token)
        frame.ordinary = True
        return frame
    if lemma == "agree" and _is_agreed_there(verb):
        return frame_of(EventType.AGREEMENT, verb, Role.SIGNATORY)
    if lemma == "brief" and (briefed := _read_briefing(verb, objects)) is not None:
        return briefed
    if lemma == "expect" and verb.dep_ == "acl" and _tells_of_event(verb.head):
        return None  # "a meeting between A and B, expected next week"
    if lemma == "expect" and is_passive(verb) and not any(child.dep_ in ("xcomp", "ccomp") for child in verb.children):
        goals = list(governed_by(verb, "in", "at", "on")) if verb.tag_ == "VBN" else []
        if not any(token.ent_type_ not in ("DATE", "TIME") for token in goals):
            dated = any(inner.ent_type_ == "DATE" for child in verb.children for inner in (child, *child.children))
            goals = [verb] if dated and objects and all(map(_is_somebody, objects)) else []  # "is expected on Friday"
        awaited = visit_by(verb, None, goals)
        for copula in (
            [verb.head, *(child for child in verb.children if child.dep_ == "auxpass")] if not objects else ()
        ):
            if copula.lemma_ == "be":  # "Also expected in Vienna is the minister"
                objects += [child for child in copula.rights if child.dep_ in ("attr", "nsubj") and child.i > verb.i]
        for token in objects:
            if awaited is not None:
                awaited.add(token, Role.VISITOR)
        return awaited
    led = next((nouns[word] for word in ("delegation", "mission") if word in nouns), None)
    if lemma in ("lead", "head", "bring", "accompany") and led is not None and not is_passive(verb):
        goals = [*governed_by(verb, "to"), *governed_by(led, "to"), *adverbs_of_place(verb)]
        return visit_by(verb, subject_of(verb), goals)
    if lemma in ("send", "dispatch") and objects and not _is_for_trial(verb):
        goals = [*governed_by(verb, "to"), *(goal for token in objects for goal in governed_by(token, "to"))]
        sent = visit_by(verb, None, goals)
        for token in objects:
            if sent is not None:
                sent.add(token, Role.VISITOR)
        unnamed = all(token.lemma_.lower() in _SENT and not any(governed_by(token, "of", "from")) for token in objects)
        if sent is not None and unnamed and not is_passive(verb):  # "The Taliban sent a delegation to Islamabad"
            sent.add(subject_of(verb), Role.VISITOR)
        return sent
    return None


def _is_for_trial(verb: Token) -> bool:
    """ "was sent to The Hague to face charges": a prisoner."""
    return any(
        child.dep_ in ("advcl", "xcomp") and child.lemma_.lower() in ("face", "stand", "answer")
        for child in verb.children
    )


def _is_agreed_there(verb: Token) -> bool:
    """ "India and Nepal agreed in Delhi to open the border", "on Monday agreed to": several parties, in a place or
    on a day, and not to meet again.
    """
    parties = subject_of(verb)
    if parties is None:
        return False
    together = bool(parties.conjuncts)
    states = together and all(part.ent_type_ == "GPE" for part in (parties, *parties.conjuncts))
    dated = any(part.ent_type_ == "DATE" for child in verb.lefts for part in (child, *child.children))
    there = any(token.ent_type_ == "GPE" for head in (verb, parties) for token in governed_by(head, "in", "at"))
    matter = [child.lemma_.lower() for child in verb.children if child.dep_ in ("xcomp", "ccomp") and child.i > verb.i]
    told = (there and (together or parties.tag_ == "NNS")) or (states and dated)
    return told and bool(matter) and not any(word in _MEETING_AGAIN for word in matter)


_MEETING_AGAIN = frozenset("meet hold talk continue resume negotiate visit convene attend send reopen keep".split())


def _tells_of_event(noun: Token) -> bool:
    """Whether a noun stands in the phrase of an event's: "a meeting between A and B"."""
    for token in path_up(noun)[:5]:
        if token.pos_ in ("VERB", "AUX"):
            return False
        if token.lemma_.lower() in NOUNS:
            return True
    return False


def _read_briefing(verb: Token, objects: list[Token]) -> Frame | None:
    """ "briefed the allied ambassadors", "was briefed by the general": no reporters and no lawmakers."""
    doers = agents_of(verb) if is_passive(verb) else [subject_of(verb)]
    beside = [child for token in objects for child in token.children if child.dep_ in ("compound", "nmod", "amod")]
    if not doers or not objects or any(head_word(part.lemma_) in _NOT_BRIEFED for part in (*objects, *beside)):
        return None
    if not all(map(_is_somebody, objects)):
        return None
    frame = frame_of(EventType.MEETING, verb)
    for token in objects:
        frame.add(token)
    frame.ordinary = True
    return frame


_NOT_BRIEFED = frozenset("lawmaker legislator senator congressman senate congress parliament him her them".split())
_SENT = frozenset({"delegation", "mission", "team", "negotiator", "representative"})
_GONE_OVER = frozenset("review examine explore analyse analyze assess evaluate".split())  # "reviewed the matter with"


_HANDING = frozenset("convey hand deliver relay outline explain".split())


def _told_there(verb: Token) -> list[Token]:
    """ "conveyed her worries to the premier in Honiara": to whom, where it says in which town."""
    told = [token for head in (verb, *objects_of(verb)) for token in governed_by(head, "to") if names_a_person(token)]
    where = [place for head in (verb, *told) for place in governed_by(head, "in", "at") if place.pos_ == "PROPN"]
    return told if any(place.ent_type_ not in ("DATE", "TIME") for place in where) else []


def _raised_with(verb: Token, lemma: str) -> list[Token]:
    """With whom a matter is raised ("raised the dam with the minister", "took up the case with her")."""
    if lemma not in ("raise", "take", "broach", "go") and lemma not in _GONE_OVER:
        return []
    if lemma == "take" and not any(child.lower_ == "up" for child in verb.children):
        return []
    heads = [verb, *objects_of(verb)]
    if lemma == "go":  # "went over the options with the prime minister"
        over = [c for c in verb.children if c.lower_ in ("over", "through") and c.dep_ in ("prep", "prt")]
        heads = [verb, *(matter for word in over for matter in (word, *word.children))] if over else []
    return [token for head in heads for token in governed_by(head, "with") if names_a_person(token)]


def _called_in(verb: Token, lemma: str, objects: list[Token]) -> list[Token]:
    """The envoys whom a government has called in ("summoned the Dutch ambassador")."""
    if lemma == "call" and objects:
        inward = any(child.lower_ == "in" and child.dep_ in ("prt", "advmod") for child in verb.children)
        objects = objects if inward else []
    elif lemma == "call":  # the parser may take the "in" for a preposition
        objects = [token for token in governed_by(verb, "in") if token.head.i == verb.i + 1]
    called = [token for token in objects if _is_envoy(token)]
    return called if len(called) == len(objects) else []


_ENVOYS = frozenset({"ambassador", "envoy", "diplomat", "consul", "attaché", "attache"})


def _is_envoy(token: Token) -> bool:
    beside = [child for child in token.children if child.dep_ in ("compound", "appos")]
    return any(head_word(part.lemma_) in _ENVOYS for part in (token, *beside))


def _are_credentials(objects: list[Token]) -> bool:
    """ "her credentials", "his letters of credence": what an ambassador hands to a head of state."""
    return any(
        token.lemma_.lower() in ("credential", "credentials")
        or (
            token.lemma_.lower() == "letter" and any(of.lemma_.lower() == "credence" for of in governed_by(token, "of"))
        )
        for token in objects
    )


def _is_there(verb: Token) -> bool:
    """ "joined the leaders in Riyadh", and not "in calling for a truce"."""
    heads = [verb, *(part for token in objects_of(verb) for part in token.subtree)]
    there = [token for head in heads for token in governed_by(head, "in", "at")]
    return bool(there) and all(token.pos_ != "VERB" for token in there)


def _read_signature(verb: Token, objects: list[Token]) -> Frame | None:
    """ "put their signatures to a treaty": signing, where what is signed is named as an agreement."""
    signed = [
        token
        for head in (verb, *objects)
        for token in governed_by(head, "to", "on", "under")
        if NOUNS.get(token.lemma_.lower()) is EventType.AGREEMENT or is_letter_of_intent(token)
    ]
    if not signed:
        return None
    frame = frame_of(EventType.AGREEMENT, verb, Role.SIGNATORY)
    frame.places += [place for token in signed for place in governed_by(token, "in", "at")]
    return frame


def _sees_somebody(verb: Token, objects: list[Token]) -> bool:
    """ "saw the minister", and neither "sees China as a rival" nor "saw Norway fail"."""
    regards = any(child.lower_ == "as" or child.dep_ in ("ccomp", "xcomp", "acl") for child in verb.children)
    return not regards and all(
        _is_somebody(token) and (token.ent_type_ not in _NOBODY or head_word(token.lemma_) in OFFICES)
        for token in objects
    )


def _is_somebody(token: Token) -> bool:
    """Whether one can meet what the phrase names: "saw the minister", not "sees its role"."""
    return (
        token.pos_ == "PROPN"
        or token.lower_ in ("him", "her", "them", "other")
        or names_a_person(token)
        or is_opposite_number(token)
        or (token.lemma_.lower() in ("team", "delegation") and any(c.pos_ == "PROPN" for c in token.lefts))
    )
