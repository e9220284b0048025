// The answers: the brief, to be read with every statement one key from its quotes.
import { useEffect, useMemo, useState } from "preact/hooks";
import { useAnswer } from "../asking";
import { useKeys } from "../parts/keys";
import type { Tree } from "../parts/picture";
import { Trouble } from "../parts/trouble";
import type { Opened } from "../types";
import { Basis } from "./basis";
import { BlockOf, type Reading } from "./blocks";
import { statements, type Brief } from "./brief";
import { Exports } from "./exports";

export const ANSWERS_KEYS: [string, string][] = [
  ["j / k", "Next, previous statement"],
  ["q", "What the statement rests on: its quotes, assumptions, computations"],
  ["o", "The quote in its text"],
  ["m", "The annex, on and off"],
];
const FILES = ["crisis.yaml", "evidence.jsonl", "sources", "expectations.yaml", "sealed.yaml"];
const DRAWS = 200; // as the command line has it

export function Answers({ opened }: { opened: Opened }) {
  const { value, error, waiting } = useAnswer<Brief>("brief", { draws: DRAWS }, FILES);
  const pictures = useAnswer<{ pictures: Record<string, Tree> }>(value ? "pictures" : null, { draws: DRAWS, of: value?.version }, FILES);
  if (!value)
    return <div class="answers"><h1>Answers</h1>{error ? <Trouble told={error} />
      : <p class="notice" role="status">The model is being asked. The first time takes up to a minute; what was found is kept.</p>}</div>;
  return <Read opened={opened} brief={value} pictures={pictures.value?.pictures ?? {}} stale={waiting} error={error} />;
}

function Read(props: {
  opened: Opened; brief: Brief; pictures: Record<string, Tree>; stale: boolean; error: Parameters<typeof Trouble>[0]["told"];
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
    const first = brief.quotes.find((one) => current && order.get(current)?.includes(one.id) && one.found);
    if (first) location.hash = `evidence/${first.id}`;
  };
  useKeys({
    j: () => go(1), k: () => go(-1), q: () => current && setOpen(!open), o: quote, m: () => setAnnex(!annex),
    Escape: () => setOpen(false),
  });
  return (
    <div class={open ? "answers with-basis" : "answers"}>
      <div class="read">
        <h1>{brief.title}</h1>
        <Trouble told={props.error} />
        {props.stale && <p class="muted" role="status">Something changed: the answers are being worked out anew.</p>}
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
      {open && current && <Basis brief={brief} ids={order.get(current) ?? []} onClose={() => setOpen(false)} />}
    </div>
  );
}
