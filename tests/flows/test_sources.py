"""Sources that are no plain paths: patterns, standard input, addresses; tables whose columns are said."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows import intake as intake_module
from flows.commands.run import read_columns
from flows.errors import WrongUse
from flows.intake import Intake, take_in
from flows.outputs import read_output
from flows.sources import Source, absolute
from flows.store import Store
from pipeline.staging.readers.fetch import Fetcher, Limits
from tests.flows.test_intake import rejections, rows
from tests.pipeline.staging.readers.site import Site, page, serving

PARAGRAPH = "The ferry company said on Tuesday that its boats would sail again from the eastern pier. "


def article(title: str) -> bytes:
    body = "".join(f"<p>{PARAGRAPH}{title} part {part}.</p>" for part in range(4))
    return f"<html><head><title>{title}</title></head><body><article>{body}</article></body></html>".encode()


def feed(*entries: tuple[str, str, str]) -> bytes:
    items = "".join(
        f"<item><title>{title}</title><link>{link}</link><pubDate>{date}</pubDate>"
        f"<description>Summary of {title}.</description></item>"
        for title, link, date in entries
    )
    channel = f"<channel><title>Pier</title>{items}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'.encode()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    quick = Limits(pause=0.0, idle=1.0, total=2.0, first_wait=0.01)
    monkeypatch.setattr(
        intake_module, "Fetcher", lambda allow_local: Fetcher(allow_local=allow_local, limits=quick)
    )
    with serving() as found:
        yield found


def taken(data: Path, *sources: Source, local: bool = True, columns: dict[str, str] | None = None) -> Intake:
    return take_in(data, sources, metadata=None, seen=lambda _: None, allow_local=local, columns=columns)


DAY, LATER = "Tue, 02 Mar 2021 10:00:00 GMT", "Wed, 03 Mar 2021 10:00:00 GMT"


def test_a_feed_gives_its_pages_and_the_entries_without_one(tmp_path: Path, site: Site) -> None:
    site.answers |= {
        "/feed": page(feed(("One", "/one", DAY), ("Two", "/two", DAY)), kind="application/rss+xml"),
        "/one": page(article("One")),
        "/two": page(b"", status=410),
    }
    intake = taken(tmp_path, site.url("/feed"))
    found = rows(tmp_path, intake)
    assert sorted(found) == [site.url("/feed#2"), site.url("/one")]
    one = found[site.url("/one")]
    assert (one["page_url"], one["page_title"]) == (site.url("/one"), "One")
    assert one["retrieved_at"] is not None
    assert found[site.url("/feed#2")]["text"] == "Summary of Two."
    assert rejections(tmp_path, intake) == {site.url("/two"): "fetch_failed"}


def test_an_entry_is_kept_until_its_page_has_a_text(tmp_path: Path, site: Site) -> None:
    site.answers |= {
        "/feed": page(feed(("One", "/one", DAY), ("Two", "/two", DAY))),
        "/one": page(article("One")),
        "/two": page(b"<!doctype html><html><head><title>Two</title></head><body></body></html>"),
    }
    intake = taken(tmp_path, site.url("/feed"))
    assert sorted(rows(tmp_path, intake)) == [site.url("/feed#2"), site.url("/one")]
    (why,) = read_output(Store(tmp_path), intake.dropped).to_pylist()
    assert (why["source_uri"], why["reason"]) == (site.url("/two"), "no_text")
    assert why["detail"].endswith(f"; what the feed says of it is kept as {site.url('/feed#2')}")
    again = taken(tmp_path, site.url("/feed"))
    assert read_output(Store(tmp_path), again.dropped).to_pylist() == [why]
    site.answers |= {
        "/feed": page(feed(("One", "/one", DAY), ("Two", "/two", LATER))),
        "/two": page(article("Two")),
    }
    mended = taken(tmp_path, site.url("/feed"))
    assert sorted(rows(tmp_path, mended)) == [site.url("/one"), site.url("/two")]
    assert rejections(tmp_path, mended) == {}


def test_a_page_is_fetched_once_and_again_when_the_feed_dates_it_anew(tmp_path: Path, site: Site) -> None:
    site.answers |= {"/feed": page(feed(("One", "/one", DAY))), "/one": page(article("One"))}
    taken(tmp_path, site.url("/feed"))
    again = taken(tmp_path, site.url("/feed"))
    assert (again.new_articles, site.paths().count("/one"), site.paths().count("/feed")) == (0, 1, 2)
    site.answers |= {"/feed": page(feed(("One", "/one", LATER))), "/one": page(article("One, corrected"))}
    assert taken(tmp_path, site.url("/feed")).new_articles == 1
    assert site.paths().count("/one") == 2


def test_what_did_not_change_is_asked_for_with_its_version(tmp_path: Path, site: Site) -> None:
    site.answers["/one"] = page(article("One"), ETag='"a1"')
    taken(tmp_path, site.url("/one"))
    site.answers["/one"] = page(b"", status=304)
    again = taken(tmp_path, site.url("/one"))
    assert (again.articles, again.new_articles, rejections(tmp_path, again)) == (1, 0, {})
    assert site.asked[-1][1]["if-none-match"] == '"a1"'


def test_a_source_that_fails_leaves_what_was_read_of_it(tmp_path: Path, site: Site) -> None:
    site.answers["/one"] = page(article("One"))
    taken(tmp_path, site.url("/one"))
    del site.answers["/one"]
    gone = taken(tmp_path, site.url("/one"))
    assert (gone.articles, rejections(tmp_path, gone)) == (1, {site.url("/one"): "fetch_failed"})


def test_a_local_address_is_refused_unless_allowed(tmp_path: Path, site: Site) -> None:
    intake = taken(tmp_path, site.url("/one"), local=False)
    assert rejections(tmp_path, intake) == {site.url("/one"): "fetch_refused"}
    assert site.asked == []


def test_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "\n".join(json.dumps({"text": f"Story {number}."}) for number in range(3))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    assert sorted(rows(tmp_path, taken(tmp_path, "-"))) == ["stdin#1", "stdin#2", "stdin#3"]


def test_patterns(tmp_path: Path) -> None:
    week = tmp_path / "week"
    (week / "inner").mkdir(parents=True)
    for name in ("a.txt", "b.md", "inner/c.txt", "[d].txt"):
        (week / name).write_text(f"Story {name}.", encoding="utf-8")
    found = rows(tmp_path / "data", taken(tmp_path / "data", f"{week}/**/*.txt"))
    assert sorted(found) == ["inner/c.txt", "week/[d].txt", "week/a.txt"]
    assert taken(tmp_path / "other", f"{week}/[d].txt").articles == 1, "a file of that very name"
    with pytest.raises(WrongUse, match="nothing is called so; check the pattern"):
        taken(tmp_path / "data", f"{week}/*.doc")


def test_columns_that_are_guessed_are_shown_and_can_be_said(tmp_path: Path) -> None:
    table = tmp_path / "week" / "table.csv"
    table.parent.mkdir()
    table.write_text("body,story,link\nA teaser.,The whole story.,https://pier.example/1\n", encoding="utf-8")
    data, uri = tmp_path / "data", "week/table.csv#2"
    guessed = taken(data, table)
    assert guessed.columns["week/table.csv"]["text"] == "body"
    assert rows(data, guessed)[uri]["text"] == "A teaser."
    said = taken(data, table, columns={"text": "story"})
    assert said.columns["week/table.csv"] == {"text": "story", "url": "link"}
    assert rows(data, said)[uri]["text"] == "The whole story."
    assert taken(data, table, columns={"text": "story"}).columns == {}, "it was not read again"


def test_what_the_option_says() -> None:
    assert read_columns("text=story, url=link") == (("text", "story"), ("url", "link"))
    for wrong in ("story", "text=", "body=story"):
        with pytest.raises(WrongUse, match="write column=name"):
            read_columns(wrong)


def test_sources_are_the_same_from_any_folder() -> None:
    assert absolute("https://pier.example/feed") == "https://pier.example/feed"
    assert absolute("-") == "-"
    assert Path(absolute("week")).is_absolute()
