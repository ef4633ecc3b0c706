"""What a page says of itself: title, author, date, site, canonical address and language.

Read, in this order, from JSON-LD (schema.org), Open Graph and other meta elements, and the visible elements
that HTML has for it. A date is handed on as written; `pipeline.staging.dates` judges it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml import etree
from lxml import html as lxml_html

_ARTICLE_TYPES = re.compile(
    r"(?:News|Blog|Report|Opinion|Analysis|Review|Live)?\w*(?:Article|Posting|Report)$"
)
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date.published",
    "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "publicationdate", "published_time",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "sailthru.date",
    "parsely-pub-date", "cxenseparse:recs:publishtime", "article.published", "article:publish_time", "date",
    "rnews:datepublished", "og:published_time", "citation_publication_date",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "headline", "title")
_SITES = (
    "og:site_name",
    "application-name",
    "al:android:app_name",
    "dc.publisher",
    "publisher",
    "twitter:site",
)
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
_SHORT_TITLE = 15  # characters up to which a visible heading is a section's
_SEPARATORS = re.compile(r"\s+(?:[|–—·»:-]|::|//)\s+")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page states; null where it says nothing."""

    title: str | None = None
    author: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    body: str | None = None  # the article as the page gives it to machines, for pages that scripts draw


def read_page(page: str) -> PageFacts:
    """The facts of one page; a page that no parser reads has none."""
    tree = _tree(page)
    if tree is None:
        return PageFacts()
    linked = list(_linked_data(tree))
    meta = _meta(tree)
    outlet = _first(_publisher(linked), *(meta.get(name) for name in _SITES))
    return PageFacts(
        title=_title(tree, linked, meta, outlet),
        author=_first(_author(linked), *(_person(meta.get(name)) for name in _AUTHORS)),
        published=_published(tree, linked, meta),
        outlet=outlet.lstrip("@") if outlet else None,
        url=_address(_first(_link(tree, "canonical"), meta.get("og:url"))),
        language=_language(tree, meta),
        body=_body(linked, meta),
    )


def _tree(page: str) -> Any | None:
    try:
        return lxml_html.document_fromstring(page.encode("utf-8", "surrogatepass"), parser=_PARSER)
    except (etree.LxmlError, ValueError):
        return None


_PARSER = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True)


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Objects of JSON-LD that are articles, in the order of the page."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            loaded = json.loads(script.text.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue  # a page's own script may be broken; the other elements are still read
        yield from (held for held in _objects(loaded, depth=0) if _is_article(held))


def _objects(value: Any, *, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement"):
            yield from _objects(value.get(name), depth=depth + 1)
    elif isinstance(value, list):
        for held in value:
            yield from _objects(held, depth=depth + 1)


def _is_article(held: dict[str, Any]) -> bool:
    types = held.get("@type")
    return any(isinstance(name, str) and _ARTICLE_TYPES.match(name) for name in _listed(types))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _meta(tree: Any) -> dict[str, str]:
    """First content of each meta element by its lower-case name, property or itemprop."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _first(*values: str | None) -> str | None:
    return next((" ".join(value.split()) for value in values if value and value.strip()), None)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _publisher(linked: Iterable[dict[str, Any]]) -> str | None:
    for held in linked:
        for publisher in _listed(held.get("publisher")):
            name = publisher.get("name") if isinstance(publisher, dict) else None
            if isinstance(name, str) and name.strip():
                return name
    return None


def _author(linked: Iterable[dict[str, Any]]) -> str | None:
    for held in linked:
        authors = [a.get("name") if isinstance(a, dict) else a for a in _listed(held.get("author"))]
        names = [name.strip() for author in authors for name in _listed(author) if isinstance(name, str)]
        names = [name for name in dict.fromkeys(names) if _person(name)]
        if names:
            return ", ".join(names)
    return None


def _person(stated: str | None) -> str | None:
    """An author's name; an address is none."""
    return None if not stated or stated.startswith(("http://", "https://", "/")) else stated


def _published(tree: Any, linked: Iterable[dict[str, Any]], meta: dict[str, str]) -> str | None:
    stated = [_text(held.get(name)) for held in linked for name in ("datePublished", "dateCreated")]
    stated += [meta.get(name) for name in _PUBLISHED]
    for attribute, value in (("itemprop", "datePublished"), ("pubdate", None), ("class", "published")):
        stated += [_moment(element) for element in _having(tree, attribute, value)]
    stated += [_moment(element) for element in tree.iter("time") if element.get("datetime")][:1]
    return _first(*stated)


def _having(tree: Any, attribute: str, value: str | None) -> Iterator[Any]:
    for element in tree.iter("time", "span", "abbr", "meta", "p", "div"):
        stated = element.get(attribute)
        if stated is not None and (value is None or value in stated.split()):
            yield element


def _moment(element: Any) -> str | None:
    stated: str | None = element.get("datetime") or element.get("content") or element.get("title")
    return stated


def _title(
    tree: Any, linked: Iterable[dict[str, Any]], meta: dict[str, str], outlet: str | None
) -> str | None:
    """The headline, without the site's name: as the page gives it to others, to engines, to readers."""
    heads = [_first(" ".join(element.itertext())) for element in tree.iter("h1")]
    stated = _first(*(_text(held.get("headline")) for held in linked))
    shared = _first(*(meta.get(name) for name in _TITLES))
    shared = _without_site(shared, outlet) if shared else None
    if shared and stated and _is_cut(shared, stated):
        shared = stated
    visible = next((head for head in heads if head and len(head) > _SHORT_TITLE), None)
    if shared and visible and _is_visible_one(shared, visible, stated):
        shared = visible
    whole: str | None = tree.findtext(".//title")
    title: str | None = shared or stated or visible or (_without_site(whole, outlet) if whole else None)
    return unescape(title) if title else None


def _is_visible_one(shared: str, visible: str, stated: str | None) -> bool:
    """Whether the visible headline is the better form: the shared one adds a section, or is another text."""
    follows = shared[len(visible) :] if _plain(shared).startswith(_plain(visible)) else ""
    if follows and _SEPARATORS.match(follows):
        return True
    words, others = set(_plain(shared).split()), set(_plain(visible).split())
    is_agreed = stated is not None and _plain(stated) == _plain(visible)
    return is_agreed and len(words & others) * 2 < len(others)


def _is_cut(shared: str, stated: str) -> bool:
    """Whether the first is the beginning of the second, cut off for display."""
    beginning = shared.rstrip(" .…")
    return len(beginning) < len(stated) and shared.endswith(("…", "...")) and stated.startswith(beginning)


def _plain(title: str) -> str:
    return re.sub(r"\W+", " ", title).strip().lower()


def _without_site(title: str, outlet: str | None) -> str:
    """The title without a last part that is the site's name, or that a bar sets apart and that is short."""
    title = " ".join(title.split())
    found = list(_SEPARATORS.finditer(title))
    if not found:
        return title
    cut = found[-1]
    last = title[cut.end() :]
    is_site = outlet is not None and (_plain(outlet) in _plain(last) or _plain(last) in _plain(outlet))
    is_barred = "|" in cut[0] and len(last.split()) <= 5
    return title[: cut.start()].strip() if is_site or is_barred else title


def _body(linked: Iterable[dict[str, Any]], meta: dict[str, str]) -> str | None:
    """The article's text in the page's data, else the description that it gives of itself."""
    bodies = [body for held in linked if (body := _text(held.get("articleBody")))]
    described = _first(meta.get("og:description"), meta.get("description"))
    return unescape(bodies[0]).strip() if bodies else (unescape(described) if described else None)


def _link(tree: Any, relation: str) -> str | None:
    for element in tree.iter("link"):
        if relation in (element.get("rel") or "").lower().split():
            return _text(element.get("href"))
    return None


def _address(stated: str | None) -> str | None:
    return stated if stated and stated.startswith(("http://", "https://")) else None


def _language(tree: Any, meta: dict[str, str]) -> str | None:
    stated = _first(
        tree.get("lang"), meta.get("og:locale"), meta.get("content-language"), meta.get("language")
    )
    code = re.match(r"[a-zA-Z]{2,3}(?=$|[-_,\s])", stated or "")
    return code[0].lower() if code else None
