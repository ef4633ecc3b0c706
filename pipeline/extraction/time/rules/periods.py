"""Durations and sets."""

from __future__ import annotations

from pipeline.extraction.time.grammar import Rule
from pipeline.extraction.time.readers.periods import (
    anchored_duration,
    duration,
    every,
    every_month_or_season,
    every_weekday,
    past_units,
    recurring,
    vague_duration,
)

_PAST = r"(?P<which>last|past|previous|preceding|next|coming|following|subsequent|ensuing)"

RULES: tuple[Rule, ...] = (
    Rule("anchored_duration", ("unit",), anchored_duration, template=(
        rf"(?:(?!over )<amount> )?(?:(?:the|this|these|those|his|her|its|their|our) )?{_PAST} (?:(?:<number>|"
        r"<vague>)[ -])(?:and a half )?(?:calendar |fiscal |or so |more )?<unit>"
    )),
    Rule("number_then_past", ("unit",), anchored_duration, template=(
        rf"(?:(?!over )<amount> )?(?:the )(?:<number>|<vague>) {_PAST} <unit:unit>"
    )),
    Rule("past_plural", ("unit",), anchored_duration, template=(
        r"(?:the )?(?P<which>last|previous|preceding|next|coming|following|subsequent|ensuing)"
        r"(?P<number>(?!))? (?P<unit><~units>)"
    )),
    Rule("past_unit", ("unit",), anchored_duration, guard="past_unit", template=(
        r"(?:over |during |in )?(?P<span>the (?P<which>past|last)(?P<number>(?!))? (?P<unit>year|month|week|"
        r"decade|century|quarter|hour|minute|day|24 hours))(?= ?(?:\b|,))"
    )),
    Rule("duration", ("unit",), duration, guard="duration", template=(
        r"(?:(?:the )?<amount>(?: the)? )?(?:(?P<one>an?|(?:a )?(?:full|whole|single))|<number>|<vague>)"
        r"[ -](?:(?:full|whole|straight|consecutive|more|additional|long|calendar|fiscal|trading|working|"
        r"business|entire|solid|other)[ -])?<unit>(?P<half> and a half)?(?:[ -]long\b| or so\b)?(?!"
        r"[ -]olds?\b)(?! of age)"
    )),
    Rule("vague_duration", ("vague_time",), vague_duration, guard="vague_duration", template=(
        r"(?:a|some) (?:(?:long|short|considerable|little|brief) )?(?:while|time)"
    )),
    Rule("range_duration", ("unit",), duration, template=(
        r"(?:<amount> )?<~number>(?: to |-| or )<number>[ -]<unit>(?![ -]olds?\b)"
    )),
    Rule("first_units", ("unit",), duration, template=(
        r"(?:the )?(?:first|last|final|latest|opening|initial) <number>[ -](?:fiscal )?(?P<unit><~units>)"
        r"(?: of)?(?= |$|[,.;:)])"
    )),
    Rule("the_units", ("unit",), duration, template=(
        r"the <number>[ -](?P<unit><~units>|(?:year|month|week|day)(?= period))"
    )),
    Rule("plural_units", ("unit",), duration, guard="plural_units", template=(
        r"(?:(?:the )(?=\w+ (?:ahead|to come)))?(?P<unit>(?:<~units>|(?:decade|year|month|week|day|hour|"
        r"century)(?=s?-(?:old )?long)))(?:'|-old|-long| ahead| to come)?(?! old)"
    )),
    Rule("the_year_ended", ("unit",), duration, template=(
        r"(?P<one>the|a) (?:fiscal |financial )?(?P<unit>year)(?= (?:that |which )?end(?:ed|ing|s)\b)"
    )),
    Rule("recent_units", ("unit",), past_units, template=(
        r"(?:the )?(?P<which>recent|past) (?P<unit><~units>)(?: (?:and|or) <~units>)?"
    )),
    Rule("recurring", ("set",), recurring, guard="recurring", template=(
        r"<set>"
    )),
    Rule("every", ("unit",), every, template=(
        r"(?:almost |nearly )?(?:every|each)(?: (?:other|single|and every|<number>))? <unit>"
    )),
    Rule("each_of", ("unit",), every, template=(
        r"(?:every|each)(?: one)? of the (?:past|last|next|previous) <number> (?P<unit><~units>)"
    )),
    Rule("per_unit", ("unit",), every, guard="rate", template=(
        r"(?:per|a|an)[ -](?P<unit><~one_unit>)"
    )),
    Rule("every_weekday", ("weekday",), every_weekday, template=(
        r"(?:every|each)(?: other)? <weekday>(?: <daypart>)?"
    )),
    Rule("weekdays", ("weekdays",), every_weekday, template=(
        r"(?P<weekday><~fullweekday>s)"
    )),
    Rule("weekday_nights", ("weekday",), every_weekday, template=(
        r"<weekday> (?P<daypart>nights|mornings|afternoons|evenings)"
    )),
    Rule("every_month", ("month",), every_month_or_season, template=(
        r"(?:every|each) <month>"
    )),
    Rule("every_season", ("season",), every_month_or_season, template=(
        r"(?:every|each) <season>"
    )),
    Rule("every_daypart", ("daypart",), every_month_or_season, template=(
        r"(?:every|each) <daypart>"
    )),
)  # fmt: skip
