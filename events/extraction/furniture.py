"""How to tell a page's furniture and a machine's chatter from the news.

Both are told by classes of idiom: what a page asks of its visitor (give, sign up, accept,
comment, share), what points elsewhere, what licences a text, and what a language model says to
whoever asked it. A single idiom never masks a long paragraph: furniture is short or dense.
"""

from __future__ import annotations

import re

_FURNITURE = re.compile(
    r"""
      \b(?:please\s+)?(?:enter|post|leave|add|submit|write)\s+(?:your|a)\s+(?:comment|name|e-?mail|reply|message)
    | \b(?:sign|log)[\s-](?:up|in)\b.{0,40}\b(?:newsletter|account|alerts?|updates|e-?mail|free)\b
    | \bsubscri(?:be|ption)s?\b.{0,60}\b(?:newsletter|today|now|updates|to\s+read|our|channel)\b
    | \b(?:we|this\s+(?:site|website|page))\s+uses?\s+cookies\b | \b(?:accept|manage)\s+(?:all\s+)?cookies\b
    | \bprivacy\s+(?:policy|notice)\b
    | \bwe\s+value\s+your\s+privacy\b
    | \bterms\s+(?:of|and)\s+(?:use|service|conditions)\b
    | \ball\s+rights\s+reserved\b | \bcopyright\s+(?:©|\(c\)|\d{4}) | ©\s*\d{4}
    | \b(?:please\s+)?(?:support|donate\s+to|consider\s+supporting)\s+(?:us|our\s+(?:work|mission|actions
      |journalism|site|newsroom))\b
    | \bdonations?\b.{0,80}\b(?:mission|necessary|welcome|support|secure|help\s+us)\b | \bmake\s+a\s+donation\b
    | \b(?:get\s+started|apply|enrol+|register)\b.{0,60}\b(?:degree|today|now|application|course)\b
    | \bplease\s+complete\s+this\s+form\b | \brequest\s+information\b | \bby\s+submitting\s+this\s+form\b
    | \byou\s+may\s+withdraw\s+your\s+consent\b | \bvalidation\s+message\b | \ball\s+fields\b.{0,40}\brequired\b
    | \bthis\s+article\s+was\s+(?:written|originally\s+published|legally|produced)\b.{0,200}\b(?:licen[sc]ed
      |permission|network)\b
    | \b(?:images?|texts?|material|content|story)\s+(?:may|can)\s+not\s+be\s+(?:used|published|reproduced|broadcast)\b
    | \bmay\s+be\s+(?:disseminated|reproduced|republished)\b | \breproduc\w+\s+without\s+permission\b
    | \bshare\s+(?:this|on)\b.{0,40}$ | \bfollow\s+(?:us|the\s+\w+\s+desk)\b | \bread\s+(?:more|next|also)\s*:?
    | \bclick\s+here\b
    | \bskip\s+to\s+(?:main\s+)?content\b
    | \b(?:your\s+browser|javascript)\b.{0,80}\b(?:enable|disabled|settings|support)
    | \b(?:enable|turn\s+on)\s+javascript\b | \badvertisement\b\s*$ | \bstory\s+continues\s+below\b
    | \bcontributed\s+to\s+this\s+(?:report|article|story)\b
    | \((?:reporting|writing|editing|additional\s+reporting)\s+by\b
    | \bwant\s+to\s+(?:read|receive|know)\s+more\b | \bproud\s+to\s+be\s+the\s+\#?\d
    | [-–—]\s*\d+\s+(?:hrs?|hours?|mins?|minutes?|days?)\s+ago\s*$ | \bnot\s+responsible\s+for\s+the\s+content\b
    | \bjoin\s+(?:the|our|over)\s+[\d,]+\b
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_BARE_LABEL = re.compile(
    r"(?:full\s*screen|stay\s+connected|advertisement|share|tweet|print|e-?mail|comments?|menu|search|home|sponsored"
    r"|loading\.*|support\s+us|contact\s+us|about\s+us|next|previous|image\s*\d*|\d+\s*/\s*\d+|\d+(?:\.\d+)?\s*°?\s*[CF]"
    r"|back\s+to\s+top|log\s*in|sign\s+(?:in|up)|subscribe(?:\s+now)?|follow\s+us|newsletter|read\s+more|more|tags?:.*|filed\s+under:?.*"
    r"|\W+)",
    re.IGNORECASE,
)
_APPENDIX = re.compile(
    r"(?:related\s+(?:articles?|posts?|stor(?:y|ies)|news|topics|content|links)|(?:latest|more|popular|recent|trending)\s+"
    r"(?:articles?|posts?|stories|news|headlines)|most\s+(?:read|viewed|popular|shared)|you\s+(?:may|might)\s+also\s+like"
    r"|recommended(?:\s+for\s+you)?|see\s+also|also\s+read|further\s+reading|what\s+to\s+read\s+next|editors?['’]?\s+picks"
    r"|from\s+(?:around|across)\s+the\s+web|leave\s+a\s+(?:reply|comment)|about\s+the\s+author|trending(?:\s+now)?"
    r"|learn\s+from\s+the\s+leader)\s*:?",
    re.IGNORECASE,
)
_LEAK = re.compile(
    r"""
      ["“”]\s*,\s*["“”][\w-]{2,30}["“”]\s*:\s*["“”\[{\d]   # a JSON object's next key after the text's closing quote
    | \{\s*["“”][\w-]{2,30}["“”]\s*:\s*["“”\[{\d]          # or its first
    | ```+
    """,
    re.VERBOSE,
)
_CHATTER = re.compile(
    r"""
      \b(?:let\s+me\s+know|feel\s+free\s+to|i\s+hope\s+this\s+(?:helps|meets)|happy\s+to\s+(?:help|adjust|revise))\b
    | \b(?:as\s+an?\s+(?:ai|language)\s+(?:language\s+)?model|as\s+(?:you\s+)?requested|per\s+(?:the
      |your)\s+request(?:ed)?)\b
    | \b(?:requested\s+(?:json\s+)?format|json\s+(?:format|output|structure)|rfc\s?8259|word\s+count)\b
    | \b(?:guidelines|requirements|components)\b.{0,40}\b(?:have\s+been|are)\s+(?:met|fulfilled|covered)\b
    | \b(?:any|further|additional)\s+(?:revisions|adjustments|modifications|alterations|clarifications
      |follow-ups?|feedback|input)\b
    | \bthank\s+you\s+(?:for|once|again|very)\b
    | \bthe\s+deliverables?\b
    | \byour\s+(?:feedback|guidance|expectations|inquiries|approval|satisfaction)\b
    | \bhere\s+is\s+the\s+(?:article|rewritten|revised|summary|text)\b | \b(?:best|kind)\s+regards\b
    | \b(?:this|the)\s+(?:article|content|output|response|piece)\s+(?:has\s+been|is|was)\s+(?:delivered
      |designed|generated|crafted|aimed|written\s+to)\b
    | \bcontent\s+generation\b
    | \blooking\s+forward\s+to\s+(?:your|hear|the\s+conclusions)\b
    | \bhow\s+else\s+i\s+can\b
    | \bwould\s+you\s+(?:like|desire)\b.{0,60}\b(?:tailor|adjust|modif|revis|chang|evaluat)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LEAK_KEEPS = re.compile(r'^\s*\{\s*"')


def is_furniture(line: str) -> bool:
    """Whether a paragraph belongs to the page: one idiom in a short one, an idiom every 60 words in a long one."""
    if _BARE_LABEL.fullmatch(line) or _APPENDIX.fullmatch(line):
        return True
    words = len(line.split())
    idioms = sum(1 for _ in _FURNITURE.finditer(line))
    return idioms > 0 and words <= 60 * idioms and (words <= 30 or idioms >= 2 or _FURNITURE.match(line) is not None)


def opens_appendix(line: str) -> bool:
    """Whether a heading starts a list of other articles: what follows is furniture until prose begins again."""
    return _APPENDIX.fullmatch(line.strip()) is not None


def is_chatter(line: str, *, continuing: bool) -> bool:
    """Whether a language model speaks here; after its first words one idiom in a paragraph is enough."""
    idioms = sum(1 for _ in _CHATTER.finditer(line))
    words = max(len(line.split()), 1)
    if continuing:
        return idioms >= 1 or words < 12
    return idioms >= 2 and idioms * 60 >= words


def find_leak(line: str) -> int | None:
    """Where the rest of a JSON answer begins in a paragraph, or None; 0 when it is all of the paragraph."""
    found = _LEAK.search(line)
    if found is None:
        return None
    return 0 if _LEAK_KEEPS.match(line) and found.start() < 3 else found.start()
