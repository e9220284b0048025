"""Red lines of a small crisis, each verdict worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from tests.words.saying import say
from tightrope.analysis.commitments import CommitmentsReport, RedLineJudgement, analyse_commitments
from tightrope.analysis.commitments.credibility import Threat
from tightrope.analysis.commitments.here import Crossing, Here
from tightrope.analysis.commitments.report import MendedBy, Wished, both
from tightrope.conflict import Priorities, build_game
from tightrope.conflict.draws import draw_orders
from tightrope.crisis import apply_change, parse_change, parse_crisis
from tightrope.dates import PartialDate

STRAIT = """\
title: The strait
as_of: 2025-06-20
actors: {keeper: {name: Keeper}, rival: {name: Rival}, outsider: {name: Outsider}}
options:
  keeper:
    close: {text: Close the strait, now: no}
    fight: {text: Fight, now: no}
    talk: {text: Talk, now: yes}
  rival:
    mine: {text: Lay mines, now: no}
    fleet: {text: Send the fleet, now: no, irreversible: yes}
rules:
  - {never: keeper.talk and keeper.fight}
priorities:
  keeper:
    - {want: not keeper.fight}
    - {want: keeper.close if rival.mine and rival.fleet}
    - {want: not keeper.close}
    - {want: keeper.close if rival.mine, firm: no}
    - {want: not keeper.talk if rival.fleet}
    - {want: keeper.talk}
    - {want: keeper.fight if rival.fleet}
  rival:
    - {want: not keeper.fight}
    - {want: rival.mine}
    - {want: not keeper.close}
    - {want: not rival.fleet}
red_lines:
  - {id: never, by: keeper, against: rival, if: rival.fleet, then: keeper.fight}
  - {id: sometimes, by: keeper, against: rival, if: rival.mine, then: keeper.close}
  - {id: always, by: keeper, against: rival, if: rival.mine and rival.fleet, then: keeper.close}
  - {id: silence, by: keeper, against: rival, if: rival.fleet, then: not keeper.talk}
  - {id: words, by: keeper, against: rival, if: rival.mine, said_by: The keeper's envoy, said_on: 2025-06-02}
  - {by: outsider, against: rival, if: rival.mine, then: keeper.close}
"""


def report(*changes: str, text: str = STRAIT, **asked: object) -> CommitmentsReport:
    model = parse_crisis(text).model
    for change in changes:
        model = apply_change(model, parse_change(change, model))
    return analyse_commitments(model, build_game(model), **asked)


def line(name: str, *changes: str, text: str = STRAIT, **asked: object) -> RedLineJudgement:
    drawn = report(*changes, text=text, **asked).red_lines
    return next(found for one in drawn for found in both(one) if found.id == name)


def test_verdicts() -> None:
    # 6 feasible choices of the keeper (talk and fight exclude each other) times 4 of the rival.
    found = {judged.id: judged for judged in report().red_lines}
    verdicts = {name: judged.verdict for name, judged in found.items()}
    assert verdicts == {
        "never": "empty",
        "sometimes": "conditional",
        "always": "credible",
        "silence": "self-executing",
        "words": "not judged",
        "red line 6": "not judged",
    }
    counts = {name: (judged.holds_in, judged.judged_in) for name, judged in found.items()}
    assert counts["never"] == (0, 12)
    assert counts["sometimes"] == (6, 12)
    assert counts["always"] == (6, 6)
    assert counts["silence"] == (12, 12)
    assert found["sometimes"].conditional_on == "rival.fleet"
    assert found["words"].said_by == "The keeper's envoy"


def test_a_response_the_rules_force_carries_itself_out() -> None:
    text = STRAIT.replace("rules:\n", "rules:\n  - {always: keeper.close if rival.fleet}\n")
    text = text.replace("if: rival.mine and rival.fleet, then", "if: rival.fleet, then")
    assert line("always", text=text).verdict == "self-executing"


def test_a_response_made_for_good_is_not_asked_again() -> None:
    text = STRAIT.replace(
        "fight: {text: Fight, now: no}", "fight: {text: Fight, now: no, irreversible: yes}"
    )
    judged = line("never", text=text)
    assert (judged.verdict, judged.holds_in, judged.judged_in) == ("empty", 0, 8)


def test_an_impossible_response_is_empty() -> None:
    text = STRAIT.replace("rules:\n", "rules:\n  - {never: keeper.fight}\n")
    assert line("never", text=text).verdict == "empty"


def test_the_least_change_makes_it_credible_and_is_a_whatif() -> None:
    judged = line("sometimes")
    assert judged.least_change == (
        "keeper: raise 'keeper.close if rival.mine' above 'not keeper.close'",
    )
    assert line("sometimes", *judged.least_change).verdict == "credible"
    fights = line("never")
    assert fights.least_change == (
        "keeper: raise 'keeper.fight if rival.fleet' above 'not keeper.fight'",
    )
    assert line("never", *fights.least_change).verdict == "credible"
    assert say(fights, "least_change_text") == (
        "It would be credible if keeper put 'keeper.fight if rival.fleet' above 'not keeper.fight'."
    )
    assert fights.mended_by == MendedBy(
        "keeper.fight if rival.fleet", "not keeper.fight", stated=True
    )


def test_where_no_raise_does_it_a_new_statement_is_named_as_low_as_will_do() -> None:
    text = STRAIT.replace("    - {want: keeper.fight if rival.fleet}\n", "")
    judged = line("never", text=text)
    assert judged.least_change == (
        "keeper: want 'keeper.fight if rival.fleet' above 'not keeper.fight'",
    )
    assert say(judged, "least_change_text").endswith(", which would be a new wish.")
    assert line("never", *judged.least_change, text=text).verdict == "credible"


def test_shares_count_sampled_orders_and_repeat_by_seed() -> None:
    first, again = line("sometimes", draws=100, seed=0), line("sometimes", draws=100, seed=0)
    other = line("sometimes", draws=100, seed=1)
    assert first == again
    assert first.draws == 100
    assert first.share_credible is not None
    assert 0 < first.share_credible < 1
    assert other.share_credible != first.share_credible
    assert line("sometimes", draws=0).share_credible is None
    assert f"{round(first.share_credible * 100)} of 100 sampled orders" in say(first)


def test_what_deters_is_told_response_by_response() -> None:
    # The rival wants to lay mines, whatever the keeper closes, but not at the price of a fight.
    judged = line("words")
    assert judged.wish is None
    answers = {test.response: test.deters for test in judged.responses}
    fights = next(test for test in judged.responses if test.response == "keeper.fight")
    assert answers == {"keeper.close": "no", "keeper.fight": "yes", "not keeper.talk": "no"}
    assert say(judged, "deterrence") == (
        "As things stand a warning alone does not deter rival. rival would be deterred if it were "
        "certain that 'keeper.fight'. Nothing else that keeper could do would be enough. What "
        "keeper would do of its own accord would not be enough. Crossing pays in all 200 sampled "
        "orders of rival’s priorities; of these it "
        f"would be deterred in {fights.deters_in} if it were certain that 'keeper.fight'."
    )
    assert 100 < fights.deters_in < 200
    assert judged.deters == "no"


def test_sampled_orders_are_the_targets_own_statements_reordered() -> None:
    game = build_game(parse_crisis(STRAIT).model)
    trigger = game.levels[:, game.options.index("rival.mine")] > 0
    fights = game.levels[:, game.options.index("keeper.fight")] > 0
    here = Here(game, 0, 1, trigger, game.status_quo)
    paying = here.sampled(None, 60, np.random.default_rng(3))
    deterred = sum(not here.gains(worth, here.after(worth, fights)) for worth in paying)
    stated = game.preferences["rival"].statements
    pays = deters = 0
    for order in draw_orders(4, 60, np.random.default_rng(3)):
        other = game.with_preferences({"rival": Priorities(stated[k] for k in order)})
        crossing = Crossing(other, 0, 1, trigger)
        if crossing.gains()[game.status_quo]:
            pays += 1
            deters += not crossing.gains(crossing.after(fights))[game.status_quo]
    assert (len(paying), deterred) == (pays, deters)
    assert 0 < deters < pays


def test_a_certain_response_deters_where_it_costs_more_than_crossing_brings() -> None:
    text = STRAIT.replace(
        "if: rival.mine, then: keeper.close}\n  - {id: always",
        "if: rival.mine, then: keeper.fight}\n  - {id: always",
    )
    judged = line("sometimes", text=text)
    # Where the keeper fights already, a fight is no answer to the mines: those states do not count.
    assert judged.gains_in == 8
    assert judged.deterred_in == 8
    assert judged.deters == "yes"
    named = [test for test in judged.responses if test.named]
    assert [(test.response, test.deters, test.preferred) for test in named] == [
        ("keeper.fight", "yes", False)
    ]
    # At once the keeper never fights, and the strait closed would not outweigh the mines.
    assert judged.deters_as_modelled == "no"


def test_where_nothing_tempts_the_least_wish_is_the_premise() -> None:
    judged = line("never")
    assert judged.gains_in == 0
    assert judged.deters == "not judged"
    assert judged.wish == Wished("rival.fleet", "not rival.fleet")
    assert say(judged, "deterrence").startswith(
        "As things stand rival gains nothing by crossing it, even if nothing follows. If rival came "
        "to want that after all, a warning alone would not be enough. rival would be "
        "deterred if it were certain that 'keeper.fight' or that 'keeper.close'."
    )


def test_a_line_being_crossed_is_said_so() -> None:
    judged = line("words", "rival.mine=yes")
    assert judged.being_crossed
    assert "nothing left to deter" in say(judged, "deterrence")
    asked = line("words", state={"rival.mine": "yes"})
    assert asked.being_crossed
    assert asked.responses == ()


def test_a_crossed_line_says_when_and_what_followed() -> None:
    text = STRAIT.replace(
        "said_on: 2025-06-02}", "said_on: 2025-06-02, crossed: 2025-06-22, followed: Words.}"
    )
    judged = line("words", text=text)
    assert (judged.crossed, judged.followed) == ("2025-06-22", "Words.")
    assert say(judged).endswith("It was crossed on 2025-06-22; what followed: Words.")


def test_without_a_game_red_lines_are_listed() -> None:
    model = parse_crisis(STRAIT).model
    found = analyse_commitments(model, None)
    assert [judged.verdict for judged in found.red_lines] == ["not judged"] * 6
    assert found.conflicts == ()


@pytest.mark.parametrize("seed", [0, 7])
def test_the_same_seed_gives_the_same_report(seed: int) -> None:
    assert report(seed=seed, draws=20) == report(seed=seed, draws=20)


LEVELS = """\
title: Levels
actors: {keeper: {name: Keeper}, rivals: {name: Rivals}}
options:
  keeper: {force: {text: F, levels: [none, show, strike, war], now: none}, aid: {text: A, levels: [none, some, full], now: full}}
  rivals: {cross: {text: C, now: no}}
priorities:
  keeper: [{want: keeper.force == none}, {want: keeper.aid == full}]
  rivals: [{want: keeper.force < strike}, {want: keeper.aid != none}, {want: rivals.cross}]
red_lines: [{id: l, by: keeper, against: rivals, if: rivals.cross}]
"""


def test_of_levels_the_mildest_that_deters_and_the_strongest_that_does_not_are_told() -> None:
    judged = line("l", text=LEVELS)
    answers = {test.response: test.deters for test in judged.responses}
    assert answers == {
        "keeper.force >= show": "no",
        "keeper.force >= strike": "yes",
        "keeper.force >= war": "yes",
        "keeper.aid <= none": "yes",
        "keeper.aid <= some": "no",
    }
    assert say(judged, "deterrence").startswith(
        "As things stand a warning alone does not deter rivals. rivals would be deterred if it were "
        "certain that 'keeper.force >= strike' or that 'keeper.aid <= none'. Nothing "
        "else that keeper could do would be enough."
    )


def test_blocks_of_one_kind_are_judged_once() -> None:
    model = parse_crisis(STRAIT).model
    game = build_game(model)
    mined = game.levels[:, game.options.index("rival.mine")] > 0
    closed = game.levels[:, game.options.index("keeper.close")] > 0
    threat = Threat(game, 0, mined, closed)
    small, _ = threat.distinct(game.preferences["keeper"].bits(game.space))
    assert (len(threat.reach.starts), len(small.reach.starts)) == (2, 2)  # the fleet matters
    only = Priorities(["not keeper.close", "rival.fleet"])
    small, _ = threat.distinct(only.bits(game.space))
    assert len(small.reach.starts) == 1


def test_only_what_was_said_by_the_date_is_judged() -> None:
    day_before = report(as_of=PartialDate("2025-06-01")).red_lines
    words = next(found for found in day_before if found.id == "words")
    assert (words.why_not, words.situation, words.gains_in) == ("not yet said", "not judged", 0)
    assert "It was said only on 2025-06-02" in say(words)
    assert line("words", as_of=PartialDate("2025-06-02")).why_not == "no response announced"


def test_a_line_that_is_not_judged_says_why() -> None:
    found = report().red_lines
    outsider = next(judged for judged in found if judged.by == "outsider")
    assert outsider.why_not == "no options of its author"
    text = STRAIT.replace("then: keeper.fight}", "then: rival.mine}")
    assert line("never", text=text).why_not == "response of another"
    assert "nothing that keeper itself could do" in say(line("never", text=text))
    text = STRAIT.replace("rules:", "rules:\n  - {never: rival.fleet}")
    assert line("never", text=text).why_not == "nothing crosses it"
    assert {judged.why_not for judged in found if judged.verdict != "not judged"} == {""}


GAME_OF_ONE = """\
title: One side challenges, the other defends
actors: {challenger: {name: Challenger}, defender: {name: Defender}}
options:
  challenger:
    demand: {text: Demand a change, now: no, irreversible: yes}
    fight: {text: Fight for it, now: no, irreversible: yes}
  defender: {deny: {text: Deny it, now: no, irreversible: yes}}
rules:
  - {never: defender.deny and not challenger.demand}
  - {never: challenger.fight and not defender.deny}
priorities:
  challenger:
    - {want: not (challenger.demand and defender.deny)}
    - {want: challenger.demand}
    - {want: CHALLENGER}
  defender:
    - {want: not challenger.demand}
    - {want: DEFENDER}
    - {want: not challenger.fight}
    - {want: defender.deny}
red_lines:
  - {id: deny, by: defender, against: challenger, if: challenger.demand, then: defender.deny}
"""


@pytest.mark.parametrize(
    ("challenger", "defender", "reckoned", "modelled"),
    [
        ("hard", "hard", "yes", "yes"),
        ("hard", "soft", "no", "no"),  # the demand is made, and the defender gives way
        ("soft", "hard", "yes", "yes"),
        ("soft", "soft", "yes", "yes"),  # the challenger would give way: the threat will do
    ],
)
def test_unilateral_deterrence_fails_in_one_of_its_four_types(
    challenger: str, defender: str, reckoned: str, modelled: str
) -> None:
    """Zagare and Kilgour 2000, the unilateral deterrence game with complete information."""
    fight = "challenger.fight" if challenger == "hard" else "not challenger.fight"
    deny = "defender.deny" if defender == "hard" else "not challenger.fight"
    judged = line("deny", text=GAME_OF_ONE.replace("CHALLENGER", fight).replace("DEFENDER", deny))
    assert judged.verdict == "credible"  # one step ahead the defender would rather deny
    assert judged.deters == "yes"  # with the denial certain
    assert judged.reckoned == reckoned
    assert judged.deters_as_modelled == modelled
    assert judged.own_answer_deters is (modelled == "yes")
    assert ("That looks one step ahead" in say(judged)) is (reckoned == "no")


GAME_OF_TWO = """\
title: Each may attack, and each threatens to answer
actors: {a: {name: A}, b: {name: B}}
options:
  a: {attack: {text: Attack, now: no, irreversible: yes}}
  b: {attack: {text: Attack, now: no, irreversible: yes}}
priorities:
red_lines:
  - {id: answer, by: a, against: b, if: b.attack, then: a.attack}
"""
HARD = ["not b.attack", "a.attack"]  # rather fight than be beaten; best of all is to beat the other
SOFT = ["not (a.attack and b.attack)", "not b.attack", "a.attack"]


@pytest.mark.parametrize("author", ["hard", "soft"])
@pytest.mark.parametrize("target", ["hard", "soft"])
def test_mutual_deterrence_holds_where_the_one_who_threatens_is_hard(
    author: str, target: str
) -> None:
    """Zagare and Kilgour 2000, the generalised mutual deterrence game: A wins > peace > ..."""
    wants = {"hard": HARD, "soft": SOFT}

    def lines(kind: str, *, turned: bool) -> str:
        told = [w.replace("a.", "#.").replace("b.", "a.").replace("#.", "b.") for w in wants[kind]]
        return ", ".join(f"{{want: {w}}}" for w in (told if turned else wants[kind]))

    text = GAME_OF_TWO[: GAME_OF_TWO.index("priorities:")]
    text += (
        f"priorities:\n  a: [{lines(author, turned=False)}]\n  b: [{lines(target, turned=True)}]\n"
    )
    text += GAME_OF_TWO[GAME_OF_TWO.index("red_lines:") :]
    judged = line("answer", text=text)
    assert judged.verdict == ("credible" if author == "hard" else "empty")
    assert judged.deters == "yes"  # with the answer certain either kind would rather have peace
    assert judged.own_answer_deters is (author == "hard")
