"""Verbs that report: "X said that …", "… , X said", "X accused Y of …", "criticized by X"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from pipeline.extraction.attribution.claims import Claim
from pipeline.extraction.attribution.trees import (
    agent,
    child,
    cue_span,
    extent,
    is_passive,
    is_plausible,
    noun_phrase,
    own_subject,
    subject,
    trimmed,
)
from pipeline.knowledge.attribution import Cues, VerbCue

_CONFIDENCE = {"speech": 0.9, "evidence": 0.75, "attitude": 0.6, "thought": 0.5}
_EXTENDING = frozenset({"for", "of", "as", "over", "from", "to", "with", "on", "about", "against"})
_LOOSE = frozenset(
    {"noun", "about", "complement", "infinitive"}
)  # frames that things have too: "the storm threatened …"
_FORMULA = 5  # tokens of "not to be publicly named"
_NAMING = frozenset({"named", "identified", "quoted", "anonymous"})
_JOINTS = frozenset({",", "and", "but", "or", "while", "although", "though", ";", "—", "–", "-", "--"})
_BREAKS = frozenset({",", '"', "''", "—", "–", "--", "-"})
_ADVERBIAL_ENTITIES = frozenset({"DATE", "TIME"})


def verb_cue(token: Token, cues: Cues) -> VerbCue | None:
    """The entry of the verb: with its particle, else with a preposition that changes its sense, else bare."""
    lemma = token.lemma_.lower()
    for each in token.rights:
        if each.dep_ == "prt":
            return cues.verbs.get(f"{lemma} {each.lower_}")
        if (
            each.dep_ == "prep"
            and lemma in cues.compound
            and (cue := cues.verbs.get(f"{lemma} {each.lower_}")) is not None
        ):
            return cue
    return cues.verbs.get(lemma)


def find_verb_claims(doc: Doc, candidates: Sequence[int], cues: Cues) -> Iterator[Claim]:
    """Claims of the verbs at `candidates`, by the parse alone."""
    for index in candidates:
        verb = doc[index]
        cue = verb_cue(verb, cues)
        if cue is None:
            continue
        found = _passive_content(verb, cue) if is_passive(verb) else _content(verb, cue)
        if found is None:
            continue
        frame, content = found
        first, last = trimmed(doc, *_until_next(verb, candidates, cues, content))
        if last <= first:
            continue
        reporting = _reporting(verb, cues)
        head = subject(reporting or verb)
        if first < verb.i:
            head, last = _beside(verb, head, last)
        if not _is_claim(verb, cue, head):
            continue
        if frame in _LOOSE and head is not None and not is_plausible(head, cues.source_nouns):
            continue
        if not _is_said(verb, cue, frame) or _is_about_anonymity(doc, first, last):
            continue
        yield Claim(
            source=noun_phrase(head) if head is not None else None,
            head=head.i if head is not None else None,
            cue=cue_span(verb),
            verb=verb.i,
            lemma=cue.lemma,
            content=(first, last),
            stance=cue.stance,
            kind=cue.kind,
            form="verb",
            frame=frame,
            confidence=_CONFIDENCE[cue.kind],
        )


def _reporting(verb: Token, cues: Cues) -> Token | None:
    """The reporting verb that another, seemingly inside what it reports, goes along with.

    "She said that … and added that …", "He said …, noting that …": parsers hang the second verb on the
    content of the first; its subject is the first one's.
    """
    top = verb
    while top.dep_ == "conj" or (top.dep_ in ("advcl", "xcomp") and top.tag_ == "VBG"):
        if child(top, "nsubj", "nsubjpass") is not None:
            return None
        top = top.head
    if top.i == verb.i or top.dep_ != "ccomp" or not top.head.i < top.i or child(verb, "nsubj") is not None:
        return None
    cue = verb_cue(top.head, cues)
    if cue is None or cue.kind == "thought" or (verb.tag_ != "VBG" and verb.tag_ != top.head.tag_):
        return None
    return top.head


def _until_next(
    verb: Token, candidates: Sequence[int], cues: Cues, content: tuple[int, int]
) -> tuple[int, int]:
    """The content up to the next reporting verb that is coordinated with it."""
    first, last = content
    if first < verb.i:
        return content
    for index in candidates[bisect_right(candidates, first) :]:
        if index >= last:
            break
        other = verb.doc[index]
        if _reporting(other, cues) != verb and not _turns(other, first):
            continue
        edge = other.left_edge.i
        while edge - 1 > first and verb.doc[edge - 1].lower_ in _JOINTS:
            edge -= 1
        return first, max(edge, first + 1)
    return content


def _turns(verb: Token, first: int) -> bool:
    """Whether the verb opens a main clause of its own: "…, and he noted that …"."""
    own = child(verb, "nsubj")
    if verb.dep_ != "conj" or verb.head.dep_ != "ccomp" or verb.head.i < first or own is None:
        return False
    return child(verb, "ccomp") is not None and own.left_edge.i > verb.head.i


def _beside(verb: Token, head: Token | None, last: int) -> tuple[Token | None, int]:
    """Source and end of the content where the parser took the phrase between a pause and the verb for content."""
    doc, first, start = verb.doc, verb.i, verb.sent.start
    while (
        first > start and doc[first - 1].text not in _BREAKS and doc[first - 1].pos_ not in ("VERB", "SCONJ")
    ):
        first -= 1
    while first > start + 1 and doc[first - 1].tag_ == "HYPH":  # "state-run"
        first -= 2
    if first == start or doc[first - 1].text not in _BREAKS or (head is not None and head.i >= first):
        return head, last
    nominal = [doc[i] for i in range(first, verb.i) if doc[i].pos_ in ("NOUN", "PROPN", "PRON")]
    beside = next((each for each in nominal if each.head.i not in range(first, verb.i)), None)
    if beside is None:
        return head, last
    return beside, first - 1 if head is None and first <= last <= verb.i else last


def _is_claim(verb: Token, cue: VerbCue, head: Token | None) -> bool:
    if head is None:
        return cue.kind == "speech" and (is_passive(verb) or verb.tag_ in ("VBG", "VBN"))
    if head.lower_ in ("it", "that", "this", "what") and cue.kind != "speech":
        return False
    return not (cue.kind == "thought" and head.lower_ in ("i", "you", "we"))


def _is_said(verb: Token, cue: VerbCue, frame: str) -> bool:
    """Whether the words report something said: "to discuss the plan" and "may call for talks" do not."""
    helpers = [each for each in verb.lefts if each.dep_ in ("aux", "neg")]
    unreal = any(each.tag_ == "MD" or each.lower_ == "to" for each in helpers)
    if cue.kind == "thought" or frame in ("around", "as"):
        return not unreal and not any(each.dep_ == "neg" for each in helpers)
    return not unreal or frame in ("clause", "question")


def _is_about_anonymity(doc: Doc, first: int, last: int) -> bool:
    """Whether the words say only that the source stays unnamed: "asked not to be named"."""
    words = [doc[i].lower_ for i in range(first, min(last, first + _FORMULA))]
    return "be" in words and any(word in _NAMING for word in words)


def _content(verb: Token, cue: VerbCue) -> _Content | None:
    """What is said and its frame, by the first that the verb and the sentence share."""
    for frame, find in _FINDERS:
        found = find(verb, cue)
        if found is not None:
            return frame, found
    return None


def _clause(verb: Token, cue: VerbCue) -> tuple[int, int] | None:
    if not cue.frames & {"clause", "question"}:
        return None
    found = [each for each in verb.children if each.dep_ in ("ccomp", "parataxis")]
    clause = next((each for each in found if each.i > verb.i), next(iter(found), None))
    return _clip(verb, *extent(clause)) if clause is not None else None


def _infinitive(verb: Token, cue: VerbCue) -> tuple[int, int] | None:
    if "infinitive" not in cue.frames and ("order" not in cue.frames or _told(verb, cue) is not None):
        return None
    for each in verb.rights:
        if each.dep_ == "xcomp" and each.pos_ in ("VERB", "AUX"):
            return extent(each)
    return None


def _clip(verb: Token, first: int, last: int) -> tuple[int, int]:
    """A clause that runs over its own verb is kept whole only when the verb is set in between."""
    return (first, last) if not first <= verb.i < last or verb.i > first + 1 else (verb.i + 1, last)


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
    if before <= sentence.start or doc[before].text not in _BREAKS:
        return None
    if verb.dep_ == "parataxis" or (verb.dep_ == "ccomp" and verb.head.i > verb.i):
        return extent(verb.head)
    resumes = next((i for i in range(after, sentence.end) if doc[i].text == ","), None)
    if resumes is not None and any(doc[i].pos_ in ("VERB", "AUX") for i in range(resumes, sentence.end)):
        return sentence.start, sentence.end
    return sentence.start, before


def _passive_content(verb: Token, cue: VerbCue) -> _Content | None:
    """Content of a passive: its clause, or its subject where the doer is named."""
    clause = child(verb, "ccomp")
    if clause is not None and cue.frames & {"clause", "question"}:
        return "clause", extent(clause)
    if verb.left_edge.lower_ == "as" and agent(verb) is not None:
        beside = _as_said(verb, cue)
        return ("as", beside) if beside is not None else None
    if agent(verb) is None or cue.kind == "thought" or "noun" not in cue.frames:
        return None
    told = child(verb, "nsubjpass")
    if told is not None:
        return "noun", extent(told)
    if verb.dep_ == "acl":
        first = verb.head.left_edge.i
        return "noun", (first, max(verb.head.i + 1, min(verb.left_edge.i, verb.i)))
    return None


_Content = tuple[str, tuple[int, int]]
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
