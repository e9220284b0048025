"""`tightrope review`."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tightrope.cli.show import folder_argument, json_option, print_json, print_table, progress
from tightrope.errors import TightropeError, UsageMistake

if TYPE_CHECKING:
    from tightrope.app.reviewing import Session
    from tightrope.evidence.claims.review import Review

_HELD = {"yes": "it is so", "no": "negated", "open": "left open"}
KEYS = "[a]ccept  [r]eject  [s]kip  [e]dit  [g]rade  [u]ndo  [q]uit"


@click.command()
@folder_argument
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
) -> None:
    """Accept, reject, edit and grade the claims of FOLDER, one at a time.

    Every decision is written at once; stop whenever you like and go on later.
    """
    from tightrope.app.reviewing import decide_claims, open_review

    with progress("reading") as step:
        session = open_review(folder, coder, on_step=step)
    if session.stale:
        click.echo(f"{session.stale} suggestions left out: their documents have changed", err=True)
    if accept or reject:
        made = decide_claims(session, accept, "accepted", note=note) if accept else ()
        made += decide_claims(session, reject, "rejected", note=note) if reject else ()
        if as_json:
            print_json({"decided": made})
        else:
            click.echo(f"{len(made)} decided, {session.state.waiting - len(made)} waiting")
    elif listing or as_json:
        _list(session, as_json)
    elif sys.stdin.isatty():
        _converse(session)
    else:
        raise UsageMistake("review needs a terminal", hint="use --list, --accept ID or --reject ID")


def _list(session: Session, as_json: bool) -> None:
    if as_json:
        print_json({"waiting": session.state.queue})
        return
    rows = [
        (
            c.id,
            c.source_actor or c.source_text or "",
            c.relation,
            c.target_actor or c.target_text or "",
            c.phase,
            c.held,
            c.modality,
            c.anchor.exact,
        )
        for c in session.state.queue
    ]
    print_table(
        f"{len(rows)} claims wait",
        ("id", "source", "relation", "target", "phase", "held", "modality", "quote"),
        rows,
    )
    if not rows:
        click.echo("no claim waits")


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
    state, claim = session.state, session.state.current
    if claim is None:
        return
    before, quote, after = session.context(claim)
    sign = {1: "+", -1: "−", 0: "0"}[claim.sign]
    click.echo(
        f"\n{state.waiting} waiting · {claim.document} · {claim.id} · confidence {claim.confidence:.2f}"
    )
    click.echo(
        f"  …{_flat(before)}"
        + click.style(_flat(quote), bold=True, reverse=True)
        + f"{_flat(after)}…"
    )
    click.echo(
        f"  {claim.source_actor or claim.source_text or '?'} —{claim.relation} {sign}→"
        f" {claim.target_actor or claim.target_text or '?'} · {claim.event} · {claim.phase}"
        f" · {_HELD[claim.held]} · {claim.modality}"
        f" · speaker {claim.speaker or 'the author'}"
        f" · grade {state.reliability}{state.credibility}"
    )
    click.echo(f"  {KEYS}")


def _key(session: Session, key: str) -> bool:
    """Acts on one key; gives False when the person wants to stop."""
    from tightrope.app.reviewing import signature

    by, at = signature()
    if key in {"q", "\x04", "\x1b"}:
        return False
    if key == "a":
        session.step(lambda state: state.accept(by=by, at=at))
    elif key == "r":
        session.step(lambda state: state.reject(by=by, at=at))
    elif key == "s":
        session.step(lambda state: state.skip())
    elif key == "u":
        session.step(lambda state: state.undo())
    elif key == "e":
        field, _, value = _asked("field=value").partition("=")
        if field:
            session.step(partial(_edited, field=field.strip(), value=value.strip()))
    elif key == "g":
        grade = _asked("grade, such as B2").upper()
        figure = int(grade[1:]) if grade[1:].isdecimal() else 0
        if grade:
            session.step(lambda state: state.grade(grade[:1], figure))
    else:
        click.echo("  press one of the keys above", err=True)
    return True


def _asked(what: str) -> str:
    """Gives what is typed; empty where the person thought better of it."""
    answer: str = click.prompt(f"  {what} (Enter: leave it)", default="", show_default=False)
    return answer.strip()


def _edited(state: Review, field: str, value: str) -> Review:
    """Edits a field given as text: numbers, yes and no, and nothing for an unknown target."""
    typed: object = {"yes": True, "no": False, "": None}.get(value, value)
    if field == "polarity" and value in {"-1", "0", "1", "+1"}:
        typed = int(value)
    return state.edit(**{field: typed})


def _flat(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
