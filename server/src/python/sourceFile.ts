import { type Chunk, topLevel } from "./topLevel.js";
import { type Outward, outwardOf } from "./outward.js";

/** The text of a file, split once a version. */
export interface SourceFile {
  readonly text: string;
  readonly chunks: readonly Chunk[];
  readonly outward: Outward;
}

/** How many files are kept. */
const most = 2_000;

const newest = new Map<string, SourceFile>();

/** The version of a file at a path. Statements that are as they were in the version before stay the same objects. */
export function sourceFile(path: string, text: string): SourceFile {
  const known = newest.get(path);
  if (known?.text === text) return known;
  const chunks = topLevel(text);
  let outward: Outward | undefined;
  const file: SourceFile = {
    text,
    chunks: known ? renewed(known.chunks, chunks) : chunks,
    get outward() {
      return (outward ??= outwardOf(text));
    },
  };
  newest.delete(path);
  newest.set(path, file);
  const [oldest] = newest.keys();
  if (newest.size > most && oldest !== undefined) newest.delete(oldest);
  return file;
}

function renewed(before: readonly Chunk[], now: readonly Chunk[]): readonly Chunk[] {
  const known = new Map(before.map((chunk) => [keyOf(chunk), chunk]));
  return now.map((chunk) => known.get(keyOf(chunk)) ?? chunk);
}

const keyOf = ({ line, text }: Chunk): string => `${line} ${text}`;
