"""Fetching from a real server: what is obtained, what is refused, and what never happens."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from itertools import pairwise

import pytest

from pipeline.staging.readers import fetch as fetch_module
from pipeline.staging.readers.addresses import is_public
from pipeline.staging.readers.fetch import Fetcher, Known, Limits, Page
from pipeline.staging.readers.robots import parse_robots
from pipeline.staging.readers.rows import RejectedInput
from tests.pipeline.staging.readers.site import Answer, Site, in_turn, moved, page, serving

QUICK = Limits(
    pause=0.0, idle=0.3, total=0.8, longest=300_000, first_wait=0.01, longest_wait=2.0, redirects=3
)
TEXT = b"<html><body><p>The harbour reopened.</p></body></html>"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


def got(site: Site, path: str, *, known: Known | None = None, limits: Limits = QUICK) -> Page | RejectedInput:
    with Fetcher(allow_local=True, limits=limits) as fetcher:
        return fetcher.fetch(site.url(path), known)


def hangs(_request: BaseHTTPRequestHandler) -> None:
    time.sleep(1.0)


def drips_headers(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    for _ in range(40):
        request.wfile.write(b"x")
        request.wfile.flush()
        time.sleep(0.1)


def drips_body(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(40):
        request.wfile.write(b"<p>more</p>")
        request.wfile.flush()
        time.sleep(0.1)


def without_end(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(100_000):
        request.wfile.write(b"y" * 60_000)


def cut_short(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Length: 5000\r\n\r\n<p>half")


def no_http(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"\x00\x01\x02 not http at all\r\n\r\n")


FAILING: tuple[tuple[str, Answer, str, str], ...] = (
    ("/gone", page(b"", status=404), "fetch_failed", "answered 404"),
    ("/broken", page(b"", status=500), "fetch_failed", "answered 500"),
    ("/hangs", hangs, "fetch_failed", "no answer within 0.3 s"),
    ("/drips", drips_headers, "fetch_failed", "/drips"),
    ("/slow", drips_body, "fetch_failed", "not done within 0.8 s"),
    ("/endless", without_end, "fetch_failed", "more than 300000 bytes"),
    ("/short", cut_short, "fetch_failed", "/short"),
    ("/noise", no_http, "fetch_failed", "/noise"),
    ("/round", moved("/round"), "fetch_failed", "more than 3 redirects"),
    ("/nowhere", page(b"", status=302), "fetch_failed", "without saying where"),
    ("/file", moved("file:///etc/hostname"), "fetch_refused", "no http or https address"),
)


@pytest.mark.parametrize(("path", "answer", "reason", "detail"), FAILING, ids=[row[0] for row in FAILING])
def test_failures_end_in_time_and_say_why(
    site: Site, path: str, answer: Answer, reason: str, detail: str
) -> None:
    site.answers[path] = answer
    began = time.monotonic()
    found = got(site, path)
    assert isinstance(found, RejectedInput)
    assert (found.source_uri, found.reason) == (site.url(path), reason)
    assert detail in found.detail
    assert time.monotonic() - began < 4.0


def test_a_page_with_what_tells_its_next_version(site: Site) -> None:
    site.answers["/page"] = page(TEXT, ETag='"v1"', Last_Modified="Tue, 02 Mar 2021 10:00:00 GMT")
    found = got(site, "/page")
    assert isinstance(found, Page)
    assert (found.body, found.known) == (TEXT, Known('"v1"', "Tue, 02 Mar 2021 10:00:00 GMT"))
    asked = dict(site.asked)["/page"]
    assert asked["user-agent"].startswith("Dateline/")
    assert asked["host"] == site.address.removeprefix("http://")


def test_what_did_not_change_is_not_sent_again(site: Site) -> None:
    site.answers["/page"] = page(b"", status=304, ETag='"v1"')
    found = got(site, "/page", known=Known('"v1"', "Tue, 02 Mar 2021 10:00:00 GMT"))
    assert isinstance(found, Page)
    assert found.body is None
    asked = dict(site.asked)["/page"]
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"v1"', "Tue, 02 Mar 2021 10:00:00 GMT")


def test_what_is_temporary_is_tried_again(site: Site) -> None:
    site.answers["/page"] = in_turn(page(b"", status=500), hangs, page(TEXT))
    found = got(site, "/page")
    assert isinstance(found, Page)
    assert site.paths().count("/page") == 3


def test_what_is_final_is_not_tried_again(site: Site) -> None:
    site.answers["/page"] = page(b"", status=410)
    assert isinstance(got(site, "/page"), RejectedInput)
    assert site.paths().count("/page") == 1


SOON = format_datetime(datetime.now(UTC) + timedelta(hours=3), usegmt=True)


@pytest.mark.parametrize(
    ("stated", "times", "least", "why"),
    [
        ("1", 2, 1.0, "seconds within bounds are waited"),
        ("7200", 1, 0.0, "two hours are not"),
        (SOON, 1, 0.0, "nor until an instant that far off"),
        ("in a moment", 2, 0.0, "what is no time is passed over"),
    ],
)
def test_retry_after(site: Site, stated: str, times: int, least: float, why: str) -> None:
    site.answers["/page"] = in_turn(page(b"", status=429, Retry_After=stated), page(TEXT))
    began = time.monotonic()
    found = got(site, "/page")
    assert site.paths().count("/page") == times, why
    assert isinstance(found, Page) == (times == 2), why
    assert least <= time.monotonic() - began < least + 1.0, why


def test_redirects_are_followed_and_both_addresses_known(site: Site) -> None:
    site.answers |= {"/old": moved("/new", 301), "/new": page(TEXT)}
    found = got(site, "/old")
    assert isinstance(found, Page)
    assert (found.url, found.final_url) == (site.url("/old"), site.url("/new"))


def test_a_local_address_is_never_asked(site: Site) -> None:
    with Fetcher(limits=QUICK) as fetcher:
        for url in (site.url("/page"), site.url("/page").replace("127.0.0.1", "localhost")):
            found = fetcher.fetch(url)
            assert isinstance(found, RejectedInput)
            assert found.reason == "fetch_refused"
            assert "--allow-local" in found.detail
    assert site.asked == []


def test_a_public_page_that_redirects_to_a_local_one_is_refused(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The public host is the test's server too: the name is resolved by the test, then by the real check."""
    real = fetch_module.checked_address

    def resolve(host: str, port: int, *, allow_local: bool) -> str:
        return "127.0.0.1" if host == "news.example" else real(host, port, allow_local=allow_local)

    monkeypatch.setattr(fetch_module, "checked_address", resolve)
    public = site.address.replace("127.0.0.1", "news.example")
    site.answers |= {"/out": moved(site.url("/secret")), "/secret": page(b"secret")}
    with Fetcher(limits=QUICK) as fetcher:
        found = fetcher.fetch(f"{public}/out")
    assert isinstance(found, RejectedInput)
    assert found.reason == "fetch_refused"
    assert site.paths() == ["/robots.txt", "/out"]
    assert dict(site.asked)["/out"]["host"].startswith("news.example")


PUBLIC = (
    ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False), ("10.1.2.3", False),
    ("172.16.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False),
    ("0.0.0.0", False), ("224.0.0.1", False), ("::1", False), ("::", False), ("fe80::1%eth0", False),
    ("fc00::1", False), ("::ffff:127.0.0.1", False), ("::ffff:10.0.0.1", False), ("2002:7f00:1::", False),
    ("64:ff9b::a00:1", False), ("64:ff9b::5db8:d822", True), ("ff02::1", False),
)  # fmt: skip


@pytest.mark.parametrize(("address", "expected"), PUBLIC)
def test_which_addresses_are_public(address: str, expected: bool) -> None:
    assert is_public(address) is expected


@pytest.mark.parametrize(
    "url", ["ftp://a.example/x", "http://", "http://[::1", "file:///etc/hostname", "http://a b/"]
)
def test_what_is_no_address_is_refused_or_fails(url: str) -> None:
    with Fetcher(limits=QUICK) as fetcher:
        found = fetcher.fetch(url)
    assert isinstance(found, RejectedInput)
    assert found.reason in ("fetch_refused", "fetch_failed")


def test_robots_txt_is_obeyed_and_read_once(site: Site) -> None:
    site.answers |= {
        "/robots.txt": page(b"User-agent: *\nDisallow: /private\n", kind="text/plain"),
        "/private/a": page(TEXT),
        "/open": page(TEXT),
    }
    with Fetcher(allow_local=True, limits=QUICK) as fetcher:
        refused, taken = fetcher.fetch(site.url("/private/a")), fetcher.fetch(site.url("/open"))
    assert isinstance(refused, RejectedInput)
    assert refused.reason == "robots_disallow"
    assert isinstance(taken, Page)
    assert site.paths() == ["/robots.txt", "/open"]


def test_a_robots_txt_that_fails_forbids_everything(site: Site) -> None:
    site.answers |= {"/robots.txt": page(b"", status=503), "/open": page(TEXT)}
    found = got(site, "/open")
    assert isinstance(found, RejectedInput)
    assert (found.reason, "answered 503" in found.detail) == ("robots_disallow", True)
    assert "/open" not in site.paths()


def test_one_request_at_a_time_with_a_pause(site: Site) -> None:
    at_work, most, begun = [0], [0], []

    def slow(request: BaseHTTPRequestHandler) -> None:
        begun.append(time.monotonic())
        at_work[0] += 1
        most[0] = max(most[0], at_work[0])
        time.sleep(0.05)
        at_work[0] -= 1
        page(TEXT)(request)

    site.answers |= {f"/{number}": slow for number in range(4)}
    limits = Limits(pause=0.1, idle=5.0)
    with Fetcher(allow_local=True, limits=limits) as fetcher, ThreadPoolExecutor(4) as threads:
        found = list(threads.map(fetcher.fetch, [site.url(f"/{number}") for number in range(4)]))
    assert all(isinstance(one, Page) for one in found)
    assert most == [1]
    assert all(later - earlier >= 0.1 for earlier, later in pairwise(begun))


ROBOTS = """User-agent: Dateline
Allow: /news/open
Disallow: /news/
Disallow: /*.pdf$

User-agent: *
Disallow: /
"""
ALLOWED = (
    (ROBOTS, "/", True, "its own group counts alone"),
    (ROBOTS, "/news/a", False, "a rule of its own"),
    (ROBOTS, "/news/open/a", True, "the longer rule"),
    (ROBOTS, "/a.pdf", False, "a pattern with its end"),
    (ROBOTS, "/a.pdf?x=1", True, "which is not at the end here"),
    (ROBOTS, "/%6Eews/a", False, "another spelling of the same path"),
    ("User-agent: *\nDisallow: /a", "/b", True, "everyone's group"),
    ("User-agent: *\nDisallow: /a", "/a", False, "everyone's group"),
    ("User-agent: *\nDisallow:", "/a", True, "an empty rule forbids nothing"),
    ("User-agent: x\nUser-agent: dateline\nDisallow: /", "/", False, "a group of several, in any case"),
    ("User-agent: datelinebot\nDisallow: /", "/", True, "another's name that begins the same"),
    ("User-agent: *\nDisallow: /\nUser-agent: Dateline\nAllow: /", "/", True, "wherever its group stands"),
    ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True, "of two as long, the one that allows"),
    ("<html>Not found</html>", "/a", True, "no robots.txt at all"),
)


@pytest.mark.parametrize(("text", "path", "expected", "why"), ALLOWED)
def test_robots_rules(text: str, path: str, expected: bool, why: str) -> None:
    assert parse_robots(text, "Dateline").allow(f"https://news.example{path}") is expected, why


def test_the_pause_that_a_site_asks_for() -> None:
    assert parse_robots("User-agent: *\nCrawl-delay: 5", "Dateline").pause == 5.0
    assert parse_robots("User-agent: *\nCrawl-delay: 86400", "Dateline").pause == 30.0
