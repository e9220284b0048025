// Which claims are meant; filtering walks 5,000 of them at each key, so texts are folded once.
import type { Listed } from "../types";

export interface Filter {
  words: string;
  state: string;
  document: string;
  actor: string;
  relation: string;
  coder: string;
  least: number;
}

export const ALL: Filter = { words: "", state: "waiting", document: "", actor: "", relation: "", coder: "", least: 0 };

const folded = new WeakMap<object, string>();

function textOf(one: Listed): string {
  const known = folded.get(one.claim);
  if (known !== undefined) return known;
  const { claim } = one;
  const parts = [claim.anchor.exact, claim.source_text, claim.target_text, claim.source_actor, claim.target_actor, claim.id];
  const text = parts.filter(Boolean).join(" ").replace(/\s+/g, " ").toLowerCase();
  folded.set(one.claim, text);
  return text;
}

export function chosen(claims: readonly Listed[], filter: Filter): Listed[] {
  const words = filter.words.trim().replace(/\s+/g, " ").toLowerCase();
  return claims.filter((one) => {
    const { claim } = one;
    return (filter.state === "all" || one.state === filter.state) &&
    (!filter.document || claim.document === filter.document) &&
    (!filter.relation || claim.relation === filter.relation) &&
    (!filter.coder || claim.coder === filter.coder) &&
    (!filter.actor || claim.source_actor === filter.actor || claim.target_actor === filter.actor ||
      claim.speakers.includes(filter.actor)) &&
    claim.confidence >= filter.least &&
    (!words || textOf(one).includes(words));
  });
}
