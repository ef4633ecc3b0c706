"""Grammar of one document: the arguments of verbs and nouns by syntactic slot, once per token.

Slots of a verb: `subj` and `obj` are the logical ones (passives, relative and reduced clauses, control,
raising and coordination undone), `iobj`, `inf` (infinitive or participle complement), `that` (clause
complement), `attr` (predicate), each preposition by its own word, and what the clause is beside another
(`purpose`, `aside`, `clipped`, `meant`, `gerund`, `participle`, `relative`, `when`, `passive`, `reduced`).
Slots of a noun: `poss`, `mod` (demonyms and names of bodies before it), `site` (names of places before it),
each preposition, and `^under` and the like: the subject of what stands "under siege". Dependency labels are
those of spaCy's English pipelines (ClearNLP).
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from pipeline.extraction.events.grammar.control import Control
from pipeline.extraction.events.grammar.modifiers import Modifiers
from pipeline.extraction.events.grammar.neighbours import dates_another, is_denied_by
from pipeline.extraction.events.grammar.phrases import behind_date
from pipeline.extraction.events.grammar.possessed import is_possessed, possessed_object
from pipeline.extraction.events.grammar.relatives import antecedent, has_relative
from pipeline.extraction.events.grammar.sharing import late_agent, own_subjects, shared_agent, shared_object
from pipeline.extraction.events.grammar.slots import (
    Slots,
    add_child,
    add_modifier,
    add_preposition,
    add_reduced,
    add_standing,
    is_the_group,
    is_verbal,
    stands_where,
    stray_prepositions,
    stray_wish,
    wanted_in,
    without_apposed,
)
from pipeline.extraction.events.rules.control_verbs import ControlVerbs

_OWN_WORDS = frozenset({"det", "amod", "nummod", "compound"})  # what sets a noun apart from the one before it
_SHARED = frozenset(
    {"on", "against", "in", "at", "between", "with", "by"}
)  # of coordinated nouns: "raids and strikes on …"


def _is_no_auxiliary(child: Token) -> bool:
    return child.text in ("'s", "’s") or child.tag_ == "POS" or is_the_group(child)


def _source_in(noun: Token) -> Token | None:
    """The source that the parser hung on what it tells of: "according to the Lima Monitor shelling …"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ != "to" or preposition.head.lower_ != "according":
        return None
    names = [token for token in noun.lefts if token.text[:1].isupper() and token.dep_ in ("nmod", "compound")]
    return names[-1] if noun.pos_ == "NOUN" and names else None


class Syntax:
    """Slots of the tokens of one document, found when first asked for."""

    def __init__(
        self,
        doc: Doc,
        *,
        occurring: frozenset[str] = frozenset(),
        telling: frozenset[str] = frozenset(),
        control: ControlVerbs = ControlVerbs(),  # noqa: B008 frozen
        past_only: frozenset[str] = frozenset(),
        modifiers: Modifiers | None = None,
        is_site: Callable[[Token], bool] = stands_where,
    ) -> None:
        """`occurring`: verbs that only say that their subject took place ("riots broke out in …").

        `is_site`: whether a noun is a place and nobody who acts; `telling`: verbs whose agent only tells of
        the noun before them ("strikes confirmed by Peru"); `past_only`: past tenses that are no participles.
        """
        self.doc = doc
        self._occurring = occurring
        self._telling = telling
        self._past_only = past_only
        self._is_site = is_site
        self._control = Control(
            control,
            subject_of=self.surface_subject,
            agent_of=lambda verb: self.verb_slots(verb).get("subj", []),
            is_site=is_site,
        )
        self._modifiers = modifiers or Modifiers()
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
            if is_possessed(noun):
                found["poss"] = [noun.head.head.head]  # whose: the antecedent
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
        without_apposed(slots, verb, self._is_site)
        add_standing(slots, verb)
        if asked := self._control.asked(verb):
            slots.setdefault("on", []).extend(asked)
        if dates_another(verb):
            slots["when"] = [verb]
        toll = self._control.is_toll(verb)
        if toll:
            slots.pop("obj", None)
        passive = toll or self.is_passive(verb)
        if passive:
            surface = own_subjects(verb) or self.surface_subject(verb)
            if "obj" in slots and "iobj" not in slots:  # "the pilot was granted asylum"
                slots["iobj"] = [*surface]
            slots.setdefault("obj", []).extend(
                token for token in surface if token not in slots.get("obj", ())
            )
            slots["passive"] = [verb]
            if verb.dep_ == "acl":
                slots["reduced"] = [verb]
            if "subj" not in slots:
                slots["subj"] = late_agent(verb) or shared_agent(verb)
        else:
            own = [self._control.deed_meant(antecedent(each), verb) for each in own_subjects(verb)]
            subject = own if own and not self._control.has_swallowed(verb) else self.surface_subject(verb)
            if is_denied_by(verb):
                slots.pop("subj", None)
            if subject:
                slots["subj"] = [*subject, *slots.get("subj", ())]
            if "obj" not in slots and (possessed := possessed_object(verb)) is not None:
                slots["obj"] = [possessed]
            self._recover_object(verb, slots)
        return {name: [antecedent(token) for token in tokens] for name, tokens in slots.items() if tokens}

    def _recover_object(self, verb: Token, slots: Slots) -> None:
        """The object that a relative clause or a coordination leaves to be understood."""
        if "obj" in slots:
            return
        if swallowed := self._control.swallowed(verb):
            slots["obj"] = swallowed
        elif verb.dep_ == "relcl" and slots.get("subj") and not has_relative(verb):
            slots["obj"] = [verb.head]
        elif shared := shared_object(verb):
            slots["obj"] = shared

    def is_passive(self, verb: Token) -> bool:
        """Whether the verb's surface subject is what undergoes it."""
        labels = {child.dep_ for child in verb.children if not _is_no_auxiliary(child)}
        contracted = len(labels) < len({child.dep_ for child in verb.children})
        if contracted and "dobj" in labels and verb.tag_ in ("VBD", "VBN"):  # "he's slammed the act"
            return False
        if is_denied_by(verb) or (contracted and verb.lower_ in self._past_only and "agent" not in labels):
            return False  # "IS withdrew from the town"
        if labels & {"nsubjpass", "auxpass", "agent", "csubjpass"}:
            return True
        if possessed_object(verb) is not None:
            return False
        if verb.tag_ != "VBN" or "aux" in labels or "dobj" in labels:
            return False
        if verb.dep_ == "conj" and is_verbal(verb.head):
            return not labels & {"nsubj"} and self.is_passive(verb.head)
        return verb.dep_ in ("acl", "advcl", "ROOT", "amod", "relcl", "xcomp", "ccomp", "pcomp")

    def _find_subject(self, token: Token) -> list[Token]:
        own = own_subjects(token)
        if own and not self._control.has_swallowed(token):
            return [self._control.deed_meant(antecedent(each), token) for each in own]
        head = token.head
        if head == token:
            return []
        if not is_verbal(token) and token.dep_ in ("acomp", "attr", "oprd", "prep", "dobj", "advcl"):
            return self.surface_subject(head)
        return self._control.subject(token)

    # nouns

    def _read_noun(self, noun: Token) -> Slots:
        slots: Slots = {}
        dated = behind_date(noun)
        for child in noun.children:
            if child.i < dated:
                continue  # a dateline that the parser took for a part of the phrase
            if child.dep_ in ("poss", "nmod", "compound", "amod", "nummod"):
                add_modifier(slots, child)
            elif child.dep_ == "nsubj" and noun.tag_ == "VBZ" and child.i + 1 == noun.i:
                add_modifier(slots, child)  # "the US airstrikes hit …", of which the parser makes two verbs
            elif child.dep_ in ("prep", "agent"):
                add_preposition(slots, child)
            elif child.dep_ == "acl" and child.tag_ in ("VBN", "VBG"):
                told = child.lemma_ in self._telling or self._control.is_told(child)
                add_reduced(slots, child, told=told)
            elif child.dep_ == "relcl" and self._control.is_done_by(child):
                add_reduced(slots, child)
            elif (name := wanted_in(child)) is not None:
                slots.setdefault(name, []).append(child)
        if (source := _source_in(noun)) is not None:
            slots = {name: [token for token in found if token.i > source.i] for name, found in slots.items()}
        self._modifiers.sort(slots)
        for preposition in stray_prepositions(noun):
            add_preposition(slots, preposition)
        if "for" not in slots and (wish := stray_wish(noun)) is not None:
            slots["for"] = [wish]
        for other in noun.children:
            if other.dep_ == "conj" and other.pos_ == "NOUN" and not _SHARED & slots.keys():
                known = any(child.lower_ == "the" for child in other.lefts)
                shared = _SHARED - {"with"} if known else _SHARED  # "the vote and the talks with Peru"
                slots = {
                    **{name: found for name, found in self.noun_slots(other).items() if name in shared},
                    **slots,
                }
        if noun.dep_ in ("nsubj", "nsubjpass") and noun.head.lemma_ in self._occurring:
            slots = {
                **{name: found for name, found in self.verb_slots(noun.head).items() if name in _SHARED},
                **slots,
            }
        bare = not any(child.dep_ in _OWN_WORDS for child in noun.lefts)
        paired = (
            noun.dep_ == "conj"
            and noun.left_edge.i - 1 > noun.head.i
            and noun.left_edge.nbor(-1).dep_ == "cc"
        )
        if "poss" not in slots and "mod" not in slots and paired and bare:
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
        if is_verbal(governor):
            return self.surface_subject(governor)
        above = governor.head.head
        if stands_where(governor) and above.pos_ in ("NOUN", "PROPN"):
            return [above]  # "the mission in Lima under attack"
        return [governor]
