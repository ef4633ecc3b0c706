"""What relative words stand for, and who is said to be what a predicate or an apposition names."""

from __future__ import annotations

from spacy.tokens import Token

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_THINGS = frozenset({"NN", "NNS"})
_WHERE = frozenset({"in", "at", "near", "around", "inside", "outside"})
_PERSONAL = frozenset({"i", "he", "she", "we"})
_ADVERBS = frozenset({"where", "when", "why"})


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token itself."""
    if (token.lower_ in _RELATIVE and token.tag_ in ("WDT", "WP", "IN", "DT")) or token.tag_ == "WP$":
        for ancestor in token.ancestors:
            if ancestor.dep_ == "relcl":
                return _first_of(_told_of(ancestor, personal=token.lower_ in ("who", "whom")))
    return token


def _told_of(clause: Token, *, personal: bool) -> Token:
    """The noun of a relative clause: of "Ada, the mother of Ben Smith who was shot" the one just before.

    `personal`: whether the relative word stands for a person ("talks with Ben Smith, with whom …").
    """
    noun = clause.head
    before = clause.left_edge.i - 1
    if noun.dep_ == "appos":
        for child in noun.children:
            if child.lower_ == "of" and child.right_edge.i == before:
                return next((part for part in child.children if part.ent_type_ == "PERSON"), noun)
        return noun
    if personal and (people := _people_in(noun)) is not None:
        return people
    last = noun.doc[before - 1 if before > 0 and noun.doc[before].lower_ == "," else before]
    if not personal or noun.tag_ not in _THINGS or last.ent_type_ != "PERSON" or last.dep_ != "pobj":
        return noun
    return (
        last if noun.is_ancestor(last) and last.head.head.i == noun.i and last.head.lower_ == "with" else noun
    )


def _people_in(place: Token) -> Token | None:
    """The people of "rebels in Lima and Cusco who fled", where the clause hangs on a place."""
    first = place
    while first.dep_ == "conj":
        first = first.head
    if first.pos_ != "PROPN" or first.dep_ != "pobj" or first.head.lower_ not in _WHERE:
        return None
    if "PERSON" in (place.ent_type_, first.ent_type_) or "NORP" in (place.ent_type_, first.ent_type_):
        return None
    people = first.head.head
    return people if people.tag_ == "NNS" else None


def _first_of(noun: Token) -> Token:
    """The first of two bare plurals on which one relative clause hangs: "soldiers and nurses who fled".

    Also of "Peru and other states that fled".
    """
    first = noun.head
    if noun.dep_ == "conj" and any(child.lower_ == "other" for child in noun.children):
        while first.dep_ == "conj":
            first = first.head
        return first
    pair = (first, noun)
    bare = all(
        each.tag_ == "NNS" and not any(child.dep_ in ("det", "poss", "nummod") for child in each.children)
        for each in pair
    )
    return first if noun.dep_ == "conj" and bare and first.dep_ != "conj" else noun


def predicated(noun: Token) -> Token:
    """Who is said to be the noun: "Chad is a country that …", "Chad, a country that …"; else the noun."""
    if noun.dep_ == "appos" and any(child.lower_ in ("a", "an") for child in noun.children):
        if noun.head.tag_ in ("NNS", "NNPS") and any(child.dep_ == "relcl" for child in noun.children):
            return noun  # "two states, a small one that …"
        return noun.head if noun.head.pos_ in ("NOUN", "PROPN") and _is_alike(noun, noun.head) else noun
    bearing = noun
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "one":
        bearing = noun.head.head  # "Chad is one of the countries that …"
    while bearing.dep_ == "conj" and bearing.tag_ == "NN" and bearing.head.tag_ == "NN":
        bearing = bearing.head  # "Ada is a poet and a pilot who …"
    copula = bearing.head
    if bearing.dep_ != "attr" or copula.lemma_ != "be":
        return noun
    bearers = (child for child in copula.children if child.dep_ == "nsubj" and child.i < copula.i)
    return next((each for each in bearers if each.pos_ == "PROPN" or each.lower_ in _PERSONAL), noun)


def bearer_of(office: Token) -> Token:
    """Who is called so beside it: "Ada Smith, one of the attackers", "the suspect Ada Smith"; else itself."""
    noun = office
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "one":
        noun = noun.head.head
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
        return noun.head
    named = (child for child in office.children if child.dep_ == "appos" and child.ent_type_ == "PERSON")
    return next(named, office)


def _is_alike(noun: Token, named: Token) -> bool:
    """Whether a clause with "who" on an apposition cannot be of what a place is called."""
    personal = any(
        child.lower_ == "who" for verb in noun.children if verb.dep_ == "relcl" for child in verb.children
    )
    return not personal or named.ent_type_ not in ("GPE", "LOC", "FAC", "ORG")


def has_relative(verb: Token) -> bool:
    """Whether a relative word fills a part of the clause: "whom they met", "where they met"."""
    return any(
        (child.lower_ in _RELATIVE and child.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass"))
        or child.lower_ in _ADVERBS
        for child in verb.children
    )


def is_relative_passive(verb: Token) -> bool:
    """Whether a relative clause says what was done to its noun: "a bomb that was planted by rebels"."""
    return any(child.dep_ == "nsubjpass" and child.lower_ in _RELATIVE for child in verb.children)
