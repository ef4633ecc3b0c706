"""Feeds of servers that mean harm or are broken, over real connections: each ends in time with its reason."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
import zstandard

from flows import intake as intake_module
from flows.intake import take_in
from pipeline.evaluation.speed.memory import peak_mib
from pipeline.staging.readers.fetch import Fetcher, Limits
from tests.flows.test_intake import rejections, rows
from tests.flows.test_sources import DAY, feed
from tests.pipeline.staging.readers.site import Site, in_turn, moved, page, serving

FIVE_GIGABYTES, BLOCK = 5 * 2**30, 1 << 20
PATIENCE = Limits(
    pause=0.0, idle=0.5, total=20.0, first_wait=0.01
)  # the size that is allowed is that of a run
HEAD = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>Pier</title><item><title>A</title><description>'
)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(
        intake_module, "Fetcher", lambda allow_local: Fetcher(allow_local=allow_local, limits=PATIENCE)
    )
    with serving() as found:
        yield found


def fetched(folder: Path, url: str) -> tuple[set[str], dict[str, str], float]:
    """Articles and rejections of a folder with one good story and of the address, and the seconds it took."""
    (folder / "week").mkdir(parents=True, exist_ok=True)
    (folder / "week" / "good.txt").write_text("A ferry sank off the eastern pier.", encoding="utf-8")
    began = time.monotonic()
    intake = take_in(
        folder / "data", [folder / "week", url], metadata=None, seen=lambda _: None, allow_local=True
    )
    data = folder / "data"
    return set(rows(data, intake)), rejections(data, intake), time.monotonic() - began


@pytest.mark.parametrize("stated", [None, FIVE_GIGABYTES], ids=["no length", "a length"])
def test_five_gigabytes_are_cut_early(tmp_path: Path, site: Site, stated: int | None) -> None:
    sent = 0

    def floods(request: BaseHTTPRequestHandler) -> None:
        nonlocal sent
        length = b"" if stated is None else f"Content-Length: {stated}\r\n".encode()
        request.wfile.write(
            b"HTTP/1.0 200 OK\r\nContent-Type: application/rss+xml\r\n" + length + b"\r\n" + HEAD
        )
        while sent < FIVE_GIGABYTES:
            request.wfile.write(b"a" * BLOCK)
            sent += BLOCK

    site.answers["/feed"] = floods
    before = peak_mib()
    found, refused, seconds = fetched(tmp_path, site.url("/feed"))
    assert found == {"week/good.txt"}
    assert refused == {site.url("/feed"): "fetch_failed"}
    assert PATIENCE.longest - BLOCK <= sent < PATIENCE.longest + 32 * BLOCK, (
        "what sockets buffer, and no more"
    )
    assert peak_mib() - before < 250
    assert seconds < 15


BOMBS: dict[str, Callable[[], bytes]] = {
    "gzip": lambda: gzip.compress(b"\0" * 600_000_000, compresslevel=1),
    "deflate": lambda: gzip.compress(b"\0" * 600_000_000, compresslevel=1),
    "zstd": lambda: zstandard.ZstdCompressor().compress(b"\0" * 600_000_000),
    "br": lambda: b"\0" * 1000,
}


@pytest.mark.parametrize("encoding", BOMBS)
def test_a_packed_bomb_is_not_unpacked(tmp_path: Path, site: Site, encoding: str) -> None:
    body = BOMBS[encoding]()
    site.answers["/feed"] = page(body, kind="application/rss+xml", Content_Encoding=encoding)
    before = peak_mib()
    found, refused, seconds = fetched(tmp_path, site.url("/feed"))
    assert (found, refused) == ({"week/good.txt"}, {site.url("/feed"): "fetch_failed"})
    assert peak_mib() - before < 250
    assert seconds < 10


def test_a_packed_feed_is_read(tmp_path: Path, site: Site) -> None:
    packed = gzip.compress(feed(("One", "", DAY)))
    site.answers["/feed"] = page(packed, kind="application/rss+xml", Content_Encoding="gzip")
    found, refused, _ = fetched(tmp_path, site.url("/feed"))
    assert (found, refused) == ({"week/good.txt", site.url("/feed#1")}, {})
    site.answers["/feed"] = page(packed[:-20], kind="application/rss+xml", Content_Encoding="gzip")
    _, refused, _ = fetched(tmp_path, site.url("/feed"))
    assert refused == {site.url("/feed"): "fetch_failed"}


def test_a_server_that_hangs_or_redirects_forever_costs_itself_alone(tmp_path: Path, site: Site) -> None:
    site.answers |= {
        "/feed": lambda _: time.sleep(2.0),
        "/round": moved("/about"),
        "/about": moved("/round"),
    }
    for path in ("/feed", "/round"):
        found, refused, seconds = fetched(tmp_path / path[1:], site.url(path))
        assert (found, refused) == ({"week/good.txt"}, {site.url(path): "fetch_failed"})
        assert seconds < 8
    assert site.paths().count("/round") + site.paths().count("/about") == PATIENCE.redirects + 1


def test_a_server_that_fails_once_is_asked_again(tmp_path: Path, site: Site) -> None:
    answer = page(feed(("One", "", DAY)), kind="application/rss+xml")
    site.answers["/feed"] = in_turn(page(b"", status=500), page(b"", status=503), answer)
    found, refused, _ = fetched(tmp_path, site.url("/feed"))
    assert (found, refused) == ({"week/good.txt", site.url("/feed#1")}, {})
    assert site.paths().count("/feed") == 3
