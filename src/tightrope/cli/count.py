"""The verb `count`: what holds in games with more states than can be listed."""

from __future__ import annotations

from pathlib import Path

import click

from tightrope.app import use_cases
from tightrope.app.use_cases import How
from tightrope.cli.show import finish, json_option, note, progress


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--concept",
    "concepts",
    multiple=True,
    metavar="NAME",
    help="nash, gmr, smr, seq or sseq; repeatable. Left out: all of them.",
)
@click.option("--where", metavar="FORMULA", help="Only outcomes in which this holds.")
@click.option("--scenario", metavar="NAME", help="Within this scenario.")
@click.option(
    "--sample",
    "sampled",
    type=click.IntRange(0, 1000),
    default=3,
    show_default=True,
    help="How many outcomes to draw and show.",
)
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True)
@click.option("--as-of", metavar="DATE", help="The model as it was on this date.")
@json_option
def count(
    folder: Path,
    concepts: tuple[str, ...],
    where: str | None,
    scenario: str | None,
    sampled: int,
    seed: int,
    as_of: str | None,
    as_json: bool,
) -> int:
    """Count the outcomes that hold, without listing the states there are.

    For games far beyond what analyse can list: 2^40 states and more, as long as each statement
    ties few options together. Wants must be stated as priorities.
    """
    with progress("counting", lines=True) as step:
        how = How(seed=seed, as_of=as_of, on_step=step, on_note=note)
        made = use_cases.count(
            folder, concepts, where=where, scenario=scenario, sampled=sampled, how=how
        )
    return finish(made, as_json)
