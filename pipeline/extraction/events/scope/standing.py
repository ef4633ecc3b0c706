"""What holds at all times and so is no event: rules, maxims and dangers in the timeless present.

"Traitors are jailed", "anyone who resists is shot", "floods threaten the town", "militias that threaten
travellers".
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.parties.participants import Filler

_PASSED = frozenset({"COERCE", "SANCTION", "ACCUSE", "X_RULING"})  # what laws say shall be done to people
_HELD = frozenset({"CONSULT", "AGREE", "REQUEST", "REJECT"})  # what people are in the habit of
_HABIT = frozenset(
    {"traditionally", "usually", "normally", "typically", "generally", "customarily", "habitually", "always",
     "seldom", "rarely"}
)  # fmt: skip
_PRESENT = frozenset({"VBZ", "VBP"})
_MODAL = frozenset({"can", "may", "must", "shall", "should"})
_ANYBODY = frozenset({"anyone", "anybody", "everyone", "everybody", "whoever", "those", "one"})
_ANY = frozenset({"any", "every", "a", "an", "all", "most", "some", "many"})
_NUMBERS = frozenset({"number", "dozen", "hundred", "thousand", "score", "group", "list", "name", "release"})
_WILL = frozenset({"will", "would"})
_THREAT = "n.threat"
_STATING = frozenset({"against", "of", "over"})
_DANGER = "threaten.threaten_person"  # said of dangers as of people


def is_standing(found: Found) -> bool:
    """Whether the event is told as what always holds."""
    verb = found.trigger
    if not is_verbal(verb):
        return found.match.rule.rule_id == _THREAT and not _is_stated(verb)
    if found.match.rule.rule_id == _DANGER:
        return not _is_told(verb)
    if found.event_type in _HELD and _is_habit(verb):
        return True
    if found.actors or found.event_type not in _PASSED or not found.recipients:
        return False
    if _is_gloss(verb):
        return True
    if _is_of_a_kind(verb) and all(filler.head.i == verb.head.i for filler in found.recipients):
        return True
    return _is_timeless(verb) and all(map(_is_anybody, found.recipients))


def _is_gloss(verb: Token) -> bool:
    """Whether a bare participle stands in brackets: "(banned in Norway)", "(or the League, banned there)"."""
    if verb.tag_ not in ("VBN", "VBD") or any(child.dep_ in ("aux", "auxpass") for child in verb.children):
        return False
    for token in reversed(verb.doc[verb.sent.start : verb.i]):
        if token.text in "()":
            return token.text == "("
    return False


def _is_of_a_kind(verb: Token) -> bool:
    """Whether a participle only says of what kind people are: "the rights of people convicted of theft"."""
    head = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or head.tag_ != "NNS" or head.pos_ != "NOUN":
        return False
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_.lower() in _NUMBERS:
        return False
    if any(child.dep_ in ("det", "nummod", "poss", "prep") for child in head.children):
        return False
    return not any(token.ent_type_ for token in verb.subtree)


def _is_habit(verb: Token) -> bool:
    """Whether a verb in the simple present tells what is done as a rule: "usually meets on Mondays"."""
    helping = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    first = helping[0] if helping else verb
    if first.tag_ not in _PRESENT or (helping and first.lemma_ != "do"):
        return False
    return any(child.dep_ == "advmod" and child.lower_ in _HABIT for child in verb.children)


def _is_told(verb: Token) -> bool:
    """Whether a threat is told as a deed: in a past tense, as going on, as planned, as reproached."""
    helped = any(child.dep_ == "aux" for child in verb.children)
    if verb.tag_ == "VB":  # "let gangs threaten …", "enables gangs to threaten …"
        return any(child.dep_ == "aux" and child.lower_ in _WILL for child in verb.children)
    if verb.tag_ == "VBG":
        return helped or verb.dep_ == "pcomp"
    return verb.tag_ not in _PRESENT


def _is_timeless(verb: Token) -> bool:
    """Whether a passive is in the simple present or under a modal: "are jailed", "can be fined"."""
    helping = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if not any(child.dep_ == "auxpass" for child in helping):
        return False
    first = helping[0]
    return (first.tag_ in _PRESENT and first.lemma_ == "be" and len(helping) == 1) or first.lower_ in _MODAL


def _is_anybody(filler: Filler) -> bool:
    """Whether a party is nobody in particular: a bare plural, "anyone who", "a person"."""
    head = filler.head
    articles = {child.lower_ for child in head.children if child.dep_ == "det"}
    if head.lower_ in _ANYBODY or articles & {"any", "every"}:
        return True
    if head.pos_ != "NOUN":
        return False
    named = filler.mention is not None and filler.mention.form == "name"
    marks = [
        child for child in head.children if child.dep_ in ("det", "nummod", "poss", "relcl", "acl", "prep")
    ]
    if named or any(child.dep_ not in ("det",) or child.lower_ not in _ANY for child in marks):
        return False
    return head.tag_ == "NNS" or bool(marks)


def _is_stated(threat: Token) -> bool:
    """Whether a noun says what is threatened, as a danger does not: "a threat to strike"."""
    for child in threat.children:
        if child.lower_ in _STATING or (child.dep_ in ("acl", "relcl") and child.tag_ == "VB"):
            return True
    return False
