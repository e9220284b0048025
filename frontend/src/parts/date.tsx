import { useEffect, useState } from "preact/hooks";

const WRITTEN = /^(\d{4}(-\d{2}(-\d{2})?)?)?$/;
const HOW = "a day, a month or a year: 2025-06-20, 2025-06, 2025";

/** A date as it is written everywhere here, taken when the field is left; what is none is told beside it. */
export function DateInput({ value, onDate }: { value: string; onDate: (date: string) => void }) {
  const [text, setText] = useState(value);
  const [wrong, setWrong] = useState(false);
  useEffect(() => (setText(value), setWrong(false)), [value]);
  const take = (): void => {
    const said = text.trim();
    setWrong(!WRITTEN.test(said));
    if (said !== value && WRITTEN.test(said)) onDate(said);
  };
  return (
    <>
      <input class="date" value={text} placeholder="YYYY-MM-DD" title={HOW} aria-invalid={wrong}
        onInput={(event) => setText(event.currentTarget.value)} onBlur={take}
        onKeyDown={(event) => event.key === "Enter" && (event.preventDefault(), take())} />
      {wrong && <span class="bad" role="alert"> “{text.trim()}” is no date; write {HOW}.{value && ` It is still ${value}.`}</span>}
    </>
  );
}
