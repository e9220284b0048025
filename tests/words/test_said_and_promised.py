"""What was said, offered and demanded; formulas as clauses: every fork word for word."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.words.invented import model
from tightrope.analysis.commitments.report import DemandJudgement, OfferJudgement
from tightrope.words import ByName, FormulaRef, Phrase, render
from tightrope.words.phrase import fill
from tightrope.words.said import as_said
from tightrope.words.signals import demand, offer

NAMES = ByName(model())
READ = fill("a warning")


def told(phrase: Phrase) -> str:
    return render(phrase, NAMES)


@pytest.mark.parametrize(
    ("args", "more", "said"),
    [
        (("", "May", "2031-01-01"), {}, "a warning"),
        (("Stop it", "May", "2031-01-01"), {}, "May, 2031-01-01: Stop it. (Read as: a warning.)"),
        (("Stop it!", "May", None), {}, "May: Stop it! (Read as: a warning.)"),
        (("Stop it? ", "", "2031-01-01"), {}, "2031-01-01: Stop it? (Read as: a warning.)"),
        (("Stop it.", "", None), {}, "Stop it. (Read as: a warning.)"),
        (
            ("Stop it", "", None),
            {"public": False},
            "Stop it. It was not said in public. (Read as: a warning.)",
        ),
    ],
)
def test_the_words_stand_first(args: Any, more: dict[str, Any], said: str) -> None:
    assert told(as_said(*args, read=READ, **more)) == said


OFFER = OfferJudgement("o", "who", "gulf", "not gulf.plan", "not who.warn", (), None)
OFFERED = told(offer(OFFER)).partition(" Whether")[0]


def test_an_offer_that_nobody_judged() -> None:
    assert OFFERED.startswith("WHO offered the Gulf states: if ")
    assert told(offer(OFFER)) == f"{OFFERED} Whether it would be kept is not judged."
    said = told(offer(replace(OFFER, says="Let it be", said_by="WHO")))
    assert said.startswith("WHO: Let it be. (Read as: an offer of WHO to the Gulf states: if ")
    late = replace(OFFER, was_said=False, said_on="2031-09-01", kept="credible")
    assert told(offer(late)) == (
        f"{OFFERED} It was said only on 2031-09-01, so it is not judged for an earlier date."
    )


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("credible", "WHO would rather keep it than not in all 1,200 possible outcomes in which its part is asked for."),
        ("empty", "WHO would rather not keep it in any of the 1,200 possible outcomes in which its part is asked for."),
        ("conditional", "WHO would rather keep it in 7 of the 1,200 possible outcomes in which its part is asked for."),
    ],
)  # fmt: skip
def test_whether_an_offer_would_be_kept(kept: Any, said: str) -> None:
    assert told(offer(replace(OFFER, kept=kept, holds_in=7, judged_in=1200))) == f"{OFFERED} {said}"


@pytest.mark.parametrize(
    ("pays", "said"),
    [
        (("yes", "no"), " Were the promise certain, the Gulf states would gain by taking it up as things stand."),
        (("yes", "yes"), " The Gulf states gain by doing what is asked even if nothing is given in return."),
        (("no", "no"), " Even were the promise certain, the Gulf states would not gain by taking it up."),
        (("no", "yes"), " The Gulf states gain by doing what is asked, and would not if the promise were kept."),
        (("done", "done"), " The Gulf states do what is asked already."),
        (("cannot", "cannot"), " The Gulf states cannot do what is asked from here by a move of its own."),
        (("cannot", "yes"), " The promise cannot be made good from here."),
        (("cannot", "no"), " The promise cannot be made good from here."),
        (("not judged", "not judged"), ""),
    ],
)  # fmt: skip
def test_whether_taking_it_up_pays(pays: Any, said: str) -> None:
    found = replace(OFFER, pays_if_certain=pays[0], pays_anyhow=pays[1])
    assert told(offer(found)) == f"{OFFERED} Whether it would be kept is not judged.{said}"


DEMAND = DemandJudgement("d", "who", "may", "not may.strike", (), None, "no", "yes", False)
DEMANDED = told(demand(DEMAND)).partition(" It is")[0]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, " It is not met. May would gain by meeting it as things stand."),
        ({"late": True, "pays": "no"}, " It is not met and late. May would not gain by meeting it as things stand."),
        ({"met": "yes", "pays": "cannot"}, " It is met. May cannot meet it from here by a move of its own."),
        ({"met": "not judged", "pays": "not judged"}, ""),
        ({"was_said": False, "said_on": "2031-09-01"},
         " It was said only on 2031-09-01, so it is not judged for an earlier date."),
    ],
)  # fmt: skip
def test_whether_a_demand_is_met(changed: dict[str, Any], said: str) -> None:
    assert DEMANDED.startswith("WHO demanded of May that ")
    assert told(demand(replace(DEMAND, **changed))) == DEMANDED + said


def test_a_demand_has_its_deadline_and_its_words() -> None:
    dated = replace(DEMAND, deadline="2031-05-01", met="not judged", pays="not judged")
    assert told(demand(dated)).endswith(", by 2031-05-01.")
    spoken = replace(dated, says="Stop!", said_by="WHO")
    assert told(demand(spoken)).startswith("WHO: Stop! (Read as: a demand of WHO to May that ")
    assert told(demand(spoken)).endswith(", by 2031-05-01.)")


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("who.warn", "WHO retaliates who may strike"),
        ("not who.warn", "WHO does not retaliate who may strike"),
        ("not not who.warn", "WHO retaliates who may strike"),
        (
            "who.warn and usa.talk",
            "WHO retaliates who may strike, and the United States talks to May",
        ),
        (
            "who.warn or usa.talk",
            "WHO retaliates who may strike, or the United States talks to May",
        ),
        (
            "not (who.warn and usa.talk)",
            "WHO does not retaliate who may strike, or the United States does not talk to May",
        ),
        (
            "not (who.warn or usa.talk)",
            "WHO does not retaliate who may strike, and the United States does not talk to May",
        ),
        ("may.strike and may.help", "May strikes the port and helps the rebels"),
        (
            "who.warn and usa.talk and gulf.plan",
            (
                "WHO retaliates who may strike, the United States talks to May, and the Gulf states take "
                "up “Plan B”"
            ),
        ),
        ("may.help == troops", "May helps the rebels (“troops”)"),
        ("not may.help >= troops", "May helps the rebels at “arms” at the most"),
        ("not may.help == none", "May helps the rebels"),
        (
            "(who.warn and usa.talk) or who.warn",
            (
                "(WHO retaliates who may strike, and the United States talks to May), or WHO retaliates "
                "who may strike"
            ),
        ),
        (
            "not (who.warn and not (usa.talk or gulf.plan))",
            (
                "WHO does not retaliate who may strike, or (the United States talks to May, or the Gulf "
                "states take up “Plan B”)"
            ),
        ),
        ("usa.talk if who.warn", "the United States talks to May if WHO retaliates who may strike"),
        (
            "not (usa.talk if who.warn)",
            "WHO retaliates who may strike and the United States does not talk to May",
        ),
        (
            "usa.talk iff who.warn",
            "the United States talks to May exactly if WHO retaliates who may strike",
        ),
        (
            "not (usa.talk iff who.warn)",
            "the United States talks to May exactly if WHO does not retaliate who may strike",
        ),
        (
            "who.warn and (usa.talk or who.warn)",
            "WHO retaliates who may strike, and (the United States talks to May, or WHO retaliates who may strike)",
        ),
        (
            "who.warn and (usa.talk if who.warn)",
            "WHO retaliates who may strike, and (the United States talks to May if WHO retaliates who may strike)",
        ),
        (
            "(usa.talk if who.warn) if usa.talk",
            "(the United States talks to May if WHO retaliates who may strike) if the United States talks to May",
        ),
    ],
)
def test_a_formula_as_a_clause(formula: str, said: str) -> None:
    assert told(fill("{it}", it=FormulaRef(formula))) == said
