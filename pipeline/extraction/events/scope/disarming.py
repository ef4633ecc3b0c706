"""Arms that are destroyed by those who hold them, or in flight: disarming and defence strike nobody.

"All poison gas in the republic was destroyed", "agreed to destroy the plants where warheads are made",
"batteries that shoot down missiles".
"""

from __future__ import annotations

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.parties.participants import Filler

_DESTROYED = frozenset({"assault.destroy", "assault.destroy_arms", "assault.demolish"})
_HIT = frozenset({"assault.hit", "assault.hit_by_state", "assault.shoot_down"})
_OF_MASS_DEATH = frozenset({"nuclear", "chemical", "biological", "atomic", "poison", "nerve", "uranium"})
_IN_FLIGHT = frozenset({"missile", "rocket", "projectile", "warhead", "icbm"})
_AHEAD = frozenset({"planned", "requested", "possible", "conditional", "denied", "generic"})
_CARRIED = frozenset({"vehicle", "armed", "warcraft"})
_BY = ("in", "by", "during", "with")


def is_disarming(found: Found, modality: str, syntax: Syntax, kinds: Kinds) -> bool:
    """Whether nothing but arms is destroyed, and by nobody's attack."""
    rule = found.match.rule.rule_id
    if not is_verbal(found.trigger) or not found.recipients:
        return False
    if rule in _HIT:
        return all(each.head.lemma_.lower() in _IN_FLIGHT for each in found.recipients)
    if rule not in _DESTROYED:
        return False
    if modality in _AHEAD and all(map(_is_of_mass_death, found.recipients)):
        return True
    arms = (kinds.listed(each.head) for each in found.recipients)
    if found.actors or not all("weapon" in kind and not kind & _CARRIED for kind in arms):
        return False
    slots = syntax.verb_slots(found.trigger)
    return "passive" in slots and not any(
        "violence" in kinds.of(each) for name in _BY for each in slots.get(name, ())
    )


def _is_of_mass_death(filler: Filler) -> bool:
    """Whether the phrase is of poisons, germs or warheads, or of the places where they are made."""
    return any(token.lower_ in _OF_MASS_DEATH for token in filler.head.subtree)
