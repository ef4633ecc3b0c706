"""Which reading of a trigger its arguments choose: the most specific rule; order in a file says nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extraction.events.kinds import Kinds
from pipeline.extraction.events.lexicon import Condition, Lexicon, Rule
from pipeline.extraction.events.participants import coordinated
from pipeline.extraction.events.slots import Slots, add_preposition, is_verbal
from pipeline.extraction.events.syntax import Syntax

_PREPOSITIONS = frozenset(
    {
        "to",
        "for",
        "against",
        "with",
        "on",
        "upon",
        "toward",
        "towards",
        "between",
        "in",
        "into",
        "from",
        "at",
        "over",
        "of",
        "under",
        "as",
        "by",
    }
)
_TAKING_IN = frozenset({"REJECT", "REQUEST", "CONCEDE", "SANCTION", "RETREAT", "AGREE"})
_UNDERGONE = frozenset(
    {"ASSAULT", "COERCE", "ACCUSE", "RETREAT", "X_CASUALTIES", "X_DISPLACEMENT", "X_APPOINTMENT"}
)
_TIMES = frozenset({"DATE", "TIME"})
_WRAPPING = frozenset({"wrapper", "quantity"})
_FAR = frozenset({"to", "from"})
_UNCOUNTED = frozenset({"quantity", "people", "actor", "target", "collective"})
_FIGURE = 6.0  # what a figure of speech scores above the plain sense of its words
_NEUTRAL_VERBS = frozenset({"be", "have", "do"})


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fires: the trigger's head, the light verb's noun, and the fillers of each role."""

    rule: Rule
    trigger: Token
    noun: Token | None
    roles: Mapping[str, list[Token]]
    consumed: frozenset[int]
    score: float


class Matcher:
    """Matches the lexicon against the tokens of one document."""

    def __init__(self, lexicon: Lexicon, syntax: Syntax, kinds: Kinds) -> None:
        self._lexicon = lexicon
        self._syntax = syntax
        self._kinds = kinds
        self._plain = frozenset(lexicon.verb_groups["plain_particle"])

    def verb(self, verb: Token) -> Match | None:
        """The best reading of a verb, or of the noun that it carries."""
        slots = self._syntax.verb_slots(verb)
        own = self._best(self._verb_matches(verb, slots))
        carried = self._best(self._light_matches(verb, slots))
        if own is None and carried is None and _may_lack_copula(verb, slots):
            undergone = {**{name: found for name, found in slots.items() if name != "subj"},
                         "obj": slots["subj"], "passive": [verb]}  # fmt: skip
            return self._best(
                match for match in self._verb_matches(verb, undergone) if match.rule.event_type in _UNDERGONE
            )
        if own is not None and (carried is None or own.score >= carried.score):
            return own
        return carried

    def noun(self, noun: Token) -> Match | None:
        """The best reading of a noun that no verb carries."""
        return self._best(self._noun_matches(noun))

    @staticmethod
    def _best(matches: Iterable[Match]) -> Match | None:
        return max(matches, key=lambda match: (match.score, match.rule.rule_id), default=None)

    def _verb_matches(self, verb: Token, slots: Slots) -> Iterable[Match]:
        rules = self._lexicon.verbs.get(self._lexicon.lemma(verb))
        if not rules:
            return
        bound = _bound_particle(verb)
        for rule in rules:
            if rule.particle and not _has_particle(verb, rule):
                continue
            if bound and not rule.particle and f"{rule.lemma}_{bound}" not in self._plain:
                continue  # "turned up" is no turning
            fitted = self._fit(rule, _with_object(rule, slots))
            if fitted is not None:
                roles, consumed, score = fitted
                score += 2.0 * bool(rule.particle) + _FIGURE * rule.is_figure
                yield Match(rule, verb, None, roles, consumed, score)

    def _light_matches(self, verb: Token, slots: Slots) -> Iterable[Match]:
        for noun, particle in self._carried(verb, slots):
            for rule in self._lexicon.nouns.get(self._lexicon.lemma(noun), ()):
                if not _carries(rule, verb, self._lexicon.lemma(verb), particle) or not self._has_modifier(
                    noun, rule
                ):
                    continue
                carrier = _engaged(slots) if particle else slots
                merged = _merge(self._syntax.noun_slots(noun), carrier)
                fitted = self._fit(rule, merged)
                if fitted is not None:
                    roles, _, score = fitted
                    if self._acts(carrier.get("subj", ()), roles) and not _names_its_subject(rule):
                        roles["actor"] = [*carrier["subj"]]
                    yield Match(
                        rule, verb, noun, roles, frozenset({noun.i}), score + 3.0 + 2.0 * bool(rule.modifier)
                    )

    def _acts(self, subjects: Iterable[Token], roles: Mapping[str, list[Token]]) -> bool:
        """Whether the subject of a light verb does what its noun says, rather than the noun's owner."""
        subjects = list(subjects)
        return bool(subjects) and (
            not roles.get("actor") or any(self._kinds.is_actor(subject) for subject in subjects)
        )

    def _carried(self, verb: Token, slots: Slots) -> Iterable[tuple[Token, str | None]]:
        """Nouns that a light verb may carry.

        Its objects, what they wrap ("a round of talks"), and what stands after its prepositions.
        """
        for name in ("obj", "attr"):
            for head in slots.get(name, ()):
                for token in coordinated(head):
                    yield token, None
                    if self._kinds.of(token) & _WRAPPING:
                        for inner in self._syntax.noun_slots(token).get("of", ()):
                            yield inner, None
        if verb.lemma_ in _NEUTRAL_VERBS:
            return
        for name in ("in", "into", "to", "on", "with", "under", "at", "for", "out"):
            for head in slots.get(name, ()):
                yield head, name

    def _noun_matches(self, noun: Token) -> Iterable[Match]:
        rules = self._lexicon.nouns.get(self._lexicon.lemma(noun))
        if not rules:
            return
        slots = self._syntax.noun_slots(noun)
        for rule in rules:
            if rule.anchor == "light" or not self._has_modifier(noun, rule):
                continue
            fitted = self._fit(rule, slots)
            if fitted is None:
                continue
            roles, consumed, score = fitted
            if self._anchored(rule, noun, roles):
                yield Match(rule, noun, None, roles, consumed, score + 2.0 * bool(rule.modifier))

    def _anchored(self, rule: Rule, noun: Token, roles: Mapping[str, list[Token]]) -> bool:
        if rule.anchor == "any" or any(roles.get(role) for role in ("actor", "recipient", "both")):
            return True
        if rule.anchor == "participant":
            return False
        return any(
            child.dep_ in ("det", "nummod", "poss") and child.lower_ not in ("any", "no")
            for child in noun.children
        )

    @staticmethod
    def _has_modifier(noun: Token, rule: Rule) -> bool:
        if rule.modifier is None:
            return True
        wanted = rule.modifier.split()
        within = 0 if "of" in wanted else noun.left_edge.i  # words of its own phrase alone
        before = list(noun.doc[max(noun.i - 3, within, 0) : noun.i])
        words = {token.lower_ for token in before} | {token.lemma_.lower() for token in before}
        return all(word in words for word in wanted)

    def _fit(self, rule: Rule, slots: Slots) -> tuple[dict[str, list[Token]], frozenset[int], float] | None:
        """Fillers by role, consumed nouns and specificity; None when a condition fails."""
        roles: dict[str, list[Token]] = {}
        consumed: set[int] = set()
        score = 0.0
        for condition in rule.frame:
            fillers = self._fillers(condition, slots) or self._behind_object(condition, slots)
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

    def _behind_object(self, condition: Condition, slots: Slots) -> list[Token]:
        """Fillers of a preposition that stands inside the object: "gave two million in aid to the island"."""
        heads = slots.get("obj") or (slots.get("of") if "of" not in condition.names else None)
        if not heads and "against" in condition.names:  # "raids by the clan against its rivals"
            heads = slots.get("by") or slots.get("for")  # … and "called for sanctions against the clan"
        if condition.absent or not heads or not set(condition.names) <= _PREPOSITIONS:
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
        for preposition in (part for head in heads for part in head.subtree if part.dep_ == "prep"):
            if preposition.lower_ in _FAR and preposition.lower_ in condition.names:
                add_preposition(deep, preposition)
        return self._fillers(condition, deep)

    def _filled(self, condition: Condition, slots: Slots) -> bool:
        """Whether subject or object is there and of another class than the rule allows."""
        return condition.names[0] in ("subj", "obj") and any(slots.get(name) for name in condition.names)

    def _fillers(self, condition: Condition, slots: Slots) -> list[Token]:
        found = []
        for name in condition.names:
            for token in slots.get(name, ()):
                if token.ent_type_ in _TIMES and condition.role not in (None, "topic"):
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
        counted = self._syntax.noun_slots(token).get("of", ()) if kinds & _WRAPPING else ()
        for inner in counted:
            yield self._of(inner, condition)
        yield kinds - _UNCOUNTED if any(self._is_thing(inner) for inner in counted) else kinds
        for other in coordinated(token)[1:]:
            yield self._of(other, condition)

    def _is_thing(self, noun: Token) -> bool:
        kinds = self._kinds.of(noun)
        return bool(kinds) and "actor" not in kinds


def _may_lack_copula(verb: Token, slots: Slots) -> bool:
    """Whether a past form without an object may be a participle: the headline "Two ministers arrested"."""
    if verb.tag_ not in ("VBD", "VBN") or "subj" not in slots or "passive" in slots:
        return False
    if not any(child.dep_ == "nsubj" for child in verb.children):
        return False
    filled = {"obj", "iobj", "attr", "that", "inf"} & slots.keys()
    return not filled and not any(child.dep_ in ("aux", "auxpass", "cc") for child in verb.children)


def _names_its_subject(rule: Rule) -> bool:
    """Whether the frame itself says what the subject of a light verb is ("came under attack")."""
    return any(
        name.startswith("^") or (name == "subj" and condition.role == "recipient")
        for condition in rule.frame
        for name in condition.names
    )


def _takes_in(rule: Rule, condition: Condition) -> bool:
    """Whether the noun that fills the condition reports no event of its own: "rejected talks"."""
    return condition.role is None or (rule.event_type in _TAKING_IN and condition.role != "actor")


def _weight(condition: Condition) -> float:
    if condition.classes:  # a narrow class says more than a wide one
        narrowness = 0.05 * max(0, 8 - len(condition.classes))
        return (2.0 if condition.required else 0.7) + narrowness
    return 1.0 if condition.required else 0.1


def _has_particle(verb: Token, rule: Rule) -> bool:
    for child in verb.children:
        if child.lower_ != rule.particle:
            continue
        if child.dep_ in ("prt", "advmod", "npadvmod", "acomp"):
            return True
        if child.dep_ == "prep":  # what governs something is a particle only where the rule asks for that
            wanted = {rule.particle} if _has_object(verb) else {rule.particle, "obj"}
            asked = any(wanted & set(condition.names) for condition in rule.frame)
            return asked or not any(part.dep_ == "pobj" for part in child.children)
    return False


def _has_object(verb: Token) -> bool:
    return any(child.dep_ in ("dobj", "nsubjpass") for child in verb.children)


def _with_object(rule: Rule, slots: Slots) -> Slots:
    """The slots with the object that the parser gave to the particle: "cordoned off the square"."""
    if rule.particle is None or "obj" in slots or rule.particle not in slots:
        return slots
    if any(rule.particle in condition.names and condition.required for condition in rule.frame):
        return slots
    return {**slots, "obj": slots[rule.particle]}


def _bound_particle(verb: Token) -> str | None:
    """The particle that makes another verb of it: "turned up", "gave in"."""
    return next((child.lower_ for child in verb.children if child.dep_ == "prt"), None)


def _engaged(slots: Slots) -> Slots:
    """Of "they were engaged in talks", who was engaged as the subject: nobody else engaged them."""
    if "passive" not in slots or "subj" in slots or "obj" not in slots:
        return slots
    return {**slots, "subj": slots["obj"]}


def _carries(rule: Rule, verb: Token, lemma: str, particle: str | None) -> bool:
    if particle is not None:
        return f"{lemma}_{particle}" in rule.light
    if lemma in rule.light and _bound_particle(verb) is None:
        return True
    return any(
        f"{lemma}_{child.lower_}" in rule.light
        for child in verb.children
        if child.dep_ in ("prt", "advmod", "prep")
    )


def _merge(noun: Slots, verb: Slots) -> Slots:
    """The noun's slots, and those of its verb that the noun leaves open."""
    merged = dict(noun)
    for name, tokens in verb.items():
        if name not in ("obj", "passive", "attr") and name not in merged:
            merged[name] = tokens
    return merged


def is_trigger_candidate(token: Token, lexicon: Lexicon) -> bool:
    """Whether the token's lemma heads any rule, so that its syntax is worth reading."""
    lemma = lexicon.lemma(token)
    if is_verbal(token):
        return lemma in lexicon.verbs or lemma in lexicon.light_verbs
    return lemma in lexicon.nouns
