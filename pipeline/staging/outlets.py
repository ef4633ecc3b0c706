"""Which outlet published a document. Public: `find_outlet`."""

from __future__ import annotations

from urllib.parse import urlsplit

import tldextract

from pipeline.knowledge.outlets import Outlet, Outlets

# The list inside the package: nothing is fetched, and nothing is written to the user's home.
_domains = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
_LONGEST_MASTHEAD = 40  # characters


def find_outlet(
    *, stated: str | None, url: str | None, page: str | None, text: str, outlets: Outlets
) -> str | None:
    """Registry id of the outlet, else `name:` and its name as given or its domain; null without evidence.

    In this order: the metadata, the address, the page's site name, a masthead that is the text's first line.
    A name that the registry lacks gives way to an address that it knows.
    """
    known = _named(stated, outlets) or _at(url, outlets) or _named(page, outlets) or _masthead(text, outlets)
    if known:
        return known.outlet_id
    name = (stated or page or "").strip() or _domain(url)
    return f"name:{name}" if name else None


def _named(name: str | None, outlets: Outlets) -> Outlet | None:
    return outlets.by_name(name) if name and name.strip() else None


def _at(url: str | None, outlets: Outlets) -> Outlet | None:
    host = _host(url)
    return outlets.by_host(host) if host else None


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:  # an address that is none, such as an unclosed IPv6 bracket
        return None


def _domain(url: str | None) -> str:
    return _domains(_host(url) or "").top_domain_under_public_suffix


def _masthead(text: str, outlets: Outlets) -> Outlet | None:
    """The outlet whose name alone fills the first line; an agency's is a credit, not a masthead."""
    line, _, rest = text.lstrip().partition("\n")
    if not rest.strip() or not 0 < len(line.strip()) <= _LONGEST_MASTHEAD:
        return None
    found = outlets.by_name(line.strip())
    return found if found and not found.is_agency else None
