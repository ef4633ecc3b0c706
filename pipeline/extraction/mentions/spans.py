"""Where the names of an article are, and what kind of thing each seems to be. Public: `NameSpan`, `find_names`.

The model's names are trimmed to what the project calls a name (no article, title or possessive), then mended by
the knowledge base and by the shape of names of bodies, persons and places. Kinds are settled in `kinds`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from pipeline.extraction.mentions.vocabulary import Title, Vocabulary
from pipeline.extraction.mentions.words import Words
from pipeline.knowledge.base import Knowledge, NameUse
from pipeline.knowledge.names import pieces

MODEL_KINDS = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "city",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "people",
    "PRODUCT": "other",
    "EVENT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
}
_ARTICLES = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "our", "its", "their", "his", "her"}
)
_EDGE = frozenset("'\"()[]{}.,;:-–—/|*•…!?&") | {"'s", "'", "--", "''", "``", "s'"}
_JOINERS = frozenset({"of", "for", "and", "&", "the", "on", "in", "de", "del", "la", "al", "du", "des"})
_WAVERING = frozenset({"JJ", "NNS", "NN", "FW", "VBP", "RB", "UH"})
_NAME_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "bint", "abu", "van", "von", "der", "den", "de", "da", "do", "dos", "di", "del",
     "della", "la", "le", "ben", "ter", "ten", "zu", "af", "y", "e", "ul", "ur", "ud", "as", "ash", "ad", "an"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NameSpan:
    """The words first:last (tokens, half-open) as a name.

    `evidence` says who found it (model, knowledge, shape, repeat); `uses` are what the knowledge base has under
    exactly these words; `title` is what stands before it.
    """

    first: int
    last: int
    kind: str
    evidence: str
    uses: tuple[NameUse, ...] = ()
    title: Title | None = None
    title_first: int | None = None

    def overlaps(self, other: NameSpan) -> bool:
        """Whether the two share a token."""
        return self.first < other.last and other.first < self.last

    def covers(self, other: NameSpan) -> bool:
        """Whether the other lies within this one."""
        return self.first <= other.first and other.last <= self.last


def find_names(doc: Doc, words: Words, *, knowledge: Knowledge, vocabulary: Vocabulary) -> list[NameSpan]:
    """Names that do not overlap, in the order of the text."""
    known = list(known_spans(words, knowledge))
    model = [
        span
        for found in doc.ents
        if found.label_ in MODEL_KINDS
        for span in _trimmed(found.start, found.end, MODEL_KINDS[found.label_], words, vocabulary)
    ]
    shaped = list(_shaped(words, vocabulary))
    return _titled(_settle(model, known, shaped, words), words, vocabulary)


# ── Names that the knowledge base has ────────────────────────────────────────────────────────────────────────


def known_spans(words: Words, knowledge: Knowledge) -> Iterator[NameSpan]:
    """The longest known names from left to right."""
    split = [
        pieces(word) if sentence >= 0 else ()
        for word, sentence in zip(words.text, words.sentence, strict=True)
    ]
    index = 0
    while index < len(words):
        match = _longest(index, split, words, knowledge) if _may_begin(index, words) else None
        if match is None:
            index += 1
            continue
        yield match
        index = match.last


def _may_begin(index: int, words: Words) -> bool:
    return words.is_capital[index] or words.lower[index] in _NAME_PARTICLES


def _longest(index: int, split: list[tuple[str, ...]], words: Words, knowledge: Knowledge) -> NameSpan | None:
    key: tuple[str, ...] = ()
    best: NameSpan | None = None
    for last in range(index, min(index + 14, len(words))):
        if words.sentence[last] != words.sentence[index]:
            break
        if not split[last]:
            if words.text[last] in ("-", ".", "&", ",", "'", "–", "/"):
                continue
            break
        key += split[last]
        uses = knowledge.uses_of(key)
        if uses:
            fitting = tuple(use for use in uses if _is_written_so(use, index, last + 1, words))
            if fitting:
                best = NameSpan(index, last + 1, fitting[0].entry.kind, "knowledge", fitting)
        if not knowledge.is_prefix(key):
            break
    return best


def _is_written_so(use: NameUse, first: int, last: int, words: Words) -> bool:
    """Whether the case of the words allows that use: acronyms as they are written, names with capitals."""
    written = use.written.replace(".", "")
    if written.isupper() and len(written) <= 6 and " " not in written:
        return "".join(words.text[first:last]).replace(".", "") == written
    if last - first == 1:
        return _is_one_word(use, first, words)
    return all(
        words.is_capital[i]
        or len(words.text[i]) <= 3
        or words.text[i] in use.written
        or not words.text[i].isalpha()
        for i in range(first, last)
    )


def _is_one_word(use: NameUse, index: int, words: Words) -> bool:
    """A single word must look like a name; one that opens a sentence must be tagged as one too."""
    if not words.is_capital[index]:
        return False
    if use.written.startswith("The ") and use.entry.kind in ("outlet", "agency"):
        return index > 0 and words.text[index - 1] == "The"
    if words.is_name_tag(index) or use.form in ("adjective", "people"):
        return True
    return words.tag[index] in _WAVERING and not _begins_sentence(index, words)


def _begins_sentence(index: int, words: Words) -> bool:
    return index == 0 or words.sentence[index - 1] != words.sentence[index]


# ── The model's names, trimmed ───────────────────────────────────────────────────────────────────────────────


def _trimmed(first: int, last: int, kind: str, words: Words, vocabulary: Vocabulary) -> Iterator[NameSpan]:
    """The span without article, title, possessive and stray marks; cut where a bracket or slash divides it."""
    if words.sentence[first] < 0:
        return
    for part_first, part_last in _parts(first, last, words):
        begin, end = part_first, part_last
        while begin < end and (words.text[begin] in _EDGE or words.lower[begin] in _ARTICLES):
            begin += 1
        while begin < end and words.text[end - 1] in _EDGE:
            end -= 1
        if kind == "person":
            begin = _after_title(begin, end, words, vocabulary)
        if begin < end and any(words.is_capital[i] or words.text[i][:1].isdigit() for i in range(begin, end)):
            yield NameSpan(begin, end, kind, "model")


def _parts(first: int, last: int, words: Words) -> Iterator[tuple[int, int]]:
    begin = first
    for index in range(first, last):
        if (
            words.text[index] in ("(", ")", "/", "|", ";", ":", "--", "—", "–", "\n")
            or words.sentence[index] < 0
        ):
            if begin < index:
                yield begin, index
            begin = index + 1
    if begin < last:
        yield begin, last


def _after_title(begin: int, end: int, words: Words, vocabulary: Vocabulary) -> int:
    """First token after titles that stand at the head of a person's name."""
    index = begin
    while index < end - 1:
        length = next(
            (
                n
                for n in (3, 2, 1)
                if index + n < end and " ".join(words.lower[index : index + n]) in vocabulary.titles
            ),
            0,
        )
        if not length:
            return index
        index += length
    return index


# ── Names that their shape gives away ────────────────────────────────────────────────────────────────────────


def _shaped(words: Words, vocabulary: Vocabulary) -> Iterator[NameSpan]:
    index = 0
    while index < len(words):
        if words.is_capital[index] and words.sentence[index] >= 0:
            head = words.lower[index]
            if head in vocabulary.organization_heads:
                span = _body(index, words, vocabulary)
                if span is not None:
                    yield span
                    index = span.last
                    continue
        index += 1


def _body(index: int, words: Words, vocabulary: Vocabulary) -> NameSpan | None:
    """The name of a body around its head word: capitals to the left, "of X and Y" to the right."""
    first = index
    while _goes_on_left(first, index, words):
        first -= 1
    while first < index and (words.lower[first] in _ARTICLES or not words.is_capital[first]):
        first += 1
    last = index + 1
    while (
        last < len(words)
        and words.is_capital[last]
        and _is_name_word(last, words)
        and words.sentence[last] == words.sentence[index]
    ):
        if words.lower[last] not in vocabulary.organization_heads:
            break
        last += 1
    if words.lower[last - 1] in vocabulary.heads_with_of:
        last = _with_of(last, words)
    if last - first < 2:
        return None
    return NameSpan(first, last, vocabulary.organization_heads[words.lower[index]], "shape")


def _goes_on_left(first: int, index: int, words: Words) -> bool:
    before = first - 1
    if before < 0 or words.sentence[before] != words.sentence[index]:
        return False
    if words.is_capital[before] and _is_name_word(before, words):
        return True
    return (
        words.text[before] in ("&", "and", "-", "'s", "'")
        and before > 0
        and words.is_capital[before - 1]
        and _is_name_word(before - 1, words)
        and words.sentence[before - 1] == words.sentence[index]
        and words.text[before] in ("&", "-")
    )


def _is_name_word(index: int, words: Words) -> bool:
    return (
        words.tag[index] in ("NNP", "NNPS", "JJ", "NN", "NNS", "VBG", "CD")
        and words.lower[index] not in _ARTICLES
    )


def _with_of(last: int, words: Words) -> int:
    """Past "of X", "for the X and Y", as long as capitals follow."""
    end = last
    while (
        end < len(words)
        and words.lower[end] in ("of", "for", "on", "to")
        and words.sentence[end] == words.sentence[last - 1]
    ):
        step = end + 1
        if step < len(words) and words.lower[step] == "the":
            step += 1
        begin = step
        while (
            step < len(words) and words.is_capital[step] and words.sentence[step] == words.sentence[last - 1]
        ):
            step += 1
            if (
                step + 1 < len(words)
                and words.lower[step] in ("and", "&", ",")
                and words.is_capital[step + 1]
                and words.tag[step + 1] != "PRP"
                and words.lower[step] != ","
            ):
                step += 1
        if step == begin:
            return end
        end = step
    return end


# ── One choice ───────────────────────────────────────────────────────────────────────────────────────────────


def _settle(
    model: list[NameSpan], known: list[NameSpan], shaped: list[NameSpan], words: Words
) -> list[NameSpan]:
    """Spans without overlap: the longer first; between equals the knowledge base, then shape, then the model."""
    rank = {"knowledge": 0, "shape": 1, "model": 2}
    candidates = sorted(
        [*model, *known, *shaped], key=lambda s: (-(s.last - s.first), rank[s.evidence], s.first)
    )
    owner: dict[int, NameSpan] = {}
    chosen: list[NameSpan] = []
    for span in candidates:
        if any(index in owner for index in range(span.first, span.last)):
            continue
        for index in range(span.first, span.last):
            owner[index] = span
        chosen.append(span)
    return sorted(chosen, key=lambda span: span.first)


def _titled(spans: list[NameSpan], words: Words, vocabulary: Vocabulary) -> list[NameSpan]:
    return [_with_title(span, words, vocabulary) for span in spans]


def _with_title(span: NameSpan, words: Words, vocabulary: Vocabulary) -> NameSpan:
    for length in (3, 2, 1):
        first = span.first - length
        if first < 0 or words.sentence[first] != words.sentence[span.first]:
            continue
        title = vocabulary.titles.get(" ".join(words.lower[first : span.first]))
        if title is not None:
            return replace(span, title=title, title_first=first)
    return span
