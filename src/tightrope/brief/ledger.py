"""Keeps the account of what every statement rests on while a brief is composed."""

from __future__ import annotations

from collections.abc import Iterable

from tightrope.brief.definitions import DEFINITIONS
from tightrope.brief.given import BriefInput
from tightrope.brief.page import (
    Assumption,
    Computation,
    Ground,
    Quote,
)
from tightrope.brief.rests import On, Rests
from tightrope.brief.wording import Wording
from tightrope.evidence.claims.claim import Claim

_FILE = "k-file"


class Ledger:
    """Gives ids to statements, numbers to quotes and letters to nothing: one per brief."""

    def __init__(self, given: BriefInput, wording: Wording) -> None:
        evidence = given.evidence
        self._evidence = evidence
        self._wording = wording
        strategy = given.analysis.strategy if given.analysis else None
        self._rests = Rests(given.crisis, strategy, wording)
        # contradictions may rest on statements that are no claims of the list
        opposed = (
            [c for pair in evidence.contradictions for c in (pair.a, pair.b)] if evidence else []
        )
        known = [*opposed, *evidence.claims] if evidence else []
        self._claims: dict[str, Claim] = {claim.id: claim for claim in known}
        self._titles = {s.name: s.title or s.name for s in given.sources}
        self._uses: dict[str, list[str]] = {}
        self._assumed: dict[str, str] = {}  # text -> id
        self._counters: dict[str, int] = {}

    def number(self, section: str) -> str:
        """Gives the id of the next statement of a section."""
        self._counters[section] = self._counters.get(section, 0) + 1
        return f"{section}-{self._counters[section]}"

    def rests(self, on: Iterable[On], computed: Iterable[str]) -> tuple[str, ...]:
        """Gives the places of the model that something computed `on` these rests on."""
        return self._rests.of(on, tuple(computed))

    def claim(self, id_: str) -> Claim | None:
        """The claim of that id, where it is among the evidence."""
        return self._claims.get(id_)

    def quotes(self) -> tuple[Quote, ...]:
        """Every claim used, in the order of first use."""
        used = [id_ for id_ in self._uses if not id_.startswith(("a-", "k-"))]
        return tuple(self._quote(id_, n) for n, id_ in enumerate(used, start=1))

    def assumptions(self) -> tuple[Assumption, ...]:
        """Every assumption used, in the order of first use."""
        return tuple(
            Assumption(id_, text, tuple(self._uses[id_])) for text, id_ in self._assumed.items()
        )

    def computations(self) -> tuple[Computation, ...]:
        """Every computation used, in the order in which the definitions stand."""
        return tuple(
            Computation(id_, title, text, tuple(self._uses[id_]))
            for id_, (title, text) in DEFINITIONS.items()
            if id_ in self._uses
        )

    def grounds(self) -> tuple[Ground, ...]:
        """Every element of the model that a statement so far rests on."""
        return self._rests.grounds()

    def basis(
        self,
        user: str,
        cites: Iterable[str],
        assumed: Iterable[str | None],
        computed: Iterable[str],
    ) -> tuple[str, ...]:
        """Gives the ids of what the statement `user` rests on; without any, that is the crisis file."""
        ids = [*computed, *cites]
        for text in assumed:
            if text:
                ids.append(self._assumed.setdefault(text, f"a-{len(self._assumed) + 1}"))
        unique = tuple(dict.fromkeys(ids)) or (_FILE,)
        for id_ in unique:
            if id_.startswith("k-") and id_ not in DEFINITIONS:
                raise KeyError(id_)
            self._uses.setdefault(id_, []).append(user)
        return unique

    def _quote(self, id_: str, number: int) -> Quote:
        users = tuple(self._uses[id_])
        claim = self._claims.get(id_)
        evidence = self._evidence
        if claim is None or evidence is None:
            return Quote(id_, number, used_by=users)
        if id_ in evidence.broken:
            return Quote(id_, number, document=claim.document, used_by=users)
        reliability, credibility = evidence.grades.get(id_, ("F", 6))
        anchor = claim.anchor
        return Quote(
            id=id_,
            number=number,
            exact=anchor.exact,
            prefix=anchor.prefix,
            suffix=anchor.suffix,
            document=claim.document,
            title=self._titles.get(claim.document, claim.document),
            start=anchor.start,
            end=anchor.end,
            sha256=anchor.sha256,
            says=self._wording.claim(claim),
            sign=claim.sign,
            modality=claim.modality,
            speaker=self._wording.actor(claim.speaker) if claim.speaker else None,
            time=claim.time_resolved or claim.time_stated,
            grade=f"{reliability}{credibility}",
            automatic=id_ not in evidence.graded and credibility != 6,
            origin=evidence.origin_of_claim.get(id_),
            accepted=id_ in evidence.accepted,
            coder=f"{claim.coder} {claim.coder_version}",
            used_by=users,
            found=True,
        )
