"""What a sentence tells beside the news: the far past, what a law provides for, what happens in a plot."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from spacy.tokens import Token

from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.relatives import antecedent
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.parse import ParsedArticle
from pipeline.knowledge.tsv import read_rows
from pipeline.records import Sentence

_YEAR = re.compile(r"1\d{3}|[3-9]\d{2}")
_DECADE = re.compile(r"(?:(?:mid|early|late)-)?1\d{2}0s")
_ERAS = frozenset({"bc", "bce", "b.c.", "ad"})
_OF_OLD = 50  # years after which a deed is history
_WARS = frozenset({"war", "conflict"})
_OVER = 5  # years after which a year before a war is its name
_NO_DAY = 2000  # the year that is taken where the day of publication is unknown
_DAYS = frozenset({"DATE", "TIME"})
_EVER_SINCE = frozenset({"since", "from", "after", "until"})  # "in power since 1963" says nothing of when
_GOVERNED = frozenset({"xcomp", "ccomp", "conj", "advcl"})
_TIMELESS = frozenset({"VBZ", "VBP", "VB"})
_WITHIN = MappingProxyType({"under": "provision", "according": "provision", "in": "fiction"})
_IN_TIME = frozenset({"in", "during", "of", "through", "throughout", "at"})
_TO = frozenset({"to", "until", "till", "-", "–"})
_WIDEST_DATE = 4  # tokens from a month or a day to its year
_LEGENDS = frozenset({"legend", "myth", "folklore", "lore", "mythology"})
_KEPT = frozenset({"anniversary", "centenary", "centennial", "bicentenary", "bicentennial"})
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_MANY_YEARS = 10  # an anniversary from which on nobody reports the deed as news
_FARTHEST = 3  # verbs between a provision and what it provides for


class Background:
    """Judges the sentences and triggers of one document."""

    def __init__(self, parsed: ParsedArticle, syntax: Syntax, kinds: Kinds) -> None:
        self._doc = parsed.doc
        self._syntax = syntax
        self._kinds = kinds
        published = parsed.article.published_on
        told = parsed.doc.text.lower()
        self._wars = tuple(name for name in old_wars() if name in told)
        self._recent = (published.year if published else _NO_DAY) - _OF_OLD

    def is_history(self, sentence: Sentence) -> bool:
        """Whether the sentence dates itself by years long past and by no other day."""
        years = []
        for token in self._doc[sentence.first : sentence.last]:
            if token.lower_ in _ERAS and token.i and token.nbor(-1).like_num:
                return True
            if token.i and token.nbor(-1).lower_ in _EVER_SINCE and not self._ends(token):
                return False
            if token.ent_type_ not in _DAYS and not self._is_bare_year(token):
                continue
            if _YEAR.fullmatch(token.text) and not self._counts(token):
                years.append(int(token.text))
            elif _DECADE.fullmatch(token.text):
                years.append(int(token.text[-5:-1]))
            elif token.pos_ in ("PROPN", "NUM") and not years and not self._has_year(token):
                years.append(self._recent)
        return bool(years) and all(year < self._recent for year in years)

    def _has_year(self, token: Token) -> bool:
        """Whether the date goes on with its year: "June 19, 1867"."""
        return any(
            _YEAR.fullmatch(other.text) and other.ent_type_ == token.ent_type_
            for other in self._doc[token.i + 1 : token.i + _WIDEST_DATE]
        )

    def _ends(self, token: Token) -> bool:
        """Whether a span of years is over: "from 1530 to 1570"."""
        after = self._doc[token.i + 1 : token.i + 3]
        is_span = len(after) == 2 and after[0].lower_ in _TO and _YEAR.fullmatch(after[1].text) is not None
        return is_span and _YEAR.fullmatch(token.text) is not None

    def is_apart(self, trigger: Token) -> bool:
        """Whether what the trigger tells is a law's, a plot's, or of a war long past."""
        if self.is_provision(trigger) or self._is_dated_war(trigger) or _is_legend(trigger):
            return True
        if _is_remembered(trigger):
            return True
        return bool(self._wars) and self._in_old_war(trigger)

    def _is_dated_war(self, noun: Token) -> bool:
        """Whether a war is only named by its year, long ago: "since the 1999 war between Peru and Chile"."""
        return noun.lemma_.lower() in _WARS and any(
            _YEAR.fullmatch(child.text) and int(child.text) < self._recent + _OF_OLD - _OVER
            for child in noun.lefts
        )

    def _in_old_war(self, trigger: Token) -> bool:
        """Whether it happened "in World War II", by a phrase of its own clause."""
        for token in trigger.subtree:
            if token.dep_ == "prep" and token.lower_ in _IN_TIME and _is_in_clause(token, trigger):
                words = " ".join(part.lower_ for part in token.subtree)
                if any(name in words for name in self._wars):
                    return True
        return False

    def is_provision(self, trigger: Token) -> bool:
        """Whether a law is what acts, or what makes others act, in the timeless present."""
        verb: Token | None = trigger if is_verbal(trigger) else None
        if trigger.dep_ == "xcomp" and any(child.dep_ == "auxpass" for child in trigger.children):
            return False  # "the pact has to be approved"
        for _ in range(_FARTHEST):
            if verb is None:
                return False
            if self._is_timeless(verb) and (self._by_law(verb) or self._within(verb)):
                return True
            verb = verb.head if verb.dep_ in _GOVERNED and is_verbal(verb.head) else None
        return False

    def _by_law(self, verb: Token) -> bool:
        for child in verb.children:
            if child.dep_ in ("nsubj", "agent"):
                subject = antecedent(child) if child.dep_ == "nsubj" else next(iter(child.children), child)
                named = [part for part in subject.children if part.dep_ in ("compound", "nummod")]
                if any("provision" in self._kinds.listed(part) for part in (subject, *named)):
                    return True
        return False

    def _within(self, verb: Token) -> bool:
        """Whether it happens "under the act" or "in the second episode"."""
        for child in verb.children:
            wanted = _WITHIN.get(child.lower_) if child.dep_ == "prep" else None
            holders = child.children if child.lower_ == "according" else (child,)
            inner = [part for held in holders for part in held.children if part.dep_ == "pobj" and wanted]
            if any(wanted in self._kinds.listed(part) for part in inner):
                return True
        return False

    def _is_timeless(self, verb: Token) -> bool:
        helping = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
        first = helping[0] if helping else verb
        perfect = bool(helping) and first.lemma_ == "have"
        return not perfect and first.tag_ in _TIMELESS | {"MD"}

    @staticmethod
    def _is_bare_year(token: Token) -> bool:
        return bool(
            token.i
            and token.dep_ == "pobj"
            and token.head.lower_ in ("in", "of")
            and _YEAR.fullmatch(token.text)
        )

    @staticmethod
    def _counts(token: Token) -> bool:
        """Whether the digits count something: "800 people", "1500 GMT"."""
        following = token.nbor(1) if token.i + 1 < len(token.doc) else token
        return (
            following.ent_type_ == token.ent_type_ and following.pos_ == "NOUN"
        ) or following.lower_ == "gmt"


def _is_legend(trigger: Token) -> bool:
    """Whether a legend tells of it: "legend has it that", "according to legend"."""
    for above in (trigger, *trigger.ancestors):
        for child in above.children if is_verbal(above) else ():
            if child.dep_ == "nsubj" and child.lemma_.lower() in _LEGENDS and above.i != trigger.i:
                return True
            if child.lower_ == "according" and any(word.lemma_.lower() in _LEGENDS for word in child.subtree):
                return True
    return False


def _is_remembered(noun: Token) -> bool:
    """Whether the noun only says which day is kept: "on the thirtieth anniversary of the march"."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if above is None or above.lemma_.lower() not in _KEPT:
        return False
    return above.lemma_.lower() != "anniversary" or any(_is_late(child) for child in above.lefts)


def _is_late(ordinal: Token) -> bool:
    digits = _ORDINAL.fullmatch(ordinal.lower_)
    return int(digits[1]) >= _MANY_YEARS if digits else ordinal.lower_.endswith(("ieth", "hundredth"))


def _is_in_clause(token: Token, trigger: Token) -> bool:
    """Whether no other verb stands between the trigger and the token below it."""
    for above in token.ancestors:
        if above.i == trigger.i:
            return True
        if is_verbal(above):
            return False
    return False


@cache
def old_wars() -> tuple[str, ...]:
    """Names of wars that ended before anybody's news, in small letters."""
    file = files("pipeline.knowledge.events") / "old_wars.tsv"
    return tuple(row["name"] for row in read_rows(file, columns=("name", "ended")))
