"""Deeds of another sphere, by what stands above them or by their parties: sales, and seats won in polls."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.parties.participants import Filler
from pipeline.records import MentionIndex

_SALES = frozenset({"contract", "order", "tender", "bid", "deal", "franchise", "licence", "license"})
_BY_SALE = frozenset({"under", "for", "through"})
_ATTACKING = frozenset({"assault.attack", "assault.attack.bare", "n.attack", "n.attack_bare"})
_FORCES = frozenset({"armed", "crowd", "facility"})
_TAKING = frozenset(
    {"assault.capture", "assault.control", "assault.fight", "assault.fight_against", "assault.defeat"}
)


def is_elsewhere(found: Found, mentions: MentionIndex, kinds: Kinds) -> bool:
    """Whether aid is a sale, or a party takes in an election what it takes, or is attacked in words."""
    if found.event_type == "AID":
        return _is_sold(found.trigger)
    rule = found.match.rule.rule_id
    if rule in _ATTACKING:
        return _is_among_parties(found, mentions, kinds)
    if rule not in _TAKING:
        return False
    loses = any(_kind(filler, mentions) == "party" for filler in found.recipients)
    return loses and not any(_kind(filler, mentions) == "armed_group" for filler in found.actors)


def _is_sold(deed: Token) -> bool:
    """Whether a contract is to do it, or it is done under one: "won a contract to supply the navy"."""
    above = deed.head
    if deed.dep_ in ("acl", "relcl") and above.lemma_.lower() in _SALES and above.head.lower_ != "in":
        return True  # and not "in order to"
    return any(
        child.dep_ == "prep" and child.lower_ in _BY_SALE
        for child in deed.children
        if any(inner.lemma_.lower() in _SALES for inner in child.children)
    )


def _is_among_parties(found: Found, mentions: MentionIndex, kinds: Kinds) -> bool:
    """Whether a party that is named attacks or is attacked, and no force, crowd or building takes part."""
    sides = (*found.actors, *found.recipients)
    named = [filler for filler in sides if filler.mention is not None and filler.mention.form != "nominal"]
    if all(_kind(filler, mentions) != "party" for filler in named):
        return False
    return not any(_FORCES & kinds.of(filler.head) for filler in sides if filler.head.pos_ != "PRON")


def _kind(filler: Filler, mentions: MentionIndex) -> str:
    """What kind of party it is, by the entity that its mention is linked to: "Democrats" are a party."""
    entity = mentions.entity_of(filler.mention)
    return entity.kind if entity is not None else filler.mention.kind if filler.mention is not None else ""
