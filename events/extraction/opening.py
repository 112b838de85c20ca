"""What stands before a paragraph's first sentence and only confuses a parser: bullet, date, dateline, photo credit.

"• 14 October 2009: ministers meet", "GENEVA, Sept 12 (Reuters) - The …", "In this photo released by …, …".
"""

from __future__ import annotations

import re

from events.extraction.clean import Paragraph, ParagraphKind
from events.extraction.family_names import stands_first

_BULLET = r"(?:(?:\*\*|[•*·▪‣–—-])\s*|\(?\d{1,2}[.)]\s+)?"
_MONTH = (
    r"(?:(?i:early|mid|late|end of)[ -])?(?i:(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)"
)
_ITEM = re.compile(
    _BULLET + r"(?:[^:–—\n]{0,60}\d[^:–—\n]{0,30}|[A-Z][a-z]+day[^:–—\n]{0,25}"
    rf"|{_MONTH})(?:\s*[:–—]|\s-)\s+(?=\S)"
)
_BARE_BULLET = re.compile(r"(?:(?:\*\*|[•*·▪‣–—-])\s*|\(?\d{1,2}[.)]\s+)(?=\S)")
_DATELINE = re.compile(
    r"[A-Z][\w.'’-]*(?:(?:[ /-]|/ )[A-Z][\w.'’-]*){0,3}"  # the city
    r"(?:,\s+[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)?"  # its country
    r"(?:,\s+(?:\d{1,2}\s+)?[A-Z][a-z]{2,8}\.?(?:\s+\d{1,2})?(?:,?\s+\d{4})?)?"  # the day
    r",?\s*(?:\([^()\n]{2,40}\))?\s*(?:--|[-–—_])\s+(?=\S)"  # the agency
)
# "NORTH KIVU: The envoy …", "ISLAMABAD: The envoy …"
_CAPITALS = re.compile(r"(?:[A-ZÀ-Þ]{2,}[ -]?){1,3}(?:, [A-Z]\w+ \d{1,2})?:\s+(?=[A-Z][a-z]|UN |US |EU )")
# "May 3, 2012 (JUBA) - The mediator …"
_DAY_FIRST = re.compile(
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}),? \d{4},? "
    r"\(?[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,30}\)? ?(?:--|[-–—])\s+(?=\S)"
)
# "Colombo, May 3 (Wire) The president …", "MOSCOW, May 3. /WIRE/. The president …": no dash ends it.
_AGENCY = re.compile(
    r"[A-Z][\w.'’-]*(?:[ /-][A-Z][\w.'’-]*){0,3},\s+"
    r"(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8})(?:,?\s+\d{4})?\.?\s*"
    r"(?:\([A-Z][\w .-]{1,20}\):?|/[A-Z][\w .-]{1,50}/\.?(?:\s*(?:--|[-–—]))?)\s+(?=[A-Z\"“])"
)
_CREDIT = re.compile(
    r"In (?:this"
    r"|a) (?:[^,\n]{0,40}, )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}, )?(?:\d{4},? )?[^,\n]{0,40}?\b(?:photo"
    r"|image|picture|handout|photograph)\b[^,\n]{0,80},\s+"
)
_SERIES = re.compile(r"(?:UPDATE|WRAPUP|CORRECTED|REFILE)\s*\d*\s*-\s*")
_SIDE_AND_VERB = re.compile(r", (?:left|right|cent(?:er|re)),(?= (?!the|a|an|and|who|with|his|her|their)[a-z]+s? )")
_SIDE = re.compile(r", (?:(?:second|third|far|at)\s)?(?:from\s)?(?:the\s)?(?:left|right|cent(?:er|re))(?=[,.;])")


def find_opening(text: str, paragraph: Paragraph) -> int:
    """How many characters of the paragraph stand before its first sentence."""
    line = paragraph.span.of(text)
    if paragraph.kind is ParagraphKind.LIST_ITEM:
        found = _ITEM.match(line) or _BARE_BULLET.match(line)
        at = found.end() if found else 0
        dateline = _DATELINE.match(line, at) if _looks_like_dateline(line[at:]) else None
        return dateline.end() if dateline else at
    elif paragraph.kind is ParagraphKind.CAPTION:
        found = _CREDIT.match(line)
    elif paragraph.kind is ParagraphKind.HEADLINE:
        found = _SERIES.match(line)
    else:
        found = _DATELINE.match(line) if _looks_like_dateline(line) else None
        found = found or _AGENCY.match(line) or _DAY_FIRST.match(line) or _CAPITALS.match(line)
    return found.end() if found else 0


def _looks_like_dateline(line: str) -> bool:
    """A name in capitals, or an agency in brackets or a day, before the dash."""
    head = re.split(r"(?:\s|(?<=\)))(?:--|[-–—_])\s", line[:90], maxsplit=1)
    return len(head) > 1 and (
        bool(re.match(r"[A-Z]{3,}", head[0])) or head[0].endswith(")") or bool(re.search(r",.*\d", head[0]))
    )


_NAME = r"[A-ZÀ-Þ][\w.’'-]*"
# "Lund, Costa to meet", "US, Chinese defence chiefs hold talks": a headline's comma for "and", as the plural shows.
_TWO_WHO = re.compile(
    rf"^((?!(?:In|At|On|After|Before|Amid|As|For|From|With|Despite)\b){_NAME}(?: {_NAME}){{0,2}}), "
    rf"(?={_NAME}(?: [\w.’'-]+){{0,3}}? (?i:to|hold|meet|sign|discuss|agree|talk|speak|exchange|seek|resume|open|start"
    r"|begin|end|conclude|review|reach|ink|confer|pledge|vow)\b)"
)
# "Lund meets with Costa, Petrov in Quito"
_TWO_WHOM = re.compile(
    rf"\b((?i:with|between|meets?|hosts?|receives?) {_NAME}(?: {_NAME})?), "
    rf"(?={_NAME}(?: {_NAME})?(?: (?i:in|on|at|for)\b|$))"
)


def smooth_for_parser(text: str, *, headline: bool = False) -> str:
    """The same number of characters, what a parser stumbles over written otherwise; every offset stays."""
    if headline:
        text = _TWO_WHO.sub(r"\1 &", text)
        text = _TWO_WHOM.sub(r"\1 &", text)
    text = text.translate(_PLAIN).replace("``", '" ').replace("''", '" ')
    text = _SIDE_AND_VERB.sub(lambda found: " " * len(found[0]), text)
    text = _SIDE.sub(lambda found: " " * len(found[0]), text)
    text = _RETIRED.sub(lambda found: " " * len(found[0]), text)
    text = _HE.sub(_keep_name, text)
    text = _DAY_AND_NAME.sub(r"\1,", text)
    text = _CO_HOST.sub("   ", text)
    text = _DOS.sub("Dos", text)
    return _GIVEN_NAME.sub(_keep_whole, text)


# "Vice Premier Liu He will": a given name that a tagger takes for a pronoun.
_HE = re.compile(r"\b([A-Z][a-z]+) He\b(?= [a-z]|[,.;'])")
# "On Sunday Lund will …": a parser takes day and name for one.
_DAY_AND_NAME = re.compile(r"((?:^|[.;] )On (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day) (?=[A-Z][a-z])")
# "are co-hosting", which a tokenizer takes apart.
_CO_HOST = re.compile(r"\bco-(?=(?:host|chair|sponsor|organi[sz])(?:s|ed|ing|e|es)?\b)", re.IGNORECASE)
# "José dos Santos": a name's particle that a tagger takes for a verb.
_DOS = re.compile(r"\bdos(?= [A-Z])")
_RETIRED = re.compile(r" \((?:rtd|retd?|ret'd)\.?\)", re.IGNORECASE)


def _keep_name(found: re.Match[str]) -> str:
    return f"{found[1]} Ho" if stands_first(found[0].split()) else found[0]


# "Moon Jae-in": a tokenizer splits at the hyphen, and "in" becomes a preposition. A letter in its place helps.
_GIVEN_NAME = re.compile(r"\b([A-Z][a-z]+) [A-Z][a-z]+-(?=[a-z]{1,6}\b)")


def _keep_whole(found: re.Match[str]) -> str:
    return f"{found[0][:-1]}h" if stands_first(found[0].split()) else found[0]


_PLAIN = str.maketrans({"\n": " ", "\r": " ", "\t": " ", "\xa0": " ", "“": '"', "”": '"', "_": "-"})
