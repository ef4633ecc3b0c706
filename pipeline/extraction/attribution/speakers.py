"""What kind of source the words show: kind, description, country and the mention that names it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from pipeline.extraction.attribution.claims import Claim
from pipeline.extraction.attribution.trees import child
from pipeline.knowledge.attribution import Cues
from pipeline.knowledge.outlets import Outlets
from pipeline.records import DocumentEntity, Mention, MentionIndex

_KIND_OF_ENTITY = {
    "person": "named_person",
    "government": "government",
    "country": "government",
    "region": "government",
    "city": "government",
    "place": "government",
    "outlet": "outlet",
    "agency": "agency",
}
_KIND_OF_LABEL = {
    "PERSON": "named_person",
    "ORG": "organization",
    "GPE": "government",
    "NORP": "organization",
}
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_PERSONAL = frozenset({"he", "she", "him", "her", "his", "they", "their", "them"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokespeople", "representative"})
_REPORTS = frozenset(
    {"report", "article", "story", "paper", "newspaper", "daily", "agency", "outlet", "channel"}
)
_BACK = 3  # claims looked back over for what a pronoun or "the official" refers to


@dataclass(frozen=True, slots=True)
class Speaker:
    """The source of one claim as its words show it; `noun` is the lemma of a common noun at its head."""

    mention: Mention | None
    kind: str
    described_as: str | None
    country_code: str | None
    noun: str | None = None


UNNAMED = Speaker(None, "unspecified", None, None)


class Speakers:
    """Speakers of one document, asked for in the order of the text, so that "he" finds whom it follows."""

    def __init__(self, doc: Doc, text: str, mentions: MentionIndex, *, cues: Cues, outlets: Outlets) -> None:
        self._doc, self._text, self._mentions = doc, text, mentions
        self._cues, self._outlets = cues, outlets
        self._known: list[Speaker] = []

    def of(self, claim: Claim) -> Speaker:
        """The speaker of a claim; `UNNAMED` where there are no words for one."""
        if claim.head is None or claim.source is None:
            return UNNAMED
        speaker = self._read(_antecedent(self._doc[claim.head]), claim)
        self._known.append(speaker)
        return speaker

    def _read(self, head: Token, claim: Claim) -> Speaker:
        mention = self._mention(head)
        entity = self._mentions.entity_of(mention)
        if mention is not None and entity is not None and not self._is_unnamed(head, mention, entity):
            kind = self._kind(head, mention, entity)
            outlet = self._outlets.by_name(entity.name) if kind == "organization" else None
            if outlet is not None:
                kind = "agency" if outlet.is_agency else "outlet"
            return Speaker(
                mention, kind, None, entity.country_code or (outlet.country_code if outlet else None)
            )
        if head.lower_ in _PERSONAL:
            return self._last() or Speaker(mention, "unspecified", head.text, None)
        if head.pos_ == "PROPN" or head.ent_type_ in _KIND_OF_LABEL:
            return self._named(head, mention)
        return self._described(head, mention, claim)

    def _is_unnamed(self, head: Token, mention: Mention, entity: DocumentEntity) -> bool:
        """Whether a noun for a person ("an official of the ministry") was taken for the body behind him."""
        if mention.form != "nominal" or entity.kind == "person":
            return False
        noun = self._noun(head)
        return noun is not None and noun[1] in ("anonymous", "document", "media_unspecified")

    def _kind(self, head: Token, mention: Mention, entity: DocumentEntity) -> str:
        kind = _KIND_OF_ENTITY.get(entity.kind if mention.form == "pronoun" else mention.kind, "organization")
        noun = self._noun(head) if kind == "organization" else None
        return "government" if noun is not None and noun[1] == "government" else kind

    def _mention(self, head: Token) -> Mention | None:
        found = self._mentions.headed_by(head.i)
        if found is None and head.pos_ == "PROPN":
            found = self._mentions.covering(head.idx, head.idx + len(head))
        return found

    def _last(self) -> Speaker | None:
        """The last speaker that a pronoun can stand for."""
        recent = self._known[-_BACK:]
        return next((each for each in reversed(recent) if each.kind in ("named_person", "anonymous")), None)

    def _named(self, head: Token, mention: Mention | None) -> Speaker:
        words = self._words(head, head.left_edge.i, head.i + 1)
        outlet = self._outlets.by_name(words)
        if outlet is not None:
            return Speaker(mention, "agency" if outlet.is_agency else "outlet", words, outlet.country_code)
        noun = self._noun(head)
        kind = noun[1] if noun is not None and noun[1] != "anonymous" else None
        kind = (
            kind or _KIND_OF_LABEL.get(head.ent_type_) or ("named_person" if noun is None else "organization")
        )
        return Speaker(mention, kind, words, self._country(head))

    def _described(self, head: Token, mention: Mention | None, claim: Claim) -> Speaker:
        source = claim.source if claim.source is not None and claim.head == head.i else None
        first, last = source or (head.left_edge.i, head.right_edge.i + 1)
        words, country = self._words(head, first, last), self._country(head)
        noun, kind = self._noun(head) or (
            head.lemma_.lower(),
            "anonymous" if claim.kind != "evidence" else "document",
        )
        owner = (
            self._owner(head)
            if noun in _VOICES or (noun in self._cues.nouns and kind == "document")
            else None
        )
        if owner is not None:
            whose = self._read(owner, claim)
            if whose.mention is not None and whose.kind not in ("anonymous", "unspecified"):
                return replace(whose, described_as=words)
        if kind == "document" and (outlet := self._reporting(head, noun)) is not None:
            return replace(outlet, described_as=words)
        back = self._same(head, noun) if kind == "anonymous" else None
        return back or Speaker(mention, kind, words, country, noun)

    def _reporting(self, head: Token, noun: str) -> Speaker | None:
        """The outlet that was just named, for "the report"."""
        lefts = list(head.lefts)
        if noun not in _REPORTS or len(lefts) != 1 or lefts[0].lower_ not in _DEFINITE:
            return None
        recent = reversed(self._known[-_BACK:])
        return next((each for each in recent if each.kind in ("outlet", "agency")), None)

    def _same(self, head: Token, noun: str) -> Speaker | None:
        """The unnamed speaker of before to whom "the official" refers back."""
        lefts = list(head.lefts)
        if len(lefts) != 1 or lefts[0].lower_ not in _DEFINITE or any(head.rights):
            return None
        return next(
            (each for each in reversed(self._known) if each.noun == noun and each.kind == "anonymous"), None
        )

    def _owner(self, head: Token) -> Token | None:
        """Whose spokesman or statement: a possessive, a name before the noun, or "for", "of" somebody."""
        for each in head.children:
            if each.dep_ == "poss" or (each.dep_ in ("compound", "nmod") and self._mention(each) is not None):
                return each
        for each in head.rights:
            if each.dep_ in ("prep", "agent") and each.lower_ in ("for", "of", "by", "from"):
                return child(each, "pobj")
        return None

    def _noun(self, head: Token) -> tuple[str, str] | None:
        """The noun of the vocabulary that heads the phrase, longest first, and its kind."""
        lemma = head.lemma_.lower()
        names = [f"{self._doc[head.i - 1].lower_} {lemma}"] if head.i > 0 else []
        for name in (*names, head.lower_, lemma):
            if name in self._cues.source_nouns:
                return name, self._cues.source_nouns[name]
        return None

    def _words(self, head: Token, first: int, last: int) -> str:
        start, end = self._doc[first].idx, self._doc[last - 1].idx + len(self._doc[last - 1])
        return " ".join(self._text[start:end].split()) if last > first else head.text

    def _country(self, head: Token) -> str | None:
        """Country that the words before and at the head name, else one after it."""
        found: Sequence[Mention] = [
            each
            for token in head.subtree
            if (each := self._mentions.headed_by(token.i)) is not None and each.form != "pronoun"
        ]
        codes = [
            entity.country_code for each in found if (entity := self._mentions.entity_of(each)) is not None
        ]
        return next((code for code in codes if code is not None), None)


def _antecedent(head: Token) -> Token:
    """What a relative pronoun stands for: the noun that its clause describes."""
    if head.lower_ not in _RELATIVE or head.tag_ not in ("WP", "WDT"):
        return head
    clause = next((each for each in head.ancestors if each.dep_ == "relcl"), None)
    return clause.head if clause is not None else head
