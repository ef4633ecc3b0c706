"""Who did a deed by the words around its noun, in their order, where the parser hangs them elsewhere.

"Shelling by regime forces", "the bombing of a depot by jets", "killed in rebel shelling", "rockets fired by
the militia": the words before the noun, and the first "by" behind it in the same clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.modifiers import fires
from pipeline.extraction.events.grammar.slots import hyphened, is_made
from pipeline.extraction.events.parties.participants import Filler, Participants

_REACH = 18  # words behind a deed in which its doer may be named
_BEFORE = 5  # words before it
_DEEDS = frozenset({"violence", "weapon"})
_PARTY = frozenset({"armed", "police", "government", "state", "people", "crowd"})
_FORCES = frozenset({"armed", "police", "government"})
_THINGS = frozenset({"vehicle", "weapon", "facility"})
_KIND_OF_DEED = frozenset(
    {"terrorist", "extremist", "military", "armed", "state", "security", "air", "sniper"}
)
_DOING = frozenset(
    {"carry", "conduct", "launch", "commit", "stage", "mount", "perpetrate", "execute", "fire", "drop",
     "wage", "claim", "lead", "order", "orchestrate", "plan", "plant", "detonate", "release", "shoot",
     "throw", "lob"}
)  # fmt: skip
_FIRING = frozenset({"fire", "launch", "drop"})
_LINKS = frozenset(
    {"which", "that", "were", "was", "been", "being", "likely", "allegedly", "reportedly", "apparently"}
)
_MODIFYING = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_LANDS = frozenset({"NORP", "GPE"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ENDS = frozenset({";", ":", "(", ")", "--", "–", "—", '"', "''", "``"})


class Beside:
    """Reads the words around the deeds of one document."""

    def __init__(self, kinds: Kinds, participants: Participants) -> None:
        self._kinds = kinds
        self._participants = participants

    def is_deed(self, token: Token) -> bool:
        """Whether a noun, or a gerund that stands for one, is a deed of violence or what is fired in one."""
        if token.pos_ in ("NOUN", "PROPN"):
            return bool(self._kinds.of(token) & _DEEDS) or "violence" in self._kinds.listed(token)
        standing = token.tag_ == "VBG" and token.dep_ in ("pcomp", "pobj", "advcl", "acl")
        return standing and "violence" in self._kinds.listed(token)

    def doers(self, deed: Token) -> Sequence[Filler]:
        """Who did it, by the words before it or else behind it; empty where neither says."""
        return self._participants.actors(list(self._before(deed))) or self._participants.actors(
            list(self._behind(deed))
        )

    def _before(self, deed: Token) -> Iterator[Token]:
        """The force before the deed, and the one joined to it: "Russian and regime air raids"."""
        joined = False
        for index in range(deed.i - 1, max(deed.i - 1 - _BEFORE, deed.sent.start - 1), -1):
            token = deed.doc[index]
            if joined and token.lower_ in ("and", "&"):
                continue
            if joined:
                if token.ent_type_ in _LANDS or self._is_force(token):
                    yield token
                return
            if token.pos_ not in _MODIFYING or self._is_other_deed(token):
                return
            if self._is_force(token):
                yield _name_of(token)
                joined = index > 1 and token.nbor(-1).lower_ in ("and", "&")
                if not joined:
                    return

    def _is_force(self, token: Token) -> bool:
        if (
            hyphened(token)
            or is_made(token)
            or (token.lower_ in _KIND_OF_DEED and not fires(token))
            or token.tag_ in ("NNS", "NNPS")
        ):
            return False
        kinds = self._kinds.of(token)
        return bool(kinds & _FORCES) and not kinds & _THINGS

    def _is_other_deed(self, token: Token) -> bool:
        return token.tag_ == "NNS" and "violence" in self._kinds.of(token)

    def _behind(self, deed: Token) -> Iterator[Token]:
        end = min(deed.i + 1 + _REACH, deed.sent.end)
        for token in deed.doc[deed.i + 1 : end]:
            if token.lower_ == "by" or (token.lower_ == "from" and token.nbor(-1).lemma_ in _FIRING):
                if _leads_to_doer(token):
                    yield from (
                        child for child in token.children if child.dep_ == "pobj" and self._strikes(child)
                    )
                return
            if self._closes(token):
                return

    def _strikes(self, token: Token) -> bool:
        kinds = self._kinds.of(token)
        return bool(kinds & _PARTY) and "media" not in kinds and token.tag_ not in ("CD", "DT")

    def _closes(self, token: Token) -> bool:
        """Whether the phrase of the deed is over here: at a clause, a list or another deed."""
        if token.lower_ in _LINKS or token.lemma_ in _DOING:
            return False
        if token.text in _ENDS or token.tag_ in _FINITE or token.tag_ in ("VBN", "VBG", "TO", "WP", "WRB"):
            return True
        if token.text == ",":
            return True
        return token.pos_ == "NOUN" and "violence" in self._kinds.of(token) and not _is_joined(token)


def _leads_to_doer(by: Token) -> bool:
    """Whether "by" stands behind a noun or behind a verb of doing, and not behind "condemned"."""
    before = by.nbor(-1)
    if before.lower_ in ("out", "off"):
        before = before.nbor(-1)
    return (
        before.lemma_ in _DOING
        if before.tag_ in ("VBN", "VBD")
        else before.pos_ in ("NOUN", "PROPN", "ADV", "VERB")
    )


def _name_of(force: Token) -> Token:
    """The name before a word for any force: "an IS group attack" is by IS."""
    before = force.nbor(-1) if force.i else force
    return before if force.lower_ == "group" and before.pos_ == "PROPN" else force


def _is_joined(noun: Token) -> bool:
    return noun.dep_ == "conj" or noun.dep_ == "compound"
