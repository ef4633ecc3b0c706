"""How likely a reading is right in type, actor, recipient and modality, by what it rests on.

`evidence` names what can be seen of a reading; `confidence_of` weighs it (logistic regression). The weights,
and what they were fitted on, stand in `pipeline/knowledge/events/confidence.tsv`; claimed against measured in
`docs/accuracy.md`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from math import exp

from spacy.tokens import Token

from pipeline.extraction.events.company import Company
from pipeline.extraction.events.found import Found
from pipeline.extraction.events.parties.participants import Filler
from pipeline.extraction.events.scope.setting import Setting
from pipeline.extraction.modality import Judgement
from pipeline.knowledge.tsv import read_rows

LEAST = 0.5  # a reading that is more likely wrong than right is held back
_LONG, _LONGER = 25, 40  # tokens of a sentence
_FAR = 10  # tokens between a trigger and its party
_SPECIFIC = 3.0  # score of a match from which its rule asked for much
_CLAUSES = {
    "ROOT": "main", "ccomp": "complement", "xcomp": "infinitive", "pcomp": "gerund", "advcl": "adverbial",
    "relcl": "relative", "acl": "participle", "conj": "coordinate", "csubj": "complement",
}  # fmt: skip
_TENSES = {
    "VBD": "past", "VBZ": "present", "VBP": "present", "VBG": "in -ing", "VBN": "participle", "VB": "bare",
}  # fmt: skip
_POLITICS = (
    (0.07, "very political"),
    (0.045, "political"),
    (0.03, "half political"),
    (0.02, "little political"),
)
_BIAS = "bias"


def evidence(found: Found, judgement: Judgement, setting: Setting, company: Company) -> frozenset[str]:
    """Names of what holds of a reading, the vocabulary of the table of weights."""
    held = [_BIAS, f"modality {judgement.modality}", f"text {_politics(setting.share)}"]
    if setting.is_political(found):
        held.append("party political")
    return frozenset((*held, *_of_words(found), *_of_parties(found), *company.evidence(found)))


def confidence_of(held: frozenset[str]) -> float:
    """Probability, 0 to 1, that a reading of which this holds is right."""
    weights = _weights()
    return round(1 / (1 + exp(-sum(weights.get(name, 0.0) for name in held))), 3)


def _politics(share: float) -> str:
    """How much of a text is about politics, by the share of its political words."""
    return next((name for least, name in _POLITICS if share >= least), "not political")


def _of_words(found: Found) -> Iterator[str]:
    trigger = found.trigger
    is_verb = trigger.pos_ in ("VERB", "AUX")
    carried = found.match.noun is not None
    yield "trigger carried" if carried else "trigger verb" if is_verb else "trigger noun"
    yield f"type {found.event_type}"
    yield f"rule {found.match.rule.rule_id}"
    if found.match.score >= _SPECIFIC:
        yield "rule specific"
    yield f"clause {_CLAUSES.get(trigger.dep_, 'other')}" if is_verb else f"noun {_standing(trigger)}"
    if is_verb:
        yield f"verb {_TENSES.get(trigger.tag_, 'other')}"
    sentence = trigger.sent
    if len(sentence) > _LONG:
        yield "sentence long"
    if len(sentence) > _LONGER:
        yield "sentence longer"
    if any(token.text in ('"', "“", "”") for token in sentence):
        yield "sentence quotes"
    if sentence[-1].text == "?":
        yield "sentence asks"
    if any(token.lower_ in ("i", "we", "you") for token in sentence):
        yield "sentence speaks"


def _standing(noun: Token) -> str:
    """How a noun stands in its clause."""
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return "subject"
    if noun.dep_ in ("dobj", "attr"):
        return "object"
    return "in a phrase" if noun.dep_ == "pobj" else "other"


def _of_parties(found: Found) -> Iterator[str]:
    for role, fillers in (("actor", found.actors), ("recipient", found.recipients)):
        for standing in {_naming(filler) for filler in fillers} or {"none"}:
            yield f"{role} {standing}"
        yield from {f"{role} {_reach(found, filler.head)}" for filler in fillers}
        yield from {f"{role} of {filler.mention.kind}" for filler in fillers if filler.mention is not None}
        if any(abs(filler.head.i - found.trigger.i) > _FAR for filler in fillers):
            yield f"{role} far"
        if len(fillers) > 1:
            yield f"{role} several"
    if not found.actors and not found.recipients:
        yield "nobody"
    parties = (*found.actors, *found.recipients)
    is_known = any(filler.cluster is not None for filler in parties)
    if found.actors and not is_known and any(filler.is_open for filler in parties):
        yield "nobody known"


def _reach(found: Found, party: Token) -> str:
    """Where a party stands from its trigger: its own argument, within its phrase, over it, or elsewhere."""
    words = [found.trigger] if found.match.noun is None else [found.trigger, found.match.noun]
    if party.sent.start != found.trigger.sent.start:
        return "in another sentence"
    if any(word in (party.head, party.head.head) for word in words):
        return "its argument"
    if any(word.is_ancestor(party) for word in words):
        return "within"
    return "over it" if any(party.is_ancestor(word) for word in words) else "aside"


def _naming(filler: Filler) -> str:
    """How a party is named: by a name, a noun or pronoun that was resolved, or one that was not."""
    mention = filler.mention
    if mention is not None and mention.form in ("name", "demonym", "metonym"):
        return "named" if mention.form == "name" else "named by its land or seat"
    if filler.head.pos_ == "PRON":
        return "resolved pronoun" if mention is not None and mention.cluster is not None else "pronoun"
    return "resolved noun" if mention is not None and mention.cluster is not None else "noun"


@cache
def _weights() -> Mapping[str, float]:
    file = files("pipeline.knowledge.events") / "confidence.tsv"
    return {row["evidence"]: float(row["weight"]) for row in read_rows(file, columns=("evidence", "weight"))}
