"""Treaties: what claims say was signed, by whom and when, and what the sentences say that it obliges."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tightrope.dates import PartialDate
from tightrope.draft.claimed import Claimed, day_of, ids_of, is_done, is_fact
from tightrope.draft.proposal import Gap, Proposal
from tightrope.evidence.claims.claim import Claim

_MADE = ("treaty", "defence_obligation")
_KIND = r"(?:Treaty|Pact|Accords?|Agreement|Convention|Charter|Protocol|Memorandum)"
_PLACE = r"(?: (?:of|on)(?: the)?(?: [A-Z][\w'’-]+)+)"
_NAMED = re.compile(
    rf"\b((?:[A-Z][\w'’-]+(?:[ -](?:and|of|on|for|the|de))*[ -]+){{1,8}}{_KIND}{_PLACE}?|{_KIND}{_PLACE})"
)
_CALLED = re.compile(
    r"\b((?:[a-z0-9-]+[ -]){0,4}(?:treaty|pact|accord|agreement|alliance|partnership))\b"
)
_BEFORE = (
    "a an the its their this that his her our your no of in under by to for on as and signed has have with is was "
    "were be been any some each every another other such same own both two"
)
# How old it is, how it stands and how it is thought of are no part of what it is called.
_JUDGED = (
    "new old older recent latest last earlier existing current present former previous original first second third "
    "final initial ageing decades-old centuries-old long-standing longstanding lasting long-term short-lived "
    "interim suspended frozen expired expiring lapsed defunct void stalled planned proposed draft revised renewed "
    "amended updated so-called controversial disputed contested landmark historic historical famous important key "
    "major big huge vast secret rare hard-won long-awaited long-sought much-needed fragile shaky tentative lucrative "
    "costly unequal fair good bad"
)
_FIRST = frozenset(f"{_BEFORE} {_JUDGED}".split())
_AGE = re.compile(
    r"\w+-(?:year|month|week|day|decade|century)s?-(?:old|long)|\d[\w-]*|(?:half-)?century-old"
)
_OBLIGES: dict[str, str] = {
    "defence": r"mutual[- ]defen[cs]e|defen[cs]e (?:pact|treaty|clause|alliance)|defend (?:each|one)|"
    r"come to (?:the|its|each other's|one another's) (?:aid|defen[cs]e)",
    "non_aggression": r"non-?aggression|not to (?:attack|use force)|renounc\w+ (?:the use of )?force",
    "neutrality": r"\bneutral(?:ity)?\b|not to (?:aid|help|assist|support) (?:an|any|the)",
    "consultation": r"\bconsult(?:ations?)?\b",
    "intelligence": r"(?:share|exchange)\w* (?:of )?intelligence|intelligence[- ]sharing",
    "arms": r"arms (?:deliver|sale|suppl)\w*|military[- ]technical",
    "trade": r"free trade|\btariffs?\b|trade (?:agreement|pact|deal|treaty)",
    "transit": r"\btransit\b|right of passage",
    "water": r"share\w* (?:of )?(?:the )?water|water[- ](?:sharing|treaty)",
    "ceasefire": r"cease-?fire|\btruce\b|armistice",
    "non_proliferation": r"non-?proliferation",
}
_BINDS = re.compile(
    r"\b(?:(?:enter|com|go|went|came|put|brought)\w* into (?:force|effect)|t[ao]\w+ effect|in force)"
    r"\b[^.;,]*$",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|without|nor|neither|does(?:n't| not)|lacks?)\b[^.;]{0,40}$", re.IGNORECASE
)


@dataclass(slots=True)
class _Text:
    """One treaty as the claims that speak of it tell of it."""

    parties: set[str]
    name: str
    claims: list[Claim] = field(default_factory=list)


def draft_treaties(claimed: Claimed) -> tuple[list[Proposal], list[Gap]]:
    """Gives the treaties that are told to have been made; those only sought are a gap.

    Claims of one sentence are of one treaty; so are those with its name, and those without a name
    of the same parties.
    """
    made, sought, duties = _gather(claimed)
    proposals, gaps = [], []
    for name, text in _names(made, claimed).items():
        proposals.append(_proposal(name, text, claimed))
        if "obliges" not in proposals[-1].value:
            says = "what it obliges is not said in the sentences of its claims: read the text"
            gaps.append(
                Gap(place=f"treaties.{name}.obliges", says=says, claims=ids_of(text.claims))
            )
    for open_, says in (
        (sought, "treaties that are announced, sought or refused, and not told to be made"),
        (duties, "duties to defend for which no treaty is told to have been made"),
    ):
        if open_:
            gaps.append(Gap(place="treaties", says=says, claims=ids_of(open_)))
    return proposals, gaps


def _gather(claimed: Claimed) -> tuple[list[_Text], list[Claim], list[Claim]]:
    texts: list[_Text] = []
    sought: list[Claim] = []
    duties: list[Claim] = []
    about = [c for c in claimed.claims if c.relation in _MADE and c.source_actor and c.target_actor]
    for claim in sorted(about, key=lambda one: (not _named(claimed.sentence(one)), one.document)):
        if not (is_done(claim) or (is_fact(claim) and claim.phase == "ended")):
            sought.append(claim)
            continue
        ends = {str(claim.source_actor), str(claim.target_actor)}
        name = _named(claimed.sentence(claim))
        for text in texts:
            same_sentence = any(
                claimed.sentence(own) == claimed.sentence(claim) for own in text.claims
            )
            if same_sentence or (name and name == text.name) or _may_be(claim, name, text, claimed):
                text.parties |= ends
                text.claims.append(claim)
                break
        else:
            if claim.relation == "treaty":  # a duty alone names no instrument
                texts.append(_Text(ends, name, [claim]))
            else:
                duties.append(claim)
    return texts, sought, duties


def _may_be(claim: Claim, name: str, text: _Text, claimed: Claimed) -> bool:
    """Whether a claim without a name may be of this text: of its parties, and signed in no other year."""
    if name or not {claim.source_actor, claim.target_actor} <= text.parties:
        return False
    years = {day[:4] for own in (claim, *text.claims) if (day := _signed(own, claimed)) is not None}
    return len(years) < 2


def _named(sentence: str) -> str:
    found = _NAMED.search(sentence)
    return (
        " ".join(re.sub(r"^(?:The|A|An|Under|In|On|Its) ", "", found[1]).split()) if found else ""
    )


def _names(texts: list[_Text], claimed: Claimed) -> dict[str, _Text]:
    """Each treaty under an id: its parties and the year it was signed, else a number."""
    named: dict[str, _Text] = {}
    for text in texts:
        year = next((day[:4] for c in text.claims if (day := _signed(c, claimed)) is not None), "")
        parties = sorted(text.parties)
        stem = "-".join(parties) if len(parties) <= 3 else "-".join((*parties[:2], "and-others"))
        name = f"{stem}-{year}" if year else stem
        number = 2
        while name in named:
            name, number = f"{stem}-{year or 'text'}-{number}", number + 1
        named[name] = text
    return named


def _signed(claim: Claim, claimed: Claimed) -> PartialDate | None:
    made = claim.relation == "treaty" and claim.phase == "done"
    return claimed.day(claim) if made and _in_force(claim, claimed) is None else None


def _in_force(claim: Claim, claimed: Claimed) -> PartialDate | None:
    """The day from which it binds, where its words tie the day to that and not to the signing."""
    before, found, _ = claimed.sentence(claim).partition(claim.time_stated or "\n")
    return day_of(claim) if found and _BINDS.search(before) else None


def _proposal(name: str, text: _Text, claimed: Claimed) -> Proposal:
    sentences = [claimed.sentence(claim) for claim in text.claims]
    value: dict[str, object] = {"parties": sorted(text.parties)}
    if text.name:
        value["name"] = text.name
    signed = next((day for claim in text.claims if (day := _signed(claim, claimed))), None)
    ended = next((day for c in text.claims if c.phase == "ended" and (day := claimed.day(c))), None)
    in_force = next((day for claim in text.claims if (day := _in_force(claim, claimed))), None)
    if signed:
        value["signed"] = signed
    if in_force:
        value["in_force"] = in_force
    if ended:
        value["ended"] = ended
    kinds, denied = _obliges(sentences)
    if kinds:
        value["obliges"] = kinds
    called = _called(sentences)
    if called:
        value["called"] = called
    if denied:
        value["note"] = f"said not to oblige: {', '.join(denied)}"
    cites = ids_of(text.claims)
    value["cites"] = list(cites)
    return Proposal("treaties", (name,), value, cites)


def _obliges(sentences: list[str]) -> tuple[list[str], list[str]]:
    """Kinds of obligation that the sentences name, and those they say are not in it."""
    yes: list[str] = []
    no: list[str] = []
    for sentence in sentences:
        for kind, words in _OBLIGES.items():
            found = re.search(words, sentence, re.IGNORECASE)
            if found is not None:
                (no if _DENIED.search(sentence[: found.start()]) else yes).append(kind)
    return [k for k in dict.fromkeys(yes) if k not in no], list(dict.fromkeys(no))


def _called(sentences: list[str]) -> str:
    for sentence in sentences:
        for found in _CALLED.finditer(sentence):
            words = found[1].split()
            stops = [at for at, word in enumerate(words, 1) if _is_apart(word.lower())]
            words = words[max(stops, default=0) :]
            if len(words) > 1:
                return " ".join(words)
    return ""


def _is_apart(word: str) -> bool:
    """Whether what a treaty is called begins only behind the word."""
    return word in _FIRST or _AGE.fullmatch(word) is not None
