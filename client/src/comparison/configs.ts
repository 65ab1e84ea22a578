import * as vscode from "vscode";
import type { ComparedSource } from "../../../server/src/messages.js";

/** A config to compare: a file, or `stock:` and the name of a stock config. */
export type Config = vscode.Uri | `stock:${string}`;

const prefix = "stock:";

const isStock = (text: string): text is `stock:${string}` => text.startsWith(prefix);

/** Reads what a lens, a menu or a stored panel names. */
export function readConfigName(raw: unknown): Config | undefined {
  if (raw instanceof vscode.Uri) return raw;
  if (typeof raw !== "string") return undefined;
  return isStock(raw) ? raw : vscode.Uri.parse(raw);
}

export const stemOf = (uri: vscode.Uri): string => uri.path.replace(/^.*\//, "").replace(/\.[^.]*$/, "");

/** The text of a file: as the editor has it where it is open, else as it is stored. */
async function readText(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  return open?.getText() ?? new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** What the server is to compare. Files of one name are told apart by their folders. */
export async function sourcesOf(configs: readonly Config[]): Promise<readonly ComparedSource[]> {
  const stems = configs.map((config) => (typeof config === "string" ? config.slice(prefix.length) : stemOf(config)));
  return await Promise.all(
    configs.map(async (config, index): Promise<ComparedSource> => {
      const stem = stems[index] ?? "";
      if (typeof config === "string") return { stock: stem };
      const isUnique = stems.indexOf(stem) === stems.lastIndexOf(stem);
      const label = isUnique ? stem : vscode.workspace.asRelativePath(config);
      return { label, text: await readText(config), file: config.toString() };
    }),
  );
}

const looksLikeModel = (text: string): boolean =>
  /^\s*["']?backbone["']?\s*:/m.test(text) && /^\s*["']?head["']?\s*:/m.test(text);

/** The files of the workspace that look like model configs, in the order of their paths. */
export async function findModelFiles(): Promise<readonly vscode.Uri[]> {
  const files = await vscode.workspace.findFiles("**/*.{yaml,yml}", "**/{node_modules,.git,.venv,venv}/**", 1000);
  const found = await Promise.all(
    files.map(async (uri) => {
      try {
        return looksLikeModel(await readText(uri)) ? [uri] : [];
      } catch {
        return [];
      }
    }),
  );
  return found.flat().sort((a, b) => a.path.localeCompare(b.path));
}
