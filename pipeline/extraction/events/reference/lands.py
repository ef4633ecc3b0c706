"""The countries and governments that one document names, by country code."""

from __future__ import annotations

from pipeline.records import Mention, MentionIndex

_KINDS = ("country", "government")


class Lands:
    """The first mention of each land of a document."""

    def __init__(self, mentions: MentionIndex) -> None:
        self._any: dict[str, Mention] = {}
        self._by_name: dict[str, Mention] = {}
        for mention in mentions:
            entity = mentions.entity_of(mention)
            if entity is not None and entity.country_code and entity.kind in _KINDS:
                self._any.setdefault(entity.country_code, mention)
                if entity.kind == "country" and mention.form == "name":
                    self._by_name.setdefault(entity.country_code, mention)

    def of(self, country_code: str | None) -> Mention | None:
        """A mention of the country or its government."""
        return self._any.get(country_code) if country_code else None

    def named(self, country_code: str) -> Mention | None:
        """A mention of the country by its name."""
        return self._by_name.get(country_code)
