"""The tools that look at the evidence, and those that propose: into the inbox and the draft, for a person."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from mcp.server.mcpserver import Context
from pydantic import Field

from tightrope.app import use_cases
from tightrope.app.answers.finding import find_claims, show_claim
from tightrope.app.answers.summing import summarise
from tightrope.app.drafts.changing import propose_change
from tightrope.app.drafts.limits import SECTIONS
from tightrope.app.drafts.proposing import machine_name, propose_claim, propose_element
from tightrope.app.errors import NotACrisisFolder
from tightrope.app.evidence.exporting import document_records
from tightrope.app.evidence.reading import Reading
from tightrope.app.evidence.suggested import ASSISTANT
from tightrope.app.gathered.gather import Gathered
from tightrope.errors import UsageMistake
from tightrope.mcp.answer import Answer, Limit, Offset, answer, without_words, words_of
from tightrope.mcp.desk import Desk

ClaimId = Annotated[
    str, Field(max_length=40, description="The id of a claim, such as c-1a2b3c4d5e.")
]
Words = Annotated[str | None, Field(max_length=400)]
Name = Annotated[str | None, Field(max_length=120)]
Section = Annotated[str, Field(description=f"One of: {', '.join(SECTIONS)}.")]
Value = Annotated[
    dict[str, Any],
    Field(
        description="The element in the form of the crisis file; of a change "
        "only the keys that change, null for one that goes; of a removal nothing."
    ),
]
How = Annotated[
    Literal["add", "change", "remove"],
    Field(description="A new element, or one of the file changed or taken out."),
]
Called = Annotated[
    str,
    Field(
        max_length=120,
        description="The id of an actor, treaty, indicator or scenario; actor.option of an "
        "option; the actor of a new interest; empty for other new elements. Of what the file "
        "has, what it is called: iran-russia-arms of ties, iran.price of interests.",
    ),
]
Cites = Annotated[list[str], Field(max_length=50, description="The claims it rests on.")]
_SUMMED = Literal["options", "documents"]
_STATE = Literal["accepted", "suggested", "possible"]
_OF_AUTHORS = (
    "title",
    "author",
    "publisher",
    "url",
    "language",
)  # as the document says them itself


class Evidence:
    """The tools that look at the evidence."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def summary(self, what: _SUMMED = "options", offset: Offset = 0, limit: Limit = 50) -> Answer:
        """Begin here: what the folder holds. Names for the ids of actors, options and indicators,
        scenarios, evidence counted, what waits for a person; what=documents: its documents, with date,
        reliability (A to F) and origin: documents of one origin count once."""
        with self._desk.open() as gathered:
            told = summarise(gathered).to_json()
            facts = {k: v for k, v in told.items() if k not in ("tightrope", "schema", "options")}
            if what == "options":
                same = "summary FOLDER --json: options"
                return answer(
                    told, same, facts=facts, rows=told["options"], offset=offset, limit=limit
                )
            records = list(document_records(_reading(gathered)))
            rows = [{k: v for k, v in one.items() if k not in _OF_AUTHORS} for one in records]
            found = answer(
                told, "export documents FOLDER", facts=facts, rows=rows, offset=offset, limit=limit
            )
            found.untrusted.texts = {
                one["name"]: {k: one[k] for k in _OF_AUTHORS if one.get(k)}
                for one in records[offset : offset + limit]
            }
            return found

    def search_evidence(
        self,
        words: Words = None,
        actor: Name = None,
        relation: Name = None,
        document: Annotated[str | None, Field(max_length=400)] = None,
        state: _STATE | None = None,
        least: Annotated[float, Field(ge=0, le=1, description="Confidence at least.")] = 0.0,
        offset: Offset = 0,
        limit: Limit = 20,
    ) -> Answer:
        """Claims that the documents make: who does what to whom, with grade (Admiralty: reliability of
        the source A to F, credibility 1 to 6), independent origin, state. Only accepted ones are
        evidence; suggested and possible ones nobody has decided. The quotes stand in `untrusted`."""
        with self._desk.open() as gathered:
            chosen = use_cases.selection(
                words=words, actor=actor, relation=relation, document=document, least=least
            )
            found = find_claims(gathered, chosen, state)
            told = found.to_json()
            rows = [without_words(claim) for claim in told["claims"]]
            return answer(
                told,
                "claim find FOLDER --json: claims",
                facts={},
                rows=rows,
                offset=offset,
                limit=limit,
                texts=words_of(told["claims"]),
            )

    def get_claim(self, claim: ClaimId) -> Answer:
        """One claim with its quote in context, who decided it and how, what contradicts it, and which
        claims share its origin (they are not independent of it)."""
        with self._desk.open() as gathered:
            told = show_claim(gathered, claim).to_json()
            record = told["claim"]
            facts = {
                "claim": without_words(record),
                "decision": told["decision"],
                "same_origin": told["same_origin"],
            }
            found = answer(
                told, "claim show FOLDER ID --json", facts=facts, rows=told["contradictions"]
            )
            context = {key: told[key] for key in ("before", "after")}
            found.untrusted.texts = {record["id"]: words_of([record])[record["id"]] | context}
            return found


class Proposing:
    """The tools that propose. A person decides; nothing here accepts, rejects, grades or deletes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def propose_claim(
        self,
        document: Annotated[str, Field(max_length=400, description="A document of the folder.")],
        quote: Annotated[
            str, Field(max_length=4000, description="Its words, character by character.")
        ],
        source: Annotated[str, Field(max_length=120, description="Who acts: the id of an actor.")],
        relation: Annotated[str, Field(max_length=60, description="A relation of the codebook.")],
        context: Context,
        target: Name = None,
        event: Name = None,
        phase: Name = None,
        polarity: Literal[-1, 0, 1] | None = None,
        held: Literal["yes", "no", "open"] = "yes",
        modality: Annotated[str, Field(max_length=40)] = "asserted",
        content: Name = None,
        speakers: Annotated[list[str], Field(max_length=6)] = [],  # noqa: B006 - read only
        time: Name = None,
        note: Annotated[str, Field(max_length=500)] = "",
    ) -> Answer:
        """Proposes a claim that a document makes, for a person to accept or reject. The quote must
        stand in the document, word for word. It is marked as yours and counts for nothing until
        somebody accepts it."""
        said = use_cases.stated(
            quote=quote, source=source, relation=relation, target=target, event=event, phase=phase,
            polarity=polarity, held=held, modality=modality, content=content,
            speakers=tuple(speakers), time=time, note=note,
        )  # fmt: skip
        with self._desk.open() as gathered:
            reading = _reading(gathered)
            if gathered.folder is None:
                raise NotACrisisFolder("there is no folder to propose into")
            made = propose_claim(
                gathered.folder, reading, document, said, by=_name_of(context)
            ).to_json()
        record = made["claim"]
        facts = {"claim": without_words(record), "waits_in": made["waits_in"], "decided": False}
        return answer(
            made,
            "review FOLDER --coder ASSISTANT --list --json",
            facts=facts,
            texts=words_of([record]),
        )

    def propose_edit(
        self,
        section: Section,
        context: Context,
        value: Value = {},  # noqa: B006 - read only
        how: How = "add",
        name: Called = "",
        cites: Cites = [],  # noqa: B006 - read only
        note: Annotated[str, Field(max_length=500, description="Why.")] = "",
    ) -> Answer:
        """Proposes an element for the crisis file, a change of one, or its removal, for a person to
        accept or reject. It is checked like a person's edit, waits in the draft, marked as yours;
        crisis.yaml stays as it is. Cite the claims it rests on, or state `assumption` in the value;
        of a removal, why in `note`. A removal that others still refer to is refused, and names them."""
        if not isinstance(value, dict):
            raise UsageMistake("an element is a mapping of keys", value=str(value)[:80])
        if how == "remove" and value:
            raise UsageMistake("a removal takes no value", value=", ".join(value)[:80])
        said: dict[str, Any] = {"cites": cites, "by": _name_of(context), "note": note}
        with self._desk.open() as gathered:
            path, reading = self._desk.path, _reading(gathered)
            if how == "add":
                found = propose_element(path, reading, section, value, name=name, **said)
            else:
                wanted = value if how == "change" else None
                found = propose_change(path, reading, section, name, wanted, **said)
            texts = self._desk.words(gathered)
        made = found.to_json()
        kept = ("element", "how", "by", "value", "what", "claims", "waits_in")
        facts = {key: made[key] for key in kept}
        return answer(
            made, "draft FOLDER --list --json", facts=facts | {"decided": False}, texts=texts
        )


def _name_of(context: Context) -> str:
    """How the assistant signs: by the name that its client gave itself."""
    told = context.session.client_params
    return machine_name(ASSISTANT, "" if told is None else told.client_info.name)


def _reading(gathered: Gathered) -> Reading:
    if gathered.reading is None:
        raise NotACrisisFolder("this model was read from a file alone, without documents")
    return gathered.reading
