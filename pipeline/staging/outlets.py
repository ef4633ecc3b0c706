"""Which outlet published a document. Public: `find_outlet`."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import tldextract

from pipeline.knowledge.outlets import Outlet, Outlets
from pipeline.knowledge.page import load_phrases
from pipeline.staging.authors import are_names, is_name
from pipeline.staging.lines import Line

# The list inside the package: nothing is fetched, and nothing is written to the user's home.
_domains = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
_LONGEST_MASTHEAD, _LONGEST_RIGHTS = 40, 160  # characters
_HEAD, _FOOT = 600, 3000  # characters at both ends of a text that are searched
_LINES_OF_HEAD = 4
_RIGHTS = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)(?:\s|©|\(c\)|copyright|by|\d{4}|[-–,])*"
    r"(?P<owner>(?!all\b)[^\W\d_].{1,50}?)(?=\s*(?:\.\s|\.?$|[|•·]|[-–—] |,? all rights|\d{4}))",
    re.IGNORECASE,
)


def find_outlet(
    *, stated: str | None, url: str | None, page: str | None, text: str, outlets: Outlets
) -> str | None:
    """Registry id of the outlet, else `name:` and its name as given or its domain; null without evidence.

    In this order: the metadata, the address, the page's site name, a masthead among the text's first lines,
    the holder of the rights among its last.
    A name that the registry lacks gives way to an address that it knows.
    """
    known = (
        _named(stated, outlets)
        or _at(url, outlets)
        or _named(page, outlets)
        or _masthead(text, outlets)
        or _footer(text, outlets)
    )
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
    """The outlet whose name alone fills the first line, or the line under its authors' names.

    An agency's is a credit, and a section's or a menu item's is none.
    """
    lines = [line.strip() for line in text[:_HEAD].split("\n") if line.strip()]
    for place, line in enumerate(lines[:_LINES_OF_HEAD] if len(lines) > 1 else ()):
        is_signed = place > 0 and (is_name(lines[place - 1]) or are_names(lines[place - 1]))
        if (place == 0 or is_signed) and len(line) <= _LONGEST_MASTHEAD and line[0].isalnum():
            found = None if _is_section(line) else outlets.by_name(line)
            if found and not found.is_agency:
                return found
    return None


def _is_section(line: str) -> bool:
    return load_phrases().whole(Line(0, len(line), line).words) is not None


def _footer(text: str, outlets: Outlets) -> Outlet | None:
    """The one outlet that holds the rights by the text's last lines; an agency's are those of its story."""
    owners = (_RIGHTS.search(line) for line in text[-_FOOT:].split("\n") if len(line) <= _LONGEST_RIGHTS)
    named = [outlets.by_name(_company(owner["owner"])) for owner in owners if owner]
    found = {outlet.outlet_id: outlet for outlet in named if outlet and not outlet.is_agency}
    return next(iter(found.values())) if len(found) == 1 else None


def _company(owner: str) -> str:
    """An owner's name without what says that it is a company."""
    return re.sub(
        r"(?:,? (?:Inc|Ltd|LLC|Limited|plc|PLC|Corp|Co|Pty|GmbH|AG|SA|BV))+\.?$", "", owner.strip(" .,|-–")
    )
