// What comes next: fans of probabilities week by week, and what to watch.
import { useState } from "preact/hooks";
import { useAnswer } from "../asking";
import { Trouble } from "../parts/trouble";
import type { ChipList } from "../whatif/types";
import { Fan, type Curve, percent } from "./fan";

export const AHEAD_KEYS: [string, string][] = [];
const DRAWS = 40; // enough for a fan; the command line takes 200

interface Foreseen { weeks: number; fans: Curve[]; unchanged: number; caveats: string[]; watch: string[] }

export function Ahead() {
  const [weeks, setWeeks] = useState(12);
  const [scenario, setScenario] = useState("");
  const chips = useAnswer<ChipList>("chips", { draws: 0 }, ["crisis.yaml"]).value;
  const found = useAnswer<Foreseen>("ahead", { weeks, scenarios: scenario, draws: DRAWS }, ["crisis.yaml"]);
  const fans = found.value?.fans ?? [];
  const other = (own: Curve): Curve | null => fans.find((one) => one.scenario !== null && one.question === own.question) ?? null;
  const clamp = (text: string): number => Math.max(2, Math.min(104, Number(text) || 12));
  return (
    <div class="ahead">
      <h1>What comes next</h1>
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <label>Weeks ahead<input type="number" min={2} max={104} value={weeks} onChange={(event) => setWeeks(clamp(event.currentTarget.value))} /></label>
        <label>Beside it<select value={scenario} onChange={(event) => setScenario(event.currentTarget.value)}>
          <option value="">no scenario</option>
          {Object.entries(chips?.scenarios ?? {}).map(([id, text]) => <option key={id} value={id}>{text}</option>)}</select></label>
      </form>
      <Trouble told={found.error} />
      {found.waiting && <p class="muted" role="status">The futures are being drawn.</p>}
      {found.value && <>
        <p>That everything still is as today: {percent(found.value.unchanged)} in {found.value.weeks} weeks.
          The line is the middle; eight draws in ten lie in the band. From {DRAWS} draws: <code>tightrope forecast</code> takes
          200 and may differ by a few points.</p>
        {found.value.caveats.map((text) => <p key={text} class="muted">{text}</p>)}
        <section aria-label="Answers"><div class="fans">
          {fans.filter((one) => one.scenario === null).map((one) => (
            <Fan key={one.question} curve={one} other={other(one)} otherName={chips?.scenarios[scenario] ?? scenario} />
          ))}
        </div></section>
        <section><h2>What to watch</h2><ul class="watch">{found.value.watch.map((text) => <li key={text}>{text}</li>)}</ul></section>
      </>}
    </div>
  );
}
