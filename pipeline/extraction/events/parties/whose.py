"""Whose deed the violence of a sentence is where its own clause does not say: one search for all readings.

It looks, in this order, at what the deed is told with ("raids by …", "shells fired by …", "a massacre that X
carried out"), at what else the same verbs are told with ("killed and nine wounded in raids by …"), at the
deed of which a clause tells ("the massacre in which nine were killed"), and at who left them so ("stormed the
square, leaving nine hurt"). Where the parser goes astray, the words around the deed are read in their order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.parties.beside import Beside
from pipeline.extraction.events.parties.filler import apart_from
from pipeline.extraction.events.parties.owners import noun_of
from pipeline.extraction.events.parties.participants import Filler, Participants
from pipeline.extraction.events.parties.perpetrators import Perpetrators

_OF_VIOLENCE = frozenset({"ASSAULT", "X_CASUALTIES"})
_TOLD_IN = (
    "subj",
    "by",
    "in",
    "during",
    "from",
    "with",
    "due",
    "because",
    "after",
    "following",
    "through",
    "under",
)
_HARM = frozenset({"kill", "wound", "injure", "hurt", "maim", "leave", "claim", "cause", "destroy", "damage"})
_STRIKERS = frozenset({"armed", "police", "person", "crowd"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_AUXILIARIES = frozenset({"was", "were", "got", "are", "is", "have", "has", "had"})
_ANYBODY = frozenset({"those", "that", "others"})
_UP = 7  # heads climbed from a clause to the deed of which it tells


class Whose:
    """Completes the violence of one document's sentences."""

    def __init__(
        self,
        syntax: Syntax,
        kinds: Kinds,
        participants: Participants,
        *,
        perpetrators: Perpetrators,
    ) -> None:
        self._syntax = syntax
        self._kinds = kinds
        self._participants = participants
        self._perpetrators = perpetrators
        self._beside = Beside(kinds, participants)

    def complete(self, events: Sequence[Found]) -> list[Found]:
        """The events of one sentence, those of violence with the doers that their deeds have in it."""
        owned = [self._fit(self._owned(event, events)) for event in events]
        return [_of_one_toll(event, owned) for event in owned]

    def _fit(self, event: Found) -> Found:
        """The event of violence without those who cannot have done it."""
        if event.event_type not in _OF_VIOLENCE or not event.actors:
            return event
        kept = tuple(self._perpetrators.targets.strikers(event.actors))
        return event if len(kept) == len(event.actors) else event.with_actors(kept)

    def _owned(self, event: Found, events: Sequence[Found]) -> Found:
        if event.actors or event.event_type not in _OF_VIOLENCE:
            return event
        if (noun := noun_of(event)) is not None:
            return event.with_actors(_others(self._beside.doers(noun), event))
        slots = self._syntax.verb_slots(event.trigger)
        if killers := _others(self._participants.actors(slots.get("hands", [])), event):
            return event.with_actors(killers)
        for deed in self._deeds(event.trigger):
            told = () if is_verbal(deed) else self._perpetrators.done_by(deed, event)
            if fit := _others(told or self._beside.doers(deed), event):
                return event.with_actors(fit)
        return event.with_actors(_others(self._left_by(event, events), event))

    def _deeds(self, verb: Token) -> Iterator[Token]:
        """Deeds in which, or by which, the verb's harm came, nearest evidence first."""
        for each in (verb, *_coordinated(verb)):
            slots = self._syntax.verb_slots(each)
            for name in _TOLD_IN:
                for token in (*slots.get(name, ()), *slots.get(f"{name}_ing", ())):
                    if self._beside.is_deed(token):
                        yield token
        if (told := self._told_of(verb)) is not None:
            yield told
        if (supposed := self._supposed(verb)) is not None:
            yield supposed

    def _told_of(self, verb: Token) -> Token | None:
        """The deed of "a massacre by jets in which nine were killed", wherever the clause hangs."""
        clause = next((each for each in (verb, *_coordinated(verb)) if each.dep_ == "relcl"), None)
        if clause is None or not any(map(_says_where, clause.doc[clause.left_edge.i : verb.i])):
            return None
        noun = clause.head
        for _ in range(_UP):
            if self._beside.is_deed(noun):
                return noun
            if noun.head.i == noun.i or (is_verbal(noun) and noun.dep_ not in ("acl", "relcl")):
                return None
            noun = noun.head
        return None

    def _supposed(self, verb: Token) -> Token | None:
        """The deed of "killed in what villagers believed were army raids", which the parser tears apart."""
        behind = verb.doc[verb.i + 1 : verb.sent.end]
        for token in behind[:2]:
            if token.dep_ == "prep" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "what":
                return next((each for each in behind[2:10] if self._beside.is_deed(each)), None)
        return None

    def _left_by(self, event: Found, events: Sequence[Found]) -> Sequence[Filler]:
        """Who did the deed of which the harm is told as the outcome."""
        verb = _outcome(event.trigger)
        if verb is None:
            return ()
        above = next((each for each in verb.ancestors if is_verbal(each) and each.tag_ != "VBG"), verb.head)
        for other in events:
            if other.event_type == "ASSAULT" and other.actors and other.trigger.i == above.i:
                return other.actors
        return self._participants.actors(
            [each for each in self._syntax.surface_subject(verb) if self._kinds.of(each) & _STRIKERS]
        )


def _of_one_toll(event: Found, events: Sequence[Found]) -> Found:
    """The event with the doers of the harm told along with it: "nine killed and two hurt in raids"."""
    if event.actors or not _is_undergone(event):
        return event
    for other in events:
        if other.actors and other is not event and _is_undergone(other):
            first, last = sorted((event.trigger.i, other.trigger.i))
            between = event.trigger.doc[first + 1 : last]
            if not any(token.tag_ in _FINITE and token.lower_ not in _AUXILIARIES for token in between):
                return event.with_actors(_others(other.actors, event))
    return event


def _says_where(word: Token) -> bool:
    """Whether a relative word says in what: "in which nine were killed", "where nine were killed"."""
    return word.lower_ == "where" or (word.lower_ == "which" and word.dep_ == "pobj")


def _is_undergone(event: Found) -> bool:
    """Whether an event tells of the dead or hurt by a participle of harm."""
    return event.event_type in _OF_VIOLENCE and event.trigger.tag_ == "VBN" and event.trigger.lemma_ in _HARM


def _others(actors: Sequence[Filler], event: Found) -> tuple[Filler, ...]:
    """Those of the actors who are not the ones that it befell."""
    doers = apart_from(actors, event.recipients)
    return tuple(each for each in doers if each.head.lower_ not in _ANYBODY)


def _coordinated(verb: Token) -> Iterator[Token]:
    """The verbs of harm coordinated with the verb, on either side: "killed six and wounded nine"."""
    if verb.dep_ in ("conj", "acl") and is_verbal(verb.head):
        yield verb.head
    yield from (child for child in verb.children if child.dep_ == "conj" and child.lemma_ in _HARM)


def _outcome(verb: Token) -> Token | None:
    """The verb by which harm is told as what came of another: "leaving nine hurt", "…, killing nine"."""
    for token in (verb, *verb.ancestors):
        if token.lemma_ == "leave" and is_verbal(token):
            return token
        if token.dep_ not in ("ccomp", "xcomp", "oprd", "acl", "dobj", "conj", "nsubj"):
            break
    told = verb.tag_ == "VBG" and verb.dep_ in ("advcl", "conj", "acl") and verb.head.i < verb.i
    return verb if told and verb.lemma_ in _HARM else None
