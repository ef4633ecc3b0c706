"""Whether the clause around a token looks back or ahead."""

from __future__ import annotations

from spacy.tokens import Token

_VERBAL = {"VERB", "AUX"}
_FUTURE_MODALS = {"will", "shall", "'ll", "wo", "ll"}
# Verbs and participles after which "to" and a verb say what is still to come.
_AHEAD = {
    "plan", "expect", "schedule", "intend", "hope", "want", "set", "due", "slate", "prepare", "promise",
    "vow", "pledge", "agree", "propose", "aim", "seek", "decide", "go", "likely", "ready", "poise",
    "arrange", "threaten", "ask", "urge", "order", "call",
}  # fmt: skip
# What they bring in is taken as known: "despite Saturday's attack", "in response to Sunday's raid".
_PRESUPPOSING = {
    "despite", "notwithstanding", "amid", "over", "since", "because", "spite", "response", "reaction",
    "retaliation", "revenge", "reprisal", "wake", "aftermath",
}  # fmt: skip
_PAST_TAGS = {"VBD", "VBN"}


def clause_tense(token: Token) -> str | None:
    """past, future, present or null, of the clause that the token belongs to."""
    verb = governing_verb(token)
    return None if verb is None else verb_tense(verb)


def is_presupposed(token: Token) -> bool:
    """Whether the phrase of the token is brought in as known, whatever its clause says of its own time."""
    verb = governing_verb(token)
    for above in token.ancestors:
        if above == verb:
            return False
        if above.lower_ in _PRESUPPOSING:
            return True
    return False


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above the token in its tree, or the token itself."""
    current = token
    for _ in range(40):
        if current.pos_ in _VERBAL and current.dep_ not in ("aux", "auxpass", "amod", "compound"):
            return current
        if current.head.i == current.i:
            return current if current.pos_ in _VERBAL else None
        current = current.head
    return None


def verb_tense(verb: Token) -> str | None:
    """Tense of a verb with its auxiliaries; an infinitive takes it from what it depends on."""
    auxiliaries = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    words = [child.lower_ for child in auxiliaries]
    if any(word in _FUTURE_MODALS for word in words):
        return "future"
    if any(child.tag_ == "VBD" or child.lower_ in ("was", "were", "had", "did") for child in auxiliaries):
        return "past"
    if "could" in words or "might" in words:
        return None
    if any(child.tag_ == "MD" for child in auxiliaries):
        return "future" if not any(word == "have" for word in words) else "past"
    if any(word in ("has", "have", "'ve") for word in words):
        return "past"
    if "to" in words:
        return _infinitive_tense(verb)
    if any(word in ("is", "are", "am", "'s", "'re", "be", "being") for word in words):
        return "present"
    if verb.tag_ in _PAST_TAGS:
        return "past"
    if verb.tag_ in ("VBZ", "VBP"):
        return "present"
    return _tense_above(verb)


def _infinitive_tense(verb: Token) -> str | None:
    head = verb.head
    if any(child.lower_ == "had" for child in head.lefts):
        return "past"  # `had been due to start`: what then happened is not said
    if (
        head.i == verb.i
        or head.lemma_.lower() in _AHEAD
        or head.lower_ in _AHEAD
        or head.pos_ in ("NOUN", "ADJ")
    ):
        return "future"
    if head.pos_ in _VERBAL:
        return "future" if verb_tense(head) in ("present", "future") else "past"
    return "future"


def _tense_above(verb: Token) -> str | None:
    if verb.head.i == verb.i:
        return None
    above = governing_verb(verb.head)
    return verb_tense(above) if above is not None and above.i != verb.i else None
