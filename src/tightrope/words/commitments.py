"""Sentences on obligations: what treaties oblige to, and what clashes."""

from __future__ import annotations

from collections.abc import Sequence

from tightrope.analysis.commitments.report import (
    Clash,
    CommitmentsReport,
    Loose,
    NamedInstrument,
    ObligationStatus,
    OwedClause,
)
from tightrope.words.parts import ActorRef, Agreeing, FormulaRef, Phrase, TreatyRef
from tightrope.words.phrase import actors, fill, join, sentence
from tightrope.words.plain import count, listed

_KINDS = {
    "defence": "Defends the other when it is attacked",
    "offence": "Joins the other in attack",
    "neutrality": "Stays neutral and gives an attacker of the other no aid",
    "non_aggression": "Uses no force against the other",
    "consultation": "Consults",
    "arms": "Cooperates in arms",
    "intelligence": "Shares intelligence",
    "economic": "Cooperates in the economy",
    "trade": "Lets trade pass on the agreed terms",
    "transit": "Lets the other's goods and people through",
    "water": "Shares water as agreed",
    "territory": "Keeps to the agreed frontier",
    "ceasefire": "Keeps to the terms of the ceasefire",
    "non_proliferation": "Neither makes nor passes on the arms named",
}


WHEN = {
    "in force": "since",
    "suspended": "since",
    "in abeyance": "since",
    "left": "until",
    "ended": "until",
    "ended by breach": "on",
    "not yet signed": "signed on",
    "not yet a member": "from",
    "signed, not in force": "in force from",
    "ratified, not in force": "in force from",
    "not yet in force": "in force from",
}  # what the date of a status says
EXPECTED = {"yes": "would be kept", "no": "would be broken", "not judged": "not judged"}


def kind_words(kind: str) -> str:
    """Gives a kind of obligation as it is written: non-aggression."""
    return kind.replace("_", "-")


def says(owed: ObligationStatus) -> str:
    """Gives what a clause says: the words of the file, else what its kind means."""
    area = f" (in {owed.area})" if owed.area else ""
    return f"{(owed.says or _KINDS.get(owed.obligation, kind_words(owed.obligation))).rstrip('.')}{area}"


def obligation(owed: ObligationStatus, as_of: str | None = None) -> Phrase:
    """Gives who owes what to whom, whether that is in force, triggered and honoured."""
    first = sentence(
        "{treaty}{article}: {party} {owes} {towards} {kind}. {says}.",
        treaty=TreatyRef(owed.treaty),
        article=f", article {owed.article}" if owed.article else "",
        party=ActorRef(owed.party),
        owes=Agreeing((owed.party,), "owes", "owe"),
        towards=actors(owed.towards),
        kind=kind_words(owed.obligation),
        says=says(owed),
    )
    return join([first, status_of(owed, as_of), _condition(owed), _kept(owed)])


def _kept(owed: ObligationStatus) -> Phrase:
    """Whether the one who owes it keeps to it; never said of those it is owed to."""
    party = ActorRef(owed.party)
    told = {"yes": "{party} {keeps} to it.", "no": "{party} {breaks} it."}
    parts = []
    if owed.unable:
        parts.append(
            sentence("{party} cannot keep to it today{why}.", party=party, why=why_unable(owed))
        )
    elif owed.honoured in told:
        keeps = Agreeing((owed.party,), "keeps", "keep")
        breaks = Agreeing((owed.party,), "breaks", "break")
        parts.append(sentence(told[owed.honoured], party=party, keeps=keeps, breaks=breaks))
    if owed.broken_on is not None and owed.honoured != "no":
        parts.append(sentence("{party} broke it on {day}.", party=party, day=owed.broken_on))
    expected = {"yes": "would keep to it", "no": "would break it"}.get(owed.honoured_expected)
    if expected is not None and owed.honoured_expected != owed.honoured:
        parts.append(sentence("{party} {would} in what is expected.", party=party, would=expected))
    return join(parts)


def why_unable(owed: ObligationStatus) -> str:
    """Gives the rules that leave no way to honour it, in the words of the file; "" without any."""
    told = listed(f"“{reason.rstrip('.')}”" for reason in owed.unable_because)
    return f", as {told}" if told else ""


def _condition(owed: ObligationStatus) -> Phrase:
    if owed.condition is None:
        return Phrase()
    return sentence(
        {
            "yes": "Its condition is met: {condition}.",
            "no": "Its condition is not met: {condition}.",
            "not judged": "Whether its condition is met is not judged: {condition}.",
        }[owed.triggered],
        condition=FormulaRef(owed.condition),
    )


_STATUS = {
    "in force": "It has been in force since {date}.",
    "not yet signed": "It was signed only on {date}, later than {as_of}.",
    "signed, not in force": "It was signed on {signed} but is in force only from {date}, so it "
    "does not bind{on}.",
    "ratified, not in force": "It was ratified but is in force only from {date}, so it does not "
    "bind{on}.",
    "not yet in force": "It is in force only from {date}, so it does not bind{on}.",
    "not yet a member": "{by} {joined} only on {date}, so it does not bind{on}.",
    "left": "{by} {were} bound until {date} and no longer {are}{on}.",
    "reserved": "{by} made a reservation that takes it out, so it does not bind.",
    "suspended": "It is suspended{whose} since {date}, so it does not bind{on}.",
    "in abeyance": "It is in abeyance{whose} since {date}: not ended, and not applied{on}.",
    "ended": "It was in force until {date} and no longer binds{on}.",
    "ended by breach": "{by} broke it on {date}, which ended it; it no longer binds{on}.",
}


def status_of(owed: ObligationStatus, as_of: str | None) -> Phrase:
    """Gives whether it binds on a date, since when, and whose doing it is where it does not."""
    if owed.status not in _STATUS:
        why = (
            f"on {as_of} cannot be told from the dates given"
            if as_of
            else "is not judged, as the file gives no date"
        )
        return sentence("Whether it is in force {why}.", why=why)
    one = () if owed.by is None else (owed.by,)
    return sentence(
        _STATUS[owed.status],
        date=owed.date or "a date that is not known",
        as_of=as_of or "",
        on=f" on {as_of}" if as_of else "",
        signed=owed.signed or "a date that is not known",
        by=ActorRef(owed.by) if owed.by else "One party",
        whose=fill(" by {by}", by=ActorRef(owed.by)) if owed.by else "",
        joined=Agreeing(one, "becomes a party", "become parties") if one else "becomes a party",
        were=Agreeing(one, "was", "were") if one else "was",
        are=Agreeing(one, "is", "are") if one else "is",
    )


def binds(owed: ObligationStatus) -> bool:
    """Tells whether an obligation is in force towards somebody."""
    return owed.status == "in force"


def by_clause(report: CommitmentsReport) -> list[list[ObligationStatus]]:
    """Gives the obligations clause by clause: what all its parties owe by each."""
    found: dict[tuple[str, str, str, int], list[ObligationStatus]] = {}
    for o in report.obligations:
        found.setdefault((o.treaty, o.obligation, o.article, o.clause), []).append(o)
    return list(found.values())


def unbound(treaty: str, parties: Sequence[str], as_of: str | None) -> Phrase:
    """Gives the parties that none of the clauses in force of a treaty bind."""
    return sentence(
        "{treaty} does not bind {parties}{on}.",
        treaty=TreatyRef(treaty),
        parties=actors(parties),
        on=f" on {as_of}" if as_of else "",
    )


def named_instrument(found: NamedInstrument) -> Phrase:
    """Gives what a treaty is called, and what it obliges to."""
    if not found.obliges:
        obliges = "no obligation is listed for it"
    else:
        obliges = f"it obliges to {listed(map(kind_words, found.obliges))}"
        obliges += "" if "defence" in found.obliges else ", and nobody to defend anybody"
    return sentence(
        "{treaty} is called “{called}”; {obliges}.",
        treaty=TreatyRef(found.treaty),
        called=found.called,
        obliges=obliges,
    )


def clash(found: Clash) -> Phrase:
    """Gives two obligations that cannot both be honoured."""
    states = count(found.states, "possible outcome")
    text = sentence(
        "{one} and {other} cannot both be honoured: both are triggered in {states}, and none "
        "honours both.",
        one=_owed(found.one),
        other=_owed(found.other),
        states=states,
    )
    if not found.not_in_force:
        return text
    return join([text, *map(_loose, found.not_in_force)])


def _loose(found: Loose) -> Phrase:
    treaty = TreatyRef(found.treaty)
    if found.status == "date unknown":
        return sentence("{treaty} is not known to be in force.", treaty=treaty)
    return sentence(
        "{treaty} does not bind {party}: {status}{since}.",
        treaty=treaty,
        party=ActorRef(found.party),
        status=found.status,
        since=f" ({WHEN[found.status]} {found.date})" if found.date else "",
    )


def _owed(clause: OwedClause) -> Phrase:
    return fill(
        "{kind} owed by {party} to {towards} ({treaty}{article})",
        kind=kind_words(clause.obligation),
        party=ActorRef(clause.party),
        towards=actors(clause.towards),
        treaty=TreatyRef(clause.treaty),
        article=f", article {clause.article}" if clause.article else "",
    )
