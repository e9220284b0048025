"""The elements of a draft put into crisis.yaml one by one: accepted, edited, rejected, never over what is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tightrope.app.drafts.asked import elements_meant, names_passed
from tightrope.app.drafts.changing import effect_of, with_value
from tightrope.app.drafts.drafting import is_untouched, stamped
from tightrope.app.drafts.proposing import edits_into
from tightrope.app.errors import NoDraft
from tightrope.app.evidence.reading import Reading, read_evidence
from tightrope.app.how import OnStep, quiet
from tightrope.app.model.checking import accepted_claims
from tightrope.app.model.draft_checks import open_gaps
from tightrope.app.model.editing import edit_text, new_errors, unchanged, write_checked
from tightrope.app.model.history import record_edit
from tightrope.app.results import Merged
from tightrope.app.store.folder import Folder, open_folder, read_text, write_inside
from tightrope.app.store.lock import add_decisions, signature, writing
from tightrope.crisis import read_crisis
from tightrope.crisis.edit import LAST, Edit, edit_yaml
from tightrope.crisis.errors import CrisisInvalid, EditMisplaced
from tightrope.crisis.yaml_text import render_block
from tightrope.crisis.yaml_tree import read_yaml
from tightrope.draft import Draft, Proposal, draft_yaml
from tightrope.draft.claimed import quote_of
from tightrope.draft.read import DraftFile, missing, read_draft
from tightrope.errors import TightropeError, UsageMistake
from tightrope.evidence import Claim, Decision, read_decisions


@dataclass(slots=True)
class Merging:
    """The elements of a draft that the crisis file does not have, and what is decided of them."""

    folder: Folder
    reading: Reading
    draft: DraftFile
    seen: str  # the text of crisis.yaml that the elements are held against
    put_off: list[str] = field(default_factory=list)
    by: str = ""  # who decides; empty: the user of this machine
    browser: str = ""  # in which browser, where it is one
    known: dict[str, Claim] = field(
        init=False
    )  # by id; a reading does not know what was decided since

    def __post_init__(self) -> None:
        report = self.reading.report
        decided = (one.claim for one in read_decisions(self.folder.decisions))
        self.known = {one.id: one for one in (*decided, *report.claims, *report.possible)}

    @property
    def waiting(self) -> tuple[Proposal, ...]:
        """The elements still to be decided, those put off last."""
        found = missing(self.draft, self.seen)
        return tuple(sorted(found, key=lambda one: one.id in self.put_off))

    @property
    def current(self) -> Proposal | None:
        """The element to be decided next; None where all are."""
        return next(iter(self.waiting), None)

    def card(self) -> tuple[str, ...]:
        """Gives the current element in lines: how many wait, the quotes it is drawn from, itself."""
        one = self.current
        if one is None:
            return ("nothing waits",)
        quotes = [
            f"  “{quote_of(c)}” ({c.document}, {c.id}{_state(self, c)})" for c in self.quoted(one)
        ]
        return (
            f"\n{len(self.waiting)} waiting · {one.id}{self._by(one)}",
            *quotes[:4],
            *(self.text(one).splitlines() if one.how == "add" else self.effect(one)),
        )

    def effect(self, one: Proposal) -> tuple[str, ...]:
        """Gives what a change would make different in the crisis file, in sentences; of what is new
        nothing: it is there to be read."""
        if one.how == "add":
            return ()
        try:
            return effect_of(one, self.seen)
        except (
            TightropeError
        ) as error:  # a draft that was changed by hand, say: the others are shown
            return (f"it cannot be made as it stands: {error}",)

    def _by(self, one: Proposal) -> str:
        """Who proposed it, where that was a machine; and why, in its words."""
        return "".join(
            f" · proposed by {own.by}{f': {own.note}' if own.note else ''}"
            for own in self.draft.proposed
            if own.element == one.id
        )

    def text(self, one: Proposal) -> str:
        """Gives an element as YAML, to be shown or edited."""
        entry = {one.key[-1]: one.value} if one.key else one.value
        return "\n".join(render_block(entry, 2)) + "\n"

    def accept(self, chosen: Sequence[Proposal] | None = None) -> None:
        """Puts elements (the current one) into crisis.yaml, and accepts the claims they cite.

        Raises FileChanged where the crisis file is another by now, CrisisInvalid where the elements
        bring in an error that `check` would name; nothing is written then.
        """
        taken = [one for one in (self.current,) if one] if chosen is None else list(chosen)
        known = accepted_claims(self.folder)
        fresh = [c for one in taken for c in self._claims(one) if c.id not in known]
        for claim in fresh:
            known[claim.id] = frozenset({*claim.speakers, claim.source_actor} - {None})  # type: ignore[arg-type]
        text = self.seen
        for one in taken:
            text = edit_text(text, edits_into(text, one))
        self._write(text, fresh, known, [one.id for one in taken])

    def _write(
        self, text: str, fresh: list[Claim], known: Mapping[str, frozenset[str]], ids: list[str]
    ) -> None:
        """The claims first: a killed run leaves no element that rests on what nobody accepted."""
        with writing(self.folder, "putting elements of a draft into the crisis file"):
            unchanged(self.folder, self.seen)
            if errors := new_errors(self.seen, text, known):
                raise CrisisInvalid.of(errors)
            user, at = signature()
            by = self.by or user
            grades = self.reading.report.grades
            made = {
                c.id: Decision(
                    c, "accepted", *grades.get(c.id, ("F", 6)), by, at, "with a drafted element"
                )
                for c in fresh
            }
            add_decisions(self.folder, list(made.values()))
            write_checked(self.folder, self.seen, text, known)
            told = [f"accepted from the draft: {id_}" for id_ in ids]
            record_edit(self.folder, self.seen, text, by, told, self.browser)
        self.seen = text

    def edit(self, text: str, which: Proposal | None = None) -> None:
        """Takes another text for an element (the current one), in the form that `text` gives.

        Raises what reading it does.
        """
        one = which or self.current
        if one is None:
            raise NoDraft("nothing waits")
        if one.how == "remove":
            raise UsageMistake(
                "there is nothing to write where an element is taken out", value=one.id
            )
        data = read_yaml(text, one.id).data
        if one.key:
            if list(data) != [one.key[-1]]:
                raise UsageMistake("the name of an element stays", allowed=str(one.key[-1]))
            data = data[one.key[-1]]
        changed = Proposal(one.section, one.key, data, _cites(data))
        read_draft(draft_yaml(Draft("draft", None, (changed,), ()), {}), one.id)
        if one.how == "change":
            self.draft = with_value(self.draft, one.element, self.seen, data)
            return
        own = tuple(changed if other is one else other for other in self.draft.proposals)
        self.draft = replace(self.draft, proposals=own)

    def reject(self, chosen: Sequence[Proposal] | None = None) -> None:
        """Notes in draft.yaml that elements (the current one) are not wanted."""
        gone = [one.id for one in ((self.current,) if chosen is None else chosen) if one]
        with writing(self.folder, "rejecting elements of a draft"):
            text = read_text(self.folder.draft)
            untouched = is_untouched(text)
            edits = [Edit("add", ("rejected", LAST), name) for name in gone]
            text = edit_yaml(text, edits, self.folder.draft.name)
            if untouched:
                text = stamped(text.partition("\n")[2])
            write_inside(self.folder, self.folder.draft, text.encode())
        self.draft = replace(self.draft, rejected=(*self.draft.rejected, *gone))

    def skip(self) -> None:
        """Leaves the current element for later."""
        if self.current is not None:
            name = self.current.id
            self.put_off = [*(one for one in self.put_off if one != name), name]

    def again(self) -> None:
        """Reads crisis.yaml again, after somebody else has changed it."""
        self.seen = read_text(self.folder.crisis)

    def quoted(self, one: Proposal) -> list[Claim]:
        """Gives the claims to be read with an element: those it cites, of an actor those it is an end of."""
        if one.section != "actors":
            told = {c for own in self.draft.proposed if own.element == one.id for c in own.claims}
            return self._claims(replace(one, claims=tuple(dict.fromkeys((*one.claims, *told)))))
        return [
            c for c in self.reading.report.claims if one.key[0] in (c.source_actor, c.target_actor)
        ]

    def _claims(self, one: Proposal) -> list[Claim]:
        return [self.known[name] for name in one.claims if name in self.known]


def _state(merging: Merging, claim: Claim) -> str:
    return "" if claim.id in merging.reading.report.accepted else ", not yet accepted"


def _cites(data: object) -> tuple[str, ...]:
    return tuple(data.get("cites", ())) if isinstance(data, dict) else ()


def open_merge(path: Path, *, on_step: OnStep = quiet) -> Merging:
    """Begins or resumes a merge of the folder's draft. Raises NoDraft where there is none."""
    folder = open_folder(path)
    model = read_crisis(folder.crisis).model
    text = read_text(folder.draft)
    if not text:
        raise NoDraft(
            "there is no draft in this folder yet",
            where=str(folder.path),
            hint=f"make one with: tightrope draft {folder.path}",
        )
    draft = read_draft(text, folder.draft.name)
    reading = read_evidence(folder, model, on_step=on_step)
    return Merging(folder, reading, draft, read_text(folder.crisis))


def merge_elements(
    path: Path, accept: Sequence[str], reject: Sequence[str], *, on_step: OnStep = quiet
) -> Merged:
    """Accepts and rejects elements of the draft by name (`ties`: all of a section; `all`).

    What cannot be put into the file as it is is told as refused, with the reason. Raises
    UnknownElement for a name that no element has; nothing is decided then. A name of which nothing
    waits any more is passed over and told.
    """
    return decide_elements(open_merge(path, on_step=on_step), accept, reject)


def decide_elements(merging: Merging, accept: Sequence[str], reject: Sequence[str]) -> Merged:
    """Accepts and rejects elements of an open merge; see `merge_elements`."""
    passed = names_passed((*accept, *reject), merging.waiting, merging.draft, merging.seen)
    unwanted = elements_meant(merging.waiting, reject)
    wanted = [one for one in elements_meant(merging.waiting, accept) if one not in unwanted]
    if unwanted:
        merging.reject(unwanted)
    refused: list[TightropeError] = []
    taken = _accept_all(merging, wanted, refused)
    return Merged(
        tuple(one.id for one in taken),
        tuple(one.id for one in unwanted),
        tuple(refused),
        tuple(one.id for one in merging.waiting),
        {one.id: by for one in merging.waiting if (by := merging.draft.by.get(one.id))},
        passed,
        tuple(open_gaps(merging.draft, merging.seen).values()),
    )


def _accept_all(
    merging: Merging, wanted: list[Proposal], refused: list[TightropeError]
) -> list[Proposal]:
    """All at once; one by one where that is an error."""
    try:
        merging.accept(wanted)
    except (CrisisInvalid, EditMisplaced):
        taken = []
        for one in wanted:
            try:
                merging.accept([one])
                taken.append(one)
            except (CrisisInvalid, EditMisplaced) as error:
                refused.append(CrisisInvalid(f"{one.id}: {error.lines[0]}"))
        return taken
    return wanted
