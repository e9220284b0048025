"""What one move does by itself is told apart from what becomes of it on the whole way."""

from __future__ import annotations

from tests.brief.walking import texts
from tightrope.analysis.engines import analyse_model
from tightrope.brief import BriefInput, compose
from tightrope.crisis import parse_crisis

BARGAIN = """\
title: The bargain
as_of: 2031-05-01
actors: {ardia: {name: Ardia}, belmar: {name: Belmar}}
options:
  ardia: {withdraw: {text: Withdraw the missiles, now: no}}
  belmar: {pledge: {text: Pledge not to invade, now: PLEDGED}}
rules: [{never: belmar.pledge and not ardia.withdraw, because: Nothing for nothing}]
indicators: {safety: {name: Safety of the islands}, danger: {name: Danger of war}}
effects:
  - {from: ardia.withdraw, to: safety, sign: "-", strength: weak}
  - {from: ardia.withdraw, to: danger, sign: "-", strength: strong}
  - {from: belmar.pledge, to: safety, sign: +, strength: strong}
  - {from: belmar.pledge, to: danger, sign: "-", strength: weak}
interests:
  ardia: [{in: danger, wants: low, weight: vital}, {in: safety, wants: high, weight: major}]
  belmar: [{in: danger, wants: low, weight: vital}]
focal: ardia
"""


def bottom_line(text: str) -> list[str]:
    model = parse_crisis(text).model
    return texts(
        compose(BriefInput(crisis=model, analysis=analyse_model(model, draws=0), focal="ardia")),
        "bottom-line",
    )


def test_a_loss_by_the_first_move_that_the_way_makes_good_is_told_as_both() -> None:
    """By hand: withdrawing costs safety (weak), and the pledge that follows gives more (strong)."""
    said = (
        "Withdrawing the missiles would by itself lower “Danger of war”; for Ardia that outweighs lowering "
        "“Safety of the islands”; in the end “Safety of the islands” rises."
    )
    assert said in bottom_line(BARGAIN.replace("PLEDGED", "no"))


def test_a_way_on_which_nobody_else_moves_has_no_other_end() -> None:
    alone = BARGAIN.replace("PLEDGED", "no").replace(
        "belmar: [{in: danger, wants: low, weight: vital}]",
        "belmar: [{in: danger, wants: high, weight: vital}]",
    )
    told = [one for one in bottom_line(alone) if one.startswith("Withdrawing")]
    assert told
    assert "by itself" not in told[0]
    assert "in the end" not in told[0]
