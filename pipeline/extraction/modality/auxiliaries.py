"""What the auxiliaries of a verb say of it: future, possibility, necessity, and what would have been."""

from __future__ import annotations

from spacy.tokens import Token

Effect = tuple[str, str]  # grade of the vocabulary and the words that decided
ASSERTED: Effect = ("happened", "asserted")

_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo", "sha"})
_WOULD = frozenset({"would", "'d", "’d"})
_POSSIBLE = frozenset({"may", "might", "could", "can", "ca"})
_NECESSARY = frozenset({"must", "should", "ought"})
_HAD = frozenset({"had", "'d", "’d"})
_OFTEN = frozenset(
    {"often", "always", "sometimes", "usually", "regularly", "routinely", "frequently", "typically"}
)
_BASE = frozenset({"VB", "VBP"})
_PAST = frozenset({"VBD", "VBN"})


def auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries of a verb, or of the verb that it is coordinated with when it has none of its own."""
    own = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if own or not shares_clause(verb):
        return own
    return auxiliaries(verb.head)


def shares_clause(verb: Token) -> bool:
    """Whether a coordinated verb stands under the words of the first: "will come and see"."""
    first = verb.head
    return (
        verb.dep_ == "conj"
        and first.pos_ in ("VERB", "AUX")
        and (
            first.tag_ == verb.tag_
            or {first.tag_, verb.tag_} == _BASE
            or ({first.tag_, verb.tag_} == _PAST and _is_or(first))
        )
        and not any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for child in verb.children)
    )


def _is_or(first: Token) -> bool:
    return any(child.dep_ == "cc" and child.lower_ in ("or", "nor") for child in first.children)


def modal(verb: Token) -> Effect | None:
    """The effect of auxiliaries and of "be to", "have to", "going to"; null when they leave it as it is."""
    words = {token.lower_: token for token in auxiliaries(verb)}
    for word, token in words.items():
        if word in _FUTURE:
            return ("conditional" if has_condition(verb) else "planned"), word
        if word in _WOULD and not (word in ("'d", "’d") and (token.tag_ == "VBD" or verb.tag_ == "VBN")):
            return _would(verb, word, perfect="have" in words)
        if word in _POSSIBLE:
            return "possible", word
        if word in _NECESSARY:
            return _necessary(word, perfect="have" in words)
    if words.keys() & _HAD and any(child.lower_ == "better" and child.i < verb.i for child in verb.children):
        return "requested", "had better"
    if "to" in words:
        return _infinitive(verb, perfect="have" in words)
    alone = verb.dep_ == "ROOT" or (verb.dep_ in ("ccomp", "xcomp") and _opens_quote(verb))
    if alone and verb.tag_ == "VB" and set(words) <= {"do"} and not has_subject(verb):
        return "requested", "imperative"
    return None


def _opens_quote(clause: Token) -> bool:
    first = clause.left_edge
    return first.is_quote or (first.i > 0 and first.doc[first.i - 1].is_quote)


def has_condition(verb: Token) -> bool:
    """Whether an if-clause (more than "if needed") hangs on the verb or on the first of its coordination."""
    if any(
        child.dep_ == "advcl"
        and any(word.dep_ == "mark" and _is_conditional(word) for word in child.children)
        and any(word.dep_.startswith(("nsubj", "expl", "csubj")) for word in child.children)
        for child in verb.children
    ):
        return True
    return shares_clause(verb) and has_condition(verb.head)


def _is_conditional(mark: Token) -> bool:
    """Whether the main clause holds only under the clause: under "if", but not under "even if"."""
    if mark.lower_ == "unless":
        return True
    return mark.lower_ == "if" and not (mark.i > 0 and mark.nbor(-1).lower_ == "even")


def is_past(verb: Token) -> bool:
    """Whether the verb stands in the past or in a perfect tense."""
    if verb.tag_ == "VBD":
        return True
    return any(token.tag_ == "VBD" or token.lemma_ == "have" for token in auxiliaries(verb))


def has_subject(verb: Token) -> bool:
    """Whether the verb has a subject of its own."""
    return any(child.dep_.startswith(("nsubj", "csubj", "expl")) for child in verb.children)


def _would(verb: Token, word: str, *, perfect: bool) -> Effect:
    if perfect:
        return "conditional", "would have"
    if has_condition(verb) or _is_supposed(verb):
        return "conditional", word
    if _is_past_habit(verb):
        return "happened", "used to"
    return ("possible", "would") if _is_own_view(verb) else ("planned", word)


def _is_own_view(verb: Token) -> bool:
    """Whether a first person says what they would do, and is not reported as saying what they will."""
    if verb.dep_ == "ccomp" and is_past(verb.head) and not _opens_quote(verb):
        return False
    return any(child.dep_ == "nsubj" and child.lower_ in ("i", "we") for child in verb.children)


def _is_past_habit(verb: Token) -> bool:
    """Whether "would" tells of a habit: "every year they would march", not "said they would march"."""
    return verb.dep_ == "ROOT" and any(
        (child.dep_ == "advmod" and child.lower_ in _OFTEN)
        or (child.dep_ == "npadvmod" and any(word.lower_ == "every" for word in child.children))
        for child in verb.children
    )


def _is_supposed(verb: Token) -> bool:
    """Whether "would" supposes ("a strike would be a mistake") and is no future told of ("said it would")."""
    token = verb
    while token.dep_ in ("conj", "xcomp", "advcl"):
        token = token.head
    if token.dep_ != "ROOT" and not (token.dep_ == "ccomp" and not is_past(token.head)):
        return False
    return any(_is_hypothetical(child) for child in verb.children)


def _is_hypothetical(subject: Token) -> bool:
    if subject.dep_ == "csubj":
        return True
    if subject.dep_ != "nsubj" or subject.ent_type_:
        return False
    articles = [child.lower_ for child in subject.children if child.dep_ == "det"]
    return subject.tag_ == "VBG" or any(article in ("a", "an", "any", "such") for article in articles)


def _necessary(word: str, *, perfect: bool) -> Effect:
    if not perfect:
        return "requested", word
    return ("possible" if word == "must" else "precluded"), f"{word} have"


def _infinitive(verb: Token, *, perfect: bool) -> Effect | None:
    head = verb.head
    is_told = verb.dep_ == "ccomp" and verb.i < head.i and has_subject(verb)
    if verb.dep_ == "ROOT" or is_told:  # headlines: "Minister to visit Oslo", "Road to be closed, mayor says"
        return "planned", "to"
    if verb.dep_ != "xcomp":
        return None
    if head.lemma_ == "be":
        if any(child.dep_ == "acomp" or _is_verdict(child) for child in head.children):
            return None
        if is_past(head) and any(child.lower_ == "among" for child in head.children):
            return None  # "was among nine judges to resign"
        if any(child.lower_ == "yet" for child in head.children):
            return "precluded", "yet to"
        return ("precluded" if perfect else "intended"), "is to"
    if head.lemma_ == "go" and head.tag_ == "VBG":
        return "planned", "going to"
    if head.lemma_ in ("have", "remain"):
        if any(child.lower_ in ("yet", "still") for child in head.children) or head.lemma_ == "remain":
            return "precluded", "yet to"
        return ("happened", "had to") if is_past(head) else ("requested", "have to")
    if head.lemma_ != "need":
        return None
    return ("possible", "needed to") if _is_means(head, verb) else ("requested", "need to")


def _is_means(need: Token, deed: Token) -> bool:
    """Whether what is needed for a deed is the noun before: "the powers she needs to ban it"."""
    takes = any(child.dep_ in ("dobj", "prep") for child in deed.children)
    subjects = (child for child in need.children if child.dep_ == "nsubj")
    return takes and need.dep_ == "relcl" and any(who.tag_ not in ("WP", "WDT") for who in subjects)


def _is_verdict(child: Token) -> bool:
    """Whether a copula has a noun for predicate: "it is the role of the court to" is no "is to"."""
    return child.dep_ == "attr" and child.pos_ == "NOUN"
