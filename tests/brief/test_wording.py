"""The elements of a crisis as the brief names them."""

from __future__ import annotations

from tests.brief.invented_world import crisis
from tightrope.brief.wording import Wording

WORDS = Wording(crisis())


def test_unknown_ids_are_made_readable() -> None:
    bare = Wording(None)
    assert bare.actor("un_security_council") == "UN Security Council"
    assert bare.actor("Ina Marl") == "Ina Marl"
    assert bare.option("veld.send_ships") == "Veld: send ships"
    assert WORDS.scenario("us_strikes_veld") == "US strikes Veld"


def test_off_levels_and_ladders() -> None:
    assert WORDS.is_off("veld.fleet", "no")
    assert WORDS.is_off("orlan.support", "none")
    assert not WORDS.is_off("orlan.support", "money")
    assert WORDS.level_share("orlan.support", "crews") == 1.0
    assert WORDS.level_share("orlan.support", "unheard of") == 0.0


def test_a_priority_reads_as_its_text_or_as_its_formula_in_words() -> None:
    wording = Wording(crisis())
    assert wording.statement("veld", "veld.words") == "“Speak up”"
    assert wording.statement("veld", "not veld.arms") == f"“{wording.formula('not veld.arms')}”"
    assert wording.raised("veld", "veld.words", "not veld.fleet") == (
        "Veld puts “Speak up” above “Stay out of the war”"
    )
