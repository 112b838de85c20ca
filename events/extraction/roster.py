"""Who is who in one article: full names found once, surnames that stand for them everywhere else.

A light coreference that needs no parser: a later surname means the full name that was last written before it, or
else the first after.
"""

from __future__ import annotations

from bisect import bisect_right

from events.extraction.family_names import stands_first
from events.extraction.gazetteer import Gazetteer, Hit
from events.extraction.gazetteer.people import load_people
from events.extraction.names import find_alone, find_people, fold_name
from events.extraction.offices import CALLINGS, PARTICLES
from events.extraction.person import Person


class Roster:
    """The persons of an article by the words of their names."""

    def __init__(self, text: str, gazetteer: Gazetteer, hits: list[Hit]) -> None:
        self._gazetteer = gazetteer
        self._known: dict[tuple[str, str], list[tuple[int, str]]] = {}  # where who stands, by a first and a last word
        self._people: dict[str, Person] = {}
        self._written: dict[str, list[tuple[int, str]]] = {}
        named = list(find_people(text, gazetteer, hits))
        named = [(start, person) for start, person in named if not _is_end_of_another(person, named)]
        # "The Danish singer Ada Lund": who acts for nobody, however the article goes on about her.
        self.private = frozenset(person.name for start, person in named if _last_word(text, start) in CALLINGS)
        surnames = {key for _, person in named for key in _keys(person.name)}
        for start, person in sorted([*named, *find_alone(text, hits, surnames)], key=lambda found: found[0]):
            self._people[person.name] = _merge(self._people.get(person.name), _with_what_is_known(person))
            for pair in _key_pairs(person.name):
                self._known.setdefault(pair, []).append((start, person.name))

    def find(self, written: str, at: int) -> Person | None:
        """The person whom ``written`` means at offset ``at``: the last full name before it, else the first after."""
        if written not in self._written:
            words = written.split()
            pair = (fold_name(words[0]) if len(words) > 1 else "", fold_name(words[-1])) if words else ("", "")
            self._written[written] = [known for known in self._known.get(pair, ()) if _fits(words, known[1])]
        found = self._written[written]
        if not found:
            return None
        before = bisect_right(found, at, key=lambda known: known[0])
        return self._people[found[max(before - 1, 0)][1]]

    def find_officer(self, country: str, head: str, office: str) -> Person | None:
        """The one person of a state whose office has the head word; None when none or several have."""
        found = [
            person
            for person in self._people.values()
            if country and person.country == country and head in _office_words(person.office)
        ]
        if (
            not found and country and head == "leader"
        ):  # "the Chinese leader": whoever heads the state or its government
            found = [
                person
                for person in self._people.values()
                if person.country == country and (not person.office or _office_words(person.office) & _HEADS)
            ]
            found = [person for person in found if not _is_former(person.office)]
            return found[0] if len(found) == 1 else None
        if not found and country and head in _HEADS:  # "the French president", of whom nothing but the name was told
            of_state = [person for person in self._people.values() if person.country == country]
            return of_state[0] if len(of_state) == 1 and not of_state[0].office else None
        exact = [person for person in found if _office_words(office) <= _office_words(person.office)]
        exact = exact if len(found) > 1 else found
        return exact[0] if len(exact) == 1 else None

    def find_member(self, body: str, head: str) -> Person | None:
        """The one person who acts for a body in an office with that head word; None when none or several do."""
        found = [person for person in self._people.values() if self._acts_for(person, body)]
        officers = [person for person in found if head in _office_words(person.office)]
        found = officers or [person for person in found if not person.office]
        return found[0] if len(found) == 1 else None

    def _acts_for(self, person: Person, body: str) -> bool:
        if person.body == body:
            return True
        return any(hit.name.name == body for hit in self._gazetteer.find(person.office))

    def __contains__(self, name: str) -> bool:
        return name in self._people


_HEADS = frozenset("counterpart president premier chancellor king queen emir sultan taoiseach".split())


def _is_end_of_another(person: Person, named: list[tuple[int, Person]]) -> bool:
    """ "Bin Alawi said": the end of "Yusuf bin Alawi", and no name of its own."""
    words = [fold_name(word) for word in person.name.split()]
    if not words or words[0] not in PARTICLES:
        return False
    return any(
        len(other.name.split()) > len(words) and [fold_name(w) for w in other.name.split()][-len(words) :] == words
        for _, other in named
    )


def _last_word(text: str, at: int) -> str:
    return text[max(at - 20, 0) : at].rstrip().rpartition(" ")[2].lower()


def _is_former(office: str) -> bool:
    return bool(_office_words(office) & {"former", "ex", "then", "vice", "deputy"})


def _office_words(office: str) -> set[str]:
    return set(office.lower().replace(",", " ").split()) - {"the", "of", "a", "for"}


def _keys(name: str) -> set[str]:
    words = name.split()
    keys = {fold_name(words[-1])}
    if stands_first(words):
        keys.add(fold_name(words[0]))
    if len(words) > 2:  # "Lula da Silva": the particle binds two words into one surname; "Gen. Bajwa"
        keys.update(fold_name(word) for word in words[1:] if word.lower() not in PARTICLES and len(word) > 3)
    return keys


def _key_pairs(name: str) -> set[tuple[str, str]]:
    """Each surname by itself (with an empty first word), and after each word of the name."""
    first = {"", *map(fold_name, name.split())}
    return {(word, key) for word in first for key in _keys(name)}


def _fits(words: list[str], name: str) -> bool:
    """Whether the words of the shorter name all stand in the full one, in their order."""
    full = [fold_name(word) for word in name.split()]
    at = 0
    for word in map(fold_name, words):
        if word not in full[at:]:
            return False
        at = full.index(word, at) + 1
    return True


def _merge(known: Person | None, new: Person) -> Person:
    if known is None:
        return new
    she = known.she if known.she is not None else new.she
    return Person(known.name, known.country or new.country, known.office or new.office, she, known.body or new.body)


def _with_what_is_known(person: Person) -> Person:
    """With the state that the file of people knows, where the article does not say it."""
    known = load_people().find(person.name)
    if known is None:
        return person
    she = person.she if person.she is not None else known.she
    return Person(person.name, person.country or known.country, person.office, she, person.body or known.body)
