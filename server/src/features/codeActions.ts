import type { CodeAction } from "vscode-languageserver-types";
import { type ActionRequest, isWanted } from "./actionRequest.js";
import { fixAll } from "./fixAll.js";
import { ignoreFinding } from "./ignoreFinding.js";
import { quickFixes } from "./quickFixes/quickFixes.js";
import { setScale } from "./setScale.js";
import { shiftIndices } from "./shiftIndices/shiftIndices.js";
import { refactoringActions } from "./refactorings/refactorings.js";

/** All code actions, one family a file. */
const families: readonly ((request: ActionRequest) => readonly CodeAction[])[] = [
  quickFixes,
  shiftIndices,
  ignoreFinding,
  fixAll,
  refactoringActions,
  setScale,
];

/** The code actions at a place of a config. */
export const codeActions = (request: ActionRequest): CodeAction[] =>
  families.flatMap((family) => family(request)).filter(({ kind = "" }) => isWanted(kind, request.only));
