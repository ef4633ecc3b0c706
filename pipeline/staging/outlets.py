"""Which outlet published a document. First version: the name as given, or the domain. Public: `find_outlet`."""

from __future__ import annotations

import tldextract

_domains = tldextract.TLDExtract(suffix_list_urls=())


def find_outlet(name: str | None, url: str | None) -> str | None:
    """Registry id of the outlet, or `name:` and the name as given."""
    if name and name.strip():
        return f"name:{name.strip()}"
    domain = _domains(url).top_domain_under_public_suffix if url else ""
    return f"name:{domain}" if domain else None
