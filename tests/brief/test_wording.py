"""Ids, formulas and lists as words."""

from __future__ import annotations

import pytest

from tests.brief.invented import crisis
from tightrope.brief.wording import Wording, count, full_stop, join, numeral, some

WORDS = Wording(crisis())


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("tessaly.talk", "“Tessaly: accept talks”"),
        ("not tessaly.talk", "not “Tessaly: accept talks”"),
        ("orlan.support >= shells", "“Orlan: how far Orlan supports Tessaly” at “shells” or more"),
        ("tessaly.talk=yes", "“Tessaly: accept talks” – yes"),
        ("Veld gains by veld.words -> no.", "Veld gains by no longer “speak for Arkonia in the Council”."),
        ("by orlan.support -> shells,", "by “how far Orlan supports Tessaly” at “shells”,"),
        ("is called 'pact'; if 'tessaly.talk' holds", "is called 'pact'; if “Tessaly: accept talks” holds"),
        ("under tessaly_strikes, arms_income", "under “Tessaly strikes”, “Veld's income from arms”"),
        ("quay_league waits", "Quay League waits"),
        ("does veld rank hest above the council?", "does Veld rank Hest above the council?"),
        ("nobody.knows 3.5 e.g. this", "nobody.knows 3.5 e.g. this"),
    ],
)  # fmt: skip
def test_gloss_reads_ids_as_words(given: str, said: str) -> None:
    assert WORDS.gloss(given) == said


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("veld.arms", "deliver coastal radars and spare parts to Arkonia"),
        ("veld.fleet", "send the fleet to Arkonia's side"),
    ],
)
def test_brief_act_drops_asides(option: str, said: str) -> None:
    assert WORDS.brief_act(option) == said


def test_unknown_ids_are_made_readable() -> None:
    bare = Wording(None)
    assert bare.actor("un_security_council") == "UN Security Council"
    assert bare.actor("Ina Marl") == "Ina Marl"
    assert bare.option("veld.send_ships") == "Veld: send ships"
    assert WORDS.scenario("us_strikes_veld") == "US strikes Veld"


def test_lists_and_numbers() -> None:
    assert join(["a", "b", "c"]) == "a, b and c"
    assert join(["a, b", "c"], "or") == "a, b; or c"
    assert join(["a", "b, c"], "or") == "a or b, c"
    assert join([]) == ""
    assert [count(n, "line") for n in (0, 1, 12, 1300)] == [
        "no lines", "one line", "twelve lines", "1,300 lines",
    ]  # fmt: skip
    assert numeral(0, "none") == "none"
    assert (full_stop("So it is"), full_stop("Is it?")) == ("So it is.", "Is it?")


def test_off_levels_and_ladders() -> None:
    assert WORDS.is_off("veld.fleet", "no")
    assert WORDS.is_off("orlan.support", "none")
    assert not WORDS.is_off("orlan.support", "money")
    assert WORDS.level_share("orlan.support", "crews") == 1.0
    assert WORDS.level_share("orlan.support", "unheard of") == 0.0


def test_long_rows_of_names_say_how_many_more_and_where() -> None:
    assert some(["a", "b", "c"], 2, "below") == "a, b and c"  # one more is simply said
    assert some(["a", "b", "c", "d"], 2, "below") == "a, b and 2 more below"


def test_a_priority_reads_as_its_text_or_as_its_formula_in_words() -> None:
    wording = Wording(crisis())
    assert wording.statement("veld", "veld.words") == "“Speak up”"
    assert wording.statement("veld", "not veld.arms") == wording.gloss("not veld.arms")
    assert wording.raised("veld", "veld.words", "not veld.fleet") == (
        "Veld puts “Speak up” above “Stay out of the war”"
    )
