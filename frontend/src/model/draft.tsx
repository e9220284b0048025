// The draft: its elements as proposals, each with the quotes it is drawn from, to be taken or left one by one.
import { useState } from "preact/hooks";
import { Mistake, post, type Told } from "../api";
import { useAnswer } from "../asking";
import { useKeys } from "../parts/keys";
import { say } from "../parts/say";
import { Trouble } from "../parts/trouble";
import { myName } from "../who";
import type { Proposed, Waiting } from "./shapes";
import { Suggest } from "./suggest";
import { SECTIONS, counted } from "./words";

export const DRAFT_KEYS: [string, string][] = [["j / k", "The next, the one before"], ["a", "Accept"], ["r", "Reject"], ["e", "Change its text first"]];

interface Merged { accepted: string[]; rejected: string[]; refused: { message: string }[]; waiting: string[] }

export function DraftScreen() {
  const asked = useAnswer<Proposed>("draft", {}, ["draft.yaml", "crisis.yaml", "evidence.jsonl"]);
  const [at, setAt] = useState(0);
  const [text, setText] = useState<string | null>(null);
  const [only, setOnly] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Told | null>(null);
  const [sure, setSure] = useState(false);
  const draft = asked.value;
  const waiting = draft?.waiting.filter((one) => !only || one.section === only) ?? [];
  const own = waiting[Math.min(at, waiting.length - 1)];

  const send = async <T,>(place: string, body: object, then: (made: T) => void): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      then(await post<T>(place, { ...body, by: myName() }));
      setText(null);
      asked.again();
    } catch (reason) {
      if (reason instanceof Mistake) setError(reason.told);
      else throw reason;
    } finally {
      setBusy(false);
    }
  };
  const tell = (made: Merged): void => {
    const refused = made.refused[0];
    if (refused) say(refused.message, true);
    else say(`${made.accepted.length ? `Accepted ${meant(made.accepted)}` : `Rejected ${meant(made.rejected)}`}; ${counted(made.waiting.length, "element waits", "elements wait")}.`);
  };
  const meant = (ids: string[]): string => {
    const one = ids.length === 1 && waiting.find((element) => element.id === ids[0]);
    return one && draft ? called(one, draft.names) : counted(ids.length, "element");
  };
  const decide = (accept: Waiting[], reject: Waiting[]): void => {
    const first = accept[0];
    const texts = first && text !== null && accept.length === 1 ? { [first.id]: text } : {};
    void send<Merged>("draft/decide", { accept: accept.map((one) => one.id), reject: reject.map((one) => one.id), texts }, tell);
  };
  const make = (suggested: boolean): void =>
    void send<{ claims: number; basis: string }>("draft/make", { suggested }, (made) => say(`Drafted from ${counted(made.claims, `${made.basis} claim`)}.`));
  const move = (by: number): void => (setText(null), setAt(Math.max(0, Math.min(waiting.length - 1, at + by))));
  useKeys({
    j: () => move(1), k: () => move(-1),
    a: () => own && !busy && decide([own], []),
    r: () => own && !busy && decide([], [own]),
    e: () => own && own.how !== "remove" && setText(own.text),
  });

  if (asked.error && !draft) return <><h1>Draft</h1><Trouble told={asked.error} again={asked.again} /></>;
  if (!draft) return <p class="notice">The draft is being read.</p>;
  const { names } = draft;
  const sections = [...new Set(draft.waiting.map((one) => one.section))];
  return (
    <div class="draft">
      <h1 class="sr">Draft</h1>
      <div class="actions">
        {(draft.untouched || !draft.made) && <>
          <button type="button" class={draft.made ? "" : "main"} disabled={busy} onClick={() => make(false)}>{draft.made ? "Draft anew from the claims" : "Draft a model from the claims"}</button>
          <button type="button" disabled={busy} onClick={() => make(true)}>…also from claims that nobody has decided</button>
        </>}
        <Suggest kinds={["interest", "link", "option", "indicator"]} label="Have a language model suggest…" />
        {!draft.untouched && <p class="muted">draft.yaml was changed by hand, and is not written over.</p>}
        {sections.length > 1 && <label>Show <select value={only} onChange={(event) => (setOnly(event.currentTarget.value), setAt(0))}>
          <option value="">all {draft.waiting.length}</option>
          {sections.map((one) => <option key={one} value={one}>{SECTIONS[one] ?? one}: {draft.waiting.filter((own) => own.section === one).length}</option>)}
        </select></label>}
        {waiting.length > 1 && !sure && <button type="button" disabled={busy} onClick={() => setSure(true)}>Accept all {waiting.length} shown…</button>}
      </div>
      <Trouble told={error} /><Trouble told={asked.error} again={asked.again} />
      {sure && (
        <section class="trouble" aria-label="Accept all">
          <p>This makes {counted(waiting.length, "change")} in crisis.yaml and accepts the claims that new elements cite:</p>
          <ul>{waiting.map((one) => <li key={one.id}>{called(one, names)}</li>)}</ul>
          <p class="actions"><button type="button" class="main" onClick={() => (setSure(false), decide(waiting, []))}>Accept them</button>
            <button type="button" onClick={() => setSure(false)}>Leave it</button></p>
        </section>
      )}
      {!draft.made && <p>There is no draft yet. A draft is made of the claims you accepted; every element of it cites them, and nothing goes into the model before you take it.</p>}
      {draft.made && !own && <p>Nothing waits: every element is in the model or was rejected.</p>}
      <div class="proposals">
        {own && <ol class="plain proposed-list" aria-label="Elements that wait">
          {waiting.map((one, index) => (
            <li key={one.id}><button type="button" class="link" aria-current={one === own ? "true" : undefined} onClick={() => (setText(null), setAt(index))}>{called(one, names)}</button></li>
          ))}
        </ol>}
        {own && <Card one={own} names={names} text={text} busy={busy} onText={setText} onAccept={() => decide([own], [])} onReject={() => decide([], [own])} />}
      </div>
      {draft.gaps.length > 0 && <details><summary>What the draft leaves to you: {counted(draft.gaps.length, "gap")}</summary>
        <ul>{draft.gaps.map((one) => <li key={one.place + one.says}><strong>{one.place}</strong>: {one.says}{spokenTo(one.claims)}</li>)}</ul></details>}
      {draft.rejected.length > 0 && <details><summary>Rejected: {draft.rejected.length}</summary><ul>{draft.rejected.map((one) => <li key={one}><code>{one}</code></li>)}</ul></details>}
    </div>
  );
}

/** The claims that speak to a gap, by id: the first dozen. */
function spokenTo(claims: string[]): string {
  const more = claims.length > 12 ? ` and ${claims.length - 12} more` : "";
  return claims.length > 0 ? `: ${claims.slice(0, 12).join(", ")}${more}` : "";
}

const HOW: Record<Waiting["how"], string> = { add: "", change: "Change of ", remove: "Take out of " };

/** What an element is called, by what it says itself. */
function called(one: Waiting, names: Record<string, string>): string {
  const { value } = one;
  const name = (id: unknown): string => names[String(id)] ?? String(id);
  const ends = value.from !== undefined ? `${name(value.from)} and ${name(value.to)}${value.kind ? `, ${String(value.kind)}` : ""}` : "";
  const dated = value.date !== undefined ? `${String(value.date)}: ` : "";
  const owner = one.section === "options" || one.section === "interests" ? `${name(one.key[0])}: ` : "";
  const own = value.text ?? value.name ?? (ends || one.id.replace(/^[^.]*\.?/, ""));
  return `${HOW[one.how]}${SECTIONS[one.section] ?? one.section}: ${dated}${owner}${String(own || one.section)}`;
}

function Card({ one, names, text, busy, onText, onAccept, onReject }: {
  one: Waiting; names: Record<string, string>; text: string | null; busy: boolean; onText: (text: string | null) => void; onAccept: () => void; onReject: () => void;
}) {
  const fresh = one.quotes.filter((quote) => !quote.accepted).length;
  return (
    <article class="proposal" aria-label={one.id}>
      <h2>{called(one, names)}</h2>
      {one.proposed_by && <p class="warned">Proposed by {one.proposed_by}{one.why && `: ${one.why}`}. Check it as you would a stranger's note.</p>}
      <h3>What it is drawn from</h3>
      {one.quotes.map((quote) => (
        <blockquote key={quote.claim}>“{quote.quote}” <span class="muted">{quote.document}, {quote.claim}{quote.accepted ? ", accepted" : ", not yet accepted"}</span></blockquote>
      ))}
      {!one.quotes.length && <p class="muted">{Array.isArray(one.value.cites) && one.value.cites.length > 0 && one.how !== "remove" ? "The claims it cites are not in this folder any more." : "No claim is cited for it."}</p>}
      {one.how !== "add" && <><h3>What it would change in the file</h3><ul>{one.what.map((told) => <li key={told}>{told}</li>)}</ul></>}
      <h3>{one.how === "remove" ? "What would be gone" : "What it would say"}</h3>
      {text === null ? <pre class="scrolls" tabIndex={0} aria-label="The element">{one.text}</pre>
        : <textarea class="yaml" aria-label="The element, to be changed" rows={Math.min(16, text.split("\n").length + 1)} value={text} spellcheck={false} onInput={(event) => onText(event.currentTarget.value)} />}
      {fresh > 0 && <p class="muted">Accepting it also accepts {counted(fresh, "claim")} it cites.</p>}
      <p class="actions">
        <button type="button" class="main" disabled={busy} onClick={onAccept}>Accept<kbd aria-hidden="true">a</kbd></button>
        <button type="button" disabled={busy} onClick={onReject}>Reject<kbd aria-hidden="true">r</kbd></button>
        {one.how === "remove" ? null : text === null ? <button type="button" onClick={() => onText(one.text)}>Change it first<kbd aria-hidden="true">e</kbd></button>
          : <button type="button" onClick={() => onText(null)}>As it was drafted</button>}
      </p>
    </article>
  );
}
