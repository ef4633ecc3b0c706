"""The benchmark measures what a run does, on texts of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.evaluation.readers.rows import GoldError
from pipeline.evaluation.speed.growth import Measured
from pipeline.evaluation.speed.report import Benchmark, markdown, plain
from pipeline.evaluation.speed.stages import time_stages
from pipeline.evaluation.speed.steps import STEPS, StepTimes, measure_steps
from pipeline.evaluation.speed.texts import read_texts, word_count
from pipeline.extraction import analysis
from pipeline.stages import STAGES

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

TEXT = (
    "Ministers of both countries met in Vienna on Tuesday and agreed to reopen the border. "
    "The Austrian chancellor said the first trains would run next week.\n\n"
    "About 400 people had gathered at the station, police said."
)


def test_texts_from_a_folder_and_from_lines_are_repeated_in_order(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(f"{number} {TEXT}", encoding="utf-8")
    assert [text[0] for text in read_texts(tmp_path, 5)] == list("12121")
    lines = tmp_path / "texts.jsonl"
    lines.write_text("\n".join(json.dumps({"text": f"{n} {TEXT}"}) for n in (3, 4)), encoding="utf-8")
    assert [text[0] for text in read_texts(lines, 3)] == list("343")
    assert word_count(["one two", "three"]) == 3


def test_fragments_are_no_texts(tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_text("Too short.", encoding="utf-8")
    with pytest.raises(GoldError, match="no text of at least"):
        read_texts(tmp_path, 1)


def test_every_step_is_timed_and_the_functions_are_put_back(nlp: Language, resources: Resources) -> None:
    before = {name: getattr(analysis, name) for name in STEPS}
    times = measure_steps([TEXT] * 3, nlp, resources)
    assert {name: getattr(analysis, name) for name in STEPS} == before
    assert set(times.steps) == {"segments", "parse", *STEPS.values()}
    assert times.bare > 0
    assert times.ratios["parse"] > times.ratios["timexes"] > 0
    assert (times.documents, times.words) == (3, 3 * len(TEXT.split()))


def test_every_stage_is_timed(nlp: Language, resources: Resources) -> None:
    seconds = time_stages([TEXT, TEXT.replace("Vienna", "Geneva")], nlp, resources)
    assert list(seconds) == [stage.name for stage in STAGES]
    assert all(value > 0 for value in seconds.values())


def _measured(documents: int, cpu: float, peak: float) -> Measured:
    return Measured(documents, 1000 * documents, cpu, cpu, peak, 300.0, {"extraction": cpu / 2})


def test_the_report_has_ratios_to_bare_spacy() -> None:
    steps = StepTimes(10, 5000, bare=2.0, steps={"mentions": 0.2, "places": 0.1, "timexes": 0.05})
    bare, ours = [_measured(10, 2.0, 500.0)], [_measured(10, 3.0, 750.0)]
    measured = Benchmark("a machine", "a model", "some/texts", steps, bare, ours)
    report = markdown(measured)
    assert "| mentions + places | 0.30 | 0.150 | 0.25 |" in report
    assert "| timexes | 0.05 | 0.025 | 0.03 |" in report
    assert "| 10 | 5,000 | 3,333 | 1.50 | 500 | 750 | 1.50 | 1.00 |" in report
    assert "bare spaCy 2,500 words per second" in plain(measured)
