"""Times counted from another time."""

from __future__ import annotations

from pipeline.extraction.time.grammar import Rule
from pipeline.extraction.time.readers.days import nth_day
from pipeline.extraction.time.readers.hours_and_names import one_day
from pipeline.extraction.time.readers.seasons_and_quarters import (
    quarter,
    quarter_of_year,
    told_quarter,
    year_ago_period,
)
from pipeline.extraction.time.readers.units import counted_back_or_ahead, end_of_unit, told_unit
from pipeline.extraction.time.readers.weekdays import (
    bare_part_of_day,
    day_next_to,
    day_word,
    this_part_of_day,
    weekday,
)

_UNIT = r"(?P<unit>day|weekend|week|month|quarter|semester|year|decade|century)\b"
_WHICH_UNIT = (
    r"(?P<which>last|next|this past|this coming|this|that same|that|the same|the previous|the preceding"
    r"|the prior|the following|the coming|the next|the subsequent|the current|the present|previous|following)"
)
_QUARTER_WHICH = (
    r"(?P<which>the|the latest|latest|the most recent|that|this|last|the current|the past|the previous|next"
    r"|the next|the same)"
)
_WD_WHICH = (
    r"(?P<which>last|next|this past|this coming|this|the previous|the following|the preceding|the next"
    r"|the coming|past)"
)
_ORD = r"(?P<ordinal>first|second|third|fourth|last|latter|final)"

RULES: tuple[Rule, ...] = (
    Rule("one_day", ("unit",), one_day, guard="one_day", template=(
        r"one day"
    )),
    Rule("weekday", ("weekday",), weekday, guard="weekday", template=(
        rf"(?:<mod>[ -])?(?:{_WD_WHICH} )?<weekday>(?:[ -](?:<daypart>|<dayhour>))?"
    )),
    Rule("part_of_weekday", ("weekday",), weekday, template=(
        rf"(?:the )?(?:<mod>[ -])?(?:<daypart>|<dayhour>)(?: of| on)? (?:{_WD_WHICH} )?<weekday>"
    )),
    Rule("day_word", ("deixis",), day_word, guard="day_word", template=(
        r"(?:<mod>[ -])?(?P<word>the day before yesterday|the day after tomorrow|today|tonight|yesterday|"
        r"tomorrow|last night|overnight)(?: <daypart>)?"
    )),
    Rule("part_of_day_word", ("deixis",), day_word, template=(
        r"(?:the )?(?:<mod>[ -])?(?:<daypart>|<dayhour>) (?P<word>today|yesterday|tomorrow)"
    )),
    Rule("this_part_of_day", ("daypart",), this_part_of_day, guard="part_of_day", template=(
        r"(?:<mod>[ -])?(?P<which>this|that same|that|the same|the next|the following|the previous|last) "
        r"<daypart>"
    )),
    Rule("bare_part_of_day", ("daypart",), bare_part_of_day, guard="bare_part_of_day", template=(
        r"(?:<mod>[ -](?:the )?)?(?:the )?(?:(?:early|late) )?(?:mid-)?<daypart>(?: hours)?"
    )),
    Rule("told_unit", ("unit",), told_unit, guard="told_unit", template=(
        rf"(?:(?:<mod>|the rest of|the remainder of)[ -])?{_WHICH_UNIT} (?:calendar |fiscal |school |"
        rf"academic |financial )?{_UNIT}(?! old)(?!-)"
    )),
    Rule("unit_of_text", ("unit",), told_unit, template=(
        rf"(?:<mod>|the rest of|most of the rest of|the remainder of) (?P<which>the) {_UNIT}"
    )),
    Rule("the_unit", ("unit",), told_unit, guard="the_unit", template=(
        r"(?P<which>the) (?P<unit>week|month|year)"
    )),
    Rule("the_weekend", ("unit",), told_unit, template=(
        r"(?P<which>the) (?P<unit>weekend)"
    )),
    Rule("counted", ("unit",), counted_back_or_ahead, guard="counted", template=(
        r"(?:<amount> )?(?:(?P<one>an?)|<number>|<vague>)[ -](?:more )?<unit> (?P<way>ago|earlier|later|"
        r"before|previously|afterwards?|from now|hence|prior|back|from today)(?! than)"
    )),
    Rule("units_off", ("unit",), counted_back_or_ahead, guard="counted", template=(
        r"(?P<one>(?!))?(?P<number>(?!))?(?P<unit><~units>) (?P<way>ago|earlier|later|before|previously|"
        r"from now|hence|back)(?! than)"
    )),
    Rule("year_ago_period", ("unit",), year_ago_period, template=(
        r"(?:the )?(?:comparable |same |like |corresponding )?year-(?:ago|earlier)(?: "
        r"(?P<quarterword>quarter|period|quarter's|period's))?"
    )),
    Rule("same_period", ("unit",), year_ago_period, template=(
        r"(?:the )?(?:corresponding|comparable|same|like|year-earlier|year-ago) (?P<quarterword>period|"
        r"quarter)(?: (?:of )?last year| a year (?:ago|earlier)| the year before)?"
    )),
    Rule("quarter", ("unit",), quarter, guard="quarter", template=(
        rf"(?:<mod>[ -])?(?:the |its |their )?(?P<ago>year-ago |year-earlier )?(?:fiscal[ -])?{_ORD}"
        rf"[ -](?P<period>quarter|half)(?: (?:of|in))?(?: (?:the )?(?:fiscal )?(?:year )?<year>"
        r"| (?P<ref>last|this|next) year)?"
    )),
    Rule("year_quarter", ("unit",), quarter, template=(
        rf"(?:the )?(?:<year>|(?P<ref>last|this|next) year)(?:'s)? (?:fiscal )?{_ORD}[ -](?P<period>quarter|"
        r"half)"
    )),
    Rule("short_quarter", ("short_quarter",), quarter, template=(
        r"(?P<period>q|h)(?P<rank>[1-4])(?: |-| of )?<year>?"
    )),
    Rule("told_quarter", ("unit",), told_quarter, guard="told_quarter", template=(
        rf"{_QUARTER_WHICH} (?:fiscal )?quarter"
    )),
    Rule("quarter_of_year", ("unit",), quarter_of_year, template=(
        r"(?:the )?(?:<year>|(?P<ref>last|this|next) year(?:'s)?) quarter"
    )),
    Rule("end_of_unit", ("unit",), end_of_unit, template=(
        r"(?P<unit>year|month|week|quarter)(?:'s)?[ -]end"
    )),
    Rule("day_before", ("unit",), day_next_to, guard="day_before", template=(
        r"the (?:very )?day (?P<way>before|after|earlier|following)"
    )),
    Rule("week_of", ("month",), nth_day, template=(
        r"the week of <month> (?:<day>|(?P<dayordinal>(?!)))"
    )),
)  # fmt: skip
