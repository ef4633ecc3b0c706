"""Per page the bag-of-words F1 between the kept text and the article; means over pages.

Kept is all that is not flagged as furniture. The gold of these pages is running text: of the words of
headlines, bylines and captions on them it holds less than a seventh, so that with those parts kept, and every
other line chosen by the gold itself, text_light of the dev half gives .933. The F1 of paragraphs, datelines
and subheads alone stands beside it as `…_running_f1` (.954 when chosen by the gold).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.evaluation.cases import Case, Scores, window
from pipeline.evaluation.metrics.words import bag_of_words, word_agreement
from pipeline.evaluation.predict.furniture import PredictedKept, kept_text, running_text
from pipeline.evaluation.readers.pages import GoldFlattened
from pipeline.records import Segment

_OF_ARTICLE = 0.8  # share of a segment's words that stand in the article, in the listing of errors alone


def score_kept(gold: Sequence[GoldFlattened], predicted: Sequence[PredictedKept]) -> Scores:
    """F1, precision and recall of both forms of the pages."""
    metrics: dict[str, float | None] = {}
    errors: list[Case] = []
    for form in ("light", "full"):
        pages, running = [], []
        for page, kept in zip(gold, predicted, strict=True):
            text, segments = getattr(page, form), getattr(kept, form)
            pages.append(word_agreement(page.article, kept_text(text, segments)))
            running.append(word_agreement(page.article, running_text(text, segments)).f1)
            errors.extend(_errors(page, form, text, segments))
        metrics[f"{form}_f1"] = sum(each.f1 for each in pages) / len(pages)
        metrics[f"{form}_precision"] = sum(each.precision for each in pages) / len(pages)
        metrics[f"{form}_recall"] = sum(each.recall for each in pages) / len(pages)
        metrics[f"{form}_running_f1"] = sum(running) / len(running)
    return Scores(metrics, errors)


def _errors(page: GoldFlattened, form: str, text: str, segments: Sequence[Segment]) -> Iterator[Case]:
    """Lines on the wrong side: kept without being of the article, or flagged though they are."""
    article = bag_of_words(page.article)
    lines = {line.strip() for line in page.article.split("\n")}
    for segment in segments:
        flagged = segment.kind == "furniture"
        start = segment.start
        for line in text[segment.start : segment.end].split("\n"):
            end = start + len(line)
            words = bag_of_words(line)
            if words:
                inside = line.strip() in lines or (words & article).total() / words.total() >= _OF_ARTICLE
                if inside == flagged and words.total() > 2:
                    kind = f"{form} lost: {segment.reason}" if flagged else f"{form} kept {segment.kind}"
                    yield Case(
                        page.document_id, start, end, kind,
                        "article" if inside else "furniture", segment.kind, window(text, start, end),
                        segment.reason,
                    )  # fmt: skip
            start = end + 1
