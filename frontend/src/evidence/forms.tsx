// What is typed about a claim: an edit, a grade, a claim of one's own, a bulk decision.
import { useState } from "preact/hooks";
import { Dialog, useToField } from "../parts/dialog";
import { visible } from "../parts/visible";
import type { Claim, Inbox, Listed } from "../types";
import { HELD, SIGNS, end, hedges, relation } from "./words";

type Fields = Record<string, unknown>;
/** Does what was entered; gives why it was refused. */
type Done<T> = (said: T) => Promise<string[]>;

/** What is done with an entry, and why it was refused: told inside the dialog, which stays open. */
function useRefusals(): { busy: boolean; refusals: preact.ComponentChildren; run: (done: Promise<string[]>) => void } {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string[]>([]);
  const run = (done: Promise<string[]>): void => {
    setBusy(true);
    void done.then((told) => (setRefused(told), setBusy(false)));
  };
  const refusals = refused.length > 0 && <Refusals told={refused} />;
  return { busy, refusals, run };
}

function Refusals({ told }: { told: string[] }) {
  useToField(told.join(" "), told);
  return <div class="trouble whole" role="alert">{told.map((one) => <p key={one}>{one}</p>)}</div>;
}

function Choice(props: {
  name: string; label: string; value: string; options: (string | number)[]; empty?: string; required?: boolean; words?: Record<string, string>;
}) {
  const told = (one: string | number): string => props.words?.[String(one)] ?? String(one).replaceAll("_", " ").toLowerCase();
  return (
    <label>{props.label}
      <select name={props.name} required={props.required}>
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {props.options.map((one) => <option key={one} value={one} selected={String(one) === props.value}>{told(one)}</option>)}
      </select>
    </label>
  );
}

function Ends({ inbox }: { inbox: Inbox }) {
  return (
    <datalist id="actors">
      {Object.entries(inbox.actors).map(([id, name]) => <option key={id} value={name}>{id}</option>)}
    </datalist>
  );
}

/** An actor is entered by name; its id, or a new one, may be entered too. */
const idOf = (inbox: Inbox, text: string): string =>
  Object.entries(inbox.actors).find(([, name]) => name.toLowerCase() === text.toLowerCase())?.[0] ?? text;
const nameOf = (inbox: Inbox, id: string | null): string => (id === null ? "" : (inbox.actors[id] ?? id));

const read = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries([...new FormData(form)].map(([key, value]) => [key, String(value).trim()]));

export function EditForm(props: { one: Listed; inbox: Inbox; onClose: () => void; onDone: Done<Fields> }) {
  const { inbox } = props;
  const { claim } = props.one;
  const { allowed } = inbox;
  const { busy, refusals, run } = useRefusals();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const said = read(event.currentTarget as HTMLFormElement);
    const speakers = (said.speakers ?? "").split(";").map((one) => idOf(inbox, one.trim())).filter(Boolean);
    const all: Fields = {
      ...said, speakers, polarity: Number(said.polarity),
      source_actor: idOf(inbox, said.source_actor ?? ""), target_actor: idOf(inbox, said.target_actor ?? "") || null,
      content: said.content || null, time_resolved: said.time_resolved || null,
    };
    const changed = Object.entries(all).filter(([key, value]) =>
      JSON.stringify(value) !== JSON.stringify(claim[key as keyof Claim]));
    run(props.onDone(Object.fromEntries(changed)));
  };
  return (
    <Dialog title="Edit, then accept as your own" onClose={props.onClose}>
      <form onSubmit={submit} class="fields">
        <blockquote dir="auto">{visible(claim.anchor.exact)}</blockquote>
        <Ends inbox={props.inbox} />
        <label>Source<input name="source_actor" list="actors" required autofocus defaultValue={nameOf(inbox, claim.source_actor)} /></label>
        <Choice name="relation" label="Relation" value={claim.relation} options={allowed.relation ?? []} />
        <Choice name="content" label="About" value={claim.content ?? ""} options={allowed.content ?? []} empty="nothing" />
        <label>Target<input name="target_actor" list="actors" defaultValue={nameOf(inbox, claim.target_actor)} /></label>
        <Choice name="event" label="Event" value={claim.event} options={allowed.event ?? []} />
        <Choice name="polarity" label="Sign" value={String(claim.polarity)} options={[1, 0, -1]} words={SIGNS} />
        <Choice name="phase" label="Phase" value={claim.phase} options={allowed.phase ?? []} />
        <Choice name="held" label="Held" value={claim.held} options={allowed.held ?? []} words={HELD} />
        <Choice name="modality" label="Said how" value={claim.modality} options={allowed.modality ?? []} />
        <label>Speakers, outermost first, parted by ;<input name="speakers" defaultValue={claim.speakers.map((id) => nameOf(inbox, id)).join("; ")} /></label>
        <label>Date meant<input name="time_resolved" defaultValue={claim.time_resolved ?? ""} placeholder="2025-06-13" /></label>
        {refusals}
        <p class="actions"><button class="main" disabled={busy}>Accept as edited</button></p>
      </form>
    </Dialog>
  );
}

export function OwnForm(props: {
  quote: string; document: string; inbox: Inbox; onClose: () => void; onDone: Done<Fields>;
}) {
  const { inbox } = props;
  const { allowed } = inbox;
  const { busy, refusals, run } = useRefusals();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { speaker, source, target, ...said } = read(event.currentTarget as HTMLFormElement);
    const ends = { source: idOf(inbox, source ?? ""), target: idOf(inbox, target ?? "") };
    const given = Object.fromEntries(Object.entries({ ...said, ...ends }).filter(([, value]) => value !== ""));
    run(props.onDone({ ...given, ...(speaker ? { speakers: [idOf(inbox, speaker)] } : {}) }));
  };
  return (
    <Dialog title={`A claim of your own on ${props.document}`} onClose={props.onClose}>
      <form onSubmit={submit} class="fields">
        <Ends inbox={props.inbox} />
        <label class="whole">Quote, word for word<textarea name="quote" required autofocus rows={4} dir="auto" defaultValue={props.quote} /></label>
        <label>Source<input name="source" list="actors" required /></label>
        <Choice name="relation" label="Relation" value="" options={allowed.relation ?? []} empty="choose" required />
        <label>Target<input name="target" list="actors" /></label>
        <Choice name="phase" label="Phase" value="" options={allowed.phase ?? []} empty="as usual" />
        <Choice name="held" label="Held" value="yes" options={allowed.held ?? []} words={HELD} />
        <Choice name="modality" label="Said how" value="asserted" options={allowed.modality ?? []} />
        <label>Speaker<input name="speaker" list="actors" /></label>
        <label>When<input name="time" placeholder="words of the sentence, or a date" /></label>
        {refusals}
        <p class="actions"><button class="main" disabled={busy}>Add and accept</button></p>
      </form>
    </Dialog>
  );
}

export function GradeForm(props: { grade: string; onClose: () => void; onDone: Done<string> }) {
  const { busy, refusals, run } = useRefusals();
  const [letter, setLetter] = useState(props.grade[0] ?? "F");
  const [figure, setFigure] = useState(props.grade[1] ?? "6");
  return (
    <Dialog title="Grade" onClose={props.onClose}>
      <form class="fields" onSubmit={(event) => (event.preventDefault(), run(props.onDone(letter + figure)))}>
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
        {refusals}
        <p class="actions"><button class="main" disabled={busy}>Grade {letter}{figure}</button></p>
      </form>
    </Dialog>
  );
}

export function BulkForm(props: {
  judgement: "accepted" | "rejected"; meant: Listed[]; inbox: Inbox; onClose: () => void;
  onDone: (ids: string[], note: string) => Promise<string[]>;
}) {
  const { busy, refusals, run } = useRefusals();
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
              {end(props.inbox, claim.target_actor, claim.target_text)}</b>{hedges(claim) && ` (${hedges(claim)})`} — “{visible(claim.anchor.exact)}” ({claim.document})</span>
          </label></li>
        ))}
      </ul>
      <label class="note">A note kept with them <input value={note} onInput={(event) => setNote(event.currentTarget.value)} /></label>
      {refusals}
      <p class="actions"><button type="button" class="main" disabled={!ids.length || busy} onClick={() => run(props.onDone(ids, note))}>
        {does} {ids.length}</button></p>
    </Dialog>
  );
}
