import { useRef, useState } from "preact/hooks";
import { sentence, upload } from "../api";
import { say } from "../parts/say";
import type { Listed } from "../types";

interface ReadInto { added: string[]; known: string[]; refused: { message: string }[]; remarks: Record<string, string[]> }
interface Taken { added: number; known: number; refused: string[]; remarks: [string, string][] } // of a document, what is said

const NOTHING_FOUND = "no claim was found in it";

/** What is still true of the documents, those of whom the same is said together. */
function stillTrue(remarks: [string, string][], claims: readonly Listed[]): [string, string[]][] {
  const found = new Set(claims.map((one) => one.claim.document));
  const told = new Map<string, string[]>();
  for (const [name, said] of remarks)
    if (said !== NOTHING_FOUND || !found.has(name)) told.set(said, [...(told.get(said) ?? []), name]);
  return [...told];
}

/** Takes files into the folder: chosen, or dropped on the page. */
export function TakeIn({ claims, onRead }: { claims: readonly Listed[]; onRead: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState("");
  const [taken, setTaken] = useState<Taken | null>(null);
  const take = async (files: Iterable<File>): Promise<void> => {
    const all: Taken = { added: 0, known: 0, refused: [], remarks: [] };
    for (const file of files) {
      setBusy(file.name);
      try {
        const found = await upload<ReadInto>(file);
        all.added += found.added.length;
        all.known += found.known.length;
        all.refused.push(...found.refused.map((one) => one.message));
        all.remarks.push(...Object.entries(found.remarks).flatMap(([name, said]) => said.map((one): [string, string] => [name, one])));
      } catch (reason) {
        all.refused.push(`${file.name}: ${sentence(reason)}`);
      }
    }
    setBusy("");
    setTaken(all.refused.length || all.remarks.length ? all : null);
    say(`${all.added} added, ${all.known} already there, ${all.refused.length} refused.`, all.refused.length > 0);
    if (field.current) field.current.value = ""; // the same file can be chosen again, once it is mended
    onRead();
  };
  const remarks = taken ? stillTrue(taken.remarks, claims) : [];
  return (
    <div class="take-in" onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => (event.preventDefault(), void take([...(event.dataTransfer?.files ?? [])]))}>
      <label>Take in articles<input type="file" multiple ref={field} disabled={busy !== ""}
        onChange={(event) => void take([...(event.currentTarget.files ?? [])])} /></label>
      {busy && <span role="status">Reading {busy}</span>}
      {taken && taken.refused.length + remarks.length > 0 && <section class="taken" aria-label="What was taken in">
        <p><button type="button" onClick={() => setTaken(null)}>Close</button>{taken.added} added, {taken.known} already there, {taken.refused.length} refused.</p>
        <ul tabIndex={0} aria-label="What is to be said of them">{taken.refused.map((one) => <li key={one} class="bad">{one}</li>)}
          {remarks.map(([said, names]) => <li key={said}>{names.join(", ")}: {said}</li>)}</ul>
      </section>}
    </div>
  );
}
