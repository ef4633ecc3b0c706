"""Grammar of one document: the arguments of verbs and nouns by syntactic slot, once per token.

Slots of a verb: `subj` and `obj` are the logical ones (passives, relative and reduced clauses, control, raising
and coordination undone), `iobj`, `inf` (infinitive or participle complement), `that` (clause complement), `attr`
(predicate), and each preposition by its own word. Slots of a noun: `poss`, `mod` (demonyms and names of
bodies before it), `site` (names of places before it),
each preposition, and `^under` and the like: the subject of what stands "under siege". Dependency labels are
those of spaCy's English pipelines (ClearNLP).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

Slots = dict[str, list[Token]]

_CLAUSAL = frozenset({"conj", "xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp"})
_OBJECT_CONTROL = frozenset({"of", "for", "from", "into", "with"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "compound", "poss"})
_SHARED = frozenset(
    {"on", "against", "in", "at", "between", "with", "by"}
)  # of coordinated nouns: "raids and strikes on …"
_LINKS = frozenset({"advmod", "cc", "aux", "punct", "neg"})


def is_verbal(token: Token) -> bool:
    """Whether the token is a verb: tagged as one, and not standing where only a noun can ("airstrikes" as VBZ)."""
    return token.pos_ in ("VERB", "AUX") and not (token.dep_ in _NOMINAL and token.tag_ in ("VBZ", "VBP", "VBD"))


class Syntax:
    """Slots of the tokens of one document, found when first asked for."""

    def __init__(
        self, doc: Doc, *, occurring: frozenset[str] = frozenset(), subject_control: frozenset[str] = frozenset()
    ) -> None:
        """`occurring`: verbs that only say that their subject took place ("riots broke out in …");
        `subject_control`: verbs with an object whose infinitive still has their subject ("used it to accuse").
        """
        self.doc = doc
        self._occurring = occurring
        self._subject_control = subject_control
        self._verbs: dict[int, Slots] = {}
        self._nouns: dict[int, Slots] = {}
        self._subjects: dict[int, list[Token]] = {}

    def verb_slots(self, verb: Token) -> Slots:
        """Arguments of a verb by slot, in the order of the text."""
        found = self._verbs.get(verb.i)
        if found is None:
            found = self._verbs[verb.i] = self._read_verb(verb)
        return found

    def noun_slots(self, noun: Token) -> Slots:
        """Arguments of a noun by slot, in the order of the text."""
        found = self._nouns.get(noun.i)
        if found is None:
            found = self._nouns[noun.i] = self._read_noun(noun)
        return found

    def surface_subject(self, token: Token) -> list[Token]:
        """What agrees with the verb: its own subject, or the one that its place in the sentence lends it."""
        found = self._subjects.get(token.i)
        if found is None:
            self._subjects[
                token.i
            ] = []  # a cycle of heads cannot arise in a tree; a broken parse stays finite
            found = self._subjects[token.i] = self._find_subject(token)
        return found

    # ── verbs ────────────────────────────────────────────────────────────────────────────────────────────────

    def _read_verb(self, verb: Token) -> Slots:
        slots: Slots = {}
        for child in verb.children:
            _add_child(slots, child)
        passive = self.is_passive(verb)
        if passive:
            surface = slots.pop("subj_surface", None) or self.surface_subject(verb)
            slots.setdefault("obj", []).extend(
                token for token in surface if token not in slots.get("obj", ())
            )
            slots["passive"] = [verb]
            if "subj" not in slots:
                slots["subj"] = _late_agent(verb)
        else:
            subject = slots.pop("subj_surface", None) or self.surface_subject(verb)
            if subject:
                slots["subj"] = [*subject, *slots.get("subj", ())]
            self._recover_object(verb, slots)
        return {name: [_antecedent(token) for token in tokens] for name, tokens in slots.items() if tokens}

    def _recover_object(self, verb: Token, slots: Slots) -> None:
        """The object that a relative clause or a coordination leaves to be understood."""
        if "obj" in slots:
            return
        if verb.dep_ == "relcl" and slots.get("subj") and not _has_relative(verb):
            slots["obj"] = [verb.head]
        elif shared := _shared_object(verb):
            slots["obj"] = shared

    def is_passive(self, verb: Token) -> bool:
        """Whether the verb's surface subject is what undergoes it."""
        labels = {child.dep_ for child in verb.children}
        if labels & {"nsubjpass", "auxpass", "agent", "csubjpass"}:
            return True
        if verb.tag_ != "VBN" or "aux" in labels or "dobj" in labels:
            return False
        if verb.dep_ == "conj" and is_verbal(verb.head):
            return not labels & {"nsubj"} and self.is_passive(verb.head)
        return verb.dep_ in ("acl", "advcl", "ROOT", "amod", "relcl", "xcomp", "ccomp", "pcomp")

    def _find_subject(self, token: Token) -> list[Token]:
        own = [
            child
            for child in token.children
            if child.dep_ in ("nsubj", "nsubjpass") and child.lower_ != "there"
        ]
        if own:
            return [_antecedent(child) for child in own]
        head = token.head
        if head is token:
            return []
        if not is_verbal(token) and token.dep_ in ("acomp", "attr", "oprd", "prep", "dobj", "advcl"):
            return self.surface_subject(head)
        return self._inherited_subject(token, head)

    def _inherited_subject(self, verb: Token, head: Token) -> list[Token]:
        label = verb.dep_
        if label == "relcl":
            return [] if _has_relative(verb) else [head]
        if label in ("acl", "amod"):
            return self._noun_control(verb, head)
        if label == "pcomp":
            return self._preposition_control(head)
        if label not in _CLAUSAL:
            return []
        if label == "conj" and verb.tag_ in ("VBD", "VBZ") and head.tag_ == "VB":
            return self._finite_subject(head)
        if label == "ccomp" and (verb.tag_ not in ("VBG", "VB") or _says(verb)):
            return []
        if label == "xcomp" or (label == "ccomp" and verb.tag_ == "VB"):
            objects = [
                child for child in head.children if child.dep_ in ("dobj", "dative") and child.pos_ != "ADP"
            ]
            if objects and head.lemma_ not in self._subject_control:
                return objects
            called = _called_on(head)
            if called:
                return called
        subject = self.surface_subject(head)
        if head.lemma_ == "be" and [token.lower_ for token in subject] == ["it"]:  # "it is a duty to …"
            return []
        return subject

    def _finite_subject(self, verb: Token) -> list[Token]:
        """The subject of the verb above that a finite verb must be coordinated with: "said she would stay and urged …"."""
        above = next((token for token in verb.ancestors if is_verbal(token) and token.tag_ != "VB"), None)
        return self.surface_subject(above if above is not None else verb)

    def _noun_control(self, verb: Token, noun: Token) -> list[Token]:
        if verb.tag_ in ("VBG", "VBN"):
            return [noun]
        owners = [child for child in noun.children if child.dep_ == "poss"]
        if owners:
            return owners
        if noun.dep_ in ("dobj", "attr", "pobj", "nsubjpass"):
            verbs = [ancestor for ancestor in noun.ancestors if is_verbal(ancestor)]
            if verbs and noun.dep_ == "nsubjpass":
                return self.verb_slots(verbs[0]).get("subj", [])
            return self.surface_subject(verbs[0]) if verbs else []
        return [child for child in noun.children if child.dep_ == "amod" and child.ent_type_]

    def _preposition_control(self, preposition: Token) -> list[Token]:
        governor = preposition.head
        if not is_verbal(governor):
            owners = [child for child in governor.children if child.dep_ == "poss"]
            if owners or governor.dep_ in ("nsubj",):
                return owners
            return self.surface_subject(governor)
        if preposition.lower_ in _OBJECT_CONTROL:
            objects = [child for child in governor.children if child.dep_ == "dobj"]
            if objects:
                return objects
        return self.surface_subject(governor)

    # ── nouns ────────────────────────────────────────────────────────────────────────────────────────────────

    def _read_noun(self, noun: Token) -> Slots:
        slots: Slots = {}
        for child in noun.children:
            if child.dep_ in ("poss", "nmod", "compound", "amod", "nummod"):
                _add_modifier(slots, child)
            elif child.dep_ in ("prep", "agent"):
                _add_preposition(slots, child)
            elif child.dep_ == "acl" and child.tag_ in ("VBN", "VBG"):
                _add_reduced(slots, child)
        for preposition in _stray_prepositions(noun):
            _add_preposition(slots, preposition)
        for other in noun.children:
            if other.dep_ == "conj" and other.pos_ == "NOUN":
                slots = {
                    **{name: found for name, found in self.noun_slots(other).items() if name in _SHARED},
                    **slots,
                }
        if noun.dep_ in ("nsubj", "nsubjpass") and noun.head.lemma_ in self._occurring:
            slots = {
                **{name: found for name, found in self.verb_slots(noun.head).items() if name in _SHARED},
                **slots,
            }
        if "poss" not in slots and "mod" not in slots and noun.dep_ == "conj":
            first = noun.head
            for child in first.children:
                if child.dep_ in ("poss", "compound", "amod") and child.i < first.i:
                    _add_modifier(slots, child)
        if noun.dep_ == "pobj" and noun.head.dep_ in ("prep", "agent", "xcomp", "advmod"):
            subject = self._governed_by(noun.head)
            if subject:
                slots["^" + noun.head.lower_] = subject
        return {name: [_antecedent(token) for token in tokens] for name, tokens in slots.items() if tokens}

    def _governed_by(self, preposition: Token) -> list[Token]:
        governor = preposition.head
        return self.surface_subject(governor) if is_verbal(governor) else [governor]


def _late_agent(verb: Token) -> list[Token]:
    """The agent that the parser hung on a phrase before it: "accused of spying by Peru", "killed in a raid by rebels"."""
    token = verb
    for _ in range(4):
        after = [child for child in token.rights if child.dep_ in ("prep", "pobj", "pcomp", "agent")]
        if not after:
            return []
        token = after[-1]
        if token.lower_ == "by" and token.dep_ in ("prep", "agent"):
            return [child for child in token.children if child.dep_ == "pobj"]
    return []


def _add_child(slots: Slots, child: Token) -> None:
    label = child.dep_
    if label in ("nsubj", "nsubjpass"):
        if child.lower_ != "there":
            slots.setdefault("subj_surface", []).append(child)
    elif label == "agent":
        slots.setdefault("subj", []).extend(part for part in child.children if part.dep_ == "pobj")
    elif label in ("dobj", "obj"):
        slots.setdefault("obj", []).append(child)
    elif label in ("prep", "dative"):
        if not _add_preposition(slots, child) and label == "dative":
            slots.setdefault("iobj", []).append(child)
    elif label in ("xcomp", "ccomp"):
        if label == "ccomp" and child.pos_ == "ADJ":
            slots.setdefault("obj", []).extend(part for part in child.children if part.dep_ == "nsubj")
        progressive = any(part.dep_ == "aux" for part in child.children)
        name = "that" if label == "ccomp" and (child.tag_ != "VBG" or progressive) and not _is_bare(child) else "inf"
        slots.setdefault(name if is_verbal(child) else "attr", []).append(child)
    elif label in ("acomp", "attr", "oprd"):
        slots.setdefault("attr", []).append(child)
    elif label == "prt" or (label == "advmod" and child.tag_ in ("RP", "RB", "IN")):
        slots.setdefault("prt", []).append(child)


def _add_preposition(slots: Slots, preposition: Token) -> bool:
    """Objects of a preposition, also of the one nested in it ("out of"); whether it had any."""
    found = False
    name = preposition.lower_
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp"):
            slots.setdefault(name if child.dep_ == "pobj" else f"{name}_ing", []).append(child)
            found = True
        elif child.dep_ == "prep":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    slots.setdefault(f"{name}_{child.lower_}", []).append(inner)
                    slots.setdefault(child.lower_, []).append(inner)
                    found = True
    if preposition.dep_ == "prep" and not found:
        slots.setdefault("prt", []).append(preposition)
    return found


def _add_modifier(slots: Slots, child: Token) -> None:
    if child.dep_ == "poss":
        slots.setdefault("poss", []).append(child)
    elif _hyphened(child):
        slots.setdefault("word", []).append(child)
    elif child.ent_type_ in ("GPE", "LOC") and child.dep_ != "amod" and not _abbreviated(child):
        slots.setdefault("site", []).append(child)
    elif child.ent_type_ in ("GPE", "NORP", "ORG", "PERSON", "LOC"):
        slots.setdefault("mod", []).append(child)
    else:
        slots.setdefault("word", []).append(child)


def _abbreviated(token: Token) -> bool:
    """Whether a name stands for an adjective before a noun: "US strikes", but not "Boston bombings"."""
    return token.text.isupper() or "." in token.text


def _hyphened(token: Token) -> bool:
    """Whether a name is part of a compound such as "pro-Beijing"."""
    return token.i > 0 and token.nbor(-1).text in ("-", "pro", "anti", "non")


def _add_reduced(slots: Slots, participle: Token) -> None:
    """What a reduced clause says of the noun: "attacks carried out by militants", "talks involving Iran"."""
    for child in participle.children:
        if child.dep_ == "agent":
            slots.setdefault("by", []).extend(part for part in child.children if part.dep_ == "pobj")
        elif child.dep_ == "prep":
            _add_preposition(slots, child)
        elif child.dep_ == "dobj" and participle.lemma_ in ("involve", "target", "kill"):
            slots.setdefault("with" if participle.lemma_ == "involve" else "on", []).append(child)


def _stray_prepositions(noun: Token) -> Iterator[Token]:
    """Prepositions that stand right after an object and that the parser hung on its verb."""
    if noun.dep_ not in ("dobj", "nsubjpass", "pobj", "attr"):
        return
    verb = noun.head if noun.dep_ != "pobj" else noun.head.head
    edge = noun.right_edge.i + 1
    for child in verb.children:
        if child.dep_ in ("prep", "agent") and child.i == edge:
            yield child
            edge = child.right_edge.i + 1


def _antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token itself."""
    if token.lower_ in _RELATIVE and token.tag_ in ("WDT", "WP", "IN", "DT"):
        for ancestor in token.ancestors:
            if ancestor.dep_ == "relcl":
                return ancestor.head
    return token


def _has_relative(verb: Token) -> bool:
    return any(child.lower_ in _RELATIVE and child.dep_ in ("dobj", "pobj") for child in verb.children)


def _says(verb: Token) -> bool:
    return any(child.dep_ == "mark" for child in verb.children)


def _is_bare(verb: Token) -> bool:
    """Whether an infinitive is a complement that the parser took for a clause ("urged Iran to leave")."""
    return verb.tag_ == "VB" and any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _called_on(verb: Token) -> list[Token]:
    """The object of `on`, `upon` or `with` that controls an infinitive ("called on Iran to leave")."""
    for child in verb.children:
        if (
            child.dep_ == "prep"
            and child.lower_ in ("on", "upon", "for")
            and verb.lemma_ in ("call", "appeal", "prevail")
        ):
            return [part for part in child.children if part.dep_ == "pobj"]
    return []


def _shared_object(verb: Token) -> list[Token]:
    """The object of a verb coordinated right behind ("attacked and burned the village")."""
    for child in verb.children:
        if child.dep_ != "conj" or not is_verbal(child):
            continue
        labels = {part.dep_ for part in child.children}
        between = verb.doc[verb.i + 1 : child.i]
        if "nsubj" not in labels and all(token.dep_ in _LINKS for token in between):
            return [part for part in child.children if part.dep_ == "dobj"]
    return []
