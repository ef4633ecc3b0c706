"""Copies, versions and stories among generated articles, with the recall and precision promised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path
from random import Random

import pyarrow as pa
import pytest

from pipeline.schema import from_rows
from pipeline.stage import Held
from pipeline.staging import copies as module
from pipeline.staging import shingles as shingling
from pipeline.staging.shingles import likeness, shingles, words_of
from pipeline.staging.sketches import Candidate, sketch
from pipeline.tables import SKETCHES
from tests.pipeline.staging.articles import article, changed, rival

DAY = datetime(2021, 3, 1)  # noqa: DTZ001 - naive UTC as in the table


@dataclass(frozen=True)
class Copy:
    duplicate_of: str | None
    similarity: float | None
    version_of: str | None
    story_id: str


@dataclass(frozen=True)
class Parts:
    """Sketches in several parts, as a corpus on disk gives them."""

    rows: pa.Table
    size: int

    def __iter__(self) -> Iterator[pa.Table]:
        return (self.rows.slice(start, self.size) for start in range(0, self.rows.num_rows, self.size))

    def only(self, *columns: str) -> Parts:
        return Parts(self.rows.select(columns), self.size)


def find_copies(candidates: list[Candidate], size: int | None = None) -> dict[str, Copy]:
    rows = from_rows(map(sketch, candidates), SKETCHES)
    rows = rows.take([rows["document_id"].to_pylist().index(each.document_id) for each in candidates])
    found = module.find_copies(Held(rows) if size is None else Parts(rows, size)).to_pylist()
    return {
        row["document_id"]: Copy(
            row["duplicate_of"], row["duplicate_similarity"], row["version_of"], row["story_id"]
        )
        for row in found
    }


def corpus(how: str, share: float) -> tuple[list[Candidate], dict[str, str]]:
    """Forty articles, half with a changed copy, half with a rival report; and each copy's original."""
    random = Random(f"{how}{share}")
    found, originals = [], {}
    for number in range(40):
        text = article(random, sentences=random.choice([9, 18, 30]))
        found.append(Candidate(f"d{number:02}", None, DAY, text))
        if number % 2:
            later = Candidate(
                f"d{number:02}b", None, DAY + timedelta(days=1), changed(text, share, random, how=how)
            )
            found.append(later)
            originals[later.document_id] = f"d{number:02}"
        else:
            found.append(Candidate(f"d{number:02}r", None, DAY + timedelta(days=1), rival(text, random)))
    return found, originals


@pytest.mark.parametrize(("how", "share"), product(["cut", "reorder", "rewrite", "words"], [0.1, 0.2, 0.3]))
def test_recall_and_precision(how: str, share: float) -> None:
    candidates, originals = corpus(how, share)
    copies = find_copies(candidates)
    found = {name: copy.duplicate_of for name, copy in copies.items() if copy.duplicate_of}
    right = sum(originals.get(name) == original for name, original in found.items())
    assert right >= 0.95 * len(originals), f"recall {right}/{len(originals)}"
    assert right >= 0.95 * len(found), f"precision {right}/{len(found)}"


def test_order_does_not_matter() -> None:
    candidates, _ = corpus("rewrite", 0.2)
    expected = find_copies(candidates)
    Random(4).shuffle(candidates)
    assert find_copies(candidates) == expected


def test_nor_how_much_is_held_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A corpus too large for one round has the same copies."""
    candidates, _ = corpus("words", 0.2)
    expected = find_copies(candidates)
    monkeypatch.setattr(shingling, "_AT_ONCE", 500)
    monkeypatch.setattr(module, "_AT_ONCE", 900)
    assert find_copies(candidates, size=7) == expected


def test_exact_copies_point_to_the_earliest_then_to_the_smallest_id() -> None:
    text = article(Random(1))
    same = [
        Candidate("d3", None, DAY, text),
        Candidate("d2", None, DAY, text),
        Candidate("d1", None, None, text),
    ]
    copies = find_copies(same)
    assert {name: copy.duplicate_of for name, copy in copies.items()} == {"d2": None, "d3": "d2", "d1": "d2"}
    assert copies["d3"].similarity == 1.0
    assert {copy.story_id for copy in copies.values()} == {"d2"}


def test_versions_of_one_address() -> None:
    text = article(Random(2))
    old = Candidate("d9", "https://www.a.example/x?utm_source=feed", DAY, text, retrieved_at=DAY)
    new = Candidate("d1", "http://a.example/x/", DAY, text + " More.", retrieved_at=DAY + timedelta(hours=2))
    copies = find_copies([new, old])
    assert (copies["d1"].version_of, copies["d9"].version_of) == ("d9", None)
    assert (copies["d1"].duplicate_of, copies["d9"].duplicate_of) == (None, None)
    assert copies["d1"].story_id == copies["d9"].story_id


def test_a_wire_story_carried_in_part() -> None:
    random = Random(3)
    wire = article(random, sentences=24)
    own = article(random, sentences=16)
    carried = changed(wire, 0.5, random, how="cut") + " " + own
    candidates = [
        Candidate("d1", None, DAY, wire, wire_source_id="reuters"),
        Candidate("d2", None, DAY, carried, wire_source_id="reuters"),
        Candidate("d3", None, DAY, own + " " + article(random, sentences=12)),
    ]
    assert find_copies(candidates)["d2"].duplicate_of == "d1"


def test_short_texts_repeat_only_with_their_title() -> None:
    text = "Net toll 31 dinars, last week 31 dinars. Due in June."
    same = [
        Candidate("d1", None, DAY, text, title="Velan Grain"),
        Candidate("d2", None, DAY, text, title="Dorn Bank"),
    ]
    assert all(copy.duplicate_of is None for copy in find_copies(same).values())
    twice = [*same, Candidate("d3", None, DAY, text, title="Dorn Bank")]
    assert find_copies(twice)["d3"].duplicate_of == "d2"


def test_reports_of_one_form_with_other_facts_are_no_copies() -> None:
    report = (
        "Shares in {0} closed at {1} on Tuesday, up {2} from the day before, dealers in {3} said. The"
        " volume was {4} and the index of {3} rose by {5} points in the session as traders waited for figures"
        " on trade and on prices."
    )
    first = report.format("Velan Grain", "81.2", "0.4", "Quell", "12,400", "7.1")
    second = report.format("Dorn Bank", "17.9", "0.7", "Hestia", "88,100", "2.6")
    copies = find_copies([Candidate("d1", None, DAY, first), Candidate("d2", None, DAY, second)])
    assert copies["d2"].duplicate_of is None


def test_likeness_of_empty_texts_is_nothing() -> None:
    assert likeness(shingles([]), shingles(words_of("one two three"))).jaccard == 0.0


def test_no_copies_among_the_seeds(shared: Path) -> None:
    texts = sorted((shared / "seeds").glob("0*.txt"))
    candidates = [Candidate(path.name, None, None, path.read_text(encoding="utf-8")) for path in texts]
    assert len(candidates) == 5
    assert all(copy.duplicate_of is None for copy in find_copies(candidates).values())
