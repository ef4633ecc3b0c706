"""Whose a deed, a word or a thing is: "Russian strikes", "the army's", "a raid by rebels"."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.modifiers import fires
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.grammar.syntax import Syntax

_FOUGHT = frozenset({"war", "conflict", "strife"})
_OWNER_SLOTS = ("by", "poss", "mod", "from", "of")
_DONE_TO = frozenset({"violence", "yield_noun", "change_noun", "arrest_noun"})  # "of" names whom it befalls
_CONTENT = _DONE_TO | {"notion"}  # and what it is about
_SENT = frozenset(
    {"statement", "offer", "demand", "claim", "violence", "aid", "agreement", "invitation", "trade", "good"}
)
_ANY = frozenset({"a", "an", "any", "no", "another"})
_UNDERTAKINGS = frozenset({"intervention", "action", "response", "operation", "campaign"})
_FORCES = frozenset({"armed", "police", "government"})
_WORDS = frozenset({"statement", "law", "claim", "offer", "demand"})
_HAVING = frozenset({"have", "possess", "own"})


class Owned:
    """Finds the owners of nouns in one document."""

    def __init__(self, syntax: Syntax, kinds: Kinds) -> None:
        self._syntax = syntax
        self._kinds = kinds

    def owners(self, noun: Token) -> list[Token]:
        """Whose deed, word or thing a noun is: "by X", "X's", "Russian …", "from X", then "of X"."""
        if is_verbal(noun):
            return self._syntax.verb_slots(noun).get("subj", [])
        if noun.lemma_ in _FOUGHT and any(child.lower_ == "civil" for child in noun.lefts):
            return []  # "killed in Peru's civil war": in a land, which did not kill them
        slots, kinds = self._syntax.noun_slots(noun), self._kinds.of(noun)
        for name in _OWNER_SLOTS:
            if (name == "of" and kinds & _CONTENT) or (name == "from" and not kinds & _SENT):
                continue
            if name == "mod" and noun.pos_ == "PROPN" and self._kinds.is_paper(noun):
                continue  # "the Cuban Trade Act" is a name throughout
            found = [token for token in slots.get(name, ()) if self._kinds.is_actor(token)]
            if found and not (name == "poss" and _is_ranked(noun)):
                return found
        if "violence" not in kinds:
            return []
        return [word for word in slots.get("word", ()) if self._is_force(word)]

    def _is_force(self, word: Token) -> bool:
        """Whether a common noun before a deed says whose it is: "government shelling", "a rebel attack"."""
        kinds = self._kinds.of(word)
        vague = word.lower_ in ("terrorist", "extremist") and not fires(word)  # of what kind
        vague = vague or (word.lower_ == "military" and _is_any(word.head))
        return bool(kinds & _FORCES) and not kinds & {"vehicle", "weapon", "facility"} and not vague

    def authors(self, noun: Token) -> list[Token]:
        """Whose words a statement or a law is that nothing with it says: of those who make or carry it."""
        with_it = (
            noun.dep_ == "pobj" and noun.head.lower_ == "with"
        )  # "hit the town with strikes that killed …"
        if "weapon" in self._kinds.of(noun) and noun.dep_ == "dobj" and noun.head.lemma_ in _HAVING:
            return self._syntax.surface_subject(noun.head)  # "has a missile that can hit Peru"
        if not self._kinds.of(noun) & (_WORDS | {"violence"} if with_it else _WORDS):
            return []
        held = noun.head if noun.dep_ == "dobj" else noun
        if with_it:
            held = next((above for above in noun.ancestors if is_verbal(above)), noun)
        if not is_verbal(held) or (noun.dep_ == "pobj" and not with_it):
            return []
        return self._syntax.surface_subject(held)


def _is_ranked(noun: Token) -> bool:
    """Whether a noun stands out among what is the owner's: "the world's largest smelter"."""
    return noun.pos_ == "NOUN" and any(
        child.tag_ == "JJS" or any(part.tag_ == "RBS" for part in child.children) for child in noun.lefts
    )


def _is_any(deed: Token) -> bool:
    """Whether a deed is one of a kind, so that "military" does not say whose: "a military strike"."""
    return any(child.lower_ in _ANY for child in deed.children) or deed.lemma_ in _UNDERTAKINGS
