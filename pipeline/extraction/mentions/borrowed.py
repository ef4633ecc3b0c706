"""Surnames of somebody known that the document gives to another. Public: `unlink_borrowed`."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extraction.mentions.drafts import Draft
from pipeline.extraction.mentions.words import Words


def unlink_borrowed(drafts: Sequence[Draft], words: Words) -> None:
    """Take the link from a surname alone where a namesake alone is named in full: Smith, for Zoe Smith."""
    persons = [draft for draft in drafts if draft.kind == "person" and draft.form == "name"]
    in_full = [draft for draft in persons if draft.last - draft.first > 1]
    known = {draft.known_id for draft in in_full if draft.link is not None}
    namesakes = {words.lower[draft.last - 1] for draft in in_full if draft.link is None}
    for draft in persons:
        alone = draft.last - draft.first == 1 and draft.link is not None and draft.known_id not in known
        if alone and words.lower[draft.first] in namesakes:
            draft.link, draft.country_code = None, None
