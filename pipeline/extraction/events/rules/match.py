"""Which reading of a trigger its arguments choose: the most specific rule; order in a file says nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.particles import bound_particle, carries, has_particle, with_object
from pipeline.extraction.events.grammar.slots import Slots, is_verbal
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.parties.participants import coordinated
from pipeline.extraction.events.rules.fit import WRAPPING, Fitter
from pipeline.extraction.events.rules.lexicon import Lexicon, Rule

_UNDERGONE = frozenset(
    {"ASSAULT", "COERCE", "ACCUSE", "RETREAT", "X_CASUALTIES", "X_DISPLACEMENT", "X_APPOINTMENT"}
)
_FIGURE = 6.0  # what a figure of speech scores above the plain sense of its words
_STRUCK_BY = "assault.hit.passive"
_INTRANSITIVE = frozenset({"strike", "attack", "invade"})
_GOES_ON = frozenset({"to", "upon", "that"})  # what only an active verb goes on with
_OF_LANDS = frozenset({"AID", "MOBILIZE", "RETREAT"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
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
        self._fitter = Fitter(syntax, kinds)
        self._plain = frozenset(lexicon.verb_groups["plain_particle"])
        self._past_only = frozenset(lexicon.verb_groups["past_only"])  # "beat" is no participle

    def verb(self, verb: Token) -> Match | None:
        """The best reading of a verb, or of the noun that it carries."""
        slots = self._syntax.verb_slots(verb)
        own = self._best(self._verb_matches(verb, slots))
        carried = self._best(self._light_matches(verb, slots))
        if (
            own is None
            and carried is None
            and _may_lack_copula(verb, slots)
            and verb.lower_ not in self._past_only
            and not self._strikes(verb, slots)
        ):
            undergone = {**{name: found for name, found in slots.items() if name != "subj"},
                         "obj": slots["subj"], "passive": [verb]}  # fmt: skip
            return self._best(
                match for match in self._verb_matches(verb, undergone) if match.rule.event_type in _UNDERGONE
            )
        if own is not None and (carried is None or own.score >= carried.score):
            return None if self._struck_with(own) else own
        return carried

    def _struck_with(self, match: Match) -> bool:
        """Whether a participle is past tense: "the rebels targeted with shells the town" hit no rebels."""
        verb = match.trigger
        armed = any("armed" in self._kinds.of(each) for each in match.roles.get("recipient", ()))
        if match.rule.rule_id != _STRUCK_BY or not armed or "with" not in self._syntax.verb_slots(verb):
            return False
        return not any(child.dep_ in ("aux", "auxpass") for child in verb.children)

    def _strikes(self, verb: Token, slots: Slots) -> bool:
        """Whether a verb of no object is what its armed subject does: "the rebels struck in the north"."""
        return verb.lemma_ in _INTRANSITIVE and any("armed" in self._kinds.of(who) for who in slots["subj"])

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
        bound = bound_particle(verb)
        for rule in rules:
            if rule.particle and (bound not in (None, rule.particle) or not has_particle(verb, rule)):
                continue
            if bound and not rule.particle and f"{rule.lemma}_{bound}" not in self._plain:
                continue  # "turned up" is no turning
            fitted = self._fitter.fit(rule, with_object(rule, slots))
            if fitted is not None:
                roles, consumed, score = fitted
                score += 2.0 * bool(rule.particle) + _FIGURE * rule.is_figure
                yield Match(rule, verb, None, roles, consumed, score)

    def _light_matches(self, verb: Token, slots: Slots) -> Iterable[Match]:
        for noun, particle in self._carried(verb, slots):
            for rule in self._lexicon.nouns.get(self._lexicon.lemma(noun), ()):
                if not carries(rule, verb, self._lexicon.lemma(verb), particle) or not self._has_modifier(
                    noun, rule
                ):
                    continue
                carrier = _engaged(slots) if particle else slots
                if self._is_anothers(noun, verb, rule):
                    carrier = {name: filled for name, filled in carrier.items() if name != "subj"}
                merged = _merge(self._syntax.noun_slots(noun), carrier)
                fitted = self._fitter.fit(rule, merged)
                if fitted is not None:
                    roles, _, score = fitted
                    if self._acts(carrier.get("subj", ()), roles) and not _names_its_subject(rule):
                        roles["actor"] = [*carrier["subj"]]
                    yield Match(
                        rule, verb, noun, roles, frozenset({noun.i}), score + 3.0 + 2.0 * bool(rule.modifier)
                    )

    def _is_anothers(self, noun: Token, verb: Token, rule: Rule) -> bool:
        """Whether forces or help are a land's by their noun, of whoever the verb has only the loan.

        "The envoys discussed extending Peruvian aid to Chile" is Peru's aid.
        """
        if rule.event_type not in _OF_LANDS or any(child.dep_ in _SUBJECTS for child in verb.children):
            return False
        slots = self._syntax.noun_slots(noun)
        named = [who for name in ("poss", "mod") for who in slots.get(name, ())]
        return any("state" in self._kinds.of(who) or who.ent_type_ == "NORP" for who in named)

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
                    if self._kinds.of(token) & WRAPPING:
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
            fitted = self._fitter.fit(rule, slots)
            if fitted is None:
                continue
            roles, consumed, score = fitted
            if self._anchored(rule, noun, roles):
                yield Match(rule, noun, None, roles, consumed, score + 3.0 * bool(rule.modifier))

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


def _may_lack_copula(verb: Token, slots: Slots) -> bool:
    """Whether a past form without an object may be a participle: the headline "Two ministers arrested"."""
    if verb.tag_ not in ("VBD", "VBN") or "subj" not in slots or "passive" in slots:
        return False
    if not any(child.dep_ == "nsubj" for child in verb.children):
        return False
    filled = {"obj", "iobj", "attr", "that", "inf"} & slots.keys()
    if verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in _GOES_ON:  # "tried to", "seized upon"
        return False
    return not filled and not any(child.dep_ in ("aux", "auxpass", "cc", "mark") for child in verb.children)


def _names_its_subject(rule: Rule) -> bool:
    """Whether the frame itself says what the subject of a light verb is ("came under attack")."""
    return any(
        name.startswith("^") or (name == "subj" and condition.role in ("recipient", "topic"))
        for condition in rule.frame
        for name in condition.names
    )


def _engaged(slots: Slots) -> Slots:
    """Of "they were engaged in talks", who was engaged as the subject: nobody else engaged them."""
    if "passive" not in slots or "subj" in slots or "obj" not in slots:
        return slots
    return {**slots, "subj": slots["obj"]}


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
