"""`tightrope review`: the conversation at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tightrope.app import use_cases
from tightrope.cli.show import finish, json_option, progress
from tightrope.errors import TightropeError, UsageMistake, counted

if TYPE_CHECKING:
    from tightrope.app.evidence.reviewing import Session

KEYS = "[a]ccept  [r]eject  [s]kip  [e]dit  [g]rade  [u]ndo  [n]ew  [f]ilter  [/] search  [l]ist  [j]ump  [?] help  [q]uit"
HELP = """
  a  accept the claim as it stands; an edited one becomes your own
  r  reject it
  s  leave it for later, behind the others
  e  edit a field: {editable}
  g  grade it: reliability of the source A-F and credibility of the claim 1-6, as in B2
  u  take back your last step of this session; what others decided stays
  n  add a claim of your own on this document; each answer is checked, the quote stands in it
  f  go through some claims only: actor=iran relation=sanction document=wire.txt least=0.7
  /  go through the claims only in whose quotes these words stand
  l  list what waits, with its numbers
  j  jump to a claim by its number in that list or its id
  k  list the sentences in which no claim was found
  q  stop; every decision has been written
"""
_NEEDED = ("quote", "source", "relation")  # of a claim of one's own
_FIELDS = (*_NEEDED, "target", "phase", "held", "modality", "speaker", "time")
_SHOWN = 40  # claims that a list in a review shows at once
_NARROWED = ("actor", "relation", "document", "least")
_LEAVE = {"q", "\x04", "\x1b"}


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, readable=False))
@click.option("--list", "listing", is_flag=True, help="List the undecided claims and stop.")
@click.option(
    "--accept", multiple=True, metavar="ID", help="Accept this claim, or all proposed; repeatable."
)
@click.option(
    "--reject", multiple=True, metavar="ID", help="Reject this claim, or all proposed; repeatable."
)
@click.option(
    "--undo", multiple=True, metavar="ID", help="Take your decision on this claim back; repeatable."
)
@click.option("--note", default="", help="A note kept with these decisions.")
@click.option("--by", metavar="NAME", help="Who decides  [the user]")
@click.option(
    "--coder", metavar="NAME", help="Review what this coder suggested, not the learned one."
)
@click.option("--actor", metavar="ID", help="Only claims with this actor at an end or speaking.")
@click.option("--relation", metavar="NAME", help="Only claims of this relation.")
@click.option("--document", metavar="NAME", help="Only claims of this document.")
@click.option(
    "--least", type=click.FloatRange(0, 1), help="Only claims of this confidence or more."
)
@click.option("--search", "words", metavar="WORDS", help="Only claims whose quote has these words.")
@click.option("--skipped", is_flag=True, help="List the sentences in which no claim was found.")
@json_option
def review(
    folder: Path,
    listing: bool,
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    undo: tuple[str, ...],
    note: str,
    by: str | None,
    coder: str | None,
    skipped: bool,
    as_json: bool,
    **narrowed: Any,
) -> int:
    """Accept, reject, edit and grade the claims of FOLDER, one at a time.

    Every decision is written at once; stop whenever you like and go on later. Several people may
    review one folder at the same time. What you decided you may decide otherwise, or take back.
    """
    chosen = {name: value for name, value in narrowed.items() if value is not None}
    with progress("reading", lines=True) as step:
        if skipped:
            return finish(use_cases.skipped(folder, on_step=step), as_json)
        if accept or reject or undo:
            made = use_cases.decide(
                folder, accept, reject, undo=undo, note=note, coder=coder, by=by, on_step=step
            )
            return finish(made, as_json)
        if listing or as_json:
            found = use_cases.waiting(folder, coder=coder, chosen=chosen, on_step=step)
            return finish(found, as_json)
        if not sys.stdin.isatty():
            raise UsageMistake(
                "review needs a terminal", hint="use --list, --accept ID, --reject ID or --undo ID"
            )
        session = use_cases.review(folder, coder=coder, by=by, on_step=step)
        if chosen:
            session.only(use_cases.selection(**chosen))
    _converse(session)
    return 0


def _converse(session: Session) -> None:
    while session.state.current is not None or session.state.aside:
        if session.state.current is None:  # the chosen ones are done: the others come
            session.only(use_cases.selection())
        _show(session)
        try:
            if not _key(session, click.getchar()):
                break
        except TightropeError as error:
            click.echo(f"  {error}", err=True)
    click.echo(counted(session.state.waiting, "claim waits", "claims wait"))


def _show(session: Session) -> None:
    for line in session.card():
        click.echo(line)
    click.echo(f"  {KEYS}")


def _key(session: Session, key: str) -> bool:
    """Acts on one key; gives False when the person wants to stop."""
    if key in _LEAVE:
        return _stay(session)
    act = _ACTS.get(key)
    if act is None:
        click.echo("  press one of the keys above", err=True)
    else:
        act(session)
    return True


def _edit(session: Session) -> None:
    field, _, value = _asked("field=value").partition("=")
    if field:
        session.edit(field.strip(), value.strip())


def _grade(session: Session) -> None:
    grade = _asked("grade, such as B2").upper()
    if grade:
        session.grade(grade)


def _filter(session: Session) -> None:
    _narrow(session, _asked("actor=… relation=… document=… least=…; Enter: all"))


def _search(session: Session) -> None:
    words = _asked("words of the quote; Enter: all")
    _tell(session.only(use_cases.selection(words=words or None)))


def _jump(session: Session) -> None:
    to = _asked("number or id")
    if to:
        session.jump(to)


def _passed(session: Session) -> None:
    for line in session.passed():
        click.echo(f"  {line}")


def _help(session: Session) -> None:
    click.echo(HELP.format(editable=", ".join(session.editable)))


def _undo(session: Session) -> None:
    back = [f"{made.judgement} {made.claim.id}" for made in session.undo()]
    click.echo(f"  taken back: {', '.join(back) or 'your last step'}")


def _list(session: Session) -> None:
    for line in session.listed(_SHOWN):
        click.echo(f"  {line}")


def _new(session: Session) -> None:
    """Asks for a claim of the person's own on the current document, field by field."""
    fields: dict[str, str] = {}
    for name in _FIELDS:
        value = _answer(session, name)
        if value:
            fields[name] = value
        elif name in _NEEDED:
            said = "a claim needs a quote, a source and a relation; nothing was added"
            click.echo(f"  {said}", err=True)
            return
    speakers = tuple(filter(None, [fields.pop("speaker", "")]))
    click.echo(f"  added {session.add(use_cases.stated(**fields, speakers=speakers))}")


def _answer(session: Session, name: str) -> str:
    """Gives what is typed for a field of a new claim; what cannot be is said and asked again."""
    while value := _asked(name):
        try:
            session.check(name, value)
        except TightropeError as error:
            click.echo(f"  {error}", err=True)
        else:
            return value
    return ""


def _narrow(session: Session, typed: str) -> None:
    """`actor=iran least=0.7`: goes through these claims only."""
    chosen: dict[str, Any] = {}
    for part in typed.split():
        name, _, value = part.partition("=")
        if name not in _NARROWED or not value:
            raise UsageMistake("no such filter", value=part, allowed=", ".join(_NARROWED))
        chosen[name] = float(value) if name == "least" and _is_number(value) else value
    _tell(session.only(use_cases.selection(**chosen)))


def _is_number(text: str) -> bool:
    if text.replace(".", "", 1).isdecimal():
        return True
    raise UsageMistake("a confidence is a number", value=text, allowed="0 to 1")


def _tell(found: int) -> None:
    meant = counted(found, "claim is meant", "claims are meant")
    click.echo(f"  {meant}" if found else "  no claim is meant; all are shown")


def _stay(session: Session) -> bool:
    """Whether to go on: an edit that is not yet decided is never dropped without a word."""
    if not session.edited:
        return _stay_for(session.edited_elsewhere)
    answer = _asked("this claim is edited and not decided: [a]ccept it, [d]rop the edits, or stay")
    if answer.lower() == "a":
        session.accept()
    if answer.lower() not in {"a", "d"}:
        return True
    return _stay_for(session.edited_elsewhere)


def _stay_for(others: int) -> bool:
    """Whether to go on for the sake of claims that were edited and left for later."""
    if not others:
        return False
    said = counted(others, "claim left for later is", "claims left for later are")
    return _asked(f"{said} edited and not decided: [d]rop the edits, or stay").lower() != "d"


def _asked(what: str) -> str:
    """Gives what is typed; empty where the person thought better of it."""
    answer: str = click.prompt(f"  {what} (Enter: leave it)", default="", show_default=False)
    return answer.strip()


_ACTS: dict[str, Callable[[Session], None]] = {
    "a": lambda session: session.accept(),
    "r": lambda session: session.reject(),
    "s": lambda session: session.skip(),
    "u": _undo,
    "e": _edit,
    "g": _grade,
    "n": _new,
    "f": _filter,
    "/": _search,
    "l": _list,
    "j": _jump,
    "k": _passed,
    "?": _help,
}
