"""The bottom line: three to six sentences that an executive reads in ten seconds."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.commitments.report import CommitmentsReport
from tightrope.analysis.strategy.report import StrategyReport
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Finding, Section, Sentence
from tightrope.brief.sections.contradictions import points_in_words, points_of
from tightrope.brief.sections.focal_course import write_course, write_scenario_effects
from tightrope.brief.sections.needed import deciding_words
from tightrope.words import count, full_stop, listed, numeral, sentence_case

__all__ = ["write_bottom_line"]

_MOST = 6


def write_bottom_line(desk: Desk) -> Section:
    """What holds, what the focal actor is expected to do, what would change it."""
    write = Writer(desk, "bottom-line")
    said = [line for lines in _lines(desk, write) for line in lines]
    if not said:
        said.append(
            write.say(
                "There is nothing to report yet: no sources and no model.", computed=["k-counts"]
            )
        )
    return Section("bottom-line", "Bottom line", (Finding(tuple(said)),))


def _lines(desk: Desk, write: Writer) -> Iterator[list[Sentence]]:
    """Groups of sentences in order of weight, at most six sentences in all."""
    left = _MOST
    for lines in (_strategy, _red_lines, _obligations, _pivot, _evidence):
        group = []
        for sentence in lines(desk, write):
            if left:
                group.append(sentence)
                left -= 1
            if not left:
                break
        yield group
        if not left:
            return


def _strategy(desk: Desk, write: Writer) -> Iterator[Sentence]:
    strategy = desk.strategy
    if strategy is None:
        return
    if desk.focal:
        yield from write_course(desk, write, strategy, desk.focal)
    yield _holding(desk, write, strategy)
    if desk.focal:
        yield from write_scenario_effects(desk, write, desk.focal)


def _holding(desk: Desk, write: Writer, strategy: StrategyReport) -> Sentence:
    quo, n = strategy.status_quo, strategy.expected_total
    note = desk.robustness("status quo")
    basis = ["k-stability", "k-forecast", *(["k-robustness"] if note else [])]
    share = f" (it holds {note.words})" if note else ""
    decides = deciding_words(desk, strategy)
    basis += ["k-deciding"] if decides else []
    decides = f". W{decides}" if decides else ""
    if quo.equilibrium.get("seq"):
        text = (
            "The present situation holds: nobody can better itself by leaving it without an "
            f"answer that undoes the gain{share}"
        )
        if n > 1:
            text += f"; {count(n - 1, 'other outcome')} would hold too"
        return write.say(f"{text}{decides}.", computed=basis)
    leavers = [dm for dm, stable in quo.stable.get("seq", {}).items() if not stable]
    who = desk.wording.actors(leavers) or "somebody"
    reached = any(o.steps is not None for o in strategy.expected)
    leads = (
        f"improvements lead from it to {count(n, 'outcome')} that {'holds' if n == 1 else 'hold'}"
        if reached
        else f"{count(n, 'outcome')} would hold, but improvements lead to none of them"
    )
    gains = "gains" if len(leavers) < 2 else "gain"
    return write.say(
        f"The present situation does not hold: {who} {gains} by leaving it{share}; {leads}{decides}.",
        computed=basis,
    )


def _obligations(desk: Desk, write: Writer) -> Iterator[Sentence]:
    report = desk.commitments
    own = [o for o in report.obligations if o.party == desk.focal] if report else []
    if not own or desk.focal is None:
        return
    in_force = [o for o in own if o.status == "in force"]
    fighting = [o for o in in_force if o.obligation in {"defence", "offence"}]
    towards = sorted({t for o in fighting for t in o.towards if o.triggered != "no"})
    who = desk.wording.actor(desk.focal)
    cites = tuple(dict.fromkeys(c for o in own for c in o.cites))[:4]
    if towards:
        text = f"A clause in force obliges {who} to fight beside {desk.wording.actors(towards)}."
    elif fighting:
        beside = desk.wording.actors(sorted({t for o in fighting for t in o.towards}))
        text = (
            f"{who} is bound to fight beside {beside} in some cases; as things stand none of them "
            "is met."
        )
    else:
        be = "is" if len(in_force) < 2 else "are"
        when = f" on {report.as_of}" if report and report.as_of else ""
        text = (
            f"No clause in force obliges {who} to fight for anyone: of its "
            f"{count(len(own), 'clause')}, {numeral(len(in_force), 'none')} {be} in force{when}."
        )
    yield write.say(text, cites=cites, computed=["k-commitments"])


def _red_lines(desk: Desk, write: Writer) -> Iterator[Sentence]:
    report = desk.commitments
    if report is None or not report.red_lines:
        return
    yield write.say(_judged(report), computed=["k-red-lines"])


def _judged(report: CommitmentsReport) -> str:
    verdicts = ("credible", "self-executing", "conditional", "empty", "not judged")
    parts = [
        f"{numeral(n)} {'is' if n == 1 else 'are'} {verdict}"
        for verdict in verdicts
        if (n := sum(line.verdict == verdict for line in report.red_lines))
    ]
    text = f"Of {count(len(report.red_lines), 'red line')}, {listed(parts)}"
    judged = [line for line in report.red_lines if line.deters != "not judged"]
    if judged:
        deters = sum(line.deters == "yes" for line in judged)
        text += (
            f"; of {numeral(len(judged))} judged for it, {numeral(deters, 'none')} would deter "
            "if the response were certain"
        )
    return f"{text}."


def _pivot(desk: Desk, write: Writer) -> Iterator[Sentence]:
    pivots = desk.alignment.pivots if desk.alignment else ()
    pivot = next((p for p in pivots if p.actor == desk.focal and p.strained), None)
    if pivot is None:
        return
    pairs = "; ".join(desk.wording.actors(pair) for pair in pivot.rivals[:2])
    left = len(pivot.rivals) - 2
    more = f"; {count(left, 'more pair')}" if left > 0 else ""
    yield write.say(
        f"{desk.wording.actor(pivot.actor)} stands between rivals in {numeral(pivot.strained)} of "
        f"the {count(pivot.triads, 'triad')} it is part of ({pairs}{more}).",
        computed=["k-pivot"],
    )


def _evidence(desk: Desk, write: Writer) -> Iterator[Sentence]:
    """Only where nothing was computed: what the sources alone say."""
    evidence = desk.given.evidence
    if evidence is None or desk.strategy is not None:
        return
    c = evidence.counts
    yield write.say(
        f"{sentence_case(count(c.documents, 'document'))} of "
        f"{count(c.independent_origins, 'independent origin')} yield {count(c.claims, 'claim')}, "
        f"{numeral(c.accepted, 'none')} of them accepted by a person.",
        computed=["k-counts", "k-origins"],
    )
    if evidence.ties:
        tie = evidence.ties[0]
        sign = "friendly" if tie.sign > 0 else "hostile" if tie.sign < 0 else "contested"
        yield write.say(
            f"The tie best attested is that of {desk.wording.actor(tie.source)} to "
            f"{desk.wording.actor(tie.target)} ({tie.kind.replace('_', ' ')}, {sign}): "
            f"{count(len(tie.claims), 'claim')} of {count(tie.origins, 'independent origin')}.",
            cites=tie.claims[:3],
            computed=["k-ties"],
        )
    if evidence.contradictions:
        yield write.say(
            f"{sentence_case(points_in_words(points_of(evidence.contradictions)))}.",
            computed=["k-contradictions"],
        )
    why = desk.missing("strategy") or "the crisis file has no options and priorities"
    yield write.say(
        f"What each side can be expected to do is not answered yet: {full_stop(why)}",
        computed=["k-states"],
    )
