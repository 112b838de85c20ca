"""Frames of verbs: to meet, visit, travel, talk, telephone, receive, and to be somewhere for talks."""

from __future__ import annotations

from spacy.tokens import Token

from events.extraction import triggers
from events.extraction.arguments import agents_of, is_passive, objects_of, own_subject, subject_of
from events.extraction.arrivals import read_aside, who_is_aboard
from events.extraction.frame import Finder, Frame
from events.extraction.framing import adverbs_of_place, by_telephone, frame_of
from events.extraction.gazetteer import Form
from events.extraction.idioms import read_idiom
from events.extraction.offices import ACTING, head_word
from events.extraction.syntax import governed_by, lemma_of, names_a_person, path_up
from events.extraction.talking import is_reached_by_press, read_address, read_on_the_phone, read_talk
from events.vocabulary import EventType, Role


def read_verb(verb: Token, hit: Finder) -> Frame | None:
    """The frame that a verb opens by itself, or None. Verbs that only carry an event noun open none."""
    lemma = lemma_of(verb)
    if verb.pos_ not in ("VERB", "AUX", "NOUN", "PROPN"):
        return None
    if verb.dep_ == "amod" and verb.lower_ == "visiting":
        return None  # "a visiting minister"
    if verb.dep_ == "amod" and verb.tag_ == "VBN" and verb.i > 0 and verb.nbor(-1).text == "-":
        return None  # "EU-mediated talks"
    if verb.pos_ == "AUX" or lemma == "be":
        return (read_on_the_phone(verb) or _read_presence(verb)) if lemma == "be" else None
    if lemma in triggers.MEET:
        return _read_meeting(verb, lemma)
    if lemma in triggers.VISIT:
        return _read_visit(verb, hit)
    if lemma in triggers.TRAVEL:
        return _read_travel(verb, lemma) or read_idiom(verb, lemma)
    if lemma in triggers.TALK or lemma in triggers.PHONE:
        return read_talk(verb, lemma) or read_idiom(verb, lemma)
    if lemma in triggers.RECEIVE:
        return _read_reception(verb)
    if lemma == "reach" and (towns := [token for token in objects_of(verb) if _is_a_town(token, hit)]):
        frame = frame_of(EventType.VISIT, verb, Role.VISITOR)
        frame.places, frame.strong = towns, True
        return None if is_passive(verb) else frame
    if lemma in triggers.ADDRESS and (lines := by_telephone(verb)):
        return None if is_reached_by_press(verb, lemma) else read_address(verb, lines)
    if (aside := read_aside(verb)) is not None:
        return aside
    if lemma in triggers.ADDRESS and (guests := _visiting(verb)):
        frame = frame_of(EventType.MEETING, verb, Role.HOST)
        for token in guests:
            frame.add(token, Role.VISITOR)
        return frame
    return read_idiom(verb, lemma)


def _is_a_town(token: Token, hit: Finder) -> bool:
    known = hit(token)
    return known is not None and known.name.form in (Form.CAPITAL, Form.CITY)


def _read_meeting(verb: Token, lemma: str) -> Frame | None:
    objects = objects_of(verb)
    if any(token.lemma_.lower() in triggers.NOUNS for token in objects):
        return None
    if any(token.lemma_.lower() in triggers.NOT_MET and not _is_named_group(token) for token in objects):
        return None
    between = list(governed_by(verb, "between"))
    if lemma == "closet" and any(token.lemma_ == "spend" for token in path_up(verb)[1:3]):
        return None  # "spent Sunday closeted with": one meeting
    if lemma == "sit":
        down = any(child.lower_ in ("down", "together") for child in verb.children)
        lasting = [span for span in governed_by(verb, "for") if span.ent_type_ == "TIME"]
        partners = (*governed_by(verb, "with"), *_partners_behind(lasting), *_across(verb))
        if not down and not between and not any(names_a_person(token) for token in partners):
            return None
    if lemma in ("gather", "assemble", "lunch", "convene", "huddle") and objects and not is_passive(verb):
        if lemma in ("convene", "gather", "assemble") and any(head_word(token.lemma_) in ACTING for token in objects):
            frame = frame_of(EventType.MEETING, verb, Role.HOST)
            for token in objects:
                frame.add(token)
            return frame
        return None
    frame = frame_of(EventType.MEETING, verb)
    if is_passive(verb) and lemma == "meet":  # "was met at the airport by"
        frame.arguments = [(token, Role.VISITOR) for token in objects] + [
            (token, Role.HOST) for token in agents_of(verb)
        ]
    else:
        for token in objects:
            frame.add(token)
    lasting = [span for span in governed_by(verb, "for") if span.ent_type_ == "TIME"]  # "sat for two hours with X"
    for token in (*governed_by(verb, "with", "alongside"), *_partners_behind(lasting)):
        frame.add(token)
    for token in (*between, *_across(verb)):
        frame.add(token)
    frame.strong = lemma in ("meet", "sit") or bool(between)
    return frame


def _across(verb: Token) -> list[Token]:
    """ "sat across from the negotiator", "sat opposite her": who else is at the table."""
    if not any(child.lower_ in ("across", "opposite") for child in verb.children):
        return []
    return [token for token in governed_by(verb, "from", "opposite") if names_a_person(token)]


def _partners_behind(spans: list[Token]) -> list[Token]:
    return [token for span in spans for token in governed_by(span, "with")]


def _is_named_group(token: Token) -> bool:
    """ "met the Belarusian opposition" is a meeting, "met fierce opposition" is none."""
    return token.lemma_.lower() in ("opposition", "resistance") and any(child.dep_ == "det" for child in token.lefts)


def _read_visit(verb: Token, hit: Finder) -> Frame | None:
    if verb.lower_ == "visiting" and any(names_a_person(token) and hit(token) is None for token in objects_of(verb)):
        return None  # "with visiting Prime Minister X": the guest
    if verb.is_sent_start and verb.tag_ == "VB" and not objects_of(verb):  # "Visit by Prime Minister X to Y"
        frame = Frame(EventType.VISIT, verb, None, nominal=True, specific=True)
        for token in governed_by(verb, "by", "of"):
            frame.add(token, Role.VISITOR)
        frame.places = list(governed_by(verb, "to", "in"))
        return frame
    frame = frame_of(EventType.VISIT, verb, Role.VISITOR)
    seen = objects_of(verb)
    inside = [inner for token in seen for inner in governed_by(token, "in", "at", "near", "of")]
    hosts = [token for token in seen if names_a_person(token) and hit(token) is None]
    for token in hosts:  # "visited the emir in Doha"
        frame.add(token, Role.HOST)
    # "toured the zone of the quake in Chile", "toured Chile's quake zone"
    owned = [c for token in seen for c in token.lefts if c.dep_ == "poss" and c.ent_type_ == "GPE"]
    frame.places = [token for token in seen if token not in hosts] + frame.places + inside + owned
    frame.strong = True
    return frame


def _read_travel(verb: Token, lemma: str) -> Frame | None:
    goals = list(governed_by(verb, "to", "into", "towards", "via"))
    if lemma == "move" and not any(child.lower_ == "on" for child in verb.children):
        return None
    if lemma in ("continue", "proceed", "move"):  # "is to continue on Tuesday to Libya", "moves on to Chad"
        goals = [token for token in goals if token.ent_type_ == "GPE"]
    if lemma in ("arrive", "land"):
        goals += list(governed_by(verb, "in", "at"))
    if lemma in ("leave", "head", "depart"):
        goals += list(governed_by(verb, "for"))
    goals += adverbs_of_place(verb)
    if not goals and lemma in ("fly", "jet"):  # "flew in on Sunday": to where the report is written
        goals += [child for child in verb.children if child.lower_ == "in" and _is_inward(child)]
    if not goals and lemma in ("arrive", "land"):  # "is to arrive on Saturday": where the report is written
        goals = [verb]
    if not goals:
        return None
    frame = Frame(EventType.VISIT, verb, verb)
    subject = subject_of(verb)
    if subject is None or subject.lower_ in ("it", "that", "this", "what"):
        return None  # "when it comes to Rome"
    frame.add(who_is_aboard(subject), Role.VISITOR)
    for token in governed_by(verb, "with", "alongside"):  # "flew to Paris with his foreign minister"
        if names_a_person(token):
            frame.add(token, Role.VISITOR)
    frame.places = goals
    frame.strong = lemma in ("travel", "fly", "arrive", "land", "journey")
    return frame


def _visiting(verb: Token) -> list[Token]:
    """Whom a verb speaks to, where it says that they are on a visit ("told a visiting delegation")."""
    misread = [c for c in verb.children if c.lower_ == "visiting" and c.dep_ == "xcomp"]  # taken for a verb
    return [
        token for token in objects_of(verb) if any(c.lower_ == "visiting" and c.dep_ == "amod" for c in token.lefts)
    ] + [guest for word in misread for guest in word.children if guest.dep_ == "dobj" and names_a_person(guest)]


def _is_inward(word: Token) -> bool:
    """ "flew in", and "flies in tonight", where the parser hangs the time on the "in"."""
    said = [inner.ent_type_ for inner in word.children]
    return word.dep_ in ("prt", "advmod") or (word.dep_ == "prep" and bool(said) and set(said) <= {"DATE", "TIME"})


def _is_dated(token: Token) -> bool:
    """ "due Sunday", "due on Sunday", with nothing that is due to be done."""
    if any(child.dep_ in ("xcomp", "ccomp") for child in token.children):
        return False
    days = [inner for child in token.children for inner in (child, *child.children)]
    return any(day.ent_type_ == "DATE" for day in days)


def _read_reception(verb: Token) -> Frame | None:
    objects = objects_of(verb)
    if is_passive(verb) and not agents_of(verb) and not any(token.pos_ == "PROPN" for token in objects):
        objects = [token for token in objects if token.tag_ not in ("NNS", "NNPS")]  # "delegations will be received"
    if any(token.lemma_.lower() in ("credential", "credentials") for token in objects):
        givers = (token for head in (verb, *objects) for token in governed_by(head, "from", "of"))
        objects = [token for token in givers if token.tag_ not in ("NNS", "NNPS")]  # one whom the report names
    if not objects or any(token.lemma_.lower() in triggers.NOUNS for token in objects) or _says_who_hosts(verb):
        return None
    frame = frame_of(EventType.MEETING, verb, Role.HOST)
    for token in objects:
        frame.add(token, Role.VISITOR)
    return frame


def _says_who_hosts(verb: Token) -> bool:
    """ "attends a conference in Brussels, hosted by the EU": said of the conference, whatever it is hung on."""
    participle = verb.tag_ == "VBN" and not any(child.dep_ in ("aux", "auxpass") for child in verb.children)
    before = verb.doc[max(verb.sent.start, verb.i - 8) : verb.i]
    return (
        verb.lemma_.lower() == "host"
        and participle
        and any(agents_of(verb))
        and any(triggers.NOUNS.get(token.lemma_.lower()) is EventType.CONFERENCE for token in before)
    )


def _read_presence(verb: Token) -> Frame | None:
    """ "was in Pakistan on Friday for talks", "Also in Pakistan … was General McKenzie"."""
    subject = own_subject(verb)
    places = list(governed_by(verb, "in", "at")) + adverbs_of_place(verb)
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "to" and verb.lower_ == "been":  # "has been to Rome and back"
            places += governed_by(verb, "to")
        elif child.dep_ == "acomp" and child.lower_ == "bound":  # "is bound for Oslo"
            places += governed_by(child, "for")
        elif child.dep_ == "prep" and child.lower_ in ("on", "en"):  # "is on his way to Rome"
            ways = [inner for inner in child.children if inner.lower_ in ("way", "route")]
            places += [goal for way in (*ways, child) for goal in governed_by(way, "to")]
        elif child.dep_ == "acomp" and child.lower_ in ("due", "back", "expected"):  # "was due in Tokyo on Monday"
            places += [*governed_by(child, "in", "at"), *adverbs_of_place(child)]
            if not places and _is_dated(child):  # "is due on Sunday": where the report is written
                places = [verb]
        elif child.dep_ in ("advmod", "prep", "acomp") and child.i < verb.i:
            places += list(governed_by(child, "in", "at"))
            places += [inner for inner in child.children if inner.dep_ == "pobj" and child.lower_ in ("in", "at")]
    states = {inner.lower_ for child in verb.children if child.dep_ == "prep" for inner in child.children}
    if states & {"exile", "hiding", "prison", "jail", "custody", "hospital", "power", "office"}:
        return None  # "is in exile in Sweden"
    if all(token.lower_ in ("there", "here") for token in places) and not any(
        child.dep_ == "prep" or child.ent_type_ in ("DATE", "TIME") for child in verb.children
    ):
        return None  # "nobody knew that they were there"
    if any(triggers.NOUNS.get(token.lemma_.lower()) is EventType.CONFERENCE for token in governed_by(verb, "at")):
        return None  # "is at a summit in Brussels": told by the noun
    inverted = [child for child in verb.children if child.dep_ in ("attr", "nsubj") and child.i > verb.i]
    if not places or (subject is not None and subject.lower_ in ("there", "it", "that", "this")):
        return None
    frame = Frame(EventType.VISIT, verb, verb)
    for token in inverted if subject is None else [subject_of(verb)]:
        frame.add(token, Role.VISITOR)
    frame.places = places
    frame.ordinary = True
    return frame if frame.arguments else None
