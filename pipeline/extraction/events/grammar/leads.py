"""What stands before a party in scraped text without being of it: dates, datelines, quotation marks. Public:
`past_lead`, `with_quotes`, `is_credit`, `before_credit`, `is_date`, `is_source`, `counted_behind`,
`lands_ahead`, `behind_dateline`.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from pipeline.extraction.mentions.alikeness import is_acronym
from pipeline.extraction.mentions.shapes import DAYS_AND_MONTHS
from pipeline.knowledge.attribution import load_cues

_OPENING, _CLOSING = ("(", "["), (")", "]")
_QUOTES = frozenset({'"', "``", "''"})
_TOLD_BY = frozenset(
    {"monitor", "monitors", "ngo", "activists", "state", "media", "official", "officials", "police"}
)
_FIGURES = re.compile(r"\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d")
_FIGURE = 5  # tokens of such a date
_DAYS = 31
_YEAR = 4  # digits
_DATE_WORDS = DAYS_AND_MONTHS | {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
_TENSED = frozenset({"VBD", "VBZ", "VBP"})
_DATELINE = 5  # tokens of a sentence within which a credit in brackets opens it: "TIRANA, Albania (ANA)"


def past_lead(doc: Doc, first: int, head: int) -> int:
    """First token of the phrase behind a date ("11 Oct 2016 rebels") or a dateline ("TIRANA (ANA) Men")."""
    start = first
    if doc[first].tag_ == "DT":  # "the June 3 marchers"
        return start
    for index in range(first, head):
        token = doc[index]
        if token.is_digit and _FIGURES.fullmatch(doc[index : index + _FIGURE].text):
            start = index + _FIGURE
        elif token.text in _CLOSING and _is_dateline(doc, first, index):
            start = index + 1
        elif token.lower_ in DAYS_AND_MONTHS and (token.ent_type_ == "DATE" or _has_number(token)):
            end = _date_end(doc, index, head)
            start = (
                start if end < head and (doc[end].lower_ in ("'s", "-") or doc[end].tag_ == "POS") else end
            )
    return min(start, head)


def _is_dateline(doc: Doc, first: int, closing: int) -> bool:
    """Whether a bracket closes here that the phrase does not open, or that holds the credit of a dateline."""
    opening = next((i for i in range(closing - 1, first - 1, -1) if doc[i].text in _OPENING), None)
    if opening is None:
        return True
    inside = doc[opening + 1 : closing].text
    before = tuple(token.lower_ for token in doc[first:opening] if token.is_alpha)
    near = opening - doc[opening].sent.start <= _DATELINE
    shouted = all(token.text.isupper() for token in doc[first : first + 1])
    names = all(token.pos_ == "PROPN" or token.is_punct for token in doc[first:opening])
    known = not is_acronym(inside, before) and not any(
        is_acronym(inside, before[begin:]) for begin in range(1, len(before))
    )
    return near and names and known and (shouted or doc[first].ent_type_ == "GPE")


def _has_number(month: Token) -> bool:
    beside = [month.nbor(step) for step in (-1, 1) if 0 <= month.i + step < len(month.doc)]
    return month.is_title and any(token.is_digit for token in beside)


def _date_end(doc: Doc, month: int, head: int) -> int:
    """One past the day and the year behind a month."""
    end = month + 1
    if end < head and doc[end].is_digit and int(doc[end].text) <= _DAYS:
        end += 1
    if end < head and doc[end].is_digit and len(doc[end]) == _YEAR:
        end += 1
    return end


def with_quotes(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """The tokens first:last with the quotation mark whose fellow stands among them."""
    inside = sum(token.text in _QUOTES for token in doc[first : last + 1])
    if inside != 1:
        return first, last
    if first > 0 and doc[first - 1].text in _QUOTES and doc[last].text not in _QUOTES:
        return first - 1, last
    if last + 1 < len(doc) and doc[last + 1].text in _QUOTES and doc[first].text not in _QUOTES:
        return first, last + 1
    return first, last


def is_date(head: Token) -> bool:
    """Whether a date of a headline was taken for a party: "Wed Feb 3 2016 …", but no Mrs. May."""
    if head.lower_ not in DAYS_AND_MONTHS:
        return False
    words = head.doc[head.left_edge.i : head.i + 1].text.lower().split()
    return len(words) > 1 and all(word in _DATE_WORDS or word.isdigit() for word in words)


def is_credit(name: Token) -> bool:
    """Whether a name is a source and no party: "(ANA) Rebels …", "clashes with rebels Monitor ANA"."""
    doc, index = name.doc, name.i
    told = [token.lower_ for token in doc[name.left_edge.i : index]]
    if told and name.text.isupper() and _TOLD_BY.issuperset(told):
        return True
    if index == 0 or index + 1 >= len(doc) or doc[index - 1].text not in _OPENING:
        return False
    return doc[index + 1].text in _CLOSING and index - name.sent.start <= _DATELINE


def is_source(head: Token) -> bool:
    """Whether a party is the subject that a verb of saying right behind it lacks, no comma between.

    "Killed nine soldiers a monitor said": the parser takes the monitor for an object.
    """
    behind = head.right_edge.i + 1
    if behind >= len(head.doc) or head.dep_ in ("nsubj", "nsubjpass"):
        return False
    if any(child.dep_ == "conj" for child in head.rights):
        return False
    if any(token.pos_ in ("VERB", "AUX") for token in head.doc[head.i + 1 : behind]):
        return False
    verb = head.doc[behind]
    cue = load_cues().verbs.get(verb.lemma_.lower())
    if verb.tag_ not in _TENSED or cue is None or cue.kind != "speech" or not verb.is_ancestor(head):
        return False
    return not any(child.dep_ in ("nsubj", "nsubjpass", "auxpass") for child in verb.children)


def counted_behind(teller: Token) -> Token | None:
    """Who is counted behind the source of a headline: "Monitors 15 killed in raid"."""
    if teller.lower_ not in _TOLD_BY or teller.i + 1 >= len(teller.doc):
        return None
    number = teller.nbor(1)
    return number if number.tag_ == "CD" and number.head == teller else None


def lands_ahead(first: Token) -> list[Token]:
    """Lands that the parser cut from a list before a noun: the first of "U.S., Omani and other envoys"."""
    joined = any(child.dep_ == "cc" and child.i > first.i for child in first.children)
    found: list[Token] = []
    index = first.i - 1
    while joined and index > first.sent.start and first.doc[index].text == ",":
        before = first.doc[index - 1]
        is_adjective = before.ent_type_ == "NORP" or (before.ent_type_ == "GPE" and _is_abbreviated(before))
        if not is_adjective or before.dep_ == "pobj":
            break
        found.insert(0, before)
        index -= 2
    return found


def _is_abbreviated(name: Token) -> bool:
    return name.text.isupper() or "." in name.text


def behind_dateline(place: Token) -> Token:
    """The noun that the parser hung on the place of a dateline: "TIRANA (ANA) Six men"; else the place."""
    if place.i - place.sent.start > 1 or place.ent_type_ != "GPE":
        return place
    for child in place.children:
        closing = child.left_edge.i - 1
        if child.dep_ == "appos" and child.pos_ == "NOUN" and place.doc[closing].text in _CLOSING:
            return child
    return place


def before_credit(agency: Token) -> Token | None:
    """The last word before the sources that a headline hangs on a party: "kills 3 men state media ANA"."""
    index = agency.i - 1
    first = agency.left_edge.i
    while index >= first and agency.doc[index].lower_ in _TOLD_BY:
        index -= 1
    if index < first or agency.doc[index].tag_ not in ("NNS", "NNP", "NNPS", "NN", "CD"):
        return None
    counted = any(token.tag_ == "CD" for token in agency.doc[first : index + 1])
    return agency.doc[index] if counted or index < agency.i - 1 else None
