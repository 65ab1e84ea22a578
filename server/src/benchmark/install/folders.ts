import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { type Installable, recipeOf, recipes } from "./recipes.data.js";

/** The name of an engine's folder, which says its version: another one is installed beside it. */
export function folderName(engine: Installable): string {
  const [version = ""] = Object.values(recipeOf(engine).packages);
  return `${engine}-${version}`;
}

/** Where engines are found: a folder for all of them, and folders of single ones that someone has named. */
export interface EnginePlaces {
  readonly root: string | undefined;
  readonly named?: Readonly<Record<string, string>>;
}

/** The folders of the engines that are installed, by their names. */
export function installedEngines({ root, named = {} }: EnginePlaces): Readonly<Record<string, string>> {
  const found = (Object.keys(recipes) as Installable[]).flatMap((engine) => {
    const folder = root && path.join(root, folderName(engine));
    return folder !== undefined && existsSync(path.join(folder, "package.json")) ? [[engine, folder] as const] : [];
  });
  return { ...Object.fromEntries(found), ...named };
}

/** Takes an engine away, in every version. Gives false where there was none. */
export async function removeEngine(root: string, engine: Installable): Promise<boolean> {
  const names = await readdir(root).catch((): string[] => []);
  // `tfjs-node-4.22.0` is an engine and `tfjs-node-gpu-4.22.0` another.
  const own = names.filter((name) => name.startsWith(`${engine}-`) && /^\d/.test(name.slice(engine.length + 1)));
  for (const name of own) await rm(path.join(root, name), { recursive: true, force: true });
  return own.length > 0;
}
