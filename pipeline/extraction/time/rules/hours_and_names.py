"""Hours, feasts and references."""

from __future__ import annotations

from pipeline.extraction.time.grammar import Rule
from pipeline.extraction.time.readers.hours_and_names import clock, feast, reference, the_time

_AMPM = r"(?P<half>[ap]\.? ?m\b\.?)"
_ZONE = r"(?:,? ?\(?<zone>\b\)?|,? local time)"

RULES: tuple[Rule, ...] = (
    Rule("clock_ampm", ("clock",), clock, template=(
        rf"(?P<hour>[01]?\d)(?:[:.](?P<minute>[0-5]\d))? ?{_AMPM}{_ZONE}?"
    )),
    Rule("clock_24", ("clock",), clock, guard="clock_24", template=(
        rf"(?P<hour>[012]?\d):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?: ?h(?:ou)?rs?\b)?{_ZONE}?"
    )),
    Rule("clock_zone", ("zone",), clock, template=(
        r"(?P<hour>[012]\d)(?P<minute>[0-5]\d)(?: ?hours| ?hrs)?,? (?P<zone>gmt|utc)"
    )),
    Rule("clock_hours", ("unit", "clock"), clock, template=(
        r"(?P<hour>[012]\d)(?P<minute>[0-5]\d) ?(?:hours|hrs)"
    )),
    Rule("oclock", ("clock",), clock, template=(
        rf"(?P<hour><~number>) o'clock(?: (?:in the )?(?:morning|afternoon|evening))?{_ZONE}?"
    )),
    Rule("dayhour", ("daypart",), clock, guard="dayhour", template=(
        r"<dayhour>"
    )),
    Rule("reference", ("reference",), reference, guard="reference", template=(
        r"<reference>"
    )),
    Rule("the_time", ("vague_time",), the_time, guard="the_time", template=(
        r"(?:the|that) time"
    )),
    Rule("feast", ("feast",), feast, guard="feast", template=(
        r"(?:<mod>[ -])?(?:(?P<which>last|next|this) )?<feast>(?:,? (?:of )?<year>)?"
    )),
)  # fmt: skip
