"""What to watch, in words: signs, what they tell of which future, and what would speak against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tightrope.analysis.dynamics.against import Against
from tightrope.analysis.dynamics.futures import Future
from tightrope.analysis.dynamics.seen_as import SeenAs
from tightrope.analysis.dynamics.setting import STREAM
from tightrope.analysis.dynamics.watch import Watched, WatchReport
from tightrope.words.forecasts import likelihood_word, percent, tells_nothing
from tightrope.words.parts import ActorRef, IndicatorRef, Phrase
from tightrope.words.phrase import actors, clauses, fill, join, joined, sentence
from tightrope.words.plain import SLIGHT, count, listed, numeral, plain_id, times

MOST_AGAINST = 4  # moves that would refute the finding, that are told
_NAMED_ALIKE = 2  # points that stay as they are today, that are named in the finding
_LITTLE = 0.05  # of the bits that are open


def future(found: Future, today: Mapping[str, str]) -> Phrase:
    """A future, and how likely it is."""
    if found.settled:
        what = future_name(found, today)
        return sentence("{what}: {word} in this model.", what=what, word=found.settled)
    number = percent(found.probability)
    if tells_nothing(found.low, found.high):
        word = "the model cannot tell how likely"
        number = f"eight draws in ten {percent(found.low)} to {percent(found.high)}, mean {number}"
    else:
        word = likelihood_word(found.probability)
    name = future_name(found, today)
    return sentence("{what}: {word} ({number}).", what=name, word=word, number=number)


def future_name(found: Future, today: Mapping[str, str]) -> Phrase:
    """What a future is called; `today` has the levels of today, so that what goes on is said so."""
    if found.answer is not None:
        return fill("the answer is {answer}", answer="yes" if found.answer else "no")
    if not found.ends:
        return fill("it ends as it is today")
    return fill("in the end {what}", what=end(found, today))


def end(found: Future, today: Mapping[str, str]) -> Phrase:
    """How it ends, without more words: a cell of a table."""
    if not found.ends:
        return future_name(found, today)
    return fill("{what}", what=clauses(found.ends, today))


def watched(found: Watched, report: WatchReport) -> Phrase:
    """A sign, by when, how likely, and which future it speaks for how strongly."""
    told = sentence(
        "By week {by} {sign} ({chance}); this is {times} likelier if {future}.",
        by=str(found.by),
        sign=sign(found, report.today),
        chance=percent(found.probability),
        times=_times(found.ratio),
        future=future_name(report.futures[found.favours], report.today),
    )
    return join([told, _absence(found), _shown(found)])


def sign(found: Watched, today: Mapping[str, str]) -> Phrase:
    """What is to be seen: a move, or an indicator that has left today’s level."""
    if found.kind == "move":
        return fill("{move}", move=clauses({found.what: found.level}, today))
    way = "above" if found.level == "up" else "below"
    return fill(f"“{{x}}” is {way} today’s level", x=IndicatorRef(found.what))


def _absence(found: Watched) -> Phrase:
    if 1 / found.absence < SLIGHT:
        return Phrase(())
    return sentence("That it stays away makes that {times} less likely.",
                    times=_times(1 / found.absence))  # fmt: skip


def _shown(found: Watched) -> Phrase:
    if not found.shown_by:
        return Phrase(())
    turns = [
        fill(f"“{{x}}” goes {level}", x=IndicatorRef(name))
        for name, level in found.shown_by.items()
    ]
    return sentence("It shows in that {turns}.", turns=joined(turns))


def open_until(report: WatchReport) -> Phrase:
    """Among which courses signs are weighed."""
    if not report.telling or not report.watched:
        return Phrase(())
    return sentence(
        "Each sign is weighed as long as this is as it is today: {options}.",
        options=joined(
            clauses({name: report.today[name]}, report.today) for name in report.telling
        ),
    )


def against(found: Against, report: WatchReport) -> Phrase:
    """A move that would refute the main finding, or speak against the model."""
    move = clauses({found.option: found.level}, report.today)
    held = sentence(
        "That {move} at some time within {weeks}: {chance}.",
        move=move, weeks=count(report.weeks, "week"), chance=percent(found.probability),
    )  # fmt: skip
    if found.refutes and found.probability > 0.5:
        return join([held, sentence("The forecast itself goes against the finding here.")])
    if found.ratio < SLIGHT:
        return held
    return join(
        [
            held,
            sentence("It would be {times} as common if the sides moved without regard to what they "
                     "want.", times=_times(found.ratio)),
        ]
    )  # fmt: skip


def finding(report: WatchReport) -> Phrase:
    """The model's main finding: what is expected to change, and what is expected to stay, since
    moves against either refute it."""
    if not report.finding:
        return Phrase(())
    now = report.today
    unlike = {o: level for o, level in report.finding.items() if level != now[o]}
    alike = {o: level for o, level in report.finding.items() if level == now[o]}
    if not unlike:
        told = sentence("Main finding: what is done today goes on.")
    elif len(alike) > _NAMED_ALIKE:
        told = sentence(
            "Main finding: {what}; the other {n} points of what is expected stay as they are today.",
            what=clauses(unlike, now),
            n=numeral(len(alike)),
        )
    else:
        stays = fill(", and as today {alike}", alike=clauses(alike, now)) if alike else Phrase(())
        told = sentence("Main finding: {what}{stays}.", what=clauses(unlike, now), stays=stays)
    refuting = any(one.refutes for one in report.against)
    return join([told, sentence("It is refuted by these:")]) if refuting else told


def refuted_by(found: Sequence[Against], report: WatchReport, more: int) -> Phrase:
    """What would refute the main finding, with what the forecast holds of each; `more` are left out."""
    moves = [
        fill(
            f"{{move}} ({percent(one.probability)})",
            move=clauses({one.option: one.level}, report.today),
        )
        for one in found
    ]
    left = f"; {count(more, 'less likely move')} would do so too" if more > 0 else ""
    return sentence(
        f"What is expected would be refuted if at some time within {{weeks}} {{moves}}{left}.",
        weeks=count(report.weeks, "week"),
        moves=joined(moves, "or"),
    )


def seen_as(found: SeenAs, today: Mapping[str, str]) -> Phrase:
    """A move, and which claims would count as having seen it."""
    move = clauses({found.option: found.level}, today)
    return join([sentence("That {move}:", move=move), seen(found)])


def seen(found: SeenAs) -> Phrase:
    """Which claims would count as having seen a move."""
    after = f" after {found.after}" if found.after else ""
    if not found.relations:
        return sentence(
            "No claim of {who} stands behind this option, so a person has to say what would count.",
            who=ActorRef(found.source),
        )
    told = sentence(
        "A claim counts as having seen it that says of {who}: “{relations}”{targets}, {phase}, "
        "asserted or reported, dated{after}.",
        who=ActorRef(found.source),
        relations=listed(map(plain_id, found.relations), "or"),
        targets=fill(", towards {a}", a=actors(found.targets, "or")) if found.targets else "",
        phase="ended or refused" if found.undone else "done or under way",
        after=after,
    )
    if not found.already:
        return told
    number = count(len(found.already), "such claim")
    is_ = "is" if len(found.already) == 1 else "are"
    return join([told, sentence("{number} {is_} in the evidence already.", number=number, is_=is_)])


def counted(report: WatchReport) -> str:
    """In how many draws and worlds all of it is counted."""
    if not report.draws:
        return f"Counted in {report.worlds:,} drawn worlds; nothing else was drawn."
    return (
        f"Counted in {count(report.draws, 'draw')} of what is uncertain (at most {STREAM} are made), "
        f"{report.worlds:,} worlds in all."
    )


def nothing_tells(found: WatchReport) -> str:
    """Why there is nothing to watch."""
    if any(one.settled for one in found.futures):
        return "The model leaves only one answer possible, so there is nothing to watch for."
    if found.unsettled < 0.05:
        return "The model holds one future all but certain, so there is nothing to watch for."
    return "No single early sign tells the futures apart."


def little(report: WatchReport) -> Phrase:
    """That even the best sign settles little, where it does."""
    if any(one.bits >= _LITTLE * report.unsettled for one in report.watched):
        return Phrase(())
    if not report.watched:
        return Phrase(())
    return sentence("Even the best sign settles little of what is open.")


def worth(found: Watched, report: WatchReport) -> str:
    """How much of what is open a sign settles."""
    return f"{found.bits:.3f} of {report.unsettled:.2f}"


def _times(ratio: float) -> str:
    return "slightly" if ratio < SLIGHT else times(ratio)
