// How a claim is told in a few words.
import type { Claim, Inbox } from "../types";

export const HELD = { yes: "it is so", no: "negated", open: "left open" } as const;
export const STATES: Record<string, string> = {
  waiting: "To decide", possible: "Possible only", accepted: "Accepted", rejected: "Rejected",
};

export const end = (inbox: Inbox, actor: string | null, text: string | null): string =>
  (actor && (inbox.actors[actor] ?? actor)) || (text ? `“${text}”` : "nobody named");

/** The relation as words; a negated or undone one says so. */
export function relation(claim: Claim): string {
  const told = claim.relation.replaceAll("_", " ");
  const about = claim.content ? ` (${claim.content.replaceAll("_", " ")})` : "";
  const held = claim.held === "no" ? "not: " : claim.held === "open" ? "perhaps: " : "";
  return held + told + about;
}

export const sign = (claim: Claim): string => (claim.polarity > 0 ? "+" : claim.polarity < 0 ? "−" : "0");

export const percent = (share: number): string => `${Math.round(share * 100)} of 100`;
