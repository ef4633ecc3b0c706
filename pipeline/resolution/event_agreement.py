"""Whether what two mentions say of an event can be, and is enough to be, about one event.

Two mentions of one type are about one event only where something says so: the same parties, the same place
and day, or the same words in one text. Each side of an event, who did it and to whom, agrees, differs or
is open. What is said or given (blame, praise, demands, aid) is one event only with the same subject, since
the same people say many things about each other.
"""

from __future__ import annotations

from enum import Enum

from pipeline.resolution.event_features import SOMEBODY, EventFeatures

SYMMETRIC_TYPES = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# What one says or gives is one's own, whoever else says the same; who did a deed is often disputed.
OWN_TYPES = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN", "SANCTION", "AID", "CONCEDE"})
ONE_STORY = 0.3  # cosine from which two documents tell one story
_DEEDS = frozenset({"happened", "denied"})
_ONCE = frozenset({"X_CASUALTIES", "X_APPOINTMENT"})  # what befalls one person once, as a rule
_PHONE = "phone"
_APART = frozenset({_PHONE, "visit"})  # who speaks on the phone is not there
_TOLLS = frozenset({"X_CASUALTIES", "X_DISPLACEMENT", "X_DISASTER"})  # of which a story has one, as a rule
_TOGETHER = 2  # parties that a meeting or an agreement takes


class Relation(Enum):
    """How two mentions stand to each other on one side of the event."""

    AGREES = "agrees"
    OPEN = "open"
    DIFFERS = "differs"


def is_contradicted(one: EventFeatures, other: EventFeatures) -> bool:
    """Whether the mentions name parties that exclude each other."""
    if one.type_is_open or other.type_is_open:
        return False
    if one.event_type in SYMMETRIC_TYPES:
        return _is_another_company(one, other) or {one.mode, other.mode} == _APART
    if _relation(one, other, "recipients") is Relation.DIFFERS or _counts_differ(one, other):
        return True
    return _relation(one, other, "actors") is Relation.DIFFERS and not _is_disputed(one, other)


def is_supported(one: EventFeatures, other: EventFeatures, shared: float) -> bool:
    """Whether two mentions that nothing keeps apart say enough in common to be one event.

    `shared` is the cosine of their documents.
    """
    if one.type_is_open or other.type_is_open:
        return True
    if one.event_type in SYMMETRIC_TYPES:
        return _is_one_meeting(one, other, shared)
    actor, recipient = (_relation(one, other, side) for side in ("actors", "recipients"))
    if actor is Relation.DIFFERS:
        return recipient is Relation.AGREES and _is_disputed(one, other)
    if one.event_type in OWN_TYPES:
        return _is_one_word(one, other, shared, actor=actor, recipient=recipient)
    return _is_one_deed(one, other, shared, actor=actor, recipient=recipient)


def _is_another_company(one: EventFeatures, other: EventFeatures) -> bool:
    """Whether each names a person whom the other, which names persons too, does not."""
    return bool(one.persons - other.persons and other.persons - one.persons)


def _relation(one: EventFeatures, other: EventFeatures, side: str) -> Relation:
    """Named parties agree where one is in common; those without a name by the words for them."""
    mine, theirs = one.named(side), other.named(side)
    mine_else, theirs_else = one.unnamed(side), other.unnamed(side)
    if mine and theirs:
        agreed = any(is_same_party(a, b, one, other) for a in mine for b in theirs)
        return Relation.AGREES if agreed else Relation.DIFFERS
    if mine_else and theirs_else and not mine and not theirs:
        if mine_else & theirs_else - {SOMEBODY}:
            alike = side == "actors" or one.counts == other.counts
            return Relation.AGREES if alike else Relation.OPEN
        if SOMEBODY not in mine_else | theirs_else:
            return Relation.DIFFERS
    filled = bool(mine or mine_else) and bool(theirs or theirs_else)
    return Relation.DIFFERS if filled and one.event_type in OWN_TYPES else Relation.OPEN


def is_same_party(
    mine: frozenset[str], theirs: frozenset[str], one: EventFeatures, other: EventFeatures
) -> bool:
    """Whether two parties have a name in common; two persons of one land have not."""
    persons = mine & one.persons, theirs & other.persons
    if all(persons) and not persons[0] & persons[1]:
        return False
    return bool(mine & theirs)


def _counts_differ(one: EventFeatures, other: EventFeatures) -> bool:
    """Within one text two numbers of victims are two groups of them; between texts they may be disputed."""
    same_text = one.document_id == other.document_id
    return same_text and bool(one.counts and other.counts and not one.counts & other.counts)


def _is_disputed(one: EventFeatures, other: EventFeatures) -> bool:
    """Whether the texts agree on all but who did it."""
    if one.document_id == other.document_id or one.event_type in OWN_TYPES:
        return False
    return bool(one.places & other.places) or _same_days(one, other)


def _same_days(one: EventFeatures, other: EventFeatures) -> bool:
    """Whether both are dated to a week or less; that the days meet is settled before."""
    return one.is_narrow and other.is_narrow


def _same_subject(one: EventFeatures, other: EventFeatures) -> bool:
    return bool(one.topics & other.topics)


def _same_reality(one: EventFeatures, other: EventFeatures) -> bool:
    """Whether both tell a deed, or both the same kind of plan, wish or threat."""
    return one.modality == other.modality or {one.modality, other.modality} <= _DEEDS


def _is_plan_and_deed(one: EventFeatures, other: EventFeatures) -> bool:
    return {one.modality, other.modality} <= _DEEDS | {"planned"}


def _is_near(one: EventFeatures, other: EventFeatures, shared: float) -> bool:
    return one.document_id == other.document_id or shared >= ONE_STORY or _same_days(one, other)


def _is_named_by_its_owner(one: EventFeatures, other: EventFeatures) -> bool:
    """Whether one text names one noun by who does it, again and again: "the judge's inquiry"."""
    same = one.document_id == other.document_id and one.lemma == other.lemma and one.is_noun and other.is_noun
    owned = _relation(one, other, "actors") is Relation.AGREES
    return same and owned and _relation(one, other, "recipients") is not Relation.DIFFERS


def _is_told_again(one: EventFeatures, other: EventFeatures) -> bool:
    """Whether one text speaks of "the attack" that it has told of."""
    nouns = one.is_noun and other.is_noun and (one.is_definite or other.is_definite)
    sides = ("actors", "recipients")
    filled = any(all(each.named(side) or each.unnamed(side) for each in (one, other)) for side in sides)
    return nouns and one.document_id == other.document_id and not filled


def _is_one_word(
    one: EventFeatures, other: EventFeatures, shared: float, *, actor: Relation, recipient: Relation
) -> bool:
    """Whether two sayings or gifts are one."""
    if _is_named_by_its_owner(one, other):
        return True
    both = actor is recipient is Relation.AGREES
    if one.topics and other.topics and not _same_subject(one, other):
        return False
    if one.lemma != other.lemma:
        return both and _same_reality(one, other) and (_same_subject(one, other) or _same_days(one, other))
    if both:
        return _same_reality(one, other) or _same_days(one, other) or _same_subject(one, other)
    if not _same_reality(one, other) or not _is_near(one, other, shared):
        return False
    return recipient is Relation.AGREES or (actor is Relation.AGREES and _same_subject(one, other))


def _is_one_deed(
    one: EventFeatures, other: EventFeatures, shared: float, *, actor: Relation, recipient: Relation
) -> bool:
    """Whether two reports of what was done are of one deed."""
    here = bool(one.places & other.places)
    same_lemma = one.lemma == other.lemma
    if actor is recipient is Relation.AGREES:
        near = _is_near(one, other, shared)
        return (same_lemma or near) if _same_reality(one, other) else near
    if not _same_reality(one, other):
        agreed = Relation.AGREES in (actor, recipient)
        return agreed and same_lemma and _same_days(one, other)
    if recipient is Relation.AGREES:
        if one.persons & other.persons and same_lemma and one.event_type in _ONCE:
            return True
        return _is_near(one, other, shared) and (same_lemma or here or _same_days(one, other))
    if actor is Relation.AGREES:
        alone = not any(each.named("recipients") or each.unnamed("recipients") for each in (one, other))
        if same_lemma and alone and one.document_id == other.document_id and one.modality == other.modality:
            return not one.topics or not other.topics or _same_subject(one, other)
        retold = same_lemma and one.is_noun and other.is_noun and _is_near(one, other, shared)
        return retold or (_same_days(one, other) and (here or same_lemma))
    if same_lemma and (_is_told_again(one, other) or (shared >= ONE_STORY and one.event_type in _TOLLS)):
        return True
    return here and _same_days(one, other) and (same_lemma or shared >= ONE_STORY)


def _in_common(one: EventFeatures, other: EventFeatures) -> int:
    """How many parties two mentions have in common, each counted once."""
    pairs = [
        (i, j)
        for i, mine in enumerate(one.parties)
        for j, theirs in enumerate(other.parties)
        if is_same_party(mine, theirs, one, other)
    ]
    return min(len({i for i, _ in pairs}), len({j for _, j in pairs}))


def _others_differ(one: EventFeatures, other: EventFeatures) -> bool:
    """Whether both name others by words, and by no word in common."""
    mine = (one.other_actors | one.other_recipients) - {SOMEBODY}
    theirs = (other.other_actors | other.other_recipients) - {SOMEBODY}
    return bool(mine and theirs and not mine & theirs)


def _is_one_meeting(one: EventFeatures, other: EventFeatures, shared: float) -> bool:
    """Whether two mentions of what several do together are of one occasion, before it or after."""
    same_days = _same_days(one, other)
    same_kind = one.lemma == other.lemma or (one.mode is not None and one.mode == other.mode)
    if _PHONE in (one.mode, other.mode) and not same_kind:
        return False
    if not (_same_reality(one, other) or _is_plan_and_deed(one, other) or same_days):
        return False
    common = _in_common(one, other)
    fewest = min(len(one.parties), len(other.parties))
    if common >= _TOGETHER:
        return _same_reality(one, other) or same_kind or _is_near(one, other, shared)
    if common < fewest and not one.places & other.places:
        return False
    if _others_differ(one, other):
        return False
    if common and one.event_type != "CONSULT":  # what one party promises or signs, it does for many ends
        return same_days or one.is_noun or other.is_noun or _same_subject(one, other)
    if common:
        return same_days or (same_kind and _is_near(one, other, shared))
    here = bool(one.places & other.places) and same_days
    return fewest == 0 and same_kind and (_is_told_again(one, other) or here)
