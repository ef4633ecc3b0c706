"""What a pronoun may stand for: noun phrases before it that agree with it, the likeliest first.

A subject beats an object, its own sentence the one before, and the subject of the clause that governs its own
beats all; what is no subject rather takes up what is none. Two that are as likely as each other leave the
pronoun open: none is better than wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.parse import ParsedArticle
from pipeline.records import Mention, MentionIndex

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "agent"})
_ROLES = _SUBJECTS | _OBJECTS | {"pobj", "attr", "poss"}
_PHRASES = frozenset({"NOUN", "PROPN", "PRON"})
_HUNG = frozenset({"ccomp", "advcl", "xcomp", "conj", "pcomp"})
_ENOUGH = 3.0  # a subject of the sentence before
_APART = 0.5  # how much likelier the first must be than the second
_GOVERNING, _SUBJECT, _OBJECT, _PARALLEL = 6.0, 3.0, 1.0, 3.0
_SAME_SENTENCE, _MAIN_CLAUSE = 1.0, 0.5

Agrees = Callable[[Token], bool]


class Antecedents:
    """The noun phrases of one document that pronouns may take up."""

    def __init__(self, parsed: ParsedArticle, syntax: Syntax) -> None:
        self._parsed = parsed
        self._syntax = syntax
        self._by_sentence: dict[int, list[Token]] = {}

    def of(self, pronoun: Token, agrees: Agrees) -> Token | None:
        """The head of the phrase that the pronoun most likely takes up; None where that is not sure."""
        ranked = sorted(self._candidates(pronoun, agrees), key=lambda pair: -pair[0])
        if not ranked or ranked[0][0] < _ENOUGH:
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _APART:
            return None
        return ranked[0][1]

    def only(self, pronoun: Token, agrees: Agrees) -> Token | None:
        """The one phrase that agrees, of the pronoun's sentence or else the one before; None of several."""
        for near in range(2):
            found = {
                head.lemma_: head
                for distance, head in self.heads_before(pronoun, 2)
                if distance == near
                and (near == 0 or head.dep_ in _SUBJECTS | _OBJECTS)
                and head.pos_ != "PRON"
                and head.head != pronoun.head
                and agrees(head)
            }
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None

    def single_before(self, pronoun: Token) -> Token | None:
        """The nearest singular subject or object in the sentence, else the subject of the one before."""
        near = None
        for distance, head in self.heads_before(pronoun, 2):
            if head.tag_ not in ("NN", "NNP") or head.head == pronoun.head:
                continue
            if distance == 0 and head.dep_ in _SUBJECTS | _OBJECTS:
                near = head
            elif distance == 1 and near is None and head.dep_ in _SUBJECTS and head.head.dep_ == "ROOT":
                return head
        return near

    def governing(self, pronoun: Token) -> Token | None:
        """The subject of the clause on which the pronoun's own hangs: "the ministry said that it would …".

        Of a possessive, the subject of its own clause: "the ministry lost its head".
        """
        if pronoun.dep_ == "poss" and (praised := _praised(pronoun.head)) is not None:
            return praised
        if pronoun.dep_ == "poss":
            verb = next((token for token in pronoun.ancestors if is_verbal(token)), None)
            if verb is not None and pronoun.head.dep_ in _SUBJECTS and verb.dep_ in _HUNG:
                verb = verb.head if is_verbal(verb.head) else None
        elif pronoun.dep_ in _SUBJECTS and pronoun.head.dep_ in _HUNG and is_verbal(pronoun.head.head):
            verb = pronoun.head.head
        else:
            return None
        subjects = (
            [token for token in self._syntax.surface_subject(verb) if token.i < pronoun.i] if verb else []
        )
        return subjects[0] if len(subjects) == 1 and subjects[0] != pronoun else None

    def beside(self, pronoun: Token) -> list[Token]:
        """The subjects of the verb to which the pronoun belongs, whom it therefore does not mean."""
        verb = next((token for token in pronoun.ancestors if is_verbal(token)), None)
        if verb is None or pronoun.dep_ in _SUBJECTS or pronoun.dep_ == "poss":
            return []
        return self._syntax.surface_subject(verb)

    def is_named_beside(self, pronoun: Token, mention: Mention, mentions: MentionIndex) -> bool:
        """Whether the pronoun's sentence, before it, has another mention of the same."""
        sentence = self._parsed.sentence_at(pronoun.i)
        if sentence is None:
            return True
        before = self._parsed.doc[sentence.first : pronoun.i]
        others = (mentions.headed_by(token.i) for token in before)
        return any(other is not None and other.cluster == mention.cluster for other in others)

    def is_subject_beside(self, head: Token, pronoun: Token) -> bool:
        """Whether a phrase is a subject in the sentence of the pronoun."""
        return self.is_beside(head, pronoun) and head.dep_ in _SUBJECTS

    def is_beside(self, head: Token, pronoun: Token) -> bool:
        """Whether a phrase before the pronoun stands in its sentence."""
        sentence = self._parsed.sentence_at(pronoun.i)
        return sentence is not None and sentence.first <= head.i

    def things_before(self, pronoun: Token) -> Iterator[Token]:
        """Plural subjects and objects before the pronoun in its sentence."""
        sentence = self._parsed.sentence_at(pronoun.i)
        for head in self._heads(sentence.ordinal) if sentence is not None else ():
            if head.i < pronoun.i and head.tag_ == "NNS" and head.dep_ in _SUBJECTS | _OBJECTS:
                yield head

    def named_before(self, pronoun: Token, mentions: MentionIndex) -> Iterator[Mention]:
        """Persons named before the pronoun in its sentence and the one before."""
        sentence = self._parsed.sentence_at(pronoun.i)
        if sentence is None:
            return
        for ordinal in (sentence.ordinal, sentence.ordinal - 1):
            for head in self._heads(ordinal):
                mention = mentions.headed_by(head.i) if head.i < pronoun.i else None
                if mention is not None and mention.form == "name" and mention.kind == "person":
                    yield mention

    def heads_before(self, pronoun: Token, reach: int) -> Iterator[tuple[int, Token]]:
        """Noun phrases before the pronoun by how many sentences lie between, its own sentence first."""
        sentence = self._parsed.sentence_at(pronoun.i)
        if sentence is None:
            return
        before = [
            other
            for other in self._parsed.sentences[max(0, sentence.ordinal - 2 * reach) : sentence.ordinal + 1]
            if other.segment_kind == sentence.segment_kind  # captions and headlines lend the text nobody
        ]
        for distance, other in enumerate(reversed(before[-reach:])):
            for head in self._heads(other.ordinal):
                if head.i < pronoun.i:
                    yield distance, head

    def _candidates(self, pronoun: Token, agrees: Agrees) -> Iterator[tuple[float, Token]]:
        sentence = self._parsed.sentence_at(pronoun.i)
        if sentence is None:
            return
        governing = self.governing(pronoun)
        for ordinal in (sentence.ordinal, sentence.ordinal - 1):
            for head in self._heads(ordinal):
                if head.dep_ != "poss" and head.i < pronoun.i and head.head != pronoun.head and agrees(head):
                    same = ordinal == sentence.ordinal
                    yield (_GOVERNING if head == governing else _weight(head, pronoun, same=same)), head

    def _heads(self, ordinal: int) -> list[Token]:
        found = self._by_sentence.get(ordinal)
        if found is None:
            sentences = self._parsed.sentences
            found = []
            if 0 <= ordinal < len(sentences):
                inside = self._parsed.doc[sentences[ordinal].first : sentences[ordinal].last]
                found = [token for token in inside if token.pos_ in _PHRASES and token.dep_ in _ROLES]
            self._by_sentence[ordinal] = found
        return found


def _praised(noun: Token) -> Token | None:
    """Whose the thing is for which somebody is praised or blamed: "thanked the king for his patience"."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "for" or not is_verbal(noun.head.head):
        return None
    return next((child for child in noun.head.head.children if child.dep_ == "dobj"), None)


def _weight(head: Token, pronoun: Token, *, same: bool) -> float:
    if head.dep_ in _SUBJECTS:
        return _SUBJECT + _SAME_SENTENCE * same + _MAIN_CLAUSE * (head.head.dep_ == "ROOT")
    if same and pronoun.dep_ not in _SUBJECTS:
        return _PARALLEL + _SAME_SENTENCE
    return (_OBJECT if head.dep_ in _OBJECTS else 0.0) + _SAME_SENTENCE * same
