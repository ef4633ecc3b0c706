"""Span and class F1 of names (CoNLL-2003), a leading the/a/an and a trailing 's dropped on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.evaluation.cases import Case, Scores, window
from pipeline.evaluation.metrics.counts import Agreement, agreement
from pipeline.evaluation.metrics.overlap import trimmed
from pipeline.evaluation.predict.names import PredictedName
from pipeline.evaluation.readers.names import GoldNames
from pipeline.evaluation.readers.rows import GoldSpan

CLASSES = ("PER", "ORG", "LOC")
Name = tuple[int, int, str]


def score_names(gold: Sequence[GoldNames], predicted: Sequence[Sequence[PredictedName]]) -> Scores:
    """Micro F1 over the three classes, and F1 of each."""
    correct = dict.fromkeys(CLASSES, 0)
    golds = dict.fromkeys(CLASSES, 0)
    founds = dict.fromkeys(CLASSES, 0)
    errors: list[Case] = []
    for item, names in zip(gold, predicted, strict=True):
        wanted = {_trimmed(span, item.document.text) for span in item.names}
        found = {_trimmed(name, item.document.text): name for name in names}
        if item.by_head:
            found = _as_heads(found, wanted)
        for label in CLASSES:
            correct[label] += sum(name[2] == label for name in wanted & found.keys())
            golds[label] += sum(name[2] == label for name in wanted)
            founds[label] += sum(name[2] == label for name in found)
        errors.extend(_errors(item, wanted, found))
    total = agreement(sum(correct.values()), sum(founds.values()), sum(golds.values()))
    return Scores(_metrics(total, {c: agreement(correct[c], founds[c], golds[c]) for c in CLASSES}), errors)


def _metrics(total: Agreement, classes: dict[str, Agreement]) -> dict[str, float | None]:
    metrics: dict[str, float | None] = {"f1": total.f1, "precision": total.precision, "recall": total.recall}
    return metrics | {f"{label.lower()}_f1": each.f1 for label, each in classes.items()}


def _trimmed(span: GoldSpan | PredictedName, text: str) -> Name:
    return (*trimmed(text, span), span.label)


def _as_heads(found: dict[Name, PredictedName], heads: set[Name]) -> dict[Name, PredictedName]:
    """Each name that covers gold heads stands for the last of them; the others stay as they are."""
    replaced = {}
    for (start, end, label), name in found.items():
        covered = [head for head in heads if start <= head[0] and head[1] <= end]
        same = [head for head in covered if head[2] == label]
        chosen = max(same or covered, default=None)
        replaced[(start, end, label) if chosen is None else (chosen[0], chosen[1], label)] = name
    return replaced


def _errors(item: GoldNames, wanted: set[Name], found: dict[Name, PredictedName]) -> Iterator[Case]:
    text, identity = item.document.text, item.document.document_id
    missed, spurious = sorted(wanted - found.keys()), sorted(found.keys() - wanted)
    explained = set()
    for start, end, label in missed:
        rival = next((name for name in spurious if name[0] < end and start < name[1]), None)
        if rival is not None:
            explained.add(rival)
        same_span = rival is not None and rival[:2] == (start, end)
        kind = (
            f"{label} missed"
            if rival is None
            else f"{label} as {rival[2]}"
            if same_span
            else f"{label} bounds"
        )
        shown = None if rival is None else f"{text[rival[0] : rival[1]]} {rival[2]}"
        rule = None if rival is None else found[rival].rule
        yield Case(
            identity, start, end, kind, f"{text[start:end]} {label}", shown, window(text, start, end), rule
        )
    for name in spurious:
        if name not in explained:
            start, end, label = name
            shown = f"{text[start:end]} {label}"
            yield Case(
                identity,
                start,
                end,
                f"{label} spurious",
                None,
                shown,
                window(text, start, end),
                found[name].rule,
            )
