"""Attribution scores on PolNeAR (Newell et al., LREC 2018).

A prediction is right when its content words and those of a gold attribution have a Jaccard index of at
least 0.5 and both sources have the same head token, or both have none; pairs are one to one, the best
assignment counts. `content_token_f1` counts words inside any content, `source_accuracy` the pairs matched
by content alone. F1 by quote kind: precision over predictions of the kind, recall over gold of the kind, a
match with any other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.evaluation.cases import Case, Scores, window
from pipeline.evaluation.metrics.counts import agreement
from pipeline.evaluation.metrics.matching import best_pairs
from pipeline.evaluation.metrics.tokens import jaccard, word_starts
from pipeline.evaluation.predict.attributions import PredictedAttribution, PredictedAttributions
from pipeline.evaluation.readers.attributions import GoldAttribution, GoldAttributions

_SAME_CONTENT = 0.5
_QUOTED, _UNQUOTED = ("direct", "mixed"), ("indirect",)


@dataclass(frozen=True)
class _Matched:
    """One document: pairs right in content and source, pairs right in content, and words of contents."""

    right: list[tuple[int, int]]
    same_content: list[tuple[int, int]]
    same_source: set[tuple[int, int]]
    gold_words: frozenset[int]
    found_words: frozenset[int]


def score_attributions(
    gold: Sequence[GoldAttributions], predicted: Sequence[PredictedAttributions]
) -> Scores:
    """All measures of the suite."""
    counts: Counter[str] = Counter()
    errors: list[Case] = []
    for item, found in zip(gold, predicted, strict=True):
        matched = _match(item, found)
        _count(item, found, matched, counts)
        errors.extend(_errors(item, found, matched))
    return Scores(_metrics(counts), errors)


def _metrics(counts: Counter[str]) -> dict[str, float | None]:
    whole = agreement(counts["right"], counts["found"], counts["gold"])
    words = agreement(counts["shared words"], counts["found words"], counts["gold words"])
    return {
        "f1": whole.f1,
        "precision": whole.precision,
        "recall": whole.recall,
        "content_token_f1": words.f1,
        "direct_mixed_f1": _kind_f1(counts, "quoted"),
        "indirect_f1": _kind_f1(counts, "unquoted"),
        "source_accuracy": counts["same source"] / counts["same content"] if counts["same content"] else None,
        "content_f1": agreement(counts["same content"], counts["found"], counts["gold"]).f1,
    }


def _kind_f1(counts: Counter[str], kind: str) -> float:
    return agreement(
        counts[f"right found {kind}"], counts[f"found {kind}"], counts[f"gold {kind}"],
        found=counts[f"right gold {kind}"],
    ).f1  # fmt: skip


def _match(item: GoldAttributions, found: PredictedAttributions) -> _Matched:
    text = item.document.text
    wanted = [word_starts(text, ((s.start, s.end) for s in each.content)) for each in item.attributions]
    offered = [word_starts(text, [each.content]) for each in found.found]
    weights = {}
    for i, left in enumerate(wanted):
        for j, right in enumerate(offered):
            if (similarity := jaccard(left, right)) >= _SAME_CONTENT:
                weights[i, j] = similarity
    same = {(i, j) for i, j in weights if found.gold_heads[i] == found.found[j].source_head}
    return _Matched(
        right=best_pairs({pair: weight for pair, weight in weights.items() if pair in same}),
        # The right source is worth a little, so that of two equal contents the right one pairs.
        same_content=best_pairs({pair: weight + (pair in same) * 0.01 for pair, weight in weights.items()}),
        same_source=same,
        gold_words=frozenset().union(*wanted),
        found_words=frozenset().union(*offered),
    )


def _count(
    item: GoldAttributions, found: PredictedAttributions, matched: _Matched, counts: Counter[str]
) -> None:
    counts["gold"] += len(item.attributions)
    counts["found"] += len(found.found)
    counts["right"] += len(matched.right)
    counts["same content"] += len(matched.same_content)
    counts["same source"] += sum(pair in matched.same_source for pair in matched.same_content)
    counts["gold words"] += len(matched.gold_words)
    counts["found words"] += len(matched.found_words)
    counts["shared words"] += len(matched.gold_words & matched.found_words)
    for name, kinds in (("quoted", _QUOTED), ("unquoted", _UNQUOTED)):
        counts[f"gold {name}"] += sum(each.quote_kind in kinds for each in item.attributions)
        counts[f"found {name}"] += sum(each.quote_kind in kinds for each in found.found)
        counts[f"right gold {name}"] += sum(
            item.attributions[i].quote_kind in kinds for i, _ in matched.right
        )
        counts[f"right found {name}"] += sum(found.found[j].quote_kind in kinds for _, j in matched.right)


def _errors(item: GoldAttributions, found: PredictedAttributions, matched: _Matched) -> Iterator[Case]:
    right_gold = {i for i, _ in matched.right}
    right_found = {j for _, j in matched.right}
    partner = dict(matched.same_content)
    for index, wanted in enumerate(item.attributions):
        if index in right_gold:
            continue
        rival = found.found[partner[index]] if index in partner else None
        yield _missed(item, wanted, rival)
    paired = set(partner.values())
    for index, each in enumerate(found.found):
        if index not in right_found and index not in paired:
            start, end = each.content
            around = window(item.document.text, start, end)
            shown = _predicted(item.document.text, each)
            kind = f"spurious {each.quote_kind} ({each.rule})"
            yield Case(item.document.document_id, start, end, kind, None, shown, around, each.rule)


def _missed(item: GoldAttributions, wanted: GoldAttribution, rival: PredictedAttribution | None) -> Case:
    text = item.document.text
    first, last = wanted.content[0].start, wanted.content[-1].end
    cue = " ".join(piece.surface.lower() for piece in wanted.cue)
    source = " … ".join(piece.surface for piece in wanted.source) or "no source"
    kind = f"missed {wanted.quote_kind} ({cue})" if rival is None else "wrong source"
    shown = None if rival is None else _predicted(text, rival)
    rule = None if rival is None else rival.rule
    gold = f"{source} | {cue} | {text[first:last]}"
    return Case(item.document.document_id, first, last, kind, gold, shown, window(text, first, last), rule)


def _predicted(text: str, found: PredictedAttribution) -> str:
    source = "no source" if found.source is None else text[slice(*found.source)]
    return f"{source} | {found.rule} | {text[slice(*found.content)]}"
