"""Event nouns of dealings that lack a party: visits to no host, talks of nobody, nobody's release.

A dealing is between parties. Its noun tells of one where both are named, where one noun names them together
("the two unions"), or where a body that consists of several meets ("the council's summit").
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.parties.owners import noun_of
from pipeline.extraction.events.parties.participants import Filler
from pipeline.records import MentionIndex

_DONE_BY_SOMEBODY = frozenset({"RETREAT", "MOBILIZE", "AID", "COOPERATE", "CONCEDE", "X_APPOINTMENT"})
_SHARED = frozenset({"CONSULT", "AGREE"})
_PUBLIC = frozenset(
    {"official", "government", "state", "organization", "delegation", "envoy", "diplomat", "party"}
)
_PRIVATE = frozenset({"kin", "press", "sport", "armed"})
_OWN_PEOPLE = frozenset(
    {"lawyer", "attorney", "aide", "adviser", "advisor", "staff", "staffer", "assistant", "doctor", "wife",
     "husband", "family", "friend", "colleague", "team", "cabinet"}
)  # fmt: skip
_FORCES = frozenset({"armed", "state", "government", "organization", "people", "weapon", "vehicle"})
_MILITARY = frozenset({"military", "naval", "war", "live-fire", "army", "navy", "air", "joint", "missile"})
_DRILLS = frozenset({"exercise", "maneuver", "manoeuvre", "drill"})
_EXERCISE = "n.exercise"
_RULING = "n.x.ruling"
_IN_TALKS = "n.in_talks"
_AGREED = "n.agreement_pl"
_ELECTION = "n.x.election"
_SIDES = frozenset(
    {"side", "party", "rival", "neighbour", "neighbor", "foe", "enemy", "ally", "partner", "faction", "two",
     "pair", "duo", "lawmaker", "legislator", "senator", "member", "nation", "country", "state"}
)  # fmt: skip
_PAIRING = frozenset({"both", "rival", "opposing", "warring", "bipartisan", "feuding", "neighbouring"})
_WHOEVER = frozenset({"which", "any", "whichever", "a", "an", "every", "each"})
_TALKS = frozenset({"n.talks", "n.in_talks"})
_BODIES = frozenset({"organization", "government", "state", "court", "delegation"})
_TELLING_WHICH = frozenset({"det", "poss", "nummod", "amod", "compound", "nmod", "prep", "predet", "appos"})
_OPEN = frozenset({"any", "some", "many", "such", "other", "equal", "all"})
_TWO = 2


def is_no_dealing(found: Found, kinds: Kinds, mentions: MentionIndex) -> bool:
    """Whether a noun's event lacks the party without which it tells of no dealing."""
    noun = noun_of(found)
    if noun is None:
        return False
    rule = found.match.rule
    if found.event_type in _DONE_BY_SOMEBODY and not found.actors:
        return True
    if rule.rule_id == _EXERCISE:
        return not _is_military(noun, found, kinds)
    if rule.mode == "visit":
        return not any(_is_public(each, kinds, mentions) for each in found.actors)
    if rule.rule_id == _RULING:
        return all(_is_any_court(each.head, noun) for each in found.actors)
    if rule.rule_id == _ELECTION:
        return bool(found.actors) and all(map(_is_whoever, found.actors))
    if found.event_type not in _SHARED:
        return False
    if found.recipients:
        return found.event_type == "CONSULT" and all(map(_is_own_people, found.recipients))
    return not _are_together(found, kinds)


def _is_military(noun: Token, found: Found, kinds: Kinds) -> bool:
    """Whether a word before an exercise, or those who hold it, make it one of arms: no "cynical exercise"."""
    if noun.lemma_.lower() not in _DRILLS or any(child.lower_ in _MILITARY for child in noun.children):
        return True
    return all(kinds.of(each.head) & _FORCES and each.head.pos_ != "ADJ" for each in found.actors)


def _is_public(visitor: Filler, kinds: Kinds, mentions: MentionIndex) -> bool:
    """Whether a visitor comes for others: an office, a body, a land, or somebody known for politics."""
    entity = mentions.entity_of(visitor.mention)
    if entity is not None and entity.kind != "person":
        return True
    if entity is not None and (entity.knowledge_id or "").startswith("person:"):
        return True
    own = kinds.of(visitor.head)
    if entity is None or visitor.head.pos_ == "NOUN":
        return bool(own & _PUBLIC) and not own & _PRIVATE
    heads = [each.head for each in mentions if each.cluster == entity.cluster and each.form != "pronoun"]
    doc = visitor.head.doc
    return any(kinds.of(doc[head]) & _PUBLIC for head in heads if head >= 0)


def _are_together(found: Found, kinds: Kinds) -> bool:
    """Whether those on one side deal with one another, or are a body that meets or calls others in."""
    if not found.actors:
        return False
    if len(found.actors) >= _TWO:
        return not any(_is_of(each, found.actors) for each in found.actors)
    head = found.actors[0].head
    own = kinds.of(head)
    if head.pos_ == "PRON" or ("pronoun" in own and "quantity" not in own):
        return False
    if "plural" in own:
        return _is_some_group(head) and (not _needs_sides(found) or _is_of_sides(head))
    if found.event_type == "AGREE" or found.match.rule.rule_id in _TALKS:
        return False
    return bool(own & _BODIES)


def _needs_sides(found: Found) -> bool:
    """Whether its verb or its place alone says who deals: one is told of "world powers reached it"."""
    if found.match.rule.rule_id == _IN_TALKS:
        return True
    return found.match.rule.rule_id == _AGREED and found.match.noun is not None


def _is_of_sides(head: Token) -> bool:
    """Whether a plural names sides of one another: "both unions", "the neighbours", "rival clans"."""
    if head.lemma_.lower() in _SIDES:
        return True
    return any(
        child.dep_ in ("nummod", "predet") or child.lower_ in _PAIRING or child.dep_ == "conj"
        for child in head.children
    )


def _is_of(one: Filler, parties: tuple[Filler, ...]) -> bool:
    """Whether a party is another's own: "the king and his ministers" are one side."""
    owners = [child for child in one.head.lefts if child.tag_ == "PRP$"]
    return bool(owners) and any(other.head.i < one.head.i for other in parties)


def _is_own_people(filler: Filler) -> bool:
    """Whether who is talked with is only the talker's own household: "his lawyers", "aides"."""
    head = filler.head
    if head.lemma_.lower() not in _OWN_PEOPLE or any(child.dep_ == "prep" for child in head.children):
        return False
    return any(child.tag_ == "PRP$" for child in head.children) or not any(
        child.dep_ in _TELLING_WHICH for child in head.children
    )


def _is_whoever(voted: Filler) -> bool:
    """Whether anybody of a kind may be meant: "which party wins the election", "a miner who can win"."""
    head = voted.head
    person = not any(child.dep_ in ("prep", "appos") for child in head.children)
    return person and any(child.dep_ == "det" and child.lower_ in _WHOEVER for child in head.children)


def _is_any_court(court: Token, ruling: Token) -> bool:
    """Whether "court" before rulings names no court: "landmark court rulings"."""
    return court.pos_ == "NOUN" and court.head.i == ruling.i and ruling.tag_ == "NNS"


def _is_some_group(head: Token) -> bool:
    """Whether a plural says who they are: "the neighbours", "donor nations", and no bare "officials"."""
    words = [child for child in head.children if child.dep_ in _TELLING_WHICH or child.dep_ == "conj"]
    return any(child.lower_ not in _OPEN for child in words)
