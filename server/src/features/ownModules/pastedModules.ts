import type { WorkspaceEdit } from "vscode-languageserver-types";
import type { Checkout } from "../../workspace/checkout.js";
import { workspaceEdit } from "../quickFixes/workspaceEdit.js";
import { definedModules } from "./definedModule.js";
import { registering } from "./ownModuleActions.js";

/** What is offered beside pasting. */
export interface PastedModules {
  readonly title: string;
  readonly edit: WorkspaceEdit;
}

/**
 * What registers the classes of modules in a pasted text, in the files other than the one it is pasted into. `after` is
 * that file with the text, as the checkout has it.
 */
export function pastedModules(checkout: Checkout, path: string, after: string, pasted: string): PastedModules | null {
  const names = definedModules(checkout, path, after)
    .map(({ name }) => name)
    .filter((name) => new RegExp(`^class[ \\t]+${name}\\b`, "m").test(pasted));
  const [name] = names;
  if (name === undefined || path === checkout.parseModelPath) return null;
  // Several would be written at one place; each of the others has its code action.
  const edits = registering(checkout, name, path);
  if (edits.length === 0) return null;
  const title = `Paste and register ${name} in parse_model`;
  return { title, edit: workspaceEdit(edits, title, false) };
}
