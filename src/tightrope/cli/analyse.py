"""`tightrope analyse`."""

from __future__ import annotations

from pathlib import Path

import click

from tightrope.cli.show import folder_argument, json_option, print_json, progress


@click.command()
@folder_argument
@click.option("--scenario", metavar="NAME", help="Analyse this scenario against the base.")
@click.option(
    "--draws",
    type=click.IntRange(0, 100_000),
    default=200,
    show_default=True,
    help="Sampled priority orders the red lines are judged in.",
)
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True)
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    help="Compare the forecasts with later events in this file.",
)
@json_option
def analyse(
    folder: Path, scenario: str | None, against: Path | None, draws: int, seed: int, as_json: bool
) -> None:
    """Say who stands with whom, what binds, which outcomes hold, what follows."""
    if against is not None:
        _look_back(folder, against, as_json)
        return
    from tightrope.app.analysing import analyse_folder
    from tightrope.cli.tables import show_analysis, show_scenario

    with progress("analysing") as step:
        result = analyse_folder(folder, scenario, draws=draws, seed=seed, on_step=step)
    if as_json:
        print_json(result)
    elif scenario is None:
        show_analysis(result.base)
    elif result.scenario is not None:
        show_scenario(result.scenario)


def _look_back(folder: Path, against: Path, as_json: bool) -> None:
    from tightrope.app.backtesting import back_test, back_test_table

    if as_json:
        print_json({"rows": back_test(folder, against)[1]})
    else:
        click.echo(back_test_table(folder, against))
