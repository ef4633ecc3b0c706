"""Small valid files of every format, each with three articles of our own, or one where it holds only one."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Mapping

import lz4.frame
import pyarrow as pa
import pyarrow.parquet as pq
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

BODIES = (
    "The port authority reopened two piers on Monday after a week of repairs. Café owners were relieved.",
    "Teachers in the northern district will vote on a new contract next month, their union said.",
    "A river gauge near the old bridge recorded its highest level since the spring, officials said.",
)
TITLES = ("Two piers reopen", "Teachers to vote", "River at its highest")
DAY = "2021-03-02T10:00:00Z"


def html_page(number: int = 0) -> bytes:
    """A page with JSON-LD and Open Graph, its article four paragraphs long."""
    linked = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLES[number]}
    linked |= {"datePublished": DAY, "author": {"@type": "Person", "name": "Ada Okoro"}}
    paragraphs = "".join(
        f"<p>{BODIES[number]} This is paragraph {part} of the report.</p>" for part in range(4)
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{TITLES[number]} | Pier</title>
<meta property="og:site_name" content="The Pier"><meta property="og:title" content="{TITLES[number]}">
<link rel="canonical" href="https://pier.example/{number}">
<script type="application/ld+json">{json.dumps(linked)}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>{TITLES[number]}</h1>{paragraphs}</article></body></html>
""".encode()


def json_rows() -> list[dict[str, str]]:
    """The articles as rows of a table."""
    return [
        {
            "title": title,
            "body": body,
            "url": f"https://pier.example/{number}",
            "date": DAY,
            "source": "The Pier",
        }
        for number, (title, body) in enumerate(zip(TITLES, BODIES, strict=True))
    ]


def json_lines() -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in json_rows()).encode()


def table(delimiter: str = ",") -> bytes:
    kept = io.StringIO()
    writer = csv.DictWriter(kept, list(json_rows()[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(json_rows())
    return kept.getvalue().encode()


def parquet() -> bytes:
    kept = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(json_rows()), kept)
    return kept.getvalue()


def zipped(members: Mapping[str, bytes] | None = None) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (members or _files()).items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def tarred(members: Mapping[str, bytes] | None = None) -> bytes:
    kept = io.BytesIO()
    with tarfile.open(fileobj=kept, mode="w") as archive:
        for name, content in (members or _files()).items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return kept.getvalue()


def _files() -> dict[str, bytes]:
    return {f"{number}.txt": body.encode() for number, body in enumerate(BODIES)}


def warc(*, gzipped: bool = False) -> bytes:
    """A warcinfo record, three pages, one of them not found before them, and a plain text."""
    kept = io.BytesIO()
    writer = WARCWriter(kept, gzip=gzipped)
    writer.write_record(writer.create_warcinfo_record("pier.warc", {"software": "tests"}))
    answers = [(404, b"<html>gone</html>"), *((200, html_page(number)) for number in range(3))]
    for number, (status, payload) in enumerate(answers):
        headers = StatusAndHeaders(
            f"{status} OK", [("Content-Type", "text/html"), ("Content-Length", str(len(payload)))], "HTTP/1.1"
        )
        uri = f"https://pier.example/{number}"
        record = writer.create_warc_record(
            uri,
            "response",
            payload=io.BytesIO(payload),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": DAY},
        )
        writer.write_record(record)
    return kept.getvalue()


def wet() -> bytes:
    kept = io.BytesIO()
    writer = WARCWriter(kept, gzip=True)
    for number, body in enumerate(BODIES):
        record = writer.create_warc_record(
            f"https://pier.example/{number}",
            "conversion",
            payload=io.BytesIO(body.encode()),
            warc_content_type="text/plain",
            warc_headers_dict={"WARC-Date": DAY},
        )
        writer.write_record(record)
    return kept.getvalue()


def arc() -> bytes:
    about = b"1 0 Pier\nURL IP-address Archive-date Content-type Archive-length\n\n"
    parts = [b"filedesc://pier.arc 127.0.0.1 20210302100000 text/plain %d\n" % len(about) + about + b"\n"]
    for number in range(3):
        payload = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + html_page(number)
        line = f"https://pier.example/{number} 127.0.0.1 20210302100000 text/html {len(payload)}\n"
        parts.append(line.encode() + payload + b"\n")
    return b"".join(parts)


def rss() -> bytes:
    items = "".join(
        f"<item><title>{row['title']}</title><link>{row['url']}</link>"
        f"<pubDate>Tue, 02 Mar 2021 10:00:00 GMT</pubDate><description>{row['body']}</description></item>"
        for row in json_rows()
    )
    channel = f"<channel><title>The Pier</title>{items}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'.encode()


def atom() -> bytes:
    entries = "".join(
        f'<entry><title>{row["title"]}</title><link href="{row["url"]}"/><updated>{DAY}</updated>'
        f"<content type='html'>&lt;p&gt;{row['body']}&lt;/p&gt;</content></entry>"
        for row in json_rows()
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>The Pier</title>"
        f"{entries}</feed>"
    ).encode()


def json_feed() -> bytes:
    items = [
        {"id": row["url"], "url": row["url"], "title": row["title"], "content_text": row["body"]}
        for row in json_rows()
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Pier", "items": items}
    return json.dumps(feed, ensure_ascii=False).encode()


def nitf() -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<nitf><head><docdata><date.issue norm="20210302T100000Z"/><doc.copyright holder="The Pier"/></docdata></head>
<body><body.head><hedline><hl1>{TITLES[0]}</hl1></hedline><byline>Ada Okoro</byline></body.head>
<body.content><p>{BODIES[0]}</p><p>{BODIES[1]}</p></body.content></body></nitf>
""".encode()


def newsml() -> bytes:
    items = "".join(
        f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{number}" xml:lang="en-GB">
<itemMeta><versionCreated>{DAY}</versionCreated><provider literal="The Pier"/></itemMeta>
<contentMeta><headline>{TITLES[number]}</headline></contentMeta>
<contentSet><inlineXML><html><body><p>{body}</p></body></html></inlineXML></contentSet></newsItem>"""
        for number, body in enumerate(BODIES)
    )
    message = f"<itemSet>{items}</itemSet></newsMessage>"
    return f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">{message}'.encode()


def _gz(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def _zst(content: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(content)


def _zst_stream(content: bytes) -> bytes:
    """As a stream writes it, without the size of its content."""
    return zstandard.ZstdCompressor(write_content_size=False).compress(content)


# Name, how to make it, articles in it.
SAMPLES: tuple[tuple[str, Callable[[], bytes], int], ...] = (
    ("a.txt", lambda: BODIES[0].encode(), 1),
    ("a.md", lambda: f"# {TITLES[0]}\n\n{BODIES[0]}\n".encode(), 1),
    ("a.html", html_page, 1),
    ("a.json", lambda: json.dumps(json_rows()).encode(), 3),
    ("pretty.json", lambda: json.dumps({"meta": 1, "articles": json_rows()}, indent=1).encode(), 3),
    ("one.json", lambda: json.dumps(json_rows()[0]).encode(), 1),
    ("a.jsonl", json_lines, 3),
    ("a.csv", table, 3),
    ("semicolon.csv", lambda: table(";"), 3),
    ("bar.csv", lambda: table("|"), 3),
    ("a.tsv", lambda: table("\t"), 3),
    ("utf16.csv", lambda: table().decode().encode("utf-16"), 3),
    ("a.parquet", parquet, 3),
    ("a.rss", rss, 3),
    ("a.atom", atom, 3),
    ("feed.json", json_feed, 3),
    ("nitf.xml", nitf, 1),
    ("newsml.xml", newsml, 3),
    ("a.warc", warc, 3),
    ("a.warc.gz", lambda: warc(gzipped=True), 3),
    ("a.warc.zst", lambda: _zst(warc()), 3),
    ("a.warc.lz4", lambda: lz4.frame.compress(warc()), 3),
    ("a.wet.gz", wet, 3),
    ("a.arc", arc, 3),
    ("a.arc.gz", lambda: _gz(arc()), 3),
    ("a.zip", zipped, 3),
    ("a.tar", tarred, 3),
    ("a.tar.gz", lambda: _gz(tarred()), 3),
    ("a.tar.xz", lambda: lzma.compress(tarred()), 3),
    ("a.jsonl.gz", lambda: _gz(json_lines()), 3),
    ("a.jsonl.bz2", lambda: bz2.compress(json_lines()), 3),
    ("a.jsonl.xz", lambda: lzma.compress(json_lines()), 3),
    ("a.jsonl.zst", lambda: _zst(json_lines()), 3),
    ("stream.jsonl.zst", lambda: _zst_stream(json_lines()), 3),
    ("a.jsonl.lz4", lambda: lz4.frame.compress(json_lines()), 3),
    ("nested.zip", lambda: zipped({"in.zip": zipped(), "x/in.tar": tarred(), "in.csv": table()}), 9),
    ("nested.tar.gz", lambda: _gz(tarred({"in.zip": zipped(), "in.gz": _gz(json_lines())})), 6),
)  # fmt: skip
