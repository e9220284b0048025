// The published shapes, as far as the page reads them (docs/reference/json-outputs.md has them all).

import type { Told } from "./api";

export interface Opened {
  path: string;
  id: string;
  title: string | null;
  as_of: string | null;
  user: string;
  examples: string[];
  trouble: Told | null;
}

export interface Anchor { sha256: string; start: number; end: number; exact: string }

export interface Claim {
  id: string;
  document: string;
  anchor: Anchor;
  source_actor: string | null;
  relation: string;
  target_actor: string | null;
  polarity: number;
  event: string;
  phase: string;
  held: "yes" | "no" | "open";
  modality: string;
  content: string | null;
  speakers: string[];
  time_stated: string | null;
  time_resolved: string | null;
  source_text: string | null;
  target_text: string | null;
  coder: string;
  coder_version: string;
  rule: string;
  cues: [number, number][];
  confidence: number;
  note: string;
}

export type State = "waiting" | "possible" | "accepted" | "rejected";

export interface Listed {
  claim: Claim;
  state: State;
  reliability: string;
  credibility: number;
  origin: number | null;
  agreed: string[];
  is_broken: boolean;
  by: string;
  at: string;
  note: string;
  saving?: boolean;
}

export interface Shared {
  document_a: string; start_a: number; end_a: number;
  document_b: string; start_b: number; end_b: number;
}

export interface Inbox {
  documents: { name: string; title: string | null; publisher: string | null; published: string | null;
    reliability: string; origin: number; flags: string[] }[];
  claims: Listed[];
  contradictions: { a: string; b: string; relation_to: string; text: string }[];
  shared: Shared[];
  actors: Record<string, string>;
  allowed: Record<string, (string | number)[]>;
  unreadable: string[];
}

export interface DocumentText {
  name: string;
  text: string;
  passages: { start: number; end: number; label: string }[];
}

export interface Passed { document: string; start: number; end: number; reason: string; text: string }

export interface Decision { claim: Claim; judgement: "accepted" | "rejected"; reliability: string;
  credibility: number; by: string; at: string; note: string }

export interface Decided { decided: Decision[]; refused: { message: string }[]; waiting: number }
