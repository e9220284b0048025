"""Nothing reads a sentence back: what was once found in a text is carried by what the text is made of."""

from __future__ import annotations

import pytest

from tests.words.invented import model
from tightrope.analysis.dynamics.score import Scores
from tightrope.analysis.facts import FactKey, level_ids, levels_of
from tightrope.brief.wording import Wording
from tightrope.crisis.weigh import link_ends
from tightrope.words import ByName, render
from tightrope.words.along import between, signed
from tightrope.words.changed import link_words
from tightrope.words.facts import about, concept_of
from tightrope.words.forecasts import percent
from tightrope.words.scores import standing
from tightrope.words.verbs import going_on, is_named, read_act, set_at, stopped


def test_a_text_of_ones_own_that_begins_like_a_named_thing_is_an_act() -> None:
    own = read_act("Take up “Plan B”")
    assert not is_named(own)
    assert going_on(own).base == "go on taking up “Plan B”"
    assert stopped(own).base == "stop taking up “Plan B”"
    named = read_act("“up B” and more")
    assert is_named(named)
    assert going_on(named).base == "go on with ““up B” and more”"
    assert set_at(named, "“half”").base == "put ““up B” and more” at “half”"


def test_a_treaty_keeps_the_article_that_its_name_begins_with() -> None:
    crisis = model()
    treaty = crisis.treaties["pact"]
    wording = Wording(crisis)
    assert wording.treaty("pact") == "The Pact of May"
    bare = crisis.model_copy(
        update={"treaties": {"pact": treaty.model_copy(update={"name": "Treaty of May"})}}
    )
    assert Wording(bare).treaty("pact") == "Treaty of May"
    assert ByName(bare).treaty("pact") == "the Treaty of May"
    assert wording.scenario("us_talks_with_may") == "US talks with May"
    assert ByName(crisis).scenario("us_talks_with_may") == "“US talks with May”"


def test_levels_of_a_key_come_back_as_they_went_in() -> None:
    levels = {"may.strike": "no", "may.help": "arms"}
    assert level_ids(levels) == ("may.strike=no", "may.help=arms")
    assert levels_of(level_ids(levels)) == levels
    assert levels_of(()) == {}


def test_the_ends_of_a_link_are_told_apart_where_its_cause_has_a_condition_of_its_own() -> None:
    link = "who.warn if may.strike -> oil_price if usa.talk"
    assert link_ends(link) == ("who.warn if may.strike", "oil_price", "usa.talk")
    assert link_ends("who.warn -> oil_price") == ("who.warn", "oil_price", "")
    told = link_words(ByName(model()), link)
    assert told.endswith("to “Oil price” (if the United States talks to May)")


def test_the_concept_of_a_fact_and_its_head_below_its_subject() -> None:
    names = ByName(model())
    forecast, holds = FactKey("forecast", ("may.strike",)), FactKey("status_quo", ("seq",))
    assert (concept_of(forecast), concept_of(holds), concept_of(FactKey("states"))) == (
        "",
        "seq",
        "",
    )
    assert concept_of(FactKey("of another room", ("x",))) == ""
    assert render(about(forecast), names) == "What is expected: May: keep striking the port"
    assert render(about(forecast, headed=True), names) == "May: keep striking the port"
    assert about(holds, headed=True) == about(holds)


@pytest.mark.parametrize(
    ("probability", "long", "short"),
    [
        (0.0049, "under 1%", "<1%"),
        (0.005, "under 1%", "<1%"),
        (0.66, "66%", "66%"),
        (0.995, "over 99%", ">99%"),
        (0.9951, "over 99%", ">99%"),
    ],
)
def test_a_probability_is_short_in_a_picture(probability: float, long: str, short: str) -> None:
    assert percent(probability) == long
    assert percent(probability, short=True) == short


def test_changes_in_per_cent_name_the_unit_once() -> None:
    assert [signed(x) for x in (6.4, -3.2, 0.4, -0.4)] == ["+6 %", "−3 %", "0 %", "0 %"]
    assert between(2.0, 9.0) == "+2 to +9 %"
    assert between(-2.0, 0.1) == "−2 to 0 %"
    assert between(2.1, 2.4) == "+2 %"


def test_how_forecasts_stand_is_one_sentence_with_what_leads_it() -> None:
    def scores(brier: float) -> Scores:
        return Scores(40, brier, 0.0, 0.0, 0.0, 0.0, 0.0, ())

    own, other = scores(0.10), scores(0.20)
    lead = "one day ahead: "
    assert standing(own, other, other, 0.01, lead).startswith(
        "One day ahead: over 40 forecasts the model was better than"
    )
    assert standing(own, other, other, 0.01).startswith("Over 40 forecasts the model was better")
    assert standing(other, own, other, 0.01, lead).startswith(
        "One day ahead: persistence wins: over 40"
    )
    assert standing(other, own, other, 0.01).startswith(
        "Persistence wins: over 40 forecasts, saying"
    )
    assert "as good as the model" in standing(own, own, other, 0.01)
    assert "no more than chance may give" in standing(own, other, other, None)
    far = scores(0.6)
    assert "the model was better than" in standing(own, far, other, 0.25)  # two errors ahead
    assert "no more than chance may give" in standing(own, far, other, 0.26)
    assert standing(own, other, own, None).endswith("did no worse either (0.100).")
    assert standing(own, other, other, None).endswith("did worse than the model (0.200).")
