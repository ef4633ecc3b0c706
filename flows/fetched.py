"""What was fetched: the bytes of each address under `fetched/`, and what its server said of their version.

A feed is asked for at every run, the page that an entry links once, and again when the feed dates it anew.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

from flows.store import write_whole
from pipeline.staging.readers import Input, RejectedInput, feeds
from pipeline.staging.readers.fetch import Fetcher, Known, Page

FOLDER = "fetched"
_HOSTS = 8  # that are asked at the same time, each one request at a time
_HEAD = 8192


@dataclass(frozen=True)
class _Kept:
    """What is kept of an address beside its bytes. `stamp` is what the feed dated it."""

    url: str
    final_url: str
    etag: str | None
    last_modified: str | None
    fetched_at: str
    stamp: str | None = None


class Fetched:
    """The addresses of one run. `unwanted` are those that the user had forgotten."""

    def __init__(self, data: Path, fetcher: Fetcher, *, unwanted: Collection[str] = ()) -> None:
        self._folder = data / FOLDER
        self._fetcher = fetcher
        self._unwanted = unwanted

    def inputs(self, urls: Sequence[str]) -> Iterator[Input | RejectedInput]:
        """Each address, and of a feed the pages that its entries link."""
        wanted = [(url, None) for url in dict.fromkeys(urls) if url not in self._unwanted]
        given = self._all(wanted, anew=True)
        linked = {item.source_uri: self._links(item) for item in given if isinstance(item, Input)}
        seen = {url for url, _ in wanted}
        pages = {
            link.url: link.stamp
            for links in linked.values()
            for link in links
            if link.url not in seen and link.url not in self._unwanted
        }
        for item in given:
            if isinstance(item, Input):
                entries = tuple((link.entry, link.url) for link in linked[item.source_uri])
                yield replace(item, linked=entries)
            else:
                yield item
        yield from self._all(list(pages.items()), anew=False)

    def _all(self, wanted: Sequence[tuple[str, str | None]], *, anew: bool) -> list[Input | RejectedInput]:
        """Each of them, hosts beside one another."""
        by_host: defaultdict[str, list[tuple[str, str | None]]] = defaultdict(list)
        for url, stamp in wanted:
            by_host[urlsplit(url).netloc].append((url, stamp))

        def of_host(host: str) -> list[Input | RejectedInput]:
            return [self._one(url, stamp=stamp, anew=anew) for url, stamp in by_host[host]]

        with ThreadPoolExecutor(_HOSTS) as threads:
            return [item for found in threads.map(of_host, list(by_host)) for item in found]

    def _one(self, url: str, *, stamp: str | None, anew: bool) -> Input | RejectedInput:
        kept = self._kept(url)
        if kept is not None and not anew and kept.stamp == stamp:
            return self._input(kept)
        page = self._fetcher.fetch(url, Known(kept.etag, kept.last_modified) if kept else None)
        if isinstance(page, RejectedInput):
            return page
        if page.body is None and kept is not None:
            kept = replace(kept, stamp=stamp)
            self._note(kept)
            return self._input(kept)
        return self._input(self._keep(page, stamp=stamp))

    def _input(self, kept: _Kept) -> Input:
        name = unquote(urlsplit(kept.final_url).path.rpartition("/")[2])
        return Input(
            self._path(kept.url, "body"),
            kept.url,
            named=True,
            name=name or "index",
            url=kept.final_url,
            retrieved_at=datetime.fromisoformat(kept.fetched_at),
        )

    def _links(self, item: Input) -> list[feeds.Link]:
        with item.path.open("rb") as stream:
            if not feeds.recognizes(stream.read(_HEAD), item.name or ""):
                return []
        return feeds.links(item.source_uri, item.path.read_bytes(), base=item.url or item.source_uri)

    # ── On disk ──────────────────────────────────────────────────────────────────────────────────────────

    def _path(self, url: str, kind: str) -> Path:
        return fetched_path(self._folder, url, kind)

    def _kept(self, url: str) -> _Kept | None:
        note = self._path(url, "json")
        if not note.exists() or not self._path(url, "body").exists():
            return None
        return _Kept(**json.loads(note.read_text(encoding="utf-8")))

    def _keep(self, page: Page, *, stamp: str | None) -> _Kept:
        body = page.body or b""
        write_whole(self._path(page.url, "body"), lambda beside: beside.write_bytes(body))
        known, at = page.known, page.fetched_at.isoformat()
        kept = _Kept(page.url, page.final_url, known.etag, known.last_modified, at, stamp)
        self._note(kept)
        return kept

    def _note(self, kept: _Kept) -> None:
        text = json.dumps(asdict(kept), ensure_ascii=False)
        write_whole(self._path(kept.url, "json"), lambda beside: beside.write_text(text, encoding="utf-8"))


def fetched_path(folder: Path, url: str, kind: str) -> Path:
    """Where the `body` of an address is kept, or the `json` that describes it."""
    return folder / f"{sha256(url.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.{kind}"


def drop_fetched(data: Path, url: str) -> None:
    """Remove what is kept of an address."""
    for kind in ("json", "body"):
        fetched_path(data / FOLDER, url, kind).unlink(missing_ok=True)
