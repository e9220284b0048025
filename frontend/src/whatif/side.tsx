import { useEffect, useState } from "preact/hooks";
import { Mistake, post, type Told } from "../api";
import { DateInput } from "../parts/date";
import { Trouble } from "../parts/trouble";
import type { ChipList, SideBySide } from "./types";

/** What is expected under several scenarios, the what-if and other dates, a column each. */
export function Side({ chips, changes, asOf }: { chips: ChipList; changes: string[]; asOf: string }) {
  const names = Object.keys(chips.scenarios);
  const [chosen, setChosen] = useState<string[]>(names.slice(0, 3));
  const [date, setDate] = useState("");
  const [found, setFound] = useState<SideBySide | null>(null);
  const [error, setError] = useState<Told | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const body = { scenarios: chosen, changes, dates: date ? [date] : [], draws: 0, as_of: asOf || null };
    post<SideBySide>("side", body, stop.signal).then((told) => (setFound(told), setError(null)),
      (reason: unknown) => !stop.signal.aborted && reason instanceof Mistake && (setFound(null), setError(reason.told)));
    return () => stop.abort();
  }, [chosen, changes, date, asOf, chips]);
  const turn = (name: string): void =>
    setChosen(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]);
  return (
    <section aria-label="Side by side">
      <h2>Side by side: what is expected</h2>
      <fieldset><legend>Beside the base</legend>
        {names.map((name) => <label class="check" key={name}><input type="checkbox" checked={chosen.includes(name)}
          onChange={() => turn(name)} />{chips.scenarios[name]}</label>)}
        <label>and as it was on<DateInput value={date} onDate={setDate} /></label>
      </fieldset>
      <Trouble told={error} />
      {!found && !error && <p class="muted" role="status">It is being worked out.</p>}
      {found && <div class="scrolls" tabIndex={0} role="region" aria-label="Side by side">
        <table class="side">
          <thead><tr><th scope="col">option</th>{found.columns.map((one, at) => <th scope="col" key={at}>{one}</th>)}</tr></thead>
          <tbody>
            <tr><th scope="row">today’s situation</th>{found.holds.map((one, at) => <td key={at}>{one === null ? "not told" : one ? "holds" : "does not hold"}</td>)}</tr>
            {found.rows.map((row) => (
              <tr key={row.option}><th scope="row">{row.owner}: {row.text}</th>
                {row.levels.map((level, at) => <td key={at} class={level !== row.levels[0] ? "changed" : ""}>{level.replaceAll("_", " ") || <i>not settled</i>}</td>)}</tr>
            ))}
          </tbody>
        </table></div>}
    </section>
  );
}
