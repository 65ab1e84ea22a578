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
  const before = new Map(known?.chunks.map((chunk) => [keyOf(chunk), chunk]));
  const file = {
    text,
    chunks: topLevel(text).map((chunk) => before.get(keyOf(chunk)) ?? chunk),
    outward: outwardOf(text),
  };
  newest.delete(path);
  newest.set(path, file);
  const [oldest] = newest.keys();
  if (newest.size > most && oldest !== undefined) newest.delete(oldest);
  return file;
}

const keyOf = ({ line, text }: Chunk): string => `${line} ${text}`;
