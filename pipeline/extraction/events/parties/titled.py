"""Titles joined by "and" before a name: whether they are of two persons or of one."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.events.rules.lexicon import load_lexicon
from pipeline.extraction.mentions.vocabulary import load_vocabulary

_CALLINGS = frozenset({"person", "official", "press"})
_NAMES = frozenset({"PERSON", "GPE", "NORP", "ORG"})
_TORN = frozenset({"PERSON", "GPE"})  # as what the model takes a surname alone
_APART = frozenset({"det", "poss", "nummod"})


def torn_off(head: Token) -> Token | None:
    """The person named before another with whose title the parser joined them: "Ada and envoy Ben Smith"."""
    if head.ent_type_ != "PERSON" or head.pos_ != "PROPN":
        return None
    for token in head.doc[head.left_edge.i : head.i]:
        joined = token.dep_ in ("nmod", "compound") and any(part.lower_ == "and" for part in token.children)
        if joined and token.pos_ == "PROPN" and token.ent_type_ in _TORN:
            return token
    return None


def called_twice(title: Token) -> Token | None:
    """The one person whom two titles name: "former envoy and party leader Ada Smith".

    The first has no article: "the envoy and party leader Ada Smith" may be two.
    """
    if not _is_bare_title(title):
        return None
    joined = [child for child in title.children if child.dep_ == "conj" and child.i > title.i]
    if not joined or joined[0].left_edge.nbor(-1).lower_ != "and":
        return None
    name = joined[-1]
    if name.ent_type_ != "PERSON" or any(child.dep_ in _APART for child in name.children):
        return None
    if len(joined) == 1:
        return name if any(_is_calling(token) for token in name.doc[name.left_edge.i : name.i]) else None
    second = joined[0]  # "director and secretary of state Ada Smith"
    at_once = name.left_edge.i == second.right_edge.i + 1
    return name if len(joined) == 2 and _is_bare_title(second) and at_once else None


def _is_bare_title(noun: Token) -> bool:
    if noun.tag_ not in ("NN", "NNP") or noun.ent_type_ in _NAMES or not _is_calling(noun):
        return False
    return not any(child.dep_ in _APART for child in noun.children)


def _is_calling(noun: Token) -> bool:
    """Whether the noun says what a person is: an office, a rank, a trade."""
    if noun.lower_ in load_vocabulary().titles:
        return True
    return bool(load_lexicon().noun_classes.get(noun.lemma_.lower(), frozenset()) & _CALLINGS)
