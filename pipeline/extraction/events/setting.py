"""What a text is about, where that is not politics: sport, business, shows, science, private life.

In such a text most verbs of politics mean something else ("the champions attacked from the start", "the
retailer signed a deal", "he met his wife"). What is said there counts only where a political party takes
part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc, Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.kinds import Kinds
from pipeline.extraction.events.lexicon import Lexicon
from pipeline.knowledge.tsv import read_rows
from pipeline.records import MentionIndex, Sentence

_ENOUGH = 2  # cues of sport in a sentence that outweigh its having no political word
_SHARE = 0.02  # of the words of a text, from which a field of life marks it
_DISTINCT = 4  # different words of the field
_OUTWEIGHS = 1.2  # times the share of political words
_PRIVATE = 0.02  # share of political words under which a text is about private life
_TELLING = 120  # words from which a text is long enough to tell
_POLITICAL = frozenset({"armed", "government", "police", "court", "official", "peacekeeper"})
_POLITICAL_KINDS = frozenset({"government", "party", "armed_group"})
_COUNTED_AS_POLITICAL = _POLITICAL | {
    "violence",
    "protest",
    "weapon",
    "hostile",
    "sanction",
    "state",
    "talks",
}
_STATES_PLAY = frozenset({"sport", "entertainment"})  # where a country's name is a team's or a cast's
_BODILY = frozenset({"ASSAULT", "PROTEST", "X_CASUALTIES", "X_DISASTER", "X_DISPLACEMENT"})


class Setting:
    """The field of life of one text, null where it is politics or nothing marked, and its political share."""

    def __init__(self, doc: Doc, lexicon: Lexicon, kinds: Kinds, mentions: MentionIndex) -> None:
        self._doc = doc
        self._lexicon = lexicon
        self._kinds = kinds
        self._mentions = mentions
        self.field, self.share = field_of(doc, lexicon)

    def admits(self, found: Found) -> bool:
        """Whether an event of this text is one of politics: any in a political text, else by who takes part.

        Violence and disaster are what they are in a business page too, but not in a match report or a plot.
        """
        if self.field is None:
            return True
        if self.field not in _STATES_PLAY and found.event_type in _BODILY:
            return True
        return self.is_political(found)

    def is_political(self, found: Found) -> bool:
        """Whether a state, an office, a force, a party or a court takes part."""
        return any(self._is_political(filler.head) for filler in (*found.actors, *found.recipients))

    def is_foreign(self, sentence: Sentence) -> bool:
        """Whether a sentence has several words of sport and none of arms or government."""
        cues = 0
        for token in self._doc[sentence.first : sentence.last]:
            classes = self._lexicon.noun_classes
            kinds = classes.get(token.lower_) or classes.get(token.lemma_.lower())
            if not kinds:
                continue
            cues += "sport" in kinds
            if kinds & {"armed", "government"}:
                return False
        return cues >= _ENOUGH

    def _is_political(self, head: Token) -> bool:
        mention = self._mentions.headed_by(head.i)
        if mention is not None and mention.kind in _POLITICAL_KINDS:
            return True
        if mention is not None and mention.kind == "country" and self.field not in _STATES_PLAY:
            return True
        return bool(self._kinds.of(head) & _POLITICAL)


def field_of(doc: Doc, lexicon: Lexicon) -> tuple[str | None, float]:
    """The field of life whose words fill a text and outweigh those of politics, and the share of these.

    A longer text with hardly a political word is about private life.
    """
    fields, words, political = _fields(), 0, 0
    counts: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    for token in doc:
        if not token.is_alpha:
            continue
        words += 1
        lower, lemma = token.lower_, token.lemma_.lower()
        for field in fields.get(lower) or fields.get(lemma, ()):
            counts[field] += 1
            seen.add((field, lemma))
        kinds = lexicon.noun_classes.get(lower) or lexicon.noun_classes.get(lemma)
        political += bool(kinds and kinds & _COUNTED_AS_POLITICAL)
    field, count = max(counts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    distinct = sum(held == field for held, _ in seen)
    is_marked = count >= max(_SHARE * words, _OUTWEIGHS * political, 1) and distinct >= _DISTINCT
    share = political / words if words else 0.0
    if not is_marked and words >= _TELLING and share < _PRIVATE:
        return "private", share
    return (field if is_marked else None), share


@cache
def _fields() -> Mapping[str, tuple[str, ...]]:
    """Fields of life by word."""
    file = files("pipeline.knowledge.events") / "fields.tsv"
    found: dict[str, tuple[str, ...]] = {}
    for row in read_rows(file, columns=("field", "words")):
        for word in row["words"].split(","):
            found[word.strip()] = (*found.get(word.strip(), ()), row["field"])
    return found
