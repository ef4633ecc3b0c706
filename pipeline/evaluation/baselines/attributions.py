"""45 reporting verbs with their subject and their clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from spacy.tokens import Doc, Token

from pipeline.evaluation.predict.attributions import (
    PredictedAttribution,
    PredictedAttributions,
    gold_heads,
)
from pipeline.evaluation.readers.attributions import GoldAttributions
from pipeline.evaluation.tools import Tools

_SUBJECTS = ("nsubj", "nsubjpass")
_QUOTES = '"'


@lru_cache(maxsize=1)
def reporting_verbs() -> frozenset[str]:
    """Lemmas of `reporting_verbs.txt`."""
    lines = (
        files("pipeline.evaluation.baselines").joinpath("reporting_verbs.txt").read_text("utf-8").splitlines()
    )
    return frozenset(line for line in lines if line and not line.startswith("#"))


def baseline_attributions(gold: Sequence[GoldAttributions], tools: Tools) -> list[PredictedAttributions]:
    """One record per document."""
    return [
        PredictedAttributions(tuple(_found(parsed.doc)), gold_heads(item, parsed))
        for item, parsed in zip(gold, tools.parsed(item.document for item in gold), strict=True)
    ]


def _found(doc: Doc) -> Iterator[PredictedAttribution]:
    for verb in doc:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in reporting_verbs():
            continue
        subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        clause = next((child for child in verb.children if child.dep_ == "ccomp"), None)
        if subject is not None and clause is not None:
            yield _attribution(verb, subject, clause)


def _attribution(verb: Token, subject: Token, clause: Token) -> PredictedAttribution:
    outside = {token.i for token in subject.subtree} | {verb.i}
    inside = [token for token in clause.subtree if token.i not in outside]
    start, end = inside[0].idx, inside[-1].idx + len(inside[-1])
    words = list(subject.subtree)
    quoted = sum(token.text in _QUOTES for token in verb.sent)
    kind = "indirect" if quoted == 0 else "direct" if clause.i < verb.i else "mixed"
    return PredictedAttribution(
        (start, end), (words[0].idx, words[-1].idx + len(words[-1])), subject.idx, kind, verb.lemma_
    )
