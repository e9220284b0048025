import { useState } from "preact/hooks";
import { Quotes } from "../parts/quotes";
import type { Difference, Played } from "./types";

function Subject({ subject, own }: { subject: string; own: Difference[] }) {
  const [open, setOpen] = useState<number | null>(null);
  return (
    <div class="scrolls" tabIndex={0} role="region" aria-label={subject}>
      <table class="differs">
        <caption>{subject}</caption>
        <thead><tr><th scope="col">what</th><th scope="col">in the base</th><th scope="col">then</th><th scope="col">rests on</th></tr></thead>
        {own.map((one, at) => {
          const rests = one.cites.length + one.assumptions.length;
          return (
            <tbody key={at}>
              <tr><th scope="row">{one.what}</th><td>{one.before}</td><td><b>{one.after}</b></td>
                <td>{rests > 0 && <button type="button" class="basis" aria-expanded={open === at}
                  aria-label={`What this rests on: ${one.what}`} onClick={() => setOpen(open === at ? null : at)}>{rests}</button>}</td></tr>
              {open === at && <tr><td colSpan={4}>{one.assumptions.map((text) => <p key={text}>Assumption: {text}</p>)}
                {one.cites.length > 0 && <Quotes ids={one.cites} />}</td></tr>}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

/** What the short names of the concepts mean, where a row has one. */
function Concepts() {
  return (
    <details><summary>What SEQ, Nash, GMR and SMR mean</summary>
      <p>They say when a situation holds. <b>Nash</b>: nobody gains by moving away, whatever comes after. <b>SEQ</b>: nobody gains once the
        others have answered by moves from which they gain themselves; what is expected goes by it. <b>GMR</b>: nobody gains once the others have
        answered at any price; <b>SMR</b>: nor by a move of one’s own after that.</p></details>
  );
}

/** The difference to the base by subject; “no effect” is said aloud. */
export function Differences(props: { played: Played; asked: boolean; took: number; waiting: boolean }) {
  const { played } = props;
  if (!props.asked && !props.waiting && !played.differences.length)
    return <>{played.of_day && <p class="finding notice">{played.of_day}</p>}<p class="muted">Nothing is changed yet: touch a level, or choose a scenario.</p></>;
  const subjects = new Map<string, Difference[]>();
  for (const one of played.differences.filter((one) => !one.is_size))
    subjects.set(one.subject, [...(subjects.get(one.subject) ?? []), one]);
  const sizes = played.differences.filter((one) => one.is_size);
  return (
    <div class={props.waiting ? "stale" : ""} inert={props.waiting}>
      {props.waiting && <p class="old" role="status">This is the answer to what was asked before; the new one is being worked out.</p>}
      {played.of_day && <p class="finding notice">{played.of_day}</p>}
      <ul>{played.changed.map((text) => <li key={text}>{text}</li>)}</ul>
      {!props.waiting && !played.differences.length && <p class="effect"><b>No effect.</b> Nothing that the model says is different.</p>}
      {!props.waiting && played.is_size_only && <p class="effect"><b>No effect on what is to be expected.</b> Only the counts of states differ.</p>}
      {subjects.size > 0 && <p class="effect">{played.expected}</p>}
      {played.only_held && <p>{played.only_held}</p>}
      {[...subjects].map(([subject, own]) => <Subject key={subject} subject={subject} own={own} />)}
      {played.differences.some((one) => one.concept) && <Concepts />}
      {sizes.length > 0 && <details><summary>Counts of states that differ</summary><Subject subject="Counts of states" own={sizes} /></details>}
      {!props.waiting && <p class="muted">Told of the model as stated, in {Math.round(props.took)} ms. How firm it is when weights and strengths are drawn is not told here.</p>}
    </div>
  );
}
