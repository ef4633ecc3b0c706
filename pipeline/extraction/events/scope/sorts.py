"""What is said of a sort of people, and no event: "voters who back the mayor", "those seeking her help".

A restrictive clause in the timeless present tells of which sort somebody is, where nobody in particular is
meant: a bare plural, "those", "anyone". So do the votes that a poll counts.
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.slots import is_verbal

_ANYBODY = frozenset(
    {"those", "anyone", "anybody", "everyone", "everybody", "whoever", "people", "ones", "someone", "nobody"}
)
_ONE = frozenset({"a", "an"})  # of a sort only where the clause is finite: "a party that shuns him"
_ANY = frozenset({"any", "all", "every", "many", "most", "some", "more"})
_GOVERNED = frozenset({"xcomp", "ccomp"})
_ATTITUDES = frozenset({"SUPPORT", "REJECT", "REQUEST"})
_BLAMING = "ACCUSE"  # what residents who blame somebody say is said
_PRESENT = frozenset({"VBZ", "VBP"})
_POLLED = "polled"  # the class of those whom polls count
_HIGHEST = 3


def is_of_a_sort(found: Found, modality: str, kinds: Kinds) -> bool:
    """Whether the deed only says of which sort somebody is, or what share of people think."""
    verb = found.trigger
    if not is_verbal(verb):
        return False
    if found.event_type in ("SUPPORT", "REJECT") and verb.tag_ != "VBD" and _is_polled(found, kinds):
        return True
    clause = _clause(verb)
    takes_part = any(each.head.i == clause.head.i for each in (*found.actors, *found.recipients))
    marks = _ANY | _ONE if clause.dep_ == "relcl" else _ANY
    if not takes_part or not _is_sort(clause.head, marks):
        return False
    if clause.dep_ == "relcl":
        says = found.event_type == _BLAMING and found.actors and clause.i == verb.i
        return not says and _is_timeless(clause) and _is_restrictive(clause)
    if clause.dep_ != "acl" or clause.tag_ != "VBG":
        return False
    if clause.i != verb.i:
        return modality != "happened" and verb.dep_ != "pcomp"
    return found.event_type in _ATTITUDES and not clause.head.ent_type_


def _clause(verb: Token) -> Token:
    """The verb of the clause that modifies a noun, above the verb or it itself."""
    for _ in range(_HIGHEST):
        while verb.dep_ == "conj" and is_verbal(verb.head):
            verb = verb.head
        if verb.dep_ not in _GOVERNED or not is_verbal(verb.head):
            break
        verb = verb.head
    return verb


def _is_timeless(verb: Token) -> bool:
    """Whether a clause is in the simple present or under a modal: "who back", "who are hurt", "who can"."""
    helping = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if not helping:
        return verb.tag_ in _PRESENT
    first = helping[0]
    if first.tag_ == "MD":
        return True
    passive = len(helping) == 1 and first.dep_ == "auxpass" and first.tag_ in _PRESENT
    return passive or (first.lemma_ == "do" and first.tag_ in _PRESENT)


def _is_restrictive(clause: Token) -> bool:
    first = clause.left_edge
    return first.i > 0 and first.nbor(-1).text not in (",", "—", "–", "-", "(")


def _is_sort(noun: Token, any_of: frozenset[str]) -> bool:
    """Whether nobody in particular is meant: "those", a bare plural, "any state"."""
    if noun.lower_ in _ANYBODY:
        return not any(child.dep_ in ("poss", "nummod") for child in noun.children)
    marks = [child for child in noun.lefts if child.dep_ in ("det", "poss", "nummod", "predet")]
    if any(child.dep_ != "det" or child.lower_ not in any_of for child in marks):
        return False
    if any(child.ent_type_ or child.pos_ == "PROPN" for child in noun.lefts):
        return False
    return noun.pos_ == "NOUN" and (noun.tag_ == "NNS" or bool(marks)) and not noun.ent_type_


def _is_polled(found: Found, kinds: Kinds) -> bool:
    """Whether those who act are a share of people: "most voters support her", "54 percent oppose it"."""
    return bool(found.actors) and all(_POLLED in kinds.listed(each.head) for each in found.actors)
