"""How firm each point of what is expected is, in a picture."""

from __future__ import annotations

from tightrope.brief.desk import Desk, Writer
from tightrope.brief.firmness import is_firm
from tightrope.brief.page import Cell, Column, Figure, Finding, Section
from tightrope.brief.pictures.drawing import Bar, Bars
from tightrope.words import numeral, sentence_case
from tightrope.words.parts import OptionRef
from tightrope.words.plain import portion

_BARS = 8  # the weakest; all stand in the table


def write_held(desk: Desk) -> Section | None:
    """None where nothing was sampled, or where every point always holds."""
    notes = desk.forecast_notes
    if not notes:
        return None
    write = Writer(desk, "held")
    weak = sorted(notes.items(), key=lambda item: item[1].holds / item[1].draws)
    shown = [(key, note) for key, note in weak if note.holds < note.draws]
    always = len(weak) - len(shown)
    draws = weak[0][1].draws
    some, several = portion(always, len(weak), "point")
    text = (
        f"{sentence_case(some)} in what is expected {'hold' if several else 'holds'} in all "
        f"{draws:,} draws"
    )
    if always and shown:
        text += f"; the other {numeral(len(shown))} {'does' if len(shown) == 1 else 'do'} not"
    text += "."
    said = write.say(text, computed=["k-robustness"])
    if not shown:
        return Section("held", "How firm each point is", (Finding((said,)),), "annex")
    bars = tuple(
        Bar(
            sentence_case(_clause(desk, key)),
            note.holds / note.draws,
            f"{note.holds:,} of {note.draws:,}",
        )
        for key, note in shown[:_BARS]
    )
    figure = Figure(
        "fig-held",
        _title(shown[0][1].holds, draws),
        "Robustness, not probability: how much hangs on what was put in.",
        Bars(bars, 0.0, 1.0),
        write.table(
            "held",
            "In how many draws each point of what is expected holds",
            Column.found("What is expected", "Holds in draws"),
            [
                write.row(
                    (Cell(sentence_case(_clause(desk, key))), f"{n.holds:,} of {n.draws:,}"),
                    computed=["k-robustness"],
                    on=[OptionRef(key.partition("=")[0])],
                )
                for key, n in weak
            ],
        ),
    )
    return Section("held", "How firm each point is", (Finding((said,)), figure), "annex")


def _title(least: int, draws: int) -> str:
    """What is firm is not called weak."""
    if is_firm(least, draws):
        return f"Every point holds in at least {least:,} of {draws:,} draws"
    return f"The weakest point holds in {least:,} of {draws:,} draws"


def _clause(desk: Desk, key: str) -> str:
    option, _, level = key.partition("=")
    return desk.wording.clause(option, level)
