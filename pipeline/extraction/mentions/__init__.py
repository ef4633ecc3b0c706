"""Who and what a text refers to. Public: `find_mentions`.

Names (`spans`, `kinds`) become drafts, linked to what is known (`linking`, `bodies`, `metonyms`); names of
one thing are clustered (`aliases`); then nominals and pronouns refer back (`nominals`, `coreference`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import MAXYEAR

from pipeline.extraction.mentions.alikeness import words_of
from pipeline.extraction.mentions.bodies import CountryWords, name_body, name_led
from pipeline.extraction.mentions.borrowed import unlink_borrowed
from pipeline.extraction.mentions.coreference import hold_offices, meet_counterparts, refer_back
from pipeline.extraction.mentions.drafts import Draft
from pipeline.extraction.mentions.entities import cluster, entities_of, record
from pipeline.extraction.mentions.kinds import settle_kinds
from pipeline.extraction.mentions.known import known_spans
from pipeline.extraction.mentions.linking import Context, link_by_sound, link_by_words
from pipeline.extraction.mentions.metonyms import stands_for_government
from pipeline.extraction.mentions.namespans import NameSpan
from pipeline.extraction.mentions.nominals import find_nominals, find_pronouns
from pipeline.extraction.mentions.spans import find_names
from pipeline.extraction.mentions.vocabulary import Vocabulary, load_vocabulary
from pipeline.extraction.mentions.words import Words, read_words
from pipeline.extraction.parse import ParsedArticle
from pipeline.knowledge.base import Knowledge, Known
from pipeline.knowledge.gazetteer import Gazetteer
from pipeline.knowledge.names import pieces
from pipeline.records import Article, MentionIndex

_BODIES = ("organization", "government", "party", "armed_group")
_LONG_AGO = 40  # years after which a surname alone needs the full name beside it
_WITHOUT_PARTS = ("person", "country", "region", "city", "place")  # South Sudan is not in Sudan


def find_mentions(
    parsed: ParsedArticle, *, knowledge: Knowledge, gazetteer: Gazetteer | None = None
) -> MentionIndex:
    """Mentions of one article, clustered into the document's entities."""
    vocabulary = load_vocabulary()
    words = read_words(parsed)
    spans = find_names(parsed.doc, words, knowledge=knowledge, vocabulary=vocabulary, gazetteer=gazetteer)
    spans = [_doubted(span, parsed.article) for span in _within_sentences(spans, words)]
    spans = settle_kinds(spans, words, vocabulary, gazetteer)
    spans += _nested(spans, words, knowledge, gazetteer)
    context = _context(spans, parsed.article)
    named = [draft for span in spans for draft in _draft(span, words, vocabulary, knowledge, context)]
    unlink_borrowed(named, words)
    countries = CountryWords.of(named)
    nominals = list(find_nominals(words, vocabulary, named))
    for draft in [*named, *nominals]:
        if draft.link is None and draft.kind in _BODIES:
            name_body(draft, words, countries)
    leaders = {draft.head: draft for draft in named if draft.kind == "person"}
    for draft in nominals:
        name_led(draft, leaders, words, knowledge=knowledge)
    hold_offices(nominals, words, countries, knowledge=knowledge, day=context.day)
    drafts = sorted([*named, *nominals, *find_pronouns(words)], key=lambda draft: (draft.first, -draft.last))
    cluster(drafts, words, parsed)
    refer_back(drafts, words, day=context.day)
    meet_counterparts(drafts, countries, knowledge=knowledge, day=context.day)
    found = entities_of(drafts, words, parsed)
    return MentionIndex({m.mention_id: m for m in (record(parsed, d, words) for d in drafts)}.values(), found)


def _within_sentences(spans: Sequence[NameSpan], words: Words) -> list[NameSpan]:
    """The spans as far as the sentence goes in which each begins: a parser may end one inside a name."""
    cut = []
    for span in spans:
        last = span.first + 1
        while last < span.last and words.sentence[last] == words.sentence[span.first]:
            last += 1
        cut.append(span if last == span.last else replace(span, last=last))
    return cut


def _doubted(span: NameSpan, article: Article) -> NameSpan:
    """A surname alone of somebody known is weighed like other names: Churchill is a town too."""
    if span.evidence != "knowledge" or span.kind != "person" or span.last - span.first > 1:
        return span
    if any(use.form != "short" for use in span.uses):
        return span
    day = article.published_on
    recent = tuple(use for use in span.uses if day is None or _last_year(use.entry) >= day.year - _LONG_AGO)
    return replace(span, evidence="surname" if recent else "old surname", uses=recent)


def _last_year(entry: Known) -> int:
    """The last year of the person's last office; far off where it is not known or still held."""
    return max((role.end.year if role.end else MAXYEAR for role in entry.roles), default=MAXYEAR)


def _nested(
    spans: Sequence[NameSpan], words: Words, knowledge: Knowledge, gazetteer: Gazetteer | None
) -> list[NameSpan]:
    """Countries and peoples named inside longer names ("Turkish" in "Turkish Foreign Ministry")."""
    found: dict[int, NameSpan] = {}
    for span in spans:
        is_people = span.kind == "people" and span.evidence == "knowledge"
        if span.last - span.first < 2 or span.kind in _WITHOUT_PARTS or is_people:
            continue
        for first, last in ((span.first, span.last - 1), (span.first + 1, span.last)):
            for known in known_spans(_slice(words, first, last), knowledge):
                begin, end = known.first + first, known.last + first
                if known.kind == "country" and not _is_part_of_place(begin, end, words, gazetteer):
                    found.setdefault(begin, replace(known, first=begin, last=end))
    return list(found.values())


def _is_part_of_place(first: int, last: int, words: Words, gazetteer: Gazetteer | None) -> bool:
    """Whether the word before makes the country's name that of another place: "New Mexico"."""
    if gazetteer is None or first == 0 or not words.is_capital[first - 1]:
        return False
    return any(c.is_primary for c in gazetteer.candidates(words.surface(first - 1, last)))


def _slice(words: Words, first: int, last: int) -> Words:
    return Words(**{field.name: getattr(words, field.name)[first:last] for field in fields(Words)})


def _context(spans: Sequence[NameSpan], article: Article) -> Context:
    """What the whole document says for each of its links."""
    counts = Counter(
        use.entry.country_code
        for span in spans
        for use in span.uses[:1]
        if use.entry.kind == "country" and use.entry.country_code
    )
    home = [article.outlet_country] if article.outlet_country else []
    most = tuple(code for code, _ in counts.most_common(4))
    return Context(article.published_on, most, frozenset([*counts, *home]))


def _draft(
    span: NameSpan, words: Words, vocabulary: Vocabulary, knowledge: Knowledge, context: Context
) -> list[Draft]:
    """The draft of a name; none for what is no entity."""
    if span.kind == "other":
        return []
    head = words.root(span.first, span.last)
    draft = Draft(span.first, span.last, head, *_form(span, head, words, vocabulary))
    if span.title is not None and draft.kind == "person":
        draft.office, draft.gender = span.title.office, span.title.gender
    draft.link = link_by_words(span, form=draft.form, kind=draft.kind, context=context)
    if draft.kind == "person" and draft.link is None and not span.uses:
        spelled = words_of(words.surface(span.first, span.last))
        draft.link = link_by_sound(spelled, office=draft.office, knowledge=knowledge, context=context)
    if draft.kind == "person" and draft.gender is None:
        draft.gender = _gender(span, draft, words, vocabulary)
    return [draft]


def _gender(span: NameSpan, draft: Draft, words: Words, vocabulary: Vocabulary) -> str | None:
    """Gender that the given name tells, of the known person where only a surname stands."""
    if draft.link is not None:
        first = pieces(draft.link.entry.name.split()[0])[:1]
    else:
        first = (words.lower[span.first],) if span.last - span.first > 1 else ()
    gender = vocabulary.given_names.get(first[0]) if first else None
    return gender if gender != "u" else None


def _form(span: NameSpan, head: int, words: Words, vocabulary: Vocabulary) -> tuple[str, str]:
    """Form and kind that the use in the sentence gives a name."""
    forms = {use.form for use in span.uses}
    if forms and forms <= {"adjective", "people"}:
        is_region = all(use.entry.kind == "region" for use in span.uses)
        is_noun = words.tag[span.last - 1].endswith("S") or not ("adjective" in forms or is_region)
        return "demonym", "people" if is_noun else "region" if is_region else "country"
    if span.kind == "country" and "seat" in forms and not forms & {"name", "alias"}:
        return "metonym", "government"
    if span.kind == "country" and "capital" in forms and not forms & {"name", "alias"}:
        return (
            ("metonym", "government") if stands_for_government(head, words, vocabulary) else ("name", "city")
        )
    if span.kind == "country" and stands_for_government(head, words, vocabulary):
        return "metonym", "government"
    return "name", span.kind
