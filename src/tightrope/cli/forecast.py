"""The verbs about what comes next, and what the moves so far tell."""

from __future__ import annotations

from pathlib import Path

import click

from tightrope.app import use_cases
from tightrope.app.use_cases import How
from tightrope.cli.show import computed, finish, json_option
from tightrope.errors import UsageMistake

folder_argument = click.argument("folder", type=click.Path(path_type=Path, readable=False))
ask_option = click.option(
    "--ask",
    "asked",
    multiple=True,
    metavar="QUESTION",
    help="About the coming weeks; repeatable. Left out: whether each option changes.",
)


@click.command()
@folder_argument
@ask_option
@click.option("--weeks", type=int, default=12, show_default=True, help="How far to look ahead.")
@click.option("--scenario", "scenarios", multiple=True, metavar="NAME", help="Beside the base.")
@click.option("--keep", is_flag=True, help="Keep the answers in forecasts.jsonl, to be resolved.")
@click.option(
    "--drivers", is_flag=True, help="Also what each answer hangs on (needs SALib; slower)."
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Work out all of --draws on the cores (`cores`) or on a Dask scheduler; can be taken up again.",
)
@click.option(
    "--backtest", is_flag=True, help="Instead: forecast from each past day, and score what came."
)
@computed
@json_option
def forecast(
    folder: Path,
    asked: tuple[str, ...],
    weeks: int,
    scenarios: tuple[str, ...],
    keep: bool,
    drivers: bool,
    scheduler: str | None,
    backtest: bool,
    how: How,
    as_json: bool,
) -> int:
    """Say how likely what may come is, how soon, and how sure that is.

    \b
    A question is a formula, or one of:
      eventually A    always A    never A    A before B    A until B    A while B
      A for at least 3 weeks
      [eventually A] and not [B before C]
    tightrope forecast w --weeks 8 --ask "usa.strike before israel.strike == no"
    """
    if backtest:
        if asked or scenarios or keep or drivers or scheduler:
            raise UsageMistake("a back-test asks its own questions", allowed="--backtest alone")
        return finish(use_cases.backtest(folder, how), as_json)
    made = use_cases.forecast(
        folder, asked, weeks=weeks, scenarios=scenarios, keep=keep, drivers=drivers,
        scheduler=scheduler, how=how,
    )  # fmt: skip
    return finish(made, as_json)


@click.command()
@folder_argument
@click.option(
    "--rival", "rivals", multiple=True, type=click.Path(path_type=Path), metavar="OTHER",
    help="Instead: weigh this model against another folder of the same crisis; repeatable.",
)  # fmt: skip
@click.option("--scenario", "scenarios", multiple=True, metavar="NAME", help="A scenario as rival.")
@click.option(
    "--prior", "priors", multiple=True, metavar="NAME=NUMBER",
    help="How likely a rival is held before ('as stated' is this model); left out: equally.",
)  # fmt: skip
@computed
@json_option
def infer(
    folder: Path,
    rivals: tuple[Path, ...],
    scenarios: tuple[str, ...],
    priors: tuple[str, ...],
    how: How,
    as_json: bool,
) -> int:
    """Say what the dated moves reveal of what each side wants: how many times likelier they make it.

    That nobody moved while they could counts too. Where the moves do not tell, that is said. With
    --rival or --scenario, competing hypotheses are weighed by the same moves: how likely each makes
    every one of them, what discriminates first, and how likely each is then.
    """
    if rivals or scenarios or priors:
        weighed = use_cases.weigh(folder, rivals, scenarios, priors=priors, how=how)
        return finish(weighed, as_json)
    return finish(use_cases.infer(folder, how), as_json)


@click.command()
@folder_argument
@click.argument("answers", nargs=-1, metavar="[ID=yes|ID=no]...")
@click.option("--source", default="", metavar="TEXT", help="Who says so.")
@click.option(
    "--early", is_flag=True, help="The answers are settled, though their last day is to come."
)
@click.option("--csv", "out", type=click.Path(path_type=Path), help="Write all forecasts here.")
@json_option
def resolve(
    folder: Path,
    answers: tuple[str, ...],
    source: str,
    early: bool,
    out: Path | None,
    as_json: bool,
) -> int:
    """Enter what became of kept forecasts, and see how good they were beside persistence.

    Without answers, lists what is open and the scores of what is resolved. An answer entered before
    is changed by entering the other one: both stay in the ledger.
    """
    made = use_cases.resolve(folder, answers, source=source, early=early, out=out)
    return finish(made, as_json)


@click.command()
@folder_argument
@click.option("--ask", "question", metavar="QUESTION", help="Whose answers are the futures.")
@click.option("--about", metavar="ACTOR", help="Whose options tell the futures apart.")
@click.option("--weeks", type=int, default=12, show_default=True, help="How far to look ahead.")
@computed
@json_option
def watch(
    folder: Path, question: str | None, about: str | None, weeks: int, how: How, as_json: bool
) -> int:
    """Name the early signs that would most tell the futures apart, and what would refute the model.

    Moves and turns of indicators in the first third of the weeks are weighed by how many bits they
    tell of what comes. Futures are the answers to --ask, else the ends as they matter to --about
    (without it: to the actor in question).
    """
    made = use_cases.watch(folder, question, weeks=weeks, about=about, how=how)
    return finish(made, as_json)
