import { readFileSync } from "node:fs";
import path from "node:path";

/** One row of a model as YAML texts: from, number, module, args. */
export type Row = readonly [from: string, number: string, module: string, args: string];

const cells = ["from", "number", "module", "args"] as const;
type Cell = (typeof cells)[number];

/** A config that builds, as data: top-level keys in file order and the rows of its two sections, all as YAML texts. */
export interface Base {
  readonly keys: readonly (readonly [name: string, text: string])[];
  readonly backbone: readonly Row[];
  readonly head: readonly Row[];
}

/** One change of a base; edits apply in order, and a row index counts the rows as the edits before left them. */
export type Edit =
  | ({ readonly row: number } & Readonly<Partial<Record<Cell, string>>>)
  | { readonly row: number; readonly text: string }
  | { readonly insert: number; readonly text: string }
  | { readonly delete: number }
  | { readonly key: string; readonly text: string | null }
  | { readonly rename: string; readonly to: string }
  | { readonly replace: string; readonly with: string }
  | { readonly file: string };

/** What one version of YOLOv5 did with a config. */
export interface Verdict {
  readonly outcome: "fails" | "builds";
  readonly stage?: "build" | "forward640-train" | "forward640-eval";
  readonly phase?: "yaml" | "parse_model" | "forward" | "initialize_biases" | "anchors/stride" | "build";
  /** The row in which Python raised; absent outside any row. */
  readonly layer?: number;
  readonly exception?: string;
  /** The first 160 characters. */
  readonly message?: string;
  readonly params?: number;
  readonly stride?: readonly number[];
}

export const corpusVersions = ["v7.0", "v6.1", "v5.0", "master"] as const;
export type CorpusVersion = (typeof corpusVersions)[number];

export type Verdicts = Readonly<Partial<Record<CorpusVersion, Verdict>> & Record<"v7.0", Verdict>>;

export interface Case {
  readonly id: string;
  readonly base: string;
  readonly edits: readonly Edit[];
  readonly about: string;
  /** A version that was not asked is absent; v7.0 always was. */
  readonly verdicts: Verdicts;
}

export interface Corpus {
  readonly bases: Readonly<Record<string, Base>>;
  readonly cases: readonly Case[];
}

/** The text of a config and, for every row, its 0-based line. */
export interface Rendered {
  readonly text: string;
  readonly rowLines: readonly number[];
}

type DraftRow = readonly string[] | string;

interface Draft {
  keys: (readonly [string, string])[];
  /** Rows by section, as cells or as one text; a section that a `key` edit replaced is a key instead. */
  sections: { name: string; rows: DraftRow[] }[];
  replacements: (readonly [string, string])[];
  file: string | null;
}

/** The YAML text of a base after edits, always the same for the same data. */
export function configText(base: Base, edits: readonly Edit[]): string {
  return renderConfig(base, edits).text;
}

/** Like `configText`, with the line of every row; `replace` edits keep the lines where they were. */
function renderConfig(base: Base, edits: readonly Edit[]): Rendered {
  const draft: Draft = {
    keys: [...base.keys],
    sections: [
      { name: "backbone", rows: [...base.backbone] },
      { name: "head", rows: [...base.head] },
    ],
    replacements: [],
    file: null,
  };
  for (const edit of edits) apply(draft, edit);
  const { text, rowLines } = render(draft);
  const replaced = draft.replacements.reduce((before, [find, value]) => before.replaceAll(find, () => value), text);
  return draft.file === null ? { text: replaced, rowLines } : { text: draft.file, rowLines: [] };
}

/** All cases, each with a verdict per version. */
export function loadCorpus(): Corpus {
  const stored = JSON.parse(readFileSync(path.join(__dirname, "corpus.json"), "utf8")) as StoredCorpus;
  return { bases: stored.bases, cases: stored.cases.map(withAllVerdicts) };
}

interface StoredCorpus extends Omit<Corpus, "cases"> {
  readonly cases: readonly (Omit<Case, "verdicts"> & { readonly verdicts: Readonly<Record<string, Stored>> })[];
}

/** A verdict equal to that of another version is stored as that version's name. */
type Stored = Verdict | CorpusVersion;

function withAllVerdicts(stored: StoredCorpus["cases"][number]): Case {
  const resolved = Object.entries(stored.verdicts).map(
    ([version, verdict]) => [version, typeof verdict === "string" ? stored.verdicts[verdict] : verdict] as const,
  );
  return { ...stored, verdicts: Object.fromEntries(resolved) as Verdicts };
}

function rowText(row: DraftRow): string {
  return typeof row === "string" ? row : `[${row.join(", ")}]`;
}

function render(draft: Draft): Rendered {
  const lines = ["# Parameters"];
  const rowLines: number[] = [];
  for (const [name, text] of draft.keys) {
    const separator = text === "" || text.startsWith("\n") ? "" : " ";
    lines.push(...`${name}:${separator}${text}`.split("\n"));
  }
  for (const { name, rows } of draft.sections) {
    lines.push("", `${name}:`, "  # [from, number, module, args]", "  [");
    for (const row of rows) {
      lines.push(`    ${rowText(row)},  # ${rowLines.length}`);
      rowLines.push(lines.length - 1);
    }
    lines.push("  ]");
  }
  return { text: lines.join("\n") + "\n", rowLines };
}

function apply(draft: Draft, edit: Edit): void {
  if ("file" in edit) draft.file = edit.file;
  else if ("replace" in edit) draft.replacements.push([edit.replace, edit.with]);
  else if ("rename" in edit) rename(draft, edit.rename, edit.to);
  else if ("key" in edit) setKey(draft, edit.key, edit.text);
  else if ("insert" in edit) insertRow(draft, edit.insert, edit.text);
  else if ("delete" in edit) changeRow(draft, edit.delete, () => []);
  else changeRow(draft, edit.row, (row) => [changedRow(row, edit)]);
}

type RowEdit = Extract<Edit, { readonly row: number }>;

function changedRow(row: DraftRow, edit: RowEdit): DraftRow {
  if ("text" in edit) return edit.text;
  if (typeof row === "string") throw new Error(`row ${edit.row} has no cells any more`);
  return row.map((text, index) => edit[cells[index] ?? "args"] ?? text);
}

function changeRow(draft: Draft, index: number, change: (row: DraftRow) => DraftRow[]): void {
  let first = 0;
  for (const { rows } of draft.sections) {
    const at = index - first;
    if (at < rows.length) {
      rows.splice(at, 1, ...rows.slice(at, at + 1).flatMap(change));
      return;
    }
    first += rows.length;
  }
  throw new Error(`no row ${index}`);
}

/** The new row goes to the section of the row now at that index, after the last row to the last section. */
function insertRow(draft: Draft, index: number, text: string): void {
  const [first, second] = draft.sections;
  if (first !== undefined && (index < first.rows.length || second === undefined)) first.rows.splice(index, 0, text);
  else second?.rows.splice(index - (first?.rows.length ?? 0), 0, text);
}

function setKey(draft: Draft, name: string, text: string | null): void {
  draft.sections = draft.sections.filter((section) => section.name !== name);
  const at = draft.keys.findIndex(([key]) => key === name);
  const change = text === null ? [] : [[name, text] as const];
  if (at < 0) draft.keys.push(...change);
  else draft.keys.splice(at, 1, ...change);
}

function rename(draft: Draft, name: string, to: string): void {
  draft.keys = draft.keys.map(([key, text]) => [key === name ? to : key, text] as const);
  for (const section of draft.sections) if (section.name === name) section.name = to;
}
