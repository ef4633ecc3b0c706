"""Days, months, years, decades, centuries and seasons by their names and figures."""

from __future__ import annotations

from pipeline.extraction.time.grammar import Rule
from pipeline.extraction.time.readers.days import figures_date, iso_date, month_day, ordinal_day, second_day
from pipeline.extraction.time.readers.months_and_years import (
    bare_month,
    century,
    decade,
    fiscal_year,
    month_of_told_year,
    month_year,
    short_year,
    short_year_after,
    year,
)
from pipeline.extraction.time.readers.seasons_and_quarters import season

_YEARS = r"(?:<year>|<spelledyear>)"
_WEEKDAY = r"(?:(?:the )?<~weekday>(?:,)? )?"
_TO = r"(?: ?[-–—/&] ?| and | or | to | through | until )"
_WHICH = r"(?P<which>last|next|this past|this coming|this|the previous|the following|the past|the coming)"

RULES: tuple[Rule, ...] = (
    Rule("iso_date", ("figures", "year"), iso_date, template=(
        r"(?P<y>[12]\d{3})(?P<sep>[-/.])(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<d>3[01]|[12]\d|0?[1-9])"
        r"(?:t(?P<clock>[0-2]\d:[0-5]\d)(?::\d\d)?z?)?"
    )),
    Rule("figures_date", ("figures", "year"), figures_date, guard="figures", template=(
        r"(?P<a>3[01]|[12]\d|0?[1-9])(?P<sep>[-/.])(?P<b>3[01]|[12]\d|0?[1-9])(?P=sep)(?P<y>[12]\d{3}|\d\d)"
    )),
    Rule("month_first_of_range", ("month",), second_day, template=(
        rf"(?P<span><month> <day:other>){_TO}<~day>,? {_YEARS}\b"
    )),
    Rule("month_day", ("month",), month_day, template=(
        rf"(?:<mod>[ -])?{_WEEKDAY}<month>[ ]?(?:the )?(?:<day>|<dayordinal>\b)(?:,? ?{_YEARS}\b)?"
    )),
    Rule("day_month", ("month",), month_day, template=(
        rf"(?:<mod>[ -])?{_WEEKDAY}(?:the )?(?:<day>|<dayordinal>)(?: day)?(?: of| in)?[ -]?<month>(?:[- ]of)"
        rf"?(?:,?[- ]{_YEARS}\b)?"
    )),
    Rule("day_range_month", ("month",), second_day, template=(
        rf"(?P<span>(?:the )?<day:other>){_TO}(?:the )?<~day>(?: of)? <month>(?:,? {_YEARS}\b)?"
    )),
    Rule("month_day_range", ("month",), second_day, template=(
        rf"<month> <~day>{_TO}(?P<span><day:other>)(?:,? {_YEARS}\b)?(?! <~month>)"
    )),
    Rule("month_year", ("month",), month_year, template=(
        rf"(?:<mod>[ -])?<month>(?: of|,)?(?: the year)?[ -]{_YEARS}"
    )),
    Rule("bare_month", ("month",), bare_month, guard="month", template=(
        rf"(?:<mod>[ -])?(?:{_WHICH} )?<month>"
    )),
    Rule("month_of_told_year", ("month",), month_of_told_year, template=(
        r"(?:<mod>[ -])?<month>(?: <day>)?(?: of| in)? (?P<ref>that|the same|the following|the previous|the "
        r"next|last|this|next) year"
    )),
    Rule("year", ("year",), year, guard="year", template=(
        r"(?:<mod>[ -])?(?:the year )?<year>"
    )),
    Rule("spelled_year", ("number",), year, guard="spelled_year", template=(
        r"(?:<mod>[ -])?(?P<theyear>the year )?<spelledyear>"
    )),
    Rule("fiscal_year", ("year",), fiscal_year, template=(
        r"(?:<mod>[ -])?(?:the )?(?:fiscal|financial|calendar)(?: year)?(?: of)? <year>"
    )),
    Rule("year_with_noun", ("year",), year, template=(
        r"(?:the )?<year>(?: (?:fiscal|financial|calendar))(?: year)"
    )),
    Rule("year_range", ("year",), short_year_after, template=(
        r"<year> ?(?:[-–—/]|to|through) ?(?P<span>(?P<short>\d\d(?:\d\d)?))(?![-/]?\d|[.,]\d| ?%| percent)"
    )),
    Rule("quoted_year", ("short_year",), short_year, guard="quoted_year", template=(
        r"(?P<mark>')(?P<short>\d\d)"
    )),
    Rule("fiscal_short", ("short_year",), short_year, template=(
        r"fy ?'?(?P<short>\d\d)"
    )),
    Rule("decade", ("decade", "year"), decade, template=(
        r"(?:<mod>[ -](?:the )?|the )(?P<full>(?:1\d|20)\d0)'s"
        r"|(?:<mod:m3>[ -])?(?:the )?(?P<plain>(?:1\d|20)\d0)s"
    )),
    Rule("short_decade", ("decade",), decade, guard="short_decade", template=(
        r"(?:<mod>[ -])?(?:the )?'?(?P<tens>[1-9]0)'?s"
    )),
    Rule("decade_word", ("decade",), decade, template=(
        r"(?:<mod>[ -])?the (?:(?P<m2>early|late|mid)[ -])?<decadeword>"
    )),
    Rule("century", ("unit",), century, template=(
        r"(?:<mod>[ -])?(?:the )?(?:(?:early|late|mid)[ -])?<ordinal>[ -]century"
    )),
    Rule("season_year", ("season",), season, template=(
        rf"(?:<mod>[ -])?(?:the )?<season>(?: of|,)?(?: the year)? {_YEARS}"
    )),
    Rule("year_season", ("season",), season, template=(
        r"(?:the )?<year> <season>"
    )),
    Rule("season", ("season",), season, guard="season", template=(
        rf"(?:<mod>[ -])?(?:{_WHICH} |the )?(?:<mod:m2>[ -])?<season>"
    )),
    Rule("ordinal_day", ("ordinal",), ordinal_day, guard="ordinal_day", template=(
        r"the <day>"
    )),
)  # fmt: skip
