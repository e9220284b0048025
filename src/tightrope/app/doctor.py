"""What of this machine matters to Tightrope: versions, optional packages, where the cache is."""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec

import tightrope
from tightrope.app.result import Result

__all__ = ["Doctored", "Finding", "examine"]

_EXTRAS = {
    "documents": ("pypdf", "docx", "warcio"),
    "frames": ("polars",),
    "sensitivity": ("SALib",),
    "archive": ("dask", "distributed"),
    "large": ("rensa",),
    "llm": ("httpx",),
    "spacy": ("spacy",),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of `tightrope doctor`."""

    subject: str
    state: str  # "ok" | "missing" | "note"
    text: str


@dataclass(frozen=True, repr=False)
class Doctored(Result):
    """What of this machine matters."""

    schema = "doctor/1"
    findings: tuple[Finding, ...]

    @property
    def exit_code(self) -> int:
        """1 where something that is needed is missing."""
        return int(any(found.state == "missing" for found in self.findings))


def examine() -> Doctored:
    """Gives versions and optional features; nothing is sent anywhere and nothing is changed."""
    found = [
        Finding("tightrope", "ok", tightrope.__version__),
        Finding("python", "ok", f"{platform.python_version()} ({sys.executable})"),
        Finding(
            "platform", "ok", f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
        ),
        *(_package(name) for name in _required()),
        *(_extra(extra, modules) for extra, modules in _EXTRAS.items()),
        Finding("network", "ok", "never used unless a flag asks for it; no telemetry"),
    ]
    return Doctored(tuple(found))


def _required() -> list[str]:
    lines = metadata.requires("tightrope") or []
    names = [line.split(";")[0] for line in lines if "extra ==" not in line]
    return sorted(
        "".join(c for c in name.split(">")[0] if c.isalnum() or c in "-_.") for name in names
    )


def _package(name: str) -> Finding:
    try:
        return Finding(name, "ok", metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(name, "missing", f"install it with: pip install {name}")


def _extra(extra: str, modules: tuple[str, ...]) -> Finding:
    lacking = [module for module in modules if find_spec(module) is None]
    if not lacking:
        return Finding(f"extra {extra}", "ok", "installed")
    return Finding(
        f"extra {extra}",
        "note",
        f"not installed ({', '.join(lacking)}); pip install 'tightrope[{extra}]'",
    )
