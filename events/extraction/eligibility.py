"""Whether what a frame tells can be a diplomatic event: those who act in diplomacy, doing it."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from events.extraction.actor import Actor
from events.extraction.actors import read_actors
from events.extraction.arguments import objects_of, subject_of
from events.extraction.frame import Frame
from events.extraction.offices import OFFICES, head_word
from events.extraction.passage import Passage
from events.extraction.private import (
    has_a_private_calling,
    is_a_mass,
    is_at_home,
    is_private,
    is_private_call,
)
from events.extraction.syntax import governed_by
from events.extraction.triggers import MEET, NOUNS, RECEIVE, VISIT, speaks_of_sport
from events.extraction.types import PlaceMention
from events.vocabulary import ActorKind, EventStatus, EventType, PlaceKind, Role

_SUBORDINATES = frozenset("team staff minister aide adviser advisor general governor commander deputy official".split())
_HOME_BODIES = frozenset(
    """
    cabinet parliament government committee council court party lawmaker legislator senator board council team
    parliamentarian coalition commission opposition
    """.split()
)


_PARLIAMENTARY = frozenset(
    """
    senate senator house congressional congressman congresswoman republican republicans democrat democrats
    democratic governor governors mayor mayors lawmaker lawmakers legislator legislators backbencher parliamentary
    assemblyman whip conservative conservatives tory tories
    """.split()
)


def _is_politics(actors: list[Actor], place: PlaceMention | None) -> bool:
    """A president and the leaders of his own parliament: one state's politicians among themselves."""
    countries = {actor.country for actor in actors} - {""}
    if place is not None and place.country and len(actors) < 2:
        countries.add(place.country)
    if any("bank" in actor.name.lower() for actor in actors):
        return False  # "the governor of the central bank"
    if any(actor.body and not actor.country for actor in actors):
        return False  # "the UN envoy met the region's governor"
    if place is not None and place.kind is PlaceKind.REGION and not place.country:
        return False  # "Senator X's tour of the Middle East"
    return len(countries) < 2 and any(
        _PARLIAMENTARY
        & set(f"{actor.office} {actor.name}".lower().replace("bank governor", " ").replace(",", " ").split())
        for actor in actors
    )


_SESSIONS = _HOME_BODIES | frozenset("assembly senate congress politburo duma knesset majlis bundestag".split())


def _is_own_session(frame: Frame) -> bool:
    """ "a session of the National Security Council", "an emergency meeting of parliament"."""
    return frame.nominal and any(
        token.lemma_.lower() in _SESSIONS and not any(child.dep_ == "prep" for child in token.rights)
        for token in governed_by(frame.trigger, "of")
    )


def _is_domestic(frame: Frame, known: list[Actor]) -> bool:
    """A cabinet's, a party's or a parliament's own business."""
    words = {child.lower_ for child in frame.trigger.lefts}
    of_a_body = any(
        actor.office and (actor.kind is ActorKind.ORGANISATION or (actor.plural and not actor.country))
        for actor in known
    )
    if words & {"weekly", "monthly", "regular"} and len(known) < 2 and not of_a_body:
        return True
    bodies = {word for actor in known for word in actor.office.lower().split()[-1:]}
    foes = any(actor.kind is ActorKind.ARMED_GROUP for actor in known)  # "between his government and the rebels"
    own = not foes and any(
        head_word(token.lemma_) in ("government", "cabinet", "party", "parliament")
        and any(child.dep_ == "poss" and child.pos_ == "PRON" for child in token.lefts)
        for token, _ in frame.arguments
    )
    united = any(actor.kind is ActorKind.ORGANISATION for actor in known)  # "the Arab League and its ministers"
    own = own or any(
        not united
        and (token.tag_ == "NNS" or token.lemma_ in ("team", "staff", "cabinet"))
        and head_word(token.lemma_) in _SUBORDINATES
        and any(child.dep_ == "poss" and child.lower_ in ("his", "her", "its") for child in token.lefts)
        for token, _ in frame.arguments
    )
    own = own or any(
        part.lemma_.lower() == "party"
        and part.dep_ != "conj"
        and any(c.dep_ == "poss" and c.pos_ == "PRON" for c in part.lefts)
        for token, _ in frame.arguments
        for part in token.subtree
    )
    own = own or any(token.dep_ == "poss" and token.lemma_.lower() == "party" for token in frame.trigger.subtree)
    if _is_own_session(frame) and not united and len({actor.country for actor in known} - {""}) < 2:
        return True
    if not known and frame.arguments and all(_is_of_home(token) for token, _ in frame.arguments):
        return True
    return own or (
        len({actor.country or actor.name for actor in known}) == 1
        and bool(bodies & {"cabinet", "parliament", "court", "party"})
    )


def _is_of_home(body: Token) -> bool:
    """ "the government", "the parties", and neither "governments" nor "the parties to the treaty"."""
    word = head_word(body.lemma_)
    several = word == "government" and body.tag_ == "NNS" and not any(body.lefts)
    bound = word == "party" and any(child.lower_ == "to" for child in body.rights)
    return word in _HOME_BODIES and not several and not bound


def _is_among_aides(actors: list[Actor], place: PlaceMention | None) -> bool:
    """ "conferred with aides", "convened the four ministers": somebody's own people, at home."""
    known = [actor for actor in actors if actor.known]
    others = [actor for actor in actors if not actor.known]
    countries = {actor.country for actor in known}
    if len(countries) != 1 or countries == {""} or not others or (place is not None and place.country not in countries):
        return False
    return all(actor.kind is ActorKind.PERSON for actor in known) and all(
        actor.generic
        and not actor.country
        and (word := head_word((actor.office.split() or [""])[-1].lower())) in _OWN_PEOPLE
        and (
            actor.plural or word in ("aide", "adviser", "advisor")
        )  # "The minister spoke to President X" may be abroad's
        for actor in others
    )


_OWN_PEOPLE = frozenset("aide adviser advisor staff minister general commander deputy cabinet team".split())


def can_be_event(
    frame: Frame,
    actors: list[tuple[Actor, Role]],
    place: PlaceMention | None,
    status: EventStatus,
    passage: Passage,
) -> bool:
    """Whether what was found can be a diplomatic event: those who act in diplomacy, doing it.

    For the journey of somebody of whom nothing but the name is known see ``find_private_visitors``.
    """
    known = [actor for actor, _ in actors if actor.known]
    if _is_politics([actor for actor, _ in actors], place):
        return False
    if speaks_of_sport(frame.trigger.sent.text) or (known and all(one.name in passage.roster.private for one in known)):
        return False
    if frame.type is EventType.VISIT:
        return _can_be_visit(frame, actors, place, status, passage)
    if frame.type is EventType.AGREEMENT and frame.strong and not actors and not frame.definite:
        return False  # who signed what is not told
    if frame.type is not EventType.AGREEMENT and _is_domestic(frame, known):
        return False
    if frame.type is EventType.CONFERENCE and _is_an_address(frame, known):
        return False
    if frame.type is EventType.MEETING and _is_with_locals(actors):
        return False
    if frame.type is EventType.CALL and is_private_call(frame, known, passage):
        return False
    if frame.type in (EventType.MEETING, EventType.TALKS) and _is_among_aides([a for a, _ in actors], place):
        return False
    if frame.nominal:
        return _is_named_as_event(frame, actors, place, status, passage)
    return _is_done_by_some(frame, actors, place, passage)


def _can_be_visit(
    frame: Frame,
    actors: list[tuple[Actor, Role]],
    place: PlaceMention | None,
    status: EventStatus,
    passage: Passage,
) -> bool:
    """Somebody who acts in diplomacy, in a place that is not his own state's."""
    visitors = [actor for actor, role in actors if role is Role.VISITOR]
    if is_a_mass(frame) or has_a_private_calling(frame):
        return False
    if frame.nominal:
        if (
            place is not None
            and place.country
            and visitors
            and all(actor.kind is ActorKind.PERSON and is_at_home(actor, place, passage) for actor in visitors)
        ):
            return False  # "greeted X on his first trip to China": nobody visits his own state
        if place is None and frame.trigger.lemma_.lower() == "arrival":
            return False  # "the arrival of a new lender"
        if _is_of_a_thing(frame, passage):
            return False  # "the cargo begins its journey in Lima"
        return any(actor.known for actor, _ in actors) or frame.definite
    if not visitors or place is None:
        return False
    if frame.ordinary and all(actor.generic for actor in visitors):
        return False
    bare = all(actor.kind in _BODIES and not actor.office for actor in visitors)
    awaited = any(child.dep_ == "acomp" for child in frame.trigger.children)  # "was due in Paris, but …"
    if frame.ordinary and (bare or not (awaited or status in (EventStatus.HELD, EventStatus.PLANNED))):
        return False  # "both states are in NATO", "will not be in town"
    at_home = all(is_at_home(actor, place, passage) for actor in visitors)
    if at_home and (place.country or frame.trigger.lemma_ not in VISIT):
        return False
    return any(_can_act(actor) for actor in visitors)


def _is_of_a_thing(frame: Frame, passage: Passage) -> bool:
    """Whether "its journey" is that of the subject, which acts in no diplomacy."""
    subject = subject_of(frame.trigger.head)
    its = any(child.lower_ == "its" for child in frame.trigger.lefts)
    return its and subject is not None and subject.pos_ != "PRON" and not read_actors(subject, passage)


def _is_done_by_some(
    frame: Frame, actors: list[tuple[Actor, Role]], place: PlaceMention | None, passage: Passage
) -> bool:
    """What a verb tells ("met", "spoke to"): done by those who act in diplomacy, with others than their own."""
    if frame.trigger.lemma_.lower() in ("gather", "assemble", "convene") and is_a_mass(frame):
        return False
    met = objects_of(frame.trigger) if frame.trigger.lemma_ == "meet" else []
    if met and not any(read_actors(token, passage) for token in met):
        return False  # "met mayors", "met fans"
    subject = subject_of(frame.trigger)
    if subject is not None and subject.lower_ in ("i", "you", "we") and len(actors) < 2:
        return False
    if subject is not None and frame.trigger.lemma_ in ("speak", "talk") and not read_actors(subject, passage):
        return False  # "the book speaks to him"
    if frame.trigger.lemma_ in ("chat", "speak", "talk") and len(actors) < 2:
        partners = list(governed_by(frame.trigger, "with", "to"))
        if partners and not any(read_actors(token, passage) for token in partners):
            return False  # "chatted with people"
    if subject is not None and not met and _are_of_one_state(frame, subject, actors, place):
        return False
    if frame.trigger.lemma_.lower() in RECEIVE and not any(
        actor.kind is not ActorKind.STATE or actor.office for actor, role in actors if role is Role.VISITOR
    ):
        return False  # a state can be welcomed into a club
    if frame.trigger.lemma_ == "brief":  # and not a government's own people among themselves
        of = {actor.country for actor, _ in actors}
        by_name = not any(actor.generic and not actor.plural for actor, _ in actors)
        return by_name and len(actors) > 1 and ("" in of or len(of) > 1)
    if frame.ordinary and len(actors) < 2 and not (place is not None and _is_body_in_session(frame, actors)):
        return False
    return bool(actors) and any(_can_act(actor) for actor, _ in actors)


def _is_named_as_event(
    frame: Frame,
    actors: list[tuple[Actor, Role]],
    place: PlaceMention | None,
    status: EventStatus,
    passage: Passage,
) -> bool:
    """What a noun tells ("talks", "the summit"): one occasion of its own, and no habit or topic."""
    known = [actor for actor, _ in actors if actor.known]
    # "flies in on Friday for talks with X"
    ahead = len(known) > 1 and frame.specific and frame.trigger.head.lower_ == "for"
    if frame.ordinary and not frame.strong and status is EventStatus.PLANNED and not frame.definite and not ahead:
        return False  # "agreed to continue dialogue"
    if frame.type is not EventType.AGREEMENT and not actors and _is_of_others(frame, passage):
        return False
    sitting = frame.type in (EventType.CONFERENCE, EventType.MEETING, EventType.TALKS) and frame.specific
    officials = sitting and place is not None and bool(actors)
    return frame.strong or frame.definite or bool(known) or officials  # "a conference of donors in Paris"


def _is_an_address(frame: Frame, known: list[Actor]) -> bool:
    """ "Mr Gates told a conference in Seattle", "scientists told a conference": who speaks there acts for nobody."""
    verb = frame.predicate
    if verb is None or verb.lemma_.lower() not in ("tell", "address") or frame.definite or frame.specific:
        return False
    return all(is_private(replace(actor, office="") if _is_only_mister(actor) else actor) for actor in known)


def _is_only_mister(actor: Actor) -> bool:
    return actor.office.lower().rstrip(".") in ("mr", "mrs", "ms", "miss", "dr", "prof", "professor")


def _is_with_locals(actors: list[tuple[Actor, Role]]) -> bool:
    """ "The president of Peru met Peruvian business leaders": nobody from elsewhere."""
    countries = {actor.country for actor, _ in actors if actor.known}
    locals_ = [actor for actor, _ in actors if _LOCAL & set(actor.name.lower().split())]
    return len(countries) == 1 and any(actor.country or actor.generic for actor in locals_)


def _is_of_others(frame: Frame, passage: Passage) -> bool:
    """ "a meeting of farmers in Lyon": its own phrase says who meets, and nobody of them acts in diplomacy."""
    own = [token for token, _ in frame.arguments if token.head.head == frame.trigger and token.head.lower_ == "of"]
    return bool(own) and all(token.tag_ == "NNS" and not read_actors(token, passage) for token in own)


def _is_body_in_session(frame: Frame, actors: list[tuple[Actor, Role]]) -> bool:
    """ "EU foreign ministers will discuss it in Brussels": those whom their body brings together."""
    if any(token.lemma_.lower() in NOUNS for token in governed_by(frame.trigger, "at", "in", "during")):
        return False  # "discussed it at a gathering": the gathering is told by its own name
    return any(actor.kind is ActorKind.ORGANISATION and actor.plural and bool(actor.office) for actor, _ in actors)


def _are_of_one_state(
    frame: Frame, subject: Token, actors: list[tuple[Actor, Role]], place: PlaceMention | None
) -> bool:
    """ "Norwegian aides met to assess it", at home: one state's people among themselves."""
    if frame.type is not EventType.MEETING or len(actors) != 1 or len(frame.arguments) != 1:
        return False
    actor = actors[0][0]
    plural = subject.tag_ in ("NNS", "NNPS") and head_word(subject.lemma_) in OFFICES
    alone = not any(child.dep_ == "conj" for child in subject.children) and "counterpart" not in actor.office
    abroad = place is not None and place.country not in ("", actor.country)
    of_one = actor.kind is ActorKind.STATE and bool(actor.country) and not abroad
    return plural and alone and of_one and frame.trigger.lemma_.lower() in MEET


_BODIES = (ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP)


def _can_act(actor: Actor) -> bool:
    return not actor.pronoun and not (actor.generic and _LOCAL & set(actor.name.lower().split()))


_LOCAL = frozenset("community business student church union industry farm tribal village youth residents fans".split())
