// The evidence inbox: text on the left, the list and the claim at hand on the right.
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { post, sentence } from "../api";
import { useAnswer } from "../asking";
import { useLive } from "../live";
import { useKeys } from "../parts/keys";
import { LongList } from "../parts/list";
import { say } from "../parts/say";
import { Trouble } from "../parts/trouble";
import { visible } from "../parts/visible";
import type { Claim, Decision, Inbox, Listed, Opened } from "../types";
import { myName } from "../who";
import { Card } from "./card";
import { decide, remember, takeBack, writeUnsaved, type Verdict } from "./deciding";
import { TakeIn } from "./documents";
import { ALL, chosen, type Filter } from "./filter";
import { Filters } from "./filters";
import { BulkForm, EditForm, GradeForm, OwnForm } from "./forms";
import { Skipped } from "./skipped";
import { DocumentPane } from "./text";
import { end, hedges, relation, sureness } from "./words";

type Asked = "edit" | "own" | "grade" | "accepted" | "rejected" | null;
const FILES = ["evidence.jsonl", "sources", "crisis.yaml", ".tightrope/suggested"];

export function Evidence({ opened }: { opened: Opened }) {
  const inbox = useAnswer<Inbox>("inbox", {}, FILES, keepUnwritten);
  const own = useRef(inbox);
  own.current = inbox;
  const tryAgain = (): void => void writeUnsaved(opened.id).then((count) => {
    if (!count) return;
    own.current.set((now) => ({ ...now, claims: now.claims.map((one) => (one.saving ? { ...one, saving: false } : one)) }));
    own.current.again();
  });
  useEffect(tryAgain, [opened.id]);
  useLive("again", tryAgain, [opened.id]); // the server is back
  if (inbox.value === null)
    return inbox.error ? <><h1>Evidence</h1><Trouble told={inbox.error} again={inbox.again} /></> : <p class="notice">The documents are being read.</p>;
  return <Work opened={opened} inbox={inbox.value} again={inbox.again} set={inbox.set} error={inbox.error} />;
}

interface WorkProps {
  opened: Opened; inbox: Inbox; again: () => void;
  set: (change: (value: Inbox) => Inbox) => void; error: Parameters<typeof Trouble>[0]["told"];
}

/** The claims with some of them changed; the others stay the same objects. */
const withClaims = (inbox: Inbox, ids: Set<string>, change: (one: Listed) => Listed): Inbox => ({
  ...inbox, claims: inbox.claims.map((one) => (ids.has(one.claim.id) ? change(one) : one)),
});

/** An answer of the server, with the decisions that it cannot know of since they are being written. */
function keepUnwritten(now: Inbox, found: Inbox): Inbox {
  const unwritten = new Map(now.claims.filter((one) => one.saving).map((one) => [one.claim.id, one]));
  return { ...found, claims: found.claims.map((one) => unwritten.get(one.claim.id) ?? one) };
}

function Work({ opened, inbox, again, set, error }: WorkProps) {
  const [filter, setFilter] = useState<Filter>(ALL);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [asked, setAsked] = useState<Asked>(null);
  const [quote, setQuote] = useState("");
  const [grades, setGrades] = useState<Record<string, string>>({});
  const [marked, setMarked] = useState<Set<string>>(new Set());
  const search = useRef<HTMLInputElement>(null);
  const lastPlace = useRef(0);

  const meant = useMemo(() => chosen(inbox.claims, filter), [inbox.claims, filter]);
  const found = meant.findIndex((one) => one.claim.id === currentId);
  const place = found >= 0 ? found : Math.min(lastPlace.current, meant.length - 1);
  const current = meant[place] ?? null;
  useEffect(() => void (lastPlace.current = Math.max(0, place)), [place]);
  const documentName = current?.claim.document ?? (filter.document || inbox.documents[0]?.name);
  const ofDocument = useMemo(
    () => inbox.claims.filter((one) => one.claim.document === documentName), [inbox.claims, documentName]);
  const grade = current ? grades[current.claim.id] ?? `${current.reliability}${current.credibility}` : "F6";

  useEffect(() => {
    const follow = (): void => {
      const id = location.hash.split("/")[1];
      if (!id) return;
      history.replaceState(null, "", "#evidence");
      setFilter({ ...ALL, state: "all" });
      setCurrentId(id);
    };
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);

  const go = (to: number): void => {
    const next = meant[Math.max(0, Math.min(meant.length - 1, to))];
    if (next) setCurrentId(next.claim.id);
  };
  const jump = (id: string): void => {
    if (!meant.some((one) => one.claim.id === id)) setFilter({ ...ALL, state: "all" });
    setCurrentId(id);
  };

  /** Writes a step, shown at once unless a dialog waits for it; gives why some of it does not stand. */
  const write = useCallback(async (verdicts: Verdict[], note = "", aloud = true): Promise<string[]> => {
    const ids = new Set(verdicts.map((one) => one.id));
    const judged = verdicts[0]?.judgement ?? "accepted";
    if (aloud) set((now) => withClaims(now, ids, (one) => ({
      ...one, state: judged, by: myName() || opened.user, at: new Date().toISOString(), note, saving: true,
    })));
    const { made, refused, silent } = await decide(opened.id, verdicts, note);
    if (silent || aloud) for (const one of refused) say(one, true);
    if (silent) return [];
    const byId = new Map(made.map((one) => [one.claim.id, one]));
    set((now) => withClaims(now, ids, (one) => {
      const own = byId.get(one.claim.id);
      return own ? { ...one, state: own.judgement, by: own.by, at: own.at, note: own.note, saving: false } : { ...one, saving: false };
    }));
    if (refused.length || made.some((one) => one.claim.coder === "person")) again();
    return refused;
  }, [opened, set, again]);

  const judge = async (judgement: "accepted" | "rejected", fields?: Record<string, unknown>): Promise<string[]> => {
    if (!current || (current.state !== "waiting" && current.state !== "possible")) return [];
    const own = grades[current.claim.id];
    const verdict = { id: current.claim.id, judgement, ...(own ? { grade: own } : {}), ...(fields ? { fields } : {}) };
    if (fields) { // edited: what is wrong with it is told where it is edited
      const refused = await write([verdict], "", false);
      if (refused.length) return refused;
      setAsked(null);
    } else void write([verdict]);
    const said = { ...current.claim, ...fields } as Claim;
    say(`${judgement === "accepted" ? "Accepted" : "Rejected"}: ${end(inbox, said.source_actor, said.source_text)} ${relation(said)} ${end(inbox, said.target_actor, said.target_text)}.`);
    const next = filter.state === "all" || filter.state === judgement ? meant[place + 1] : meant[place + 1] ?? meant[place - 1];
    if (next) setCurrentId(next.claim.id);
    return [];
  };
  const undo = (): void =>
    void takeBack().then((ids) => {
      if (!ids.length) return;
      say(`Taken back: ${ids.length === 1 ? "one decision" : `${ids.length} decisions`}.`);
      setCurrentId(ids[0] ?? null);
      again();
    }, (reason: unknown) => (say(sentence(reason), true), again()));
  const regrade = async (to: string): Promise<string[]> => {
    if (!current) return [];
    if (current.state === "accepted" || current.state === "rejected")
      try {
        await post("grade", { id: current.claim.id, at: current.at, grade: to });
        again();
      } catch (reason) {
        return [sentence(reason)];
      }
    else setGrades({ ...grades, [current.claim.id]: to });
    setAsked(null);
    say(`Graded ${to}.`);
    return [];
  };
  const own = (words?: string): void => {
    setQuote(words ?? (getSelection()?.toString().trim() || current?.claim.anchor.exact || ""));
    setAsked("own");
  };
  const addOwn = async (said: Record<string, unknown>): Promise<string[]> => {
    try {
      const { decision } = await post<{ decision: Decision }>("claim", { document: documentName, said, by: myName() });
      remember([{ id: decision.claim.id, at: decision.at }]);
      setAsked(null);
      say("Added and accepted.");
      again();
      return [];
    } catch (reason) {
      return [sentence(reason)];
    }
  };
  const turn = (): void => {
    if (!current) return;
    const next = new Set(marked);
    if (!next.delete(current.claim.id)) next.add(current.claim.id);
    setMarked(next);
    go(place + 1);
  };
  const act = { a: () => void judge("accepted"), r: () => void judge("rejected"), e: () => current && setAsked("edit"), g: () => current && setAsked("grade"), u: undo };
  useKeys({
    ...act, j: () => go(place + 1), k: () => go(place - 1), n: () => own(), x: turn,
    "/": () => search.current?.focus(), f: () => document.getElementById("filter-state")?.focus(),
  });

  const undecided = (marked.size ? inbox.claims.filter((one) => marked.has(one.claim.id)) : meant)
    .filter((one) => one.state === "waiting" || one.state === "possible");
  const bulk = async (ids: string[], note: string): Promise<string[]> => {
    const refused = await write(ids.map((id) => ({ id, judgement: asked as "accepted" | "rejected" })), note, false);
    say(`${ids.length - refused.length} ${asked}.`);
    setMarked(new Set());
    if (!refused.length) setAsked(null);
    return refused;
  };
  const cue = current ? current.claim.cues.map(([a, b]) => [...current.claim.anchor.exact].slice(a - current.claim.anchor.start, b - current.claim.anchor.start).join("")).filter(Boolean).join(" … ") : "";

  return (
    <div class="evidence">
      <h1 class="sr">Evidence</h1>
      <Trouble told={error} />
      <div class="bar"><Filters inbox={inbox} filter={filter} search={search} onChange={setFilter} /><TakeIn claims={inbox.claims} onRead={again} /></div>
      {inbox.unreadable.length > 0 && <details class="trouble"><summary>{inbox.unreadable.length === 1 ? "A file in sources/ cannot be read" : `${inbox.unreadable.length} files in sources/ cannot be read`}; nothing in {inbox.unreadable.length === 1 ? "it" : "them"} counts</summary>
        <ul>{inbox.unreadable.map((one) => <li key={one}>{visible(one)}</li>)}</ul></details>}
      {!inbox.documents.length && <p class="notice">No article is in this folder yet. Take some in: text, HTML, PDF or e-mail.</p>}
      {inbox.documents.length > 0 && !inbox.claims.length && <p class="notice">No claim was found in these articles. Claims are looked for between states and the actors
        that the model names: <a href="#model/actors">name those of these texts</a>, and the articles are read again.</p>}
      {filter.state === "skipped"
        ? <Skipped onOwn={(document, words) => (setFilter({ ...ALL, document, state: "all" }), own(words))} />
        : <div class="columns">
          {documentName && <DocumentPane name={documentName} current={current} claims={ofDocument} shared={inbox.shared} onPick={jump} />}
          <div class="right">
            <p class="count" role="status">{meant.length} of {inbox.claims.length} claims{marked.size > 0 && `, ${marked.size} marked`}
              {undecided.length > 0 && <>
                <button type="button" class="quiet" onClick={() => setAsked("accepted")}>Accept {marked.size ? "marked" : "these"} …</button>
                <button type="button" class="quiet" onClick={() => setAsked("rejected")}>Reject {marked.size ? "marked" : "these"} …</button></>}
              {documentName && <button type="button" class="quiet" onClick={() => own()}>Own claim<kbd aria-hidden="true">n</kbd></button>}
            </p>
            {current && <Card one={current} inbox={inbox} cue={cue} grade={grade} onJump={jump} onDo={(key) => act[key]()} />}
            {meant.length > 0 && <LongList label="Claims" items={meant} current={place} rowHeight={3.6}
              idOf={(one) => one.claim.id} onPick={go} row={(one) => <Row one={one} inbox={inbox} marked={marked.has(one.claim.id)} />} />}
            {!meant.length && inbox.claims.length > 0 && <p class="notice">No claim fits these filters.</p>}
          </div>
        </div>}
      {asked === "edit" && current && <EditForm one={current} inbox={inbox} onClose={() => setAsked(null)}
        onDone={(fields) => judge("accepted", fields)} />}
      {asked === "grade" && <GradeForm grade={grade} onClose={() => setAsked(null)} onDone={regrade} />}
      {asked === "own" && documentName && <OwnForm quote={quote} document={documentName} inbox={inbox} onClose={() => setAsked(null)} onDone={addOwn} />}
      {(asked === "accepted" || asked === "rejected") && <BulkForm judgement={asked} meant={undecided} inbox={inbox} onClose={() => setAsked(null)} onDone={bulk} />}
    </div>
  );
}

function Row({ one, inbox, marked }: { one: Listed; inbox: Inbox; marked: boolean }) {
  const { claim } = one;
  const hedge = hedges(claim);
  return (
    <div class={`listed ${one.state}`}>
      <p><b>{marked ? "☑ " : ""}{end(inbox, claim.source_actor, claim.source_text)} <i>{relation(claim)}</i> {end(inbox, claim.target_actor, claim.target_text)}</b>
        <span class="muted">{hedge && <span class="hedge">{hedge}</span>}{one.state === "waiting" || one.state === "possible" ? sureness(claim) : one.state}</span></p>
      <p class="snippet" dir="auto">{visible(claim.anchor.exact)}</p>
    </div>
  );
}
