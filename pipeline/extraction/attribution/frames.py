"""What a reporting verb takes as content: one finder per frame of `pipeline.knowledge.attribution.FRAMES`."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.attribution.trees import agent, child, extent, is_passive, own_subject
from pipeline.knowledge.attribution import VerbCue

Content = tuple[str, tuple[int, int]]  # the frame, and the tokens of what is said

BREAKS = frozenset({",", '"', "''", "—", "–", "--", "-"})  # what stands between content and a cue after it
_EXTENDING = frozenset({"for", "of", "as", "over", "from", "to", "with", "on", "about", "against"})
_ADVERBIAL_ENTITIES = frozenset({"DATE", "TIME"})


def find_content(verb: Token, cue: VerbCue) -> Content | None:
    """What is said and its frame, by the first that the verb and the sentence share."""
    if is_passive(verb):
        return _passive_content(verb, cue)
    for frame, find in _FINDERS:
        found = find(verb, cue)
        if found is not None:
            return frame, found
    return None


def _clause(verb: Token, cue: VerbCue) -> tuple[int, int] | None:
    if not cue.frames & {"clause", "question"}:
        return None
    found = [each for each in verb.children if each.dep_ in ("ccomp", "parataxis")]
    after = next((each for each in found if each.i > verb.i), None)
    if after is not None or not found:
        return _clip(verb, *extent(after)) if after is not None else None
    first, last = extent(found[0])
    end = extent(found[-1])[1]
    if not any(token.is_quote for token in verb.doc[first:end]):
        last = end  # "A was killed and B was hurt, they said": the parser may hang both on the verb
    return _clip(verb, first, last)


def _clip(verb: Token, first: int, last: int) -> tuple[int, int]:
    """A clause that runs over its own verb is kept whole only when the verb is set in between."""
    return (first, last) if not first <= verb.i < last or verb.i > first + 1 else (verb.i + 1, last)


def _infinitive(verb: Token, cue: VerbCue) -> tuple[int, int] | None:
    if "infinitive" not in cue.frames and ("order" not in cue.frames or _told(verb, cue) is not None):
        return None
    for each in verb.rights:
        if each.dep_ == "xcomp" and each.pos_ in ("VERB", "AUX"):
            return extent(each)
    return None


def _order(verb: Token, cue: VerbCue) -> tuple[int, int] | None:
    if "order" not in cue.frames:
        return None
    told = _told(verb, cue)
    what = next(
        (each for each in verb.rights if each.dep_ in ("xcomp", "ccomp", "advcl") and each.i > verb.i), None
    )
    if told is None or what is None or not any(each.lower_ == "to" for each in what.lefts):
        return None
    return told.left_edge.i, what.right_edge.i + 1


def _told(verb: Token, cue: VerbCue) -> Token | None:
    """Who is asked to do it."""
    direct = child(verb, "dobj", "dative")
    if direct is not None or "order" not in cue.frames:
        return direct
    found = next(
        (each for each in verb.rights if each.dep_ == "prep" and each.lower_ in cue.prepositions), None
    )
    return child(found, "pobj", "pcomp") if found is not None else None


def _complement(verb: Token, cue: VerbCue) -> tuple[int, int] | None:
    if "complement" not in cue.frames:
        return None
    object_ = child(verb, "dobj", "ccomp", "dative")
    predicate = next(
        (
            each
            for each in verb.rights
            if each.dep_ in ("oprd", "ccomp", "xcomp", "attr", "acomp")
            or (each.dep_ == "prep" and each.lower_ == "as")
        ),
        None,
    )
    if predicate is None:
        return None
    first = min(
        object_.left_edge.i if object_ is not None and object_.i > verb.i else predicate.left_edge.i,
        predicate.left_edge.i,
    )
    return first, predicate.right_edge.i + 1


def _about(verb: Token, cue: VerbCue) -> tuple[int, int] | None:
    if "about" not in cue.frames:
        return None
    for each in verb.rights:
        if each.dep_ == "prep" and each.lower_ in cue.prepositions:
            object_ = child(each, "pobj", "pcomp")
            direct = child(verb, "dobj")
            if object_ is not None and object_.ent_type_ not in _ADVERBIAL_ENTITIES:
                first = (
                    direct.left_edge.i
                    if direct is not None and verb.i < direct.i < each.i
                    else object_.left_edge.i
                )
                return first, _last(verb, each)
    return None


def _question(verb: Token, cue: VerbCue) -> tuple[int, int] | None:
    """ "asked her if …": the parser takes the question for a condition."""
    if "question" not in cue.frames:
        return None
    for each in verb.rights:
        if each.dep_ == "advcl" and each.left_edge.lower_ in ("if", "whether") and each.left_edge.i > verb.i:
            return extent(each)
    return None


def _as_said(verb: Token, cue: VerbCue) -> tuple[int, int] | None:
    """ "…, as X reported": the clause that the verb's own clause stands beside."""
    opening = verb.left_edge
    if (
        verb.dep_ != "advcl"
        or opening.lower_ != "as"
        or cue.kind != "speech"
        or not cue.frames & {"clause", "quote"}
    ):
        return None
    if child(verb, "dobj", "ccomp", "xcomp") is not None and cue.lemma != "put":
        return None
    (first, last), (own_first, own_last) = extent(verb.head), extent(verb)
    if own_first <= first:
        return own_last, last
    return (first, own_first) if own_last >= last - 1 else (first, last)


def _noun(verb: Token, cue: VerbCue) -> tuple[int, int] | None:
    if "noun" not in cue.frames:
        return None
    object_ = child(verb, "dobj")
    if object_ is None or object_.i < verb.i or object_.ent_type_ in _ADVERBIAL_ENTITIES:
        return None
    return object_.left_edge.i, _last(verb, object_)


def _last(verb: Token, object_: Token) -> int:
    """End of the object with the prepositional phrases of the verb that follow it without a comma."""
    last = object_.right_edge.i + 1
    for each in verb.rights:
        if each.left_edge.i == last and each.dep_ == "prep" and each.lower_ in _EXTENDING:
            inner = child(each, "pobj", "pcomp")
            if inner is not None and inner.ent_type_ not in _ADVERBIAL_ENTITIES:
                last = each.right_edge.i + 1
    return last


def _around(verb: Token, cue: VerbCue) -> tuple[int, int] | None:
    """The sentence that a cue closes ("…, X said") or interrupts ("…, X said, …")."""
    if not {"quote", "clause"} <= cue.frames or cue.kind != "speech":
        return None
    doc, sentence, head = verb.doc, verb.sent, own_subject(verb)
    if head is None:
        return None
    before, after = min(verb.i, head.left_edge.i) - 1, max(verb.i, head.right_edge.i) + 1
    if before <= sentence.start or doc[before].text not in BREAKS:
        return None
    if verb.dep_ == "parataxis" or (verb.dep_ == "ccomp" and verb.head.i > verb.i):
        return extent(verb.head)
    resumes = next((i for i in range(after, sentence.end) if doc[i].text == ","), None)
    if resumes is not None and any(doc[i].pos_ in ("VERB", "AUX") for i in range(resumes, sentence.end)):
        return sentence.start, sentence.end
    return sentence.start, before


def _passive_content(verb: Token, cue: VerbCue) -> Content | None:
    """Content of a passive: its clause, or its subject where the doer is named."""
    clause = child(verb, "ccomp")
    if clause is not None and cue.frames & {"clause", "question"}:
        return "clause", extent(clause)
    if verb.left_edge.lower_ == "as" and agent(verb) is not None:
        beside = _as_said(verb, cue)
        return ("as", beside) if beside is not None else None
    if "hearsay" in cue.frames and child(verb, "xcomp") is not None:
        return "hearsay", extent(verb)
    if agent(verb) is None or cue.kind == "thought" or "noun" not in cue.frames:
        return None
    told = child(verb, "nsubjpass")
    if told is not None:
        return "noun", extent(told)
    if verb.dep_ == "acl":
        first = verb.head.left_edge.i
        return "noun", (first, max(verb.head.i + 1, min(verb.left_edge.i, verb.i)))
    return None


_FINDERS = (
    ("as", _as_said),
    ("clause", _clause),
    ("infinitive", _infinitive),
    ("order", _order),
    ("complement", _complement),
    ("about", _about),
    ("question", _question),
    ("noun", _noun),
    ("around", _around),
)
