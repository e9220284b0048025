"""`tightrope draft`: a first model from claims, and the conversation that puts it into the file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tightrope.app import use_cases
from tightrope.cli.show import finish, json_option, progress
from tightrope.errors import TightropeError, UsageMistake, counted

if TYPE_CHECKING:
    from tightrope.app.drafts.merging import Merging

KEYS = "[a]ccept  [e]dit  [r]eject  [s]kip  [?] help  [q]uit"
HELP = """
  a  put the element into crisis.yaml; claims it cites that nobody has accepted are accepted with it
  e  change it in your editor first, then decide
  r  reject it: draft.yaml notes that, and it is not proposed again
  s  leave it for later, behind the others
  q  stop; every decision has been written
"""
_LEAVE = {"q", "\x04", "\x1b"}


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--suggested", is_flag=True, help="From suggested claims too, not accepted ones only."
)
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    help="From possible claims too, of this confidence or more.",
)
@click.option("--merge", is_flag=True, help="Put the draft into crisis.yaml, element by element.")
@click.option("--list", "listing", is_flag=True, help="List the elements that wait and stop.")
@click.option(
    "--accept", multiple=True, metavar="NAME", help="Accept this element or section; repeatable."
)
@click.option(
    "--reject", multiple=True, metavar="NAME", help="Reject this element or section; repeatable."
)
@click.option("--all", "everything", is_flag=True, help="Accept every element that waits.")
@click.option(
    "--model",
    metavar="NAME",
    help="Let a language model suggest elements; quotes and names of the model go to --endpoint.",
)
@click.option(
    "--endpoint",
    metavar="URL",
    help="With --model: an OpenAI-compatible endpoint  [TIGHTROPE_LLM_ENDPOINT]. A key is taken "
    "from TIGHTROPE_LLM_KEY only.",
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    metavar="KIND",
    help="With --model: indicator, option, link or interest; repeatable  [all]",
)
@click.option("--show-prompt", is_flag=True, help="Print what a model would be asked; ask nothing.")
@json_option
def draft(
    folder: Path,
    suggested: bool,
    least: float | None,
    merge: bool,
    listing: bool,
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    everything: bool,
    model: str | None,
    endpoint: str | None,
    kinds: tuple[str, ...],
    show_prompt: bool,
    as_json: bool,
) -> int:
    """Draft a first model of FOLDER from its claims into draft.yaml, every element with its claims.

    With --merge its elements go into crisis.yaml one by one; nothing there is written over.

    \b
    tightrope draft w
    tightrope draft w --merge
    tightrope draft w --accept actors --accept ties --reject events
    tightrope draft w --model qwen3 --endpoint http://localhost:11434/v1 --kind interest
    """
    if model is None and not show_prompt and (endpoint is not None or kinds):
        raise UsageMistake("--endpoint and --kind go with --model", hint="name the model too")
    with progress("drafting") as step:
        if show_prompt:
            return finish(use_cases.draft_prompts(folder, kinds, on_step=step), as_json)
        if model is not None:
            found = use_cases.draft_by_model(
                folder, model, endpoint=endpoint, kinds=kinds, on_step=step
            )
            return finish(found, as_json)
        if accept or reject or everything or listing:
            wanted = (*accept, "all") if everything else accept
            made = use_cases.merge(folder, wanted, reject, on_step=step)
            return finish(made, as_json)
        if not merge:
            drafted = use_cases.draft(folder, suggested=suggested, least=least, on_step=step)
            return finish(drafted, as_json)
        if as_json or not sys.stdin.isatty():
            raise UsageMistake(
                "merging one by one needs a terminal",
                hint="use --accept NAME, --reject NAME or --all",
            )
        session = use_cases.merging(folder, on_step=step)
    _converse(session)
    return 0


def _converse(session: Merging) -> None:
    while session.current is not None:
        for line in session.card():
            click.echo(line)
        click.echo(f"  {KEYS}")
        try:
            if not _key(session, click.getchar()):
                break
        except TightropeError as error:
            for line in error.lines:
                click.echo(f"  {line}", err=True)
            session.again()
    click.echo(counted(len(session.waiting), "element waits", "elements wait"))


def _key(session: Merging, key: str) -> bool:
    """Acts on one key; gives False when the person wants to stop."""
    if key in _LEAVE:
        return False
    if key == "a":
        session.accept()
    elif key == "r":
        session.reject()
    elif key == "s":
        session.skip()
    elif key == "e" and session.current is not None:
        text = click.edit(session.text(session.current), extension=".yaml")
        if text is not None:
            session.edit(text)
    elif key == "?":
        click.echo(HELP)
    else:
        click.echo("  press one of the keys above", err=True)
    return True
