// Questions to the server: every answer is the JSON that a verb prints, every error a sentence.

import { tab } from "./tab";

export interface Told {
  code: string;
  message: string;
  what?: string; // without the place, the value and what to do
  hint: string | null;
  findings?: { severity: string; message: string; where: string; check: string }[];
}

/** What the server could not or would not do, as it says it. */
export class Mistake extends Error {
  constructor(readonly told: Told) {
    super(told.message);
  }
}

export const SILENT: Told = {
  code: "no-answer",
  message: `The workbench does not answer: start it again with tightrope serve FOLDER --port ${location.port}, and open the new address in this browser.`,
  hint: null,
};

async function ask<T>(place: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    const headers = { ...init.headers, "x-tightrope-tab": await tab };
    response = await fetch(`/api/${place}`, { ...init, headers, credentials: "same-origin" });
  } catch {
    throw new Mistake(SILENT); // also of a question that was left: then nobody hears it
  }
  const said = (await response.json().catch(() => null)) as { error?: Told } | null;
  if (said === null) throw new Mistake(SILENT);
  if (!response.ok) throw new Mistake(said.error ?? SILENT);
  return said as T;
}

type Query = Record<string, string | number | undefined>;

export function address(place: string, query: Query = {}): string {
  const told = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const text = new URLSearchParams(told.map(([key, value]) => [key, String(value)])).toString();
  return text ? `${place}?${text}` : place;
}

export const get = <T>(place: string, query: Query = {}, signal?: AbortSignal): Promise<T> =>
  ask<T>(address(place, query), signal ? { signal } : {});

export const post = <T>(place: string, body: unknown, signal?: AbortSignal): Promise<T> =>
  ask<T>(place, {
    method: "POST",
    headers: { "content-type": "application/json", "x-tightrope": "1" },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });

export const upload = <T>(file: File): Promise<T> =>
  ask<T>(address("read", { name: file.name }), {
    method: "POST",
    headers: { "content-type": "application/octet-stream", "x-tightrope": "1" },
    body: file,
  });

/** Gives what went wrong as a sentence. */
export const sentence = (error: unknown): string =>
  error instanceof Mistake ? error.told.message : `A fault in the page itself: ${String(error)}`;
