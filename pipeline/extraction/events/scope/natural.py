"""Damage that nobody did: what is destroyed in a text of storms, fires and accidents was not attacked."""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Doc, Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds

_DAMAGE = frozenset({"assault.destroy", "assault.demolish"})
_BLAST = "n.explosion"
_MISHAPS = frozenset(
    {"accident", "accidental", "accidentally", "disaster", "leak", "malfunction", "negligence", "boiler",
     "cylinder", "reactor", "firework", "fertilizer", "fertiliser"}
)  # fmt: skip
_BY_NATURE = frozenset({"disaster", "accident", "hazard"})
_BY_MEN = frozenset({"armed", "weapon", "violence", "bomb"})
_FIRES = frozenset({"fire", "blaze", "flame"})
_AT_WAR = 0.005  # share of words of arms and violence from which damage by nobody is theirs


class Natural:
    """Judges the damage that one document tells of."""

    def __init__(self, doc: Doc, kinds: Kinds) -> None:
        self._doc = doc
        self._kinds = kinds

    def is_nobodys(self, found: Found) -> bool:
        """Whether a destruction by nobody, or by a mere name, stands in a text of more disasters than arms.

        A storm has a person's name: "homes were damaged by Imelda". What nobody destroyed was attacked only
        in a text of attacks, and not where a fire did it.
        """
        if found.match.rule.rule_id == _BLAST and not found.actors:
            return any(map(_is_mishap, found.trigger.sent))
        named = all("named_person" in self._kinds.of(each.head) for each in found.actors)
        if found.match.rule.rule_id not in _DAMAGE or not named:
            return False
        natural, by_men = self._told
        if natural > by_men:
            return True
        return not found.actors and (_burned(found.trigger) or by_men < max(1, _AT_WAR * len(self._doc)))

    @cached_property
    def _told(self) -> tuple[int, int]:
        """Words of disasters, and of arms and violence, in the text; fires may be either."""
        listed = [
            self._kinds.listed(token)
            for token in self._doc
            if token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() not in _FIRES
        ]
        natural = sum(bool(kinds & _BY_NATURE) for kinds in listed)
        return natural, sum(bool(kinds & _BY_MEN) for kinds in listed)


def _burned(verb: Token) -> bool:
    """Whether a fire is what destroyed: "destroyed by fire", "a fire destroyed the barn"."""
    if any(child.dep_ == "nsubj" and child.lemma_.lower() in _FIRES for child in verb.children):
        return True
    return any(
        part.lemma_.lower() in _FIRES
        for child in verb.children
        if child.lower_ in ("by", "in")
        for part in child.children
    )


def _is_mishap(token: Token) -> bool:
    """Whether a word tells of an accident: "the leak that led to the blast", but no verb ("oil leaked")."""
    return token.pos_ in ("NOUN", "ADJ", "ADV") and token.lemma_.lower() in _MISHAPS
