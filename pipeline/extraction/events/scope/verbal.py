"""Attacks that are words: those of politicians and parties, and as plural nouns those on persons by name.

Armed men, weapons or victims in the sentence make the attack one of arms.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.parties.owners import noun_of
from pipeline.extraction.events.parties.participants import Filler
from pipeline.extraction.events.rules.lexicon import Lexicon
from pipeline.records import MentionIndex

_PHYSICAL, _WORDS = frozenset({"n.attack", "n.attack_bare"}), "n.attack_person"
_STRUCK = frozenset({"assault.hit", "assault.target"})
_ATTACK, _CRITICISM = "assault.attack", "accuse.attack_politician"
_VERBS_OF_WORDS = frozenset({"attack", "assail"})
_SITES = frozenset({"facility", "territory", "property", "vehicle"})
_OF_WORDS_TOO = frozenset({"attack", "assault", "onslaught", "offensive", "broadside", "salvo"})
_HARD = frozenset({"armed", "police", "state", "vehicle", "weapon"})
_ARMS = frozenset({"armed", "weapon", "captive"})
_HARMED = frozenset(
    {
        "kill",
        "wound",
        "injure",
        "die",
        "dead",
        "death",
        "casualty",
        "bomb",
        "shoot",
        "deadly",
        "terror",
        "suicide",
    }
)
_BLAMED = frozenset({"official", "named_person", "media", "people", "person"})
_SAYING = frozenset(
    {"level", "trade", "hurl", "swap", "soften", "sharpen", "moderate", "rebut", "temper", "tone"}
)
_DONE = frozenset({"carry", "perpetrate", "commit", "conduct", "stage"})  # words are not carried out
_AT_WAR = 0.015  # share of words of arms from which a text's attacks are of arms


class Words:
    """Tells attacks of words from attacks of arms in one document."""

    def __init__(self, kinds: Kinds, lexicon: Lexicon, mentions: MentionIndex) -> None:
        self._kinds = kinds
        self._lexicon = lexicon
        self._mentions = mentions
        self._at_war: bool | None = None

    def read(self, found: Found) -> Found | None:
        """The event, as criticism where its attack is one of words; None where no criticism of anybody is."""
        if found.match.rule.rule_id == _ATTACK:
            return self._read_verb(found)
        noun = noun_of(found)
        if noun is None and found.match.rule.rule_id in _STRUCK:
            return None if self._hits_in_words(found) else found
        if noun is None or found.match.rule.rule_id not in _PHYSICAL or not self._are_words(noun, found):
            return found
        if all(each.head.lower_ == "one" for each in found.recipients):  # nobody, or "one another"
            return None
        rules = self._lexicon.nouns.get(self._lexicon.lemma(noun), ())
        rule = next((each for each in rules if each.rule_id == _WORDS), None)
        return None if rule is None else replace(found, match=replace(found.match, rule=rule))

    def _hits_in_words(self, found: Found) -> bool:
        """Whether one politician's attack "hit" another: "the Smith attack hit Jones", without arms."""
        people = [*found.actors, *found.recipients]
        if not found.actors or not found.recipients or not all(map(self._is_named, people)):
            return False
        return not self._is_armed(found.trigger) and not self._is_war_text(found.trigger.doc)

    def _read_verb(self, found: Found) -> Found:
        """The event, as criticism where those who attack are known to do so with words."""
        verb = found.trigger
        if verb.lemma_ not in _VERBS_OF_WORDS or not found.actors or not all(map(self._speaks, found.actors)):
            return found
        if any(self._kinds.of(each.head) & (_HARD - {"police"}) for each in found.actors):
            return found
        hit = [self._kinds.of(each.head) for each in found.recipients]
        if any(of & (_SITES | {"armed"}) for of in hit) or found.instruments:
            return found
        if verb.lemma_ == "attack" and any("state" in of for of in hit):
            return found
        if self._is_armed(verb) or self._is_war_text(verb.doc):
            return found
        rules = self._lexicon.verbs.get(verb.lemma_, ())
        rule = next((each for each in rules if each.rule_id == _CRITICISM), None)
        return found if rule is None else replace(found, match=replace(found.match, rule=rule))

    def _are_words(self, noun: Token, found: Found) -> bool:
        if noun.lemma_.lower() not in _OF_WORDS_TOO or found.trigger.lemma_ in _DONE:
            return False
        if found.recipients and _is_characterised(noun) and not self._is_armed(noun):
            return all(self._can_be_blamed(filler) for filler in found.recipients)
        if any(self._kinds.of(filler.head) & _HARD for filler in found.actors):
            return False
        if not all(self._can_be_blamed(filler) for filler in found.recipients):
            return False
        if self._is_armed(noun):
            return False
        if noun.dep_ == "dobj" and noun.head.lemma_ in _SAYING and not self._is_war_text(noun.doc):
            return True
        if noun.tag_ == "NNS" and found.recipients and all(map(self._is_named, found.recipients)):
            return True
        return bool(found.actors) and all(map(self._speaks, found.actors)) and not self._is_war_text(noun.doc)

    def _is_named(self, filler: Filler) -> bool:
        return "named_person" in self._kinds.of(filler.head)

    def _can_be_blamed(self, filler: Filler) -> bool:
        of = self._kinds.of(filler.head)
        one = filler.head.lower_ == "one"  # another
        return one or _is_party(filler) or (bool(of & _BLAMED) and not of & _HARD)

    def _speaks(self, filler: Filler) -> bool:
        """Whether a party or a person in politics acts, by the title, the office or what is known."""
        if _is_party(filler):
            return True
        of = self._kinds.of(filler.head)
        if "critic" in of:
            return True
        entity = self._mentions.entity_of(filler.mention)
        known = entity is not None and (entity.knowledge_id or "").startswith("person:")
        return "person" in of and (known or ("official" in of and "pronoun" not in of))

    def _is_armed(self, noun: Token) -> bool:
        """Whether another word of the sentence is of arms or of victims."""
        return any(
            token.i != noun.i
            and (token.lemma_.lower() in _HARMED or bool(self._kinds.listed(token) & _ARMS))
            and not self._is_topic(token)
            for token in noun.sent
        )

    def _is_topic(self, token: Token) -> bool:
        """Whether a word of arms only says what a policy is about: "her gun control offensive"."""
        return token.dep_ == "compound" and not self._kinds.listed(token.head) & _ARMS

    def _is_war_text(self, doc: Doc) -> bool:
        if self._at_war is None:
            arms = sum(bool(self._kinds.listed(token) & _ARMS) and not self._is_topic(token) for token in doc)
            self._at_war = arms > _AT_WAR * len(doc)
        return self._at_war


def _is_characterised(noun: Token) -> bool:
    """Whether the attack says what somebody is: "attacks on the mayor as a liar"."""
    hit = [word for child in noun.children if child.lower_ == "on" for word in child.children]
    return any(
        child.lower_ == "as" and child.dep_ == "prep" for word in (noun, *hit) for child in word.children
    )


def _is_party(filler: Filler) -> bool:
    return filler.mention is not None and filler.mention.kind == "party"
