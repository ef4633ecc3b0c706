"""Pages and feeds from the network, politely and within limits.

robots.txt is obeyed, a host gets one request at a time with a pause between two, what is unchanged is not
sent again, and what is temporary is tried again. Every host name is resolved and checked, at every redirect,
and the connection goes to the address that was checked. Proxies of the environment are not used: behind one,
nothing could be checked. Keeping what was fetched is the business of `flows.fetched`.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from types import TracebackType
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpx

from pipeline.staging.readers.addresses import RefusedError, checked_address, host_and_port
from pipeline.staging.readers.encodings import ACCEPTED, EncodingError, unpacked
from pipeline.staging.readers.robots import EVERYTHING, NOTHING, Robots, parse_robots
from pipeline.staging.readers.rows import RejectedInput

AGENT = "Dateline"
USER_AGENT = f"{AGENT}/{version('dateline')} (reads the feeds and pages that its user names)"
_MOVED = (301, 302, 303, 307, 308)
_TEMPORARY = (408, 425, 429, 500, 502, 503, 504)
_NOT_MODIFIED, _OK = 304, 200
_SERVER_FAULT = 500
_TOO_MANY = 429
_ACCEPT = "application/feed+json, application/rss+xml, application/atom+xml, text/html;q=0.9, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a request may take; seconds and bytes."""

    pause: float = 1.0  # between two requests to one host
    idle: float = 20.0  # until a silent server is given up
    total: float = 90.0  # for one request, however busily the server sends
    longest: int = 50_000_000  # of what is sent, unpacked
    redirects: int = 5
    attempts: int = 3
    first_wait: float = 2.0  # before the second attempt; doubled before the third
    longest_wait: float = 60.0  # that a server may ask for with Retry-After


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier answer said by which the server can tell whether anything changed."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """An answer. `body` is null when the server says that nothing changed since `Known`."""

    url: str
    final_url: str
    body: bytes | None
    known: Known
    fetched_at: datetime  # UTC


class _FailedError(Exception):
    """A request that failed; one that is `temporary` is worth another attempt."""

    def __init__(self, message: str, *, temporary: bool = False) -> None:
        super().__init__(message)
        self.temporary = temporary


class _DisallowedError(Exception):
    """robots.txt does not allow it."""


@dataclass
class _Host:
    """What is remembered of a host during a run."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    robots: Robots | None = None


class Fetcher:
    """Fetches for one run; use as a context manager. Its methods may be called from several threads."""

    def __init__(self, *, allow_local: bool = False, limits: Limits | None = None) -> None:
        self._allow_local = allow_local
        self._limits = limits or Limits()
        self._hosts: dict[str, _Host] = {}
        self._adding = threading.Lock()
        self._client = httpx.Client(
            trust_env=False,
            follow_redirects=False,
            timeout=self._limits.idle,
            # A connection is to an address: kept open, it might be used for another host behind that address.
            limits=httpx.Limits(max_keepalive_connections=0),
            headers={"User-Agent": USER_AGENT, "Accept": _ACCEPT, "Accept-Encoding": ACCEPTED},
        )

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def fetch(self, url: str, known: Known | None = None) -> Page | RejectedInput:
        """The answer, or why there is none: `fetch_failed`, `fetch_refused` or `robots_disallow`."""
        try:
            return self._follow(url, known or Known())
        except RefusedError as error:
            return RejectedInput(url, "fetch_refused", str(error))
        except _DisallowedError as error:
            return RejectedInput(url, "robots_disallow", str(error))
        except _FailedError as error:
            return RejectedInput(url, "fetch_failed", str(error))

    def _follow(self, url: str, known: Known) -> Page:
        here = url
        for _ in range(self._limits.redirects + 1):
            self._check_robots(here)
            answer = self._patiently(here, known)
            if answer.status not in _MOVED:
                return _page(url, here, answer)
            if not answer.headers.get("location"):
                raise _FailedError(f"{here} answered {answer.status} without saying where to go")
            here = urljoin(here, answer.headers["location"])
        raise _FailedError(f"more than {self._limits.redirects} redirects, the last to {here}")

    # ── robots.txt ───────────────────────────────────────────────────────────────────────────────────────

    def _check_robots(self, url: str) -> None:
        host = self._host(url)
        if host.robots is None:
            host.robots = self._robots(url)
        if not host.robots.allow(url):
            raise _DisallowedError(
                host.robots.why or f"the robots.txt of {host_and_port(url)[0]} disallows {url}"
            )

    def _robots(self, url: str) -> Robots:
        """The rules of the site. Without a robots.txt all is allowed; where it fails, nothing (RFC 9309)."""
        here = urljoin(url, "/robots.txt")
        for _ in range(self._limits.redirects + 1):
            answer = self._patiently(here, Known())
            if answer.status in _MOVED and answer.headers.get("location"):
                here = urljoin(here, answer.headers["location"])
            elif answer.status == _OK:
                return parse_robots(answer.body.decode("utf-8", "replace"), AGENT)
            else:
                fails = answer.status >= _SERVER_FAULT or answer.status == _TOO_MANY
                why = f"{here} answered {answer.status}, which forbids everything until it answers"
                return replace(NOTHING, why=why) if fails else EVERYTHING
        return EVERYTHING

    # ── One request ──────────────────────────────────────────────────────────────────────────────────────

    def _patiently(self, url: str, known: Known) -> _Answer:
        """The answer, asked for again while the fault may pass; the last answer as it is."""
        limits = self._limits
        for attempt in range(1, limits.attempts + 1):
            try:
                answer = self._in_turn(url, known)
            except _FailedError as error:
                if not error.temporary or attempt == limits.attempts:
                    raise
                wait = 0.0
            else:
                asked = _retry_after(answer.headers.get("retry-after"))
                is_last = attempt == limits.attempts or asked > limits.longest_wait
                if answer.status not in _TEMPORARY or is_last:
                    return answer
                wait = asked
            time.sleep(max(wait, limits.first_wait * 2 ** (attempt - 1)))
        raise AssertionError("the last attempt returns or raises")

    def _host(self, url: str) -> _Host:
        name = "{}:{}".format(*host_and_port(url))
        with self._adding:
            return self._hosts.setdefault(name, _Host())

    def _in_turn(self, url: str, known: Known) -> _Answer:
        host = self._host(url)
        with host.lock:
            time.sleep(max(0.0, host.free_at - time.monotonic()))
            try:
                return self._request(url, known)
            except httpx.TimeoutException as error:
                raise _FailedError(
                    f"{url}: no answer within {self._limits.idle:g} s", temporary=True
                ) from error
            except (httpx.TransportError, OSError) as error:
                raise _FailedError(f"{url}: {error or type(error).__name__}", temporary=True) from error
            except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, EncodingError) as error:
                raise _FailedError(f"{url}: {error or type(error).__name__}") from error
            finally:
                asked = host.robots.pause if host.robots is not None else 0.0
                host.free_at = time.monotonic() + max(self._limits.pause, asked)

    def _request(self, url: str, known: Known) -> _Answer:
        host, port = host_and_port(url)
        address = checked_address(host, port, allow_local=self._allow_local)
        headers = {"Host": _authority(url)}
        if known.etag:
            headers["If-None-Match"] = known.etag
        if known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        watch = _Watch()
        stream = self._client.stream(
            "GET",
            _to_address(url, address),
            headers=headers,
            extensions={"sni_hostname": host, "trace": watch.trace},
        )
        with watch.at_most(self._limits.total), stream as response:
            body = self._body(url, response, watch)
            return _Answer(response.status_code, {k.lower(): v for k, v in response.headers.items()}, body)

    def _body(self, url: str, response: httpx.Response, watch: _Watch) -> bytes:
        if response.status_code != _OK:
            return b""
        parts: list[bytes] = []
        taken = 0
        for part in unpacked(response.iter_raw(), response.headers.get("content-encoding", "")):
            taken += len(part)
            parts.append(part)
            if taken > self._limits.longest:
                raise _FailedError(f"{url}: more than {self._limits.longest} bytes")
            if watch.is_over:
                break
        if watch.is_over:  # what came by then may look whole to a client that was told no length
            raise _FailedError(f"{url}: not done within {self._limits.total:g} s")
        return b"".join(parts)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def _page(url: str, final_url: str, answer: _Answer) -> Page:
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    validators = Known(answer.headers.get("etag"), answer.headers.get("last-modified"))
    if answer.status == _NOT_MODIFIED:
        return Page(url, final_url, None, validators, now)
    if answer.status != _OK:
        raise _FailedError(f"{final_url} answered {answer.status}")
    return Page(url, final_url, answer.body, validators, now)


def _authority(url: str) -> str:
    """Host and port as the server expects them, without user name and password."""
    return (
        urlsplit(url)
        .netloc.rpartition("@")[2]
        .encode("idna" if not url.isascii() else "ascii")
        .decode("ascii")
    )


def _to_address(url: str, address: str) -> str:
    """The same request at a numeric address, so that what was checked is what is connected to."""
    parts = urlsplit(url)
    place = f"[{address}]" if ":" in address else address
    return urlunsplit((parts.scheme, f"{place}:{host_and_port(url)[1]}", parts.path or "/", parts.query, ""))


def _retry_after(stated: str | None) -> float:
    """Seconds that the server asks to wait: it names them, or an instant (RFC 9110, 10.2.3)."""
    if stated is None:
        return 0.0
    if stated.strip().isdigit():
        return float(stated.strip())
    try:
        instant = parsedate_to_datetime(stated)
    except ValueError:
        return 0.0
    aware = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())


class _Watch:
    """Cuts a request's connection when its time is over, also while the server drips headers."""

    def __init__(self) -> None:
        self.is_over = False
        self._socket: socket.socket | None = None

    def trace(self, event: str, info: dict[str, Any]) -> None:
        """Called by httpx; keeps the socket of the connection."""
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._socket = info["return_value"].get_extra_info("socket")

    @contextmanager
    def at_most(self, seconds: float) -> Iterator[None]:
        """Watch what is done inside."""
        timer = threading.Timer(seconds, self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _cut(self) -> None:
        self.is_over = True
        if self._socket is not None:
            with suppress(OSError):  # closed already
                self._socket.shutdown(socket.SHUT_RDWR)
