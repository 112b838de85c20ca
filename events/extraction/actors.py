"""Who a noun phrase speaks of: persons, states, organisations, or a group that has no name here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from events.extraction.gazetteer import Form, Hit
from events.extraction.gazetteer.names import SPEAKS_FOR_A_STATE
from events.extraction.names import Person, is_capitalised, strip_titles
from events.extraction.offices import ACTING, GROUPS, INSTITUTION_WORDS, OFFICES, TITLES, head_word
from events.extraction.passage import Passage
from events.extraction.syntax import agents_of, conjuncts, governed_by, listed
from events.extraction.triggers import NOUNS
from events.extraction.types import Span
from events.vocabulary import ActorKind

_PLACES = frozenset({Form.CITY, Form.VENUE, Form.REGION})
_NAMED_PARTS = frozenset({"compound", "nmod", "flat", "poss"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod"})
_PRONOUNS = frozenset({"he", "she", "him", "her", "they", "them", "both", "each", "it", "who", "himself", "herself"})


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone in one place of the text. ``generic`` means that only a description is known ("two officials")."""

    name: str
    kind: ActorKind
    span: Span
    country: str = ""
    office: str = ""
    generic: bool = False
    pronoun: str = ""
    plural: bool = False
    she: bool | None = None

    @property
    def known(self) -> bool:
        """Whether the actor has a name of its own."""
        return not self.generic and not self.pronoun


def read_actors(token: Token, passage: Passage) -> list[Actor]:
    """All actors that a noun phrase names, its coordinated parts and its "including …" with it; in order."""
    found: list[Actor] = []
    described: list[Actor] = []  # "the French and Russian leaders, X and Y": states until the names come
    inherited = ""
    for part in conjuncts(token):
        actors = list(_read_one(part, passage))
        if part != token and not actors and inherited and head_word(part.lemma_) in ACTING:
            actors = [_describe(part, passage)]
        for actor in actors:
            if actor.generic and inherited and part != token and head_word(part.lemma_) in OFFICES:
                name = passage.gazetteer.state_name(inherited)  # "Iran's president and foreign minister"
                actor = replace(actor, name=name, kind=ActorKind.STATE, country=inherited, generic=False)
            inherited = inherited or (actor.country if actor.kind is ActorKind.STATE and actor.office else "")
            found.append(actor)
            if part == token and actor.kind is ActorKind.STATE and actor.office and actor.plural:
                described.append(actor)
        for member in listed(part):
            found.extend(_read_one(member, passage))
    persons = [actor for actor in found if actor.kind is ActorKind.PERSON]
    if len(described) > 1 and len(persons) == len(described):
        return [
            replace(person, country=person.country or state.country)
            for person, state in zip(persons, described, strict=True)
        ]
    return drop_doubles(found)


def drop_doubles(actors: list[Actor]) -> list[Actor]:
    """Each name once; a description goes when something named says as much."""
    kept: list[Actor] = []
    for actor in actors:
        if not any(other.name.lower() == actor.name.lower() and not actor.pronoun for other in kept):
            kept.append(actor)
    return kept


def _read_one(token: Token, passage: Passage) -> Iterator[Actor]:
    if token.pos_ == "PRON" or token.lower_ in _PRONOUNS:
        if token.lower_ in _PRONOUNS:
            span = passage.span_of(token, token)
            plural = token.lower_ in ("they", "them", "both", "each")
            she = {"he": False, "him": False, "she": True, "her": True}.get(token.lower_)
            yield Actor(token.lower_, ActorKind.OTHER, span, pronoun=token.lower_, plural=plural, she=she)
        return
    if token.lower_ in ("two", "three", "pair") and any(child.lower_ == "the" for child in token.lefts):
        yield Actor("they", ActorKind.OTHER, passage.span_of(token, token), pronoun="they", plural=True)
        return
    if token.lower_ in ("latter", "former") and any(child.lower_ == "the" for child in token.children):
        yield Actor(token.lower_, ActorKind.OTHER, passage.span_of(token, token), pronoun=token.lower_)
        return
    if token.lemma_ == "office":  # "a call to the premier's office"
        for owner in token.children:
            if owner.dep_ == "poss":
                yield from _read_one(owner, passage)
        return
    hit = passage.hit(token)
    if hit is not None and not _is_part_of_a_name(token, hit, passage):
        yield from _read_known(token, hit, passage)
    elif head_word(token.lemma_) in ACTING and not _is_proper_surname(token, passage):
        yield from _read_office(token, passage)
    elif token.pos_ == "PROPN" or (is_capitalised(token.text) and token.ent_type_ == "PERSON"):
        yield from _read_name(token, passage)


def _is_proper_surname(token: Token, passage: Passage) -> bool:
    """ "Kofi Minister" is nobody; "Straw", "King" and "Pope" in a person's name are."""
    return token.pos_ == "PROPN" and passage.roster.find(token.text, passage.offset(token)) is not None


def _is_part_of_a_name(token: Token, hit: Hit, passage: Passage) -> bool:
    """ "Michael Jordan" is no state: a surname that follows a forename which is no known name."""
    if hit.name.form not in (Form.STATE, Form.CITY, Form.CAPITAL) or token.i == 0:
        return False
    before = token.nbor(-1)
    return (
        token.ent_type_ == "PERSON"
        and before.pos_ == "PROPN"
        and before.head == token
        and passage.hit(before) is None
        and before.lower_ not in TITLES
    )


def _read_known(token: Token, hit: Hit, passage: Passage) -> Iterator[Actor]:
    name = hit.name
    if name.form in _PLACES or name.form is Form.REGIONAL:
        return
    if name.form in SPEAKS_FOR_A_STATE:
        state = passage.gazetteer.state_name(name.country) or name.name
        yield Actor(state, ActorKind.STATE, hit.span, name.country)
    else:
        yield Actor(name.name, name.kind, hit.span, name.country)


def _read_office(token: Token, passage: Passage) -> Iterator[Actor]:
    named = list(_persons_beside(token, passage))
    described = _describe(token, passage)
    states = list(_represented(token, passage))
    if named:
        country = states[0].country if len(states) == 1 else ""
        for person in named:
            known = len(named) > 1 or bool(person.office)
            office = described.office if head_word(token.lemma_) in OFFICES else ""  # "a team led by X" is no office
            yield person if known else replace(person, office=office, country=person.country or country)
        return
    if states:
        for state in states:
            yield replace(state, office=described.office, plural=described.plural)
    else:
        yield described


def _persons_beside(token: Token, passage: Passage) -> Iterator[Actor]:
    """ "the envoy, Zalmay Khalilzad", "Prime Minister Tony Blair": names in apposition or compounded."""
    described = _name_before(token, passage)
    if described is not None:
        yield described
        return
    for child in token.children:
        if child.dep_ == "acl" and child.lemma_ in ("lead", "head"):  # "a team led by X"
            for agent in agents_of(child):
                yield from _read_one(agent, passage)
        if child.dep_ in ("appos", "flat") or (child.dep_ in ("compound", "nmod") and child.i > token.i):
            for part in conjuncts(child):
                hit = passage.hit(part)
                if part.pos_ == "PROPN" and (hit is None or _is_part_of_a_name(part, hit, passage)):
                    yield from _read_name(part, passage)
    yield from _names_behind(token, passage)


def _name_before(token: Token, passage: Passage) -> Actor | None:
    """ "Zamir Kabulov, left, Russia's special envoy": the person whom the office describes."""
    at = token.left_edge.i - 1
    if at < 1 or token.doc[at].text != ",":
        return None
    while at > 1 and (token.doc[at].lower_ in _ASIDES or token.doc[at].is_punct or token.doc[at].like_num):
        at -= 1
    name = token.doc[at]
    if name.pos_ != "PROPN" or name.sent != token.sent or passage.hit(name) is not None:
        return None
    if any(other.dep_ == "prep" for other in name.ancestors if other.i < name.i and other.head.i < name.i):
        return None
    person = passage.roster.find(name.text, passage.offset(name))
    return _as_actor(person, passage.span_of(name, name)) if person is not None else None


_ASIDES = frozenset({"left", "right", "center", "centre", "second", "third", "from", "l", "r", "top", "bottom"})


def _names_behind(token: Token, passage: Passage) -> Iterator[Actor]:
    """ "the US negotiator for Afghanistan Zalmay Khalilzad": a full name that follows the office's own complement."""
    for other in token.doc[token.i + 1 : min(token.right_edge.i + 1, token.i + 12)]:
        if other.text == "," and other.i + 1 < len(other.doc) and passage.hit(other.nbor(-1)) is not None:
            yield from _name_in_commas(other, passage)
            return
        if (
            other.is_punct
            or other.pos_ in ("VERB", "AUX", "CCONJ")
            or other.lower_ in ("of", "with", "by", "from", "and")
        ):
            return
        if other.pos_ == "PROPN" and passage.hit(other) is None and passage.hit(other.nbor(-1)) is not None:
            last = other
            while last.i + 1 < len(last.doc) and last.nbor(1).pos_ == "PROPN" and passage.hit(last.nbor(1)) is None:
                last = last.nbor(1)
            written = " ".join(part.text for part in token.doc[other.i : last.i + 1])
            person = passage.roster.find(written, passage.offset(other))
            if person is not None:
                yield _as_actor(person, passage.span_of(other, last))
            return


def _name_in_commas(comma: Token, passage: Passage) -> Iterator[Actor]:
    """ "the EU's envoy for the Caucasus, Marit Lindqvist, …"."""
    found: list[Actor] = []
    at, doc = comma.i + 1, comma.doc
    while at < len(doc) and doc[at].pos_ == "PROPN":
        last = at
        while last + 1 < len(doc) and doc[last + 1].pos_ == "PROPN":
            last += 1
        written = " ".join(part.text for part in doc[at : last + 1])
        person = passage.roster.find(written, passage.offset(doc[at])) if last > at else None
        if person is None or last + 1 >= len(doc):
            return
        found.append(_as_actor(person, passage.span_of(doc[at], doc[last])))
        at = last + 1
        if doc[at].text in (",", "."):
            yield from found
            return
        at += 1 if doc[at].lower_ == "and" else len(doc)


def _represented(token: Token, passage: Passage) -> Iterator[Actor]:
    """The states and bodies that an office or a group acts for: adjectives, possessives, "of …", "from …"."""
    seen: set[str] = set()
    for part in _modifiers(token):
        hit = passage.hit(part)
        if hit is None or hit.name.form in _PLACES or hit.name.form is Form.REGIONAL:
            continue
        for actor in _read_known(part, hit, passage):
            if actor.name not in seen:
                seen.add(actor.name)
                yield actor


def _modifiers(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in _MODIFIERS and child.i < token.i:
            for part in conjuncts(child):
                if not (part.dep_ == "poss" and head_word(part.lemma_) in OFFICES):
                    yield part
                yield from _modifiers(part)
    for inner in governed_by(token, "to"):
        if head_word(inner.lemma_) in OFFICES:  # "an aide to the French president"
            yield from _modifiers(inner)
    for inner in governed_by(token, "of", "from"):
        for part in conjuncts(inner):
            yield part
            if head_word(part.lemma_) in ACTING or part.lower_ in ("side", "sides"):
                yield from _modifiers(part)
            for appended in part.children:
                if appended.dep_ == "appos":
                    yield from conjuncts(appended)


def _describe(token: Token, passage: Passage) -> Actor:
    """A group or an office without a name, as written but for its article."""
    lefts = [token]
    for child in reversed(list(token.lefts)):
        if child.dep_ in ("det", "predet", "punct", "cc", "prep", "relcl") or child.lower_ in _SKIPPED:
            continue
        if child.dep_ == "poss" and child.pos_ == "PRON":
            continue
        lefts.insert(0, child.left_edge)
    first = min(lefts, key=lambda part: part.i)
    last = token
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "from") and child.right_edge.i - token.i <= 8:
            last = child.right_edge
            break
    span = passage.span_of(first, last)
    office = passage.text[passage.offset(first) : passage.offset(token) + len(token)]
    hit = passage.hit(first)
    if hit is not None and hit.span.start <= span.start and hit.span.end < passage.offset(token):
        office = passage.text[hit.span.end : passage.offset(token) + len(token)].removeprefix("'s").removeprefix("’s")
    if "," in office or " and " in office:  # "Russian, Chinese and American envoys": the office is the last word
        office = token.text
    return Actor(
        " ".join(span.of(passage.text).split()),
        ActorKind.OTHER,
        span,
        office=" ".join(office.split()),
        generic=True,
        plural=token.tag_ in ("NNS", "NNPS") or head_word(token.lemma_) in GROUPS,
    )


_SKIPPED = frozenset({"other", "several", "senior", "powerful", "key", "top", "the", "former", "own", "new"})


def _read_name(token: Token, passage: Passage) -> Iterator[Actor]:
    """A proper name that no file knows: a person, or an institution by its words or by the model's opinion."""
    first = token
    while (
        first.i > 0
        and first.nbor(-1).pos_ in ("PROPN", "ADP", "X", "DET")
        and (first.nbor(-1).head in (token, first) or first.nbor(-1).dep_ in _NAMED_PARTS)
        and (is_capitalised(first.nbor(-1).text) or first.nbor(-1).lower_ in _NAME_PARTICLES)
        and (passage.hit(first.nbor(-1)) is None or first.nbor(-1).ent_type_ == "PERSON")
        and first.nbor(-1).sent == token.sent
    ):
        first = first.nbor(-1)
    while (
        first.i > 1 and first.nbor(-1).text == "-" and not first.nbor(-1).whitespace_ and first.nbor(-2).pos_ == "PROPN"
    ):
        first = first.nbor(-2)
    last = token
    while (
        last.i + 2 < len(token.doc)
        and not last.whitespace_
        and last.nbor(1).text == "-"
        and last.nbor(2).pos_ == "PROPN"
    ):
        last = last.nbor(2)
    written = passage.text[passage.offset(first) : passage.offset(last) + len(last)]
    words = [word for word in written.split() if any(letter.isalpha() for letter in word)]
    name = strip_titles(words)
    if not name or name[-1].lower() in TITLES:
        return
    skipped = len(words) - len(name)
    span = passage.span_of(first, last)
    span = Span(span.start + written.index(name[0], sum(map(len, words[:skipped]))), span.end)
    lowered = {word.lower() for word in name}
    person = passage.roster.find(" ".join(name), passage.offset(token))
    if person is not None:
        yield _as_actor(person, span)
    elif name[-1].lower() in NOUNS:
        return
    elif lowered & INSTITUTION_WORDS or token.ent_type_ == "ORG":
        if len(name) < 2 and not name[0].isupper():
            return
        yield Actor(span.of(passage.text), ActorKind.ORGANISATION, span)
    elif token.ent_type_ in ("GPE", "LOC", "FAC", "DATE", "EVENT", "NORP", "LANGUAGE", "LAW", "WORK_OF_ART"):
        return
    elif skipped or token.ent_type_ == "PERSON":
        country = _country_beside(token, passage)
        yield Actor(" ".join(name), ActorKind.PERSON, span, country, " ".join(words[:skipped]))


_NAME_PARTICLES = frozenset("al el bin ibn von van der den de da di du del della dos la le ben abu".split())


def _as_actor(person: Person, span: Span) -> Actor:
    return Actor(person.name, ActorKind.PERSON, span, person.country, person.office, she=person.she)


def _country_beside(token: Token, passage: Passage) -> str:
    for part in _modifiers(token):
        hit = passage.hit(part)
        if hit is not None and hit.name.form in SPEAKS_FOR_A_STATE:
            return hit.name.country
    return ""
