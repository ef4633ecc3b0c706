"""ISO 3166-1 alpha-3 of a country written in any usual way. Public: `alpha3`."""

from __future__ import annotations

from functools import lru_cache

import countrynames


@lru_cache(maxsize=2_000)
def alpha3(text: str) -> str | None:
    """The code of a name or of a two- or three-letter code; null when it is none that we know."""
    try:
        found = countrynames.to_code_3(text)
    except KeyError:  # it knows some two-letter codes (ZZ: "global") for which there is no code of three
        return None
    return str(found) if found else None
