import { useState } from "preact/hooks";
import { address, post, sentence } from "../api";
import { say } from "../parts/say";

const FORMS: [string, string][] = [
  ["html", "HTML, one file"], ["docx", "Word"], ["markdown", "Markdown"], ["json", "JSON"], ["ro-crate", "Research object (zip)"],
];

/** The brief written into the folder, or kept as a file. */
export function Exports() {
  const [form, setForm] = useState("html");
  const [marking, setMarking] = useState("");
  const write = (): void => {
    say("The brief is being written.");
    void post<{ path: string; size: number }>("brief", { form, marking }).then(
      (made) => say(`Wrote ${made.path} (${Math.round(made.size / 1024)} kB).`), (reason: unknown) => say(sentence(reason), true));
  };
  return (
    <form class="exports filters" onSubmit={(event) => (event.preventDefault(), write())} aria-label="The brief as a file">
      <label>The brief as<select value={form} onChange={(event) => setForm(event.currentTarget.value)}>
        {FORMS.map(([id, name]) => <option key={id} value={id}>{name}</option>)}</select></label>
      <label>Marking<input value={marking} maxLength={80} placeholder="none" onInput={(event) => setMarking(event.currentTarget.value)} /></label>
      <button class="main">Write it into the folder</button>
      <a class="button" href={`/api/${address("export", { form, marking })}`} download>Download</a>
    </form>
  );
}
