"""What nominals and pronouns refer to. Public: `hold_offices`, `refer_back`.

"the Turkish president" is whoever held the office on the day; "the ministry", "the group" and "he" refer
back. Candidates are the document's mentions so far: a subject beats an object, a near sentence a far one.
What cannot be resolved stays without an entity: none is better than wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.extraction.mentions.alikeness import BODIES
from pipeline.extraction.mentions.bodies import CountryWords
from pipeline.extraction.mentions.drafts import Draft
from pipeline.extraction.mentions.takenup import TakenUp, refer_to
from pipeline.extraction.mentions.words import Words
from pipeline.knowledge.base import Knowledge

_PRONOUN_REACH = 3  # sentences
_SPEAKER = 0.75
_RELATIVE = 1.0  # "Merkel, who said she ..."
OFFICES = {
    "premier": "prime minister",
    "defense minister": "defence minister",
    "foreign secretary": "foreign minister",
    "secretary of state": "foreign minister",
}


def hold_offices(
    nominals: Sequence[Draft],
    words: Words,
    countries: CountryWords,
    *,
    knowledge: Knowledge,
    day: date | None,
) -> None:
    """Link "the Turkish president" to the holder of the office on the day, where just one is known."""
    for draft in nominals:
        if draft.role != "person" or draft.is_plural or draft.noun is None:
            continue
        draft.office = OFFICES.get(draft.noun, draft.noun)
        country = countries.owner(draft.first, draft.last, words)
        if country is None or _is_indefinite(draft, words):
            continue
        draft.country_code = country.country_code
        holders = knowledge.holders(draft.office, country.country_code, day)
        if len(holders) == 1:
            draft.link_to(holders[0], basis="knowledge", confidence=0.75)


def _is_indefinite(draft: Draft, words: Words) -> bool:
    return words.lower[draft.first] in ("a", "an", "any", "no", "every", "former", "another") or any(
        words.lower[index] in ("former", "ex", "late", "next", "first", "future", "deputy", "vice", "acting")
        for index in range(draft.first, draft.last - 1)
    )


def refer_back(drafts: Sequence[Draft], words: Words, *, day: date | None) -> None:
    """Give nominals and pronouns the cluster of what they refer to; drafts stand in the order of the text."""
    before: list[Draft] = []
    takes_up = TakenUp(drafts, words, day=day)
    for draft in drafts:
        if draft.cluster is None and draft.form == "nominal":
            takes_up.resolve(draft, before)
        elif draft.cluster is None and draft.form == "pronoun":
            _pronoun(draft, before, words)
        if draft.cluster is not None:
            before.append(draft)


def meet_counterparts(
    drafts: Sequence[Draft], countries: CountryWords, *, knowledge: Knowledge, day: date | None
) -> None:
    """Resolve "his Russian counterpart": who held the same office there as the person referred to."""
    by_head = {draft.head: draft for draft in drafts if draft.form == "pronoun" and draft.link is not None}
    numbers = {
        draft.known_id: draft.cluster for draft in drafts if draft.known_id and draft.cluster is not None
    }
    following = 1 + max((draft.cluster for draft in drafts if draft.cluster is not None), default=-1)
    for draft in drafts:
        if draft.noun != "counterpart" or draft.cluster is not None:
            continue
        owner = next((by_head[i] for i in range(draft.first, draft.last) if i in by_head), None)
        country = countries.inside(draft.first, draft.last)
        if owner is None or owner.link is None or country is None:
            continue
        offices = {role.title for role in owner.link.entry.roles if role.held_on(day)}
        code = country[1].country_code
        holders = {
            known.knowledge_id: known
            for office in sorted(offices)
            for known in knowledge.holders(office, code, day)
        }
        if len(holders) != 1:
            continue
        (entry,) = holders.values()
        draft.link_to(entry, basis="knowledge", confidence=0.6)
        draft.cluster = numbers.setdefault(entry.knowledge_id, following)
        following += draft.cluster == following


def _pronoun(draft: Draft, before: list[Draft], words: Words) -> None:
    if words.lower[draft.head] in ("i", "we"):
        return
    if draft.is_plural:
        speaker = _speaker(draft, before, words)
        if speaker is not None:
            refer_to(draft, speaker, _SPEAKER)
        return
    sentence = words.sentence[draft.head]
    best: tuple[float, Draft] | None = None
    for candidate in reversed(before):
        distance = sentence - words.sentence[candidate.head]
        if distance > _PRONOUN_REACH:
            break
        if candidate.last > draft.first or not _agrees(draft, candidate, words):
            continue
        score = _salience(candidate, distance, words)
        if best is None or score > best[0]:
            best = (score, candidate)
    if best is not None and best[0] > 0:
        refer_to(draft, best[1], min(0.8, 0.4 + 0.1 * best[0]))


def _speaker(draft: Draft, before: list[Draft], words: Words) -> Draft | None:
    """The body that says of itself what "they" do: "The Taliban said they would come"."""
    verb = words.head[draft.head]
    if words.dep[draft.head] not in ("nsubj", "nsubjpass") or words.dep[verb] != "ccomp":
        return None
    saying = words.head[verb]
    subjects = [
        candidate
        for candidate in before
        if words.dep[candidate.head] == "nsubj" and words.head[candidate.head] == saying
    ]
    named = [one for one in subjects if one.kind in BODIES and one.form in ("name", "nominal")]
    is_joined = any(
        words.dep[i] == "conj" and words.head[i] == one.head for one in named for i in range(saying)
    )
    return named[0] if len(named) == 1 and len(subjects) == 1 and not is_joined else None


def _agrees(draft: Draft, candidate: Draft, words: Words) -> bool:
    if draft.kind == "person":
        return candidate.kind == "person" and not (
            draft.gender and candidate.gender and draft.gender != candidate.gender
        )
    if candidate.form == "demonym" or candidate.is_plural or candidate.kind in ("person", "people"):
        return False
    return words.dep[candidate.head] in ("nsubj", "nsubjpass")


def _salience(candidate: Draft, distance: int, words: Words) -> float:
    dep = words.dep[candidate.head]
    score = 3.0 - distance
    if dep in ("nsubj", "nsubjpass"):
        score += 1.5
    elif dep in ("poss", "compound", "pobj"):
        score -= 0.5
    return score + _RELATIVE * (words.lower[candidate.last : candidate.last + 2][-1:] == ["who"])
