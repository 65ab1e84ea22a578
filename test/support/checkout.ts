import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { applyEdits } from "../../server/src/config/textEdits.js";
import type { FileEdit } from "../../server/src/features/quickFixes/textEdit.js";
import type { Analysis, AnalysisOptions } from "../../server/src/analysis/types.js";
import type { Checkout } from "../../server/src/workspace/checkout.js";
import { Checkouts } from "../../server/src/workspace/checkouts.js";
import { MemoryFiles } from "../../server/src/workspace/memoryFiles.js";
import { analyse } from "./analyse.js";

export type Texts = Readonly<Record<string, string>>;

const read = (folder: string, name: string): string => readFileSync(path.join(__dirname, folder, name), "utf8");

/** A file of the example that is laid out as YOLOv5 is. */
export const fixture = (name: string): string => read("../../examples/efficientnet", name);

/** The Python of it, by its path in the checkout. */
export const fixturePython: Texts = Object.fromEntries(
  ["models/__init__.py", "models/common.py", "models/yolo.py"].map((name) => [name, fixture(name)]),
);

const packageFolder = "../fixtures/package";

/** The fixture that is laid out as the package of Ultralytics is. */
export const packageFiles: Texts = Object.fromEntries(
  readdirSync(path.join(__dirname, packageFolder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:py|yaml)$/.test(name))
    .map((name) => [name.replaceAll(path.sep, "/"), read(packageFolder, name)]),
);

/** Replaces what must be there, once. */
export function replaced(text: string, target: string, replacement: string): string {
  if (!text.includes(target)) throw new Error(`The text lacks ${target}.`);
  return text.replace(target, () => replacement);
}

/** The fixture with names among the modules whose channels `parse_model` works out. */
export const registering = (...names: readonly string[]): Texts => ({
  ...fixturePython,
  "models/yolo.py": replaced(fixturePython["models/yolo.py"] ?? "", "SPPF, C3]", `SPPF, C3, ${names.join(", ")}]`),
});

/** The checkout that these files are, below `/w`, around its folder `models`. */
export function checkoutOf(texts: Texts): Checkout {
  const files = new MemoryFiles(Object.fromEntries(Object.entries(texts).map(([name, text]) => [`/w/${name}`, text])));
  const checkout = new Checkouts(files).around("/w/models/x.yaml", { parseModel: "auto", folders: ["/w"] });
  if (checkout === undefined) throw new Error("These files have no parse_model.");
  return checkout;
}

/** Analyses a config in a checkout. */
export const analyseIn = (texts: Texts, config: string, options: Partial<AnalysisOptions> = {}): Analysis =>
  analyse(config, { checkout: checkoutOf(texts), ...options });

/** The files with edits made, as an editor makes them. */
export function edited(texts: Texts, edits: readonly Pick<FileEdit, "path" | "range" | "text">[]): Texts {
  const result: Record<string, string> = { ...texts };
  for (const file of new Set(edits.map(({ path: own }) => own))) {
    const name = file.replace(/^\/w\//, "");
    const own = edits.filter((edit) => edit.path === file).map(({ range, text }) => ({ range, newText: text }));
    result[name] = applyEdits(result[name] ?? "", own);
  }
  return result;
}
