"""Noun phrases: how far they reach, and which are coordinated."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from pipeline.extraction.events.grammar.leads import past_lead, with_quotes
from pipeline.extraction.events.grammar.possessed import is_possessed, possessed_before
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.parties.titled import called_twice, torn_off
from pipeline.extraction.events.rules.lexicon import load_lexicon

_WIDEST_LEFT = 10  # tokens of a noun phrase before its head
_WIDEST_OF = 8  # tokens of an "of" phrase that still belongs to the participant's span
_MOST = 12  # phrases of one list
_OUTSIDE = frozenset(
    {"for", "in", "on", "at", "after", "before", "during", "since", "with", "from", "to", "by"}
)
_YEAR = 4  # digits
_DURING = frozenset({"in", "during"})
_BEFORE_DEED = frozenset({"compound", "amod", "nmod"})
_WITH = frozenset({"along", "together"})
_HARMING = frozenset({"kill", "wound", "injure", "hurt", "arrest", "detain", "kidnap", "abduct", "capture"})
# What the parser may hang on a subject from before it.
_ADVERBIAL = frozenset({"prep", "npadvmod", "advmod", "advcl"})


def coordinated(head: Token) -> list[Token]:
    """The token and those coordinated with it, in order: "Iran, Iraq and Turkey"."""
    if (before := torn_off(head)) is not None:
        return [before, head]
    found = [called_twice(head) or head]
    for token in found:
        found.extend(
            child
            for child in token.children
            if (child.dep_ == "conj" and not is_verbal(child) and not _is_ruled_out(child))
            or _is_listed(child, token)
        )
        found.extend(_joined(token))
        if len(found) > _MOST:
            break
    return found


def _is_ruled_out(joined: Token) -> bool:
    """Whether what is joined is said not to be meant: "by the army and not by the rebels"."""
    return any(child.dep_ == "neg" and child.i <= joined.left_edge.i for child in joined.children)


def _joined(head: Token) -> Iterator[Token]:
    """Who takes part beside the head: "Peru, along with Chile,", "Peru together with its allies"."""
    if head.dep_ == "pobj" and head.head.lower_ in _DURING:  # "killed in the strike along with others"
        return
    between = [*head.children]
    if head.dep_ in ("nsubj", "nsubjpass"):  # the parser may hang it on the verb that follows
        between += [child for child in head.head.lefts if child.i > head.i]
    if head.dep_ == "pobj" and "violence" in load_lexicon().noun_classes.get(head.lemma_.lower(), ()):
        return  # "killed in the raid along with the cook"
    harmed = head.dep_ == "nsubjpass" and head.head.lemma_ in load_lexicon().violent
    if harmed or (head.dep_ == "dobj" and head.head.lemma_ in _HARMING):
        between += _behind_harm(head.head)
    for child in between:
        if child.dep_ != "prep" or child.i < head.i:
            continue
        inner = next((part for part in child.children if part.lower_ == "with"), None)
        if child.lower_ == "along" and inner is not None:
            yield from _objects(inner)
        elif child.lower_ == "alongside" or (child.lower_ == "with" and child.nbor(-1).lower_ in _WITH):
            yield from _objects(child)


def _behind_harm(verb: Token) -> list[Token]:
    """What stands behind a verb of harm beside whom it befell: "killed in the raid along with the cook"."""
    behind = [child for child in verb.rights if child.dep_ == "prep"]
    deeds = [part for child in behind for part in child.children if part.dep_ == "pobj"]
    return [*behind, *(child for deed in deeds for child in deed.rights if child.dep_ == "prep")]


def _objects(preposition: Token) -> Iterator[Token]:
    return (part for part in preposition.children if part.dep_ == "pobj")


def _is_listed(child: Token, head: Token) -> bool:
    """Whether a phrase behind a comma is no apposition but the next of a list: "Ada, Ben and Carl"."""
    if child.dep_ != "appos" or not any(part.dep_ == "conj" for part in child.children):
        return False
    if child.tag_ == "CD":  # "two women, 21 and 26, …"
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
    if (possessed := possessed_before(head)) is not None and head.head.dep_ == "relcl":
        first = possessed.i + 1
    before = torn_off(head)
    if before is not None:
        first = next(part.i for part in before.children if part.lower_ == "and") + 1
    first = past_lead(doc, max(first, _behind_adverbials(head), _behind_count(head)), head.i)
    if is_possessed(head):
        first = head.i - 1
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
    first, last = with_quotes(doc, first, last)
    return doc[first].idx, doc[last].idx + len(doc[last])


def _behind_count(head: Token) -> int:
    """The first token behind a number that counts the deeds and not their doer: "three army raids"."""
    first = head.left_edge.i
    counts_another = head.tag_ in ("NN", "NNP") and head.dep_ in _BEFORE_DEED and head.i < head.head.i
    while counts_another and first < head.i and head.doc[first].tag_ == "CD":
        first += 1
    return first


def _of_verb(head: Token) -> bool:
    """Whether an "of" behind an object belongs to the verb: "accused the mayor of theft"."""
    return head.dep_ in ("dobj", "nsubjpass") and head.head.lemma_.lower() in _taking_of()


@cache
def _taking_of() -> frozenset[str]:
    return frozenset(load_lexicon().verb_groups["object_and_of"])


def _behind_adverbials(head: Token) -> int:
    """The first token behind what the parser hung on a subject: "on Sunday, militants"."""
    first = head.left_edge.i
    for child in head.lefts:
        comma = child.right_edge.i + 1
        if child.dep_ == "prep" and child.lower_ in _OUTSIDE and comma < head.i:
            first = comma
        if child.dep_ in _ADVERBIAL and comma < head.i and head.doc[comma].lower_ == ",":
            first = comma + 1
    if head.doc[first].tag_ == "WRB" and first < head.i:  # "say how convicted robbers escaped"
        first += 1
    return max(first, behind_date(head))


def behind_date(head: Token) -> int:
    """The first token behind a dateline that the parser took into a phrase: "Friday 2 May 2014 rebels"."""
    first = head.left_edge.i
    before = head.doc[first : head.i]
    if head.ent_type_ == "DATE" or not before or before[0].tag_ in ("DT", "PRP$", "CC"):
        return first
    dates = [token for token in before if token.ent_type_ == "DATE"]
    if not any(token.tag_ == "NNP" for token in dates) or len(dates) == 1:
        return first
    years = [token for token in dates if token.is_digit and len(token) == _YEAR]
    last = (years or dates)[-1]
    return first if last.nbor(1).tag_ == "POS" else last.i + 1
