"""Which noun phrases a third person can take up: by number, kind, gender, and who speaks or acts there."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.phrases import coordinated
from pipeline.extraction.events.reference.antecedents import Antecedents
from pipeline.extraction.events.reference.inside import clause_about
from pipeline.extraction.mentions.vocabulary import load_vocabulary
from pipeline.records import Attribution, Mention, MentionIndex

_MALE = frozenset({"he", "him", "his"})
_FEMALE = frozenset({"she", "her"})
ONE_PERSON = _MALE | _FEMALE
SEVERAL = frozenset({"they", "them", "their"})
BODY = frozenset({"it", "its"})
THIRD = ONE_PERSON | SEVERAL | BODY
_POINTING = frozenset({"the", "this", "that"})
_CALLED = 300  # tokens back in which a person may have been called the same
_ALIKE = (SEVERAL, BODY, _MALE, _FEMALE)
_PLURAL_IN_SENSE = frozenset({"armed", "police", "people"})
_BODIES = frozenset({"organization", "state", "armed", "government", "police", "media", "court"})
_SCENERY = frozenset({"city", "region", "place", "facility", "outlet", "agency"})
_MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT"})


def gender_of(pronoun: Token) -> str:
    """What "he" or "she" tells."""
    return "f" if pronoun.lower_ in _FEMALE else "m"


@dataclass(frozen=True, slots=True)
class PronounUse:
    """A pronoun, the quotation that it stands in, whom it cannot mean, and what it is said to say."""

    pronoun: Token
    said: Attribution | None
    barred: frozenset[int]
    telling: tuple[tuple[int, int], ...] = ()  # half-open bounds of characters
    apart: tuple[tuple[int, int], ...] = ()  # of quotations in which it does not stand

    def tells_of(self, head: Token) -> bool:
        """Whether whoever the pronoun means says the phrase: "Ben lied," he said."""
        return any(start <= head.idx < end for start, end in self.telling)

    def is_in_words_of_another(self, head: Token) -> bool:
        """Whether the phrase stands in a quotation and the pronoun outside of it."""
        return any(start <= head.idx < end for start, end in self.apart)


class Agreement:
    """Judges phrases of one document as what a pronoun may mean."""

    def __init__(self, antecedents: Antecedents, kinds: Kinds, mentions: MentionIndex) -> None:
        self._antecedents = antecedents
        self._kinds = kinds
        self._mentions = mentions
        vocabulary = load_vocabulary()
        self._given_names = vocabulary.given_names
        self._nouns = vocabulary.gendered_nouns
        self._titles = vocabulary.titles

    def holds(self, head: Token, use: PronounUse, *, strict: bool = False) -> bool:
        """Whether the pronoun can take up the phrase; `strict`: "they" no body of several."""
        said = use.said
        if said is not None and not said.content_start <= head.idx < said.content_end:
            return False
        if head.pos_ == "PRON":
            return any({head.lower_, use.pronoun.lower_} <= group for group in _ALIKE)
        own = self._mentions.headed_by(head.i)
        if own is not None and (own.cluster in use.barred or not self.may_be(own, use.pronoun)):
            return False
        return not self._stands_apart(head, use.pronoun) and self._fits(head, use.pronoun, strict=strict)

    def _stands_apart(self, head: Token, pronoun: Token) -> bool:
        beside = self._antecedents.beside(pronoun)
        return head.is_ancestor(pronoun) or any(head.lemma_ == other.lemma_ for other in beside)

    def _fits(self, head: Token, pronoun: Token, *, strict: bool) -> bool:
        kinds = self._kinds.of(head)
        if "actor" not in kinds or kinds & {"vehicle", "weapon"}:
            return False
        several = head.tag_ in ("NNS", "NNPS") or len(coordinated(head)) > 1
        if pronoun.lower_ in SEVERAL:
            return several or (not strict and bool(kinds & _PLURAL_IN_SENSE))
        if several or "quantity" in kinds:
            return False
        if pronoun.lower_ in ONE_PERSON:
            return "person" in kinds and not kinds & _PLURAL_IN_SENSE
        return bool(kinds & _BODIES) and "person" not in kinds

    def may_mean(self, head: Token, use: PronounUse) -> bool:
        """Whether "he" or "she" can take up the phrase: one person, of no other gender, not the speaker."""
        pronoun = use.pronoun
        if use.tells_of(head):
            return False
        if head.pos_ == "PRON":
            return any({head.lower_, pronoun.lower_} <= group for group in (_MALE, _FEMALE))
        if head.is_ancestor(pronoun) and clause_about(head, pronoun) is None:
            return False
        own = self._mentions.headed_by(head.i)
        entity = self._mentions.entity_of(own)
        if own is not None and own.form == "name":
            if own.kind != "person" or own.cluster in use.barred or not self.may_be(own, pronoun):
                return False
        elif entity is not None and entity.kind == "person":
            if own is not None and (own.cluster in use.barred or not self.may_be(own, pronoun)):
                return False
        else:
            kinds = self._kinds.of(head)
            if head.tag_ in ("NNS", "NNPS"):
                return False
            several = "person" not in kinds or kinds & _PLURAL_IN_SENSE or "quantity" in kinds
            if several and head.lower_ not in self._nouns:
                return False
        return self.gender(head) in (None, "u", gender_of(pronoun))

    def is_somebody(self, noun: Token) -> bool:
        """Whether the noun is of a person: a mother, not her decision."""
        return "person" in self._kinds.of(noun)

    def can_be_it(self, head: Token, use: PronounUse) -> bool:
        """Whether "it" may take up the phrase: one body, or for what undergoes a deed one thing."""
        if use.tells_of(head):
            return False
        if head.pos_ == "PRON":
            return head.lower_ in BODY
        if head.tag_ in ("NNS", "NNPS") or len(coordinated(head)) > 1:
            return False
        own = self._mentions.headed_by(head.i)
        if own is not None and own.cluster is not None and own.cluster in use.barred:
            return False
        if self._kinds.of(head) & {"person", "people", "quantity"} and not self.is_body(head):
            return False
        if self.is_body(head):
            return True
        undergoes = use.pronoun.dep_ not in ("nsubj", "poss")
        return undergoes and head.tag_ in ("NN", "NNP") and head.ent_type_ not in _MEASURES

    def is_body(self, head: Token) -> bool:
        """Whether the phrase names a state, a body or a group, and neither people nor a thing."""
        kinds = self._kinds.of(head)
        entity = self._mentions.entity_of(self._mentions.headed_by(head.i))
        if entity is not None:
            return entity.kind not in ("person", "people")
        return bool(kinds & _BODIES) and "person" not in kinds and not kinds & {"vehicle", "weapon"}

    def is_scenery(self, head: Token) -> bool:
        """Whether the phrase names what rarely acts: a place, or a medium that only tells."""
        entity = self._mentions.entity_of(self._mentions.headed_by(head.i))
        return entity is not None and entity.kind in _SCENERY

    def gender(self, head: Token) -> str | None:
        """What the noun or a title before the name says: "the actress", "Mr. Smith"."""
        if head.lower_ in self._nouns:
            return self._nouns[head.lower_]
        for child in head.lefts:
            if (
                child.dep_ in ("compound", "nmod")
                and (title := self._titles.get(child.lower_))
                and title.gender
            ):
                return title.gender
        return None

    def may_be(self, mention: Mention, pronoun: Token) -> bool:
        """Whether no given name tells the other gender than the pronoun."""
        entity = self._mentions.entity_of(mention)
        if entity is None or entity.kind != "person" or pronoun.lower_ not in ONE_PERSON:
            return True
        gender = self._given_names.get(entity.name.split()[0].lower(), "u")
        return gender in ("u", gender_of(pronoun))


def is_called_anew(noun: Token) -> bool:
    """Whether "the minister" rather means somebody named before, as nobody was called so until then."""
    if not any(child.lower_ in _POINTING for child in noun.children if child.dep_ == "det"):
        return False
    before = noun.doc[max(0, noun.i - _CALLED) : noun.i]
    return all(token.lemma_ != noun.lemma_ for token in before)


def taken_up_at_once(pronoun: Token) -> Token | None:
    """The noun that a participle behind it takes up again: "killed the rebels calling them traitors"."""
    verb = pronoun.head
    return verb.head if pronoun.dep_ == "dobj" and verb.dep_ == "acl" and verb.tag_ == "VBG" else None
