import type { CodeAction, CodeActionKind } from "vscode-languageserver-types";
import type { ActionRequest } from "./actionRequest.js";
import { quickFixes } from "./quickFixes/quickFixes.js";
import { setScale } from "./setScale.js";
import { refactoringActions } from "./refactorings/refactorings.js";

/** All code actions, one family a file. */
const families: readonly ((request: ActionRequest) => readonly CodeAction[])[] = [
  quickFixes,
  refactoringActions,
  setScale,
];

/** `refactor` asks for `refactor.rewrite` too; `source.fixAll` is made only where it is asked for. */
function isWanted({ kind = "" }: CodeAction, only: readonly CodeActionKind[] | undefined): boolean {
  if (only === undefined) return !kind.startsWith("source.fixAll");
  return only.some((wanted) => wanted === "" || kind === wanted || kind.startsWith(`${wanted}.`));
}

/** The code actions at a place of a config. */
export const codeActions = (request: ActionRequest): CodeAction[] =>
  families.flatMap((family) => family(request)).filter((action) => isWanted(action, request.only));
