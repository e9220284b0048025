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
@json_option
def whatif(folder: Path, changes: tuple[str, ...], draws: int, seed: int, as_json: bool) -> None:
    """Change the model for once and show the difference to the base. The file stays as it is.

    \b
    tightrope whatif w "usa.strike=yes"
    tightrope whatif w "russia: raise 'russia.material if usa.strike' above 'not russia.material'"
    """
    from tightrope.cli.tables import show_differences
    from tightrope.workspace.whatif import what_if

    if not changes:
        raise UsageMistake("name at least one change", allowed='e.g. "usa.strike=yes"')
    with progress("analysing") as step:
        result = what_if(folder, changes, draws=draws, seed=seed, on_step=step)
    if as_json:
        print_json(result)
        return
    for text in result.changed:
        click.echo(f"change: {text}")
    show_differences(result.differences)
