"""Published against computed answers, as a Markdown page."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.catalog.case import Answer, Case, case_names, read_case
from tightrope.catalog.compute import compute_answer

_HEAD = """# Catalogue of published conflicts

Every case ships with the package (`tightrope.catalog.read_case(name)`), re-entered from the facts of
its publication, and is computed anew for this page. *Seen*: the answer was seen in the publication;
*fixture*: it is what another program's tests expect; *recalled*: it is from memory and was not
checked against the publication. Where published and computed answers differ, the note says who is
right and why.
"""


def table() -> str:
    """Gives the page of the catalogue: one section a case, one row a published answer."""
    sections = [_section(name, read_case(name)) for name in case_names()]
    return "\n".join([_HEAD, *sections])


def _section(name: str, case: Case) -> str:
    options = sum(map(len, case.decision_makers.values()))
    lines = [
        f"## {case.title}",
        "",
        f"`{name}`: {case.about}",
        "",
        _size(case, options),
        "",
        "| question | published | certainty | computed | |",
        "|---|---|---|---|---|",
        *_rows(case),
        "",
    ]
    return "\n".join(lines)


def _size(case: Case, options: int) -> str:
    return (
        f"{len(case.decision_makers)} decision makers, {options} options, {len(case.states)} "
        f"feasible states. {case.citation}. Source of the facts: {case.seen_in}."
    )


def _rows(case: Case) -> Iterator[str]:
    notes: list[str] = []
    for answer in case.answers:
        computed = compute_answer(case, answer)
        agrees = computed == answer.published
        mark = "agree" if agrees else "differ"
        yield (
            f"| {_question(answer)} | {_shown(case, answer.published)} | {answer.certainty}, "
            f"{answer.where} | {_shown(case, computed)} | {mark} |"
        )
        if not agrees and answer.verdict not in notes:
            notes.append(answer.verdict)
    for note in notes:
        yield f"\n{note}"


def _question(answer: Answer) -> str:
    concept = "Nash" if answer.concept == "nash" else answer.concept.upper()
    if answer.question == "stable":
        return f"{concept}-stable for {answer.decision_maker}"
    if answer.question == "equilibria with a coalition":
        return f"{concept} equilibria, {' and '.join(answer.members)} as a coalition"
    if answer.question == "rankings that make it stable":
        return (
            f"strict rankings of {answer.decision_maker} under which state {answer.state} is "
            f"{concept}-stable for it"
        )
    return f"{concept} equilibria"


def _shown(case: Case, value: tuple[str, ...] | int) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    if len(value) == len(case.states):
        return f"all {len(value)}"
    missing = [label for label in case.labels if label not in value]
    if len(value) > 12 and len(missing) < 4:
        return f"all but {', '.join(missing)}"
    return ", ".join(value) or "none"
