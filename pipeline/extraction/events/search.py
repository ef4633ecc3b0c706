"""Finding the events of one document: triggers, readings, participants; without dates, places or modality."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from pipeline.extraction.events.doubles import merged
from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.modifiers import modifiers_of
from pipeline.extraction.events.grammar.prenominal import is_before_noun
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.outcomes import with_doers, without_outcomes
from pipeline.extraction.events.parties.agents import Agents
from pipeline.extraction.events.parties.aims import Aims
from pipeline.extraction.events.parties.arms_and_troops import with_withdrawn, without_arms
from pipeline.extraction.events.parties.asked import Asked
from pipeline.extraction.events.parties.beneficiaries import with_beneficiaries
from pipeline.extraction.events.parties.content import Content
from pipeline.extraction.events.parties.filler import outside_names
from pipeline.extraction.events.parties.marchers import Marchers
from pipeline.extraction.events.parties.owners import Owners, noun_of
from pipeline.extraction.events.parties.participants import Filler, Participants
from pipeline.extraction.events.parties.perpetrators import Perpetrators
from pipeline.extraction.events.parties.pressed import Pressed
from pipeline.extraction.events.parties.probes import Probes
from pipeline.extraction.events.parties.whose import Whose
from pipeline.extraction.events.reference.anaphora import Deeds
from pipeline.extraction.events.reference.antecedents import Antecedents
from pipeline.extraction.events.reference.collective import Collectives
from pipeline.extraction.events.reference.hosts import Hosts
from pipeline.extraction.events.reference.lands import Lands
from pipeline.extraction.events.reference.pronouns import References
from pipeline.extraction.events.reference.retold import Retold
from pipeline.extraction.events.reference.speaker import Speakers
from pipeline.extraction.events.rules.control_verbs import control_verbs
from pipeline.extraction.events.rules.governors import is_barred
from pipeline.extraction.events.rules.lexicon import Lexicon, Rule, load_lexicon
from pipeline.extraction.events.rules.match import Match, Matcher, is_trigger_candidate
from pipeline.extraction.events.scope.background import Background
from pipeline.extraction.events.scope.dealings import is_no_dealing
from pipeline.extraction.events.scope.doers import acts_on_itself, lacks_doer
from pipeline.extraction.events.scope.freed import Freed
from pipeline.extraction.events.scope.natural import Natural
from pipeline.extraction.events.scope.proper import is_in_name, is_in_title
from pipeline.extraction.events.scope.setting import Setting
from pipeline.extraction.events.scope.spheres import is_elsewhere
from pipeline.extraction.events.scope.unable import lacks_able_subject
from pipeline.extraction.events.scope.unaddressed import is_unaddressed
from pipeline.extraction.events.scope.unowned import without_strangers
from pipeline.extraction.events.scope.verbal import Words
from pipeline.extraction.parse import ParsedArticle
from pipeline.records import Attribution, MentionIndex

# What may stand as subject of a deed without being who did it: "the blast killed nine".
_NAMED = frozenset(
    {"DATE", "TIME", "PERSON", "ORG", "GPE", "LAW", "WORK_OF_ART", "PRODUCT", "FAC", "LOC", "EVENT"}
)
_TRIGGERING = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "AUX"})
_FROM_AFAR = frozenset({"aerial", "drone", "heavy-weapons"})
_BEFORE_NOUN = frozenset({"amod", "compound"})  # "the besieged town" reports no event of its own
_MEANS = frozenset({"armed", "weapon", "aid", "funds", "vehicle", "wrapper"})
_OWN_MEANS = frozenset({"MOBILIZE", "AID", "SANCTION", "RETREAT"})
_AGAINST_SOMEBODY = frozenset({"violence", "sanction", "protest"})
_OWNING = ("poss", "mod", "by")
_BY_PARTIES = frozenset(
    {"CONCEDE", "AID", "SUPPORT", "COOPERATE", "X_APPOINTMENT"}
)  # what a paper or a deed does to nobody: "the accord eased sanctions" is told of no party
_CAUSES = frozenset(
    {"violence", "weapon", "protest", "statement", "agreement", "meeting", "vehicle", "clause", "law"}
)


class Search:
    """Events of one document, sentence by sentence, in the order of the text."""

    def __init__(
        self, parsed: ParsedArticle, mentions: MentionIndex, *, attributions: Sequence[Attribution] = ()
    ) -> None:
        self.parsed = parsed
        self.lexicon: Lexicon = load_lexicon()
        self.kinds = Kinds(self.lexicon, mentions)
        self.syntax = Syntax(
            parsed.doc,
            occurring=frozenset(self.lexicon.verb_groups["occur"]),
            telling=frozenset(self.lexicon.verb_groups["telling_participles"]),
            past_only=frozenset(self.lexicon.verb_groups["past_only"]),
            control=control_verbs(self.lexicon),
            modifiers=modifiers_of(mentions),
            is_site=self.kinds.is_site,
        )
        self._mentions = mentions
        lands = Lands(mentions)
        self.hosts = Hosts(mentions, lands, self.kinds)
        self.participants = Participants(self.syntax, self.kinds, mentions, lands)
        self._content = Content(self.syntax, self.kinds, self.participants)
        self._aims = Aims(self.syntax, self.kinds, self.participants, self.lexicon)
        self._asked = Asked(self.syntax, self.kinds, self.participants)
        self._matcher = Matcher(self.lexicon, self.syntax, self.kinds)
        self._deeds = Deeds(self.kinds, mentions, attributions)
        self._collectives = Collectives(parsed, self.kinds, self.participants, mentions=mentions, lands=lands)
        self._background = Background(parsed, self.syntax, self.kinds)
        self.setting = Setting(parsed.doc, self.lexicon, self.kinds, mentions)
        self._speakers = Speakers(attributions, mentions, self.participants, kinds=self.kinds, lands=lands)
        self._references = References(
            Antecedents(parsed, self.syntax),
            self.participants,
            self.kinds,
            mentions,
            syntax=self.syntax,
            speaking=self.lexicon.speaking,
            attributions=attributions,
        )
        self._owners = Owners(
            self.syntax, self.kinds, self.participants, mentions=mentions, lexicon=self.lexicon
        )
        self._perpetrators = Perpetrators(
            self.syntax, self.kinds, self.participants, owners=self._owners, lexicon=self.lexicon
        )
        self._whose = Whose(self.syntax, self.kinds, self.participants, perpetrators=self._perpetrators)
        self._natural = Natural(parsed.doc, self.kinds)
        self._freed = Freed(parsed.doc, self.kinds)
        self._words = Words(self.kinds, self.lexicon, mentions)
        self._probes = Probes(self.kinds, mentions, self.lexicon.noun_classes, participants=self.participants)
        self._retold = Retold(self._perpetrators.deeds, self.lexicon.nouns)
        self._agents = Agents(self.syntax, self.kinds, self.participants)
        self._pressed = Pressed(self.syntax, self.kinds, self.participants)
        self._marchers = Marchers(self.kinds, self.participants)

    def document(self) -> Iterator[Found]:
        """Events of every analysed sentence."""
        for sentence in self.parsed.sentences:
            if self.setting.is_foreign(sentence) or self._background.is_history(sentence):
                continue
            told = self._agents.complete(self._told(sentence.first, sentence.last), sentence.ordinal)
            read: list[Found] = []
            for found in told:
                named = self._words.read(self._references.resolve(self._speakers.resolve(found)))
                if named is None:
                    continue
                completed = self._retold.resolve(named, sentence.ordinal)
                told_of = self._collectives.resolve(completed)
                resolved = self._deeds.resolve(self.hosts.resolve(told_of))
                if self._is_no_event(resolved, told_of):
                    continue
                resolved = with_withdrawn(_without_pieces(resolved), self.kinds, self.participants)
                self._collectives.remember(resolved)
                self._deeds.remember(resolved)
                self._retold.remember(resolved, sentence.ordinal)
                read.append(resolved)
            yield from without_strangers(read, self.kinds, self.lexicon.speaking)

    def _is_no_event(self, found: Found, told: Found) -> bool:
        """Whether nothing that somebody did is told; `told` is the event before towns were lands."""
        return (
            not self.setting.admits(found)
            or self._background.is_apart(found.trigger)
            or self.hosts.is_at_home(found)
            or self.hosts.lacks_host(told, found)
            or self._natural.is_nobodys(found)
            or self._freed.is_no_release(found)
            or is_elsewhere(found, self._mentions, self.kinds)
            or lacks_doer(found, self.syntax)
            or acts_on_itself(found)
            or is_unaddressed(found, self.kinds)
            or is_no_dealing(found, self.kinds, self._mentions)
            or lacks_able_subject(found, self.syntax, self.kinds)
        )

    def _told(self, first: int, last: int) -> list[Found]:
        """Events of a sentence as they are published: nouns with their owners, each event once."""
        events = (found for found in self.sentence(first, last) if not self._is_barred(found))
        named = (without_arms(found, self.kinds, self.participants) for found in events)
        owned = (self._probes.resolve(self._owners.complete(found)) for found in named)
        completed = (self._marchers.complete(self._pressed.complete(found)) for found in owned)
        read = (self._perpetrators.complete(found) for found in completed)
        violent = [found for found in read if found is not None]
        once = with_doers(without_outcomes(merged(violent)))
        told_by = self._whose.complete(once)
        whole = [without_arms(each, self.kinds, self.participants) for each in told_by]
        return with_beneficiaries([self._aims.complete(event, whole) for event in whole])

    def _is_barred(self, found: Found) -> bool:
        noun = noun_of(found)
        if noun is None or found.match.rule.modifier is not None:
            return False
        return is_barred(noun, self.lexicon.lemma(noun))

    def sentence(self, first: int, last: int) -> list[Found]:
        """Events whose triggers are among the tokens first:last, in the order of their triggers."""
        tokens = [
            token
            for token in self.parsed.doc[first:last]
            if token.pos_ in _TRIGGERING and is_trigger_candidate(token, self.lexicon)
        ]
        found: list[Found] = []
        consumed: set[int] = set()
        for token in tokens:
            if (
                is_verbal(token)
                and token.dep_ not in _BEFORE_NOUN
                and not is_before_noun(token)
                and not is_in_title(token)
                and (match := self._matcher.verb(token))
                and ((event := self._complete(match)) or match.rule.is_figure)
            ):
                consumed |= match.consumed
                found += [event] if event else []
        for token in tokens:
            if (
                not is_verbal(token)
                and token.ent_type_ not in _NAMED
                and token.i not in consumed
                and (match := self._matcher.noun(token))
                and not is_in_name(token, match.rule.event_type)
                and (event := self._complete(match))
            ):
                consumed |= match.consumed
                found.append(event)
        kept = _without_consumed(found, consumed)
        return sorted(
            (self._asked.complete(self._content.inherit(event, kept)) for event in kept),
            key=lambda event: event.trigger.i,
        )

    def _complete(self, match: Match) -> Found | None:
        """The match with participants; None where its subject cannot act or nothing political takes part."""
        if match.rule.is_figure:
            return None
        roles = match.roles
        subjects = [*roles.get("actor", []), *self._represented(match)]
        actors = self.participants.actors(subjects)
        by_parties = match.rule.event_type in _BY_PARTIES
        if subjects and not actors and (by_parties or not self._may_cause(subjects, match)):
            return None
        if not subjects and match.rule.event_type in _OWN_MEANS:
            actors = self._owners_of_means(match)
        recipients = self._recipients(roles.get("recipient", []), match.rule.event_type)
        if (
            not recipients and match.rule.mode in _FROM_AFAR
        ):  # shells on nobody named hit the place they fall on
            aims = [place for place in roles.get("place", []) if place.head.lower_ != "from"]
            recipients = self.participants.affected(aims, match.rule.event_type)
        both = self.participants.actors(roles.get("both", []))
        if both and not actors:
            named = [filler for filler in both if filler.head.i <= roles["both"][0].i]
            side = (
                len(named) if 0 < len(named) < len(both) else 1
            )  # "between Peruvian and Danish men and rebels"
            actors, recipients = both[:side], [*both[side:], *recipients]
        elif both:
            recipients = [*recipients, *both]
        if any(filler.head.lower_.endswith(("self", "selves")) for filler in recipients):
            return None  # what one does to oneself is done to nobody else
        taken = {filler.head.i for filler in actors}
        recipients = [filler for filler in recipients if filler.head.i not in taken]
        if not (actors or recipients) and match.rule.anchor == "participant" and not is_verbal(match.trigger):
            return None
        if not recipients and _lacks_beneficiary(match.rule):
            return None
        topics = [*roles.get("topic", [])]
        if not recipients:
            topics = [*roles.get("recipient", []), *topics]
        return Found(
            match, tuple(actors), tuple(recipients), tuple(self.participants.things(topics)),
            tuple(self.participants.things(roles.get("instrument", []))),
            tuple(self.participants.things(roles.get("place", []))),
        )  # fmt: skip

    def _recipients(self, tokens: list[Token], event_type: str) -> list[Filler]:
        """To whom it is done; who backs a deed against somebody backs those whose deed it is."""
        if event_type != "SUPPORT":
            return self.participants.affected(tokens, event_type)
        deeds = [token for token in tokens if self.kinds.of(token) & _AGAINST_SOMEBODY]
        found = self.participants.affected([token for token in tokens if token not in deeds], event_type)
        for deed in deeds:
            slots = self.syntax.noun_slots(deed)
            found += self.participants.actors([who for name in _OWNING for who in slots.get(name, ())])
        return found

    def _represented(self, match: Match) -> list[Token]:
        """For whom somebody acts "on behalf of", where somebody does."""
        if not match.roles.get("actor"):
            return []
        reading = self.syntax.verb_slots if is_verbal(match.trigger) else self.syntax.noun_slots
        return reading(match.trigger).get("behalf", [])

    def _owners_of_means(self, match: Match) -> list[Filler]:
        """Of a passive without an agent, whose what is sent or stopped is: "U.S. troops were sent"."""
        slots = self.syntax.verb_slots(match.trigger) if is_verbal(match.trigger) else {}
        if "passive" not in slots:
            return []
        sent = [token for token in slots.get("obj", ()) if token not in match.roles.get("recipient", ())]
        means = [inner for token in sent for inner in self.participants.behind_counts(token)]
        lands = [
            land
            for token in means
            if self.kinds.of(token) & _MEANS
            for land in self.syntax.noun_slots(token).get("mod", ())
            if "state" in self.kinds.of(land) or land.ent_type_ == "NORP"
        ]
        bodies = [
            body
            for token in slots.get("obj", ())
            if token.lemma_ == "membership"
            for name in ("of", "in")
            for body in self.syntax.noun_slots(token).get(name, ())
        ]
        return self.participants.actors(lands or bodies)

    def _may_cause(self, subjects: list[Token], match: Match) -> bool:
        return all(self.kinds.of(subject) & _CAUSES for subject in subjects) or match.trigger.pos_ not in (
            "VERB",
            "AUX",
        )


def _lacks_beneficiary(rule: Rule) -> bool:
    """Whether help goes to a party by its rule: "gave two million in aid" in a case helps nobody."""
    return rule.event_type == "AID" and any(part.required and part.role == "recipient" for part in rule.frame)


def _without_pieces(found: Found) -> Found:
    """The event whose recipients are no pieces of its actors' names."""
    kept = tuple(outside_names(found.recipients, found.actors))
    return found if len(kept) == len(found.recipients) else replace(found, recipients=kept)


def _without_consumed(found: list[Found], consumed: set[int]) -> list[Found]:
    return [event for event in found if event.trigger.i not in consumed or is_verbal(event.trigger)]
