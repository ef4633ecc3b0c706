"""The clause in which an event noun stands: the verb above it, and how the noun hangs on that verb."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extraction.events.grammar.slots import is_verbal

_HIGHEST = 8  # heads climbed before the clause counts as unknown
_PLAIN = frozenset({"of", "for", "on", "in", "at", "after", "during", "before", "from", "to", "into"})
_OBJECTS = frozenset({"dobj", "obj", "attr", "oprd", "dative"})


@dataclass(frozen=True, slots=True)
class Clause:
    """Where a noun stands: under a verb or predicate adjective, by a relation.

    `relation` is `subj` or `obj` (of an active verb or not), or the preposition next to the noun; `through`
    are the nouns between, innermost first ("at the end of the talks": end); `owner` is the possessor of one
    of them ("his plan for talks"), where there is one.
    """

    governor: Token | None
    relation: str
    through: tuple[Token, ...] = ()
    owner: Token | None = None

    @property
    def verb(self) -> Token | None:
        """The governor if it is a verb, else the copula above it."""
        if self.governor is None or is_verbal(self.governor):
            return self.governor
        return self.governor.head if is_verbal(self.governor.head) else None


def clause_of(noun: Token, *, opaque: Collection[str], wrapping: Collection[str] = ()) -> Clause | None:
    """The clause of a noun; None where it is a modifier, a fragment, or lies behind an `opaque` noun.

    `opaque` are lemmas of nouns that only tell of an event ("reports of talks"), `wrapping` of those that
    only count it ("a spate of attacks") and stand for it.
    """
    relation = ""
    through: list[Token] = []
    token = noun
    for _ in range(_HIGHEST):
        head = token.head
        if head == token:
            return None
        if token.dep_ == "conj" and not is_verbal(token):
            token = head
        elif token.dep_ == "pobj" and head.lower_ == "including" and not relation:
            token = head.head  # "crimes, including attacks on …"
        elif token.dep_ in ("pobj", "pcomp"):
            relation = relation or head.lower_
            above = head.head.head if head.head.dep_ in ("prep", "advmod") else head.head
            if is_verbal(above) or above.pos_ == "ADJ":
                return Clause(above, relation, tuple(through))
            if (
                above.pos_ not in ("NOUN", "PROPN")
                or above.lemma_.lower() in opaque
                or head.lower_ not in _PLAIN
            ):
                return None
            if head.lower_ == "of" and above.lemma_.lower() in wrapping:
                relation, token = "", above
                continue
            through.append(above)
            if owner := next((child for child in above.children if child.dep_ == "poss"), None):
                return Clause(None, relation, tuple(through), owner)
            token = above
        elif token.dep_ in _OBJECTS and is_verbal(head):
            return Clause(head, relation or "obj", tuple(through))
        elif token.dep_ in ("nsubj", "nsubjpass") and (is_verbal(head) or head.pos_ == "ADJ"):
            if through:
                return None
            return Clause(head, "obj" if token.dep_ == "nsubjpass" else "subj", ())
        else:
            return None
    return None


def described_by(noun: Token) -> list[Token]:
    """Verbs of relative and participle clauses whose subject is the noun: "a raid that killed nine"."""
    found = []
    for child in noun.children:
        if child.dep_ == "acl" and (
            child.tag_ == "VBG" or any(part.dep_ == "dobj" for part in child.children)
        ):
            found.append(child)  # a finite verb that the parser took for a participle has an object
        elif child.dep_ == "relcl" and any(
            part.dep_ == "nsubj" and part.lower_ in ("that", "which") for part in child.children
        ):
            found.append(child)
    return found
