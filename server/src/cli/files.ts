import { readdirSync, realpathSync } from "node:fs";
import path from "node:path";
import { suggest } from "./suggest.js";
import { parseStockName, stockNames } from "../yolov5/stock/stock.js";
import { reasonOf, statOf } from "./stat.js";

/** A config to read. `named`: the user named it, rather than a folder around it. */
export type Entry =
  | { readonly kind: "file"; readonly path: string; readonly name: string; readonly named: boolean }
  | { readonly kind: "input" }
  | { readonly kind: "stock"; readonly name: string };

export interface Found {
  readonly entries: readonly Entry[];
  /** A sentence for everything that is not there. */
  readonly problems: readonly string[];
}

const isYaml = (name: string): boolean => /\.ya?ml$/i.test(name);
const isPassedOver = (name: string): boolean => name === "node_modules" || name.startsWith(".");

/** Collects the YAML files below a folder. A folder that links lead to a second time is not entered again. */
class Walk {
  readonly files: string[] = [];
  readonly problems: string[] = [];
  readonly #entered = new Set<string>();

  enter(folder: string): void {
    try {
      const real = realpathSync(folder);
      if (this.#entered.has(real)) return;
      this.#entered.add(real);
      for (const name of readdirSync(folder).sort()) this.#visit(path.join(folder, name), name);
    } catch (error) {
      this.problems.push(`${folder} cannot be read: ${reasonOf(error)}.`);
    }
  }

  #visit(file: string, name: string): void {
    if (isPassedOver(name)) return;
    const stat = statOf(file);
    if (stat?.isDirectory() === true) this.enter(file);
    else if (stat?.isFile() === true && isYaml(name)) this.files.push(file);
  }
}

/** How a file is called in messages: as the user wrote it, or relative to the workspace. */
const nameOf = (file: string, workspace: string | undefined): string =>
  workspace === undefined ? path.normalize(file) : path.relative(workspace, file) || ".";

function missing(operand: string): string {
  if (operand.startsWith("stock:")) {
    const name = operand.slice("stock:".length);
    return `There is no stock config ${operand}${suggest(name, stockNames, (near) => `stock:${near}`)}`;
  }
  const start = `There is no file or folder ${operand || "without a name"}`;
  if (parseStockName(operand) !== undefined) return `${start}; the stock config is stock:${operand}.`;
  const folder = path.dirname(operand);
  return start + suggest(path.basename(operand), namesIn(folder), (name) => path.join(folder, name));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => !isPassedOver(name));
  } catch {
    return [];
  }
}

function findOne(operand: string, workspace: string | undefined): Found {
  const found = (...entries: Entry[]): Found => ({ entries, problems: [] });
  if (operand === "-") return found({ kind: "input" });
  if (operand.startsWith("stock:") && parseStockName(operand) !== undefined) {
    return found({ kind: "stock", name: operand.slice("stock:".length) });
  }
  const entry = (file: string, named: boolean): Entry => ({
    kind: "file",
    path: file,
    name: nameOf(file, workspace),
    named,
  });
  const stat = statOf(operand);
  if (stat === undefined) return { entries: [], problems: [missing(operand)] };
  if (!stat.isDirectory()) return found(entry(operand, true));
  const walk = new Walk();
  walk.enter(operand);
  return { entries: walk.files.map((file) => entry(file, false)), problems: walk.problems };
}

const keyOf = (entry: Entry): string =>
  entry.kind === "file" ? `file ${path.resolve(entry.path)}` : entry.kind === "stock" ? `stock ${entry.name}` : "input";

/**
 * What operands stand for: files, the YAML files below folders in the order of their names, `-` for standard input,
 * `stock:NAME`. What is named twice comes once.
 */
export function findFiles(operands: readonly string[], workspace?: string): Found {
  const found = operands.map((operand) => findOne(operand, workspace));
  const byKey = new Map<string, Entry>();
  for (const entry of found.flatMap(({ entries }) => entries)) {
    const key = keyOf(entry);
    const known = byKey.get(key);
    if (known === undefined || (entry.kind === "file" && entry.named)) byKey.set(key, entry);
  }
  return { entries: [...byKey.values()], problems: found.flatMap(({ problems }) => problems) };
}
