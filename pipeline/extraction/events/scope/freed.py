"""What is released and was held by nobody: papers that are made public, people who are rescued."""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Doc, Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds

_RELEASE = frozenset({"retreat.release"})
_LET = "retreat.let_free"
_PRONOUNS = frozenset({"it", "them", "these", "those"})
_PUBLISHED = frozenset({"data", "paper", "information", "statement", "law"})
_LIVING = frozenset({"person", "people", "armed"})
_HELD = frozenset({"captive", "custody", "arrest_noun", "court", "police", "crime"})
_RESCUING = frozenset({"rescue", "rescuer", "trap", "trapped", "stranded", "strand", "diver"})
_FEWEST = 2  # words of a rescue that mark a text
_LOOK_BACK = 40  # words in which a pronoun's noun is sought


class Freed:
    """Judges the releases that one document tells of."""

    def __init__(self, doc: Doc, kinds: Kinds) -> None:
        self._doc = doc
        self._kinds = kinds

    def is_no_release(self, found: Found) -> bool:
        """Whether what is released is papers, or those whom a text of a rescue tells of."""
        if found.match.rule.rule_id == _LET and _lets_go_of(found.trigger):
            return True
        if found.match.rule.rule_id not in _RELEASE:
            return False
        objects = [child for child in found.trigger.children if child.dep_ in ("dobj", "nsubjpass")]
        if any(each.lower_ in _PRONOUNS and self._is_of_papers(each) for each in objects):
            return True
        return self._tells_of_rescue

    def _is_of_papers(self, pronoun: Token) -> bool:
        """Whether the nearest noun of its number before a pronoun is something that is published."""
        wanted = ("NN",) if pronoun.lower_ == "it" else ("NNS", "NNPS")
        for token in reversed(self._doc[max(0, pronoun.i - _LOOK_BACK) : pronoun.i]):
            if token.tag_ not in wanted:
                continue
            listed = self._kinds.listed(token)
            if listed & _PUBLISHED and not listed & _LIVING:
                return True
            if listed & _LIVING:
                return False
        return False

    @cached_property
    def _tells_of_rescue(self) -> bool:
        """Whether the text has several words of rescue, and more of them than of captivity."""
        rescue = sum(token.lemma_.lower() in _RESCUING for token in self._doc)
        if rescue < _FEWEST:
            return False
        held = sum(bool(self._kinds.listed(token) & _HELD) for token in self._doc if token.pos_ == "NOUN")
        return rescue > held


def _lets_go_of(verb: Token) -> bool:
    """Whether somebody gives something up: "let go of their pride", unlike "let the hostages go"."""
    return any(
        child.lower_ == "go" and any(word.lower_ == "of" for word in child.children)
        for child in verb.children
    )
