// The blocks of the brief; every statement can be gone to, and says what it rests on.
import type { Tree } from "../parts/picture";
import { Picture } from "../parts/picture";
import type { Block, Finding, Sentence, Table } from "./brief";

export interface Reading { current: string | null; pick: (id: string) => void; pictures: Record<string, Tree> }

function Statement({ one, reading }: { one: Sentence; reading: Reading }) {
  const isCurrent = reading.current === one.id;
  return (
    <span id={one.id} class={isCurrent ? "statement current" : "statement"}>
      {one.text}{" "}
      <button type="button" class="basis" aria-pressed={isCurrent} aria-label={`What this rests on: ${one.text}`}
        onClick={() => reading.pick(one.id)}>{one.basis.length + one.rests.length}</button>{" "}
    </span>
  );
}

function Paragraph({ block, reading }: { block: Finding; reading: Reading }) {
  const told = block.sentences.map((one) => <Statement key={one.id} one={one} reading={reading} />);
  return (
    <div class={`finding ${block.kind}`}>
      {block.heading && <h3>{block.heading}</h3>}
      {block.kind === "list" ? <ul>{told.map((one, at) => <li key={at}>{one}</li>)}</ul> : <p>{told}</p>}
    </div>
  );
}

export function Rows({ table, reading }: { table: Table; reading: Reading }) {
  return (
    <div class="scrolls" tabIndex={0} role="region" aria-label={table.caption}>
      <table>
        <caption>{table.caption}</caption>
        <thead><tr>{table.columns.map((one, at) => <th key={at} scope="col">{one}</th>)}<th scope="col">rests on</th></tr></thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.id} id={row.id} class={reading.current === row.id ? "current" : ""}>
              {row.cells.map((cell, at) => {
                const inner = <><span class={`tone ${cell.tone}`}>{cell.text}</span>{cell.note && <small>{cell.note}</small>}</>;
                return at === 0 ? <th key={at} scope="row">{inner}</th> : <td key={at}>{inner}</td>;
              })}
              <td><button type="button" class="basis" aria-pressed={reading.current === row.id}
                aria-label={`What this row rests on: ${row.cells[0]?.text ?? ""}`}
                onClick={() => reading.pick(row.id)}>{row.basis.length + row.rests.length}</button></td>
            </tr>
          ))}
        </tbody>
      </table>
      {table.note && <p class="muted">{table.note}</p>}
    </div>
  );
}

export function BlockOf({ block, reading }: { block: Block; reading: Reading }) {
  if (block.is === "Finding") return <Paragraph block={block} reading={reading} />;
  if (block.is === "Table") return <Rows table={block} reading={reading} />;
  if (block.is === "Opposed") return <p><b>{block.kind}:</b> <Statement one={block.sentence} reading={reading} /></p>;
  if (block.is === "Fold")
    return <details open={block.open}><summary>{block.summary}</summary>
      {block.blocks.map((one, at) => <BlockOf key={at} block={one} reading={reading} />)}</details>;
  const tree = reading.pictures[block.id];
  const drawn = tree && <div class="scrolls" tabIndex={0} role="group" aria-label={block.title}><Picture tree={tree} /></div>;
  if (block.is === "SharesBar")
    return <figure><figcaption>{block.title}</figcaption>{drawn}
      <ul class="legend">{block.parts.map(([name, count]) => <li key={name}>{name}: {count}</li>)}</ul></figure>;
  return (
    <figure><figcaption>{block.title}</figcaption>{drawn}
      <details><summary>The same as a table</summary><Rows table={block.table} reading={reading} /></details></figure>
  );
}
