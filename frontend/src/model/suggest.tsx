// Suggestions of a language model: what is asked, where, and what came of it; nothing is taken without a person.
import { useEffect, useRef, useState } from "preact/hooks";
import { Mistake, post, type Told } from "../api";
import { useAnswer } from "../asking";
import { Dialog } from "../parts/dialog";
import { useLive } from "../live";
import { Trouble } from "../parts/trouble";
import { myName } from "../who";
import { counted } from "./words";

interface SetUp { endpoint: string | null; variable: string; kinds: string[] }
interface Suggested {
  by: string; claims: number; basis: string; unusable: number;
  elements: { element: string; claims: string[] }[];
  not_taken: { section: string; name: string; why: string }[];
}

const NAMES: Record<string, string> = { interest: "interests", link: "links", option: "options", indicator: "indicators" };
const KEPT = "tightrope.language-model";

/** A button that opens the dialog; `kinds` are those ticked at first. */
export function Suggest({ kinds, label }: { kinds: string[]; label: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>{label}</button>
      {open && <SuggestDialog kinds={kinds} title={label.replace("…", "")} onClose={() => setOpen(false)} />}
    </>
  );
}

function SuggestDialog({ kinds, title, onClose }: { kinds: string[]; title: string; onClose: () => void }) {
  const { value: found, error } = useAnswer<SetUp>("draft/suggest");
  return (
    <Dialog title={title} onClose={onClose} kept>
      <Trouble told={error} />
      {found && (found.endpoint ? <Ask setUp={found} endpoint={found.endpoint} kinds={kinds} onClose={onClose} /> : <NotSetUp setUp={found} />)}
    </Dialog>
  );
}

function NotSetUp({ setUp }: { setUp: SetUp }) {
  return (
    <>
      <p>A language model can propose interests, links, options and indicators, each with the claims it rests on. None is configured here,
        and everything else works without one.</p>
      <p>To use one, on this machine or elsewhere, end the workbench and start it with the address of an endpoint that speaks as OpenAI’s does:</p>
      <pre>{setUp.variable}=http://localhost:11434/v1 tightrope serve FOLDER</pre>
      <p class="muted">What it is shown leaves this program: quotes of your claims and the names in your model. Choose one on this machine where they may not leave it.</p>
    </>
  );
}

function Ask({ setUp, endpoint, kinds, onClose }: { setUp: SetUp; endpoint: string; kinds: string[]; onClose: () => void }) {
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => name.current?.focus(), []); // it comes later than its dialog
  const [model, setModel] = useState(localStorage.getItem(KEPT) ?? "");
  const [chosen, setChosen] = useState(kinds);
  const [busy, setBusy] = useState(false);
  const [step, setStep] = useState("");
  const [error, setError] = useState<Told | null>(null);
  const [made, setMade] = useState<Suggested | null>(null);
  useLive("step", (said) => void (said.task === "suggesting" && setStep(said.name ?? "")));
  const ask = (event: SubmitEvent): void => {
    event.preventDefault();
    localStorage.setItem(KEPT, model);
    setBusy(true);
    setError(null);
    setMade(null);
    void post<Suggested>("draft/suggest", { model, kinds: chosen, by: myName() })
      .then(setMade, (reason: unknown) => setError(reason instanceof Mistake ? reason.told : { code: "fault", message: String(reason), hint: null }))
      .finally(() => setBusy(false));
  };
  const turn = (kind: string): void => setChosen(chosen.includes(kind) ? chosen.filter((one) => one !== kind) : [...chosen, kind]);
  return (
    <>
      <p>The model is shown the quotes of the accepted claims (of suggested ones, where none is accepted) and the names in crisis.yaml, at <code>{endpoint}</code>.
        What it proposes is checked like an edit of yours and waits under Draft; you take it or leave it.</p>
      <form class="fields" onSubmit={ask}>
        <label>Language model<input required ref={name} value={model} placeholder="the name its endpoint gives it" onInput={(event) => setModel(event.currentTarget.value)} /></label>
        <fieldset><legend>What it may propose</legend>
          {setUp.kinds.map((kind) => <label class="check" key={kind}><input type="checkbox" checked={chosen.includes(kind)} onChange={() => turn(kind)} />{NAMES[kind] ?? kind}</label>)}
        </fieldset>
        <p class="actions"><button class="main" disabled={busy || !chosen.length}>Ask it</button>{busy && <span role="status">{step || "It is being asked."}</span>}</p>
      </form>
      <Trouble told={error} />
      {made && <section aria-label="What it proposed" aria-live="polite">
        <p>{made.by} was shown {counted(made.claims, `${made.basis} claim`)} and proposes {counted(made.elements.length, "element")}; nobody has decided any of it.</p>
        <ul>{made.elements.map((one) => <li key={one.element}>{one.element} <span class="muted">{counted(one.claims.length, "claim")}</span></li>)}</ul>
        {made.not_taken.length > 0 && <details><summary>Not taken: {made.not_taken.length}</summary>
          <ul>{made.not_taken.map((one, at) => <li key={at}>{one.section} {one.name}: {one.why}</li>)}</ul></details>}
        {made.unusable > 0 && <p>{counted(made.unusable, "answer")} held no list of elements.</p>}
        {made.elements.length > 0 && <p><a href="#draft" onClick={onClose}>Decide them under Draft</a></p>}
      </section>}
    </>
  );
}
