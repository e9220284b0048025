"""What of this machine matters to Tightrope: versions, optional packages, where the cache is."""

from __future__ import annotations

import os
import platform
import re
import sys
from dataclasses import dataclass
from importlib import import_module, metadata
from importlib.util import find_spec

import tightrope
from tightrope.app.result import Result

_EXTRAS = {
    "documents": ("pypdf", "docx", "warcio"),
    "frames": ("pandas", "polars"),
    "sensitivity": ("SALib",),
    "archive": ("dask", "distributed"),
    "cluster": ("dask", "distributed"),
    "large": ("rensa",),
    "llm": ("httpx",),
    "games": ("pygambit",),
    "mcp": ("mcp",),
    "symbolic": ("dd",),
}

_NETWORK = {  # what may use it, and what it sends where
    "read --coder llm --endpoint URL": "sends the sentences of documents to that address alone",
    "draft --model NAME --endpoint URL": "sends quotes and names of the model to that address alone",
    "read --archive --scheduler ADDRESS": "sends documents to that Dask scheduler",
    "import --scheduler ADDRESS": "sends names of files, and what they hold, to that Dask scheduler",
    "forecast --scheduler ADDRESS": "sends the model to that Dask scheduler",
    "serve": "listens on 127.0.0.1 alone; asked for suggestions, sends as draft does, "
    "to TIGHTROPE_LLM_ENDPOINT alone",
    "mcp --http": "listens on 127.0.0.1 alone; sends nothing out",
}

_MODULES = {
    "ruamel-yaml": "ruamel.yaml",
    "ruamel.yaml": "ruamel.yaml",
    "trafilatura": "trafilatura.core",  # its root imports nothing that could be missing
}
_NAME = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of `tightrope doctor`."""

    subject: str
    """What was looked at."""
    state: str
    """ok, missing, broken or note."""
    text: str
    """What was found."""


@dataclass(frozen=True, repr=False)
class Doctored(Result):
    """What of this machine matters."""

    schema = "doctor/1"
    findings: tuple[Finding, ...]
    """What was looked at, a line each."""

    @property
    def exit_code(self) -> int:
        """1 where something that is needed is missing or does not load."""
        return int(any(found.state in {"missing", "broken"} for found in self.findings))


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
        *(Finding(f"network: {what}", "ok", told) for what, told in _NETWORK.items()),
    ]
    return Doctored(tuple(found))


def _required() -> list[str]:
    lines = metadata.requires("tightrope") or []
    return sorted(
        {name for line in lines if "extra ==" not in line for name in _NAME.findall(line)[:1]}
    )


def _package(name: str) -> Finding:
    """What is vouched for is imported: a package may be there and not load."""
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return Finding(name, "missing", f"install it with: pip install '{name}'")
    if fault := _fault_of(_MODULES.get(name, name.replace("-", "_"))):
        again = f"pip install --force-reinstall '{name}'"
        return Finding(name, "broken", f"{version} does not load ({fault}); {again}")
    return Finding(name, "ok", version)


def _fault_of(module: str) -> str | None:
    try:
        import_module(module)
    except Exception as error:  # noqa: BLE001 - whatever an import may raise is what is asked for
        return f"{type(error).__name__}: {error}"
    return None


def _extra(extra: str, modules: tuple[str, ...]) -> Finding:
    lacking = [module for module in modules if find_spec(module) is None]
    if not lacking:
        faults = [f"{module}: {fault}" for module in modules if (fault := _fault_of(module))]
        if faults:
            return Finding(f"extra {extra}", "broken", f"does not load ({'; '.join(faults)})")
        return Finding(f"extra {extra}", "ok", "installed")
    return Finding(
        f"extra {extra}",
        "note",
        f"not installed ({', '.join(lacking)}); pip install 'tightrope[{extra}]'",
    )
