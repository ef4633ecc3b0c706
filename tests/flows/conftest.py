"""Articles of our own, and runs in this process, where model and gate are loaded once for all tests."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from flows.engine import DirectEngine
from flows.gate import Candidate, Gate, Verdict, check_candidate, known_verdict
from flows.job import Report, run
from flows.progress import Quiet
from flows.session import Request, Session
from flows.settings import Settings
from flows.store import Store
from pipeline.schema import empty
from pipeline.stages import STAGES
from pipeline.tables import QUALITY_RESULTS

ARTICLES = {
    "signing.txt": """Kenya and Ethiopia sign water agreement

NAIROBI, 3 March 2021 - The foreign ministers of Kenya and Ethiopia signed a pact on the Omo on Wednesday.

"We have agreed to share every measurement," Kenyan Foreign Minister Raychelle Omamo told reporters.

Ethiopia said it would send 40 engineers to the border next week.
""",
    "protest.txt": """Thousands protest in Bishkek over mine

BISHKEK, 4 March 2021 - About 3,000 people protested in the capital of Kyrgyzstan on Thursday against a mine.

Police detained 25 demonstrators, the interior ministry said in a statement.

An opposition official, who asked not to be named, said that the government had promised talks.
""",
    "talks.txt": """Norway offers to host talks

OSLO, 5 March 2021 - Norway offered on Friday to host talks of Kenya and Somalia, its foreign ministry said.

Somalia rejected the offer on Saturday, according to a spokesman in Mogadishu.
""",
}
MORE = {
    "visit.txt": """Ethiopian president visits Djibouti

DJIBOUTI, 8 March 2021 - Ethiopian President Sahle-Work Zewde met President Ismail Omar Guelleh on Monday.

Djibouti said the two presidents discussed the port and a railway.
"""
}


class GateHere(Gate):
    """The gate in this process."""

    def __init__(self) -> None:
        """No process is started."""

    def __exit__(self, *exception: object) -> None:
        """None is to be ended."""

    def warm(self) -> None:
        """There is nothing to be early for."""

    def check(self, candidate: Candidate) -> Verdict:
        return known_verdict(candidate) or check_candidate(candidate)


class OpenGate(GateHere):
    """Lets everything pass unread: the real gate takes three seconds, and most tests are not about it."""

    def check(self, candidate: Candidate) -> Verdict:
        store, name = Store(candidate.data), QUALITY_RESULTS.name
        if not store.holds("gate", candidate.key, (name,)):
            store.write("gate", candidate.key, table=name, rows=empty(QUALITY_RESULTS))
        return Verdict(passed=True, rules=0)


@pytest.fixture
def week(tmp_path: Path) -> Path:
    """A folder of three articles."""
    folder = tmp_path / "week"
    folder.mkdir()
    write(folder, ARTICLES)
    return folder


def write(folder: Path, articles: dict[str, str]) -> None:
    for name, text in articles.items():
        (folder / name).write_text(text, encoding="utf-8")


Run = Callable[..., Report]


@pytest.fixture
def run_here() -> Run:
    """`run_here(data, *sources, metadata=None, gate=OpenGate)`: the whole job."""

    def run_it(
        data: Path, *sources: Path, metadata: Path | None = None, gate: Callable[[], Gate] = OpenGate
    ) -> Report:
        with Session(Request(sources, metadata, Settings(data=data)), gate=gate) as session:
            return run(session, stages=STAGES, engine=DirectEngine(1), progress=Quiet())

    return run_it


def release_files(data: Path) -> dict[str, str]:
    """Hash of every file of the latest release, by its path there."""
    releases = data / "releases"
    folder = releases / (releases / "LATEST").read_text(encoding="utf-8").strip()
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
