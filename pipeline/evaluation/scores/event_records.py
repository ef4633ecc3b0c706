"""F1 of event types and of (source country, type, target country), as sets per sentence.

Records of one sentence are scored together. For the types that PLOVER calls mutual the direction does not
count.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.evaluation.cases import Case, Scores, window
from pipeline.evaluation.metrics.counts import agreement
from pipeline.evaluation.predict.event_records import PredictedDeeds
from pipeline.evaluation.readers.event_records import Deed, GoldRecord

_MUTUAL = {"AGREE", "CONSULT", "COOPERATE"}


def score_deeds(gold: Sequence[GoldRecord], predicted: Sequence[PredictedDeeds]) -> Scores:
    """Micro F1 of types and of deeds."""
    sentences: dict[str, tuple[list[GoldRecord], PredictedDeeds]] = {}
    for item, found in zip(gold, predicted, strict=True):
        sentences.setdefault(item.document.text, ([], found))[0].append(item)
    types = [0, 0, 0]
    deeds = [0, 0, 0]
    errors = []
    for records, found in sentences.values():
        wanted_types = {record.event_type for record in records}
        wanted = {_undirected(deed) for record in records for deed in record.deeds}
        offered = {_undirected(deed) for deed in found.deeds}
        _add(types, wanted_types, found.types)
        _add(deeds, wanted, offered)
        if wanted != offered:
            errors.append(_error(records[0], wanted, offered, found))
    return Scores({"type_f1": _f1(types), "tuple_f1": _f1(deeds)}, errors)


def _undirected(deed: Deed) -> Deed:
    source, event_type, target = deed
    if event_type in _MUTUAL:
        source, target = sorted((source, target), key=lambda country: (country is None, country or ""))
    return source, event_type, target


def _add(counts: list[int], wanted: set[object] | set[str] | set[Deed], found: object) -> None:
    offered = set(found)  # type: ignore[call-overload]
    counts[0] += len(wanted & offered)
    counts[1] += len(offered)
    counts[2] += len(wanted)


def _f1(counts: list[int]) -> float:
    return agreement(counts[0], counts[1], counts[2]).f1


def _error(item: GoldRecord, wanted: set[Deed], offered: set[Deed], found: PredictedDeeds) -> Case:
    text = item.document.text
    types = "+".join(sorted({deed[1] for deed in wanted}))
    kind = (
        f"{types}: countries"
        if types in found.types
        else f"{types} as {'+'.join(sorted(found.types)) or None}"
    )
    return Case(
        item.document.document_id, 0, len(text), kind, _shown(wanted), _shown(offered),
        window(text, 0, len(text)), found.rule,
    )  # fmt: skip


def _shown(deeds: set[Deed]) -> str:
    return " ".join(sorted(f"{source}-{kind}-{target}" for source, kind, target in deeds)) or "nothing"
