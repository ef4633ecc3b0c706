"""Readings of words of politics that are put to nobody: strivings, studies, wars in law alone.

Who seeks peace, access or a cure asks nobody for it; an inquiry into a leak, an outbreak or a shortage
accuses nobody; two lands that are "technically at war" do not fight.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.parties.owners import noun_of

_STRIVING = frozenset({"seek"})
_ADDRESSING = frozenset({"from", "by"})
_INQUIRERS = frozenset({"police", "court", "inquirer"})
_WRONGS = frozenset({"crime", "violence", "crime_charge", "arrest_noun", "victim_event", "protest"})
_BLAMED = _WRONGS | {"policy", "law", "restriction", "sanction", "hostile"}  # deeds of somebody
_STUDIED = frozenset({"accident", "disaster", "medical"})
_FINDING = frozenset(
    {"find", "show", "reveal", "suggest", "indicate", "conclude", "determine", "establish", "discover"}
)
_FROM_OTHERS = frozenset(
    {"extradition", "resignation", "ouster", "dismissal", "impeachment", "clemency", "asylum", "truce",
     "ceasefire"}
)  # fmt: skip
_FROM_SOMEBODY = "request.seek_from"  # approval, guarantees, apologies
_PIECES = frozenset({"article", "story", "report", "piece", "newspaper", "magazine", "book", "interviews"})
_MUST = "request.say_must"
_ALL = frozenset({"each", "every", "any"})
_GRANTED = frozenset(
    {"aid", "aid_strict", "talks", "meeting", "information", "release_noun", "support_noun", "funds"}
)  # what somebody else must give, where it is sought
_IN_LAW = frozenset({"technically", "formally", "nominally", "legally"})


def is_unaddressed(found: Found, kinds: Kinds) -> bool:
    """Whether a request asks nobody, an accusation studies something, or a war is one in law only."""
    if found.event_type == "REQUEST":
        return _is_striving(found, kinds) or _is_duty_of_all(found)
    if found.event_type == "ACCUSE" and not found.recipients and _is_worry(found, kinds):
        return True
    if found.event_type == "REJECT" and _is_of_press(found.trigger):
        return True
    if found.match.rule.mode == "investigate":
        return _is_study(found, kinds)
    return found.match.rule.rule_id == "n.at_war" and _is_in_law(found)


def _is_duty_of_all(found: Found) -> bool:
    """Whether what must be done is nobody's, or everybody's: "each province must choose"."""
    if found.match.rule.rule_id != _MUST:
        return False
    return all(any(word.lower_ in _ALL for word in each.head.lefts) for each in found.recipients)


def _is_striving(found: Found, kinds: Kinds) -> bool:
    """Whether somebody seeks what nobody is asked for: "seeks a lasting peace", "sought treatment"."""
    verb = found.trigger
    if verb.lemma_ not in _STRIVING or found.recipients or found.match.rule.rule_id == _FROM_SOMEBODY:
        return False
    sought = [child for child in verb.children if child.dep_ == "dobj"]
    if any(child.lower_ in _ADDRESSING for each in (verb, *sought) for child in each.children):
        return False
    granted = (_GRANTED & kinds.of(each) or each.lemma_.lower() in _FROM_OTHERS for each in sought)
    return bool(sought) and not any(granted)


def _is_worry(found: Found, kinds: Kinds) -> bool:
    """Whether somebody is worried and blames nobody: "voiced concern over the growing trend"."""
    if any(_BLAMED & kinds.of(each.head) for each in found.topics):
        return False
    if found.match.rule.rule_id == "accuse.concern":
        return True
    noun = noun_of(found)
    worry = noun is not None and "concern" in kinds.listed(noun)
    return worry and found.match.rule.rule_id == "n.condemnation"


def _is_of_press(verb: Token) -> bool:
    """Whether somebody only does not talk to the paper: "declined several requests for comment"."""
    asked = [part for child in verb.children if child.dep_ == "dobj" for part in child.subtree]
    if any(part.lower_ == "comment" for part in asked):
        return True
    return any(part.lower_ == "interview" for part in asked) and any(part.lower_ in _PIECES for part in asked)


def _is_study(found: Found, kinds: Kinds) -> bool:
    """Whether what is probed is a mishap or a state of things, and no wrong is spoken of."""
    if found.recipients or any(_INQUIRERS & kinds.of(each.head) for each in found.actors):
        return False
    noun = noun_of(found)
    head = found.trigger if noun is None else noun
    about = [part for child in head.children if child.dep_ == "prep" for part in child.subtree]
    about += [filler.head for filler in found.topics]
    matter = any(_STUDIED & kinds.listed(each) for each in about)
    if not matter and not (noun is not None and _has_findings(noun)):
        return False
    return not _tells_of_wrong(head.sent, head, kinds)


def _has_findings(noun: Token) -> bool:
    """Whether the inquiry is told by what it found: "a probe has shown that …"."""
    return noun.dep_ == "nsubj" and noun.head.lemma_ in _FINDING


def _tells_of_wrong(words: Iterable[Token], inquiry: Token, kinds: Kinds) -> bool:
    listed = (kinds.listed(each) for each in words if each.i != inquiry.i)
    return any(_WRONGS & each and not _STUDIED & each for each in listed)


def _is_in_law(found: Found) -> bool:
    """Whether the clause says that the war is one in name: "technically at war"."""
    noun = found.match.noun or found.trigger
    clause = next((each for each in noun.ancestors if each.pos_ in ("VERB", "AUX")), noun)
    return any(child.lower_ in _IN_LAW for each in (clause, noun.head) for child in each.children)
