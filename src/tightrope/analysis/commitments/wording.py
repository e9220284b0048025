"""The commitments engine's findings in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from tightrope.analysis.commitments.here import Wish
from tightrope.analysis.commitments.report import ResponseTest, Verdict
from tightrope.crisis import CrisisModel
from tightrope.crisis.model import RedLine

__all__ = [
    "Situation",
    "deterrence_text",
    "least_change_text",
    "listed",
    "name_of",
    "possessive",
    "sampled_text",
    "verdict_text",
]

Situation = Literal["crossed", "cannot", "tempted", "not tempted"]


def name_of(model: CrisisModel, actor: str) -> str:
    """Gives the name an actor goes by; its id where the file does not describe it."""
    described = model.actors.get(actor)
    return described.name if described else actor


def possessive(name: str) -> str:
    """Gives `Aland's`, `the States'`."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def listed(words: Sequence[str], joint: str = "and") -> str:
    """Gives `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def verdict_text(
    model: CrisisModel,
    line: RedLine,
    verdict: Verdict,
    condition: str | None,
    counted: tuple[int, int] | None,
    share: float | None = None,
    draws: int = 0,
) -> str:
    """Gives what the model says of a red line: the verdict and what it rests on."""
    by, against = name_of(model, line.by), name_of(model, line.against)
    if line.then is None:
        said = f"{by} warned {against} ('{line.if_}') and named no response to be judged."
        return said + _crossed(line)
    head = f"{possessive(by)} line against {against}, '{line.then}' if '{line.if_}', "
    if verdict == "not judged" or counted is None:
        return f"{head}cannot be judged from the model.{_crossed(line)}"
    holds, judged = counted
    states = f"{judged} possible states in which it is crossed"
    said = {
        "credible": f"is credible: in all {states}, responding is what {by} prefers.",
        "self-executing": f"carries itself out: in all {states}, it follows without {by} having to act against its own wishes.",
        "empty": f"is empty: in none of {states} is responding what {by} prefers.",
        "conditional": f"is conditional: responding is what {by} prefers in {holds} of {states}",
    }[verdict]
    if verdict == "conditional":
        said += f", those with '{condition}'." if condition else ", by no single condition."
    text = head + said
    if share is not None:
        times = round(share * draws)
        text += f" It is credible in all of them in {times} of {draws} sampled orders of {possessive(by)} priorities."
    return text + _crossed(line)


def _crossed(line: RedLine) -> str:
    if line.crossed is None:
        return ""
    followed = f"; what followed: {line.followed.rstrip('.')}" if line.followed else ""
    return f" It was crossed on {line.crossed}{followed}."


def least_change_text(
    model: CrisisModel,
    line: RedLine,
    raised: tuple[str, str] | None,
    added: tuple[str, str] | None,
) -> str:
    """Gives what would make a red line credible, in a sentence."""
    by = name_of(model, line.by)
    if raised is not None:
        return f"It would be credible if {by} put '{raised[0]}' above '{raised[1]}'."
    if added is not None:
        return (
            f"Raising no one statement of {possessive(by)} would make it credible; wanting '{added[0]}' "
            f"above '{added[1]}' would."
        )
    return f"No change of {possessive(by)} priorities would make it credible everywhere."


def deterrence_text(
    model: CrisisModel,
    line: RedLine,
    here: Situation,
    wish: Wish | None = None,
    tests: Sequence[ResponseTest] = (),
    *,
    own_answer: bool = False,
) -> str:
    """Gives what would and what would not keep the target from crossing, from the present state."""
    against = name_of(model, line.against)
    if here == "crossed":
        return "The line is crossed in the present state, so there is nothing left to deter."
    if here == "cannot":
        return f"{against} cannot cross it from the present state by a move of its own."
    by = name_of(model, line.by)
    if here == "tempted":
        deters = "deters" if own_answer else "does not deter"
        own = f" What {by} would do of itself {deters} it."
        return f"A warning alone does not deter {against} here{_tested(tests)}.{own}"
    calm = f"{against} gains nothing by crossing it from the present state, even unanswered."
    if wish is None:
        return calm
    how = "at all" if wish.above is None else f"more than '{wish.above}'"
    deters = "would deter" if own_answer else "would not deter"
    return (
        f"{calm} If it wanted '{wish.formula}' {how}, a warning alone would not deter it here"
        f"{_tested(tests)}. What {by} would do of itself {deters} it."
    )


def sampled_text(
    model: CrisisModel, line: RedLine, tests: Sequence[ResponseTest], paying: int, draws: int
) -> str:
    """Gives in how many sampled orders of the target's priorities crossing pays, and what deters."""
    if not draws:
        return ""
    head = f" Crossing pays in {paying} of {draws} sampled orders of {possessive(name_of(model, line.against))} priorities"
    if not paying:
        return f"{head}."
    named = [test for test in tests if test.named]
    strongest = max(tests, key=lambda test: test.deters_in, default=None)
    shown = [*named, *([strongest] if strongest is not None and strongest not in named else [])]
    told = listed([f"'{test.response}' would deter in {test.deters_in} of them" for test in shown])
    return f"{head}; certain {told}." if told else f"{head}."


def _tested(tests: Sequence[ResponseTest]) -> str:
    groups = (("yes", "would"), ("no", "would not"))
    parts = []
    for answer, said in groups:
        responses = _telling([test for test in tests if test.deters == answer], answer == "yes")
        if responses:
            parts.append(f"; certain {listed(responses, 'or')} {said}")
    return "".join(parts)


def _telling(tests: Sequence[ResponseTest], mildest: bool) -> list[str]:
    """Of responses that differ only in level, the mildest that deters or the strongest that does not.

    Responses come with rising levels upwards (`>=`) and downwards (`<=`) of each option.
    """
    kept: dict[str, str] = {}
    for test in tests:
        up, down = " >= " in test.response, " <= " in test.response
        if test.named or not (up or down):
            kept[test.response] = test.response
            continue
        group = test.response.rpartition(" ")[0]
        if group not in kept or up != mildest:
            kept[group] = test.response
    return [f"'{response}'" for response in dict.fromkeys(kept.values())]
