"""Crisis folders at the edges, written out: a truce nobody begins, no options, many, all uncertain."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

__all__ = ["EDGES", "write_edge"]

TRUCE = """\
title: The war over the salt hills
as_of: 2031-05-04
summary: Two armies fire across the salt hills; two patrons send them shells.
actors:
  harra: {name: Harra}
  belmar: {name: Belmar}
  ostia: {name: Ostia}
  vinland: {name: The Vin Islands, kind: bloc}
ties:
  - {from: harra, to: belmar, kind: military, sign: "-", strength: strong, since: 2030, assumption: The war.}
  - {from: ostia, to: harra, kind: arms, sign: +, strength: strong, since: 2029, assumption: The shells.}
  - {from: vinland, to: belmar, kind: arms, sign: +, strength: medium, since: 2031-02, assumption: The shells.}
options:
  harra:
    fire: {text: Fire on the towns of Belmar, now: yes, assumption: As it is.}
  belmar:
    fire: {text: Fire on the towns of Harra, now: yes, assumption: As it is.}
  ostia:
    shells: {text: Send shells to Harra, now: yes, assumption: As it is.}
  vinland:
    shells: {text: Send shells to Belmar, now: yes, assumption: As it is.}
priorities:
  harra:
    - {want: "harra.fire if belmar.fire", text: Never be shot at without an answer, assumption: Said often.}
    - {want: "not belmar.fire", text: Quiet on our side of the hills, assumption: Said often.}
    - {want: "not harra.fire", text: Spare the army, assumption: Said often.}
    - {want: "ostia.shells", text: Keep the shells coming, assumption: Said often.}
  belmar:
    - {want: "belmar.fire if harra.fire", text: Never be shot at without an answer, assumption: Said often.}
    - {want: "not harra.fire", text: Quiet in the border towns, assumption: Said often.}
    - {want: "not belmar.fire", text: Spare the army, assumption: Said often.}
  ostia:
    - {want: "not (harra.fire and belmar.fire)", text: An end to the war, assumption: Said often.}
    - {want: "ostia.shells", text: Sell shells, assumption: Said often.}
  vinland:
    - {want: "not harra.fire", text: No more refugees, assumption: Said often.}
    - {want: "vinland.shells", text: Stand by Belmar, assumption: Said often.}
"""

NO_OPTIONS = """\
title: A quarrel nobody has modelled yet
as_of: 2031-05-04
actors:
  harra: {name: Harra}
  belmar: {name: Belmar}
ties:
  - {from: harra, to: belmar, kind: political, sign: "-", since: 2030, assumption: The quarrel.}
  - {from: harra, to: belmar, kind: economic, sign: +, since: 2030, assumption: The trade.}
"""

UNCERTAIN = """\
title: All of it uncertain
as_of: 2031-05-04
actors:
  harra: {name: Harra}
  belmar: {name: Belmar}
options:
  harra:
    block: {text: Close the river, now: no, assumption: As it is.}
    tax: {text: Tax the barges, levels: [none, some, heavy], now: none, assumption: As it is.}
  belmar:
    dredge: {text: Dredge the old arm, now: no, assumption: As it is.}
indicators:
  barges: {name: Barges on the river}
  anger: {name: Anger in the ports}
effects:
  - {from: harra.block, to: barges, sign: "-", strength: weak, disputed: true, assumption: Disputed.}
  - {from: harra.tax, to: barges, sign: "-", strength: weak, disputed: true, assumption: Disputed.}
  - {from: belmar.dredge, to: barges, sign: +, strength: weak, disputed: true, assumption: Disputed.}
  - {from: barges, to: anger, sign: "-", strength: weak, disputed: true, assumption: Disputed.}
  - {from: harra.tax, to: anger, sign: +, strength: weak, disputed: true, assumption: Disputed.}
interests:
  harra:
    - {in: barges, wants: high, weight: minor, assumption: Guessed.}
    - {in: anger, wants: low, weight: minor, assumption: Guessed.}
  belmar:
    - {in: barges, wants: high, weight: minor, assumption: Guessed.}
scenarios:
  dry_summer: {text: A dry summer., assume: {barges: low}, assumption: Supposed.}
  nothing_new: {text: Nothing happens., assume: {harra.block: no}, assumption: Supposed.}
"""


def _many() -> str:
    """Sixty actors in three blocs, with ties, options of twelve of them, and what they want."""
    names = [f"land{n}" for n in range(60)]
    lines = ["title: Sixty lands", "as_of: 2031-05-04", "actors:"]
    lines += [f"  {name}: {{name: Land of the {n} Rivers}}" for n, name in enumerate(names)]
    lines.append("ties:")
    for n, name in enumerate(names):
        for step in (1, 3, 20):
            other = names[(n + step) % 60]
            sign = "+" if step < 20 else "-"
            lines.append(
                f"  - {{from: {name}, to: {other}, kind: {('political', 'arms', 'economic')[n % 3]}, "
                f'sign: "{sign}", since: {2000 + n % 30}, assumption: As drawn.}}'
            )
    lines.append("options:")
    for name in names[:7]:
        lines += [
            f"  {name}:",
            "    march: {text: March on the capital of the league, now: no, assumption: As it is.}",
        ]
    lines.append("priorities:")
    for n, name in enumerate(names[:7]):
        other = names[(n + 1) % 7]
        lines += [
            f"  {name}:",
            f'    - {{want: "{name}.march iff {other}.march", text: Go with the neighbour, assumption: As drawn.}}',
            f'    - {{want: "not {name}.march", text: Peace, assumption: As drawn.}}',
        ]
    return "\n".join(lines) + "\n"


def _articles(folder: Path, number: int) -> None:
    (folder / "sources").mkdir()
    for n in range(number):
        one, two = n % 60, (n * 7 + 3) % 60
        text = (
            f"Title: Report {n}\n\nThe Land of the {one} Rivers condemned the Land of the {two} Rivers "
            f"on {1 + n % 28} March 2031. The minister of the Land of the {two} Rivers rejected the "
            f"accusation and said that number {n} was enough. The Land of the {one} Rivers delivered "
            f"weapons to the Land of the {(one + 1) % 60} Rivers in {2000 + n % 30}.\n"
        )
        (folder / "sources" / f"report{n:03}.txt").write_text(text, "utf-8")


EDGES: dict[str, Callable[[], str]] = {
    "truce": lambda: TRUCE,
    "no_options": lambda: NO_OPTIONS,
    "uncertain": lambda: UNCERTAIN,
    "many": _many,
}


def write_edge(name: str, folder: Path, sources: int = 200) -> Path:
    """Writes the crisis folder of that name into `folder`; `many` with as many documents."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "crisis.yaml").write_text(EDGES[name](), "utf-8")
    if name == "many":
        _articles(folder, sources)
    return folder
