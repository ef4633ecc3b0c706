"""Whether the arguments of a trigger fill a frame, with what, and how closely."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.slots import Slots, add_preposition, is_verbal
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.parties.participants import coordinated
from pipeline.extraction.events.rules.lexicon import Condition, Rule

_PREPOSITIONS = frozenset(
    {"to", "for", "against", "with", "on", "upon", "toward", "towards", "between", "in", "into", "from", "at",
     "over", "of", "under", "as", "by", "about", "regarding"}
)  # fmt: skip
_TAKING_IN = frozenset({"REJECT", "REQUEST", "CONCEDE", "SANCTION", "RETREAT", "AGREE"})
# "called for sanctions against the clan", "marched in Lagos against the mayor"
_BEFORE_AGAINST = ("of", "by", "for", "on", "in", "at", "outside", "through")
_TIMES = frozenset({"DATE", "TIME"})
_FAR = frozenset({"to", "from"})
_UNCOUNTED = frozenset({"quantity", "people", "actor", "target", "collective"})
WRAPPING = frozenset({"wrapper", "quantity"})


class Fitter:
    """Fills the frames of rules with the arguments of one document's triggers."""

    def __init__(self, syntax: Syntax, kinds: Kinds) -> None:
        self._syntax = syntax
        self._kinds = kinds

    def fit(self, rule: Rule, slots: Slots) -> tuple[dict[str, list[Token]], frozenset[int], float] | None:
        """Fillers by role, consumed nouns and specificity; None when a condition fails."""
        roles: dict[str, list[Token]] = {}
        consumed: set[int] = set()
        score = 0.0
        for condition in rule.frame:
            fillers = self._fillers(condition, slots)
            if not fillers or self._is_aside(condition, fillers):
                fillers = self._behind_object(condition, slots) or fillers
            if condition.absent:
                if fillers:
                    return None
                score += 0.1
            elif fillers:
                score += _weight(condition)
                if condition.role is not None:
                    roles.setdefault(condition.role, []).extend(fillers)
                if condition.required and condition.classes and _takes_in(rule, condition):
                    consumed.update(token.i for token in fillers)
            elif condition.required or (condition.classes and self._filled(condition, slots)):
                return None
        return roles, frozenset(consumed), score

    def _is_aside(self, condition: Condition, fillers: list[Token]) -> bool:
        """Whether what fills a recipient of any class is nobody: "lifted its tariffs on them in a bid to"."""
        if condition.role != "recipient" or condition.classes:
            return False
        return not any(self._kinds.is_actor(filler) for filler in fillers)

    def _behind_object(self, condition: Condition, slots: Slots) -> list[Token]:
        """Fillers of a preposition that stands inside the object: "gave two million in aid to the island"."""
        before = _BEFORE_AGAINST if "against" in condition.names else ("of", "for")
        heads = slots.get("obj") or [
            head for name in before if name not in condition.names for head in slots.get(name, ())
        ]  # "raids by the clan against its rivals", "called for talks with the island"
        if condition.absent or not heads or not set(condition.names) <= _PREPOSITIONS | {"iobj"}:
            return []
        inner: Slots = {}
        for token in heads:
            if not is_verbal(token):
                found = self._syntax.noun_slots(token)
                inner = {**found, **inner}
                for name in ("in", "of"):
                    for deeper in found.get(name, ()):
                        inner = {**self._syntax.noun_slots(deeper), **inner}
        fillers = self._fillers(condition, inner)
        return fillers or (self._far_behind(condition, heads) if condition.required else [])

    def _far_behind(self, condition: Condition, heads: Iterable[Token]) -> list[Token]:
        """Fillers of `to` and `from` deep in the object: "returned a bowl stolen in May to the museum"."""
        deep: Slots = {}
        wanted = _FAR.intersection(condition.names)
        for head in heads if wanted else ():
            for part in head.subtree:
                if part.lower_ in wanted and part.dep_ == "prep" and not _in_clause(part, head):
                    add_preposition(deep, part)
        return self._fillers(condition, deep)

    def _filled(self, condition: Condition, slots: Slots) -> bool:
        """Whether subject or object is there and of another class than the rule allows."""
        return condition.names[0] in ("subj", "obj") and any(slots.get(name) for name in condition.names)

    def _fillers(self, condition: Condition, slots: Slots) -> list[Token]:
        found = []
        for name in condition.names:
            for token in slots.get(name, ()):
                if token.ent_type_ in _TIMES and (condition.absent or condition.role not in (None, "topic")):
                    continue
                if not condition.classes and not condition.barred:
                    found.append(token)
                    continue
                if any(kinds_of & condition.barred for kinds_of in self._barring(token, condition)):
                    continue
                if not condition.classes or any(
                    kinds_of & condition.classes for kinds_of in self._all(token, condition)
                ):
                    found.append(token)
        return found

    def _of(self, token: Token, condition: Condition) -> frozenset[str]:
        kinds = self._kinds.of(token)
        return kinds | {f"+{token.lemma_.lower()}"} if condition.literal else kinds

    def _barring(self, token: Token, condition: Condition) -> Iterable[frozenset[str]]:
        """Classes of a noun, and of what it counts: "a volley of shells" is shells."""
        kinds = self._of(token, condition)
        counted = self._syntax.noun_slots(token).get("of", ()) if "quantity" in kinds else ()
        for inner in counted:
            yield self._of(inner, condition)
        if not counted:
            yield kinds

    def _all(self, token: Token, condition: Condition) -> Iterable[frozenset[str]]:
        """Classes of a noun, of what it counts ("dozens of letters" are no people) and of those beside it."""
        kinds = self._of(token, condition)
        counted = self._syntax.noun_slots(token).get("of", ()) if kinds & WRAPPING else ()
        for inner in counted:
            yield self._of(inner, condition)
        yield kinds - _UNCOUNTED if any(self._is_thing(inner) for inner in counted) else kinds
        for other in coordinated(token)[1:]:
            beside = self._of(other, condition)
            if "named" not in beside or not self._is_thing(token):  # "slashed the land tax, or LT"
                yield beside

    def _is_thing(self, noun: Token) -> bool:
        kinds = self._kinds.of(noun)
        return bool(kinds) and "actor" not in kinds


def _takes_in(rule: Rule, condition: Condition) -> bool:
    """Whether the noun that fills the condition reports no event of its own: "rejected talks"."""
    return condition.role is None or (rule.event_type in _TAKING_IN and condition.role != "actor")


def _weight(condition: Condition) -> float:
    if condition.classes:  # a narrow class says more than a wide one
        narrowness = 0.05 * max(0, 8 - len(condition.classes))
        return (2.0 if condition.required else 0.7) + narrowness
    return 1.0 if condition.required else 0.1


def _in_clause(token: Token, head: Token) -> bool:
    """Whether a clause with a subject of its own lies between a token and the noun above it."""
    for above in token.ancestors:
        if above.i == head.i:
            return False
        if above.dep_ in ("advcl", "ccomp"):
            return True
    return False
