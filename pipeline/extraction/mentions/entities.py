"""From drafts to the document's entities and mention records. Public: `cluster`, `entities_of`, `record`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.extraction.mentions.aliases import Name, cluster_names
from pipeline.extraction.mentions.alikeness import BODIES
from pipeline.extraction.mentions.drafts import Draft
from pipeline.extraction.mentions.words import Words
from pipeline.extraction.parse import ParsedArticle
from pipeline.ids import content_id
from pipeline.records import DocumentEntity, Mention

_CAPITALS = 3  # of what is surely an acronym


def surface_of(draft: Draft, words: Words, parsed: ParsedArticle) -> str:
    """The characters of the article, blanks unified."""
    return " ".join(parsed.article.text[words.start[draft.first] : words.end[draft.last - 1]].split())


def cluster(drafts: Sequence[Draft], words: Words, parsed: ParsedArticle) -> None:
    """Number the entities of the drafts that name something."""
    naming = [
        draft
        for draft in drafts
        if draft.form in ("name", "demonym", "metonym") or draft.known_id is not None
    ]
    names = [
        Name(
            surface=_naming_words(draft, words, parsed),
            kind=draft.link.entry.kind if draft.link else draft.kind,
            known=draft.known_id,
            gender=draft.gender,
        )
        for draft in naming
    ]
    genders: dict[int, str] = {}
    numbers = _with_acronyms(naming, cluster_names(names), words)
    for draft, number in zip(naming, numbers, strict=True):
        draft.cluster = number
        if draft.gender:
            genders.setdefault(number, draft.gender)
    for draft in naming:
        if draft.cluster is not None:
            draft.gender = genders.get(draft.cluster)


def _with_acronyms(naming: Sequence[Draft], numbers: list[int], words: Words) -> list[int]:
    """One number for a body and the acronym in brackets after it, whatever the letters stand for."""
    known = {number: draft.known_id for draft, number in zip(naming, numbers, strict=True) if draft.known_id}
    ends = {
        draft.last: number
        for draft, number in zip(naming, numbers, strict=True)
        if draft.kind in BODIES and draft.form == "name" and draft.last - draft.first > 1
    }
    owners: dict[int, int] = {}
    for draft, number in zip(naming, numbers, strict=True):
        full = ends.get(draft.first - 1)
        if full is None or full == number or number in owners or not _is_bracketed_acronym(draft, words):
            continue
        if known.get(full, known.get(number)) == known.get(number, known.get(full)):
            owners[number] = owners.get(full, full)
    return [owners.get(number, number) for number in numbers]


def _is_bracketed_acronym(draft: Draft, words: Words) -> bool:
    return (
        draft.kind in BODIES
        and draft.last - draft.first == 1
        and words.text[draft.first - 1] == "("
        and words.text[draft.last : draft.last + 1] == [")"]
        and sum(map(str.isupper, words.text[draft.first])) >= _CAPITALS
    )


def _naming_words(draft: Draft, words: Words, parsed: ParsedArticle) -> str:
    """The words that other mentions are compared with; "Tehran" as a government lends its name to no city."""
    if draft.link is not None and draft.form in ("metonym", "demonym", "nominal"):
        return draft.link.entry.name
    return draft.name or surface_of(draft, words, parsed)


def entities_of(drafts: Sequence[Draft], words: Words, parsed: ParsedArticle) -> list[DocumentEntity]:
    """One entity per cluster; its members learn its link and what theirs rests on."""
    members: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.cluster is not None:
            members.setdefault(draft.cluster, []).append(draft)
    return [_entity(number, group, words, parsed) for number, group in sorted(members.items())]


def _entity(number: int, group: list[Draft], words: Words, parsed: ParsedArticle) -> DocumentEntity:
    links = [draft.link for draft in group if draft.link is not None]
    link = max(links, key=lambda found: found.confidence, default=None)
    body = next((draft for draft in group if draft.body_id is not None), None)
    names = [draft for draft in group if draft.form == "name"] or group
    fullest = max(names, key=lambda d: (d.last - d.first, -d.first))
    for draft in group:
        _justify(draft, fullest, words, parsed)
    document_id = parsed.article.document_id
    if link is not None:
        entry = link.entry
        return DocumentEntity(
            document_id, number, entry.name, entry.kind, entry.knowledge_id, entry.country_code,
            entry.description, entry.wikidata_id,
        )  # fmt: skip
    if body is not None and body.name is not None:
        return DocumentEntity(document_id, number, body.name, body.kind, body.body_id, body.country_code)
    kind = Counter(draft.kind for draft in names).most_common(1)[0][0]
    name = surface_of(fullest, words, parsed)
    country = next((draft.country_code for draft in group if draft.country_code), None)
    return DocumentEntity(document_id, number, name, kind, None, country)


def _justify(draft: Draft, fullest: Draft, words: Words, parsed: ParsedArticle) -> None:
    """What the link of one mention to its entity rests on."""
    if draft.basis != "none":
        return
    if draft.link is not None:
        draft.basis, draft.confidence = draft.link.basis, draft.link.confidence
        return
    mine, full = surface_of(draft, words, parsed), surface_of(fullest, words, parsed)
    if mine.casefold() == full.casefold():
        draft.basis, draft.confidence = "exact", 1.0
    elif mine.isupper() and " " not in mine:
        draft.basis, draft.confidence = "acronym", 0.9
    elif draft.kind == "person":
        draft.basis, draft.confidence = "surname", 0.85
    else:
        draft.basis, draft.confidence = "alias", 0.85


def record(parsed: ParsedArticle, draft: Draft, words: Words) -> Mention:
    """The mention of a draft."""
    article = parsed.article
    start, end = words.start[draft.first], words.end[draft.last - 1]
    return Mention(
        mention_id=content_id("m", article.document_id, start, end, draft.kind),
        document_id=article.document_id,
        sentence_id=parsed.sentences[words.sentence[draft.first]].sentence_id,
        start=start,
        end=end,
        surface=article.text[start:end],
        form=draft.form,
        kind=draft.kind,
        link_basis=draft.basis if draft.cluster is not None else "none",
        link_confidence=draft.confidence if draft.cluster is not None else 0.0,
        cluster=draft.cluster,
        head=draft.head,
    )
