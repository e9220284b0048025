"""What each side could do instead, option by option, and the line that speaks for or against it."""

from __future__ import annotations

from tightrope.analysis.engines import analyse_model
from tightrope.analysis.strategy.report import Instead
from tightrope.crisis import CrisisModel


def instead(*lines: str, irreversible: bool = False) -> dict[tuple[str, str], Instead]:
    """One side that fires and could march, another that could march; the lines are the first's."""
    model = CrisisModel.model_validate(
        {
            "title": "Hills",
            "actors": {"harra": {"name": "Harra"}, "belmar": {"name": "Belmar"}},
            "options": {
                "harra": {
                    "fire": {"text": "Fire", "now": True, "irreversible": irreversible},
                    "march": {"text": "March", "levels": ["none", "half", "all"], "now": "none"},
                },
                "belmar": {"talk": {"text": "Talk", "now": False}},
            },
            "priorities": {
                "harra": [{"want": line} for line in lines],
                "belmar": [{"want": "not belmar.talk"}],
            },
        }
    )
    report = analyse_model(model, draws=0, seed=0).strategy
    assert report is not None
    return {(i.option, i.level): i for i in report.instead}


def test_each_single_option_has_the_line_that_speaks_against_it() -> None:
    found = instead("harra.fire", "harra.march == none")
    stop = found["harra.fire", "no"]
    assert (stop.decision_maker, stop.before) == ("harra", "yes")
    assert stop.reason is not None
    assert (stop.reason.line, stop.reason.prefers) == ("harra.fire", False)
    march = found["harra.march", "all"]
    assert march.reason is not None
    assert (march.reason.line, march.reason.prefers) == ("harra.march == none", False)
    assert set(found) == {
        ("harra.fire", "no"), ("harra.march", "half"), ("harra.march", "all"), ("belmar.talk", "yes"),
    }  # fmt: skip


def test_what_makes_no_difference_has_no_reason_and_what_cannot_be_undone_is_no_course() -> None:
    found = instead("harra.fire")
    assert found["harra.march", "half"].reason is None
    assert ("harra.fire", "no") not in instead("harra.fire", irreversible=True)


def test_it_is_asked_in_what_is_expected_and_not_in_todays_situation() -> None:
    begin = instead("not harra.fire")["harra.fire", "yes"]
    assert begin.before == "no"
    assert begin.reason is not None
    assert not begin.reason.prefers


def islands(*firsts: str, invade: bool = True, talk: bool = True) -> dict[tuple[str, str], Instead]:
    """One side that could invade for good and the other that could then send its fleet."""
    model = CrisisModel.model_validate(
        {
            "title": "Islands",
            "actors": {"harra": {"name": "Harra"}, "belmar": {"name": "Belmar"}},
            "options": {
                "harra": {
                    "invade": {"text": "Invade", "now": False, "irreversible": invade},
                    "talk": {"text": "Talk", "now": talk},
                },
                "belmar": {"fleet": {"text": "Send the fleet", "now": False}},
            },
            "priorities": {
                "harra": [{"want": line} for line in firsts],
                "belmar": [{"want": "belmar.fleet if harra.invade"}, {"want": "not belmar.fleet"}],
            },
        }
    )
    report = analyse_model(model, draws=0, seed=0).strategy
    assert report is not None
    assert report.forecast == {"harra.invade": "yes", "harra.talk": "yes", "belmar.fleet": "yes"}
    return {(i.option, i.level): i for i in report.instead}


def test_what_cannot_be_undone_is_asked_of_the_step_by_which_it_came_about() -> None:
    lines = ("harra.invade if not belmar.fleet", "not harra.invade", "harra.talk")
    found = islands(*lines)["harra.invade", "no"]
    assert found.before == "yes"
    assert found.reason is not None
    assert (found.reason.line, found.reason.prefers) == (lines[0], False)
    assert not found.reason.idle  # at that step no fleet was there, and the line asked for it
    assert found.lapsed  # in the outcome the fleet is there, and it asks nothing


def test_what_it_would_not_take_back_is_asked_of_the_outcome_itself() -> None:
    found = islands("harra.invade", "harra.talk", invade=False)
    assert not found["harra.invade", "no"].lapsed
    assert found["harra.invade", "no"].reason is not None
    assert ("belmar.fleet", "no") in found
    kept = found["belmar.fleet", "no"].reason
    assert kept is not None
    assert (kept.line, kept.idle) == ("belmar.fleet if harra.invade", False)


def test_a_step_of_several_acts_is_asked_act_by_act() -> None:
    found = islands("harra.invade", "harra.talk", "not belmar.fleet", talk=False)
    lines = {act: i.reason.line for act, i in found.items() if i.reason}
    assert lines["harra.invade", "no"] == "harra.invade"
    assert lines["harra.talk", "no"] == "harra.talk"


def test_what_the_rules_tie_to_another_act_is_asked_with_it() -> None:
    model = CrisisModel.model_validate(
        {
            "title": "Hills",
            "actors": {"harra": {"name": "Harra"}},
            "options": {
                "harra": {
                    "arm": {"text": "Arm", "now": False},
                    "march": {"text": "March", "now": False},
                    "talk": {"text": "Talk", "now": True},
                }
            },
            "rules": [{"never": "harra.march and not harra.arm", "because": "x"}],
            "priorities": {"harra": [{"want": "not harra.arm"}, {"want": "harra.talk"}]},
        }
    )
    report = analyse_model(model, draws=0, seed=0).strategy
    assert report is not None
    march = next(i for i in report.instead if (i.option, i.level) == ("harra.march", "yes"))
    assert march.reason is not None
    assert (
        march.reason.line == "not harra.arm"
    )  # and talk goes on: as little else as the rules allow
    talk = next(i for i in report.instead if i.option == "harra.talk")
    assert talk.reason is not None
    assert talk.reason.line == "harra.talk"
