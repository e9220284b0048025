// What comes next: fans of probabilities week by week, and what to watch.
import { useState } from "preact/hooks";
import { useAnswer } from "../asking";
import { Trouble } from "../parts/trouble";
import type { ChipList } from "../whatif/types";
import { Fan, type Curve } from "./fan";

export const AHEAD_KEYS: [string, string][] = [];

interface Forecast { weeks: number; curves: Curve[]; caveats_text: string[]; draws: number; as_of: string | null }
interface Watch { watched_text: string[]; by: number }

/** What a curve asks, in words: its option and level by name. */
function asked(curve: Curve, chips: ChipList | null): string {
  const found = /^(\w+) (\S+) (<=|>=|==|!=|<|>|=) (\S+)$/.exec(curve.question);
  const chip = found && chips?.chips.find((one) => one.id === found[2]);
  if (!found || !chip) return curve.question;
  const side = { "<": "falls below", ">": "rises above", ">=": "reaches", "<=": "falls to", "=": "is", "==": "is", "!=": "is no longer" }[found[3] as string];
  return `${chips?.actors[chip.group] ?? ""}: ${chip.text} — ${side} “${(found[4] as string).replaceAll("_", " ")}”`;
}

export function Ahead() {
  const [weeks, setWeeks] = useState(12);
  const [scenario, setScenario] = useState("");
  const chips = useAnswer<ChipList>("chips", { draws: 0 }, ["crisis.yaml"]).value;
  const forecast = useAnswer<Forecast>("forecast", { weeks, scenarios: scenario, draws: 40 }, ["crisis.yaml"]);
  const watch = useAnswer<Watch>("watch", { weeks, draws: 40 }, ["crisis.yaml"]);
  const curves = forecast.value?.curves ?? [];
  const base = curves.filter((one) => one.scenario === null);
  const last = (curve: Curve): number => curve.probability[curve.probability.length - 1] ?? 0;
  const other = (curve: Curve): Curve | null => curves.find((one) => one.scenario !== null && one.question === curve.question) ?? null;
  return (
    <div class="ahead">
      <h1>What comes next</h1>
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <label>Weeks ahead<input type="number" min={1} max={104} value={weeks} onChange={(event) => setWeeks(Math.max(1, Math.min(104, Number(event.currentTarget.value) || 12)))} /></label>
        <label>Beside it<select value={scenario} onChange={(event) => setScenario(event.currentTarget.value)}>
          <option value="">no scenario</option>
          {Object.entries(chips?.scenarios ?? {}).map(([id, text]) => <option key={id} value={id}>{text}</option>)}</select></label>
      </form>
      <Trouble told={forecast.error} />
      {forecast.waiting && <p class="muted" role="status">The futures are being drawn.</p>}
      {forecast.value?.caveats_text.map((text) => <p key={text} class="muted">{text}</p>)}
      <div class="fans">
        {[...base].sort((a, b) => last(b) - last(a)).map((curve) => (
          <Fan key={curve.question} title={asked(curve, chips)} curve={curve} other={other(curve)} otherName={scenario ? chips?.scenarios[scenario] ?? scenario : ""} />
        ))}
      </div>
      <section><h2>What to watch</h2>
        <Trouble told={watch.error} />
        {watch.value && !watch.value.watched_text.length && <p>No early move tells the futures apart.</p>}
        <ul>{watch.value?.watched_text.map((text) => <li key={text}>{text}</li>)}</ul>
      </section>
    </div>
  );
}
