import { useRef, useState } from "preact/hooks";
import { sentence, upload } from "../api";
import { say } from "../parts/say";

interface ReadInto { added: string[]; known: string[]; refused: { message: string }[]; remarks: Record<string, string[]> }
interface Taken { added: number; known: number; refused: string[]; remarks: string[] }

/** Takes files into the folder: chosen, or dropped on the page. */
export function TakeIn({ onRead }: { onRead: () => void }) {
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
        all.remarks.push(...Object.entries(found.remarks).map(([name, said]) => `${name}: ${said.join("; ")}`));
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
  return (
    <div class="take-in" onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => (event.preventDefault(), void take([...(event.dataTransfer?.files ?? [])]))}>
      <label>Take in articles<input type="file" multiple ref={field} disabled={busy !== ""}
        onChange={(event) => void take([...(event.currentTarget.files ?? [])])} /></label>
      {busy && <span role="status">Reading {busy}</span>}
      {taken && <section class="taken" aria-label="What was taken in">
        <p>{taken.added} added, {taken.known} already there, {taken.refused.length} refused.</p>
        <ul>{taken.refused.map((one) => <li key={one} class="bad">{one}</li>)}
          {taken.remarks.map((one) => <li key={one}>{one}</li>)}</ul>
        <button type="button" onClick={() => setTaken(null)}>Close</button>
      </section>}
    </div>
  );
}
