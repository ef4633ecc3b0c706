"""Noun phrases: how far they reach, and which are coordinated."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from pipeline.extraction.events.lexicon import load_lexicon
from pipeline.extraction.events.slots import is_verbal

_WIDEST_LEFT = 10  # tokens of a noun phrase before its head
_WIDEST_OF = 8  # tokens of an "of" phrase that still belongs to the participant's span
_MOST = 12  # phrases of one list


def coordinated(head: Token) -> list[Token]:
    """The token and those coordinated with it, in order: "Iran, Iraq and Turkey"."""
    found = [head]
    for token in found:
        found.extend(
            child
            for child in token.children
            if (child.dep_ == "conj" and not is_verbal(child)) or _is_listed(child, token)
        )
        if len(found) > _MOST:
            break
    return found


def _is_listed(child: Token, head: Token) -> bool:
    """Whether a phrase behind a comma is no apposition but the next of a list: "Ada, Ben and Carl"."""
    if child.dep_ != "appos" or not any(part.dep_ == "conj" for part in child.children):
        return False
    return (
        child.nbor(-1).i != head.i
        and "," in {token.lower_ for token in child.doc[head.i + 1 : child.i]}
        and ((child.pos_ == "PROPN") == (head.pos_ == "PROPN"))
        and any(part.dep_ == "cc" and part.lower_ == "and" for part in child.children)
    )


def phrase_span(head: Token) -> tuple[int, int]:
    """Characters of a noun phrase: from its left edge to its head and an "of" phrase that follows."""
    doc = head.doc
    first = max(head.left_edge.i, head.i - _WIDEST_LEFT)
    while first < head.i and (doc[first].is_punct or doc[first].dep_ in ("cc", "punct", "preconj", "mark")):
        first += 1
    last = head.i
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == last + 1 and not _of_verb(head):
            edge = child.right_edge.i
            if edge - head.i <= _WIDEST_OF and not any(
                token.dep_ in ("relcl", "acl") for token in doc[child.i : edge + 1]
            ):
                last = edge
        elif child.dep_ in ("punct",) and child.lower_ == ")":
            last = child.i
        else:
            break
    return doc[first].idx, doc[last].idx + len(doc[last])


def _of_verb(head: Token) -> bool:
    """Whether an "of" behind an object belongs to the verb: "accused the mayor of theft"."""
    return head.dep_ in ("dobj", "nsubjpass") and head.head.lemma_.lower() in _taking_of()


@cache
def _taking_of() -> frozenset[str]:
    return frozenset(load_lexicon().verb_groups["object_and_of"])
