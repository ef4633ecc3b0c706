"""Scores of suites on small cases worked out by hand: what counts as right, and what errors say."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.evaluation.cases import Case, instructive
from pipeline.evaluation.predict.attributions import PredictedAttribution, PredictedAttributions
from pipeline.evaluation.predict.event_records import PredictedDeeds
from pipeline.evaluation.predict.event_types import PredictedCode
from pipeline.evaluation.predict.furniture import PredictedKept
from pipeline.evaluation.predict.html import PredictedPage
from pipeline.evaluation.predict.modalities import PredictedModality
from pipeline.evaluation.predict.names import PredictedName
from pipeline.evaluation.predict.places import PredictedPlace
from pipeline.evaluation.predict.timexes import PredictedTimex
from pipeline.evaluation.readers.aliases import GoldAliases
from pipeline.evaluation.readers.attributions import GoldAttribution, GoldAttributions
from pipeline.evaluation.readers.event_links import GoldEventLinks
from pipeline.evaluation.readers.event_pairs import GoldPair
from pipeline.evaluation.readers.event_records import GoldRecord
from pipeline.evaluation.readers.modalities import MEANTIME_CLASSES, GoldModalities
from pipeline.evaluation.readers.names import GoldNames
from pipeline.evaluation.readers.pages import GoldFlattened, GoldPage
from pipeline.evaluation.readers.rows import GoldSpan, GoldText
from pipeline.evaluation.readers.timexes import GoldTimexes
from pipeline.evaluation.readers.toponyms import GoldToponym, GoldToponyms
from pipeline.evaluation.scores.aliases import score_aliases
from pipeline.evaluation.scores.attributions import score_attributions
from pipeline.evaluation.scores.event_links import score_event_links
from pipeline.evaluation.scores.event_records import score_deeds
from pipeline.evaluation.scores.event_types import score_codes
from pipeline.evaluation.scores.furniture import score_kept
from pipeline.evaluation.scores.html import score_pages
from pipeline.evaluation.scores.modalities import score_modalities
from pipeline.evaluation.scores.names import score_names
from pipeline.evaluation.scores.places import score_places
from pipeline.evaluation.scores.timexes import score_timexes
from pipeline.records import Segment


def _text(text: str, identity: str = "d") -> GoldText:
    return GoldText(identity, text, None)


def _span(text: str, surface: str, label: str = "") -> GoldSpan:
    start = text.index(surface)
    return GoldSpan(start, start + len(surface), surface, label)


# ── Time expressions ────────────────────────────

RAIN = "It rained on Monday, May 3, and again last week."


def _timexes(*found: tuple[str, str | None]) -> list[PredictedTimex]:
    return [PredictedTimex(RAIN.index(s), RAIN.index(s) + len(s), value) for s, value in found]


GOLD_TIMEXES = GoldTimexes(
    _text(RAIN), (_span(RAIN, "Monday, May 3"), _span(RAIN, "last week")), ("2021-05-03", "2021-W17")
)


@pytest.mark.parametrize(
    ("found", "relaxed", "strict", "value", "why"),
    [
        ((("Monday, May 3", "2021-05-03"), ("last week", "2021-W17")), 1.0, 1.0, 1.0, "all right"),
        ((("May 3", "2021-05-03"), ("last week", "2021")), 1.0, 0.5, 0.5, "an overlap is enough"),
        ((("Monday", "2021-05-03"), ("May 3", "2021-05-03")), 0.5, 0.0, 0.5, "two on one count once"),
        ((), 0.0, 0.0, 0.0, "nothing predicted"),
        ((("again", None),), 0.0, 0.0, 0.0, "nothing where gold is"),
    ],
)  # fmt: skip
def test_timexes(
    found: tuple[tuple[str, str | None], ...], relaxed: float, strict: float, value: float, why: str
) -> None:
    metrics = score_timexes([GOLD_TIMEXES], [_timexes(*found)]).metrics
    assert metrics["span_relaxed_f1"] == pytest.approx(relaxed), why
    assert metrics["span_strict_f1"] == pytest.approx(strict), why
    assert metrics["value_f1"] == pytest.approx(value), why


def test_a_timex_without_gold_value_is_never_right() -> None:
    gold = GoldTimexes(_text(RAIN), (_span(RAIN, "last week"),), (None,))
    scores = score_timexes([gold], [_timexes(("last week", None))])
    assert (scores.metrics["span_relaxed_f1"], scores.metrics["value_f1"]) == (1.0, 0.0)


def test_errors_of_timexes_tell_missed_wrong_and_spurious_apart() -> None:
    scores = score_timexes([GOLD_TIMEXES], [_timexes(("May 3", "2020-05-03"), ("again", "P1D"))])
    assert [case.kind for case in scores.errors] == ["value 9999-99-99", "missed 9999-W99", "spurious P9D"]
    assert "[[Monday, May 3]]" in scores.errors[0].window


# ── Names ────────────────────────────

ARMY = "The Army's chief met Ann Lee in Lima."


def test_names_are_compared_without_article_and_possessive() -> None:
    gold = GoldNames(_text(ARMY), (_span(ARMY, "Army", "ORG"), _span(ARMY, "Lima", "LOC")), by_head=False)
    found = [PredictedName(0, 10, "ORG"), PredictedName(21, 28, "PER"), PredictedName(32, 36, "PER")]
    metrics = score_names([gold], [found]).metrics
    assert metrics["precision"] == pytest.approx(1 / 3)
    assert metrics["recall"] == pytest.approx(1 / 2)
    assert (metrics["org_f1"], metrics["loc_f1"], metrics["per_f1"]) == (1.0, 0.0, 0.0)


def test_names_by_head_need_to_cover_it() -> None:
    gold = GoldNames(_text(ARMY), (_span(ARMY, "Lee", "PER"),), by_head=True)
    covering = [PredictedName(ARMY.index("Ann"), ARMY.index("Ann") + 7, "PER")]
    beside = [PredictedName(ARMY.index("Ann"), ARMY.index("Ann") + 3, "PER")]
    assert score_names([gold], [covering]).metrics["f1"] == 1.0
    assert score_names([gold], [beside]).metrics["f1"] == 0.0


def test_names_when_there_are_none() -> None:
    empty = GoldNames(_text("Nothing here."), (), by_head=False)
    assert score_names([empty], [[]]).metrics["f1"] == 1.0
    assert score_names([empty], [[PredictedName(0, 7, "PER")]]).metrics["f1"] == 0.0


# ── Attributions ────────────────────────────

SAID = "Ann Lee said the old bridge will close. Critics warn of long queues."


def _gold_attribution(source: str | None, content: str, kind: str = "indirect") -> GoldAttribution:
    return GoldAttribution(
        () if source is None else (_span(SAID, source),), (), (_span(SAID, content),), kind
    )


def _found_attribution(source: str | None, content: str, kind: str = "indirect") -> PredictedAttribution:
    start = SAID.index(content)
    where = None if source is None else (SAID.index(source), SAID.index(source) + len(source))
    head = None if source is None else SAID.index(source.split()[-1])
    return PredictedAttribution((start, start + len(content)), where, head, kind)


GOLD_SAID = GoldAttributions(
    _text(SAID),
    (
        _gold_attribution("Ann Lee", "the old bridge will close"),
        _gold_attribution("Critics", "long queues", "mixed"),
    ),
)
HEADS = (SAID.index("Lee"), SAID.index("Critics"))


@pytest.mark.parametrize(
    ("found", "f1", "content_tokens", "why"),
    [
        (
            [("Lee", "the old bridge will close"), ("Critics", "long queues")],
            1.0, 1.0, "the head of the source counts, not its extent",
        ),
        ([("Lee", "bridge will close")], 2 / 3, 2 * 3 / (3 + 7), "three of five words are enough"),
        ([("Lee", "will close")], 0.0, 2 * 2 / (2 + 7), "two of five words are not"),
        ([("Critics", "the old bridge will close")], 0.0, 2 * 5 / (5 + 7), "the wrong source"),
        ([(None, "the old bridge will close")], 0.0, 2 * 5 / (5 + 7), "no source where gold has one"),
        ([], 0.0, 0.0, "nothing predicted"),
    ],
)  # fmt: skip
def test_attributions(
    found: list[tuple[str | None, str]], f1: float, content_tokens: float, why: str
) -> None:
    predicted = PredictedAttributions(tuple(_found_attribution(*each) for each in found), HEADS)
    metrics = score_attributions([GOLD_SAID], [predicted]).metrics
    assert metrics["f1"] == pytest.approx(f1), why
    assert metrics["content_token_f1"] == pytest.approx(content_tokens), why


def test_attributions_by_kind_and_source_given_the_content() -> None:
    predicted = PredictedAttributions(
        (
            _found_attribution("Lee", "the old bridge will close", "direct"),
            _found_attribution("Lee", "long queues", "mixed"),
        ),
        HEADS,
    )
    metrics = score_attributions([GOLD_SAID], [predicted]).metrics
    assert metrics["source_accuracy"] == 0.5
    assert metrics["indirect_f1"] == 0.0, "gold indirect is found, but nothing predicted is indirect"
    assert metrics["direct_mixed_f1"] == 0.0, "one of two predictions is right, no gold of the kind is found"


def test_a_prediction_matches_one_attribution_alone() -> None:
    found = tuple(_found_attribution("Lee", "the old bridge will close") for _ in range(2))
    metrics = score_attributions([GOLD_SAID], [PredictedAttributions(found, HEADS)]).metrics
    assert (metrics["precision"], metrics["recall"]) == (0.5, 0.5)


def test_attributions_without_source_match_each_other() -> None:
    gold = GoldAttributions(_text(SAID), (_gold_attribution(None, "long queues"),))
    found = PredictedAttributions((_found_attribution(None, "long queues"),), (None,))
    assert score_attributions([gold], [found]).metrics["f1"] == 1.0


# ── Events ────────────────────────────


def test_codes_and_quads_count_no_event_as_wrong() -> None:
    gold = [
        GoldPair(_text("x"), (), (), code, quad) for code, quad in (("AID", 2), ("AID", 2), ("ACCUSE", 3))
    ]
    metrics = score_codes(gold, [PredictedCode("AID"), PredictedCode("YIELD"), PredictedCode(None)]).metrics
    assert metrics["root_macro_f1"] == pytest.approx((2 / 3 + 0) / 2)
    assert metrics["quad_macro_f1"] == pytest.approx((1.0 + 0) / 2)
    assert metrics["found"] == pytest.approx(2 / 3)


def test_deeds_are_sets_per_sentence_and_mutual_ones_have_no_direction() -> None:
    gold = [
        GoldRecord(_text("same", "1"), "CONSULT", (("TUR", "CONSULT", "RUS"),)),
        GoldRecord(_text("same", "2"), "ACCUSE", (("TUR", "ACCUSE", "RUS"),)),
    ]
    found = PredictedDeeds(
        frozenset({"CONSULT", "ACCUSE"}), frozenset({("RUS", "CONSULT", "TUR"), ("RUS", "ACCUSE", "TUR")})
    )
    metrics = score_deeds(gold, [found, found]).metrics
    assert metrics["type_f1"] == 1.0
    assert metrics["tuple_f1"] == 0.5, "who accuses whom does matter"
    nothing = PredictedDeeds(frozenset(), frozenset())
    assert score_deeds(gold, [nothing, nothing]).metrics["type_f1"] == 0.0


def test_modalities() -> None:
    text = "It rained and may snow."
    triggers = (_span(text, "rained", "happened"), _span(text, "snow", "uncertain"))
    gold = GoldModalities(_text(text), triggers, MEANTIME_CLASSES)
    scores = score_modalities([gold], [[PredictedModality("happened"), PredictedModality("happened")]])
    assert scores.metrics["macro_f1"] == pytest.approx((2 / 3 + 0) / 2)
    assert scores.metrics["accuracy"] == 0.5
    assert [case.kind for case in scores.errors] == ["uncertain as happened"]


# ── Clusters ────────────────────────────


def test_aliases_do_not_run_over_documents_and_news_is_also_scored_alone() -> None:
    text = "Ann Lee and Lee"
    mentions = (_span(text, "Ann Lee", "person"), GoldSpan(12, 15, "Lee", "person"))
    news = GoldAliases(_text(text, "1"), mentions, ("1", "1"), "news")
    speech = GoldAliases(_text(text, "2"), mentions, ("1", "1"), "speech")
    metrics = score_aliases([news, speech], [[0, 0], [0, 1]]).metrics
    assert metrics["b3_precision"] == 1.0, "equal numbers of two documents are two clusters"
    assert metrics["b3_recall"] == pytest.approx((1 + 1 + 0.5 + 0.5) / 4)
    assert metrics["pairwise_f1"] == pytest.approx(2 / 3)
    assert metrics["news_b3_f1"] == 1.0
    assert score_aliases([speech], [[0, 1]]).metrics["news_b3_f1"] is None


def test_event_links_do_not_run_over_topics() -> None:
    def document(topic: str, clusters: tuple[str, ...]) -> GoldEventLinks:
        text = "rained rained"
        spans = (GoldSpan(0, 6, "rained", ""), GoldSpan(7, 13, "rained", ""))
        return GoldEventLinks(_text(text, topic), topic, spans, clusters)

    gold = [document("1", ("a", "a")), document("2", ("a", "a"))]
    assert score_event_links(gold, [[7, 7], [7, 7]]).metrics["conll_f1"] == 1.0
    split = score_event_links(gold, [[1, 2], [3, 3]])
    assert split.metrics["b3_recall"] == pytest.approx(0.75)
    assert {case.kind for case in split.errors} == {"split"}


# ── Places and pages ────────────────────────────


def test_places_unresolved_is_wrong_and_the_widest_overlap_counts() -> None:
    text = "In North Lima and Cusco"
    gold = GoldToponyms(
        _text(text),
        (
            GoldToponym(3, 13, "North Lima", "LOC", (-12.0, -77.0), True),
            GoldToponym(18, 23, "Cusco", "LOC", (-13.5, -72.0), True),
        ),
        with_demonyms=False,
    )
    found = [
        PredictedPlace(3, 8, (60.0, 10.0), False),
        PredictedPlace(3, 13, (-12.5, -77.0), True),
        PredictedPlace(18, 23, None, True),
    ]
    metrics = score_places([gold], [found]).metrics
    assert metrics["detection_f1"] == 1.0
    assert metrics["acc_161km"] == 0.5
    assert metrics["resolved"] == 0.5
    assert metrics["median_km"] == pytest.approx(55.6, abs=0.1)
    assert score_places([gold], [[]]).metrics["median_km"] is None


def test_furniture_is_scored_per_page() -> None:
    page = GoldFlattened("p", "Menu\nWe won today", "Menu\nWe won today\nShare", "We won today")
    nothing = PredictedKept((Segment(0, 17, "body", "all"),), (Segment(0, 23, "body", "all"),))
    metrics = score_kept([page], [nothing]).metrics
    assert metrics["light_precision"] == pytest.approx(3 / 4)
    assert metrics["full_precision"] == pytest.approx(3 / 5)
    assert (metrics["light_recall"], metrics["full_recall"]) == (1.0, 1.0)
    exact = PredictedKept(
        (Segment(0, 5, "furniture", "menu"), Segment(5, 17, "body", "text")),
        (
            Segment(0, 5, "furniture", "menu"),
            Segment(5, 18, "body", "text"),
            Segment(18, 23, "furniture", "share"),
        ),
    )
    assert score_kept([page], [exact]).metrics["full_f1"] == 1.0


def test_parts_beside_the_running_text_are_analysed_and_no_running_text() -> None:
    text = "We won\nAna Tal\nWe won today\nHow\nBy luck"
    parts = (
        Segment(0, 7, "headline", "title"),
        Segment(7, 15, "byline", "byline"),
        Segment(15, 28, "body", "sentence"),
        Segment(28, 32, "subhead", "no-sentence"),
        Segment(32, 39, "body", "sentence"),
    )
    gold = GoldFlattened("p", text, text, "We won today\nHow\nBy luck")
    metrics = score_kept([gold], [PredictedKept(parts, parts)]).metrics
    assert metrics["light_running_f1"] == 1.0
    assert metrics["light_f1"] == pytest.approx(2 * 6 / (6 + 10))


def test_pages_by_text_title_and_day() -> None:
    gold = [
        GoldPage("1", None, "", "We won today", "“We won”", date(2021, 5, 3)),
        GoldPage("2", None, "", "We lost", None, None),
    ]
    found = [PredictedPage("We won today", '"We  won"', date(2021, 5, 4)), PredictedPage(None, "Lost", None)]
    metrics = score_pages(gold, found).metrics
    assert metrics["f1"] == 0.5
    assert metrics["title_exact"] == 1.0, "the form of quotation marks does not count"
    assert metrics["published_exact"] == 0.0
    assert score_pages(gold[1:], found[1:]).metrics["title_exact"] is None, "no gold title"


# ── Errors ────────────────────────────


def test_the_commonest_kinds_come_first_and_in_turn() -> None:
    def case(kind: str, start: int) -> Case:
        return Case("d", start, start + 1, kind, "g", None, "")

    errors = [case("rare", 0), case("common", 1), case("common", 2), case("common", 3)]
    assert [each.start for each in instructive(errors, 3)] == [1, 0, 2]
    assert len(instructive(errors, 99)) == 4
    assert instructive([], 5) == []
