// One call builds the whole page; --check says whether what is committed is what would be built.
import { build } from "esbuild";
import { readFile, writeFile, mkdir } from "node:fs/promises";

const out = new URL("../src/tightrope/web/static/", import.meta.url);
const made = await build({
  entryPoints: ["src/workbench.tsx", "src/workbench.css"],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "none",
  charset: "utf8",
  outdir: "out",
  write: false,
});
const files = new Map(made.outputFiles.map((file) => [file.path.split("/").pop(), file.contents]));
files.set("index.html", await readFile("src/index.html"));

await mkdir(out, { recursive: true });
let stale = 0;
for (const [name, contents] of files) {
  const place = new URL(name, out);
  if (!process.argv.includes("--check")) await writeFile(place, contents);
  else if (Buffer.compare(Buffer.from(contents), await readFile(place).catch(() => Buffer.alloc(0)))) {
    console.error(`${name} is not what its sources give: npm run build`);
    stale = 1;
  }
}
process.exit(stale);
