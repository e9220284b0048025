"""`tightrope review`: the conversation at a terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tightrope.app import use_cases
from tightrope.cli.show import finish, json_option, progress
from tightrope.errors import TightropeError, UsageMistake

if TYPE_CHECKING:
    from tightrope.app.reviewing import Session

KEYS = "[a]ccept  [r]eject  [s]kip  [e]dit  [g]rade  [u]ndo  [q]uit"
_LEAVE = {"q", "\x04", "\x1b"}


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, readable=False))
@click.option("--list", "listing", is_flag=True, help="List the undecided claims and stop.")
@click.option(
    "--accept", multiple=True, metavar="ID", help="Accept this claim, or all; repeatable."
)
@click.option(
    "--reject", multiple=True, metavar="ID", help="Reject this claim, or all; repeatable."
)
@click.option("--note", default="", help="A note kept with these decisions.")
@click.option("--coder", metavar="NAME", help="Review what this coder suggested, not the rules.")
@json_option
def review(
    folder: Path,
    listing: bool,
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    note: str,
    coder: str | None,
    as_json: bool,
) -> int:
    """Accept, reject, edit and grade the claims of FOLDER, one at a time.

    Every decision is written at once; stop whenever you like and go on later. Several people may
    review one folder at the same time.
    """
    with progress("reading") as step:
        if accept or reject:
            made = use_cases.decide(folder, accept, reject, note=note, coder=coder, on_step=step)
            return finish(made, as_json)
        if listing or as_json:
            return finish(use_cases.waiting(folder, coder=coder, on_step=step), as_json)
        if not sys.stdin.isatty():
            raise UsageMistake(
                "review needs a terminal", hint="use --list, --accept ID or --reject ID"
            )
        session = use_cases.review(folder, coder=coder, on_step=step)
    _converse(session)
    return 0


def _converse(session: Session) -> None:
    while session.state.current is not None:
        _show(session)
        try:
            if not _key(session, click.getchar()):
                break
        except TightropeError as error:
            click.echo(f"  {error}", err=True)
    click.echo(f"{session.state.waiting} claims wait")


def _show(session: Session) -> None:
    for line in session.card():
        click.echo(line)
    click.echo(f"  {KEYS}")


def _key(session: Session, key: str) -> bool:
    """Acts on one key; gives False when the person wants to stop."""
    if key in _LEAVE:
        return _stay(session)
    if key in {"a", "r", "s"}:
        {"a": session.accept, "r": session.reject, "s": session.skip}[key]()
    elif key == "u":
        session.undo()
    elif key == "e":
        field, _, value = _asked("field=value").partition("=")
        if field:
            session.edit(field.strip(), value.strip())
    elif key == "g":
        grade = _asked("grade, such as B2").upper()
        if grade:
            session.grade(grade)
    else:
        click.echo("  press one of the keys above", err=True)
    return True


def _stay(session: Session) -> bool:
    """Whether to go on: an edit that is not yet decided is never dropped without a word."""
    if not session.edited:
        return False
    answer = _asked("this claim is edited and not decided: [a]ccept it, [d]rop the edits, or stay")
    if answer.lower() == "a":
        session.accept()
    return answer.lower() not in {"a", "d"}


def _asked(what: str) -> str:
    """Gives what is typed; empty where the person thought better of it."""
    answer: str = click.prompt(f"  {what} (Enter: leave it)", default="", show_default=False)
    return answer.strip()
