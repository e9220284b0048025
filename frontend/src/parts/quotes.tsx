// Quotes of claims by id, wherever something rests on them.
import { useAnswer } from "../asking";
import { visible } from "./visible";
import { Trouble } from "./trouble";
import type { Listed } from "../types";

/** One quote, with a way to its place in the text. */
export function Quoted({ listed: { claim, ...one } }: { listed: Listed }) {
  return (
    <>
      <blockquote dir="auto">{visible(claim.anchor.exact)}</blockquote>
      <p class="muted">{claim.document} · {one.reliability}{one.credibility} · {one.state}{one.by && ` by ${one.by}`}{" "}
        <a href={`#evidence/${claim.id}`}>in its text</a></p>
    </>
  );
}

/** Gives the quotes of some claims, each with a way to its place in the text. */
export function Quotes({ ids }: { ids: readonly string[] }) {
  const { value, error } = useAnswer<{ claims: Listed[] }>(ids.length ? "quotes" : null, { ids: ids.join(",") }, ["evidence.jsonl"]);
  if (!ids.length) return <p class="muted">It rests on no quote.</p>;
  if (!value) return error ? <Trouble told={error} /> : <p class="muted" role="status">The quotes are being looked up.</p>;
  const missing = ids.length - value.claims.length;
  return (
    <ul class="plain quotes">
      {value.claims.map((one) => <li key={one.claim.id}><Quoted listed={one} /></li>)}
      {missing > 0 && <li class="muted">{missing} more are cited and not in the folder’s evidence.</li>}
    </ul>
  );
}
