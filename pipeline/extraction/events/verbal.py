"""Attacks on named persons in the plural are words ("her attacks on Hollande"), unless of armed men."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.kinds import Kinds
from pipeline.extraction.events.lexicon import Lexicon
from pipeline.extraction.events.owners import noun_of

_PHYSICAL, _WORDS = "n.attack", "n.attack_person"
_HARD = frozenset({"armed", "police", "state", "vehicle", "weapon"})


def as_words(found: Found, kinds: Kinds, lexicon: Lexicon) -> Found:
    """The event as criticism where an attack of nobody armed falls on persons by name, more than once."""
    noun = noun_of(found)
    if noun is None or found.match.rule.rule_id != _PHYSICAL or noun.tag_ != "NNS" or not found.recipients:
        return found
    if not all("named_person" in kinds.of(filler.head) for filler in found.recipients):
        return found
    if any(kinds.of(filler.head) & _HARD for filler in found.actors):
        return found
    rule = next((each for each in lexicon.nouns[lexicon.lemma(noun)] if each.rule_id == _WORDS), None)
    return found if rule is None else replace(found, match=replace(found.match, rule=rule))
