"""What a definite noun phrase takes up: "the president", "the ministry", "the group". Public: `TakenUp`.

An office means whoever holds it in the document: of two holders the one who is nearer, acts, and is told of
more. A noun takes up what was called by it before, or the kind of group that it means. A party of the same
verb is somebody else, and a phrase with a name in it ("the Kurdish militia") is no other name's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from types import MappingProxyType

from pipeline.extraction.mentions.drafts import Draft
from pipeline.extraction.mentions.words import Words

_REACH = 12  # sentences
_NEAR = 2
_DEEP = 5  # words from a name up to the party whose it is
_DEFINITE = frozenset({"the", "that", "this", "both", "his", "her", "its", "their", "our"})
_GOVERNED = ("country", "government", "region", "city")
_PLACE_KINDS = ("country", "region", "city", "place", "facility")
_SUBJECTS = ("nsubj", "nsubjpass")
_PARTIES = ("nsubj", "nsubjpass", "dobj", "dative")
_PAST = frozenset(
    {"former", "ex", "ex-", "late", "then", "next", "first", "future", "deputy", "acting", "previous", "old"}
)
_GENDERS = MappingProxyType({"he": "m", "she": "f"})
_INSIDE = ("compound", "nmod", "pobj", "appos")
_SERVICES = frozenset({"army", "military", "navy", "air force", "police"})
_BANDS = frozenset({"group", "organization", "organisation", "movement"})
_BRANDS = frozenset({"terrorist", "extremist", "jihadist", "jihadi", "militant", "takfiri"})
_COPIED = ("cluster", "link", "name", "body_id", "country_code", "gender")
_FAR, _ACTS, _TOLD_OF, _APART = 0.5, 1.0, 1.5, 0.25
_TITLED, _LATEST = 0.5, 0.5


def refer_to(draft: Draft, source: Draft, confidence: float) -> None:
    """Make the draft one more mention of what the source names."""
    for name in _COPIED:
        setattr(draft, name, getattr(source, name) if name != "gender" else draft.gender or source.gender)
    draft.basis = "coreference"
    draft.confidence = round(confidence * max(source.confidence, 0.8), 3)
    if draft.form == "pronoun" or draft.kind == "organization":
        draft.kind = source.kind


class TakenUp:
    """Resolves the noun phrases of one document against what stands before them."""

    def __init__(self, drafts: Sequence[Draft], words: Words, *, day: date | None) -> None:
        self._words = words
        self._inner = {draft.head: draft for draft in drafts if draft.form in ("name", "demonym")}
        self._lands = {
            index
            for draft in drafts
            if draft.kind in _GOVERNED or draft.form == "demonym"
            for index in range(draft.first, draft.last)
        }
        self._named = {index for one in self._inner.values() for index in range(one.first, one.last)}
        self._branded = {
            draft.cluster
            for draft in drafts
            if draft.kind == "armed_group"
            and not _BRANDS.isdisjoint(
                word.removesuffix("s") for word in words.lower[draft.last : draft.last + 1]
            )
        }
        self._called: dict[str, Draft] = {}  # the last that a noun with more words named
        self._offices: dict[int, dict[str, tuple[bool, date]]] = {}
        for draft in drafts:
            if draft.cluster is not None and draft.kind == "person" and draft.form == "name":
                held = self._offices.setdefault(draft.cluster, {})
                for office, titled, since in self._held(draft, day):
                    said, start = held.get(office, (False, since))
                    held[office] = (said or titled, max(start, since))

    def _held(self, person: Draft, day: date | None) -> Iterator[tuple[str, bool, date]]:
        """Offices that a person holds on the day: each, whether it stands before the name, since when.

        Of a text without a day any that the person ever held.
        """
        roles = person.link.entry.roles if person.link is not None else ()
        titled = person.office if person.office and self._is_own(person) else None
        for role in roles:
            if day is None or role.held_on(day):
                yield role.title, role.title == titled, role.start or date.min
        if titled is not None and titled not in {role.title for role in roles}:
            yield titled, True, date.min

    def _is_own(self, person: Draft) -> bool:
        """Whether the title before a name is of a public office: no "Club President" or "former mayor"."""
        words = self._words
        title = person.first - 1
        before = title - len((person.office or "").split())
        if before < 0 or words.sentence[before] != words.sentence[title]:
            return True
        if words.lower[before] in _PAST or words.lower[max(before - 1, 0)] in _PAST:
            return False
        return not words.is_name_tag(before) or before in self._lands

    def resolve(self, draft: Draft, before: Sequence[Draft]) -> None:
        """Give a nominal the cluster of what it takes up; `before`: what is named so far, in order."""
        if draft.is_plural or draft.role == "members":
            return
        if (
            draft.country_code
            or self._words.lower[draft.first] not in _DEFINITE
            or self._is_told_apart(draft)
            or self._is_of_land(draft)
        ):
            self._called[draft.noun or ""] = draft
            return
        found = self._holder(draft, before) if draft.role == "person" else self._such_a(draft, before)
        called = self._called.get(draft.noun or "")
        if found is not None and (called is None or called.first < found.first or draft.role != "person"):
            refer_to(draft, found, 0.6)

    def _is_told_apart(self, draft: Draft) -> bool:
        """Whether further words say which holder is meant: "the former mayor", "the mayor of Oslo"."""
        if draft.role != "person":
            return False
        words = self._words
        if words.lower[draft.last : draft.last + 1] == ["of"]:
            return True
        if not _PAST.isdisjoint(words.lower[draft.first : draft.last - 1]):
            return True
        length = len((draft.noun or "").split())
        named = (i for i in range(draft.first + 1, draft.last - length) if words.is_name_tag(i))
        return any(index not in self._named for index in named)

    def _is_of_land(self, draft: Draft) -> bool:
        """Whether what follows says whose body it is: "the government of Costa Rica"."""
        follows = draft.last < len(self._words) and self._words.lower[draft.last] == "of"
        return follows and draft.role != "place" and bool(self._lands & {draft.last + 1, draft.last + 2})

    # persons

    def _holder(self, draft: Draft, before: Sequence[Draft]) -> Draft | None:
        """Who holds the office in the document; None of two who are as likely."""
        words = self._words
        if draft.office is None:
            return None
        scores: dict[int, float] = {}
        last: dict[int, Draft] = {}
        counts: Counter[int] = Counter()
        gender = self._gender_told(draft)
        for candidate in before:
            cluster = candidate.cluster
            if cluster is None or draft.office not in self._offices.get(cluster, {}):
                continue
            if gender and candidate.gender and gender != candidate.gender:
                continue
            counts[cluster] += 1
            distance = words.sentence[draft.head] - words.sentence[candidate.head]
            if distance > _REACH or candidate.form == "pronoun" or self._is_beside(candidate, draft):
                continue
            score = _ACTS * (words.dep[candidate.head] in _SUBJECTS) - _FAR * distance
            scores[cluster] = max(score, scores.get(cluster, score))
            last[cluster] = candidate
        if not scores:
            return None
        most = max(counts.values())
        latest = max(self._offices[who][draft.office][1] for who in scores)
        for who in scores:
            titled, since = self._offices[who][draft.office]
            scores[who] += _TOLD_OF * counts[who] / most + _TITLED * titled + _LATEST * (since == latest)
        likely = sorted(((score, who) for who, score in scores.items()), reverse=True)
        if len(likely) > 1 and likely[0][0] - likely[1][0] < _APART:
            return None
        return last[likely[0][1]]

    def _gender_told(self, draft: Draft) -> str | None:
        """What "he" or "she" in a clause of theirs tells: "the mayor insisted she had left"."""
        words = self._words
        verb, sentence = words.head[draft.head], words.sentence[draft.head]
        index = draft.last
        while index < len(words) and words.sentence[index] == sentence:
            if words.lower[index] in _GENDERS and words.head[words.head[index]] == verb:
                return _GENDERS[words.lower[index]]
            index += 1
        return None

    # bodies and places

    def _such_a(self, draft: Draft, before: Sequence[Draft]) -> Draft | None:
        """The last that is called by the noun, or is the kind of group that "the group" means."""
        inner = self._named_inside(draft)
        for candidate in reversed(before):
            distance = self._words.sentence[draft.head] - self._words.sentence[candidate.head]
            if distance > _REACH:
                return None
            apart = any(name.cluster != candidate.cluster for name in inner)
            if not apart and self._is_such_a(candidate, draft, distance):
                return candidate
        return None

    def _named_inside(self, draft: Draft) -> list[Draft]:
        """Names and known peoples within the phrase."""
        inside = (self._inner.get(index) for index in range(draft.first, draft.head))
        return [one for one in inside if one is not None and (one.form == "name" or one.link is not None)]

    def _is_such_a(self, candidate: Draft, draft: Draft, distance: int) -> bool:
        if candidate.form in ("pronoun", "demonym") or candidate.kind in ("person", "people"):
            return False
        if (draft.role == "place") != (candidate.kind in _PLACE_KINDS) or self._is_beside(candidate, draft):
            return False
        if draft.noun in _SERVICES and candidate.form == "name" and not self._is_of_a_land(candidate):
            return False
        if draft.noun in _BANDS and self._is_unbranded(candidate, draft):
            return False
        spelled = (candidate.name or self._words.surface(candidate.first, candidate.last)).lower().split()
        if draft.noun in spelled or draft.noun == candidate.noun:
            return True
        same_kind = candidate.kind == draft.kind != "organization"
        groups = draft.noun in ("group", "movement") and candidate.kind in ("armed_group", "party")
        return distance <= _NEAR and ((draft.role == "group" and same_kind) or groups)

    def _is_unbranded(self, candidate: Draft, draft: Draft) -> bool:
        """Whether "the extremist group" rather means another group, which the text calls terrorists."""
        branded = not _BRANDS.isdisjoint(self._words.lower[draft.first : draft.last])
        return branded and bool(self._branded) and candidate.cluster not in self._branded

    def _is_of_a_land(self, service: Draft) -> bool:
        """Whether a name is of a known body or has a land in it: no "Coast Army" of a broken headline."""
        inside = range(service.first, service.last)
        return service.link is not None or bool(service.country_code) or not self._lands.isdisjoint(inside)

    def _is_beside(self, candidate: Draft, draft: Draft) -> bool:
        """Whether both are parties of one verb: "the band fought the group", "a band who fought it"."""
        words = self._words
        verb = words.head[draft.head]
        if words.dep[draft.head] not in _PARTIES or not words.tag[verb].startswith("VB"):
            return False
        head = candidate.head
        for _ in range(_DEEP):  # "fighters of the Ansaru militia"
            if words.dep[head] in _PARTIES and words.head[head] == verb:
                return True
            if words.dep[verb] == "relcl" and words.head[verb] == head:
                return True
            if words.dep[head] not in _INSIDE and (words.dep[head], words.lower[head]) != ("prep", "of"):
                return False
            head = words.head[head]
        return False
