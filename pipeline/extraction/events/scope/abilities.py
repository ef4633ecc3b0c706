"""What somebody could do, may do or is there to do: powers, rights, ranges and provisions are no deeds.

"The court has the power to jail witnesses", "rockets capable of hitting the coast", "a rule that lets
officials work with firms".
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.slots import is_verbal

_OPEN = frozenset({"possible", "planned", "generic", "conditional"})
_ABLE = frozenset({"able", "capable", "entitled", "empowered", "authorized", "authorised", "equipped"})
_ENABLING = frozenset({"allow", "enable", "permit", "empower", "entitle", "authorize", "authorise", "let"})
_LINKS = frozenset({"xcomp", "ccomp", "acl", "relcl", "pcomp", "advcl"})
_TIMELESS = frozenset({"VBZ", "VBP", "MD"})
_RESERVING = frozenset({"reserve", "claim", "assert"})  # a right that is claimed is a threat or a promise
_ABILITY = "ability"  # the class of nouns of what somebody could do
_HIGHEST = 3  # clauses that may stand between a deed and the ability to do it


def is_ability(found: Found, modality: str, kinds: Kinds) -> bool:
    """Whether the deed is only what somebody has the means or the right to do."""
    if modality not in _OPEN or not is_verbal(found.trigger):
        return False
    violent = found.event_type == "ASSAULT"
    if violent and _is_range(found.trigger, kinds):
        return True
    deed = found.trigger
    for _ in range(_HIGHEST):
        while deed.dep_ == "conj" and is_verbal(deed.head):
            deed = deed.head
        if deed.dep_ not in _LINKS:
            return False
        above = deed.head.head if deed.dep_ == "pcomp" else deed.head
        if _is_able(above) or _enables(deed, above, kinds):
            return True
        if _is_power(deed, above, kinds) and not (violent and above.lemma_ == "right"):
            return True  # who speaks of a right to strike threatens
        if deed.dep_ == "pcomp" or not is_verbal(above):
            return False
        deed = above
    return False


def _is_range(deed: Token, kinds: Kinds) -> bool:
    """Whether a weapon is told by what it could reach: "rockets that could hit the coast"."""
    if deed.dep_ != "relcl" or not any(child.tag_ == "MD" for child in deed.children):
        return False
    return "weapon" in kinds.listed(deed.head) and not any(child.dep_ == "auxpass" for child in deed.children)


def _is_able(above: Token) -> bool:
    return above.lower_ in _ABLE and (above.pos_ == "ADJ" or above.dep_ in ("acomp", "amod", "acl"))


def _is_power(deed: Token, above: Token, kinds: Kinds) -> bool:
    """Whether a noun of power governs the deed: "the power to jail", "a provision for the army to give"."""
    if above.pos_ != "NOUN" or _ABILITY not in kinds.listed(above):
        return False
    if above.head.lemma_ in _RESERVING:
        return False
    return deed.dep_ != "relcl" or deed.tag_ == "VB"


def _enables(deed: Token, above: Token, kinds: Kinds) -> bool:
    """Whether a thing, in the timeless present, lets somebody act: "the rules allow guards to search"."""
    if above.lemma_ not in _ENABLING or deed.dep_ not in ("ccomp", "xcomp"):
        return False
    helping = [child for child in above.children if child.dep_ in ("aux", "auxpass")]
    if (helping[0] if helping else above).tag_ not in _TIMELESS:
        return False
    subjects = [child for child in above.children if child.dep_ == "nsubj"]
    return bool(subjects) and not any(kinds.is_actor(each) for each in subjects)
