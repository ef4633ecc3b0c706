"""Who "they", "it" and "he" are where the mentions of the document leave them open or name the wrong one.

A pronoun whose phrase names somebody keeps its own characters and gets that mention; one that takes up
"masked men", who are no entity, gets the characters of that phrase, which may stand in the sentence before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.parties.participants import Filler, Participants, coordinated
from pipeline.extraction.events.parties.remaining import is_hit_too, told, without_own
from pipeline.extraction.events.reference.agreement import (
    BODY,
    ONE_PERSON,
    SEVERAL,
    THIRD,
    Agreement,
    PronounUse,
    is_called_anew,
    taken_up_at_once,
)
from pipeline.extraction.events.reference.antecedents import Antecedents
from pipeline.extraction.events.reference.bodies import Bodies, speaks_for, stands_for_nothing
from pipeline.extraction.events.reference.persons import Persons
from pipeline.extraction.events.reference.tellers import Tellers
from pipeline.extraction.events.reference.theirs import Theirs
from pipeline.extraction.events.reference.things import Things
from pipeline.records import Attribution, Mention, MentionIndex, innermost


class References:
    """Resolves third persons among the parties of one document's events."""

    def __init__(
        self,
        antecedents: Antecedents,
        participants: Participants,
        kinds: Kinds,
        mentions: MentionIndex,
        *,
        syntax: Syntax,
        speaking: frozenset[str],
        attributions: Sequence[Attribution] = (),
    ) -> None:
        self._antecedents = antecedents
        self._participants = participants
        self._kinds = kinds
        self._mentions = mentions
        self._attributions = attributions
        self._agreement = Agreement(antecedents, kinds, mentions)
        self._persons = Persons(antecedents, self._agreement, syntax, speaking=speaking)
        self._bodies = Bodies(antecedents, self._agreement, syntax, speaking=speaking)
        self._tellers = Tellers(participants, kinds, mentions)
        self._things = Things(antecedents, participants, kinds, mentions)
        self._theirs = Theirs(participants, kinds, name=lambda each: self._name(each, frozenset()))
        self._resolved: dict[int, tuple[Filler, ...]] = {}

    def resolve(self, found: Found) -> Found:
        """The event with its pronouns referred to what they take up; nobody stands in both parts."""
        found = self._theirs.resolve(told(found))
        if not any(filler.head.lower_ in THIRD for filler in (*found.actors, *found.recipients)):
            return found
        named = ((filler, each) for filler in found.actors for each in self._name(filler, frozenset()))
        actors = tuple(each for filler, each in named if not is_hit_too(filler, each, found))
        own = frozenset(filler.cluster for filler in actors if filler.cluster is not None)
        undergoing = tuple(
            each for filler in found.recipients for each in self._things.undergone(filler, own)
        )
        recipients = tuple(
            each for filler in self._named(undergoing, own) for each in self._things.instead_of_open(filler)
        )
        return replace(found, actors=actors, recipients=tuple(without_own(recipients, actors, own)))

    def _named(self, fillers: tuple[Filler, ...], barred: frozenset[int]) -> tuple[Filler, ...]:
        return tuple(each for filler in fillers for each in self._name(filler, barred))

    def _name(self, filler: Filler, barred: frozenset[int]) -> tuple[Filler, ...]:
        head = filler.head
        if head.lower_ not in THIRD:
            return (filler,)
        found = self._resolved.get(head.i)
        if found is None or any(each.cluster in barred for each in found):
            self._resolved[head.i] = (filler,)  # while it is looked for
            found = self._resolved[head.i] = self._find(filler, barred)
        return found

    def _find(self, filler: Filler, barred: frozenset[int]) -> tuple[Filler, ...]:
        pronoun, said = filler.head, self._quoted(filler)
        speaker = self._speaker(said)
        barred = frozenset() if pronoun.dep_ == "poss" else barred  # "the army defended its men"
        barred = barred | {speaker} if speaker is not None else barred
        mention = filler.mention
        if self._is_wrong(mention, pronoun, barred):
            mention = None
        if pronoun.lower_ in ONE_PERSON:
            use = PronounUse(
                pronoun, said, barred, telling=self._told_by(pronoun), apart=self._quotes_before(pronoun)
            )
            return (self._person(replace(filler, mention=mention), use),)
        governing = self._antecedents.governing(pronoun)
        if pronoun.lower_ in BODY:
            use = PronounUse(pronoun, said, barred, telling=self._told_by(pronoun))
            return self._body(replace(filler, mention=mention), governing, use)
        if (teller := self._tellers.of(pronoun, governing, mention)) is not None:
            return (replace(filler, mention=teller),)
        if governing is not None and pronoun.lower_ in SEVERAL and "vehicle" in self._kinds.of(governing):
            return (self._participants.phrase(governing),)
        agrees = governing is not None and (
            self._agreement.holds(governing, PronounUse(pronoun, said, barred), strict=True)
            or self._tellers.says_it(governing, pronoun, mention)
        )
        if not agrees:
            governing = None
        if mention is not None and mention.cluster is not None:
            if governing is None:
                governing = self._nearer(pronoun, mention, said, barred)
            elif not self._overrules(governing, pronoun, mention):
                governing = None
            if governing is None:
                return (filler,)
        taken = governing or taken_up_at_once(pronoun) or self._before(pronoun, said, barred)
        unnamed = replace(filler, mention=mention)
        if taken is not None:
            return tuple(self._taken_up(unnamed, taken, barred))
        is_open = mention is None or mention.cluster is None
        if pronoun.lower_ == "them" and is_open and self._things.are_before(pronoun):
            return ()  # what is done to things is done to nobody
        return (unnamed,)

    def _body(self, pronoun: Filler, governing: Token | None, use: PronounUse) -> tuple[Filler, ...]:
        """The state, body or group that "it" means; the bare pronoun where that is not sure."""
        head = use.pronoun
        teller = self._tellers.of(head, governing, None)
        if teller is not None and head.dep_ != "poss":
            return (replace(pronoun, mention=teller),)
        taken = None if stands_for_nothing(head) else self._bodies.of(use, self._body_identity)
        if taken is None and governing is not None and self._tellers.says_it(governing, head, None):
            return tuple(self._taken_up(replace(pronoun, mention=None), governing, use.barred))
        if taken is None:
            return (replace(pronoun, mention=None),)
        (named, *_) = self._name(self._participants.phrase(taken), frozenset())
        if taken.lower_ not in BODY and not self._agreement.is_body(taken):
            return (named if self._things.are_struck(taken) else replace(pronoun, mention=None),)
        if named.cluster is not None:
            return (replace(pronoun, mention=named.mention),)
        if speaks_for(named.head, head):
            return (named,)
        if pronoun.cluster is not None and is_called_anew(named.head):
            return (pronoun,)
        return (pronoun if named.head.lower_ in BODY else named,)

    def _body_identity(self, head: Token) -> int | str:
        """What tells one body of the text from another: the entity that it names, or the word for it."""
        if head.lower_ in BODY:
            (named, *_) = self._name(self._participants.phrase(head), frozenset())
            return named.cluster if named.cluster is not None else named.head.lemma_.lower()
        own = self._mentions.headed_by(head.i)
        return own.cluster if own is not None and own.cluster is not None else head.lemma_.lower()

    def _overrules(self, governing: Token, pronoun: Token, mention: Mention) -> bool:
        """Whether the subject of the clause above is rather meant than what a pronoun is linked to."""
        if self._names(governing, mention):
            return False
        if pronoun.dep_ != "poss" or pronoun.head.dep_ == "ccomp":
            return pronoun.head.dep_ == "ccomp"
        beside = self._antecedents.is_named_beside(pronoun, mention, self._mentions)
        return not beside and not is_called_anew(governing)

    def _person(self, pronoun: Filler, use: PronounUse) -> Filler:
        """The one person whom "he" or "she" means; the pronoun as it is linked where that is not sure."""
        head = self._persons.of(use, self._identity)
        if head is None:
            is_open = pronoun.cluster is None
            return (
                replace(pronoun, mention=self._only_person(use.pronoun, use.barred)) if is_open else pronoun
            )
        named = self._chained(head)
        if named.head.lower_ in THIRD and named.cluster is None:
            return pronoun
        if self._is_person(named):
            known = named.cluster == pronoun.cluster
            return pronoun if known else replace(pronoun, mention=named.mention)
        sayer = head == self._antecedents.governing(use.pronoun)
        kept = self._is_person(pronoun) and not sayer and is_called_anew(named.head)
        return pronoun if kept else named

    def _chained(self, head: Token) -> Filler:
        """The phrase, or what it takes up in its turn."""
        own = self._participants.phrase(head)
        return self._name(own, frozenset())[0] if head.lower_ in ONE_PERSON else own

    def _is_person(self, filler: Filler) -> bool:
        entity = self._mentions.entity_of(filler.mention)
        return entity is not None and entity.kind == "person"

    def _identity(self, head: Token) -> int | str | None:
        """What tells one person of the text from another: the entity, or the word for them."""
        named = self._chained(head)
        return named.cluster if self._is_person(named) else named.head.lemma_.lower()

    def _before(self, pronoun: Token, said: Attribution | None, barred: frozenset[int]) -> Token | None:
        """What the pronoun takes up: of its own sentence first, and rather several than a body of several."""
        use = PronounUse(pronoun, said, barred)
        several = self._antecedents.of(pronoun, lambda other: self._agreement.holds(other, use, strict=True))
        if several is None and pronoun.lower_ in SEVERAL:
            several = self._antecedents.only(
                pronoun, lambda other: self._agreement.holds(other, use, strict=True)
            )
        body = self._antecedents.of(pronoun, lambda other: self._agreement.holds(other, use))
        heads = [head for head in (several, body) if head is not None]
        near = (head for head in heads if self._antecedents.is_beside(head, pronoun))
        taken = next(near, heads[0] if heads else None)
        return None if taken is not None and self._things.are_meant(pronoun, taken) else taken

    def _nearer(
        self, pronoun: Token, mention: Mention, said: Attribution | None, barred: frozenset[int]
    ) -> Token | None:
        """An unnamed subject of the pronoun's own sentence, where that does not name whom it is linked to."""
        if self._antecedents.is_named_beside(pronoun, mention, self._mentions):
            return None
        found = self._antecedents.of(
            pronoun, lambda other: self._agreement.holds(other, PronounUse(pronoun, said, barred))
        )
        if found is None or found.pos_ != "NOUN" or not self._antecedents.is_subject_beside(found, pronoun):
            return None
        return found

    def _only_person(self, pronoun: Token, barred: frozenset[int]) -> Mention | None:
        """The one person whom the sentences just before name, if there is just one."""
        near = {
            mention.cluster: mention
            for mention in self._antecedents.named_before(pronoun, self._mentions)
            if self._agreement.may_be(mention, pronoun)
        }
        told_by = self._speaker(innermost(self._attributions, pronoun.idx, pronoun.idx + len(pronoun)))
        barred = barred | {told_by} if told_by is not None else barred
        left = [mention for cluster, mention in near.items() if cluster is not None and cluster not in barred]
        return left[0] if len(left) == 1 else None

    def _taken_up(self, pronoun: Filler, head: Token, barred: frozenset[int]) -> Iterator[Filler]:
        for token in coordinated(head):
            if token.lower_ in THIRD:
                chain = self._name(self._participants.phrase(token), barred)
                open_ = any(each.head.lower_ in THIRD and each.mention is None for each in chain)
                yield from (pronoun,) if open_ else chain
            elif not token.is_ancestor(pronoun.head) or token == taken_up_at_once(pronoun.head):
                own = self._mentions.headed_by(token.i)
                named = own is not None and own.cluster is not None
                yield replace(pronoun, mention=own) if named else self._participants.phrase(token)

    def _quoted(self, filler: Filler) -> Attribution | None:
        """The quotation in which a pronoun stands: it means neither the speaker nor what stands outside."""
        said = innermost(self._attributions, filler.start, filler.end)
        return said if said is not None and said.quote_kind == "direct" else None

    def _told_by(self, pronoun: Token) -> tuple[tuple[int, int], ...]:
        """The quotations of which the pronoun is given as the speaker."""
        return tuple(
            (said.content_start, said.content_end)
            for said in self._attributions
            if said.source_start is not None and said.source_start == pronoun.idx
            if said.quote_kind == "direct"
        )

    def _quotes_before(self, pronoun: Token) -> tuple[tuple[int, int], ...]:
        return tuple(
            (said.content_start, said.content_end)
            for said in self._attributions
            if said.quote_kind == "direct" and said.content_end <= pronoun.idx
        )

    def _speaker(self, said: Attribution | None) -> int | None:
        """The entity of whose words they are."""
        if said is None or said.source_mention_id is None:
            return None
        return self._mentions.by_id(said.source_mention_id).cluster

    def _is_wrong(self, mention: Mention | None, pronoun: Token, barred: frozenset[int]) -> bool:
        entity = self._mentions.entity_of(mention)
        if mention is None or entity is None:
            return False
        if pronoun.lower_ not in SEVERAL and (entity.kind == "person") != (pronoun.lower_ in ONE_PERSON):
            return True
        return mention.cluster in barred

    def _names(self, head: Token, mention: Mention) -> bool:
        own = self._participants.phrase(head).mention
        return own is not None and own.cluster == mention.cluster
