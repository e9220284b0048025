// What if: chips are touched, and the difference to the base is there at once; or that there is none.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Mistake, post, type Told } from "../api";
import { useAnswer } from "../asking";
import { DateInput } from "../parts/date";
import { useKeys } from "../parts/keys";
import { say } from "../parts/say";
import { Trouble } from "../parts/trouble";
import { Chips } from "./chips";
import { Differences } from "./differences";
import { SaveForm } from "./save";
import { Side } from "./side";
import type { ChipList, Played } from "./types";

export const WHATIF_KEYS: [string, string][] = [
  ["/", "Find something to change"],
  ["c", "Clear all changes"],
  ["s", "Save the what-if as a scenario"],
  ["b", "Scenarios side by side, on and off"],
];
const QUICK = 0; // draws of what is played live; robustness is asked for by itself

export function WhatIf() {
  const [asOf, setAsOf] = useState("");
  const query = { draws: QUICK, as_of: asOf || undefined };
  const chips = useAnswer<ChipList>("chips", query, ["crisis.yaml"]);
  if (!chips.value) return <div><h1>What if</h1>{chips.error ? <><Trouble told={chips.error} again={chips.again} />{asOf && <p><button type="button" onClick={() => setAsOf("")}>Back to the date of the file</button></p>}</> : <p class="notice" role="status">The model is being read.</p>}</div>;
  return <><Trouble told={chips.error} /><Play chips={chips.value} asOf={asOf} onDate={setAsOf} /></>;
}

function Play({ chips, asOf, onDate }: { chips: ChipList; asOf: string; onDate: (date: string) => void }) {
  const [set, setSet] = useState<Record<string, string>>({});
  const [scenario, setScenario] = useState("");
  const [played, setPlayed] = useState<Played | null>(null);
  const [error, setError] = useState<Told | null>(null);
  const [waiting, setWaiting] = useState(false);
  const [took, setTook] = useState(0);
  const [saving, setSaving] = useState(false);
  const [beside, setBeside] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const changes = useMemo(() => Object.entries(set).map(([id, value]) => `${id}=${value}`), [set]);

  useEffect(() => {
    const stop = new AbortController();
    const began = performance.now();
    setWaiting(true);
    const body = { changes, scenario: scenario || null, draws: QUICK, as_of: asOf || null, in_words: true };
    post<Played>("whatif", body, stop.signal)
      .then((found) => (setPlayed(found), setError(null), setTook(performance.now() - began)))
      .catch((reason: unknown) => !stop.signal.aborted && reason instanceof Mistake && (setPlayed(null), setError(reason.told)))
      .finally(() => !stop.signal.aborted && setWaiting(false));
    return () => stop.abort();
  }, [changes, scenario, asOf, chips]);

  const asked = changes.length > 0;
  // a scenario holds levels; weights and strengths are of the model itself
  const weighed = chips.chips.some((one) => one.id in set && (one.kind === "interest" || one.kind === "link"));
  const clear = (): void => (setSet({}), setScenario(""));
  useKeys({
    "/": () => search.current?.focus(), c: clear, b: () => setBeside(!beside),
    s: () => (weighed ? say("A scenario holds levels: weights and strengths are changed under Model.") : asked && setSaving(true)),
  });
  return (
    <div class="whatif">
      <section class="ask" aria-label="What is changed">
        <h1>What if</h1>
        <div class="filters">
          <label>Within<select value={scenario} onChange={(event) => setScenario(event.currentTarget.value)}>
            <option value="">the base</option>
            {Object.entries(chips.scenarios).map(([id, text]) => <option key={id} value={id}>{text}</option>)}</select></label>
          <label>As of<DateInput value={asOf || chips.as_of || ""} onDate={onDate} /></label>
          <button type="button" class="quiet" onClick={clear}>Clear<kbd aria-hidden="true">c</kbd></button>
          <button type="button" disabled={!asked || weighed} title={weighed ? "A scenario holds levels; weights and strengths are changed under Model" : undefined} onClick={() => setSaving(true)}>Save as a scenario<kbd aria-hidden="true">s</kbd></button>
          <button type="button" aria-pressed={beside} onClick={() => setBeside(!beside)}>Side by side<kbd aria-hidden="true">b</kbd></button>
        </div>
        {weighed && <p class="muted">A scenario holds levels only: what you changed of weights and strengths is kept by changing it under <a href="#model/effects">Model</a>.</p>}
        <Chips chips={chips} set={set} search={search} onChange={setSet} />
      </section>
      <section class="told" aria-label="What it makes different" aria-busy={waiting}>
        <h2>The difference it makes</h2>
        <p class="sr" role="status">{waiting ? "" : asked ? played?.effect : ""}</p>
        <Trouble told={error} />
        {played && <Differences played={played} asked={asked} took={took} waiting={waiting} />}
        {waiting && !played && <p class="muted" role="status">It is being worked out.</p>}
        {beside && <Side chips={chips} changes={changes} asOf={asOf} />}
      </section>
      {saving && <SaveForm changes={changes} told={played?.changed ?? []} onClose={() => setSaving(false)} />}
    </div>
  );
}
