"""Events told again: "the attack", "Friday's talks" have the parties of what the text told of just before.

So has "the raid killed nine" its actor, and "nine were killed in the attack". Who is "arrested by Peru" and
later "his arrest" names was arrested by Peru; whom "her inquiry" concerns the text may have said before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.parties.owners import noun_of
from pipeline.extraction.events.parties.participants import Filler
from pipeline.extraction.events.reference.anaphora import stem
from pipeline.extraction.events.rules.lexicon import Rule

_POINTING = frozenset({"the", "this", "these", "those", "both"})
_OTHER = frozenset(
    {"second", "third", "other", "another", "next", "last", "first", "previous", "earlier", "later", "new",
     "similar", "latest", "recent", "past", "future", "separate", "additional", "further", "same", "only",
     "subsequent", "final", "most", "worst", "deadliest", "biggest", "largest"}
)  # fmt: skip
_BARE = frozenset({"PRP", "PRP$", "DT", "WP", "WDT"})
_ANY_DEED = frozenset({"attack", "assault", "violence", "incident", "massacre", "atrocity", "operation"})
_REACH = 2  # sentences back in which "the attack" was told
_NEW = frozenset({"a", "an", "any", "no", "every", "each", "more", "some", "several", "many"})
_AT = frozenset({"on", "against", "upon", "at"})
_NEXT = frozenset({"another", "second", "third"})  # "another strike" of those who struck just before
_WHERE = frozenset({"in", "at", "near", "over", "across", "around", "outside", "inside"})
_OWN_PARTS = frozenset({"prep", "nummod", "relcl", "poss"})
_ONE_CASE = frozenset({"ACCUSE", "COERCE", "SANCTION"})  # types of which one party tells which case is meant
_ON_GOODS = frozenset({"tariff", "duty", "levy"})  # put on goods of some, not of others
_CASE_REACH = 4  # sentences back in which a body's case was told; a person's is the same all along


class Retold:
    """Remembers the events of the last sentences of one document."""

    def __init__(self, deeds: Callable[[Found], list[Token]], nouns: Mapping[str, Sequence[Rule]]) -> None:
        """`deeds`: the nouns of violence that a verb's event mentions as what did it or was done."""
        self._deeds = deeds
        self._nouns = nouns
        self._told: list[tuple[int, Found]] = []
        self._cases: dict[tuple[str, str, bool, int], tuple[int, Found]] = {}

    def resolve(self, found: Found, ordinal: int) -> Found:
        """A pointing noun without parties takes those of the last event of its type, if told just before."""
        noun = noun_of(found)
        if noun is None:
            return self._with_doers(found, ordinal)
        if bool(found.actors) != bool(found.recipients) and found.event_type in _ONE_CASE:
            return self._of_case(found, ordinal)
        if found.match.noun is not None or (found.actors and found.recipients):
            return found
        if found.actors or found.recipients:
            return self._with_other_side(found, noun, ordinal)
        if not _points(noun):
            return found
        for told_in, earlier in reversed(self._told):
            if ordinal - told_in > _REACH:
                break
            if _may_be_told(earlier, found) and (earlier.actors or earlier.recipients):
                return replace(found, actors=_named(earlier.actors), recipients=_named(earlier.recipients))
        return found

    def _with_other_side(self, found: Found, noun: Token, ordinal: int) -> Found:
        """Violence with one side named has the other of what was told just before of the same side."""
        if found.event_type != "ASSAULT" or not _may_point(noun):
            return found
        for told_in, earlier in reversed(self._told):
            if ordinal - told_in > _REACH:
                break
            if earlier.event_type != "ASSAULT" or not self._is_same_deed(earlier, noun):
                continue
            if found.actors and _share(found.actors, earlier.actors) and earlier.recipients:
                return replace(found, recipients=_apart(_named(earlier.recipients), found.actors))
            if found.recipients and _share(found.recipients, earlier.recipients) and earlier.actors:
                return replace(found, actors=_apart(_named(earlier.actors), found.recipients))
        return found

    def _is_same_deed(self, earlier: Found, noun: Token) -> bool:
        words = {stem(token.lemma_.lower()) for token in (*earlier.tokens, *self._deeds(earlier))}
        said = noun.lemma_.lower()
        return said in _ANY_DEED or any(word.endswith(stem(said)) for word in words)

    def _with_doers(self, found: Found, ordinal: int) -> Found:
        """A verb's event without actors takes those of the assault that its deed points to."""
        if found.actors or found.event_type not in ("ASSAULT", "X_CASUALTIES"):
            return found
        hit = {each.head.i for each in found.recipients}
        clusters = {each.cluster for each in found.recipients} - {None}
        for noun in self._deeds(found):
            earlier = self._assault(noun, ordinal)
            if earlier is not None:
                named = _named(earlier.actors)
                return found.with_actors(
                    tuple(each for each in named if each.head.i not in hit and each.cluster not in clusters)
                )
        return found

    def _assault(self, noun: Token, ordinal: int) -> Found | None:
        """The assault told just before that the noun means: the last, or the last of its word or kind."""
        last = True
        for told_in, earlier in reversed(self._told):
            if ordinal - told_in > _REACH:
                return None
            if earlier.event_type != "ASSAULT" or earlier.trigger.i >= noun.i:
                continue
            if noun.lemma_.lower() in _ANY_DEED and not last:
                return None
            last = False
            if earlier.actors and self._is_at_same(earlier, noun):
                return earlier
            if self._is_same_deed(earlier, noun) or self._is_of_mode(earlier, noun):
                if earlier.actors and _points(noun):
                    return earlier
                if _is_next(noun):
                    return earlier if ordinal - told_in < _REACH and earlier.actors else None
        return None

    def _is_of_mode(self, earlier: Found, noun: Token) -> bool:
        """Whether what was told by another word is of the noun's kind: "bombed … the air strikes"."""
        modes = {rule.mode for rule in self._nouns.get(noun.lemma_.lower(), ())} - {None}
        return earlier.match.rule.mode in modes

    def _is_at_same(self, earlier: Found, noun: Token) -> bool:
        """Whether "the attack on the camp" is at what the deed told before was at."""
        if not any(child.lower_ in _POINTING and child.dep_ == "det" for child in noun.children):
            return False
        aims = _aims(noun)
        others = [child for child in noun.children if child.dep_ in _OWN_PARTS or child.lower_ in _OTHER]
        if not aims or any(child.lower_ not in _AT for child in others):
            return False
        deeds = [*self._deeds(earlier), *([own] if (own := noun_of(earlier)) is not None else [])]
        told = {each.head.lemma_ for each in (*earlier.recipients, *earlier.places)}
        told |= {aim.lemma_ for deed in deeds for aim in _aims(deed)}
        return all(aim.lemma_ in told for aim in aims)

    def _of_case(self, found: Found, ordinal: int) -> Found:
        """An arrest, an inquiry or a sanction with its other party, where the text told of it with both."""
        noun = found.match.noun or found.trigger
        if any(child.lower_ in _OTHER for child in noun.lefts) or noun.lemma_.lower() in _ON_GOODS:
            return found
        by_doer = bool(found.actors)
        for known in found.actors or found.recipients:
            if known.cluster is None:
                continue
            case = self._cases.get((*_case_of(found), by_doer, known.cluster))
            if case is None:
                continue
            told_in, earlier = case
            is_person = known.mention is not None and known.mention.kind == "person"
            if not is_person and ordinal - told_in > _CASE_REACH:
                continue
            own = {each.cluster for each in (*found.actors, *found.recipients)} - {None}
            if by_doer:
                others = tuple(each for each in _named(earlier.recipients) if each.cluster not in own)
                return replace(found, recipients=others)
            return found.with_actors(
                tuple(each for each in _named(earlier.actors) if each.cluster not in own)
            )
        return found

    def remember(self, found: Found, ordinal: int) -> None:
        """Keeps the event for the sentences that follow."""
        self._told.append((ordinal, found))
        if found.event_type in _ONE_CASE and found.actors and found.recipients:
            for by_doer, known in ((True, found.actors), (False, found.recipients)):
                for each in known:
                    if each.cluster is not None:
                        self._cases[(*_case_of(found), by_doer, each.cluster)] = (ordinal, found)


def _case_of(found: Found) -> tuple[str, str]:
    """What kind of case an event is: its type with its mode, or with its word where it has no mode."""
    return found.event_type, found.match.rule.mode or stem(found.trigger.lemma_.lower())


def _points(noun: Token) -> bool:
    """Whether "the" or "this" or a day stands with the noun, and nothing that tells it from others."""
    pointing = False
    for child in noun.children:
        is_day = child.dep_ == "poss" and child.ent_type_ in ("DATE", "TIME")
        if is_day or (child.lower_ in _POINTING and child.dep_ in ("det", "predet")):
            pointing = True
        elif (child.dep_ in _OWN_PARTS and not _goes_on(child)) or child.lower_ in _OTHER:
            return False
    return pointing


def _goes_on(clause: Token) -> bool:
    """Whether a clause tells more of a deed known already: "the strikes, which were the first in May"."""
    return clause.dep_ == "relcl" and any(
        child.lower_ == "which" and child.dep_ in ("nsubj", "nsubjpass") for child in clause.children
    )


def _is_next(noun: Token) -> bool:
    """Whether the noun tells of one deed more, without saying whose: "another strike"."""
    own = [child for child in noun.children if child.dep_ in _OWN_PARTS or child.lower_ in _OTHER]
    return bool(own) and all(child.lower_ in _NEXT for child in own)


def _aims(noun: Token) -> list[Token]:
    """What the deed was at: the camp of "the attack on the camp"."""
    return [
        aim
        for prep in noun.children
        if prep.dep_ == "prep" and prep.lower_ in _AT
        for aim in prep.children
        if aim.dep_ == "pobj"
    ]


def _may_point(noun: Token) -> bool:
    """Whether nothing with the noun tells its deed from those told before: "an attack", "in Lima", "two"."""
    return not any(
        child.lower_ in _NEW or child.lower_ in _OTHER or child.dep_ in ("nummod", "relcl")
        or (child.dep_ == "prep" and child.lower_ in _WHERE)
        for child in noun.children
    )  # fmt: skip


def _share(some: tuple[Filler, ...], others: tuple[Filler, ...]) -> bool:
    return bool({each.cluster for each in some} & {each.cluster for each in others} - {None})


def _apart(fillers: tuple[Filler, ...], others: tuple[Filler, ...]) -> tuple[Filler, ...]:
    clusters = {each.cluster for each in others} - {None}
    return tuple(each for each in fillers if each.cluster not in clusters)


def _named(fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
    """Without bare pronouns, which are clear only where they stand."""
    return tuple(each for each in fillers if each.mention is not None or each.head.tag_ not in _BARE)


def _may_be_told(earlier: Found, found: Found) -> bool:
    """Whether "the blast" can be what was told: of its type, and of its word or mode if the noun has one."""
    if earlier.event_type != found.event_type:
        return False
    mode = found.match.rule.mode
    if found.event_type != "COERCE" and (mode is None or mode == earlier.match.rule.mode):
        return True
    return stem(found.trigger.lemma_.lower()) in {stem(token.lemma_.lower()) for token in earlier.tokens}
