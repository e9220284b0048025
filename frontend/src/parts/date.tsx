import { useEffect, useState } from "preact/hooks";

/** A day as it is written everywhere here, 2025-06-20; taken when it is whole, or cleared. */
export function DateInput({ value, onDate }: { value: string; onDate: (date: string) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const take = (): void => {
    if (text !== value && (text === "" || /^\d{4}-\d{2}-\d{2}$/.test(text))) onDate(text);
  };
  return (
    <input class="date" value={text} placeholder="2025-06-20" pattern="\d{4}(-\d{2}(-\d{2})?)?" title="year-month-day, as in 2025-06-20"
      onInput={(event) => setText(event.currentTarget.value)} onBlur={take}
      onKeyDown={(event) => event.key === "Enter" && (event.preventDefault(), take())} />
  );
}
