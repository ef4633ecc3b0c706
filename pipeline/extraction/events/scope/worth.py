"""Which events say enough to be published: a meeting of nobody with nobody is no row, nor is a maxim."""

from __future__ import annotations

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.parties.owners import SHARED, noun_of
from pipeline.extraction.events.parties.participants import Filler
from pipeline.extraction.events.reference.agreement import THIRD
from pipeline.extraction.events.reference.speaker import FIRST
from pipeline.extraction.events.scope.abilities import is_ability
from pipeline.extraction.events.scope.sorts import is_of_a_sort
from pipeline.extraction.events.scope.standing import is_standing
from pipeline.records import EventMention

_SAID = frozenset({"THREATEN", "REQUEST", "REJECT", "SUPPORT", "CONCEDE"})
_PRESSING = frozenset({"ACCUSE", "THREATEN", "REQUEST", "REJECT"})
_HARD = frozenset({"SANCTION", "COERCE"})
_DONE_BY_SOMEBODY = frozenset({"MOBILIZE", "RETREAT", "AID", "CONCEDE"})
_BEFALLING = frozenset({"X_CASUALTIES", "X_DISASTER"})
_SUPPOSED = frozenset({"conditional", "generic"})
_NURSING = frozenset({"treat", "hospitalize", "hospitalise", "examine", "evaluate", "vaccinate"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_OWN = frozenset({"prep", "acl", "relcl", "appos"})  # what says more of a noun than that it is known
_NOBODY = frozenset({"nobody", "none"})
_TWO = 2
_HONOURS = frozenset({"honorary", "honourary"})
_PERSONAL = THIRD | FIRST
_AGAINST_SOMEBODY = frozenset({"sanction", "embargo", "expulsion"})  # unlike a tariff, which may be on goods
_SET_APART = frozenset({"det", "poss", "amod", "compound", "nmod"})  # what makes a noun one of its kind
_MASS = frozenset({"protest", "demonstration"})
_MEETINGS = frozenset({"n.meeting", "n.talks"})


def says_enough(found: Found, event: EventMention, kinds: Kinds) -> bool:
    """Whether something happens, and an event noun has the parties, place or day that make it an event."""
    if is_standing(found) or (found.event_type == "REJECT" and event.modality == "denied"):
        return False  # who "did not rule out" talks refused nothing
    if found.event_type in _BEFALLING and event.modality in _SUPPOSED:
        return False  # "if a storm hits", "people who are hurt"
    if found.event_type == "X_APPOINTMENT" and any(word.lower_ in _HONOURS for word in found.trigger.subtree):
        return False  # a title, no office
    if is_of_a_sort(found, event.modality, kinds) or is_ability(found, event.modality, kinds):
        return False
    if found.event_type in _PRESSING and not found.actors and not found.recipients:
        return False  # said by nobody to nobody
    if found.event_type == "REJECT" and not found.actors:
        return False  # what was turned down was somebody's to turn down
    if found.event_type in _HARD and not (found.actors or found.recipients or found.places):
        return False
    if not found.actors and not found.recipients and _tells_nothing(found):
        return False
    if _is_patient(found):
        return False
    if found.actors and all(map(_is_nobody, found.actors)):
        return False  # "no one protested"
    noun = noun_of(found)
    if noun is None:
        return True
    if _is_left_open(found) or _is_notion(found, event):
        return False
    if not found.recipients and found.actors and all(filler.is_open for filler in found.actors):
        return False
    placed = bool(found.places) or event.place_cluster is not None or event.date_basis == "stated"
    if found.match.noun is not None:  # carried by a verb
        if found.match.rule.rule_id in _MEETINGS and not found.recipients and not _meets_alone(found, kinds):
            return False
        if found.event_type in SHARED:
            return bool(found.actors)  # a deal signed with Peru by nobody that is named
        return bool(found.actors or found.recipients) or placed
    if found.event_type in SHARED:
        return _meets(found, kinds)
    if found.event_type in _SAID:
        return bool(found.actors)
    return bool(found.actors or found.recipients or found.topics or placed)


def _is_notion(found: Found, event: EventMention) -> bool:
    """Whether a protest is none that took place: "supports protest", "a possible protest" by nobody."""
    if found.event_type != "PROTEST" or found.match.noun is not None:
        return False
    noun = found.trigger
    if not found.actors and not found.recipients and event.modality != "happened":
        return True
    bare = not any(child.dep_ in _SET_APART or child.dep_ == "nummod" for child in noun.lefts)
    return noun.tag_ == "NN" and noun.lemma_ in _MASS and bare and not found.actors and not noun.is_sent_start


def _is_left_open(found: Found) -> bool:
    """Whether a noun of words leaves out a party that it must have.

    An accusation or a threat is against somebody, criticism is by somebody; an inquiry or criticism may be
    of a matter alone ("of the pact").
    """
    if found.event_type == "THREATEN":
        return not found.recipients
    if found.event_type == "SANCTION":
        noun = found.match.noun or found.trigger
        return noun.lemma_.lower() in _AGAINST_SOMEBODY and not found.recipients
    if found.event_type != "ACCUSE":
        return False
    if not found.recipients and not found.topics:
        noun = found.match.noun or found.trigger
        return not any(child.lower_ == "into" for child in noun.children)
    return not found.actors and found.match.rule.mode == "disapprove"


def is_of_nobody_known(found: Found) -> bool:
    """Whether who does it, or where nobody is said to, whom it befalls, is an open pronoun alone."""
    parties = found.actors or found.recipients
    return bool(parties) and all(each.is_open and each.head.lower_ in _PERSONAL for each in parties)


def _is_patient(found: Found) -> bool:
    """Whether somebody is let go by a hospital: "treated and released"."""
    verb = found.trigger
    if found.event_type != "RETREAT" or verb.dep_ != "conj" or found.actors:
        return False
    return verb.head.lemma_ in _NURSING


def _tells_nothing(found: Found) -> bool:
    """Whether a row of nobody to nobody tells nothing new.

    "Jets were deployed", or a strike that is only referred to ("after the shooting").
    """
    if found.event_type in _DONE_BY_SOMEBODY:
        return not is_verbal(found.trigger) or "nsubj" not in {child.dep_ for child in found.trigger.children}
    noun = noun_of(found)
    if found.event_type != "ASSAULT" or noun is None or found.match.noun is not None:
        return False
    refers = any(child.dep_ == "det" and child.lower_ in _KNOWN for child in noun.children)
    says = any(child.dep_ in _OWN or child.pos_ == "PROPN" or child.ent_type_ for child in noun.children)
    return refers and noun.dep_ == "pobj" and not says


def _meets_alone(found: Found, kinds: Kinds) -> bool:
    """Several together, or a land or body: one person who "attends a meeting" meets nobody that is named."""
    if len(found.actors) >= _TWO:
        return True
    return any({"plural", "state", "government"} & kinds.of(filler.head) for filler in found.actors)


def _meets(found: Found, kinds: Kinds) -> bool:
    """Both parties, several in one, or for a visit the visitor."""
    if not found.actors:
        return False
    if found.recipients or found.match.rule.mode == "visit":
        return True
    if len(found.actors) >= _TWO:
        return True
    if found.actors[0].head.pos_ == "PRON":
        return False
    return "plural" in kinds.of(found.actors[0].head) or found.trigger.lemma_ == "summit"


def _is_nobody(filler: Filler) -> bool:
    head = filler.head
    return head.lower_ in _NOBODY or (head.lower_ == "one" and head.i > 0 and head.nbor(-1).lower_ == "no")
