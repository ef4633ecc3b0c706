"""Slots from single dependents: how children, prepositions and modifiers fill the slots of their head."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import MappingProxyType

from spacy.tokens import Token

Slots = dict[str, list[Token]]

_SHORT = 3  # letters from which capitals make a name
_FROM_WITHOUT = frozenset(
    {
        "outside",
        "instead",
        "because",
        "regardless",
        "according",
        "due",
        "owing",
        "thanks",
        "prior",
        "contrary",
    }
)  # "outside of the army" is of nobody
_COMPANY = frozenset({"along", "together"})  # "killed in the raid along with the cook"
_BLAMED = frozenset({"blame", "pin", "attribute", "ascribe"})  # "a raid blamed on Peru" was not on Peru
_STANDING = MappingProxyType(
    {
        ("advcl", "VB"): "purpose",
        ("advcl", "VBG"): "aside",
        ("advcl", "VBN"): "clipped",
        ("acl", "VB"): "meant",
        ("acl", "VBG"): "participle",
    }
)
_WITHOUT_SUBJECT = frozenset({"aside", "clipped"})
_FINITE = frozenset({"aux", "auxpass", "nsubj", "nsubjpass"})
_CAPTIVES = frozenset({"hostage", "captive", "prisoner"})
_WHERE = frozenset({"in", "at", "near", "across", "around", "outside", "inside", "along", "throughout"})
_BEHALVES = frozenset({"on", "in"})
_MADE = (
    "-made", "-born", "-based", "-style", "-educated", "-trained", "-backed", "-funded", "-armed", "-aligned",
    "-allied", "-linked", "-affiliated", "-controlled", "-held", "-occupied",
)  # fmt: skip
_DIRECTIONS = frozenset({"down", "over", "up"})
_ONTO = frozenset({"on", "upon", "to"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "compound", "poss"})
_WISHES = frozenset({"call", "demand", "appeal", "plea", "request", "petition"})


def is_verbal(token: Token) -> bool:
    """Whether the token is a verb: tagged as one, and not standing where only a noun can."""
    if token.pos_ not in ("VERB", "AUX") or is_the_group(token):
        return False
    return not (token.dep_ in _NOMINAL and token.tag_ in ("VBZ", "VBP", "VBD"))


def is_the_group(token: Token) -> bool:
    """Whether a verb is none but a name in capitals: "IS seized it", "rebels and ISIL clashed"."""
    if token.text != "IS" and (len(token) < _SHORT or not token.text.isupper()):
        return False
    near = token.doc[max(token.i - 2, 0) : token.i + 3]
    return not any(other.text.isupper() and len(other) > 1 for other in near if other.i != token.i)


def stands_where(noun: Token) -> bool:
    """Whether a preposition of place stands before the noun: "in the hills", "near Aden"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in _WHERE


def add_standing(slots: Slots, verb: Token) -> None:
    """What a verb's clause is beside another: a `purpose`, an `aside` ("…, allowing it to go on").

    A `clipped` one has a participle alone ("if elected"). Or what is `meant` by a noun ("a plan to leave", as
    `gerund` "a plan for leaving"), or its trait: `participle` ("a group backing her"), `relative`.
    """
    name = _STANDING.get((verb.dep_, verb.tag_)) or ("relative" if verb.dep_ == "relcl" else None)
    if verb.dep_ == "pcomp" and verb.head.head.pos_ == "NOUN":
        name = "gerund"
    if name in _WITHOUT_SUBJECT and any(child.dep_ in _FINITE for child in verb.children):
        return
    if name is not None:
        slots[name] = [verb.head if name == "meant" else verb]


def add_child(slots: Slots, child: Token) -> None:
    label = child.dep_
    if label == "agent" and not any(part.dep_ == "neg" for part in child.children):
        slots.setdefault("subj", []).extend(part for part in child.children if part.dep_ == "pobj")
    elif label in ("dobj", "obj") and (held := _held_as(child)) is not None:
        slots.setdefault("obj", []).extend(held)
        slots.setdefault("attr", []).append(child)
    elif label in ("dobj", "obj"):
        if not ("obj" in slots and _sums_up(child)):
            slots.setdefault("obj", []).append(child)
        if child.head.lemma_ == "call":
            slots.setdefault("attr", []).extend(_called(child))
    elif child.lower_ == "as" and any(part.lower_ == "well" for part in child.children):
        slots.setdefault("obj", []).extend(part for part in child.children if part.dep_ == "pobj")
    elif label == "prep" and _is_aside(child):
        return
    elif label in ("prep", "dative"):
        if not add_preposition(slots, child) and label == "dative":
            slots.setdefault("iobj", []).append(child)
    elif label in ("xcomp", "ccomp"):
        if label == "ccomp" and child.pos_ == "ADJ":
            slots.setdefault("obj", []).extend(part for part in child.children if part.dep_ == "nsubj")
        progressive = any(part.dep_ == "aux" for part in child.children)
        name = (
            "that"
            if label == "ccomp" and (child.tag_ != "VBG" or progressive) and not is_bare(child)
            else "inf"
        )
        slots.setdefault(name if is_verbal(child) else "attr", []).append(child)
    elif label == "advcl" and child.tag_ == "VB":
        if any(
            part.dep_ == "mark" and part.lower_ == "for" for part in child.children
        ):  # "called for Iran to …"
            slots.setdefault("for", []).append(child)
    elif label in ("acomp", "attr", "oprd"):
        slots.setdefault("attr", []).append(child)
        if any(part.dep_ == "neg" for part in child.children):  # "pleaded not guilty"
            slots.setdefault("neg", []).append(child)
        if label == "acomp":  # "is ready to …"
            slots.setdefault("inf", []).extend(part for part in child.children if part.dep_ == "xcomp")
    elif label == "advmod" and child.lower_.endswith("ly"):
        slots.setdefault("manner", []).append(child)
    elif label == "advcl" and child.pos_ == "ADJ":  # "burned alive"
        slots.setdefault("attr", []).append(child)
    elif label in ("prt", "intj") or (label == "advmod" and child.tag_ in ("RP", "RB", "IN")):
        slots.setdefault("prt", []).append(child)
        if child.lower_ in _DIRECTIONS:  # "call a plague down on Peru", "hand him over to Peru"
            for part in child.children:
                if part.dep_ == "prep" and part.i == child.i + 1 and part.lower_ in _ONTO:
                    add_preposition(slots, part)


def _sums_up(word: Token) -> bool:
    """Whether a word says of how many of the object before it: "sued nine men, all but two of them Danes"."""
    return word.tag_ in ("DT", "PDT") and word.i > 0 and word.nbor(-1).text == ","


def without_apposed(slots: Slots, verb: Token, is_site: Callable[[Token], bool]) -> None:
    """A name instead of what it is, told without a comma: "hit Lobito a port in Angola"."""
    objects = slots.get("obj", [])
    if not objects or objects[-1].pos_ != "NOUN" or objects[-1].dep_ != "dobj":
        return
    told = objects[-1]
    if told.left_edge.lower_ not in ("a", "an") or told.left_edge.i <= verb.i + 1:
        return
    name = told.left_edge.nbor(-1)
    if name.pos_ != "PROPN" or name.head.i != verb.i:
        return
    if name.dep_ == "dobj" and name in objects:
        slots["obj"] = [each for each in objects if each is not told and each != told]
    elif name.dep_ == "dative" and is_site(told):
        slots["obj"] = [name if each == told else each for each in objects]
        slots["iobj"] = [each for each in slots.get("iobj", []) if each != name]


def _is_aside(preposition: Token) -> bool:
    """Whether "with" tells how it is besides, not with whom: ", even with a lawyer at his side"."""
    if preposition.lower_ != "with" or not preposition.i:
        return False
    if preposition.nbor(-1).lower_ == "even":
        return True
    return preposition.nbor(-1).text == "," and any(
        part.tag_ == "PRP$"
        for noun in preposition.children
        for inner in noun.rights
        if inner.dep_ == "prep"
        for held in inner.children
        for part in held.children
    )


def _called(named: Token) -> list[Token]:
    """What somebody is called that the parser took for an apposition: 'called Ada "a brave woman"'."""
    return [
        child for child in named.children if child.dep_ == "appos" and child.left_edge.nbor(-1).lower_ != ","
    ]


def _held_as(noun: Token) -> list[Token] | None:
    """Who is held, of a bare noun that says as what: "took nine nurses hostage"; None for other nouns."""
    if noun.lower_ not in _CAPTIVES or any(
        child.dep_ in ("det", "poss", "nummod") for child in noun.children
    ):
        return None
    inside = [child for child in noun.children if child.dep_ == "compound" and child.tag_ == "NNS"]
    beside = [child for child in noun.head.children if child.dep_ in ("dobj", "dative") and child.i < noun.i]
    return (
        inside
        or [child for child in beside if child.dep_ == "dative" and child.pos_ != "ADP"]
        or ([] if beside else None)
    )


def add_preposition(slots: Slots, preposition: Token) -> bool:
    """Objects of a preposition, also of the one nested in it ("out of"); whether it had any."""
    found = False
    name = preposition.lower_
    for child in preposition.children:
        if child.dep_ == "pobj" and name in _BEHALVES and child.lower_ == "behalf":
            slots.setdefault("behalf", []).extend(
                inner for of in child.children if of.lower_ == "of" for inner in of.children
            )
            found = True
        elif child.dep_ in ("pobj", "pcomp"):
            slots.setdefault(name if child.dep_ == "pobj" else f"{name}_ing", []).append(child)
            found = True
            if name == "at" and child.lower_ == "hands":  # "killed at the hands of the militia"
                agent = "hands" if is_verbal(preposition.head) else "by"
                slots.setdefault(agent, []).extend(_held_by(child))
            if name == "as" and child.lower_ == "result":  # "killed as a result of an attack"
                slots.setdefault("by", []).extend(
                    inner for of in child.children if of.lower_ == "of" for inner in of.children
                )
        elif child.dep_ == "prep" and name not in _FROM_WITHOUT:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    slots.setdefault(f"{name}_{child.lower_}", []).append(inner)
                    if name not in _COMPANY:
                        slots.setdefault(child.lower_, []).append(inner)
                    found = True
    if preposition.dep_ == "prep" and not found:
        slots.setdefault("prt", []).append(preposition)
    return found


def _held_by(hands: Token) -> Iterator[Token]:
    """Whose hands they are."""
    for child in hands.children:
        if child.dep_ == "poss":
            yield child
        elif child.lower_ == "of":
            yield from (inner for inner in child.children if inner.dep_ == "pobj")


def add_modifier(slots: Slots, child: Token) -> None:
    if child.dep_ == "poss":
        slots.setdefault("poss", []).append(child)
    elif hyphened(child) or is_made(child):
        slots.setdefault("word", []).append(child)
    elif child.ent_type_ in ("GPE", "LOC") and child.dep_ != "amod" and not abbreviated(child):
        slots.setdefault("site", []).append(child)
    elif child.ent_type_ in ("GPE", "NORP", "ORG", "PERSON", "LOC"):
        slots.setdefault("mod", []).append(child)
    else:
        slots.setdefault("word", []).append(child)


def is_made(word: Token) -> bool:
    """Whether a word only says by whom something is made or backed: "a U.S.-backed coup"."""
    return word.lower_.endswith(_MADE)


def abbreviated(token: Token) -> bool:
    """Whether a name stands for an adjective before a noun: "US strikes", but not "Boston bombings"."""
    return token.text.isupper() or "." in token.text


def hyphened(token: Token) -> bool:
    """Whether a name is part of a compound such as "pro-Beijing"."""
    return token.i > 0 and token.nbor(-1).text in ("-", "pro", "anti", "non", "intra", "inter")


def add_reduced(slots: Slots, participle: Token, *, told: bool = False) -> None:
    """What a reduced clause says of the noun: "attacks carried out by militants", "talks involving Iran".

    `told`: whether its agent only speaks of the noun ("a raid condemned by Peru").
    """
    parted = participle.i > 0 and participle.nbor(-1).text == ","  # then it may describe another noun
    for child in participle.children:
        if child.dep_ == "agent" and told:
            continue
        if (child.dep_ == "agent" and not parted and participle.lemma_ != "pose") or (
            child.dep_ == "prep" and participle.lemma_ == "belong"
        ):
            slots.setdefault("by", []).extend(part for part in child.children if part.dep_ == "pobj")
        elif child.dep_ == "prep":
            if participle.lemma_ not in _BLAMED and child.lower_ != "of":
                add_preposition(slots, child)
        elif child.dep_ == "xcomp" and not parted:  # "strikes believed to be carried out by …"
            for agent in child.children:
                if agent.dep_ == "agent":
                    slots.setdefault("by", []).extend(part for part in agent.children if part.dep_ == "pobj")
        elif child.dep_ == "dobj" and participle.lemma_ in ("involve", "target", "kill"):
            slots.setdefault("with" if participle.lemma_ == "involve" else "on", []).append(child)


def wanted_in(clause: Token) -> str | None:
    """The slot of a clause on a noun that says what is asked: "a call for Peru to leave", "that it leave".

    What is asked by "that" stands in the subjunctive, unlike what is told ("his plea that he had lied").
    """
    if clause.dep_ not in ("advcl", "acl", "relcl", "ccomp") or clause.tag_ not in ("VB", "VBP"):
        return None
    if any(child.dep_ == "aux" and child.tag_ == "MD" for child in clause.children):
        return None
    words = {child.lower_ for child in clause.children if child.dep_ == "mark"}
    if clause.tag_ == "VB" and "for" in words:
        return "for"
    return "that" if "that" in words else None


def stray_wish(noun: Token) -> Token | None:
    """What is asked right behind a noun of asking, hung on its verb: "a call by X for Peru to leave"."""
    if noun.lemma_ not in _WISHES or noun.dep_ != "dobj":
        return None
    edge = noun.right_edge.i + 1
    behind = (child for child in noun.head.children if child.dep_ == "advcl" and child.left_edge.i == edge)
    return next((clause for clause in behind if wanted_in(clause) == "for"), None)


def stray_prepositions(noun: Token) -> Iterator[Token]:
    """Prepositions that stand right after an object and that the parser hung on its verb."""
    if noun.dep_ not in ("dobj", "nsubjpass", "pobj", "attr"):
        return
    verb = noun.head if noun.dep_ != "pobj" else noun.head.head
    edge = noun.right_edge.i + 1
    for child in verb.children:
        if child.dep_ in ("prep", "agent") and child.i == edge:
            yield child
            edge = child.right_edge.i + 1


def says(verb: Token) -> bool:
    return any(child.dep_ == "mark" for child in verb.children)


def is_bare(verb: Token) -> bool:
    """Whether an infinitive is a complement that the parser took for a clause ("urged Iran to leave")."""
    return verb.tag_ == "VB" and any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
