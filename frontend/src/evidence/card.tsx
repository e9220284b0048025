// The claim at hand: what it says, why it was suggested, what bears on it.
import { useMemo } from "preact/hooks";
import { visible } from "../parts/visible";
import type { Inbox, Listed } from "../types";
import { HELD, SIGNS, STATES, assurance, end, hedges, named, relation } from "./words";

function Fact({ name, children, whole }: { name: string; children: preact.ComponentChildren; whole?: boolean }) {
  return <div class={whole ? "whole" : ""}><dt>{name}</dt><dd>{children}</dd></div>;
}

function why({ claim, agreed }: Listed): string {
  if (claim.coder === "person") return "stated by a person";
  const assistant = claim.coder.startsWith("assistant:") ? `the assistant “${claim.coder.slice("assistant:".length)}”` : "";
  const coder = claim.coder === "learned" ? "the built-in coder" : assistant || claim.coder;
  const alike = agreed.length ? `; ${agreed.join(", ")} suggests the same` : "";
  return `${coder}${claim.rule ? ` (${claim.rule})` : ""}${alike}`;
}

export function Card(props: {
  one: Listed; inbox: Inbox; cue: string; grade: string;
  onJump: (id: string) => void; onDo: (key: "a" | "r" | "e" | "g" | "u") => void;
}) {
  const { claim, ...one } = props.one;
  const clashes = props.inbox.contradictions.filter((clash) => clash.a === claim.id || clash.b === claim.id);
  const copies = useMemo(() => props.inbox.claims.filter(
    (other) => other.origin !== null && other.origin === one.origin && other.claim.document !== claim.document &&
      other.claim.relation === claim.relation && other.claim.source_actor === claim.source_actor,
  ), [props.inbox.claims, claim.id]);
  const sure = assurance(claim);
  const hedge = hedges(claim);
  const open = one.state === "waiting" || one.state === "possible";
  return (
    <article class={`card ${one.state}`} aria-label="Claim at hand">
      <h2>
        {end(props.inbox, claim.source_actor, claim.source_text)} <span class="relation">{relation(claim)}</span>{" "}
        {end(props.inbox, claim.target_actor, claim.target_text)}{hedge && <span class="hedge">{hedge}</span>}
      </h2>
      <blockquote dir="auto">{visible(claim.anchor.exact)}</blockquote>
      {one.is_broken && <p class="bad">This quote no longer stands in its document; it counts for nothing.</p>}
      <p class="actions" role="group" aria-label="Decide">
        {open && <button type="button" class="main" onClick={() => props.onDo("a")}>Accept<kbd aria-hidden="true">a</kbd></button>}
        {open && <button type="button" onClick={() => props.onDo("r")}>Reject<kbd aria-hidden="true">r</kbd></button>}
        {open && <button type="button" onClick={() => props.onDo("e")}>Edit<kbd aria-hidden="true">e</kbd></button>}
        <button type="button" onClick={() => props.onDo("g")}>Grade<kbd aria-hidden="true">g</kbd></button>
        <button type="button" onClick={() => props.onDo("u")}>Undo<kbd aria-hidden="true">u</kbd></button>
      </p>
      <dl class="facts">
        <Fact name="State">{STATES[one.state]}{one.by && ` by ${one.by}`}{one.at && `, ${one.at.slice(0, 16).replace("T", " ")}`}
          {one.saving && " · being written"}{one.note && ` · ${one.note}`}</Fact>
        <Fact name="Event">{claim.event.replaceAll("_", " ").toLowerCase()}</Fact>
        <Fact name="Relation is">{SIGNS[claim.polarity]}</Fact>
        <Fact name="Phase">{claim.phase}</Fact>
        <Fact name="Held">{HELD[claim.held]}</Fact>
        <Fact name="Said how">{claim.modality}</Fact>
        <Fact name="Speaker">{claim.speakers.map((id) => named(props.inbox, id)).join(" citing ") || "the author"}</Fact>
        {(claim.time_resolved || claim.time_stated) && (
          <Fact name="When">{claim.time_resolved ?? "not resolved"}{claim.time_stated && ` (“${claim.time_stated}”)`}</Fact>
        )}
        <Fact name="Suggested by">{why(props.one)}</Fact>
        {props.cue && <Fact name="Cue">“{props.cue}”</Fact>}
        {sure && <Fact name="Confidence" whole>{claim.confidence > 0 && <meter min={0} max={1} value={claim.confidence} aria-label="Confidence" />} {sure}</Fact>}
        <Fact name="Grade">{props.grade} (source {props.grade[0]}, claim {props.grade[1]})</Fact>
        {claim.note && <Fact name="Doubts">{claim.note}</Fact>}
      </dl>
      {clashes.length > 0 && (
        <section><h3>Clashes with</h3><ul class="plain">
          {clashes.map((clash) => {
            const other = clash.a === claim.id ? clash.b : clash.a;
            return <li key={other}><button type="button" class="link" onClick={() => props.onJump(other)}>
              {clash.relation_to}: {clash.text}</button></li>;
          })}
        </ul></section>
      )}
      {copies.length > 0 && (
        <section><h3>The same words elsewhere: one origin, not {copies.length + 1}</h3><ul class="plain">
          {copies.map(({ claim: copy }) => <li key={copy.id}><button type="button" class="link"
            onClick={() => props.onJump(copy.id)}>{copy.document}: “{copy.anchor.exact}”</button></li>)}
        </ul></section>
      )}
    </article>
  );
}
