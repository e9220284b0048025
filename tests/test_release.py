"""What is shipped beside the package: a container without root, and a release that keeps no secret."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tightrope.crisis.yaml_tree import read_yaml

ROOT = Path(__file__).parents[1]
DOCKER = (ROOT / "Dockerfile").read_text("utf-8")
TEXT = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")


@pytest.fixture(scope="module")
def jobs() -> dict[str, Any]:
    found: dict[str, Any] = read_yaml(TEXT, "release.yml").data["jobs"]
    return found


def test_the_container_runs_without_root_and_writes_to_its_folder_and_tmp_alone() -> None:
    last = DOCKER.rpartition("FROM ")[2]
    assert last.startswith("python:3.12-slim-bookworm\n"), "slim, and the last stage builds nothing"
    assert re.search(r"^USER 10001$", last, re.MULTILINE), "a number, which a cluster can check"
    assert last.index("USER 10001") > last.index("RUN useradd")
    assert "pip install" not in last
    for variable in ("HOME=/tmp", "NUMBA_CACHE_DIR=/tmp/numba", "PYTHONDONTWRITEBYTECODE=1"):
        assert variable in last
    assert 'ENTRYPOINT ["tightrope"]' in last
    assert "curl" not in DOCKER
    assert "--network none --read-only" in DOCKER


def test_what_the_container_is_built_from_is_there_and_extras_exist() -> None:
    (first,) = re.findall(r"^COPY (pyproject.*) \./$", DOCKER, re.MULTILINE)
    kept = (ROOT / ".dockerignore").read_text("utf-8")
    for name in (*first.split(), "src"):
        assert (ROOT / name).exists()
        assert f"!{name}\n" in kept
    (extras,) = re.findall(r"'\.\[([\w,]+)\]'", DOCKER)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert set(extras.split(",")) <= set(project["optional-dependencies"])
    assert set(project["license-files"]) <= set(first.split())
    assert project["readme"] in first.split()


def test_a_release_is_of_a_tag_and_keeps_no_secret(jobs: dict[str, Any]) -> None:
    assert "secrets." not in TEXT
    assert "pull_request" not in TEXT
    assert re.search(r"^permissions: \{\}$", TEXT, re.MULTILINE)
    rights = {name: job["permissions"] for name, job in jobs.items()}
    assert rights == {
        "build": {"contents": "read"},
        "try": {"contents": "read"},
        "publish": {"id-token": "write"},
    }
    assert jobs["publish"]["environment"]["name"] == "pypi"


def test_what_is_published_is_what_was_built_and_tried(jobs: dict[str, Any]) -> None:
    assert (jobs["try"]["needs"], jobs["publish"]["needs"]) == ("build", "try")
    for job in ("try", "publish"):
        uses = [step.get("uses", "") for step in jobs[job]["steps"]]
        assert any(one.startswith("actions/download-artifact@") for one in uses)
    assert not any("checkout" in step.get("uses", "") for step in jobs["publish"]["steps"])
    runs = " ".join(step.get("run", "") for step in jobs["try"]["steps"])
    (script,) = re.findall(r"tests/wheel/\w+\.py", runs)
    assert (ROOT / script).is_file()
    version = re.search(
        r'__version__ = "([^"]+)"', (ROOT / "src/tightrope/__init__.py").read_text()
    )
    assert version is not None, "the line that the tag is held against"
    assert '__version__ = \\"${TAG#v}\\"' in TEXT
    for step in (step for job in jobs.values() for step in job["steps"]):
        assert "${{" not in step.get("run", ""), "no text of others in a command"


def test_whose_steps_are_used_is_fixed_to_the_commit(jobs: dict[str, Any]) -> None:
    uses = [step["uses"] for job in jobs.values() for step in job["steps"] if "uses" in step]
    assert len(uses) > 5
    for one in uses:
        assert re.search(r"@[0-9a-f]{40}\Z", one), f"{one} can be moved to other code"
    assert not re.search(r"uses: \S+\n", TEXT), "each says beside it which version that is"
