// How a claim is told in a few words.
import { visible } from "../parts/visible";
import type { Claim, Inbox } from "../types";

export const HELD = { yes: "it is so", no: "negated", open: "left open" } as const;
export const STATES: Record<string, string> = {
  waiting: "To decide", possible: "Possible only", accepted: "Accepted", rejected: "Rejected",
};

/** An actor by its name; a person or body that is no actor by what it was written down as. */
export const named = (inbox: Inbox, id: string): string =>
  inbox.actors[id] ?? (/^[a-z0-9]+(_[a-z0-9]+)+$/.test(id) ? id.split("_").map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(" ") : id);

export const end = (inbox: Inbox, actor: string | null, text: string | null): string =>
  visible((actor && named(inbox, actor)) || (text ? `“${text}”` : "nobody named"));

/** The relation as words; a negated or undone one says so. */
export function relation(claim: Claim): string {
  const told = claim.relation.replaceAll("_", " ");
  const about = claim.content ? ` (${claim.content.replaceAll("_", " ")})` : "";
  const held = claim.held === "no" ? "not: " : claim.held === "open" ? "perhaps: " : "";
  return held + told + about;
}

/** What keeps a claim from being a plain act or tie: said how, in which phase; nothing of a plain one. */
export function hedges(claim: Claim): string {
  const how = claim.modality === "asserted" ? "" : claim.modality;
  const phase = claim.phase === "done" || claim.phase === "ongoing" ? "" : claim.phase;
  return [how, phase].filter(Boolean).join(", ");
}

export const SIGNS: Record<string, string> = { "1": "friendly (+)", "0": "neither (0)", "-1": "hostile (−)" };

/** A confidence in whole per cent, rounded down: never up to where a claim would be proposed. */
const whole = (confidence: number) => Math.floor(confidence * 100 + 1e-9);

/** How sure one can be of a suggestion, in a word or two. */
export function sureness(claim: Claim): string {
  if (claim.coder.startsWith("assistant:")) return "by an assistant";
  return claim.confidence > 0 ? `${whole(claim.confidence)} %` : "not calibrated";
}

/** The same in a sentence; of a person's own claim nothing is said. */
export function assurance(claim: Claim): string {
  if (claim.coder === "person") return "";
  if (claim.coder.startsWith("assistant:")) return "Proposed by an assistant, whose claims nobody has measured: check it as you would a stranger’s.";
  if (claim.confidence <= 0) return "Not calibrated: nobody has measured how often this coder is right.";
  return `Of 100 claims that this coder is as sure of, ${whole(claim.confidence)} were right, in crises it had not learned from.`;
}
