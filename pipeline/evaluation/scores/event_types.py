"""Macro F1 of codes and quads for a pair of spans; no event found counts as wrong (Hu et al., ACL 2024)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.evaluation.cases import Case, Scores, window
from pipeline.evaluation.metrics.macro import class_f1, macro_f1
from pipeline.evaluation.predict.event_types import PredictedCode
from pipeline.evaluation.readers.event_pairs import QUAD_OF, GoldPair


def score_codes(gold: Sequence[GoldPair], predicted: Sequence[PredictedCode]) -> Scores:
    """Macro F1 over codes and over quads, accuracy of both, and F1 of each code."""
    codes, quads = [item.code for item in gold], [str(item.quad) for item in gold]
    found = [each.code for each in predicted]
    found_quads = [None if code is None else str(QUAD_OF[code]) for code in found]
    metrics: dict[str, float | None] = {
        "root_macro_f1": macro_f1(codes, found),
        "quad_macro_f1": macro_f1(quads, found_quads),
        "root_accuracy": _accuracy(codes, found),
        "quad_accuracy": _accuracy(quads, found_quads),
        "found": sum(code is not None for code in found) / len(found) if found else None,
    }
    metrics |= {f"{code.lower()}_f1": class_f1(codes, found, code) for code in sorted(set(codes))}
    return Scores(metrics, [_error(g, p) for g, p in zip(gold, predicted, strict=True) if g.code != p.code])


def _accuracy(gold: Sequence[str], predicted: Sequence[str | None]) -> float | None:
    right = sum(left == right for left, right in zip(gold, predicted, strict=True))
    return right / len(gold) if gold else None


def _error(item: GoldPair, predicted: PredictedCode) -> Case:
    text = item.document.text
    source = " / ".join(span.surface for span in item.sources) or "-"
    target = " / ".join(span.surface for span in item.targets) or "-"
    return Case(
        item.document.document_id, 0, len(text), f"{item.code} as {predicted.code}",
        f"{item.code}({source}, {target})", predicted.code, window(text, 0, len(text)), predicted.rule,
    )  # fmt: skip
