"""Arms are fired and act for nobody, and troops that nobody is said to withdraw withdraw themselves.

"Shelled by heavy artillery" names no doer, "army artillery" does; in "the withdrawal of soldiers" they act.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.parties.participants import Filler, Participants

_WITHDRAWAL = "n.withdrawal"


def with_withdrawn(found: Found, kinds: Kinds, participants: Participants) -> Found:
    """A withdrawal of nobody's with the armed people who are withdrawn as its actors."""
    if found.actors or found.match.rule.rule_id != _WITHDRAWAL:
        return found
    armed = [each.head for each in found.instruments if "armed" in kinds.of(each.head)]
    if not armed:
        return found
    return replace(found, actors=tuple(participants.actors(armed)), instruments=())


def without_arms(found: Found, kinds: Kinds, participants: Participants) -> Found:
    """The event without actors that are arms of which nobody is said to be the owner."""
    kept = tuple(each for each in found.actors if not _is_bare_arm(each, kinds, participants))
    return found if len(kept) == len(found.actors) else replace(found, actors=kept)


def _is_bare_arm(actor: Filler, kinds: Kinds, participants: Participants) -> bool:
    if actor.cluster is not None or "weapon" not in kinds.listed(actor.head):
        return False
    if any(child.lower_ == "fighter" and not kinds.of(child) for child in actor.head.lefts):
        return False  # a fighter jet is flown by whoever strikes
    return not participants.owners(actor.head)
