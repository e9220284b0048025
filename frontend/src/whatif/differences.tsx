import { useState } from "preact/hooks";
import { Quotes } from "../parts/quotes";
import type { Difference, Played } from "./types";

/** The difference to the base by subject; “no effect” is said aloud. */
export function Differences(props: { played: Played; asked: boolean; took: number; waiting: boolean }) {
  const { played } = props;
  const [open, setOpen] = useState<string | null>(null);
  if (!props.asked && !played.differences.length)
    return <p class="muted">Nothing is changed yet: touch a level on the left, or choose a scenario.</p>;
  const subjects = new Map<string, Difference[]>();
  for (const one of played.differences) subjects.set(one.subject, [...(subjects.get(one.subject) ?? []), one]);
  return (
    <div class={props.waiting ? "stale" : ""}>
      <ul>{played.changed.map((text) => <li key={text}>{text}</li>)}</ul>
      {!played.differences.length && <p class="effect"><b>No effect.</b> Nothing that the model says is different.</p>}
      {played.is_size_only && <p class="effect"><b>No effect on what is to be expected.</b> Only the counts of states differ.</p>}
      {played.differences.length > 0 && !played.is_size_only && <p class="effect">{played.expected}</p>}
      {[...subjects].map(([subject, own]) => (
        <div class="scrolls" key={subject} tabIndex={0} role="region" aria-label={subject}>
          <table>
            <caption>{subject}</caption>
            <thead><tr><th scope="col">what</th><th scope="col">in the base</th><th scope="col">then</th><th scope="col">rests on</th></tr></thead>
            <tbody>
              {own.map((one, at) => {
                const key = `${subject}${at}`;
                const rests = one.cites.length + one.assumptions.length;
                return (
                  <>
                    <tr key={key}><th scope="row">{one.what}</th><td>{one.before}</td><td><b>{one.after}</b></td>
                      <td>{rests > 0 && <button type="button" class="basis" aria-expanded={open === key}
                        aria-label={`What this rests on: ${one.what}`} onClick={() => setOpen(open === key ? null : key)}>{rests}</button>}</td></tr>
                    {open === key && <tr><td colSpan={4}>{one.assumptions.map((text) => <p key={text}>Assumption: {text}</p>)}
                      {one.cites.length > 0 && <Quotes ids={one.cites} />}</td></tr>}
                  </>
                );
              })}
            </tbody>
          </table>
        </div>
      ))}
      <p class="muted">Told of the model as stated, in {Math.round(props.took)} ms. How firm it is: tightrope whatif says it of 200 draws.</p>
    </div>
  );
}
