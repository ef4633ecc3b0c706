"""Who "the two sides", "both countries", "the pair" and a shared "they" are: the pair named last.

Countries are meant by "the two countries" also where their leaders were named; "the two leaders" are persons.
The members keep the collective's characters, or give their own where they are no entities ("the army").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.parties.participants import Filler, Participants, coordinated
from pipeline.extraction.events.reference.lands import Lands
from pipeline.extraction.parse import ParsedArticle
from pipeline.records import Mention, MentionIndex

_PAIRING = frozenset({"two", "both"})
_DEFINITE = frozenset({"the", "these", "those", "both", "our", "their"})
_PAIRS = frozenset({"pair", "duo", "two", "both"})
_TOGETHER = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_THEY = frozenset({"they", "them"})
_FIRST_PERSON = frozenset({"i", "we", "me", "us"})
_ANY = frozenset({"side", "party", "rival", "opponent", "foe", "ally"})  # persons or bodies
_WHERE = frozenset({"in", "at", "near", "across", "around"})  # what is only where something is
_QUARTERS = frozenset({"north", "south", "east", "west"})
_SIDES = ("country", "government", "armed_group")
_SUBJECTS = ("nsubj", "nsubjpass")
_FEW = 2
_REACH = 6  # sentences back in which a pair is looked for


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two parties, and the token after which they can be referred to."""

    at: int
    members: tuple[Filler, ...]
    together: bool = False


class Halves:
    """The lands of one document that are called by a quarter of the sky: "South and North Korea"."""

    def __init__(self, mentions: MentionIndex) -> None:
        self._lands: dict[str, dict[str, Mention]] = {}
        for mention in mentions:
            entity = mentions.entity_of(mention)
            first = entity.name.split()[0].lower() if entity is not None and entity.kind == "country" else ""
            if entity is not None and first in _QUARTERS:
                self._lands.setdefault(first, {}).setdefault(entity.name, mention)

    def of(self, first: Token) -> tuple[Filler, ...]:
        """Both lands of "South and North Korea" or "the North and the South", if the text names them."""
        others = [child for child in first.children if child.dep_ == "conj"]
        if len(others) != 1 or all(child.lower_ != "and" for child in first.children):
            return ()
        found = [land for half in (first, others[0]) if (land := self._land(half))]
        return tuple(found) if len(found) == _FEW else ()

    def _land(self, half: Token) -> Filler | None:
        words = {half.lower_, *(child.lower_ for child in half.children if child.dep_ == "compound")}
        named = [land for quarter in words & _QUARTERS for land in self._lands.get(quarter, {}).values()]
        return Filler(half, half.idx, half.idx + len(half), named[0]) if len(named) == 1 else None


class Collectives:
    """Remembers the pairs of parties of one document."""

    def __init__(
        self,
        parsed: ParsedArticle,
        kinds: Kinds,
        participants: Participants,
        *,
        mentions: MentionIndex,
        lands: Lands,
    ) -> None:
        self._parsed = parsed
        self._kinds = kinds
        self._participants = participants
        self._mentions = mentions
        self._lands = lands
        self._halves = Halves(mentions)
        self._pairs: list[_Pair] = []

    def resolve(self, found: Found) -> Found:
        """The event with each collective party replaced by its members."""
        together = found.event_type in _TOGETHER
        return replace(
            found,
            actors=self._members(found.actors, together=together),
            recipients=self._members(found.recipients, together=together),
        )

    def remember(self, found: Found) -> None:
        """Keeps the parties of an event that has exactly two that are named."""
        named = {filler.cluster: filler for filler in (*found.actors, *found.recipients)
                 if filler.cluster is not None}  # fmt: skip
        if len(named) == _FEW:
            together = found.event_type in _TOGETHER and not self._is_told_of_others(found)
            self._pairs.append(_Pair(found.trigger.i, tuple(named.values()), together))

    def _is_told_of_others(self, found: Found) -> bool:
        """Whether "they" after it are others: whoever says "we", or sends somebody, is not among them."""
        speaks = any(filler.head.lower_ in _FIRST_PERSON for filler in (*found.actors, *found.recipients))
        return speaks or any(self._kinds.is_party(filler.head) for filler in found.topics)

    def _members(self, fillers: tuple[Filler, ...], *, together: bool) -> tuple[Filler, ...]:
        members: list[Filler] = []
        for filler in fillers:
            if _is_reciprocal(filler.head):
                continue
            pair = self._pair_for(filler, together=together)
            members.extend(_as_member(filler, member) for member in pair) if pair else members.append(filler)
        return tuple(members)

    def _pair_for(self, filler: Filler, *, together: bool) -> tuple[Filler, ...]:
        head = filler.head
        if head.lower_ in _THEY:
            is_open = filler.cluster is None
            return self._met_before(head) if is_open and together else ()
        if head.lower_ in _PAIRS and not any(child.dep_ == "prep" for child in head.children):
            return self._latest(head, "side", reach=_REACH)
        words = {child.lower_ for child in head.children}
        if head.lower_ == "sides" and words == {"the"}:
            return self._latest(head, "side", reach=_REACH)
        if "collective" in self._kinds.of(head) and words & _PAIRING and words & _DEFINITE:
            return self._latest(head, self._sort(head), reach=_REACH)
        return ()

    def _met_before(self, head: Token) -> tuple[Filler, ...]:
        """Those of whom the sentence before tells that they met or agreed."""
        sentence = self._parsed.sentence_at(head.i)
        if sentence is None or sentence.ordinal == 0:
            return ()
        first = self._parsed.sentences[sentence.ordinal - 1].first
        told = [pair for pair in self._pairs if pair.together and first <= pair.at < sentence.first]
        return told[-1].members if told else ()

    def _sort(self, head: Token) -> str:
        kinds = self._kinds.of(head)
        if head.lemma_ in _ANY:
            return "side"
        if "person" in kinds and "state" not in kinds:
            return "person"
        lands = "state" in kinds and not kinds & {"organization", "person"}
        return "state" if lands or kinds & {"government", "territory"} else "side"

    def _latest(self, head: Token, sort: str, *, reach: int) -> tuple[Filler, ...]:
        """The members of the last pair before the token that can be of that sort; empty if there is none."""
        sentence = self._parsed.sentence_at(head.i)
        if sentence is None:
            return ()
        first = self._parsed.sentences[max(0, sentence.ordinal - reach)].first
        told = [pair for pair in self._pairs if first <= pair.at < head.i]
        pairs = [*told, *self._coordinated(first, head.left_edge.i)]
        for pair in sorted(pairs, key=lambda each: -each.at):
            fitting = self._as(pair.members, sort)
            if len({_identity(member) for member in fitting}) == _FEW:
                return fitting
        return self._only_lands(head) if sort in ("side", "state") else ()

    def _only_lands(self, head: Token) -> tuple[Filler, ...]:
        """The only two lands or armed groups that its sentence, or that and the one before, names."""
        sentence = self._parsed.sentence_at(head.i)
        verb = next((token for token in head.ancestors if token.pos_ in ("VERB", "AUX")), head)
        doers = [child for child in verb.children if child.dep_ in _SUBJECTS and child != head]
        if sentence is None or any(self._is_side(doer) for doer in doers):
            return ()  # "Chad called on both sides" is of others
        for back in (0, 1):
            first = self._parsed.sentences[max(0, sentence.ordinal - back)].first
            named = {}
            for token in self._parsed.doc[first : head.left_edge.i]:
                mention = self._mentions.headed_by(token.i)
                entity = self._mentions.entity_of(mention)
                if entity is not None and mention is not None and self._is_side(token):
                    named[entity.country_code or mention.cluster] = mention
            if len(named) == _FEW:
                return tuple(Filler(head, each.start, each.end, each) for each in named.values())
        return ()

    def _coordinated(self, first: int, last: int) -> Iterator[_Pair]:
        for token in self._parsed.doc[first:last]:
            if token.lower_ in _QUARTERS and (halves := self._halves.of(token)):
                yield _Pair(max(half.head.i for half in halves), halves)
            elif (
                token.pos_ in ("NOUN", "PROPN")
                and token.dep_ not in ("conj", "appos")
                and token.head.lower_ not in _WHERE
                and self._kinds.is_actor(token)
            ):
                heads = coordinated(token)
                if len(heads) == _FEW and all(self._kinds.is_party(each) for each in heads):
                    yield _Pair(heads[-1].i, tuple(self._participants.phrase(each) for each in heads))

    def _is_side(self, token: Token) -> bool:
        """Whether a land or an armed group is named there."""
        entity = self._mentions.entity_of(self._mentions.headed_by(token.i))
        return entity is not None and entity.kind in _SIDES

    def _as(self, members: Iterable[Filler], sort: str) -> tuple[Filler, ...]:
        if sort == "side":
            return tuple(members)
        if sort == "person":
            return tuple(member for member in members if "person" in self._kinds.of(member.head))
        return tuple(land for member in members for land in self._land(member))

    def _land(self, member: Filler) -> Iterator[Filler]:
        entity = self._mentions.entity_of(member.mention)
        if entity is not None:
            own = member.mention if entity.kind in ("country", "government") else None
            land = own or self._lands.of(entity.country_code)
            if land is not None:
                yield replace(member, mention=land)


def _is_reciprocal(head: Token) -> bool:
    """Whether "each other" stands for the actors themselves."""
    return head.lower_ in ("other", "another") and head.i > 0 and head.nbor(-1).lower_ in ("each", "one")


def _as_member(collective: Filler, member: Filler) -> Filler:
    return replace(collective, mention=member.mention) if member.cluster is not None else member


def _identity(member: Filler) -> tuple[int, int]:
    return (member.cluster, -1) if member.cluster is not None else (member.start, member.end)
