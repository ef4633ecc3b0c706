"""What a scraper ran into the first paragraph: days, headlines, datelines and tags. Public: `find_run_ins`.

Exports of databases and aggregators have a page in one line: "Mon May 6 2013 Rebels Seize Port. Rebels …",
"Rebels seize port UPI Monday 6 May 2013 Print Share Rebels on Monday …", "Tags Aden Yemen port A port …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.knowledge.outlets import load_outlets

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WORDED = rf"(?:{_DAY} {_MONTH},? (?:19|20)\d\d|{_MONTH} {_DAY},? (?:19|20)\d\d)"
_FIGURED = r"(?:\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2})"
_CLOCK = (
    r"(?: (?:at )?(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?|\d{6})(?: ?[AaPp]\.?[Mm]\.?)?"
    r"(?: (?:GMT|UTC|[A-Z]{2,3}T))?)?"
)
_LABEL = (
    r"(?:(?:Date of publication|Publication date|(?:First )?[Pp]ublished(?: on)?"
    r"|Posted(?: on)?|(?:Last )?[Uu]pdated(?: on)?|Created(?: on)?|Date)\s?:? )?"
)
_SIGNED = r"(?: by (?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,2}? ?(?:Staff|English|Online|Desk|News|Web))?"
_BUTTONS = (
    r"(?: ?(?:Get short URL|Print|Tweet|Share|Email|E-mail|Comments?|Facebook|Twitter|WhatsApp|Save|Font Size"
    r"|Text Size|A A A)(?: \d{1,5}(?! [a-z])){0,2})*"
)
_STAMP = re.compile(
    rf"{_LABEL}(?:{_WEEKDAY} )?(?:{_WORDED}|{_FIGURED}){_CLOCK}{_SIGNED}{_BUTTONS}(?=\s+[A-Z\d\"“])"
)
_INNER = re.compile(
    rf"(?P<day> (?:{_WEEKDAY} (?:{_WORDED}|{_FIGURED})|(?:{_WORDED}|{_FIGURED})(?={_CLOCK} "
    rf"(?:Get short|Print|Tweet|Share))){_CLOCK}{_BUTTONS})(?=\s+[A-Z\d\"“])"
)
_CREDIT = re.compile(r" (?P<credit>[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,2})$")
_PLACE = re.compile(
    r"(?<=[\w.!?\"”)] )(?P<line>[A-Z][A-Z.'-]{2,}(?:[ /][A-Z][A-Z.'-]+){0,2}"
    r" \((?P<credit>[A-Z][\w. /-]{1,30})\)(?: ?[–—-]+)? )(?=[A-Z\d\"“])"
)
_TAGS = re.compile(r"(?:(?<=[.!?\"”] )|\A)Tags:? (?=[A-Z])")
_OPENER = re.compile(
    r" (?=(?:The|An?|At|In|On|After|As|Since|More|Some|Several|Dozens|Hundreds|Thousands|Many|Scores"
    r"|When|While|It|There|This|These|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve"
    r"|Twenty|Thirty|Forty|Fifty|\d[\d,.]*) (?!\()[a-z\d]*[A-Z]?[\w'’-]+ )"
)  # words with which sentences open, and what stands behind them
_LONGEST_HEAD = 170  # characters of a headline
_LONGEST_TAGS = 200
_SHORTEST_REST = 40  # characters of text behind what is cut off
_DETERMINERS = frozenset({"The", "A", "An", "This", "These", "In", "On", "At"})  # that titles do without
_SMALL = frozenset(
    {
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "over",
        "s",
        "the",
        "to",
        "with",
    }
)  # words that titles write small

_LEADING = frozenset(
    {"on", "since", "until", "till", "of", "by", "from", "the", "to", "before", "after", "for", "dated",
     "and", "at", "last", "this", "between", "around", "about", "is", "was", "late", "early", "in", "through"}
)  # before a day of the sentence itself  # fmt: skip

Part = tuple[int, int, str, str]  # start, end, kind, reason


def find_run_ins(line: str, *, title: str | None = None) -> list[Part]:
    """Parts of a paragraph that are none of its text, in order, without overlap; `title` is the page's."""
    found: list[Part] = []
    start = 0
    if (stamp := _STAMP.match(line)) and len(line) - stamp.end() > _SHORTEST_REST:
        found.append((0, stamp.end(), "byline", "date-run-in"))
        start = stamp.end() + len(line[stamp.end() :]) - len(line[stamp.end() :].lstrip())
    head = _titled(line, start, title) or _dated(line, start) or _headed(line, start)
    found += head
    start = head[-1][1] if head else start
    found += sorted([*_datelines(line, start), *_tags(line, start)])
    return _apart(found)


def _titled(line: str, start: int, title: str | None) -> list[Part]:
    """The page's title, where it opens the paragraph and its text goes on."""
    words = " ".join((title or "").split())
    if len(words.split()) < 4 or not line[start:].startswith(words + " "):
        return []
    end = start + len(words)
    dated = _dated(line, start)
    if dated and dated[0][1] - end in range(-40, 41):
        return dated
    follows = line[end:].lstrip(" .")[:1]
    if not (follows.isupper() or follows.isdigit() or follows in '"“'):
        return []
    return [(start, end, "headline", "title-run-in")]


def _dated(line: str, start: int) -> list[Part]:
    """A headline, its credit and its day: "Rebels seize port UPI Monday 6 May 2013 Print Share"."""
    day = _INNER.search(line, start, start + _LONGEST_HEAD + 60)
    if (
        day is None
        or not 15 <= day.start() - start <= _LONGEST_HEAD
        or len(line) - day.end() < _SHORTEST_REST
    ):
        return []
    head = line[start : day.start()]
    if re.search(r"[.!?](?= [A-Z])", head):
        return []
    credit = _CREDIT.search(head)
    while credit and not _is_credit(credit["credit"]):
        shorter = credit["credit"].partition(" ")[2]
        credit = re.search(rf" (?P<credit>{re.escape(shorter)})$", head) if shorter else None
    last = head[: credit.start()] if credit else head
    if credit is None and head.rpartition(" ")[2].lower() in _LEADING:
        return []
    end = start + len(last)
    return [(start, end, "headline", "headline-run-in"), (end, day.end(), "byline", "date-run-in")]


def _headed(line: str, start: int) -> list[Part]:
    """A headline in capitals before a sentence that opens as only sentences do: "Rebels Seize Port The …"."""
    for opener in _OPENER.finditer(line, start, start + _LONGEST_HEAD):
        head, rest = line[start : opener.start()], line[opener.end() :]
        words = head.split()
        if len(words) < 5 or re.search(r"[,.;:!?()\"“–—]|--", head):
            continue
        if words[0] in _DETERMINERS or re.fullmatch(_MONTH, words[-1]):
            return []
        written = [word for word in words if word.lower() not in _SMALL and word[0].isalpha()]
        following = [word for word in rest.split()[1:7] if word.isalpha()]
        if len(written) < 4 or not all(word[0].isupper() for word in written):
            return []
        if sum(word[0].islower() for word in following) >= 4 and rest.split()[1][:1].islower():
            return [(start, opener.start(), "headline", "headline-run-in")]
    return []


def _datelines(line: str, start: int) -> Iterator[Part]:
    """Datelines behind a picture's caption or a teaser: "… in Aden. CAIRO (Reuters) A port …"."""
    for found in _PLACE.finditer(line, start):
        if _is_credit(found["credit"]):
            yield found.start("line"), found.end("line"), "dateline", "place-and-agency"


def _tags(line: str, start: int) -> Iterator[Part]:
    for found in _TAGS.finditer(line, start):
        stop = re.compile(r"[.!?,;]").search(line, found.end())
        end = min(stop.start() if stop else len(line), found.end() + _LONGEST_TAGS)
        opener = _OPENER.search(line, found.end(), end)
        if opener and not any(word in _SMALL for word in line[found.end() : opener.start()].split()):
            yield found.start(), opener.start(), "furniture", "tags"


def _is_credit(words: str) -> bool:
    outlets = load_outlets()
    return outlets.is_credit(words) or outlets.by_name(words) is not None


def _apart(parts: list[Part]) -> list[Part]:
    kept: list[Part] = []
    for part in parts:
        if not kept or part[0] >= kept[-1][1]:
            kept.append(part)
    return kept
