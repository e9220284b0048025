// The answers: the brief, to be read with every statement one key from its quotes.
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { useAnswer } from "../asking";
import { useKeys } from "../parts/keys";
import type { Tree } from "../parts/picture";
import { Progress, useTook } from "../parts/progress";
import { say } from "../parts/say";
import { Trouble } from "../parts/trouble";
import type { Opened } from "../types";
import { Basis } from "./basis";
import { BlockOf, type Reading } from "./blocks";
import { groundsAt, statements, type Brief } from "./brief";
import { Exports } from "./exports";

export const ANSWERS_KEYS: [string, string][] = [
  ["j / k", "Next, previous statement"],
  ["q", "What the statement rests on: its quotes, assumptions, computations"],
  ["o", "The first quote it leads to, in its text"],
  ["m", "The annex, on and off"],
];
const FILES = ["crisis.yaml", "evidence.jsonl", "sources", "expectations.yaml", "sealed.yaml"];
const DRAWS = 200; // as the command line has it

const TASKS = ["brief", "reading"];

export function Answers({ opened }: { opened: Opened }) {
  const { value, error, waiting, again, stop } = useAnswer<Brief>("brief", { draws: DRAWS }, FILES);
  const kept = `tightrope.took:${opened.path}`;
  useTook(waiting, error === null, kept);
  const pictures = useAnswer<{ pictures: Record<string, Tree> }>(value ? "pictures" : null, { draws: DRAWS, of: value?.version }, FILES);
  const stopped = error?.code === "stopped";
  const working = waiting && <Progress what={value ? "Something changed: the answers are being worked out anew." : "The model is being asked."}
    tasks={TASKS} kept={kept} onStop={stop} />;
  if (value) return <Read brief={value} pictures={pictures.value?.pictures ?? {}} stale={working || (stopped && <Anew again={again} />)} error={stopped ? null : error} again={again} />;
  return (
    <div class="answers"><h1>Answers</h1>
      {waiting ? working : stopped ? <Anew again={again} /> : <Trouble told={error} again={again} />}
    </div>
  );
}

/** What was stopped can be asked again. */
function Anew({ again }: { again: () => void }) {
  return <p class="finding notice">You stopped it before it was found; nothing of it is kept. <button type="button" onClick={again}>Ask again</button></p>;
}

function Read(props: {
  brief: Brief; pictures: Record<string, Tree>; stale: ComponentChildren; error: Parameters<typeof Trouble>[0]["told"]; again: () => void;
}) {
  const { brief } = props;
  const [annex, setAnnex] = useState(false);
  const [current, setCurrent] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const sections = useMemo(() => brief.sections.filter((one) => annex || one.part === "front"), [brief, annex]);
  const order = useMemo(() => statements(sections), [sections]);
  const ids = useMemo(() => [...order.keys()], [order]);
  const reading: Reading = { current, pictures: props.pictures, pick: (id) => (setCurrent(id), setOpen(!(open && id === current))) };

  useEffect(() => {
    const own = current ? document.getElementById(current) : null;
    const hidden = own?.closest("details:not([open])");
    if (hidden instanceof HTMLDetailsElement) hidden.open = true;
    own?.scrollIntoView({ block: "nearest" });
  }, [current]);
  const go = (step: number): void => {
    const at = current ? ids.indexOf(current) : -1;
    setCurrent(ids[Math.max(0, Math.min(ids.length - 1, at + step))] ?? null);
  };
  const quote = (): void => {
    if (!current) return say("Choose a statement first: j goes to the next.");
    const own = order.get(current);
    const first = brief.quotes.find((one) => own?.basis.includes(one.id) && one.found)?.id ?? groundsAt(brief, own?.rests ?? []).flatMap((one) => one.cites)[0];
    if (first) return void (location.hash = `evidence/${first}`);
    setOpen(true);
    say("It rests on no quote: on assumptions and the computation, which stand beside it.");
  };
  useKeys({
    j: () => go(1), k: () => go(-1), q: () => current && setOpen(!open), o: quote, m: () => setAnnex(!annex),
    Escape: () => setOpen(false),
  });
  return (
    <div class={open ? "answers with-basis" : "answers"}>
      <div class="read">
        <h1>{brief.title}</h1>
        <Trouble told={props.error} again={props.error ? props.again : undefined} />
        {props.stale}
        {brief.made_from_suggestions && <p class="finding notice">No claim is accepted yet: this rests on suggestions.</p>}
        <Exports />
        {sections.map((section) => (
          <section key={section.id} class={section.part}>
            <h2>{section.title}</h2>
            {section.blocks.map((block, at) => <BlockOf key={at} block={block} reading={reading} />)}
          </section>
        ))}
        <p><button type="button" onClick={() => setAnnex(!annex)}>{annex ? "Hide the annex" : "Show the annex"}<kbd aria-hidden="true">m</kbd></button></p>
      </div>
      {open && current && <Basis brief={brief} of={order.get(current)} onClose={() => setOpen(false)} />}
    </div>
  );
}
