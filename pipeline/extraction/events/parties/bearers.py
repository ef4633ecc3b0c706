"""Who acts by a phrase beside a verb: whom it asks, tells, gives something to, or names for the task."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.events.grammar.neighbours import is_passive, is_purpose

_CALLS = frozenset(
    {"call", "appeal", "plea", "plead", "cry", "clamour", "clamor", "demand", "press", "lobby"}
)
_ADVISING = frozenset(
    {"argue", "warn", "caution", "advise", "campaign", "speak", "lobby", "protest", "rail", "counsel"}
)
_TWO = 2
_TEMPORAL = frozenset({"after", "before", "since", "until", "as"})


def addressed(noun: Token, pairs: frozenset[str]) -> list[Token]:
    """Those to whom a noun says what to do: "pressure on Peru to leave", "put pressure on Peru to …"."""
    above = [noun, noun.head] if noun.dep_ == "dobj" else [noun]
    return [
        part
        for head in above
        for child in head.children
        if child.dep_ in ("prep", "dative") and child.i > noun.i and f"{noun.lemma_}_{child.lower_}" in pairs
        for part in child.children
        if part.dep_ == "pobj"
    ]


def torn_subject(verb: Token) -> list[Token]:
    """A subject that the parser took for a phrase of time: "a day after the envoy, Ada Smith, denied it"."""
    if verb.tag_ not in ("VBD", "VBZ") or verb.i < _TWO or verb.nbor(-1).lower_ != ",":
        return []
    if any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        return []
    for token in (verb.nbor(-2), *verb.nbor(-2).ancestors):
        if token.dep_ == "appos":
            noun = token.head
            return [noun] if noun.dep_ == "pobj" and noun.head.lower_ in _TEMPORAL else []
    return []


def meant_for(verb: Token) -> list[Token]:
    """Who is to act by "for" behind a predicate: "it is right for the army to leave"."""
    infinitive = verb.head if verb.dep_ == "pobj" else verb  # the parser may take "to" for a preposition
    copula = infinitive.head
    if copula.lemma_ != "be":
        copula = copula.head
    return [
        part
        for child in copula.children
        if child.lower_ == "for" and child.dep_ == "prep" and child.right_edge.i + 1 == infinitive.left_edge.i
        for part in child.children
        if part.dep_ == "pobj" and copula.lemma_ == "be"
    ]


def held_with(verb: Token, head: Token) -> list[Token]:
    """Who does it by a phrase with "with" before it: "left, with Peru and its allies protesting"."""
    for child in head.children:
        if child.lower_ != "with" or child.dep_ != "prep" or not head.i < child.i < verb.i:
            continue
        between = verb.doc[child.right_edge.i + 1 : verb.i]
        if child.nbor(-1).lower_ == "," and all(token.is_punct for token in between):
            return [part for part in child.children if part.dep_ == "pobj"]
    return []


def lacked(verb: Token, head: Token) -> Token | None:
    """Who is not there to act, right before an infinitive: "took the hill without troops to hold it"."""
    for child in head.children:
        near = child.right_edge.i + 1 == verb.left_edge.i
        if near and child.lower_ == "without" and child.dep_ == "prep":
            return next((part for part in child.children if part.dep_ == "pobj"), None)
    return None


def in_return(verb: Token, head: Token) -> list[Token]:
    """Who does it in return, right before a gerund: "left in exchange for Peru halting its tests"."""
    for child in head.children:
        if child.lower_ != "in" or child.right_edge.i + 1 != verb.left_edge.i:
            continue
        nouns = (part for part in child.children if part.lemma_ in ("return", "exchange"))
        return [
            part
            for noun in nouns
            for inner in noun.children
            if inner.lower_ == "for"
            for part in inner.children
            if part.dep_ == "pobj"
        ]
    return []


def is_asked_to(verb: Token, party: Token) -> bool:
    """Whether an infinitive behind a party says what they are to do: "called for the king to resign"."""
    return any(
        child.i > party.i and is_purpose(child) and not is_passive(child)
        for head in (verb, party)
        for child in head.children
    )


def given_to(verb: Token) -> list[Token]:
    """To whom the verb gives something: "gave Peru nine jets", "offered jets to Peru"."""
    given = [child for child in verb.children if child.dep_ == "dative" and child.pos_ != "ADP"]
    return given or [
        part
        for child in verb.children
        if child.dep_ in ("dative", "prep") and child.lower_ == "to"
        for part in child.children
        if part.dep_ == "pobj"
    ]


def blamed_for(preposition: Token) -> list[Token]:
    """Whom a noun is against for a deed: "a conviction against the mayor for bribing a judge"."""
    if preposition.lower_ not in ("for", "of"):
        return []
    noun = preposition.head
    if noun.pos_ != "NOUN":
        objects = [child for child in noun.children if child.dep_ == "dobj" and child.pos_ == "NOUN"]
        if len(objects) != 1 or preposition.i < objects[0].i:
            return []
        noun = objects[0]
    return [
        part
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ == "against" and child.i < preposition.i
        for part in child.children
        if part.dep_ == "pobj"
    ]


def is_call_for(preposition: Token) -> bool:
    """Whether somebody calls for a deed or against it, which is then another's: "called for banning it"."""
    if preposition.lower_ == "against":
        told = any(child.dep_ == "dobj" for child in preposition.head.children)
        return preposition.head.lemma_ in _ADVISING and not told
    return preposition.lower_ == "for" and preposition.head.lemma_ in _CALLS


def up_to(copula: Token) -> list[Token]:
    """Whose task it is: "it is up to the army to …"."""
    return [
        part
        for child in copula.children
        if child.lower_ == "up"
        for inner in child.children
        if inner.lower_ == "to"
        for part in inner.children
        if part.dep_ == "pobj"
    ]


def shouted_at(verb: Token) -> list[Token]:
    """Whom "lashed out at the king for lying" blames."""
    return [
        part
        for child in verb.subtree
        if child.lower_ == "at" and child.dep_ == "prep" and (child.head == verb or child.head.dep_ == "dobj")
        for part in child.children
        if part.dep_ == "pobj"
    ]
