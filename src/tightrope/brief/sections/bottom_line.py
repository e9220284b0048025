"""The bottom line: three to six sentences that an executive reads in ten seconds."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.results import ScenarioResult
from tightrope.analysis.strategy.report import StrategyReport
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Finding, Section, Sentence
from tightrope.brief.wording import count, join, sentence_case

__all__ = ["write_bottom_line"]

_SHOWN = 4


def write_bottom_line(desk: Desk) -> Section:
    """What holds, what the focal actor is to be expected to do, what would change it."""
    write = Writer(desk, "bottom-line")
    said = [*_strategy_lines(desk, write), *_other_lines(desk, write)]
    if not desk.strategy:
        said.extend(_evidence_lines(desk, write))
    if not said:
        said.append(write.say("There is nothing to report yet: no sources and no model."))
    return Section("bottom-line", "Bottom line", (Finding(tuple(said[:6])),))


def _strategy_lines(desk: Desk, write: Writer) -> Iterator[Sentence]:
    strategy = desk.strategy
    if strategy is None:
        return
    if desk.focal:
        yield from _focal_line(desk, write, strategy, desk.focal)
    yield _holding_line(desk, write, strategy)
    if desk.focal and desk.given.scenarios:
        yield _scenario_line(desk, write, desk.focal)


def _focal_line(
    desk: Desk, write: Writer, strategy: StrategyReport, focal: str
) -> Iterator[Sentence]:
    clauses = _course(desk, strategy, focal)
    if not clauses:
        return
    text = f"{desk.wording.actor(focal)} is to be expected {clauses}"
    shares = [
        note
        for option, level in strategy.forecast.items()
        if level is not None
        and option.startswith(f"{focal}.")
        and (note := desk.robustness(f"{option}={level}"))
    ]
    computed = ["k-forecast", "k-focal"]
    if shares:
        least = min(shares, key=lambda note: note.holds / max(note.draws, 1))
        each = "each of this holds" if len(shares) > 1 else "this holds"
        at_least = "at least " if len(shares) > 1 else ""
        text += f"; {each} in {at_least}{least.holds} of {least.draws} draws of the priorities"
        computed.append("k-robustness")
    yield write.say(f"{text}.", computed=computed)


def _course(desk: Desk, strategy: StrategyReport, focal: str) -> str:
    """“to a, to b and not to c; whether it will d is open”, from the forecast."""
    wording = desk.wording
    own = {o: v for o, v in strategy.forecast.items() if o.startswith(f"{focal}.")}
    does = [f"to {wording.act(o)}" for o, v in own.items() if v == "yes"]
    ladders = [
        f"to keep “{wording.title(o)}” at “{v.replace('_', ' ')}”"
        for o, v in own.items()
        if v is not None and wording.has_levels(o)
    ]
    avoids = [
        f"to {wording.act(o)}" for o, v in own.items() if v == "no" and not wording.has_levels(o)
    ]
    parts = [join((does + ladders)[:_SHOWN])] if does or ladders else []
    if avoids:
        more = len(avoids) - _SHOWN
        rest = f" (nor {count(more, 'further option')})" if more > 0 else ""
        parts.append("not " + join(avoids[:_SHOWN], "or") + rest)
    opened = [wording.act(o) for o, v in own.items() if v is None]
    text = ", and ".join(parts)
    if opened:
        lead = "; whether to " if text else "in an open course: whether to "
        text += f"{lead}{join(opened[:_SHOWN], 'or')} is open"
    return text


def _holding_line(desk: Desk, write: Writer, strategy: StrategyReport) -> Sentence:
    quo, n = strategy.status_quo, strategy.expected_total
    note = desk.robustness("status quo")
    basis = ["k-stability", "k-forecast"]
    share = ""
    if note:
        share = f" ({note.words})"
        basis.append("k-robustness")
    if quo.equilibrium.get("seq"):
        text = f"The present situation holds: nobody gains by leaving it that the others would not undo{share}."
        if n > 1:
            text = text[:-1] + f"; {count(n - 1, 'other outcome')} would hold too."
        return write.say(text, computed=basis)
    leavers = [dm for dm, stable in quo.stable.get("seq", {}).items() if not stable]
    who = desk.wording.actors(leavers) or "somebody"
    leads = (
        f"improvements lead from it to {count(n, 'outcome')} that {'holds' if n == 1 else 'hold'}"
        if any(o.steps is not None for o in strategy.expected)
        else f"{count(n, 'outcome')} would hold, but improvements lead to none of them"
    )
    gains = "gains" if len(leavers) == 1 else "gain"
    return write.say(
        f"The present situation does not hold{share}: {who} {gains} by leaving it; {leads}.",
        computed=basis,
    )


def _scenario_line(desk: Desk, write: Writer, focal: str) -> Sentence:
    base = desk.strategy.forecast if desk.strategy else {}
    changing: list[str] = []
    without: list[str] = []
    unanswered: list[str] = []
    for scenario in desk.given.scenarios:
        name = f"“{desk.wording.scenario(scenario.name)}”"
        if scenario.analysis.strategy is None:
            unanswered.append(name)
            continue
        changes = _focal_changes(desk, base, scenario, focal)
        if changes:
            changing.append(f"under {name} {join(changes[:3])}")
        else:
            without.append(name)
    who = desk.wording.actor(focal)
    parts = []
    if changing:
        parts.append(f"What {who} does changes {'; '.join(changing)}")
    if without:
        parts.append(f"no effect on what {who} does under {join(without)}")
    if unanswered:
        parts.append(f"not computed: {join(unanswered)}")
    return write.say(sentence_case("; ".join(parts)) + ".", computed=["k-scenarios", "k-forecast"])


def _focal_changes(
    desk: Desk, base: dict[str, str | None], scenario: ScenarioResult, focal: str
) -> list[str]:
    after = scenario.analysis.strategy.forecast if scenario.analysis.strategy else {}
    said = []
    for option, level in after.items():
        if not option.startswith(f"{focal}.") or option in scenario.assumed:
            continue
        before = base.get(option)
        if level == before:
            continue
        act = f"“{desk.wording.title(option)}”"
        said.append(f"{act} goes from {_level(before)} to {_level(level)}")
    return said


def _level(level: str | None) -> str:
    return "open" if level is None else level.replace("_", " ")


def _other_lines(desk: Desk, write: Writer) -> Iterator[Sentence]:
    yield from _commitment_line(desk, write)
    yield from _red_line_line(desk, write)
    yield from _pivot_line(desk, write)


def _commitment_line(desk: Desk, write: Writer) -> Iterator[Sentence]:
    report = desk.commitments
    if report is None or not report.obligations or desk.focal is None:
        return
    own = [o for o in report.obligations if o.party == desk.focal]
    if not own:
        return
    in_force = [o for o in own if o.status == "in force"]
    defence = [o for o in in_force if o.obligation in {"defence", "offence"}]
    who = desk.wording.actor(desk.focal)
    cites = [c for o in own for c in o.cites][:6]
    if defence:
        towards = sorted({t for o in defence for t in o.towards})
        text = f"{who} is bound by a clause in force to fight for {desk.wording.actors(towards)}."
    else:
        text = (
            f"No clause in force obliges {who} to fight for anyone "
            f"({len(in_force)} of its {count(len(own), 'clause')} {'is' if len(in_force) == 1 else 'are'} in force)."
        )
    yield write.say(text, cites=cites, computed=["k-commitments"])


def _red_line_line(desk: Desk, write: Writer) -> Iterator[Sentence]:
    report = desk.commitments
    if report is None or not report.red_lines:
        return
    counted = {
        verdict: sum(line.verdict == verdict for line in report.red_lines)
        for verdict in ("credible", "conditional", "self-executing", "empty", "not judged")
    }
    said = join(f"{n} {verdict}" for verdict, n in counted.items() if n)
    deters = sum(line.deters == "yes" for line in report.red_lines)
    yield write.say(
        f"Of {count(len(report.red_lines), 'red line')}, {said}; "
        f"{'none deters' if not deters else f'{deters} would deter'} with the response certain.",
        computed=["k-red-lines"],
    )


def _pivot_line(desk: Desk, write: Writer) -> Iterator[Sentence]:
    if desk.alignment is None:
        return
    pivot = next((p for p in desk.alignment.pivots if p.actor == desk.focal), None)
    if pivot is None or not pivot.strained:
        return
    pairs = "; ".join(desk.wording.actors(pair) for pair in pivot.rivals[:2])
    more = f" and {count(len(pivot.rivals) - 2, 'other pair')}" if len(pivot.rivals) > 2 else ""
    yield write.say(
        f"{desk.wording.actor(pivot.actor)} stands between rivals in {pivot.strained} of the "
        f"{pivot.triads} triads it is part of ({pairs}{more}).",
        computed=["k-pivot"],
    )


def _evidence_lines(desk: Desk, write: Writer) -> Iterator[Sentence]:
    evidence = desk.given.evidence
    if evidence is None:
        return
    c = evidence.counts
    yield write.say(
        f"{sentence_case(count(c.documents, 'document'))} of "
        f"{count(c.independent_origins, 'independent origin')} yield {count(c.claims, 'claim')}; "
        f"{c.accepted:,} of them accepted by a person.",
        computed=["k-counts", "k-origins"],
    )
    if evidence.ties:
        tie = evidence.ties[0]
        sign = "friendly" if tie.sign > 0 else "hostile" if tie.sign < 0 else "mixed"
        yield write.say(
            f"The tie best attested is {desk.wording.actor(tie.source)} to "
            f"{desk.wording.actor(tie.target)} ({tie.kind.replace('_', ' ')}, {sign}): "
            f"{count(len(tie.claims), 'claim')} of {count(tie.origins, 'independent origin')}.",
            cites=tie.claims[:6],
            computed=["k-ties"],
        )
    if evidence.contradictions:
        yield write.say(
            f"The sources contradict each other, or pull against each other, in "
            f"{count(len(evidence.contradictions), 'place')}.",
            computed=["k-contradictions"],
        )
    yield write.say(
        "What each side can be expected to do is not answered yet: "
        "the crisis file has no options and priorities to compute it from.",
        computed=["k-states"],
    )
