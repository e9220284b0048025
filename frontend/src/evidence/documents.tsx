import { useRef, useState } from "preact/hooks";
import { sentence, upload } from "../api";
import { say } from "../parts/say";

interface ReadInto { added: string[]; known: string[]; refused: { message: string }[] }

/** Takes files into the folder: chosen, or dropped on the page. */
export function TakeIn({ onRead }: { onRead: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState("");
  const take = async (files: Iterable<File>): Promise<void> => {
    let added = 0;
    let known = 0;
    const refused: string[] = [];
    for (const file of files) {
      setBusy(file.name);
      try {
        const found = await upload<ReadInto>(file);
        added += found.added.length;
        known += found.known.length;
        refused.push(...found.refused.map((one) => one.message));
      } catch (reason) {
        refused.push(`${file.name}: ${sentence(reason)}`);
      }
    }
    setBusy("");
    say([`${added} added, ${known} already there, ${refused.length} refused.`, ...refused].join(" "), refused.length > 0);
    onRead();
  };
  return (
    <div class="take-in" onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => (event.preventDefault(), void take([...(event.dataTransfer?.files ?? [])]))}>
      <label>Take in articles<input type="file" multiple ref={field} disabled={busy !== ""}
        onChange={(event) => void take([...(event.currentTarget.files ?? [])])} /></label>
      {busy && <span role="status">Reading {busy}</span>}
    </div>
  );
}
