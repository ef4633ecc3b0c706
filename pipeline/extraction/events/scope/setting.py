"""What a text is about, where that is not politics: sport, business, shows, science, private life.

In such a text most verbs of politics mean something else ("the champions attacked from the start", "the
retailer signed a deal", "he met his wife"). What is said there counts only where a political party takes
part.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.parties.participants import Filler
from pipeline.extraction.events.rules.lexicon import Lexicon
from pipeline.extraction.events.scope.fields import POLITICAL, field_of, field_words, shared_words
from pipeline.records import Mention, MentionIndex, Sentence

_ENOUGH = 2  # cues of sport in a sentence that outweigh its having no political word
_POLITICAL_KINDS = frozenset({"government", "party", "armed_group"})
_PLAYERS = frozenset({"guard", "team", "squad", "division", "captain"})  # armed elsewhere, at play in sport
_STATES_PLAY = frozenset({"sport", "entertainment"})  # where a country's name is a team's or a cast's
_BLOODLESS = _STATES_PLAY | {"computing"}  # where to attack, bomb and kill harms nobody
_BUSINESS, _PROMISES = "business", "agree.promise"
_DEALINGS = frozenset({"AGREE", "COOPERATE", "CONSULT", "REJECT"})  # what firms do with each other too
_NONE: frozenset[str] = frozenset()
_BODILY = frozenset({"ASSAULT", "PROTEST", "X_CASUALTIES", "X_DISASTER", "X_DISPLACEMENT"})


class Setting:
    """The field of life of one text, null where it is politics or nothing marked, and its political share."""

    def __init__(self, doc: Doc, lexicon: Lexicon, kinds: Kinds, mentions: MentionIndex) -> None:
        self._doc = doc
        self._lexicon = lexicon
        self._kinds = kinds
        self._mentions = mentions
        named = sum(self._is_of_politics(mention) for mention in mentions)
        self.field, self.share = field_of(doc, lexicon, named=named)
        self._shared = shared_words().get(self.field or "", _NONE)

    def admits(self, found: Found) -> bool:
        """Whether an event of this text is one of politics: any in a political text, else by who takes part.

        Violence and disaster are what they are in a business page too, but not in a match report or a plot.
        """
        if self.field is None:
            return not self._is_business(found)
        if self.field == "computing" and found.match.rule.mode == "cyber":
            return True
        if self.field not in _BLOODLESS and found.event_type in _BODILY:
            return True
        return self.is_political(found)

    def _is_business(self, found: Found) -> bool:
        """Whether firms alone deal with each other, in a sentence of business, though the text is none."""
        parties = (*found.actors, *found.recipients)
        if found.event_type not in _DEALINGS or found.match.rule.rule_id.startswith(_PROMISES):
            return False
        if not all(map(self._is_body, parties)):
            return False
        fields = field_words()
        words = {
            token.lemma_.lower()
            for token in found.trigger.sent
            if _BUSINESS in (fields.get(token.lower_) or fields.get(token.lemma_.lower(), ()))
        }
        return len(words) >= _ENOUGH

    def _is_body(self, filler: Filler) -> bool:
        """Whether a party is a body that is neither a state's, a politician's nor an alliance."""
        kinds = self._kinds.of(filler.head)
        return "organization" in kinds and "state" not in kinds and not self._is_political(filler.head)

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
            if kinds & {"armed", "government"} and token.lemma_.lower() not in _PLAYERS:
                return False
        return cues >= _ENOUGH

    def _is_of_politics(self, mention: Mention) -> bool:
        """Whether a mention names a politician, a government, a party or an armed group."""
        if mention.form != "name":
            return False
        entity = self._mentions.entity_of(mention)
        known = entity is not None and (entity.knowledge_id or "").startswith("person:")
        return known or mention.kind in _POLITICAL_KINDS

    def _is_political(self, head: Token) -> bool:
        mention = self._mentions.headed_by(head.i)
        if head.lemma_.lower() in self._shared and (mention is None or mention.form != "name"):
            return False
        if mention is not None and mention.kind in _POLITICAL_KINDS:
            return True
        if mention is not None and mention.kind == "country" and self.field not in _STATES_PLAY:
            return True
        return bool(self._kinds.of(head) & POLITICAL)
