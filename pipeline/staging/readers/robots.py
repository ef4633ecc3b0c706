"""What a site's robots.txt allows, as RFC 9309 says: the longest matching rule, `*` and `$` in paths."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

_LONGEST = 500_000  # characters that are read, as the RFC asks of every crawler at least
_LONGEST_PAUSE = 30.0  # seconds; a site that asks for more is visited that slowly and no slower


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for one crawler: paths with whether they are allowed, seconds asked between two requests."""

    rules: tuple[tuple[str, bool], ...] = ()
    pause: float = 0.0
    why: str | None = None  # said of everything that is not allowed

    def allow(self, url: str) -> bool:
        """Whether the address may be fetched; of two rules of one length the one that allows holds."""
        parts = urlsplit(url)
        path = _plain(parts.path or "/") + (f"?{_plain(parts.query)}" if parts.query else "")
        matching = [(len(rule), allowed) for rule, allowed in self.rules if _pattern(rule).match(path)]
        return max(matching, default=(0, True))[1]


EVERYTHING, NOTHING = Robots(), Robots((("/", False),))


def parse_robots(text: str, agent: str) -> Robots:
    """The rules of the groups that name the agent, else of those that name everyone."""
    own: list[tuple[str, str]] = []
    all_others: list[tuple[str, str]] = []
    named: list[str] = []
    in_rules = is_own = False
    for field, value in _fields(text):
        if field == "user-agent":
            named = [value.lower()] if in_rules else [*named, value.lower()]
            in_rules = False
            is_own = is_own or _names(value, agent)
            continue
        in_rules = True
        if any(_names(name, agent) for name in named):
            own.append((field, value))
        elif "*" in named:
            all_others.append((field, value))
    return _robots(own if is_own else all_others)


def _fields(text: str) -> list[tuple[str, str]]:
    found = []
    for line in text[:_LONGEST].splitlines():
        field, colon, value = line.partition("#")[0].partition(":")
        if colon and field.strip().lower() in ("user-agent", "allow", "disallow", "crawl-delay"):
            found.append((field.strip().lower(), value.strip()))
    return found


def _names(value: str, agent: str) -> bool:
    found = re.match(r"[A-Za-z_-]+", value)
    return found is not None and found[0].lower() == agent.lower()


def _robots(fields: list[tuple[str, str]]) -> Robots:
    rules = tuple(
        (_plain(value), field == "allow") for field, value in fields if field != "crawl-delay" and value
    )
    pauses = [
        float(value)
        for field, value in fields
        if field == "crawl-delay" and re.fullmatch(r"\d{1,6}(\.\d+)?", value)
    ]
    return Robots(rules, min(max(pauses, default=0.0), _LONGEST_PAUSE))


def _plain(path: str) -> str:
    """One spelling of what may be written with or without percent signs."""
    return quote(unquote(path), safe="/*$?=&;:@!,+~()'-._")


def _pattern(rule: str) -> re.Pattern[str]:
    ends = rule.endswith("$")
    body = ".*".join(re.escape(part) for part in re.split(r"\*+", rule.removesuffix("$")))
    return re.compile(body + ("$" if ends else ""))
