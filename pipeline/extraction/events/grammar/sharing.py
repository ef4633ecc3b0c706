"""Arguments that a verb shares with its neighbours: joined subjects, objects and agents further on."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.events.grammar.numbers import may_agree
from pipeline.extraction.events.grammar.slots import is_the_group, is_verbal

_HELPING = frozenset({"aux", "auxpass"})
_TWO = 2
_TIMES = frozenset({"after", "before", "during", "following", "since", "until"})
_LINKS = frozenset({"advmod", "cc", "aux", "punct", "neg"})
_MORE = frozenset({"more", "others"})
_NUMBER = {"are": "VBP", "were": "VBP", "have": "VBP", "is": "VBZ", "was": "VBZ", "has": "VBZ"}
_AS_TO = frozenset({"try", "come", "go"})  # "try and stop them" is to try to


def own_subjects(verb: Token) -> list[Token]:
    """Subjects among a verb's children: the last, or both where "and" joins them.

    Of two without "and" the first is an apposition ahead: "Old foes, Peru and Chile …".
    """
    found = [child for child in verb.children if _is_subject(child)]
    if (whole := _whole_of(verb, found)) is not None:
        return [whole]
    if len(found) == _TWO and _are_joined(*found):
        return found
    if (bearer := _bearer_of_clause(verb, found)) is not None:
        return [bearer]
    return found[-1:] or _further(verb) or _torn_to_as(verb)


def _further(verb: Token) -> list[Token]:
    """Those counted behind "and" whom the parser took for a measure: "nine died and dozens more | hurt"."""
    if verb.dep_ != "conj" or verb.tag_ not in ("VBN", "VBD") or verb.i < 2:
        return []
    more, number = verb.nbor(-1), verb.nbor(-2)
    if more.lower_ not in _MORE or not verb.is_ancestor(number) or is_verbal(number):
        return []
    counted = number.tag_ in ("CD", "NNS") and number.dep_ in ("advmod", "npadvmod", "amod", "nummod", "dep")
    return [number] if counted else []


def _bearer_of_clause(verb: Token, subjects: list[Token]) -> Token | None:
    """Of whom a clause is told whose subject is what they did: "men who fled the camp | are hunted"."""
    clause = verb.head
    if verb.dep_ != "ccomp" or clause.dep_ != "relcl" or len(subjects) != 1:
        return None
    own = subjects[0]
    if own.left_edge.i != clause.i + 1 or any(child.dep_ == "dobj" for child in clause.children):
        return None
    words = (child.lower_ for child in verb.children if child.dep_ in _HELPING)
    number = next((_NUMBER[word] for word in words if word in _NUMBER), "")
    if not number or may_agree([own], number) or not may_agree([clause.head], number):
        return None
    return clause.head


def _torn_to_as(verb: Token) -> list[Token]:
    """The subject that the parser hung on "as": "nine died as a jet | struck the camp"."""
    if (
        verb.dep_ != "conj"
        or verb.tag_ != "VBD"
        or verb.i < 2
        or any(child.dep_ == "cc" for child in verb.children)
    ):
        return []
    before = verb.nbor(-1)
    is_torn = before.dep_ == "pobj" and before.head.lower_ == "as" and before.head.head.i == verb.head.i
    links = any(child.dep_ == "cc" for child in verb.head.children)
    return [before] if is_torn and not links else []


def _whole_of(verb: Token, subjects: list[Token]) -> Token | None:
    """Of whom an aside without commas tells a part: "nine guests some of them nurses hurt in a raid"."""
    if len(subjects) != _TWO or verb.dep_ not in ("relcl", "ccomp") or verb.tag_ != "VBN":
        return None
    part = subjects[0]
    of_them = any(
        inner.lower_ == "them" for of in part.children if of.lower_ == "of" for inner in of.children
    )
    return verb.head if of_them and verb.head.pos_ == "NOUN" and part.i > verb.head.i else None


def _is_subject(child: Token) -> bool:
    if child.tag_ == "CD" and child.head.tag_ == "VBG" and any(part.lower_ == "on" for part in child.rights):
        return False  # "made nine raids on Lima and 11 on Cusco killing two"
    if child.dep_ in ("nsubj", "nsubjpass"):  # "itself" has the governor's: "allows itself to arm Chad"
        return child.lower_ != "there" and not child.lower_.endswith("self")
    return child.dep_ in _HELPING and is_the_group(child)


def _are_joined(first: Token, second: Token) -> bool:
    """Whether "and" stands between two subjects of a verb that is no singular."""
    links = [part for part in first.children if part.dep_ == "cc" and first.i < part.i < second.left_edge.i]
    if not links or any(not token.is_space for token in first.doc[links[-1].i + 1 : second.left_edge.i]):
        return False
    verb = second.head
    finite = [verb, *(child for child in verb.children if child.dep_ in ("aux", "auxpass"))]
    singular = any(token.tag_ == "VBZ" or token.lower_ == "was" for token in finite)
    return not singular or links[-1].lower_ == "as"


def late_agent(verb: Token) -> list[Token]:
    """The agent that the parser hung on a phrase before it: "accused of spying by Peru"."""
    token = verb
    for _ in range(4):
        after = [child for child in token.rights if child.dep_ in ("prep", "pobj", "pcomp", "agent")]
        if not after:
            return []
        token = after[-1]
        if token.lower_ in _TIMES:  # "demoted after his conviction by a jury"
            return []
        if token.lower_ == "by" and token.dep_ in ("prep", "agent"):
            return [child for child in token.children if child.dep_ == "pobj"]
    return []


def shared_agent(verb: Token) -> list[Token]:
    """The agent of a participle coordinated right behind ("armed and trained by Peru")."""
    for child in verb.children:
        if child.dep_ == "conj" and child.tag_ == "VBN" and _follows_at_once(verb, child):
            own = [part for by in child.children if by.dep_ == "agent" for part in by.children]
            return own or late_agent(child)
    return []


def _follows_at_once(verb: Token, other: Token) -> bool:
    own = any(child.dep_ in ("nsubj", "nsubjpass") for child in other.children)
    return not own and all(token.dep_ in _LINKS for token in verb.doc[verb.i + 1 : other.i])


def shared_object(verb: Token) -> list[Token]:
    """The object of a verb coordinated right behind ("attacked and burned the village")."""
    if verb.lemma_ in _AS_TO:
        return []
    for child in verb.children:
        if child.dep_ != "conj" or not is_verbal(child):
            continue
        if _follows_at_once(verb, child):
            return [part for part in child.children if part.dep_ == "dobj"]
    return []
