import { type CodeAction, CodeActionKind, type Diagnostic } from "vscode-languageserver-types";
import type { Analysis } from "../../analysis/types.js";
import type { Checkout } from "../../workspace/checkout.js";
import { pathIn } from "../../workspace/paths.js";
import type { ActionClient } from "../actionRequest.js";
import { createClass } from "./createClass.js";
import { importClass } from "./importClass.js";
import { registerClass } from "./registerClass.js";
import type { FileEdit } from "./textEdit.js";
import { workspaceEdit } from "./workspaceEdit.js";

/** What a finding carries for its quick fix. */
interface FixData {
  readonly fix: string;
  readonly name: string;
  /** Where the class is defined, for `import`. */
  readonly path?: string;
}

interface Fix {
  /** What is done, and the files in which. */
  title(data: FixData, files: readonly string[]): string;
  edits(data: FixData, checkout: Checkout): readonly FileEdit[];
}

/** The quick fixes by what a finding asks for. */
const fixes: Readonly<Record<string, Fix>> = {
  import: {
    title: ({ name }, [file]) => `Import ${name} in ${file}`,
    edits: ({ name, path }, checkout) => (path === undefined ? [] : importClass(checkout, name, path)),
  },
  register: {
    title: ({ name }) => `Register ${name} in parse_model`,
    edits: ({ name }, checkout) => registerClass(checkout, name),
  },
  create: {
    title: ({ name }, [file]) => `Create class ${name} in ${file}`,
    edits: ({ name }, checkout) => createClass(checkout, name),
  },
};

/**
 * The quick fix of a diagnostic that changes the Python around a config. Its edits are shown before they are made,
 * where the client can.
 */
export function pythonFix(
  { options: { checkout } }: Analysis,
  diagnostic: Diagnostic,
  { previewsEdits }: ActionClient,
): readonly CodeAction[] {
  const data = fixData(diagnostic.data);
  const fix = data && Object.hasOwn(fixes, data.fix) ? fixes[data.fix] : undefined;
  if (checkout === undefined || data === undefined || fix === undefined) return [];
  const edits = fix.edits(data, checkout);
  if (edits.length === 0) return [];
  const files = edits.map(({ path }) => pathIn(checkout.root, path));
  const title = fix.title(data, files);
  const edit = workspaceEdit(edits, title, previewsEdits);
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], edit }];
}

function fixData(data: unknown): FixData | undefined {
  if (typeof data !== "object" || data === null || !("fix" in data) || !("name" in data)) return undefined;
  const { fix, name } = data;
  if (typeof fix !== "string" || typeof name !== "string") return undefined;
  return { fix, name, ...("path" in data && typeof data.path === "string" ? { path: data.path } : {}) };
}
