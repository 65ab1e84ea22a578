import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Result } from "./benchmark.js";

/** A benchmark that was run: one a config and engine, the newest. */
export interface Kept {
  readonly id: string;
  /** The config's name. */
  readonly name: string;
  /** When it ended, as ISO 8601 has it. */
  readonly when: string;
  readonly result: Result;
}

const most = 50;
const fileName = "benchmarks.json";

const isKept = (value: unknown): value is Kept => {
  const { id, name, when, result } = (value ?? {}) as Partial<Record<keyof Kept, unknown>>;
  const layers = (result as Partial<Result> | undefined)?.layers;
  return [id, name, when].every((each) => typeof each === "string") && Array.isArray(layers);
};

/** The benchmarks that were run, in a folder where they outlive the process; without one in memory alone. */
export class KeptBenchmarks {
  #list: readonly Kept[] | undefined;

  /** The newest first. A file that cannot be read counts as none. */
  async list(folder: string | undefined): Promise<readonly Kept[]> {
    this.#list ??= folder === undefined ? [] : await readKept(path.join(folder, fileName));
    return this.#list;
  }

  /** Keeps a benchmark in the place of the one before of the same config and engine. */
  async add(folder: string | undefined, kept: Kept): Promise<void> {
    const others = (await this.list(folder)).filter(({ id }) => id !== kept.id);
    this.#list = [kept, ...others].slice(0, most);
    if (folder === undefined) return;
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, fileName), JSON.stringify(this.#list));
  }
}

async function readKept(file: string): Promise<readonly Kept[]> {
  try {
    const raw: unknown = JSON.parse(await readFile(file, "utf8"));
    return Array.isArray(raw) ? raw.filter(isKept) : [];
  } catch {
    return [];
  }
}
