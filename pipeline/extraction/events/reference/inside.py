"""Pronouns inside a phrase that somebody stands in: in a clause about them, or in what is theirs.

"Ada Smith, who said she would …", "Ada Smith, whose allies fear that she …", "Smith's bid to save her seat".
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from pipeline.extraction.events.grammar.slots import is_verbal

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FRONTED = frozenset({"advcl", "prep", "npadvmod", "advmod", "mark", "pcomp"})
_BECAUSE = frozenset({"for", "over"})
_AGAINST = frozenset({"on", "against", "at"})
_PICKING = frozenset(
    {"cite", "mock", "attack", "criticize", "criticise", "question", "blast", "slam", "ridicule", "aim",
     "condemn", "highlight", "praise", "target", "deride", "assail", "point"}
)  # fmt: skip
_ABOUT = frozenset({"who", "that", "which"})


def clause_about(head: Token, pronoun: Token) -> Token | None:
    """The verb of the relative clause on a phrase in which the pronoun stands, where it may mean the phrase.

    A party of that verb itself is somebody else: "Ada, who met her".
    """
    verb = None
    for above in pronoun.ancestors:
        if above.dep_ == "relcl" and above.head == head:
            verb = above
            break
    if verb is None:
        return None
    if pronoun.dep_ == "poss":
        return verb
    nearest = next((above for above in pronoun.ancestors if is_verbal(above)), verb)
    return verb if nearest != verb else None


def is_clause_on(head: Token, pronoun: Token, others: Sequence[Token]) -> bool:
    """Whether the pronoun stands in a clause that tells of the phrase: "who" or "whose …" is its subject.

    `others`: who else may be meant; one named in the clause may rather be: "Ada, who met Ben as he …".
    """
    verb = clause_about(head, pronoun)
    if verb is None or any(verb.left_edge.i <= other.i < pronoun.i for other in others):
        return False
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS and child.i < pronoun.i]
    return any(
        child.lower_ in _ABOUT or any(part.tag_ == "WP$" for part in child.children) for child in subjects
    )


def is_in_what_is_theirs(owner: Token, pronoun: Token) -> bool:
    """Whether the pronoun stands in a phrase that is the owner's: "Ada's claim that she had won"."""
    return owner.dep_ == "poss" and owner.head.is_ancestor(pronoun) and pronoun.dep_ != "dobj"


def is_proven_of(owner: Token, pronoun: Token) -> bool:
    """Whether what is about somebody tells of "him": "film of Ben's arrest, which proves he …"."""
    shown = pronoun.head
    if owner.dep_ != "poss" or pronoun.dep_ not in _SUBJECTS or shown.dep_ != "ccomp":
        return False
    shows = shown.head
    if shows.dep_ != "relcl" or not shows.head.is_ancestor(owner):
        return False
    return any(child.dep_ in _SUBJECTS and child.lower_ in ("which", "that") for child in shows.children)


def is_kept_from(owner: Token, pronoun: Token) -> bool:
    """Whether a pronoun is a party of what somebody does, whom it cannot mean: "Ada's talks with her"."""
    if owner.dep_ != "poss" or not owner.head.is_ancestor(pronoun):
        return False
    if pronoun.dep_ == "poss" or pronoun.dep_ in _SUBJECTS:
        return False
    for above in pronoun.ancestors:
        if above == owner.head:
            return True
        if is_verbal(above) and any(child.dep_ in _SUBJECTS for child in above.children):
            return False
    return False


def hangs_on(noun: Token, pronoun: Token) -> bool:
    """Whether the pronoun is the subject of a clause on the noun's: "after Ada's plea, although she …"."""
    clause = pronoun.head
    if pronoun.dep_ not in _SUBJECTS or clause.dep_ not in ("advcl", "conj", "ccomp"):
        return False
    return clause.head.is_ancestor(noun) and noun.i < clause.i and not clause.is_ancestor(noun)


def is_blamed_for(head: Token, pronoun: Token) -> bool:
    """Whether somebody is praised or punished for what is the pronoun's: "fined Ada for her silence"."""
    thing = pronoun.head
    if (
        pronoun.dep_ != "poss"
        or thing.dep_ != "pobj"
        or thing.head.lower_ not in _BECAUSE
        or head.i > pronoun.i
    ):
        return False
    told = thing.head.head
    holders = {told, *(child for child in told.children if child.dep_ == "dobj")}
    holders.update([told.head] if told.dep_ == "dobj" else [])
    if head.dep_ == "pobj":
        return head.head.lower_ in _AGAINST and head.head.head in holders
    return head.dep_ == "dobj" and head.head in holders


def is_picked_on(head: Token, pronoun: Token) -> bool:
    """Whether somebody is judged by naming what is theirs: "mocked Ada, taking aim at her silence"."""
    if pronoun.dep_ != "poss" or head.pos_ != "PROPN" or head.i > pronoun.i:
        return False
    told = pronoun.head
    while told.dep_ in ("dobj", "pobj") or (told.dep_ == "prep" and told.lower_ in _AGAINST | {"to"}):
        told = told.head
    if told.dep_ != "advcl" or told.tag_ != "VBG":
        return False
    words = {told.lemma_.lower(), *(child.lemma_.lower() for child in told.children if child.dep_ == "dobj")}
    judged = head.head.head if head.dep_ == "pobj" and head.head.lower_ in _AGAINST else head.head
    return bool(words & _PICKING) and head.dep_ in ("dobj", "pobj") and judged == told.head


def subject_ahead(pronoun: Token) -> Token | None:
    """The subject after a pronoun whose phrase or clause stands in front of that subject's verb."""
    if pronoun.dep_ != "poss" and pronoun.dep_ not in _SUBJECTS:
        return None
    branch = pronoun
    for verb in pronoun.ancestors:
        if is_verbal(verb) and branch.i < verb.i and branch.dep_ in _FRONTED:
            after = [
                child for child in verb.children if child.dep_ in _SUBJECTS and pronoun.i < child.i < verb.i
            ]
            if after:
                return after[-1]
        branch = verb
    return None
