"""What kind of thing a noun stands for: classes from the lexicon, from names and from linked mentions."""

from __future__ import annotations

from types import MappingProxyType

from spacy.tokens import Token

from pipeline.extraction.events.grammar.calendar_words import is_of_calendar
from pipeline.extraction.events.grammar.slots import is_verbal, stands_where
from pipeline.extraction.events.rules.lexicon import Lexicon
from pipeline.extraction.events.scope.burning import is_blaze
from pipeline.records import MentionIndex

_NONE: frozenset[str] = frozenset()
_PERSON = frozenset({"person", "actor", "target", "named", "named_person"})
_BODY = frozenset({"organization", "actor", "target", "named"})
_STATE = frozenset({"state", "actor", "place", "target", "named"})
_PEOPLE = frozenset({"people", "actor", "target", "named"})
_BY_LABEL = MappingProxyType(
    {
        "PERSON": _PERSON,
        "ORG": _BODY,
        "GPE": _STATE,
        "NORP": _PEOPLE,
        "LOC": frozenset({"place", "target", "named"}),
        "FAC": frozenset({"facility", "place", "target", "named"}),
    }
)
_BY_KIND = MappingProxyType(
    {
        "person": _PERSON,
        "government": _BODY | {"government", "state"},
        "organization": _BODY,
        "party": _BODY,
        "outlet": _BODY | {"media"},
        "agency": _BODY | {"media"},
        "armed_group": _BODY | {"armed"},
        "country": _STATE,
        "city": _STATE | {"locality"},
        "region": _STATE,
        "place": frozenset({"place", "target", "named"}),
        "facility": frozenset({"facility", "place", "target", "named"}),
        "people": _PEOPLE,
    }
)
_PERSONAL = frozenset(
    {
        "he",
        "she",
        "they",
        "we",
        "i",
        "who",
        "him",
        "her",
        "his",
        "them",
        "us",
        "me",
        "whom",
        "our",
        "my",
        "their",
    }
)
_ONE = frozenset({"person", "official", "actor", "target", "pronoun"})
_MANY = _ONE | {"people", "organization", "state", "armed"}
_IT = frozenset({"organization", "state", "government", "actor", "target", "pronoun"})
_SEVERAL = frozenset({"they", "both", "them", "we", "all", "our", "their"})
_SPEAKER = frozenset({"i", "we", "it", "one", "who", "whoever"})
_COUNTED = frozenset(
    {"dozens", "hundreds", "thousands", "scores", "others", "many", "some", "several", "both", "all", "one",
     "two", "three", "most", "those", "everyone", "someone", "nobody", "everybody", "anyone"}
)  # fmt: skip
# "and millions more displaced"
_OF_WHOM = frozenset({"nsubj", "nsubjpass", "advmod", "npadvmod"})
_LANDS = frozenset({"NORP", "GPE", "ORG"})
_SITES = frozenset({"place", "facility", "territory", "property"})
_LIVING = frozenset({"person", "people", "armed", "vehicle"})
_PAPERS = frozenset({"law", "agreement", "provision"})
_MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT"})
_FUNDS = frozenset({"funds"})
_PAIRING = frozenset({"compound", "amod", "nmod", "conj"})  # how a word stands before what it makes one with
_TITLED = frozenset(
    {"compound", "nmod", "appos", "amod"}
)  # how an office stands with a name: "Premier Diallo"
_OF_VERBS = frozenset(
    {"hostile", "confine", "cooperative", "benefiting", "telling", "duty"}
)  # classes that a clause has by its verb
_OFFICIAL = frozenset({"official"})
_CALLINGS = frozenset({"official", "press", "sport"})
_STRUGGLES = frozenset({"fight", "battle", "combat", "resist"})
_HURT = frozenset(
    {"target", "violence", "sanction", "restriction", "relation", "agreement", "talks", "aid", "trade"}
)  # what a threat would do to somebody, or to what somebody has
_ILLS = frozenset({"ill", "disaster"})
_UNLIKE_HEAD = frozenset(
    {"figurative", "disaster", "sport", "person"}
)  # compounds that are not what their head is
_SIDES = frozenset({"state", "government", "armed"})
_FREE_TO = frozenset({"will", "would", "can", "could", "shall", "wo", "ca"})
_PARTIES = frozenset({"official", "state", "government", "organization", "armed", "court", "police"})
_AGENTIVE = ("er", "or", "ist", "ian", "eer", "eur", "man", "woman", "men")  # of a noun that no class lists


_KEPT = frozenset({"armed", "court", "police", "government", "media", "peacekeeper", "official", "electoral"})


class Kinds:
    """Noun classes of the tokens of one document."""

    def __init__(self, lexicon: Lexicon, mentions: MentionIndex) -> None:
        self._listed = lexicon.noun_classes
        self._modifiers = lexicon.class_modifiers
        self._mentions = mentions
        self._found: dict[int, frozenset[str]] = {}

    def of(self, token: Token) -> frozenset[str]:
        """The classes of a noun phrase by its head; empty when nothing is known of it."""
        found = self._found.get(token.i)
        if found is None:
            found = self._find(token)
            found = self._found[token.i] = found | self._marks(token, found)
        return found

    def _marks(self, token: Token, kinds: frozenset[str]) -> frozenset[str]:
        """Classes that are not in the noun's own meaning: its number, its owner, who stands behind it."""
        marks = set()
        if token.tag_ in ("NNS", "NNPS") or token.lower_ in _SEVERAL:
            marks.add("plural")
        if token.lower_.endswith(("self", "selves")):
            marks.add("reflexive")
        for child in token.children:
            if child.dep_ == "conj":
                marks.add("plural")
            elif child.dep_ == "poss":
                marks.add("own" if child.tag_ == "PRP$" else "others")
            elif child.dep_ == "nummod":
                marks.add("counted")
        if "person" in kinds and "named" in kinds:
            marks.update(self._callings(token))
        if (kinds | marks) & _PARTIES and "unresolved" not in kinds:
            marks.add("party")
        return frozenset(marks)

    def _callings(self, name: Token) -> frozenset[str]:
        """What a person is known as: by the knowledge base, a title, or what the text says."""
        mention = self._mentions.headed_by(name.i)
        entity = self._mentions.entity_of(mention) if mention is not None else None
        if entity is not None and (entity.knowledge_id or "").startswith("person:"):
            return _OFFICIAL
        words = (entity.description or "").lower().split() if entity is not None else []
        beside = [child for child in name.children if child.dep_ in _TITLED]
        beside += [name.head] if name.dep_ == "appos" else []
        words += [token.lemma_.lower() for token in beside]
        return frozenset().union(*(self._listed.get(word, _NONE) & _CALLINGS for word in words))

    def listed(self, token: Token) -> frozenset[str]:
        """Classes that the lexicon lists for the noun, and for it with the word before it: "cold front"."""
        lemma = "blaze" if is_blaze(token) else token.lemma_.lower()
        both = _NONE
        if token.i and token.nbor(-1).dep_ in _PAIRING:
            pair = f"{token.nbor(-1).lower_} {lemma}"
            both = self._listed.get(pair) or self._listed.get(pair.removesuffix("s"), _NONE)
            if both & _UNLIKE_HEAD:
                return both
        found = both | self._listed.get(lemma, _NONE)
        if lemma != "blaze":
            found |= self._listed.get(token.lower_, _NONE)
        if not found and lemma.endswith("s"):
            return self._listed.get(lemma[:-1], _NONE)
        return found

    def _phrase(self, token: Token) -> frozenset[str]:
        """Classes of words that only together are what they are: "state of emergency", "cease - fire"."""
        doc, lemma = token.doc, token.lemma_.lower()
        if token.i + 2 < len(doc) and token.nbor(1).lower_ == "of":
            return self._listed.get(f"{token.lower_} of {token.nbor(2).lower_}", _NONE)
        if token.i > 1 and token.nbor(-1).text == "-":
            return self._listed.get(f"{token.nbor(-2).lower_}-{lemma}", _NONE)
        return _NONE

    def is_actor(self, token: Token) -> bool:
        """Whether the noun can act: a person, a body, a state, a people, or a pronoun for one."""
        return "actor" in self.of(token)

    def is_site(self, token: Token) -> bool:
        """Whether the noun is a place or a thing that stands there, also one that acts for its people."""
        kinds = self.of(token)
        if not kinds:
            return stands_where(token)
        return bool(kinds & _SITES) and not kinds & _LIVING

    def is_party(self, token: Token) -> bool:
        """Whether the noun is somebody who can act, and not a paper, deed or feeling of theirs."""
        kinds = self.of(token)
        if "actor" not in kinds:
            return False
        if {"violence", "abstract"} <= kinds and token.dep_ == "dobj":  # "ran his campaign promising to …"
            return False
        if token.pos_ == "PRON" or "person" in kinds:
            return True
        listed = self._listed.get(token.lemma_.lower(), _NONE)
        if "displeasure" in listed:
            return not any(child.dep_ == "poss" or child.lower_ == "to" for child in token.children)
        return not self.is_paper(token)

    def is_paper(self, token: Token) -> bool:
        """Whether the noun, in a name too, is a law or an agreement: "the Ocean Treaty" acts on nobody."""
        if "person" in self.of(token):
            return False
        listed = self._listed.get(token.lemma_.lower(), _NONE)
        bloc = "bloc_named" in listed or (token.pos_ == "PROPN" and token.lower_ == "pact")
        return bool(listed & _PAPERS) and not bloc

    def _find(self, token: Token) -> frozenset[str]:
        if is_verbal(token):
            return self._clause(token)
        if is_of_calendar(token):
            return _NONE
        if token.lower_ == "fighter" and self._is_of_craft(token):
            return _NONE
        if token.ent_type_ in _MEASURES:
            return _FUNDS if token.ent_type_ == "MONEY" else _NONE
        mention = self._mentions.headed_by(token.i)
        if token.pos_ == "PRON" or token.tag_ in ("DT", "CD", "PDT"):
            linked = mention is not None and mention.cluster is not None
            return self._pronoun(token, mention.kind if mention else "", linked=linked)
        if token.lower_ in _COUNTED or (token.lower_ == "millions" and token.dep_ in _OF_WHOM):
            return self._pronoun(token, "", linked=False)
        if token.lower_ == "we":  # tagged as a name: "Wed", split as "we'd" is
            return _NONE
        if phrase := self._phrase(token):
            return phrase
        if token.text == "justice" and not any(child.i < token.i for child in token.children):
            return _NONE  # "obstruction of justice", unlike "the justice"
        listed = self.listed(token)
        if mention is not None and mention.form != "nominal":
            people = _PEOPLE if mention.form == "demonym" else _NONE
            return _BY_KIND.get(mention.kind, _NONE) | (listed & _KEPT) | people
        if token.ent_type_ == "NORP" and mention is None and token.dep_ == "amod":
            return listed  # "Islamic" says of what kind something is, not whose
        if token.ent_type_ in _BY_LABEL and (token.pos_ == "PROPN" or not listed):
            return _BY_LABEL[token.ent_type_] | listed
        for child in token.children:
            if (given := self._modifiers.get(child.lower_)) and child.dep_ in ("amod", "compound", "nmod"):
                listed = listed | given
        if listed:
            return listed
        if token.pos_ == "PROPN":
            return frozenset({"named", "actor", "target"})
        return _PERSON - {"named", "named_person"} if token.lemma_.endswith(_AGENTIVE) else listed

    def _is_of_craft(self, fighter: Token) -> bool:
        """Whether it only says of what kind a craft of nobody named is: "a fighter jet"."""
        craft = fighter.head
        if fighter.dep_ != "compound" or "vehicle" not in self._listed.get(craft.lemma_.lower(), _NONE):
            return False
        return fighter.left_edge.i == fighter.i and not any(
            child.ent_type_ in _LANDS for child in craft.lefts
        )

    def _pronoun(self, token: Token, kind: str, *, linked: bool) -> frozenset[str]:
        if kind in _BY_KIND:
            return _BY_KIND[kind] | {"pronoun"} | (_NONE if linked else {"unresolved"})
        if token.lower_ in _PERSONAL:
            return (_MANY if token.lower_ in _SEVERAL else _ONE) | {"unresolved"}
        if token.lower_ == "it":
            return _IT | {"unresolved"}
        if token.lower_ in _COUNTED or token.lower_ == "millions" or token.tag_ == "CD":
            return frozenset({"people", "actor", "target", "quantity", "pronoun"})
        return frozenset({"pronoun"})

    def _is_aimed(self, verb: Token) -> bool:
        """Whether what is done has no object, or one that can be hurt or withheld, unlike tax breaks."""
        held = [child for child in verb.children if child.dep_ == "dobj"]
        return all(self.of(child) & _HURT for child in held)

    def _is_of_ones_own(self, verb: Token) -> bool:
        """Whether a clause says what we, or the speaker's own country or troops, will or could do."""
        if not any(child.dep_ == "aux" and child.lower_ in _FREE_TO for child in verb.children):
            return False
        subjects = [child for child in verb.children if child.dep_ == "nsubj"]
        return any(
            each.lower_ == "we"
            or (any(child.tag_ == "PRP$" for child in each.children) and self.of(each) & _SIDES)
            for each in subjects
        )

    def _clause(self, verb: Token) -> frozenset[str]:
        """`acted` (to do), `must` of others, `refusing` of one's own, `negated`, the verb's classes."""
        found = {"clause"} | (self._listed.get(verb.lemma_.lower(), _NONE) & _OF_VERBS)
        others_act = False
        if self._is_aimed(verb):
            found.add("aimed")
        for child in verb.children:
            if child.dep_ == "neg":
                found.add("negated")
            elif child.dep_ == "acomp" and verb.lemma_ == "be" and "guilty" in self.listed(child):
                found.add("blaming")
            elif child.dep_ == "aux" and child.lemma_ in ("must", "to"):
                found.add("must" if child.lemma_ == "must" else "infinitive")
            elif child.dep_ == "dobj" and self.of(child) & _ILLS:
                found = found - {"hostile"} | {"crusading"}  # to fight corruption threatens nobody
            elif child.dep_ == "dobj" and verb.lemma_ in _STRUGGLES and "target" not in self.of(child):
                found.discard("hostile")  # nor does to fight a prejudice
            elif child.dep_ in ("nsubj", "nsubjpass"):
                oneself = child.lower_.endswith(("self", "selves"))
                others_act = child.lower_ not in _SPEAKER and not oneself and self.is_actor(child)
        if "negated" in found and self._is_of_ones_own(verb):
            found.add("refusing")
        if others_act:
            return frozenset(found | ({"acted"} if "infinitive" in found else _NONE))
        return frozenset(found - {"must", "blaming"})
