"""Per page the bag-of-words F1 of the text, means over pages; title and day of publication where gold has
them.

A title is exact when its words and their order are, blanks and the form of quotation marks apart; a date is
exact to the day. An unknown one is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.evaluation.cases import Case, Scores
from pipeline.evaluation.metrics.words import word_agreement
from pipeline.evaluation.predict.html import PredictedPage
from pipeline.evaluation.readers.pages import GoldPage
from pipeline.extraction.normalize import normalize

_GOOD_PAGE = 0.9


def score_pages(gold: Sequence[GoldPage], predicted: Sequence[PredictedPage]) -> Scores:
    """F1, precision and recall of the text; shares of exact titles and days, null where gold has none."""
    pairs = list(zip(gold, predicted, strict=True))
    texts = [word_agreement(page.article, found.text or "") for page, found in pairs]
    titles = [same_title(page.title, found.title) for page, found in pairs if page.title]
    days = [page.published_on == found.published_on for page, found in pairs if page.published_on]
    return Scores(
        {
            "f1": sum(each.f1 for each in texts) / len(texts),
            "precision": sum(each.precision for each in texts) / len(texts),
            "recall": sum(each.recall for each in texts) / len(texts),
            "published_exact": sum(days) / len(days) if days else None,
            "title_exact": sum(titles) / len(titles) if titles else None,
        },
        [case for page, found in pairs for case in _errors(page, found)],
    )


def same_title(gold: str, found: str | None) -> bool:
    """Whether two titles are the same text."""
    return found is not None and _plain(gold) == _plain(found)


def _plain(title: str) -> str:
    return " ".join(normalize(title).split()).casefold()


def _errors(page: GoldPage, found: PredictedPage) -> Iterator[Case]:
    def case(kind: str, gold: object, ours: object, around: str = "") -> Case:
        shown = None if ours is None else str(ours)
        return Case(page.document_id, 0, 0, kind, str(gold), shown, around, found.rule)

    agreement = word_agreement(page.article, found.text or "")
    if agreement.f1 < _GOOD_PAGE:
        side = "too much" if agreement.recall > agreement.precision else "too little"
        shown = f"P {agreement.precision:.3f} R {agreement.recall:.3f}"
        ours = set((found.text or "").split("\n"))
        wanted = set(page.article.split("\n"))
        differing = [
            line for line in (ours - wanted if side == "too much" else wanted - ours) if line.strip()
        ]
        yield case(f"text {side}", "F1 1", shown, " / ".join(sorted(differing, key=len)[-3:])[:400])
    if page.title and not same_title(page.title, found.title):
        yield case("title", page.title, found.title)
    if page.published_on and page.published_on != found.published_on:
        yield case(
            "published missed" if found.published_on is None else "published",
            page.published_on,
            found.published_on,
        )
