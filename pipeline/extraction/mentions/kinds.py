"""What kind of thing each name is: the knowledge base first, then titles, shape and the words around, by a
vote.

All occurrences of a name in the document vote together; the surname of a full name votes as a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extraction.mentions.namespans import NameSpan
from pipeline.extraction.mentions.vocabulary import Vocabulary
from pipeline.extraction.mentions.words import Words
from pipeline.knowledge.gazetteer import Gazetteer
from pipeline.knowledge.names import pieces

_WEIGHT = {
    "knowledge": 6.0, "gazetteer": 3.0, "shape": 3.0, "surname": 3.0, "model": 1.0, "repeat": 0.3,
    "old surname": 0.4,
}  # fmt: skip
_TITLED = 4.0
_GIVEN_NAME = 1.5
_WHO = 1.5
_DATELINE = 4.0
_SPORT_DENSITY = 0.008  # share of words of sport above which a document is a report of sport
_RECORD = 2.0  # "Springfield (4-2)"
_BESIDE_FULL_NAME = 0.3  # what a model's label still counts where the word is part of a full name
_KIN = 1.2  # a surname of the document at the end of another name
_IN_GAZETTEER = 0.9
_AGE = 3.0
_CAPITALS = 1.0
_ONLY_SURNAME = 3.0
_LISTED = 0.8
_ABBREVIATED = 4.0
_LIST_SIGNS = ([","], ["and"], [",", "and"], ["or"], ["&"])
_OPEN_KINDS = frozenset({"person", "organization", "city", "place", "region", "facility", "people"})

Key = tuple[str, ...]


def settle_kinds(
    spans: Sequence[NameSpan], words: Words, vocabulary: Vocabulary, gazetteer: Gazetteer | None
) -> list[NameSpan]:
    """The same spans, each with the kind that the whole document speaks for."""
    keys = [tuple(piece for word in words.text[s.first : s.last] for piece in pieces(word)) for s in spans]
    votes: dict[Key, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    is_sport = sum(word in vocabulary.sports for word in words.lower) > _SPORT_DENSITY * len(words)
    for span, key in zip(spans, keys, strict=True):
        for kind, weight in _votes(span, words, vocabulary):
            votes[key][kind] += weight
        if gazetteer is not None and _is_abbreviated(span, words, gazetteer):
            votes[key]["region"] += _ABBREVIATED
        if is_sport and span.kind in ("city", "region", "place"):
            for kind, weight in _team_cues(span, words, vocabulary):
                votes[key][kind] += weight
    if gazetteer is not None:
        for key in votes:
            if any(found.is_primary for found in gazetteer.candidates(" ".join(key))):
                votes[key]["city"] += _IN_GAZETTEER * (1.5 if len(key) > 1 else 1.0)
    for one, other in _side_by_side(spans, words):
        for index, beside in ((one, other), (other, one)):
            sure = _sure_kind(spans[beside], votes[keys[beside]])
            if sure is not None and spans[index].evidence in ("model", "repeat"):
                votes[keys[index]][sure] += _LISTED
    persons = _surnames(votes)
    return [
        _settled(span, key, votes[key], persons, words, vocabulary)
        for span, key in zip(spans, keys, strict=True)
    ]


def _side_by_side(spans: Sequence[NameSpan], words: Words) -> Iterator[tuple[int, int]]:
    """Pairs of neighbours in a list: "Aden, Taiz and Marib"."""
    for index in range(len(spans) - 1):
        last, first = spans[index].last, spans[index + 1].first
        between = words.lower[last:first]
        if words.sentence[last - 1] == words.sentence[first] and between in _LIST_SIGNS:
            yield index, index + 1


def _sure_kind(span: NameSpan, votes: dict[str, float]) -> str | None:
    """`city` or `person`, where the knowledge base says so or the votes are far from even."""
    if span.evidence == "knowledge":
        return {"country": "city", "region": "city", "city": "city", "person": "person"}.get(span.kind)
    best = max(sorted(votes), key=lambda kind: votes[kind])
    if best not in ("person", "city") or votes[best] < 2 * (sum(votes.values()) - votes[best]) + 1.0:
        return None
    return best


def _settled(
    span: NameSpan,
    key: Key,
    votes: dict[str, float],
    persons: dict[str, float],
    words: Words,
    vocabulary: Vocabulary,
) -> NameSpan:
    if span.evidence == "knowledge":
        return span
    by_head = _kind_of_head(span, words, vocabulary)
    if by_head is not None:
        return replace(span, kind=by_head)
    vote = dict(votes)
    if len(key) == 1 and key[0] in persons:
        for kind in ("organization", "people", "other"):
            vote[kind] = vote.get(kind, 0.0) * _BESIDE_FULL_NAME
        vote["person"] = vote.get("person", 0.0) + persons[key[0]]
    elif len(key) > 1 and key[-1] in persons and span.evidence == "model":
        vote["person"] = vote.get("person", 0.0) + _KIN
    kind = max(sorted(vote), key=lambda kind: vote[kind])
    if kind == "person" and any(words.text[i].isdigit() for i in range(span.first, span.last)):
        kind = "other"  # a ship, a missile, a model
    return replace(span, kind=kind, uses=span.uses if kind == span.kind else ())


def _kind_of_head(span: NameSpan, words: Words, vocabulary: Vocabulary) -> str | None:
    """What the last word of a longer name says by itself: "X Airport", "X Championship"."""
    if span.last - span.first < 2 or span.evidence == "shape" or span.kind == "person":
        return None
    last = words.lower[span.last - 1]
    if last in vocabulary.other_heads:
        return "other"
    if span.kind in ("city", "place", "facility", "region") or last in _SURE_PLACE_HEADS:
        return vocabulary.place_heads.get(last)
    return None


_SURE_PLACE_HEADS = frozenset(
    {"airport", "stadium", "road", "street", "avenue", "highway", "bridge", "river", "lake", "island",
     "islands",
     "mountains", "valley", "province", "district", "county", "peninsula", "square", "prison", "mosque",
     "cathedral"}
)  # fmt: skip


def _votes(span: NameSpan, words: Words, vocabulary: Vocabulary) -> Iterator[tuple[str, float]]:
    yield span.kind, _WEIGHT[span.evidence]
    if span.kind not in _OPEN_KINDS or span.evidence == "knowledge":
        return
    first, last = span.first, span.last
    if span.title is not None:
        yield "person", _TITLED
    if last - first > 1 and words.lower[first] in vocabulary.given_names:
        yield "person", _GIVEN_NAME
    if _opens_dateline(span, words):
        yield "city", _DATELINE
    elif last - first == 1 and len(words.text[first]) > 2 and words.text[first].isupper():
        yield "organization", _CAPITALS
    yield from _cues(span, words, vocabulary)
    following = words.lower[last : last + 3]
    if following[:1] == ["who"] or following[:2] == [",", "who"]:
        yield "person", _WHO
    if (
        len(following) == 3
        and following[0] == "," == following[2]
        and following[1].isdigit()
        and len(following[1]) == 2
    ):
        yield "person", _AGE


def _is_abbreviated(span: NameSpan, words: Words, gazetteer: Gazetteer) -> bool:
    """Whether it is a division's abbreviation after a place and a comma: "Frankfort, Ky"."""
    first = span.first
    if first < 2 or span.last - first > 1 or words.text[first - 1] != "," or not words.is_capital[first - 2]:
        return False
    return gazetteer.division(words.text[first]) is not None


def _opens_dateline(span: NameSpan, words: Words) -> bool:
    """Whether the name is in capitals and a credit in brackets follows: "GENEVA, Switzerland (AP) -"."""
    if not all(words.text[i].isupper() for i in range(span.first, span.last)):
        return False
    bracket = next(
        (i for i in range(span.last, min(span.last + 5, len(words))) if words.text[i] == "("), None
    )
    if bracket is None or bracket + 2 >= len(words):
        return False
    closing = next((i for i in range(bracket, min(bracket + 5, len(words))) if words.text[i] == ")"), None)
    return closing is not None and words.text[closing + 1 : closing + 2] in (["-"], ["–"], ["—"], ["--"])


def _cues(span: NameSpan, words: Words, vocabulary: Vocabulary) -> Iterator[tuple[str, float]]:
    cues = vocabulary.kind_cues
    first, last = span.first, span.last
    head = words.root(first, last)
    found = []
    if words.dep[head] == "nsubj":
        found.append(cues.get(("subject_of", words.lemma[words.head[head]])))
    if last < len(words):
        if words.text[last] in ("'s", "'") and last + 1 < len(words):
            found.append(cues.get(("owner_of", words.lower[words.head[head]])))
        else:
            found.append(cues.get(("beside", words.lower[last])))
    if first > 0:
        before = words.lower[first - 1]
        found.append(cues.get(("after", before)))
        if before == "of" and first > 1:
            found.append(cues.get(("of", words.lower[first - 2])))
    yield from (cue for cue in found if cue is not None)


def _team_cues(span: NameSpan, words: Words, vocabulary: Vocabulary) -> Iterator[tuple[str, float]]:
    """Votes for a team where a place plays, is beaten, or has a coach."""
    head = words.root(span.first, span.last)
    governor = words.head[head]
    cue = {"nsubj": "team_subject_of", "dobj": "team_object_of", "poss": "team_owner_of"}.get(words.dep[head])
    if cue is not None:
        word = words.lower[governor] if cue == "team_owner_of" else words.lemma[governor]
        found = vocabulary.kind_cues.get((cue, word))
        if found is not None:
            yield found
    if words.text[span.last : span.last + 1] == ["("] and _is_record(
        words.text[span.last + 1 : span.last + 4]
    ):
        yield "organization", _RECORD


def _is_record(bracketed: Sequence[str]) -> bool:
    """Whether the words in the bracket begin like "3-1"."""
    return "-" in "".join(bracketed) and bracketed[0][:1].isdigit()


def _surnames(votes: dict[Key, dict[str, float]]) -> dict[str, float]:
    """Surnames and given names of the document's full names of persons, and how sure each is."""
    found: dict[str, float] = {}
    for key, vote in votes.items():
        if len(key) > 1 and vote.get("person", 0.0) > 0.5 * sum(vote.values()):
            for part in (key[-1], key[0]):
                found[part] = max(found.get(part, 0.0), min(_ONLY_SURNAME, vote["person"] + 1.0))
    return found
