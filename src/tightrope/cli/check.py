"""`tightrope check`."""

from __future__ import annotations

from pathlib import Path

import click

from tightrope.cli.show import folder_argument, json_option, print_json


@click.command()
@folder_argument
@click.option("--strict", is_flag=True, help="Warnings fail too.")
@json_option
def check(folder: Path, strict: bool, as_json: bool) -> int:
    """Check the crisis file of FOLDER."""
    from tightrope.app.checking import check_folder

    findings = check_folder(folder)
    errors = sum(f.severity == "error" for f in findings)
    failed = errors > 0 or (strict and bool(findings))
    if as_json:
        print_json({"ok": not failed, "findings": findings})
        return 3 if failed else 0
    for f in findings:
        hint = f"; {f.hint}" if f.hint else ""
        click.echo(f"{f.severity}: {f.where}: {f.message}{hint} [{f.check}]")
    click.echo(f"{errors} errors, {len(findings) - errors} warnings")
    return 3 if failed else 0
