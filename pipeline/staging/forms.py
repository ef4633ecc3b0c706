"""What a line is by its form: prose, a bare phrase, a credit, furniture. Public: `form_of`, `is_sign_off`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.knowledge.page import NUMBER, Phrases, load_appeal_words
from pipeline.staging import bylines
from pipeline.staging.appeals import is_appeal
from pipeline.staging.captions import is_caption, is_credit
from pipeline.staging.lines import Line
from pipeline.staging.links import is_link

_LONGEST_HEADING = 5  # words of a line that heads a block of other things
_LONGEST_OPENING = 14  # words of a line that a phrase at its start makes furniture
_LONGEST_LABEL = 25  # words of a line, no sentence, that a phrase anywhere makes furniture
_LONGEST_ENDING = 40  # characters at a line's end that are searched for an ellipsis
_MENU = 0.6  # share of the words of a line that are menu items
_TITLES = 0.75  # share of the long words of a line that begin with a capital
_APPEALS = ("consent", "share", "subscription")  # classes whose openings are appeals to the reader
_LONGEST_APPEAL = 40  # words
_ASKED = ("advert", "media", "navigation", "related")  # whose openings open sentences of stories too
_STATED = ("consent", "legal")  # classes of what a page states and never asks
_WORDS_PER_HIT = 40  # longer sentences need more than one phrase
_THE_READER = frozenset({"you", "your", "yours", "please"})
_TO_THE_READER = _THE_READER | {"our", "us", "we"}  # the page of itself, as writers of opinion do too
_SAYING = frozenset({"said", "says", "told", "added", "according", "reported", "wrote", "announced"})
_BREADCRUMB = re.compile(r"\s+/\s+|\s*[>»›|•→]\s*")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d(?: ?[-–] ?(?:(?:1[5-9]|20)?\d\d))?:?$")
_AGE = re.compile(
    r"^\W*(?:(?:posted|published|updated|last updated)\W*)?(?:an?|\d+)\s*"
    r"(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|months?|years?)\.?\s*"
    r"(?:ago)?(?:\s+read)?\W*$"
    r"|^this (?:article|post|story) is (?:more than|over) (?:an?|\d+) (?:weeks?|months?|years?) old$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"^(?:https?://|www\.|@\w)|^\S+@\S+\.\w+$|^#\w+(?:\s+#\w+)*$"
    r"|^[\w-]+\.(?:jpe?g|png|gif|webp)$",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"^(?:<[a-z!/][^<>]*>\s*)+$|^(?:\{\{?[^{}]*\}\}?\s*)+$", re.IGNORECASE)
_LEGAL = re.compile(
    r"rights reserved|(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}|by\b)|\d{4}\s*©", re.IGNORECASE
)
_POST = re.compile(r"[–—-] ?[^()]{2,60}\(@\w+\) [A-Z][a-z]+ \d{1,2}, \d{4}$")  # signs what somebody posted
_DURATION = re.compile(r"\s\d{1,2}:\d\d\W*$")
_LABEL = re.compile(r"\W*[\w ’'-]{3,24}:\s")  # "Read more: …"
_ELLIPSIS = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])[^\w\"”’']*$")  # not where a quotation breaks off


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a line and the rule that saw it.

    `prose` and `phrase` are text until the context says otherwise; `caption`, `credit`, `byline` and `date`
    are parts of an article; `furniture`, `section` and `link` (head other things), `advert`, `count` and
    `teaser` are not; `mark` has no words.
    """

    name: str
    reason: str


def is_sign_off(form: Form) -> bool:
    """Whether such a line ends an article: it says who else worked on it, or where it appeared first."""
    return form.reason in ("sign-off", "republished")


def form_of(line: Line, phrases: Phrases) -> Form:
    """The form of the line by itself."""
    if not re.search(r"[^\W_]", line.text):
        return Form("mark", "no-words")
    return (
        _known_phrase(line, phrases)
        or _part(line)
        or _by_phrases(line, phrases)
        or (Form("furniture", "appeal") if is_appeal(line) else _text(line))
    )


def _known_phrase(line: Line, phrases: Phrases) -> Form | None:
    whole = phrases.whole(line.words)
    if whole is None and line.words[-1] == NUMBER:  # "Comments (12)"
        whole = phrases.whole(line.words[:-1])
    if whole is None:
        return _heading(line, phrases)
    kind, scope = whole
    if kind == "advert":
        return Form("advert", "advert")
    return Form("furniture" if scope == "line" else scope, kind)


def _heading(line: Line, phrases: Phrases) -> Form | None:
    heading = phrases.heading(line.words) if len(line.words) > 1 and not line.is_sentence else None
    longest = _LONGEST_OPENING if heading == "comments" else _LONGEST_HEADING
    return Form("section", heading) if heading and len(line.words) <= longest else None


def _part(line: Line) -> Form | None:
    """Marks, dates, bylines, captions and credits, by their form."""
    if _YEARS.match(line.text):  # a heading of a chronicle
        return Form("phrase", "years")
    if _AGE.match(line.text) or not re.search(r"[^\W\d_]", line.text):
        return Form("count", "count-or-age")
    if _ADDRESS.match(line.text) and len(line.words) < 25 and not line.is_sentence:
        return Form("furniture", "address")
    if _MARKUP.match(line.text):
        return Form("furniture", "markup")
    if _LEGAL.search(line.text) and len(line.words) <= _LONGEST_LABEL:
        return Form("furniture", "legal")
    if bylines.is_date_line(line.text):
        return Form("date", "date-line")
    if bylines.is_comment_head(line.text):
        return Form("section", "comments")
    if bylines.is_sign_off(line.text):
        return Form("byline", "sign-off")
    if bylines.is_signature(line.text):
        return Form("byline", "byline")
    if bylines.is_republished(line.text):
        return Form("byline", "republished")
    if is_credit(line.text):
        return Form("credit", "photo-credit")
    if is_caption(line.text):
        return Form("caption", "caption-credit")
    if is_link(line):
        return Form("furniture", "related")
    return Form("furniture", "breadcrumb") if _is_breadcrumb(line) else None


def _is_breadcrumb(line: Line) -> bool:
    """Two separators or more between short titles, as in a path through sections."""
    pieces = [piece for piece in _BREADCRUMB.split(line.text) if piece.strip()]
    if len(pieces) < 3 or line.is_sentence:
        return False
    return all(len(piece.split()) <= 4 and not piece[0].islower() for piece in pieces)


def _is_player(line: Line) -> bool:
    """A video's title, said twice in a line that ends in how long the video is."""
    if line.is_sentence or not _DURATION.search(line.text[-_LONGEST_ENDING:]):
        return False
    runs = list(zip(line.words, line.words[1:], line.words[2:], strict=False))
    return len(set(runs)) < len(runs)


def _by_phrases(line: Line, phrases: Phrases) -> Form | None:
    if _is_player(line):
        return Form("furniture", "media")
    opening = phrases.opening(line.words)
    inside = phrases.inside(line.words) if len(line.words) < 120 else []
    if not opening and not inside:
        return Form("furniture", "menu-words") if _is_menu(line, phrases) else None
    kind = opening or inside[0]
    if line.is_sentence or (len(line.words) > _LONGEST_LABEL and not _LABEL.match(line.text)):
        is_furniture = _speaks_as_page(line, opening, inside)
    else:
        is_link = opening == "related" and (
            len(line.words) <= _LONGEST_LABEL or bool(_LABEL.match(line.text))
        )
        longest = _LONGEST_LABEL if opening in _APPEALS else _LONGEST_OPENING
        is_furniture = bool(inside) or is_link or len(line.words) <= longest
    return Form("advert" if kind == "advert" else "furniture", kind) if is_furniture else None


def _is_menu(line: Line, phrases: Phrases) -> bool:
    """Menu items in one line: by their words, or by hardly any in small letters and no sign between them."""
    if line.is_sentence or len(line.words) < 3:
        return False
    if phrases.covered(line.words) >= _MENU:
        return True
    is_titles = line.capital_share >= _TITLES and not line.is_shouted
    return is_titles and len(line.words) >= _LONGEST_LABEL and not re.search(r"[,;.](?:\s|$)", line.text)


def _speaks_as_page(line: Line, opening: str | None, inside: list[str]) -> bool:
    """Whether a sentence with such phrases is the page's and not the story's: it addresses the reader."""
    words = re.findall(r"[^\W\d_]+", line.unquoted.lower())
    is_short = len(words) <= (_LONGEST_APPEAL if opening in _APPEALS else _LONGEST_OPENING)
    if line.has_speech or _SAYING.intersection(words):
        return len(inside) >= 3 and len(inside) * _WORDS_PER_HIT >= len(words)
    if line.text.endswith("?") and {opening, *inside} <= {None, *_STATED}:
        return False
    is_request = opening not in _ASKED or bool(inside) or _asks(words) or bool(_LABEL.match(line.text))
    if opening and is_short and is_request:
        return True
    hits = len(inside) + bool(opening)
    spoken_to = _THE_READER if hits == 1 and not opening else _TO_THE_READER
    to_reader = hits >= 1 and bool(spoken_to.intersection(words))
    return hits * _WORDS_PER_HIT >= len(words) and (len(inside) >= 2 or to_reader)


def _asks(words: Sequence[str]) -> bool:
    """Whether a sentence begins with a request, or speaks to the reader."""
    is_request = bool(words) and words[0] in load_appeal_words()["act"]
    return is_request or bool((_TO_THE_READER | {"here"}).intersection(words))


def _text(line: Line) -> Form:
    if _ELLIPSIS.search(line.text[-_LONGEST_ENDING:]) and not line.is_wrapped:
        return Form("teaser", "cut-off")
    if _POST.search(line.text):
        return Form("prose", "quoted-post")
    return Form("prose", "sentence") if line.is_sentence or line.is_wrapped else Form("phrase", "no-sentence")
