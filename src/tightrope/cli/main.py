"""The `tightrope` command: its verbs, and what every one of them shares."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Any, NoReturn

import click

from tightrope import __version__
from tightrope.errors import TightropeError, UsageMistake

# verb -> one line for --help; the command of that name stands in `verbs.py` or a module of its own
VERBS = {
    "demo": "Write the brief of the shipped case and say where it is.",
    "init": "Begin a crisis folder, empty or from a shipped case.",
    "read": "Read articles into a crisis folder and code what they claim.",
    "review": "Accept, reject and grade suggested claims, one at a time.",
    "claim": "Add a claim of your own; its quote is verified.",
    "draft": "Draft a first model from claims; put it into the crisis file piece by piece.",
    "summary": "Say what a crisis folder holds, and what waits for you.",
    "check": "Check the crisis file; name what is wrong, where, and how to mend it.",
    "analyse": "Say who stands with whom, what binds, what holds, what follows.",
    "count": "Count what holds in a game with too many states to list.",
    "whatif": "Change the model for once and show the difference to the base.",
    "expectations": "Put the sources' numbered expectations to the model.",
    "forecast": "Say how likely what may come is, how soon, and how sure that is.",
    "infer": "Say what the dated moves reveal of what each side wants.",
    "watch": "Name the early moves that would most tell the futures apart.",
    "resolve": "Enter what became of kept forecasts, and see how good they were.",
    "brief": "Write the brief, or the brief of what differs between two.",
    "serve": "Open the workbench in the browser, on this machine only.",
    "export": "Write claims, ties, outcomes, the game and more for other programs.",
    "import": "Read event tables, networks, games and causal maps of other programs.",
    "mcp": "Let an assistant read, ask and propose; it decides nothing.",
    "diff": "Show how two crisis files differ.",
    "doctor": "Show versions and optional features of this installation.",
    "schema": "Print the JSON Schema of the crisis file or of a brief.",
    "completion": "Print the shell completion script for bash, zsh or fish.",
}
# verbs outside `verbs.py` -> their module
_OWN = {
    verb: verb for verb in ("claim", "count", "draft", "mcp", "read", "review", "forecast", "serve")
} | {
    "infer": "forecast",
    "resolve": "forecast",
    "watch": "forecast",
    "export": "exchange",
    "import": "exchange",
}
ALIASES = {"analyze": "analyse"}


class _Verbs(click.Group):
    """Imports a verb's module only when that verb is called, so that --help stays fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        verb = ALIASES.get(cmd_name, cmd_name)
        if verb not in VERBS:
            return None
        module = import_module(f"tightrope.cli.{_OWN.get(verb, 'verbs')}")
        command = getattr(module, "import_" if verb == "import" else verb)
        assert isinstance(command, click.Command)  # noqa: S101  (our own table, not user input)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        verb = args[0]
        if verb not in VERBS and verb not in ALIASES and not verb.startswith("-"):
            from tightrope.errors import nearest

            raise UsageMistake("no such verb", value=verb, hint=nearest(verb, VERBS))
        return super().resolve_command(ctx, args)


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tightrope")
def cli() -> None:
    """From a pile of articles about an international crisis to a model that answers back.

    Data goes to standard output, progress and errors to standard error.
    """


def main(argv: list[str] | None = None) -> NoReturn:
    """Runs the command and leaves with its exit code: 0 ok, 1 fault, 2 usage, 3 check failed,
    4 unreadable input, 5 refused, 130 interrupted."""
    arguments = sys.argv[1:] if argv is None else argv
    for stream in (sys.stdout, sys.stderr):
        _never_stumble(stream)
    sys.exit(run(arguments))


def run(arguments: list[str]) -> int:
    """Runs the command and gives its exit code; every error becomes one line or one JSON object."""
    as_json = "--json" in arguments
    try:
        result = cli.main(args=arguments, prog_name="tightrope", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except TightropeError as error:
        return _tell(error, as_json)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "", err=True)
        return 2
    except click.ClickException as error:
        return _tell(UsageMistake(_one_line(error)), as_json)
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted; nothing was left half-written", err=True)
        return 130
    except (BrokenPipeError, SystemExit):  # click and rich leave so when nobody reads any more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        from tightrope.app.errors import RefusedBySystem

        return _tell(RefusedBySystem.of(error), as_json)
    except Exception as error:
        if os.environ.get("TIGHTROPE_TRACEBACK"):
            raise
        return _tell(_fault(error), as_json)


def _never_stumble(stream: object) -> None:
    """A locale without our signs (LANG=C) shall not end a run: UTF-8 then, or the sign's number."""
    if isinstance(stream, TextIOWrapper) and stream.encoding.lower() != "utf-8":
        plain = stream.encoding.lower() in {"ascii", "us-ascii", "ansi_x3.4-1968", "646"}
        stream.reconfigure(encoding="utf-8" if plain else None, errors="backslashreplace")


def _fault(error: Exception) -> TightropeError:
    return TightropeError(
        f"a fault in Tightrope itself: {type(error).__name__}: {error}",
        hint="set TIGHTROPE_TRACEBACK=1 to see where, and please report it",
    )


def _tell(error: TightropeError, as_json: bool) -> int:
    if as_json:
        from tightrope.app.result import error_json, json_text

        click.echo(json_text(error_json(error)))
    else:
        for line in error.lines:
            click.echo(f"tightrope: {line} [{error.code}]", err=True)
    return error.exit_code


def _one_line(error: click.ClickException) -> str:
    context: Any = getattr(error, "ctx", None)
    help_hint = f"; see: {context.command_path} --help" if context else ""
    return " ".join(error.format_message().split()) + help_hint
