"""`tightrope whatif`."""

from __future__ import annotations

from pathlib import Path

import click

from tightrope.cli.show import folder_argument, json_option, print_json, progress
from tightrope.errors import UsageMistake


@click.command()
@folder_argument
@click.argument("changes", nargs=-1)
@click.option("--draws", type=click.IntRange(0, 100_000), default=200, show_default=True)
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True)
@click.option("--scenario", metavar="NAME", help="Ask within this scenario.")
@click.option(
    "--for",
    "wanted",
    multiple=True,
    metavar="OPTION=LEVEL",
    help="Ask instead: what is the least change of priorities after which this holds? Repeatable.",
)
@click.option(
    "--concept", type=click.Choice(["nash", "gmr", "smr", "seq"]), default="seq", show_default=True
)
@json_option
def whatif(
    folder: Path,
    changes: tuple[str, ...],
    draws: int,
    seed: int,
    scenario: str | None,
    wanted: tuple[str, ...],
    concept: str,
    as_json: bool,
) -> None:
    """Change the model for once and show the difference to the base. The file stays as it is.

    \b
    tightrope whatif w "usa.strike=yes"
    tightrope whatif w "russia: raise 'russia.material if usa.strike' above 'not russia.material'"
    tightrope whatif w --scenario us_strike --for "russia.material=yes"
    """
    from tightrope.app.whatif import what_if
    from tightrope.cli.tables import show_differences

    if wanted:
        _least_change(folder, changes, scenario, wanted, concept, as_json)
        return
    if not changes:
        raise UsageMistake("name at least one change", allowed='e.g. "usa.strike=yes"')
    with progress("analysing") as step:
        result = what_if(folder, changes, scenario=scenario, draws=draws, seed=seed, on_step=step)
    if as_json:
        print_json(result)
        return
    for text in result.changed:
        click.echo(f"change: {text}")
    show_differences(result.differences)


def _least_change(
    folder: Path,
    changes: tuple[str, ...],
    scenario: str | None,
    wanted: tuple[str, ...],
    concept: str,
    as_json: bool,
) -> None:
    from tightrope.app.mediating import least_change_for

    with progress("searching"):
        found = least_change_for(
            folder, wanted, changes=changes, scenario=scenario, concept=concept
        )
    if as_json:
        print_json(found)
    else:
        click.echo(found.text)
