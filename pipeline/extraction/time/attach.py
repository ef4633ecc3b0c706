"""Which time expression dates which event: by syntax, then in the sentence, then none.

Nothing is borrowed from the publication day, and an event does not take the time of the verb that reports it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from pipeline.extraction.parse import ParsedArticle
from pipeline.extraction.time.tense import clause_tense
from pipeline.records import Timex

_CLAUSE_LINKS = {"ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "conj"}
_MODIFIER_LINKS = {"poss", "compound", "amod", "nmod", "nummod"}
_RANGE_LINK = re.compile(r",?\s*(?:to|-|–|—|until|till|through)\s*(?:the\s)?")
_FARTHEST = 12  # arcs of the tree within one sentence


@dataclass(frozen=True, slots=True)
class EventDate:
    """The days of an event and what they rest on (`tables.DATE_BASES`)."""

    earliest: date | None
    latest: date | None
    precision: str | None
    basis: str
    timex_id: str | None


NO_DATE = EventDate(None, None, None, "none", None)


def date_event(trigger: Token, parsed: ParsedArticle, timexes: tuple[Timex, ...]) -> EventDate:
    """The days of the event that the token expresses: by syntax, then sentence, then nothing.

    `timexes` are those of the article, in its order.
    """
    sentence = trigger.sent
    low = bisect_left(timexes, sentence.start_char, key=lambda timex: timex.start)
    high = bisect_left(timexes, sentence.end_char, key=lambda timex: timex.start)
    near = [timex for timex in timexes[low:high] if timex.earliest is not None and timex.timex_type != "SET"]
    if not near:
        return NO_DATE
    ranked = sorted(
        (rank, abs(timex.start - trigger.idx), index)
        for index, timex in enumerate(near)
        if (rank := _rank(trigger, _root(timex, parsed))) is not None
    )
    if not ranked:
        return NO_DATE
    rank, _, index = ranked[0]
    return _dated(near, index, parsed, basis="stated" if rank < 10 else "sentence")


def _root(timex: Timex, parsed: ParsedArticle) -> Token:
    """The token of the expression from which the others hang."""
    span = parsed.doc.char_span(timex.start, timex.end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"time expression {timex.start}:{timex.end} lies outside {timex.document_id}")
    return span.root


def _rank(trigger: Token, time: Token) -> int | None:
    """How well the time belongs to the event: 0 is best, from 10 only by the sentence, null not at all."""
    up_from_time = _path_up(time)
    depth = next((step for step, (token, _) in enumerate(up_from_time) if token.i == trigger.i), None)
    if depth is not None:
        return _rank_below(trigger, up_from_time[:depth])
    up_from_trigger = _path_up(trigger)
    above = {token.i: step for step, (token, _) in enumerate(up_from_trigger)}
    meeting = next((step for step, (token, _) in enumerate(up_from_time) if token.i in above), None)
    if meeting is None:
        return None
    shared = up_from_time[meeting][0]
    crossed = [link for _, link in up_from_trigger[: above[shared.i]]]
    descent = [link for _, link in up_from_time[:meeting]]
    if _is_elsewhere(up_from_time[:meeting]) or _belongs_to_noun(descent) or _in_other_clause(descent):
        return None
    if any(link in ("ccomp", "parataxis") for link in crossed):
        # The time of the verb that reports: what it reports as past was so by then, a plan was not.
        return 20 + meeting if clause_tense(trigger) == "past" else None
    if not any(link in _CLAUSE_LINKS for link in crossed):
        return 3 + min(above[shared.i] + meeting, 5)  # `held talks on Monday`, for `talks`
    if "conj" not in descent and all(
        link in ("conj", "xcomp") or link not in _CLAUSE_LINKS for link in crossed
    ):
        return 9  # `arrived on Monday and met the minister`
    return 10 + above[shared.i] + meeting


def _rank_below(trigger: Token, path: list[tuple[Token, str]]) -> int | None:
    """The time hangs below the event; null where a word such as `before` keeps them apart."""
    links = [link for _, link in path]
    if _is_elsewhere(path) or _in_other_clause(links):
        return None
    nouns = [token for token, _ in path[1:] if token.pos_ in ("NOUN", "PROPN")]
    if nouns and _belongs_to_noun(links):
        return None  # `condemned Sunday's attack`
    if nouns and trigger.pos_ in ("VERB", "AUX"):
        return 10 + len(nouns)  # `announced a visit on May 3`
    return min(len(links), 3)


def _is_elsewhere(path: list[tuple[Token, str]]) -> bool:
    """`weeks before the visit on May 3` and `after Monday` are not on that day."""
    return any(token.lower_ in ("before", "after", "ahead", "following") for token, _ in path)


def _in_other_clause(links: list[str]) -> bool:
    """Whether a clause of its own lies between; one joined by `and` is not its own."""
    return any(link in _CLAUSE_LINKS - {"conj"} for link in links)


def _belongs_to_noun(links: list[str]) -> bool:
    return any(link in _MODIFIER_LINKS for link in links[:2])


def _path_up(token: Token) -> list[tuple[Token, str]]:
    """The token and its heads, each with the arc that leads up from it."""
    path = []
    current = token
    for _ in range(_FARTHEST):
        path.append((current, str(current.dep_)))
        if current.head.i == current.i:
            break
        current = current.head
    return path


def _dated(near: list[Timex], index: int, parsed: ParsedArticle, *, basis: str) -> EventDate:
    chosen = near[index]
    earliest, latest, precision = chosen.earliest, chosen.latest, chosen.precision
    if index + 1 < len(near) and _is_range(chosen, near[index + 1], parsed):
        latest, precision = near[index + 1].latest, "range"
    if index and _is_range(near[index - 1], chosen, parsed):
        earliest, precision = near[index - 1].earliest, "range"
    return EventDate(earliest, latest, precision, basis, chosen.timex_id)


def _is_range(first: Timex, second: Timex, parsed: ParsedArticle) -> bool:
    """`from Jan. 3 to 5`, `2011-2013`, `between March and May`."""
    if first.earliest is None or second.latest is None or first.earliest > second.latest:
        return False
    text = parsed.article.text
    gap = text[first.end : second.start].lower()
    if _RANGE_LINK.fullmatch(gap):
        return True
    return gap.strip() == "and" and text[: first.start].rstrip().lower().endswith("between")
