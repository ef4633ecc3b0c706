"""TempEval-3 scores of time expressions (UzZaman et al., SemEval 2013, section 4).

Relaxed: a span is right when it overlaps one of the other side; here one to one, so that a prediction over
two gold expressions counts once. Value F1 is span F1 with equal TIMEX3 value asked as well, which is
TempEval-3's value accuracy times relaxed F1. A gold value that is null is never matched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.evaluation.cases import Case, Scores, window
from pipeline.evaluation.metrics.counts import agreement
from pipeline.evaluation.metrics.overlap import overlapping_pairs
from pipeline.evaluation.predict.timexes import PredictedTimex
from pipeline.evaluation.readers.timexes import GoldTimexes


def score_timexes(gold: Sequence[GoldTimexes], predicted: Sequence[Sequence[PredictedTimex]]) -> Scores:
    """Relaxed and strict span F1, and value F1."""
    relaxed = strict = valued = 0
    errors: list[Case] = []
    for item, found in zip(gold, predicted, strict=True):
        pairs = overlapping_pairs(item.spans, found)
        relaxed += len(pairs)
        strict += sum(_bounds(item.spans[i]) == _bounds(found[j]) for i, j in pairs)
        valued += sum(_equal(item.values[i], found[j].value) for i, j in pairs)
        errors.extend(_errors(item, found, pairs))
    golds, founds = sum(len(item.spans) for item in gold), sum(map(len, predicted))
    spans = agreement(relaxed, founds, golds)
    return Scores(
        {
            "span_relaxed_f1": spans.f1,
            "span_relaxed_precision": spans.precision,
            "span_relaxed_recall": spans.recall,
            "span_strict_f1": agreement(strict, founds, golds).f1,
            "value_f1": agreement(valued, founds, golds).f1,
        },
        errors,
    )


def _bounds(span: object) -> tuple[int, int]:
    return (span.start, span.end)  # type: ignore[attr-defined]


def _equal(gold: str | None, predicted: str | None) -> bool:
    return gold is not None and gold == predicted


def _errors(
    item: GoldTimexes, found: Sequence[PredictedTimex], pairs: Sequence[tuple[int, int]]
) -> Iterator[Case]:
    document, paired = item.document, dict(pairs)
    for index, (span, value) in enumerate(zip(item.spans, item.values, strict=True)):
        timex = found[paired[index]] if index in paired else None
        if timex is not None and _equal(value, timex.value):
            continue
        kind = "missed" if timex is None else "value"
        shown = None if timex is None else f"{document.text[timex.start : timex.end]} = {timex.value}"
        around = window(document.text, span.start, span.end)
        yield Case(
            document.document_id, span.start, span.end, f"{kind} {_shape(value)}",
            f"{span.surface} = {value}", shown, around, None if timex is None else timex.reason,
        )  # fmt: skip
    matched = set(paired.values())
    for index, timex in enumerate(found):
        if index not in matched:
            shown = f"{document.text[timex.start : timex.end]} = {timex.value}"
            around = window(document.text, timex.start, timex.end)
            yield Case(
                document.document_id, timex.start, timex.end, f"spurious {_shape(timex.value)}",
                None, shown, around, timex.reason,
            )  # fmt: skip


def _shape(value: str | None) -> str:
    """A value with its digits made alike: errors of one shape mostly have one cause."""
    return "null" if value is None else "".join("9" if c.isdigit() else c for c in value)
