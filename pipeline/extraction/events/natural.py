"""Damage that nobody did: what is destroyed in a text of storms and accidents was not attacked."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.kinds import Kinds

_DAMAGE = "assault.destroy"
_BY_NATURE = frozenset({"disaster", "accident", "hazard"})
_BY_MEN = frozenset({"armed", "weapon", "violence", "bomb"})


class Natural:
    """Judges the damage that one document tells of."""

    def __init__(self, doc: Doc, kinds: Kinds) -> None:
        self._doc = doc
        self._kinds = kinds
        self._is_of_nature: bool | None = None

    def is_nobodys(self, found: Found) -> bool:
        """Whether a destruction by nobody, or by a mere name, stands in a text of more disasters than arms.

        A storm has a person's name: "homes were damaged by Imelda".
        """
        named = all("named_person" in self._kinds.of(each.head) for each in found.actors)
        if found.match.rule.rule_id != _DAMAGE or not named:
            return False
        if self._is_of_nature is None:
            listed = [self._kinds.listed(token) for token in self._doc if token.pos_ in ("NOUN", "PROPN")]
            natural = sum(bool(kinds & _BY_NATURE) for kinds in listed)
            self._is_of_nature = natural > sum(bool(kinds & _BY_MEN) for kinds in listed)
        return self._is_of_nature
