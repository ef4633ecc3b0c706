"""The event lexicon: rules read from `pipeline/knowledge/events`, looked up by the lemma of a trigger.

A frame is a row of conditions, separated by blanks, each `names!:classes~classes=ROLE`: the syntactic slots
that may fill it (`subj`, `obj`, `inf`, `that`, a preposition, …), whether it must be filled (`!`), the noun
classes of which the filler must or must not be, and the part that it plays. `-names` must not be filled.
`+word` among the classes is that very lemma ("strike a +balance"). A rule of type `-` takes what is only a
figure of speech from the other rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from spacy.tokens import Token

from pipeline.knowledge.tsv import VocabularyError, read_rows
from pipeline.tables import EVENT_TYPES

_FOLDER = files("pipeline.knowledge.events")
_CONDITION = re.compile(
    r"(?P<absent>-?)(?P<names>[\^a-z_|]+)(?P<required>!?)"
    r"(?::(?P<classes>[a-z_|+-]+))?(?:~(?P<barred>[a-z_|+-]+))?(?:=(?P<role>[ARTPIB]))?"
)
ROLES = MappingProxyType(
    {"A": "actor", "R": "recipient", "T": "topic", "P": "place", "I": "instrument", "B": "both"}
)
_RULE_COLUMNS = ("rule_id", "lemmas", "event_type", "mode", "frame", "example")
_NOUN_COLUMNS = ("rule_id", "lemmas", "event_type", "mode", "light", "anchor", "frame", "example")
_VERB_FILES = ("verbs", "combinations", "idioms", "figures")
_VIOLENT = frozenset({"ASSAULT", "X_CASUALTIES", "X_DISPLACEMENT"})
_SAID = frozenset(
    {"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN", "AGREE", "X_APPOINTMENT", "X_RULING", "-"}
)
_ANCHORS = ("any", "definite", "participant", "light")


@dataclass(frozen=True, slots=True)
class Condition:
    """What one slot must hold for a rule to fire, and the role of what it holds."""

    names: tuple[str, ...]
    required: bool
    absent: bool
    classes: frozenset[str]
    barred: frozenset[str]
    role: str | None
    literal: bool = False  # whether a lemma stands among the classes


@dataclass(frozen=True, slots=True)
class Rule:
    """One reading of a word: `lemma` is the head's, `particle` and `modifier` the words that must go with it.

    For nouns, `light` names the verbs that only carry the noun ("hold talks"), and `anchor` how much must
    stand with a noun on its own: `any` nothing, `definite` a determiner or number, `participant` an actor or
    a recipient, `light` never on its own.
    """

    rule_id: str
    lemma: str
    particle: str | None
    modifier: str | None
    event_type: str
    mode: str | None
    frame: tuple[Condition, ...]
    example: str
    light: frozenset[str] = frozenset()
    anchor: str = "participant"

    @property
    def is_figure(self) -> bool:
        """Whether the reading is a figure of speech, so that nothing happened."""
        return self.event_type == "-"


@dataclass(frozen=True)
class Lexicon:
    """The rules by lemma, the classes of nouns and the groups of verbs."""

    verbs: Mapping[str, tuple[Rule, ...]]
    nouns: Mapping[str, tuple[Rule, ...]]
    noun_classes: Mapping[str, frozenset[str]]
    verb_groups: Mapping[str, tuple[str, ...]]
    light_verbs: frozenset[str]
    speaking: frozenset[str]  # verbs of which each reading is something said
    class_modifiers: Mapping[str, frozenset[str]]
    violent: frozenset[str] = frozenset()  # verbs of which a reading is an attack or its toll

    def lemma(self, token: Token) -> str:
        """The lemma to look up.

        Where the model's is no word of the lexicon, a verb's with an e ("fined"), a noun's without its s.
        """
        lemma: str = token.lemma_.lower()
        if token.pos_ not in ("VERB", "AUX"):
            return (
                lemma[:-1]
                if lemma.endswith("s") and lemma not in self.nouns and lemma[:-1] in self.nouns
                else lemma
            )
        if lemma in self.verbs or lemma in self.light_verbs or not token.lower_.endswith(("ed", "ing")):
            return lemma
        others = (f"{lemma}e", lemma.removesuffix("e"), lemma[:-1])  # "fined", "cordoned", "besetting"
        return next((word for word in others if word in self.verbs or word in self.light_verbs), lemma)

    @property
    def rules(self) -> Iterator[Rule]:
        """Every rule once per lemma."""
        for table in (self.verbs, self.nouns):
            for rules in table.values():
                yield from rules


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The project's lexicon. Raises `VocabularyError` for a row that breaks the schema."""
    closed, classes = _noun_classes()
    groups = {
        row["group"]: tuple(_words(row["lemmas"]))
        for row in read_rows(_FOLDER / "verb_groups.tsv", columns=("group", "lemmas"))
    }
    known = frozenset(closed)
    verbs = _by_lemma(_verb_rules(groups, known))
    nouns = _by_lemma(_noun_rules(groups, known))
    light = frozenset(
        verb.partition("_")[0] for rules in nouns.values() for rule in rules for verb in rule.light
    )
    return Lexicon(
        verbs,
        nouns,
        MappingProxyType(classes),
        MappingProxyType(groups),
        light,
        _speaking(verbs),
        _class_modifiers(closed),
        frozenset(lemma for lemma, rules in verbs.items() if any(r.event_type in _VIOLENT for r in rules)),
    )


def _speaking(verbs: Mapping[str, tuple[Rule, ...]]) -> frozenset[str]:
    senses = {
        lemma: {rule.event_type for rule in rules if not rule.is_figure} for lemma, rules in verbs.items()
    }
    return frozenset(lemma for lemma, types in senses.items() if types and types <= _SAID)


def _words(field: str) -> list[str]:
    return [word.strip() for word in field.split(",") if word.strip()]


def _noun_classes() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Each class with those that it lies within, and the same for each lemma."""
    within: dict[str, set[str]] = {}
    members: dict[str, set[str]] = {}
    for row in read_rows(_FOLDER / "noun_classes.tsv", columns=("class", "within", "lemmas")):
        within.setdefault(row["class"], set()).update(_words(row["within"]))
        for word in _words(row["lemmas"]):
            members.setdefault(word, set()).add(row["class"])

    def closure(name: str) -> set[str]:
        return {name}.union(*(closure(wider) for wider in within.get(name, ())))

    closed = {name: frozenset(closure(name)) for name in within}
    return closed, {
        word: frozenset().union(*(closed[name] for name in names)) for word, names in members.items()
    }


def _class_modifiers(closed: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    """Classes that a word before a noun gives it."""
    file = _FOLDER / "class_modifiers.tsv"
    rows = read_rows(file, columns=("modifier", "class"), allowed={"class": tuple(closed)})
    return MappingProxyType({row["modifier"]: closed[row["class"]] for row in rows})


def _verb_rules(groups: Mapping[str, tuple[str, ...]], known: frozenset[str]) -> Iterator[Rule]:
    for row in _rule_rows(_VERB_FILES, _RULE_COLUMNS):
        frame = parse_frame(row["frame"], known=known, where=row["rule_id"])
        for word in _expand(row["lemmas"], groups, where=row["rule_id"]):
            lemma, _, particle = word.partition("_")
            yield Rule(
                row["rule_id"], lemma, particle or None, None, row["event_type"], row["mode"] or None, frame,
                row["example"],
            )  # fmt: skip


def _noun_rules(groups: Mapping[str, tuple[str, ...]], known: frozenset[str]) -> Iterator[Rule]:
    for row in _rule_rows(("nouns",), _NOUN_COLUMNS):
        frame = parse_frame(row["frame"], known=known, where=row["rule_id"])
        light = frozenset(_expand(row["light"], groups, where=row["rule_id"]))
        for word in _words(row["lemmas"]):
            modifier, _, lemma = word.rpartition(" ")
            yield Rule(
                row["rule_id"], lemma, None, modifier or None, row["event_type"], row["mode"] or None, frame,
                row["example"], light, row["anchor"],
            )  # fmt: skip


def _rule_rows(names: Iterable[str], columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    seen: set[str] = set()
    allowed = {"event_type": (*EVENT_TYPES, "-")} | ({"anchor": _ANCHORS} if "anchor" in columns else {})
    for name in names:
        for row in read_rows(_FOLDER / f"{name}.tsv", columns=columns, allowed=allowed):
            if row["rule_id"] in seen:
                raise VocabularyError(f"{name}.tsv: rule_id {row['rule_id']!r} stands twice")
            seen.add(row["rule_id"])
            yield row


def _expand(field: str, groups: Mapping[str, tuple[str, ...]], *, where: str) -> Iterator[str]:
    for word in _words(field):
        if not word.startswith("@"):
            yield word
        elif word[1:] in groups:
            yield from groups[word[1:]]
        else:
            raise VocabularyError(f"rule {where}: verb group {word} is not in verb_groups.tsv")


@lru_cache(maxsize=4096)
def parse_frame(text: str, *, known: frozenset[str], where: str) -> tuple[Condition, ...]:
    """The conditions that a frame's text says. Raises `VocabularyError` naming the rule `where` it stands."""
    conditions = []
    for part in text.split():
        match = _CONDITION.fullmatch(part)
        if match is None:
            raise VocabularyError(f"rule {where}: cannot read condition {part!r}")
        classes, barred = (frozenset((match[name] or "").split("|")) - {""} for name in ("classes", "barred"))
        named = {name for name in classes | barred if not name.startswith("+")}
        if unknown := named - known - ENTITY_CLASSES - CLAUSE_CLASSES:
            raise VocabularyError(f"rule {where}: no noun class {sorted(unknown)} in noun_classes.tsv")
        conditions.append(
            Condition(
                tuple(match["names"].split("|")),
                bool(match["required"]),
                bool(match["absent"]),
                classes,
                barred,
                ROLES.get(match["role"] or ""),
                literal=len(named) < len(classes | barred),
            )
        )
    return tuple(conditions)


def _by_lemma(rules: Iterable[Rule]) -> Mapping[str, tuple[Rule, ...]]:
    table: dict[str, list[Rule]] = {}
    for rule in rules:
        table.setdefault(rule.lemma, []).append(rule)
    return MappingProxyType({lemma: tuple(found) for lemma, found in table.items()})


# Classes that a filler gets from its name or its clause and not from a list of nouns.
ENTITY_CLASSES = frozenset(
    {
        "target",
        "actor",
        "person",
        "organization",
        "state",
        "people",
        "place",
        "facility",
        "named",
        "named_person",
    }
)
CLAUSE_CLASSES = frozenset(
    {
        "negated",
        "must",
        "refusing",
        "clause",
        "pronoun",
        "plural",
        "counted",
        "acted",
        "infinitive",
        "aimed",
        "blaming",
        "reflexive",
        "own",
        "others",
        "unresolved",
        "party",
    }
)
