"""What holds in general: what is done to a kind or by any of a kind, and how a thing ranks among its kind."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.modality.auxiliaries import Effect, is_past, shares_clause

_PRESENT = frozenset({"VBZ", "VBP"})
_SUPERLATIVE = frozenset({"JJS", "RBS"})
_ADVISED = frozenset({"best", "least", "most"})
_ANYBODY = frozenset({"anyone", "anybody", "everyone", "everybody", "whoever", "whomever", "anything"})
_ANY = frozenset({"any", "every", "each", "whichever"})
_OTHERS = frozenset({"those", "people", "someone", "somebody", "all"})
_COUNTING = frozenset({"many", "several", "few", "more", "most", "some"})
# "Those who oppose it say …" tells of some; "those who oppose it are punished" of all.
_SAYING = frozenset(
    {"say", "argue", "tell", "claim", "believe", "think", "hope", "fear", "include", "want", "call"}
)
_SPEAKERS = frozenset({"i", "we", "you", "they"})
_WHENEVER = frozenset({"when", "whenever"})
_RELATIVES = frozenset({"who", "that", "which"})


def habit(verb: Token) -> Effect | None:
    """Generic for "judges are elected" and "Chile is the largest producer"; null for what took place once."""
    if verb.dep_ == "relcl" and _is_timeless(verb) and _is_any(verb):
        return "generic", "any of a kind"
    if _is_timeless(verb) and any(map(_befalls_any, verb.children)):
        return "generic", "whoever"
    if _is_timeless(verb) and _is_whenever(verb):
        return "generic", "when"
    if verb.lemma_ in ("be", "have") and verb.tag_ in _PRESENT:
        return ("generic", "rank") if any(map(_ranks, verb.children)) else None
    return _of_kind(verb)


def _is_timeless(verb: Token) -> bool:
    """Whether the verb stands in the simple present, active or passive."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if not helpers:
        return verb.tag_ in _PRESENT
    return helpers[0].tag_ in _PRESENT and helpers[0].lemma_ != "have" and verb.tag_ in ("VBN", "VB")


def _is_whenever(verb: Token) -> bool:
    """Whether a speaker tells what they do whenever something happens: "we win when we talk about it"."""
    if not any(child.dep_ == "nsubj" and child.lower_ in _SPEAKERS for child in verb.children):
        return False
    return any(
        clause.dep_ == "advcl"
        and _is_timeless(clause)
        and any(word.lower_ in _WHENEVER for word in clause.children)
        for clause in verb.children
    )


def _is_any(verb: Token) -> bool:
    """Whether a relative clause tells of any of a kind: "anyone who attacks", "states that support"."""
    kind = verb.head
    if not any(child.lower_ in _RELATIVES and child.i < verb.i for child in verb.children):
        return False
    if verb.doc[verb.left_edge.i - 1].text == ",":  # tells of all of them: "the states, which support it"
        return False
    if kind.lower_ in _ANYBODY or any(child.lower_ in _ANY for child in kind.children):
        return True
    bare = kind.tag_ in ("NNS", "NNPS") and kind.ent_type_ in ("", "NORP")
    bare = bare and all(child.dep_ in ("amod", "compound") for child in kind.lefts)
    if kind.lower_ in _OTHERS:
        return _is_open(kind, timeless=True)
    return bare and _is_open(kind, timeless=False)


def _is_open(noun: Token, *, timeless: bool) -> bool:
    """Whether nothing that took place is told of the noun: its clause lies ahead, or is timeless."""
    verb = next((word for word in noun.ancestors if word.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.lemma_ == "be" or (noun.i < verb.i and verb.lemma_ in _SAYING):
        return False  # "there are states that …"
    if verb.tag_ == "VB" or (verb.tag_ == "VBG" and verb.dep_ in ("pcomp", "csubj")):
        return True
    return timeless and not is_past(verb) and _is_timeless(verb)


def _befalls_any(subject: Token) -> bool:
    """Whether the subject is "those who protest" or "anyone who protests"."""
    if subject.dep_ not in ("nsubj", "nsubjpass") or subject.lower_ not in _ANYBODY | _OTHERS:
        return False
    return any(child.dep_ == "relcl" and _is_timeless(child) for child in subject.children)


def is_topmost(noun: Token) -> bool:
    """Whether a noun is said to stand out among what has been: "the worst storm", not "the best way"."""
    return any(
        (child.tag_ == "JJS" and child.lower_ not in _ADVISED)
        or (child.tag_ == "JJ" and any(word.lower_ == "most" for word in child.children))
        for child in noun.children
        if child.dep_ == "amod"
    )


def _ranks(predicate: Token) -> bool:
    """Whether a predicate compares: "the third largest", "the lowest cost", "more costly than …"."""
    if predicate.dep_ not in ("attr", "acomp", "dobj"):
        return False
    if predicate.tag_ in _SUPERLATIVE or any(child.tag_ in _SUPERLATIVE for child in predicate.children):
        return True
    return predicate.dep_ == "acomp" and any(child.lower_ == "than" for child in predicate.children)


def _of_kind(verb: Token) -> Effect | None:
    if verb.tag_ != "VBN" or (verb.dep_ == "conj" and not shares_clause(verb)):
        return None
    if shares_clause(verb):
        return _of_kind(verb.head) if verb.head != verb else None
    if not any(child.dep_ == "auxpass" and child.lower_ in ("are", "is") for child in verb.children):
        return None
    if verb.dep_ == "advcl" or any(token.ent_type_ in ("DATE", "TIME") for token in verb.sent):
        return None
    for child in verb.children:
        if child.dep_ == "nsubjpass" and child.tag_ == "NNS":
            bare = all(word.dep_ in ("amod", "compound") for word in child.lefts)
            bare = bare and not any(word.lower_ in _COUNTING for word in child.lefts)
            return ("generic", "bare plural") if bare and not child.ent_type_ else None
    return None
