"""Where a match stands in the parse."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Place:
    """A match of a rule and the tokens first:last that it covers."""

    match: re.Match[str]
    doc: Doc
    first: int
    last: int

    @property
    def text(self) -> str:
        return self.match[0]

    @property
    def token(self) -> Token:
        """The last token of the match."""
        return self.doc[self.last - 1]

    @property
    def tokens(self) -> list[Token]:
        return [self.doc[index] for index in range(self.first, self.last)]

    @property
    def before(self) -> Token | None:
        return self.doc[self.first - 1] if self.first else None

    @property
    def after(self) -> Token | None:
        return self.doc[self.last] if self.last < len(self.doc) else None

    @property
    def word_before(self) -> str:
        return "" if self.before is None else str(self.before.lower_)

    @property
    def word_after(self) -> str:
        return "" if self.after is None else str(self.after.lower_)

    def group(self, name: str) -> str | None:
        """What the group captured, null where the rule has no such group."""
        return self.match.groupdict().get(name)


Guard = Callable[[Place], bool]
