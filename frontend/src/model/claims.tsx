// The claims that an element rests on: their quotes, and a search for more.
import { useEffect, useState } from "preact/hooks";
import { get } from "../api";
import type { Inbox, Listed } from "../types";

let kept: { asked: Promise<Map<string, Listed>>; at: number } | null = null;

/** Asks for the claims once, and again after half a minute. */
function askClaims(): Promise<Map<string, Listed>> {
  if (!kept || Date.now() - kept.at > 30_000)
    kept = { at: Date.now(), asked: get<Inbox>("inbox").then((found) => new Map(found.claims.map((one) => [one.claim.id, one]))) };
  return kept.asked;
}

export function useClaims(wanted: boolean): Map<string, Listed> | null {
  const [claims, setClaims] = useState<Map<string, Listed> | null>(null);
  useEffect(() => {
    let here = true;
    if (wanted) askClaims().then((found) => here && setClaims(found), () => (kept = null));
    return () => void (here = false);
  }, [wanted]);
  return claims;
}

export function Quote({ id, listed }: { id: string; listed: Listed | undefined }) {
  if (!listed) return <span>{id} <span class="muted">(no such claim in this folder)</span></span>;
  return (
    <span>“{listed.claim.anchor.exact}” <span class="muted">{listed.claim.document}, {id}{listed.state === "accepted" ? "" : ", not yet accepted"}</span></span>
  );
}

/** The claims cited, each with its quote, to be taken out; and accepted ones to be added by their words. */
export function Cites(props: { id: string; value: string[]; onChange: (ids: string[]) => void }) {
  const claims = useClaims(true);
  const [search, setSearch] = useState("");
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (one: Listed): boolean => {
    const text = `${one.claim.id} ${one.claim.anchor.exact} ${one.claim.document}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const found = words.length && claims
    ? [...claims.values()].filter((one) => one.state === "accepted" && !props.value.includes(one.claim.id) && fits(one)).slice(0, 8)
    : [];
  return (
    <div class="cites">
      <ul class="plain">
        {props.value.map((id) => (
          <li key={id}>
            <Quote id={id} listed={claims?.get(id)} />
            <button type="button" class="link" onClick={() => props.onChange(props.value.filter((one) => one !== id))}
              aria-label={`Take out the claim ${id}`}>Take out</button>
          </li>
        ))}
      </ul>
      <input id={props.id} type="search" value={search} placeholder="Words of an accepted claim"
        onInput={(event) => setSearch(event.currentTarget.value)} />
      {words.length > 0 && (
        <ul class="plain found" aria-label="Claims found">
          {found.map((one) => (
            <li key={one.claim.id}>
              <Quote id={one.claim.id} listed={one} />
              <button type="button" class="link" onClick={() => (props.onChange([...props.value, one.claim.id]), setSearch(""))}
                aria-label={`Cite the claim ${one.claim.id}`}>Cite it</button>
            </li>
          ))}
          {claims && !found.length && <li class="muted">No accepted claim has these words.</li>}
        </ul>
      )}
    </div>
  );
}
