"""Time and memory of whole processes over 1x, 2x and 4x the documents.

Each measurement has a process of its own, started afresh, whose peak is then its own: model, resources and
all.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, process_time

from pipeline.evaluation.speed.memory import peak_mib
from pipeline.evaluation.speed.stages import time_stages
from pipeline.evaluation.speed.texts import read_texts, word_count
from pipeline.extraction.model import load_model
from pipeline.resources import load_resources

_BARE_BATCH = 32  # articles; no slower than the default on texts of this length, and fair to its memory


@dataclass(frozen=True)
class Measured:
    """One process: seconds without start-up, CPU and by the clock, and its peak memory."""

    documents: int
    words: int
    cpu_seconds: float
    clock_seconds: float
    peak_mib: float
    idle_mib: float  # with model and resources loaded, before the first text
    stages: dict[str, float]


def measure_growth(
    path: Path, documents: int, factors: tuple[int, ...], *, model: str, seen: Callable[[str], None]
) -> tuple[list[Measured], list[Measured]]:
    """Bare spaCy and the pipeline over each multiple of the documents. `seen` is told what is under way."""
    bare: list[Measured] = []
    ours: list[Measured] = []
    for factor in factors:
        for name, work, results in (("bare spaCy", bare_process, bare), ("pipeline", pipeline_process, ours)):
            seen(f"{name}, {factor * documents} documents")
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
                results.append(pool.submit(work, path, factor * documents, model).result())
    return bare, ours


def bare_process(path: Path, documents: int, model: str) -> Measured:
    """`nlp.pipe` over the texts, results let go; in batches, for by default it holds a thousand texts."""
    nlp = load_model(model)
    idle = peak_mib()

    def work(texts: list[str]) -> dict[str, float]:
        for _ in nlp.pipe(texts, batch_size=_BARE_BATCH):
            pass
        return {}

    return _measured(read_texts(path, documents), work, idle)


def pipeline_process(path: Path, documents: int, model: str) -> Measured:
    """Every stage over the texts."""
    nlp, resources = load_model(model), load_resources()
    idle = peak_mib()
    return _measured(read_texts(path, documents), lambda texts: time_stages(texts, nlp, resources), idle)


def _measured(texts: list[str], work: Callable[[list[str]], dict[str, float]], idle: float) -> Measured:
    clock, cpu = perf_counter(), process_time()
    stages = work(texts)
    return Measured(
        documents=len(texts),
        words=word_count(texts),
        cpu_seconds=process_time() - cpu,
        clock_seconds=perf_counter() - clock,
        peak_mib=peak_mib(),
        idle_mib=idle,
        stages=stages,
    )
