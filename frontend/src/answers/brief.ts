// The brief as data (docs/reference/brief.schema.json), as far as the page reads it.
export interface Sentence { is: "Sentence"; id: string; text: string; basis: string[]; rests: string[] }
export interface Cell { text: string; tone: string; note: string }
export interface Row { id: string; cells: Cell[]; basis: string[]; when: string; rests: string[] }
export interface Table { is: "Table"; id: string; caption: string; columns: string[]; origins: string[]; rows: Row[]; note: string }
export interface Finding { is: "Finding"; sentences: Sentence[]; heading: string; kind: string }
export interface Figure { is: "Figure"; id: string; title: string; description: string; table: Table }
export interface Shares { is: "SharesBar"; id: string; title: string; parts: [string, number][]; basis: string[] }
export interface Opposed { is: "Opposed"; sentence: Sentence; a: string; b: string; relation_to: string; kind: string }
export interface Fold { is: "Fold"; summary: string; blocks: Block[]; open: boolean }
export type Block = Finding | Table | Figure | Shares | Opposed | Fold;
export interface Section { id: string; title: string; blocks: Block[]; part: "front" | "annex" }
export interface Quote {
  id: string; number: number; exact: string; document: string; title: string; says: string; grade: string;
  speaker: string | null; time: string | null; accepted: boolean; coder: string; found: boolean;
}
/** An element of the model, at its place (a JSON pointer) in the crisis file. */
export interface Ground { place: string; text: string; cites: string[]; assumption: string }
export interface Brief {
  title: string; as_of: string | null; summary: string; made_from_suggestions: boolean; version: string;
  sections: Section[]; quotes: Quote[];
  assumptions: { id: string; text: string }[];
  computations: { id: string; title: string; text: string }[];
  grounds: Ground[];
}

/** Calls `visit` for each block, those inside others too. */
function walk(sections: Section[], visit: (block: Exclude<Block, Figure | Fold>) => void): void {
  const one = (block: Block): void => {
    if (block.is === "Fold") block.blocks.forEach(one);
    else visit(block.is === "Figure" ? block.table : block);
  };
  for (const section of sections) section.blocks.forEach(one);
}

/** What a statement rests on: quotes, assumptions and computations by id; places of the model. */
export interface Basis { basis: string[]; rests: string[] }

/** What can rest on something, in the order it is read. */
export function statements(sections: Section[]): Map<string, Basis> {
  const found = new Map<string, Basis>();
  walk(sections, (block) => {
    if (block.is === "Finding") for (const one of block.sentences) found.set(one.id, one);
    else if (block.is === "Table") for (const row of block.rows) found.set(row.id, row);
    else if (block.is === "Opposed") found.set(block.sentence.id, { basis: [...block.sentence.basis, block.a, block.b], rests: block.sentence.rests });
    else found.set(block.id, { basis: block.basis, rests: [] });
  });
  return found;
}

/** The elements at these places and within them: a section stands for all that is in it. */
export const groundsAt = (brief: Brief, places: string[]): Ground[] =>
  brief.grounds.filter((one) => places.some((place) => one.place === place || one.place.startsWith(`${place}/`)));
