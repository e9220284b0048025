import type { Brief } from "./brief";

/** What a statement rests on: quotes with a way to their text, assumptions, how it was computed. */
export function Basis({ brief, ids, onClose }: { brief: Brief; ids: string[]; onClose: () => void }) {
  const quotes = brief.quotes.filter((one) => ids.includes(one.id));
  const assumed = brief.assumptions.filter((one) => ids.includes(one.id));
  const computed = brief.computations.filter((one) => ids.includes(one.id));
  return (
    <aside class="rests" aria-label="What it rests on" tabIndex={-1} id="rests">
      <header><h2>What it rests on</h2><button type="button" class="quiet" onClick={onClose}>Close<kbd aria-hidden="true">Esc</kbd></button></header>
      {!ids.length && <p>Nothing is given for it.</p>}
      {quotes.map((one) => (
        <article key={one.id}>
          <blockquote dir="auto">{one.exact}</blockquote>
          <p class="muted">{one.says} · {one.title} · {one.grade}{one.speaker && ` · ${one.speaker}`}{one.time && ` · ${one.time}`}
            {!one.accepted && " · not accepted by a person"}{" "}
            {one.found ? <a href={`#evidence/${one.id}`}>in its text</a> : "(not among the evidence)"}</p>
        </article>
      ))}
      {assumed.map((one) => <article key={one.id}><h3>Assumption</h3><p>{one.text}</p></article>)}
      {computed.map((one) => <article key={one.id}><h3>Computed: {one.title}</h3><p>{one.text}</p></article>)}
    </aside>
  );
}
