"""What an article is about when it is not diplomacy: words that only reports of sport use, several kinds of them."""

from __future__ import annotations

import re

# Each line is one sign. One or two of them stand in any report of a summit; reports of matches use many.
_SPORT = re.compile(
    r"""\b(?:
      (?P<keeper>goal-?keepers?|wicket-?keepers?)
    | (?P<player>midfielders?|strikers?|defenders?|batsm[ae]n|bowlers?|fly-half|point\ guard|quarterbacks?
      |all-rounders?)
    | (?P<phase>half-?time|kick-?off|injury\ time|extra\ time|stoppage\ time|penalty\ shoot-?out)
    | (?P<score>goalless|hat-?tricks?|equali[sz]ers?|wickets?|innings|own\ goal
      |(?-i:Tests?)(?=\ (?:in|at|against|match|series))|\d-\d\ (?:win|winners|defeat|loss|draw|victory))
    | (?P<round>quarter-?finals?|semi-?finals?|play-?offs?|group\ stage|last\ 16|knock-?out\ stage)
    | (?P<league>premier\ league|champions\ league|la\ liga|bundesliga|serie\ a|world\ cup|grand\ slam
      |test\ (?:match|series|side)|one-day\ internationals?)
    | (?P<staff>head\ coach|vice-captain|team-?mates?|selectors|selection\ panel|director\ of\ football|physio)
    | (?P<squad>squads?|transfer\ window|fixtures?|warm-up\ (?:match|camp|game)|training\ ground|backroom\ staff)
    | (?P<title>championships?|medals?|trophy|tournaments?|relegat(?:ion|ed)|away\ win|home\ win|friendly\ match)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SIGNS = 3


_BUSINESS = re.compile(
    r"""\b(?:
      (?P<deal>mergers?|merging|take-?overs?|acquisitions?|buy-?outs?|tie-up)
    | (?P<owner>shareholders?|investors|stakes?|bidders?)
    | (?P<head>chief\ executive|CEO|board\ of\ directors|managing\ director|trustees)
    | (?P<firm>holding\ company|stock\ exchange|subsidiar(?:y|ies)|listed|joint\ venture|plc|Inc|Corp|Ltd)
    | (?P<trade>car-?makers?|auto-?makers?|retailers?|airlines?|dealerships?|brands?|plants|workforce|suppliers)
    | (?P<money>revenues?|profits?|sales|earnings|dividends?|shares|pensions?)
    )\b""",
    re.VERBOSE,
)


def is_business(text: str) -> bool:
    """Whether a text reports on companies that join or are bought: a deal, and three of five other kinds of words."""
    kinds = {found.lastgroup for found in _BUSINESS.finditer(text)}
    return "deal" in kinds and len(kinds) > _SIGNS


def is_sport(text: str) -> bool:
    """Whether a text reports on sport: at least three of nine kinds of words that matches are told with."""
    return len({found.lastgroup for found in _SPORT.finditer(text)}) >= _SIGNS
