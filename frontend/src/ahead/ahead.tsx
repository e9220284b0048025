// What comes next: fans of probabilities week by week, and what to watch.
import { useEffect, useState } from "preact/hooks";
import { useAnswer } from "../asking";
import { Progress, useTook } from "../parts/progress";
import { Trouble } from "../parts/trouble";
import type { Opened } from "../types";
import type { ChipList } from "../whatif/types";
import { Fan, type Curve, percent } from "./fan";

export const AHEAD_KEYS: [string, string][] = [];
const LEAST = 2;
const MOST = 520; // weeks, as the command line has it
const SETTLED = 700; // milliseconds without a key

interface Foreseen { weeks: number; fans: Curve[]; unchanged: number; caveats: string[]; watch: string[]; counted?: string }

export function Ahead({ opened }: { opened: Opened }) {
  const [weeks, setWeeks] = useState(12);
  const [scenario, setScenario] = useState("");
  const chips = useAnswer<ChipList>("chips", { draws: 0 }, ["crisis.yaml"]).value;
  const found = useAnswer<Foreseen>("ahead", { weeks, scenarios: scenario }, ["crisis.yaml"]);
  const fans = found.value?.fans ?? [];
  const other = (own: Curve): Curve | null => fans.find((one) => one.scenario !== null && one.question === own.question) ?? null;
  const kept = `tightrope.took-ahead:${opened.path}:${weeks}`;
  useTook(found.waiting, found.error === null, kept);
  const stopped = found.error?.code === "stopped";
  return (
    <div class="ahead">
      <h1>What comes next</h1>
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <Weeks value={weeks} onChange={setWeeks} />
        <label>Beside it<select value={scenario} onChange={(event) => setScenario(event.currentTarget.value)}>
          <option value="">no scenario</option>
          {Object.entries(chips?.scenarios ?? {}).map(([id, text]) => <option key={id} value={id}>{text}</option>)}</select></label>
      </form>
      {stopped ? <p class="finding notice">You stopped it; nothing of it is kept. <button type="button" onClick={found.again}>Ask again</button></p>
        : <Trouble told={found.error} again={found.error ? found.again : undefined} />}
      {found.waiting && <Progress what="The futures are being drawn." tasks={["ahead"]} kept={kept} onStop={found.stop} />}
      {found.value && <div class={found.waiting ? "stale" : ""}>
        {found.waiting && <p class="old">What follows is of {found.value.weeks} weeks, as it was asked before.</p>}
        <p>That everything still is as today: {percent(found.value.unchanged)} in {found.value.weeks} weeks.
          The line is the middle; eight draws in ten lie in the band. {found.value.counted}</p>
        {found.value.caveats.map((text) => <p key={text} class="muted">{text}</p>)}
        <section aria-label="Answers"><div class="fans">
          {fans.filter((one) => one.scenario === null).map((one) => (
            <Fan key={one.question} curve={one} other={other(one)} otherName={chips?.scenarios[scenario] ?? scenario} />
          ))}
        </div></section>
        <section><h2>What to watch</h2><ul class="watch">{found.value.watch.map((text) => <li key={text}>{text}</li>)}</ul></section>
      </div>}
    </div>
  );
}

/** How many weeks ahead; what cannot be asked is said at the field, and is not turned into something else. */
function Weeks({ value, onChange }: { value: number; onChange: (weeks: number) => void }) {
  const [text, setText] = useState(String(value));
  const weeks = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0;
  const fits = weeks >= LEAST && weeks <= MOST;
  useEffect(() => {
    if (!fits || weeks === value) return;
    const timer = setTimeout(() => onChange(weeks), SETTLED);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <label>Weeks ahead<input inputMode="numeric" size={5} value={text} aria-invalid={!fits} aria-describedby="weeks-said"
      onInput={(event) => setText(event.currentTarget.value)} onKeyDown={(event) => event.key === "Enter" && fits && onChange(weeks)} />
      <small id="weeks-said" class={fits ? "" : "bad"} role={fits ? undefined : "alert"}>{fits ? `${LEAST} to ${MOST}` : `a whole number from ${LEAST} to ${MOST}`}</small></label>
  );
}
