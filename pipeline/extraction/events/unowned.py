"""Which deeds of violence are left out for want of a doer that the text surely names somewhere.

Who is about to strike, or may, is who the text is about; and a sentence that says who struck once means them,
or leaves open whom it means, where it tells of another strike. A row of nobody's deed would say that nobody
knows who did it.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.slots import is_verbal
from pipeline.extraction.events.syntax import Syntax

_OF_VIOLENCE = frozenset({"ASSAULT", "X_CASUALTIES"})
_TO_COME = frozenset({"planned", "requested", "conditional", "threatened"})
_SUPPOSED = frozenset({"suspected", "alleged", "apparent", "reported", "presumed", "purported", "supposed"})
_HEARSAY = frozenset({"allegedly", "reportedly", "apparently"})


def is_to_come(found: Found, modality: str, syntax: Syntax) -> bool:
    """Whether nobody is named who is to strike, or may; what may have happened is told of its victims."""
    if found.event_type != "ASSAULT" or found.actors:
        return False
    return modality in _TO_COME or (modality == "possible" and not _may_have_happened(found, syntax))


def _may_have_happened(found: Found, syntax: Syntax) -> bool:
    trigger = found.trigger
    if is_verbal(trigger):
        return trigger.tag_ != "VB" and "passive" in syntax.verb_slots(trigger)
    if any(child.lower_ in _SUPPOSED for child in trigger.children):
        return True
    verb = next((each for each in trigger.ancestors if is_verbal(each)), None)
    return verb is not None and any(child.lower_ in _HEARSAY for child in verb.children)


def without_strangers(events: Sequence[Found]) -> list[Found]:
    """The events of one sentence without the violence of nobody where another of its strikes has a doer."""
    if not any(event.event_type == "ASSAULT" and event.actors for event in events):
        return list(events)
    return [event for event in events if event.actors or event.event_type not in _OF_VIOLENCE]
