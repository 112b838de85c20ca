"""What a sentence holds before a pronoun or a description that it may mean, and what it cannot mean."""

from __future__ import annotations

import re

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from events.extraction.actor import Actor
from events.extraction.actors import read_actors
from events.extraction.arguments import own_subject
from events.extraction.offices import OFFICES, head_word
from events.extraction.passage import Passage
from events.extraction.status_words import REPORTING
from events.extraction.syntax import SUBJECTS, clause_of, governed_by
from events.extraction.triggers import NOUNS
from events.vocabulary import ActorKind

PAIRS = re.compile(r"\b(?:two|both|pair|three|four|five|other)\b", re.IGNORECASE)
_HOME_PARTIES = frozenset({"government", "opposition", "political", "ruling", "coalition", "main", "local"})
_HIGHEST = frozenset({"president", "minister", "king", "ambassador", "envoy", "chancellor"})


def says_of_whom(actor: Actor) -> bool:
    """ "the other 25 leaders of the alliance": those that the phrase itself says, not the last who were named."""
    if set(actor.office.lower().split()) & _HOME_PARTIES:  # "the government parties"
        return True
    name, _, whole = actor.name.partition(" of ")
    return bool(re.search(r"\d\d", name)) or (
        bool(whole) and not PAIRS.search(whole) and bool(re.search(r"\bother\b", name))
    )


def is_of_two_states(official: Token) -> bool:
    """ "the two countries' prime ministers", "their governments"."""
    for owner in official.lefts:
        if owner.dep_ == "poss" and owner.lemma_.lower() in ("country", "nation", "state", "neighbour", "neighbor"):
            return any(PAIRS.fullmatch(part.text) is not None for part in owner.lefts)
    their = any(owner.lower_ == "their" for owner in official.lefts)
    return their and official.lower_ in ("governments", "countries", "states", "nations")


def is_quoted(token: Token) -> bool:
    """Whether the token stands between quotation marks of its sentence."""
    ahead = token.sent.text[: max(token.idx - token.sent.start_char, 0)]
    return ahead.count('"') % 2 == 1 or ahead.count("“") > ahead.count("”")


def holds_another_office(member: Actor, head: str) -> bool:
    """ "the two presidents": neither an ambassador nor a minister."""
    office = set(member.office.lower().replace("-", " ").split()) & OFFICES
    if head == "leader" and "minister" in office and "prime" not in member.office.lower():
        return True  # "the two leaders": no foreign ministers
    return member.kind is ActorKind.PERSON and head in _HIGHEST and bool(office) and head not in office


def plural_subject_before(token: Token, passage: Passage) -> list[Actor] | None:
    """ "Producers rebuffed calls when they conferred": those of the same sentence, named or not; None without such."""
    if token.dep_ not in SUBJECTS or token.head.dep_ not in ("advcl", "ccomp", "conj"):
        return None
    for other in reversed(token.doc[token.sent.start : token.i]):
        if other.dep_ in SUBJECTS and other.tag_ in ("NNS", "NNPS") and other.lemma_.lower() not in NOUNS:
            return read_actors(other, passage)
    return None


def named_before(token: Token, passage: Passage) -> list[Actor]:
    """Named actors of the same sentence before the token, subjects first."""
    found: list[tuple[bool, Actor]] = []
    for other in token.sent:
        if other.i >= token.i:
            break
        if _is_served(other):
            continue
        if other.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj", "poss") and not _speaks_for_another(other):
            found += [(other.dep_ not in SUBJECTS, actor) for actor in read_actors(other, passage) if actor.known]
    return [actor for _, actor in sorted(found, key=lambda pair: pair[0])]


def _is_served(owner: Token) -> bool:
    """ "The president's defence secretary plans his first trip": the secretary's, and no spokesman's."""
    return owner.dep_ == "poss" and head_word(owner.head.lemma_) in OFFICES - _VOICES


_VOICES = frozenset("spokesman spokeswoman spokesperson aide adviser advisor".split())


def _speaks_for_another(token: Token) -> bool:
    """ "According to her spokesman X, she met the king": X only says so."""
    spokesman = any(child.lemma_.lower() in ("spokesman", "spokeswoman", "spokesperson") for child in token.lefts)
    return spokesman and token.head.lower_ == "to" and token.head.head.lower_ == "according"


def doers_ahead(token: Token, passage: Passage) -> list[Actor]:
    """The subjects of the sentence's main clause when all of it comes after the token: "During her visit, X …"."""
    if token.sent.root.lemma_.lower() in REPORTING and any(
        part.dep_ in ("ccomp", "parataxis") and part.head == token.sent.root for part in token.ancestors
    ):
        return []  # "His trip was put off, her spokesman X said"
    subject = own_subject(token.sent.root)
    if subject is None or subject.i <= token.i or subject.left_edge.i <= token.i:
        return []
    return [actor for actor in read_actors(subject, passage) if actor.known]


def agree(doers: list[Actor], pronoun: Actor) -> bool:
    """Whether they can be what a pronoun means, by number, kind and sex."""
    if pronoun.pronoun in ("they", "them", "both", "their") or pronoun.plural:
        return len(doers) > 1 or (len(doers) == 1 and doers[0].plural)
    person = pronoun.pronoun in ("he", "she", "him", "her", "his")
    return len(doers) == 1 and (
        doers[0].kind is not ActorKind.PERSON
        if not person
        else doers[0].kind is ActorKind.PERSON and not (doers[0].she is not None and doers[0].she != pronoun.she)
    )


def subjects_before(token: Token, passage: Passage) -> list[Actor]:
    """Subjects of the same sentence before the token."""
    return [
        actor
        for other in token.sent
        if other.i < token.i and other.dep_ in SUBJECTS
        for actor in read_actors(other, passage)
        if actor.known
    ]


def speakers_together(sentence: Tokens, passage: Passage) -> list[Actor]:
    """ "At a joint news conference with X in Tokyo, Y said the talks had gone well": Y and X; empty without them."""
    for token in sentence:
        if token.lemma_ == "conference" and any(child.lower_ == "joint" for child in token.lefts):
            hosts = [inner for inner in governed_by(token, "in", "at") if inner.ent_type_ == "GPE"]
            beside = [one for noun in (token, *hosts) for one in governed_by(noun, "with")]
            speaker = own_subject(clause_of(token))
            if beside and speaker is not None:
                found = [actor for one in (speaker, *beside) for actor in read_actors(one, passage)]
                return [actor for actor in found if actor.known]
    return []


def groups_before(token: Token, passage: Passage) -> list[list[Actor]]:
    groups = []
    for other in token.sent:
        if other.i >= token.i:
            break
        if any(child.dep_ == "conj" for child in other.children) and other.dep_ != "conj":
            actors = [actor for actor in read_actors(other, passage) if actor.known]
            if len(actors) > 1:
                groups.append(actors)
    return groups
