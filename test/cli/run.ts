import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after } from "node:test";
import { main } from "../../server/src/cli/main.js";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

interface Around {
  readonly input?: string | Uint8Array;
  readonly isTTY?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command line in this process, with a terminal that remembers. */
export async function run(args: readonly string[], { input = "", isTTY = false, env = {} }: Around = {}): Promise<Ran> {
  let [out, err] = ["", ""];
  const code = await main(args, {
    write: (text) => void (out += text),
    warn: (text) => void (err += text),
    readInput: () => Promise.resolve(typeof input === "string" ? Buffer.from(input) : input),
    isTTY,
    env,
    version: "1.2.3",
  });
  return { code, out, err };
}

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A folder with these files, for the tests of one file. */
export function folderWith(files: Files): string {
  const folder = mkdtempSync(path.join(tmpdir(), "yolo-config-"));
  after(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

const header = "nc: 80\ndepth_multiple: 1.0\nwidth_multiple: 1.0\nanchors: 3\n";

/** A small model that builds. */
export const sound = `${header}backbone:
  - [-1, 1, Conv, [16, 3, 2]]
  - [-1, 1, Conv, [32, 3, 2]]
head:
  - [[1], 1, Detect, [nc, anchors]]
`;

/** The same with a mistyped module on line 7. */
export const mistyped = sound.replace("Conv, [32", "Comv, [32");

/** The same, but a row that nothing reads: a warning on line 7. */
export const wasteful = sound.replace("[[1], 1", "[[0], 1");

/** A model of YOLOv8. */
export const laterFamily = `nc: 80
scales:
  n: [0.33, 0.25, 1024]
backbone:
  - [-1, 1, Conv, [64, 3, 2]]
head:
  - [[0], 1, Detect, [nc]]
`;
