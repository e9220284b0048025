import { useState } from "preact/hooks";
import { useAnswer } from "../asking";
import { useKeys } from "../parts/keys";
import { LongList } from "../parts/list";
import { Trouble } from "../parts/trouble";
import type { Passed } from "../types";

/** The sentences in which no claim was found, with the reason; from each a claim can be made. */
export function Skipped({ onOwn }: { onOwn: (document: string, words: string) => void }) {
  const { value, error } = useAnswer<{ sentences: Passed[] }>("skipped", {}, ["sources"]);
  const [at, setAt] = useState(0);
  const all = value?.sentences ?? [];
  const own = (): void => {
    const one = all[at];
    if (one) onOwn(one.document, one.text);
  };
  useKeys({ n: own, j: () => setAt(Math.min(all.length - 1, at + 1)), k: () => setAt(Math.max(0, at - 1)) });
  return (
    <div class="skipped">
      <Trouble told={error} />
      <p class="count">{all.length} sentences without a claim
        {all.length > 0 && <button type="button" class="quiet" onClick={own}>Own claim on this one<kbd aria-hidden="true">n</kbd></button>}</p>
      <LongList label="Sentences without a claim" items={all} current={at} rowHeight={3.6} onPick={setAt}
        idOf={(one) => `${one.document}-${one.start}`.replace(/[^\w-]/g, "_")}
        row={(one) => <div class="listed"><p><b>{one.document}</b><span class="muted">{one.reason.replaceAll("_", " ")}</span></p>
          <p class="snippet" dir="auto">{one.text}</p></div>} />
    </div>
  );
}
