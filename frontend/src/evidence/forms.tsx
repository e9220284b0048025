// What is typed about a claim: an edit, a grade, a claim of one's own, a bulk decision.
import { useState } from "preact/hooks";
import { Dialog } from "../parts/dialog";
import type { Claim, Inbox, Listed } from "../types";
import { end, relation } from "./words";

type Fields = Record<string, unknown>;

function Choice(props: { name: string; label: string; value: string; options: (string | number)[]; empty?: string; required?: boolean }) {
  return (
    <label>{props.label}
      <select name={props.name} required={props.required}>
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {props.options.map((one) => <option key={one} value={one} selected={String(one) === props.value}>{String(one).replaceAll("_", " ")}</option>)}
      </select>
    </label>
  );
}

function Ends({ inbox }: { inbox: Inbox }) {
  return (
    <datalist id="actors">
      {Object.entries(inbox.actors).map(([id, name]) => <option key={id} value={id}>{name}</option>)}
    </datalist>
  );
}

const read = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries([...new FormData(form)].map(([key, value]) => [key, String(value).trim()]));

export function EditForm(props: { one: Listed; inbox: Inbox; onClose: () => void; onDone: (fields: Fields) => void }) {
  const { claim } = props.one;
  const { allowed } = props.inbox;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const said = read(event.currentTarget as HTMLFormElement);
    const speakers = (said.speakers ?? "").split(";").map((one) => one.trim()).filter(Boolean);
    const all: Fields = {
      ...said, speakers, polarity: Number(said.polarity), target_actor: said.target_actor || null,
      content: said.content || null, time_resolved: said.time_resolved || null,
    };
    const changed = Object.entries(all).filter(([key, value]) =>
      JSON.stringify(value) !== JSON.stringify(claim[key as keyof Claim]));
    props.onDone(Object.fromEntries(changed));
  };
  return (
    <Dialog title="Edit, then accept as your own" onClose={props.onClose}>
      <form onSubmit={submit} class="fields">
        <blockquote dir="auto">{claim.anchor.exact}</blockquote>
        <Ends inbox={props.inbox} />
        <label>Source<input name="source_actor" list="actors" required autofocus value={claim.source_actor ?? ""} /></label>
        <Choice name="relation" label="Relation" value={claim.relation} options={allowed.relation ?? []} />
        <Choice name="content" label="About" value={claim.content ?? ""} options={allowed.content ?? []} empty="nothing" />
        <label>Target<input name="target_actor" list="actors" value={claim.target_actor ?? ""} /></label>
        <Choice name="event" label="Event" value={claim.event} options={allowed.event ?? []} />
        <Choice name="polarity" label="Sign" value={String(claim.polarity)} options={[1, 0, -1]} />
        <Choice name="phase" label="Phase" value={claim.phase} options={allowed.phase ?? []} />
        <Choice name="held" label="Held" value={claim.held} options={allowed.held ?? []} />
        <Choice name="modality" label="Said how" value={claim.modality} options={allowed.modality ?? []} />
        <label>Speakers, outermost first, parted by ;<input name="speakers" value={claim.speakers.join("; ")} /></label>
        <label>Date meant<input name="time_resolved" value={claim.time_resolved ?? ""} placeholder="2025-06-13" /></label>
        <p class="actions"><button class="main">Accept as edited</button></p>
      </form>
    </Dialog>
  );
}

export function OwnForm(props: {
  quote: string; document: string; inbox: Inbox; onClose: () => void; onDone: (said: Fields) => void;
}) {
  const { allowed } = props.inbox;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { speaker, ...said } = read(event.currentTarget as HTMLFormElement);
    const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ""));
    props.onDone({ ...given, ...(speaker ? { speakers: [speaker] } : {}) });
  };
  return (
    <Dialog title={`A claim of your own on ${props.document}`} onClose={props.onClose}>
      <form onSubmit={submit} class="fields">
        <Ends inbox={props.inbox} />
        <label class="whole">Quote, word for word<textarea name="quote" required autofocus rows={4} dir="auto">{props.quote}</textarea></label>
        <label>Source<input name="source" list="actors" required /></label>
        <Choice name="relation" label="Relation" value="" options={allowed.relation ?? []} empty="choose" required />
        <label>Target<input name="target" list="actors" /></label>
        <Choice name="phase" label="Phase" value="" options={allowed.phase ?? []} empty="as usual" />
        <Choice name="held" label="Held" value="yes" options={allowed.held ?? []} />
        <Choice name="modality" label="Said how" value="asserted" options={allowed.modality ?? []} />
        <label>Speaker<input name="speaker" list="actors" /></label>
        <label>When<input name="time" placeholder="words of the sentence, or a date" /></label>
        <p class="actions"><button class="main">Add and accept</button></p>
      </form>
    </Dialog>
  );
}

export function GradeForm(props: { grade: string; onClose: () => void; onDone: (grade: string) => void }) {
  const [letter, setLetter] = useState(props.grade[0] ?? "F");
  const [figure, setFigure] = useState(props.grade[1] ?? "6");
  return (
    <Dialog title="Grade" onClose={props.onClose}>
      <form class="fields" onSubmit={(event) => (event.preventDefault(), props.onDone(letter + figure))}>
        <label>Reliability of the source
          <select value={letter} onChange={(event) => setLetter(event.currentTarget.value)}>
            {["A completely reliable", "B usually reliable", "C fairly reliable", "D not usually reliable", "E unreliable",
              "F cannot be judged"].map((one) => <option key={one} value={one[0]}>{one}</option>)}
          </select></label>
        <label>Credibility of the claim
          <select value={figure} onChange={(event) => setFigure(event.currentTarget.value)}>
            {["1 confirmed by other independent sources", "2 probably true", "3 possibly true", "4 doubtfully true",
              "5 improbable", "6 cannot be judged"].map((one) => <option key={one} value={one[0]}>{one}</option>)}
          </select></label>
        <p class="actions"><button class="main">Grade {letter}{figure}</button></p>
      </form>
    </Dialog>
  );
}

export function BulkForm(props: {
  judgement: "accepted" | "rejected"; meant: Listed[]; inbox: Inbox; onClose: () => void;
  onDone: (ids: string[], note: string) => void;
}) {
  const [left, setLeft] = useState<Set<string>>(new Set());
  const [note, setNote] = useState("");
  const does = props.judgement === "accepted" ? "Accept" : "Reject";
  const ids = props.meant.map((one) => one.claim.id).filter((id) => !left.has(id));
  const turn = (id: string): void => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  return (
    <Dialog title={`${does} ${ids.length} claims`} onClose={props.onClose} wide>
      <p>This is what would be done; untick what is not meant.</p>
      <ul class="bulk" tabIndex={0} aria-label="What would be done">
        {props.meant.map(({ claim }) => (
          <li key={claim.id}><label class="check">
            <input type="checkbox" checked={!left.has(claim.id)} onChange={() => turn(claim.id)} />
            <span>{does.toLowerCase()}: <b>{end(props.inbox, claim.source_actor, claim.source_text)} {relation(claim)}{" "}
              {end(props.inbox, claim.target_actor, claim.target_text)}</b> — “{claim.anchor.exact}” ({claim.document})</span>
          </label></li>
        ))}
      </ul>
      <label>A note kept with them<input value={note} onInput={(event) => setNote(event.currentTarget.value)} /></label>
      <p class="actions"><button type="button" class="main" disabled={!ids.length} onClick={() => props.onDone(ids, note)}>
        {does} {ids.length}</button></p>
    </Dialog>
  );
}
