"""Detection F1 by span, and accuracy within 161 km over every gold toponym with coordinates.

A leading article and a trailing 's are dropped from spans, about which gold sets differ. Of GeoWebNews the
labels that are toponyms to detect count, in detection and in position alike.

A gold toponym takes the position of the located mention that overlaps it most; without one it is unresolved
and counts as wrong. `median_km` is over the resolved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.distance import distance_km
from pipeline.evaluation.cases import Case, Scores, window
from pipeline.evaluation.metrics.counts import agreement
from pipeline.evaluation.metrics.geo import NEAR_KM, accuracy_within, median_of_known
from pipeline.evaluation.metrics.overlap import overlapping_pairs, same_bounds, shared
from pipeline.evaluation.predict.places import PredictedPlace
from pipeline.evaluation.readers.toponyms import GoldToponym, GoldToponyms


def score_places(gold: Sequence[GoldToponyms], predicted: Sequence[Sequence[PredictedPlace]]) -> Scores:
    """Detection, accuracy within 161 km, median distance, and the share that was resolved at all."""
    counts = [0, 0, 0]
    distances: list[float | None] = []
    loose = 0
    errors: list[Case] = []
    for item, places in zip(gold, predicted, strict=True):
        wanted = [each for each in item.toponyms if each.detected]
        offered = [each for each in places if each.detected]
        loose += len(overlapping_pairs(wanted, offered))
        pairs = same_bounds(item.document.text, wanted, offered)
        for index, number in enumerate((len(pairs), len(offered), len(wanted))):
            counts[index] += number
        errors.extend(_detection_errors(item, wanted, offered, pairs))
        for toponym in item.toponyms:
            if toponym.position is None or not toponym.detected:
                continue
            place = _located(toponym, places)
            distance = (
                None
                if place is None or place.position is None
                else distance_km(toponym.position, place.position)
            )
            distances.append(distance)
            if distance is None or distance > NEAR_KM:
                errors.append(_position_error(item, toponym, place, distance))
    detection = agreement(counts[0], counts[1], counts[2])
    resolved = [each for each in distances if each is not None]
    return Scores(
        {
            "detection_f1": detection.f1,
            "detection_precision": detection.precision,
            "detection_recall": detection.recall,
            "detection_overlap_f1": agreement(loose, counts[1], counts[2]).f1,
            "acc_161km": accuracy_within(distances),
            "median_km": median_of_known(distances),
            "resolved": len(resolved) / len(distances) if distances else None,
            "acc_161km_resolved": accuracy_within(resolved),
        },
        errors,
    )


def _located(toponym: GoldToponym, places: Sequence[PredictedPlace]) -> PredictedPlace | None:
    near = [place for place in places if place.position is not None and shared(toponym, place)]
    return max(near, key=lambda place: (shared(toponym, place), place.start - place.end), default=None)


def _detection_errors(
    item: GoldToponyms,
    wanted: Sequence[GoldToponym],
    offered: Sequence[PredictedPlace],
    pairs: Sequence[tuple[int, int]],
) -> Iterator[Case]:
    text, identity = item.document.text, item.document.document_id
    matched_gold, matched_found = {i for i, _ in pairs}, {j for _, j in pairs}
    for index, toponym in enumerate(wanted):
        if index not in matched_gold:
            around = window(text, toponym.start, toponym.end)
            yield Case(
                identity, toponym.start, toponym.end, f"missed {toponym.label}", toponym.surface, None, around
            )
    for index, place in enumerate(offered):
        if index not in matched_found:
            shown, around = text[place.start : place.end], window(text, place.start, place.end)
            yield Case(identity, place.start, place.end, "spurious", None, shown, around, place.rule)


def _position_error(
    item: GoldToponyms, toponym: GoldToponym, place: PredictedPlace | None, distance: float | None
) -> Case:
    kind = f"unresolved {toponym.label}" if distance is None else "far"
    shown = None if place is None or distance is None else f"{place.position} {distance:.0f} km away"
    return Case(
        item.document.document_id, toponym.start, toponym.end, kind, f"{toponym.surface} {toponym.position}",
        shown, window(item.document.text, toponym.start, toponym.end), None if place is None else place.rule,
    )  # fmt: skip
