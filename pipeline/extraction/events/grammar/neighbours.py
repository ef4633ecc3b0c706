"""Neighbours of a verb in the tree: what it hangs on, goes on with, or was torn from by the parser."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.events.grammar.slots import is_verbal, says

_INSIDE = 1  # spaCy's code of a token that continues a name
_OBJECTS = frozenset({"him", "her", "it", "them"})
_DATING = frozenset({"since", "when", "until", "till", "before", "after", "once", "upon"})
_FOILING = frozenset({"foil", "thwart", "frustrate", "block", "prevent", "stop", "repel", "repulse"})
_TENSED = frozenset({"VBD", "VBZ", "VBP"})
_CLAUSAL = frozenset({"conj", "xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp"})


def is_clipped(verb: Token, head: Token) -> bool:
    """Whether a report leaves out the subject that it shares, as in the headline "Peru says kills two"."""
    return verb.tag_ in ("VBZ", "VBP", "VBD") and verb.i == head.i + 1 and not says(verb)


def agent_before(verb: Token) -> list[Token]:
    """The agent of another passive right before a participle: "carried out by rebels armed by Peru"."""
    if verb.tag_ != "VBN" or verb.i == 0 or verb.nbor(-1).pos_ not in ("NOUN", "PROPN"):
        return []
    noun = verb.nbor(-1)
    while noun.dep_ in ("compound", "nmod") and noun.head.i < verb.i:
        noun = noun.head
    by = any(each.lower_ == "by" and each.dep_ in ("agent", "prep") for each in noun.ancestors)
    return [noun] if by else []


def owners(noun: Token) -> list[Token]:
    """Whose a plan or a decision is: "Peru's plan", "a plan by Peru", "a Peruvian plan"."""
    owners = [child for child in noun.children if child.dep_ == "poss"]
    owners = owners or objects(noun, "by") or _leaders(noun)
    lands = ("GPE", "NORP", "ORG", "PERSON")
    return owners or [
        child
        for child in noun.children
        if child.dep_ in ("amod", "compound", "nmod")
        and child.ent_type_ in lands
        and child.i < noun.i
        and not _is_one_name(child, noun)
    ]


def _leaders(noun: Token) -> list[Token]:
    """Who leads what is done: "a Peruvian-led effort to …"."""
    return [
        part
        for child in noun.children
        if child.lower_ == "led" and child.i < noun.i
        for part in child.children
        if part.dep_ in ("npadvmod", "amod", "compound") and part.text[:1].isupper()
    ]


def _is_one_name(first: Token, last: Token) -> bool:
    """Whether two words belong to one name: "Ada" and "Smith"."""
    inside = first.doc[first.i + 1 : last.i + 1]
    return all(token.ent_type_ == first.ent_type_ and token.ent_iob == _INSIDE for token in inside)


def objects(noun: Token, preposition: str) -> list[Token]:
    return [
        part
        for child in noun.children
        if child.dep_ in ("prep", "agent") and child.lower_ == preposition
        for part in child.children
        if part.dep_ == "pobj"
    ]


def is_purpose(verb: Token) -> bool:
    """Whether a clause on a noun is an infinitive: "a decision to leave"."""
    return verb.tag_ == "VB" and any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def acts_on_pronoun(participle: Token) -> bool:
    """Whether a participle behind an object takes it up again: "killed the rebels calling them traitors"."""
    return any(child.dep_ == "dobj" and child.lower_ in _OBJECTS for child in participle.children)


def takes_up_possession(participle: Token) -> bool:
    """Whether a participle acts on what belongs to the noun before it: "fought rebels killing their men"."""
    return any(
        part.tag_ == "PRP$" for child in participle.children if child.dep_ == "dobj" for part in child.subtree
    )


def with_particle(verb: Token) -> str:
    """The lemma of a verb with its particle: "take_out"."""
    particle = next((child.lower_ for child in verb.children if child.dep_ == "prt"), "")
    return f"{verb.lemma_}_{particle}" if particle else str(verb.lemma_)


def is_reflexive(token: Token) -> bool:
    """Whether a pronoun only repeats the subject: "blew themselves up"."""
    return token.tag_ == "PRP" and token.lower_.endswith(("self", "selves"))


def is_passive(verb: Token) -> bool:
    """Whether a finite verb says of its subject what is done to it."""
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def is_denied_by(verb: Token) -> bool:
    """Whether "by" behind an object is the object's: "has denied any theft of grain by the army"."""
    labels = {child.dep_ for child in verb.children}
    return {"agent", "nsubj", "dobj"} <= labels and labels.isdisjoint(("auxpass", "nsubjpass"))


def is_progressive(verb: Token, tag: str) -> bool:
    """Whether a verb is going on in the tense of that tag: "was rushing" for a past tense."""
    return verb.tag_ == "VBG" and any(child.dep_ == "aux" and child.tag_ == tag for child in verb.children)


def has_aux(verb: Token) -> bool:
    return any(child.dep_ in ("aux", "auxpass") and child.lower_ != "to" for child in verb.children)


def above(verb: Token, tags: frozenset[str]) -> Token | None:
    return next((token for token in verb.ancestors if is_verbal(token) and token.tag_ in tags), None)


def governing(verb: Token) -> Token | None:
    """The nearest verb above in a finite form of the past or present, its auxiliary counted."""
    return next(
        (
            token
            for token in verb.ancestors
            if is_verbal(token)
            and (
                token.tag_ in _TENSED
                or any(child.dep_ == "aux" and child.tag_ in _TENSED for child in token.children)
            )
        ),
        None,
    )


def reporting(verb: Token) -> Token | None:
    """The verb whose reported clause the given verb heads."""
    return verb.head if verb.dep_ == "ccomp" and is_verbal(verb.head) and verb.head.i < verb.i else None


def closes_quotation(head: Token, verb: Token) -> bool:
    """Whether a quotation ends between two verbs: 'said, "…" and threatened'."""
    return any(token.tag_ == "''" for token in verb.doc[head.i : verb.i])


def said_before(verb: Token, head: Token) -> Token | None:
    """The clause that goes on behind its source: "a man drew a knife, says Ada, and stabbed him"."""
    said = next((child for child in head.children if child.dep_ == "ccomp" and child.i < head.i), None)
    return said if said is not None and said.tag_ == verb.tag_ and verb.tag_ != head.tag_ else None


def sibling_infinitive(head: Token, verb: Token) -> Token | None:
    """The complement that a later infinitive really continues: "urged Peru to sign … and to leave"."""
    if not is_verbal(head):
        return _infinitive_on_noun(next(filter(is_verbal, head.ancestors), head), verb)
    if head.tag_ not in ("VBD", "VBZ"):
        return None
    own = (
        child
        for child in head.children
        if child.dep_ in _CLAUSAL and child.tag_ == "VB" and head.i < child.i < verb.i
    )
    return next(own, None) or _infinitive_on_noun(head, verb)


def bare_subjects(head: Token, verb: Token) -> list[Token]:
    """Subjects of the last bare infinitive between, where it has its own: "saw men cross and attack"."""
    for token in reversed(verb.doc[head.i + 1 : verb.i]):
        if token.tag_ in ("VB", "VBP") and head.is_ancestor(token):
            return [child for child in token.children if child.dep_ == "nsubj"]
    return []


def bare_sibling(verb: Token, head: Token) -> Token | None:
    """The infinitive that a bare one goes on with: "urged Peru to sign it, free the nuns and leave"."""
    if any(child.dep_ in ("aux", "mark", "nsubj") for child in verb.children):
        return None
    return next(
        (
            child
            for child in head.children
            if child.dep_ == "xcomp" and is_purpose(child) and head.i < child.i < verb.i
        ),
        None,
    )


def _infinitive_on_noun(head: Token, verb: Token) -> Token | None:
    """The last infinitive on a noun between: "curbs their right to meet, speak and protest"."""
    between = [
        token
        for token in verb.doc[head.i + 1 : verb.i]
        if token.dep_ == "acl" and is_purpose(token) and head.is_ancestor(token)
    ]
    return between[-1] if between else None


def reproached(verb: Token, participle: Token) -> Token | None:
    """The gerund behind a preposition of a verb, before the participle: "accused the army of firing on …"."""
    return next(
        (
            part
            for child in verb.children
            if child.dep_ == "prep" and verb.i < child.i < participle.i
            for part in child.children
            if part.dep_ == "pcomp" and part.tag_ == "VBG"
        ),
        None,
    )


def is_added(head: Token, verb: Token) -> bool:
    """Whether "and" or "or" joins two verbs."""
    return any(child.lower_ in ("and", "or") and head.i < child.i < verb.i for child in head.children)


def foiled_by(preposition: Token, verb: Token) -> Token | None:
    """The verb of who foiled what they meant to do, where what follows befell them.

    "Foiled an attempt by rebels to enter the port after killing nine of the rebels": those who foiled it.
    """
    noun = verb.head
    if preposition.lower_ not in ("after", "before") or verb.dep_ not in ("acl", "relcl"):
        return None
    if noun.dep_ != "dobj" or noun.head.lemma_ not in _FOILING or not is_purpose(verb):
        return None
    words = {part.lemma_.lower() for owner in owners(noun) for part in owner.subtree if not part.is_stop}
    suffering = (
        part for clause in preposition.children for each in clause.children if each.dep_ == "dobj"
        for part in each.subtree
    )  # fmt: skip
    theirs = any(part.lower_ == "them" or part.lemma_.lower() in words for part in suffering)
    return noun.head if theirs else None


def participle_between(head: Token, verb: Token) -> Token | None:
    return next(
        (
            child
            for child in head.children
            if child.dep_ in ("xcomp", "advcl", "pcomp") and child.tag_ == "VBG" and child.i < verb.i
        ),
        None,
    )


def reduced_between(head: Token, verb: Token) -> Token | None:
    """The participle whose subject a verb behind it has: "wept after men trained abroad opened fire"."""
    for child in head.children:
        if child.dep_ == "advcl" and child.tag_ == "VBN" and head.i < child.i < verb.i and not has_aux(child):
            apart = any(token.dep_ == "cc" or token.is_punct for token in verb.doc[child.i : verb.i])
            return None if apart or not any(part.dep_ == "nsubj" for part in child.children) else child
    return None


def dates_another(verb: Token) -> bool:
    """Whether a clause only says when something else happened: "since he took office"."""
    if verb.dep_ == "pcomp":
        return verb.head.lower_ in _DATING
    return verb.dep_ == "advcl" and any(
        child.lower_ in _DATING and child.dep_ in ("mark", "advmod") and child.i < verb.i
        for child in verb.children
    )
