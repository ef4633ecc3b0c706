"""Words before a noun that the parser takes for no names: owners ("militia attacks"), places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from pipeline.extraction.events.grammar.slots import Slots, hyphened, is_made
from pipeline.extraction.events.rules.lexicon import load_lexicon
from pipeline.records import MentionIndex

_FORCES = frozenset({"armed", "police", "government", "court"})
_THINGS = frozenset({"vehicle", "vehicle_force", "weapon", "facility", "place"})
_KINDS_OF_DEED = frozenset(
    {"military", "terrorist", "armed", "state", "air", "ground", "security", "force", "troop"}
)
_BOTH = frozenset({"terrorist", "extremist"})  # of a kind in "a terrorist attack", else who they are
_FIRED = frozenset({"rocket", "missile", "mortar", "artillery", "shell", "gun", "rifle", "sniper", "drone"})
_LAID = frozenset({"bomb", "explosive", "mine", "landmine", "ied"})
_CARRIERS = frozenset({"car", "truck", "roadside", "vehicle", "motorcycle", "motorbike", "nail", "petrol"})
_PARTIES = frozenset({"armed_group", "government", "organization", "party", "agency", "country"})
_PLACES = frozenset({"city", "place", "region", "facility"})
_BEFORE = frozenset({"compound", "nmod", "amod"})


@dataclass(frozen=True)
class Modifiers:
    """Which words before a noun are its owners and which its places: by lemma, or by the index of a name."""

    forces: frozenset[str] = frozenset()
    parties: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()

    def sort(self, slots: Slots) -> None:
        """Moves owners to `mod` and places to `site` within the slots of one noun."""
        words, mods = slots.get("word", []), slots.get("mod", [])
        owners = [token for token in words if self._is_owner(token)] or _leaders(words)
        sites = [token for token in mods if token.i in self.places]
        if owners and not mods:
            slots["mod"] = owners
        if sites:
            slots["site"] = [*slots.get("site", []), *sites]
            slots["mod"] = [token for token in mods if token not in sites]

    def _is_owner(self, token: Token) -> bool:
        if token.dep_ not in _BEFORE or hyphened(token) or is_made(token):
            return False
        return token.i in self.parties or (
            token.lemma_.lower() in self.forces and (token.lower_ not in _KINDS_OF_DEED or fires(token))
        )


def fires(word: Token) -> bool:
    """Whether a word for a kind of attack says who fires, as an arm follows: "terrorist rocket attacks".

    The kind is told by the arm then: "a terrorist car bomb", but "a terrorist attack", "a terrorist bombing".
    """
    if word.lower_ not in _BOTH:
        return False
    behind = word.doc[word.i + 1 : min(word.i + 3, word.sent.end)]
    if len(behind) == 2 and behind[0].lemma_.lower() in _CARRIERS and behind[1].lemma_.lower() in _LAID:
        return True
    return len(behind) > 0 and behind[0].lemma_.lower() in _FIRED | _LAID


def _leaders(words: list[Token]) -> list[Token]:
    """The leader of "US-led strikes", which the parser cuts at its hyphen."""
    return [
        word.nbor(-2)
        for word in words
        if word.lower_ == "led"
        and word.i > 1
        and word.nbor(-1).text == "-"
        and word.nbor(-2).text[:1].isupper()
    ]


def modifiers_of(mentions: MentionIndex) -> Modifiers:
    """The owners and places among the mentions of one document, and the lexicon's forces."""
    named = [mention for mention in mentions if mention.form == "name"]
    return Modifiers(
        forces=_forces(),
        parties=frozenset(mention.head for mention in named if mention.kind in _PARTIES),
        places=frozenset(mention.head for mention in named if mention.kind in _PLACES),
    )


@cache
def _forces() -> frozenset[str]:
    return frozenset(
        word for word, kinds in load_lexicon().noun_classes.items() if kinds & _FORCES and not kinds & _THINGS
    )
