"""Grammar of one document: the arguments of verbs and nouns by syntactic slot, once per token.

Slots of a verb: `subj` and `obj` are the logical ones (passives, relative and reduced clauses, control,
raising and coordination undone), `iobj`, `inf` (infinitive or participle complement), `that` (clause
complement), `attr` (predicate), and each preposition by its own word. Slots of a noun: `poss`, `mod`
(demonyms and names of bodies before it), `site` (names of places before it), each preposition, and `^under`
and the like: the subject of what stands "under siege". Dependency labels are
those of spaCy's English pipelines (ClearNLP).
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.extraction.events.slots import (
    Slots,
    add_child,
    add_modifier,
    add_preposition,
    add_reduced,
    antecedent,
    called_on,
    has_relative,
    is_verbal,
    late_agent,
    says,
    shared_object,
    stray_prepositions,
)

_CLAUSAL = frozenset({"conj", "xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp"})
_OBJECT_CONTROL = frozenset({"of", "for", "from", "into", "with"})
_SHARED = frozenset(
    {"on", "against", "in", "at", "between", "with", "by"}
)  # of coordinated nouns: "raids and strikes on …"


class Syntax:
    """Slots of the tokens of one document, found when first asked for."""

    def __init__(
        self,
        doc: Doc,
        *,
        occurring: frozenset[str] = frozenset(),
        subject_control: frozenset[str] = frozenset(),
    ) -> None:
        """`occurring`: verbs that only say that their subject took place ("riots broke out in …");
        `subject_control`: verbs with an object whose infinitive still has their subject ("used it to …").
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

    # verbs

    def _read_verb(self, verb: Token) -> Slots:
        slots: Slots = {}
        for child in verb.children:
            add_child(slots, child)
        passive = self.is_passive(verb)
        if passive:
            surface = slots.pop("subj_surface", None) or self.surface_subject(verb)
            slots.setdefault("obj", []).extend(
                token for token in surface if token not in slots.get("obj", ())
            )
            slots["passive"] = [verb]
            if verb.dep_ == "acl":
                slots["reduced"] = [verb]
            if "subj" not in slots:
                slots["subj"] = late_agent(verb)
        else:
            subject = slots.pop("subj_surface", None) or self.surface_subject(verb)
            if subject:
                slots["subj"] = [*subject, *slots.get("subj", ())]
            self._recover_object(verb, slots)
        return {name: [antecedent(token) for token in tokens] for name, tokens in slots.items() if tokens}

    def _recover_object(self, verb: Token, slots: Slots) -> None:
        """The object that a relative clause or a coordination leaves to be understood."""
        if "obj" in slots:
            return
        if verb.dep_ == "relcl" and slots.get("subj") and not has_relative(verb):
            slots["obj"] = [verb.head]
        elif shared := shared_object(verb):
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
            return [antecedent(child) for child in own]
        head = token.head
        if head is token:
            return []
        if not is_verbal(token) and token.dep_ in ("acomp", "attr", "oprd", "prep", "dobj", "advcl"):
            return self.surface_subject(head)
        return self._inherited_subject(token, head)

    def _inherited_subject(self, verb: Token, head: Token) -> list[Token]:
        label = verb.dep_
        if label == "relcl":
            return [] if has_relative(verb) else [head]
        if label in ("acl", "amod"):
            return self._noun_control(verb, head)
        if label == "pcomp":
            return self._preposition_control(head)
        if label not in _CLAUSAL:
            return []
        if label == "conj" and verb.tag_ in ("VBD", "VBZ") and head.tag_ == "VB":
            return self._finite_subject(head)
        if label == "ccomp" and (verb.tag_ not in ("VBG", "VB") or says(verb)):
            return []
        if label == "xcomp" or (label == "ccomp" and verb.tag_ == "VB"):
            objects = [
                child for child in head.children if child.dep_ in ("dobj", "dative") and child.pos_ != "ADP"
            ]
            if objects and head.lemma_ not in self._subject_control:
                return objects
            called = called_on(head)
            if called:
                return called
        subject = self.surface_subject(head)
        if head.lemma_ == "be" and [token.lower_ for token in subject] == ["it"]:  # "it is a duty to …"
            return []
        return subject

    def _finite_subject(self, verb: Token) -> list[Token]:
        """The subject of the finite verb that a finite verb continues: "said she would stay and urged …"."""
        above = next((token for token in verb.ancestors if is_verbal(token) and token.tag_ != "VB"), None)
        return self.surface_subject(above if above is not None else verb)

    def _noun_control(self, verb: Token, noun: Token) -> list[Token]:
        if verb.tag_ in ("VBG", "VBN") or (verb.tag_ == "VBD" and noun.dep_ == "ROOT"):
            return [noun]  # a finite verb is none of a noun: the parser took the clause for a phrase
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

    # nouns

    def _read_noun(self, noun: Token) -> Slots:
        slots: Slots = {}
        for child in noun.children:
            if child.dep_ in ("poss", "nmod", "compound", "amod", "nummod"):
                add_modifier(slots, child)
            elif child.dep_ in ("prep", "agent"):
                add_preposition(slots, child)
            elif child.dep_ == "acl" and child.tag_ in ("VBN", "VBG"):
                add_reduced(slots, child)
        for preposition in stray_prepositions(noun):
            add_preposition(slots, preposition)
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
                    add_modifier(slots, child)
        if noun.dep_ == "pobj" and noun.head.dep_ in ("prep", "agent", "xcomp", "advmod"):
            subject = self._governed_by(noun.head)
            if subject:
                slots["^" + noun.head.lower_] = subject
        return {name: [antecedent(token) for token in tokens] for name, tokens in slots.items() if tokens}

    def _governed_by(self, preposition: Token) -> list[Token]:
        governor = preposition.head
        return self.surface_subject(governor) if is_verbal(governor) else [governor]
