"""Who "they", "it" and "he" are where the mentions of the document leave them open or name the wrong one.

A pronoun whose phrase names somebody keeps its own characters and gets that mention; one that takes up
"masked men", who are no entity, gets the characters of that phrase, which may stand in the sentence before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from pipeline.extraction.events.agreement import ONE_PERSON, SEVERAL, THIRD, Agreement, PronounUse
from pipeline.extraction.events.antecedents import Antecedents
from pipeline.extraction.events.found import Found
from pipeline.extraction.events.kinds import Kinds
from pipeline.extraction.events.participants import Filler, Participants, coordinated
from pipeline.extraction.events.persons import Persons
from pipeline.extraction.events.syntax import Syntax
from pipeline.records import Attribution, Mention, MentionIndex, innermost

_ASKING = frozenset({"WP", "WDT"})
_STRUCK = frozenset({"place", "facility", "territory", "vehicle", "property"})
_SPEAKING_BODIES = frozenset(
    {"government", "organization", "party", "armed_group", "outlet", "agency", "city"}
)
_POINTING = frozenset({"the", "this", "that"})
_CALLED = 300  # tokens back in which a person may have been called the same


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
        self._resolved: dict[int, tuple[Filler, ...]] = {}

    def resolve(self, found: Found) -> Found:
        """The event with its pronouns referred to what they take up; nobody stands in both parts."""
        if any(filler.head.tag_ in _ASKING for filler in (*found.actors, *found.recipients)):
            found = replace(found, actors=_told(found.actors), recipients=_told(found.recipients))
        if not any(filler.head.lower_ in THIRD for filler in (*found.actors, *found.recipients)):
            return found
        actors = self._named(found.actors, frozenset())
        own = frozenset(filler.cluster for filler in actors if filler.cluster is not None)
        undergoing = tuple(each for filler in found.recipients for each in self._undergone(filler, own))
        recipients = self._named(undergoing, own)
        return replace(found, actors=actors, recipients=tuple(_without_own(recipients, actors, own)))

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
            return (self._person(replace(filler, mention=mention), PronounUse(pronoun, said, barred)),)
        governing = self._antecedents.governing(pronoun)
        if (body := self._spoken_for(pronoun, governing, mention)) is not None:
            return (replace(filler, mention=body),)
        if governing is not None and pronoun.lower_ in SEVERAL and "vehicle" in self._kinds.of(governing):
            return (self._participants.phrase(governing),)
        if (teller := self._telling(governing, pronoun)) is not None:
            return (replace(filler, mention=teller),)
        agrees = governing is not None and (
            self._agreement.holds(governing, PronounUse(pronoun, said, barred), strict=True)
            or self._says_it(governing, pronoun, mention)
        )
        if not agrees:
            governing = None
        if mention is not None and mention.cluster is not None:
            overruled = governing is not None and (
                pronoun.head.dep_ == "ccomp"
                or (
                    pronoun.dep_ == "poss"
                    and not _is_called_anew(governing)
                    and not self._antecedents.is_named_beside(pronoun, mention, self._mentions)
                )
            )
            if not overruled or governing is None or self._names(governing, mention):
                nearer = None if governing is not None else self._nearer(pronoun, mention, said, barred)
                if nearer is None:
                    return (filler,)
                governing = nearer
        taken = governing or _taken_up_at_once(pronoun) or self._before(pronoun, said, barred)
        unnamed = replace(filler, mention=mention)
        if taken is not None:
            return tuple(self._taken_up(unnamed, taken, barred))
        is_open = mention is None or mention.cluster is None
        if pronoun.lower_ == "them" and is_open and self._has_things(pronoun):
            return ()  # what is done to things is done to nobody
        return (replace(filler, mention=self._only_person(pronoun, barred) or mention),)

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
        kept = self._is_person(pronoun) and not sayer and _is_called_anew(named.head)
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

    def _spoken_for(self, pronoun: Token, sayer: Token | None, mention: Mention | None) -> Mention | None:
        """The body for which somebody speaks who says what "it" or "they" do: "its envoy said it would"."""
        if sayer is None or pronoun.head.dep_ != "ccomp" or pronoun.dep_ == "poss":
            return None
        if sayer.tag_ in ("NNS", "NNPS") or "person" not in self._kinds.of(sayer):
            return None
        body = self._participants.body_of(sayer)
        entity = self._mentions.entity_of(body)
        if entity is None or entity.kind not in _SPEAKING_BODIES:
            return None
        linked = self._mentions.entity_of(mention)
        return body if linked is None or linked.kind == "person" or pronoun.lower_ in SEVERAL else None

    def _telling(self, subject: Token | None, pronoun: Token) -> Mention | None:
        """Who says in a clause of theirs what "it" does: "Chad, which announced that it would …"."""
        if subject is None or pronoun.lower_ != "it" or not subject.is_ancestor(pronoun):
            return None
        own = self._participants.phrase(subject).mention
        entity = self._mentions.entity_of(own)
        return own if entity is not None and entity.kind not in ("person", "people") else None

    def _says_it(self, sayer: Token, pronoun: Token, mention: Mention | None) -> bool:
        """Whether one name, whatever it was taken for, says what "it" does: "Cargoport said it had …"."""
        said = pronoun.lower_ == "it" and pronoun.head.dep_ == "ccomp" and pronoun.dep_ != "poss"
        is_open = mention is None or mention.cluster is None
        apart = sayer.left_edge == sayer and not sayer.is_ancestor(pronoun)
        return said and is_open and sayer.pos_ == "PROPN" and apart

    def _undergone(self, filler: Filler, own: frozenset[int]) -> tuple[Filler, ...]:
        """Who or what undergoes a deed: where "it" is a thing told of just before, what can be struck."""
        pronoun = filler.head
        if pronoun.lower_ != "it" or pronoun.dep_ not in ("dobj", "nsubjpass"):
            return (filler,)
        mention = filler.mention if filler.cluster not in own else None
        if mention is not None and self._antecedents.is_named_beside(pronoun, mention, self._mentions):
            return (filler,)
        near = self._antecedents.single_before(pronoun)
        if near is None or near.pos_ != "NOUN" or self._kinds.is_party(near):
            return (filler,)
        return (self._participants.phrase(near),) if self._kinds.of(near) & _STRUCK else ()

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
        return None if taken is not None and self._means_things(pronoun, taken) else taken

    def _means_things(self, pronoun: Token, taken: Token) -> bool:
        """Whether "them" rather takes up things: "praised raids in Chad and Mali and repeated them"."""
        if pronoun.lower_ not in SEVERAL or taken.dep_ != "pobj":
            return False
        return self._has_things(pronoun)

    def _has_things(self, pronoun: Token) -> bool:
        return any(not self._kinds.is_actor(head) for head in self._antecedents.things_before(pronoun))

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
        if pronoun.lower_ not in ONE_PERSON:
            return None
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
            elif not token.is_ancestor(pronoun.head) or token == _taken_up_at_once(pronoun.head):
                own = self._mentions.headed_by(token.i)
                named = own is not None and own.cluster is not None
                yield replace(pronoun, mention=own) if named else self._participants.phrase(token)

    def _quoted(self, filler: Filler) -> Attribution | None:
        """The quotation in which a pronoun stands: it means neither the speaker nor what stands outside."""
        said = innermost(self._attributions, filler.start, filler.end)
        return said if said is not None and said.quote_kind == "direct" else None

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


def _told(fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
    """Without those that a clause only asks for: "did not say who had planted it"."""
    return tuple(filler for filler in fillers if filler.head.tag_ not in _ASKING)


def _is_called_anew(noun: Token) -> bool:
    """Whether "the minister" rather means somebody named before, as nobody was called so until then."""
    if not any(child.lower_ in _POINTING for child in noun.children if child.dep_ == "det"):
        return False
    before = noun.doc[max(0, noun.i - _CALLED) : noun.i]
    return all(token.lemma_ != noun.lemma_ for token in before)


def _taken_up_at_once(pronoun: Token) -> Token | None:
    """The noun that a participle behind it takes up again: "killed the rebels calling them traitors"."""
    verb = pronoun.head
    return verb.head if pronoun.dep_ == "dobj" and verb.dep_ == "acl" and verb.tag_ == "VBG" else None


def _without_own(
    fillers: Iterable[Filler], actors: Sequence[Filler], own: frozenset[int]
) -> Iterator[Filler]:
    """Without what is the actors' own: who defends "his decision" does it to nobody."""
    spans = {(actor.start, actor.end) for actor in actors}
    for filler in fillers:
        mine = filler.cluster in own or (filler.start, filler.end) in spans
        if not (mine and (filler.head.dep_ == "poss" or (filler.start, filler.end) in spans)):
            yield filler
