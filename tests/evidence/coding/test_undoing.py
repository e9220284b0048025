"""What is taken back, voted down, called false, only considered: the table of certain tellings, by its kinds."""

from __future__ import annotations

import pytest

from tests.evidence.coding.test_telling import PLAIN, line, settled
from tightrope import code_text
from tightrope.evidence.coding.reader.certain import settle
from tightrope.evidence.coding.reader.clauses import clause_of
from tightrope.evidence.coding.reader.pairs import Pair, mask
from tightrope.evidence.coding.reader.sentence import Kind, Referent, Span
from tightrope.evidence.coding.reader.telling import named_by, place_of, sign_of
from tightrope.evidence.coding.reader.wording import spelt_out, tellings_in
from tightrope.evidence.coding.reader.words import stem


@pytest.mark.parametrize(
    ("text", "cue", "relation", "phase"),
    [
        ("N withdrew its complaint against S.", "complaint", "condemnation", "ended"),
        ("N took back its sharp demand on S.", "demand", "demand", "ended"),
        ("N climbed down from the threat to S.", "threat", "warning_threat", "ended"),
        ("N has apologised for its accusation of S.", "accusation", "condemnation", "ended"),
        ("N buried its threat to S.", "threat", "warning_threat", "ended"),
        ("N withdrew its warning to S.", "warning", "warning_threat", "ended"),
        ("N withdrew its envoy accusing S of theft.", "accusing", "condemnation", "done"),
        ("N withdrew its envoy, an insult to S.", "insult", "condemnation", "done"),
        ("N dropped one two three four five charges.", "charges", "condemnation", "done"),
        ("N asked that V withdraw its complaint.", "complaint", "condemnation", "done"),
        (
            "N asked for talks while it withdrew its complaint.",
            "complaint",
            "condemnation",
            "ended",
        ),
        ("N withdrew complaints, not all.", "complaints", "condemnation", "ended"),
        ("N called on V, asking it to drop its demand.", "demand", "demand", "done"),
        ("N has not withdrawn its complaint.", "complaint", "condemnation", "ongoing"),
        ("N refuses to drop its demand on S.", "demand", "demand", "ongoing"),
        ("N rescinded the expulsion of two envoys.", "expulsion", "coercion", "ended"),
        ("N has yet to lift its embargo on S.", "embargo", "sanction", "ongoing"),
        ("N scrapped the tariff on S.", "scrapped", "sanction", "ended"),
        ("N scrapped the tariff on S.", "tariff", "sanction", "ended"),
        ("N has lifted its ban on S meat.", "meat", "sanction", "ended"),
        ("N lifted its ban and seized S.", "seized", "sanction", "done"),
        ("N lifted its ban, seized S.", "seized", "sanction", "done"),
        ("N scrapped the visit and the tariff hit S.", "scrapped", "sanction", "done"),
        ("N stopped all trade with S.", "stopped", "sanction", "done"),
        ("N reopened its border with S.", "border", "coercion", "ended"),
        ("N has unfrozen the assets of S.", "assets", "sanction", "ended"),
        ("N did not unblock the assets of S.", "assets", "sanction", "ongoing"),
        ("N took its guns off the border.", "border", "show_of_force", "ended"),
        ("N pulled two divisions out of the border.", "border", "show_of_force", "ended"),
        ("N moves more troops out of S.", "moves", "show_of_force", "ended"),
        ("N took two tanks from the border.", "border", "show_of_force", "done"),
        ("N stopped accusing S of theft.", "accusing", "condemnation", "ended"),
        ("The complaint of N against S was withdrawn.", "complaint", "condemnation", "ended"),
        ("The complaint of N was not withdrawn.", "complaint", "condemnation", "done"),
        ("N took its tanks to the border.", "border", "show_of_force", "done"),
    ],
)
def test_what_is_taken_back_is_over(text: str, cue: str, relation: str, phase: str) -> None:
    assert settled(text, cue, relation).scope.phase == phase


@pytest.mark.parametrize(
    ("text", "cue", "relation", "phase", "held"),
    [
        ("N vetoed a motion condemning S.", "condemning", "condemnation", "refused", "yes"),
        ("N voted down a text that accused S.", "accused", "condemnation", "refused", "yes"),
        ("N held up a text that accused S.", "accused", "condemnation", "refused", "yes"),
        ("N watered down a statement criticising S.", "criticising", "condemnation", "refused", "yes"),
        ("N rejected the text and condemned S.", "condemned", "condemnation", "done", "yes"),
        ("N rejected the text, condemned S.", "condemned", "condemnation", "done", "yes"),
        ("N vetoed no motion, it condemned S.", "condemned", "condemnation", "done", "yes"),
        ("N did not veto a motion condemning S.", "condemning", "condemnation", "done", "yes"),
        ("N left before a vote to censure S.", "censure", "condemnation", "done", "yes"),
        ("N walked out of a meeting that condemned S.", "condemned", "condemnation", "done", "no"),
        ("N abstained on a motion condemning S.", "condemning", "condemnation", "done", "no"),
        ("N voted against sanctions on S.", "sanctions", "sanction", "refused", "yes"),
        ("N spoke against a war on S.", "war", "military_action", "refused", "yes"),
        ("N blocked sanctions on S.", "sanctions", "sanction", "refused", "yes"),
        ("N voted against condemning S.", "condemning", "condemnation", "refused", "yes"),
        ("N refused to back sanctions on S.", "sanctions", "sanction", "refused", "yes"),
        ("N refused to back a ban on S meat.", "meat", "sanction", "refused", "yes"),
        ("N blocked the assets of S.", "assets", "sanction", "done", "yes"),
        ("N declined to join V in sanctioning S.", "sanctioning", "sanction", "done", "no"),
        ("N swallowed its protest to S.", "protest", "condemnation", "done", "no"),
    ],
)  # fmt: skip
def test_who_votes_against_it_does_not_do_it(
    text: str, cue: str, relation: str, phase: str, held: str
) -> None:
    scope = settled(text, cue, relation).scope
    assert (scope.phase, scope.held) == (phase, held)
    assert (sign_of(-1, scope) == 0) is ((phase, held) != ("done", "yes"))


@pytest.mark.parametrize(
    ("text", "cue", "phase", "held"),
    [
        ("N never stopped shelling S.", "shelling", "ongoing", "yes"),
        ("N has not given up shelling S.", "shelling", "ongoing", "yes"),
        ("N did not stop V shelling S.", "shelling", "ongoing", "yes"),
        ("At no point did N fail to shell S.", "shell", "done", "yes"),
        ("N will not be deterred from shelling S.", "shelling", "done", "yes"),
        ("N is unwilling to shell S.", "shell", "done", "no"),
        ("N planned to shell S but changed its mind.", "shell", "done", "no"),
        ("N could not help shelling S.", "shelling", "done", "yes"),
        ("The raid of N on S was averted.", "raid", "done", "no"),
        ("Nobody believes that N will shell S.", "shell", "done", "no"),
        ("N came within a hair of shelling S.", "shelling", "done", "no"),
        ("The plan of N to shell S fell through.", "shell", "done", "no"),
        ("The planned raid of N on S was called off.", "raid", "done", "no"),
        ("The foiled raid of N on S.", "raid", "done", "no"),
        ("N plotted to shell S, but nothing came of it.", "shell", "done", "no"),
    ],
)
def test_two_negations_hold_and_what_came_to_nothing_does_not(
    text: str, cue: str, phase: str, held: str
) -> None:
    scope = settled(text, cue, scope=PLAIN._replace(held="no" if held == "yes" else "yes")).scope
    assert (scope.phase, scope.held) == (phase, held)


def test_who_does_not_stop_another_does_not_go_on_itself() -> None:
    assert settled("N did not stop it from shelling S.", "shelling").scope == PLAIN


def test_who_helps_to_vote_down_a_text_helps_nobody_named_in_it() -> None:
    assert settled("N helped defeat a motion on S.", "helped", "aid").is_dropped
    assert not settled("N helped defeat the plague in S.", "helped", "aid").is_dropped


def test_arms_that_never_stopped_are_not_withheld() -> None:
    assert settled("N never stopped its sales to S.", "sales", "arms_withheld").is_dropped


def test_a_treaty_that_was_never_signed_is_none() -> None:
    found = settled("N drafted a treaty with S that was never signed.", "treaty", "treaty")
    assert found.scope.held == "no"


@pytest.mark.parametrize(
    ("text", "cue", "relation", "modality"),
    [
        ("It is a myth that N shelled S.", "shelled", "military_action", "denied"),
        ("The story that N shelled S was a canard.", "shelled", "military_action", "denied"),
        ("N shelled S, which is wholly untrue.", "shelled", "military_action", "denied"),
        ("N shelled S where tanks were lying.", "shelled", "military_action", "asserted"),
        ("N shelled S, whose army was invented.", "shelled", "military_action", "asserted"),
        ("N is considering shelled S.", "shelled", "military_action", "hypothetical"),
        ("N toyed with the idea of shelled S.", "shelled", "military_action", "hypothetical"),
        ("N was not considering shelled S.", "shelled", "military_action", "asserted"),
        ("N wants to shelled S.", "shelled", "military_action", "hypothetical"),
        ("N is ready to shelled S.", "shelled", "arms_transfer", "asserted"),
        ("N plotted to shelled S.", "shelled", "military_action", "hypothetical"),
        ("N can shelled S.", "shelled", "military_action", "hypothetical"),
        ("N has permission to shelled S.", "shelled", "military_action", "hypothetical"),
        ("N resisted pressure to shelled S.", "shelled", "military_action", "asserted"),
        ("N had permission, and then shelled S.", "shelled", "military_action", "asserted"),
        ("N authorised its army to shelled S.", "shelled", "military_action", "hypothetical"),
        ("N is poised to shelled S.", "shelled", "military_action", "predicted"),
        ("Reports that N shelled S are lies.", "shelled", "military_action", "denied"),
        ("It never happened that N shelled S.", "shelled", "military_action", "denied"),
        ("N can not shelled S.", "shelled", "military_action", "asserted"),
        ("The planned shelled S.", "shelled", "military_action", "predicted"),
        ("N planned to bomb and shell S.", "shell", "military_action", "predicted"),
        ("N wanted to leave but shelled S.", "shelled", "military_action", "asserted"),
        ("N wanted to leave and shelled S.", "shelled", "military_action", "asserted"),
        ("N, prepared to fight, shelled S.", "shelled", "military_action", "asserted"),
        ("N made plans and then shelled S.", "shelled", "military_action", "asserted"),
        ("N is drawing up shelled S.", "shelled", "military_action", "predicted"),
        ("N discussed the shelled S.", "shelled", "military_action", "hypothetical"),
        ("N discussed the shelled S.", "shelled", "arms_transfer", "asserted"),
        ("N intends to shelled S.", "shelled", "arms_transfer", "predicted"),
        ("N sent planes to shelled S.", "shelled", "military_action", "asserted"),
        ("N has every right to shelled S.", "shelled", "military_action", "hypothetical"),
        ("N should shelled S.", "shelled", "military_action", "hypothetical"),
        ("N would have shelled S.", "shelled", "military_action", "hypothetical"),
        ("N might yet shelled S.", "shelled", "military_action", "hypothetical"),
    ],
)
def test_what_is_called_false_or_only_thought_of_is_no_fact(
    text: str, cue: str, relation: str, modality: str
) -> None:
    assert settled(text, cue, relation).scope.modality == modality


def test_a_deed_disowned_is_denied_and_what_is_spoken_of_as_false_only_possible() -> None:
    assert settled("N disowned the raid on S.", "raid").scope.modality == "denied"
    assert settled("N disclaimed any part in the raid on S.", "raid").scope.modality == "denied"
    assert settled("N shelled S, and V saw a hoax in it.", "shelled").is_capped


def test_an_actor_to_do_something_at_the_head_is_news_of_what_is_to_come() -> None:
    for text, modality in (
        ("N to expel envoy of S", "predicted"),
        ("N asked V to expel S", "asserted"),
    ):
        one = line(text)
        for k, word in enumerate(one.low):
            if word in ("n", "v", "s"):
                one.stems[k] = "ACT"
        found = settle(one, one.low.index("expel"), "coercion", PLAIN, from_token=1)
        assert found.scope.modality == modality


def test_a_speech_act_that_others_throw_out_is_possible_at_most() -> None:
    found = settled("The complaint of N was thrown out.", "complaint", "condemnation")
    assert found.is_capped


def test_what_was_only_considered_by_another_is_not_so_for_the_source() -> None:
    one = line("V considered what N shelled.")
    found = settle(one, one.low.index("shelled"), "military_action", PLAIN, from_token=4)
    assert found.scope.modality == "asserted"


def test_a_class_stands_for_each_of_its_phrases_and_may_hold_others() -> None:
    classes = {"NOT": "not|n't", "STOP": "stop|let UP", "UP": "up|go"}
    assert list(spelt_out("NOT STOP|end", classes)) == [
        ("not", "stop"), ("not", "let", "up"), ("not", "let", "go"),
        ("n't", "stop"), ("n't", "let", "up"), ("n't", "let", "go"), ("end",),
    ]  # fmt: skip


def test_yet_heads_a_clause_behind_a_comma_only() -> None:
    inside, apart = line("N might yet shell S."), line("N waited, yet it shelled S.")
    assert clause_of(inside, 3)[0] == 0
    assert clause_of(apart, 5)[0] == 3


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("expelled", "expel", True),
        ("cancelling", "cancel", True),
        ("unfroze", "unfreeze", True),
        ("planes", "plan", False),
        ("planned", "plan", True),
    ],
)
def test_the_forms_of_a_word_have_one_stem_and_other_words_another(
    one: str, other: str, same: bool
) -> None:
    assert (stem(one) == stem(other)) is same


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Turkey withdrew its complaint against Bulgaria.", 1),
        ("Turkey filed its complaint against Bulgaria.", -1),
    ],
)
def test_the_sign_of_a_sentence_follows_what_was_done_with_the_speech_act(
    text: str, sign: int
) -> None:
    (claim,) = code_text(text, published="1996-05-02")
    assert claim.sign == sign


def test_where_no_word_speaks_of_an_act_all_between_the_ends_tells_how_it_is_told() -> None:
    told, apart = line("N might have done S harm."), line("N wept, as it might have done S harm.")
    for one, first, second, place in ((told, 0, 4, 4), (apart, 0, 8, 1)):
        one.spans = [_span(first), _span(second)]
        pair = Pair(0, 1, *(span.referents[0] for span in one.spans))
        assert place_of(mask(one), pair, None) == place
        assert place_of(mask(one), pair, (2, 3)) == 2


def _span(at: int, who: str = "", kind: Kind = "name") -> Span:
    return Span(at, at + 1, 0, 1, kind, (Referent(who or f"a{at}", who or f"a{at}", 0, 1),))


def test_an_actor_acts_from_where_it_is_named_first_if_a_pronoun_stands_for_it() -> None:
    one = line("N withdrew its complaint against S.")
    one.spans = [_span(0, "n"), _span(2, "n", "pronoun"), _span(5, "s")]
    its = one.spans[1]
    assert named_by(one, its.referents[0], its) == 1
    assert named_by(one, one.spans[2].referents[0], one.spans[2]) == 6
    one.spans[1] = _span(2, "n")
    assert named_by(one, one.spans[1].referents[0], one.spans[1]) == 3


@pytest.mark.parametrize(
    ("text", "found"),
    [("rule out all", {"ruled out"}), ("rule the out", set()), ("far from", {"left undone"})],
)
def test_a_phrase_is_found_whole(text: str, found: set[str]) -> None:
    assert found <= set(tellings_in([stem(w) for w in text.split()]))
    assert found or "ruled out" not in tellings_in(text.split())


@pytest.mark.parametrize(
    ("text", "cue", "relation", "rule"),
    [
        ("N withdrew its complaint.", "complaint", "condemnation", "speech undone"),
        ("N vetoed a motion condemning S.", "condemning", "condemnation", "text voted down"),
        ("N mulled shelling S.", "shelling", "military_action", "considered"),
    ],
)
def test_what_the_source_does_stands_right_behind_it_or_farther(
    text: str, cue: str, relation: str, rule: str
) -> None:
    one = line(text)
    at = one.low.index(cue)
    for from_token, applies in ((1, True), (2, False)):
        found = settle(one, at, relation, PLAIN, from_token=from_token)  # type: ignore[arg-type]
        assert (rule in found.rules) is applies


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Romania vetoed a motion condemning Moldova.", False),
        ("Romania rejected a resolution against Moldova.", False),
        ("Romania rejected Moldova's motion.", True),
    ],
)
def test_who_turns_a_text_against_a_third_down_refuses_that_third_nothing(
    text: str, refused: bool
) -> None:
    told = code_text(text, published="1996-05-02")
    assert any(c.relation == "refusal" for c in told) is refused
    assert not [c for c in told if not refused and c.sign < 0]
