import { type CodeAction, CodeActionKind, type Command, type DocumentUri, Range } from "vscode-languageserver-types";
import type { Analysis } from "../../analysis/types.js";
import { type ActionRequest, isWanted } from "../actionRequest.js";
import { serverCommands } from "../commands.js";
import { rowAt } from "./rowAt.js";
import { refactorings } from "./table.js";

/** What a code action carries until its edits are asked for. */
interface RefactoringData {
  readonly refactoring: string;
  readonly uri: DocumentUri;
  readonly range: Range;
}

/** The refactorings at a place. Clients that ask for the edits of the chosen one get none before. */
export function refactoringActions({ analysis, range, uri, client, only }: ActionRequest): readonly CodeAction[] {
  return Object.entries(refactorings).flatMap(([name, refactoring]): readonly CodeAction[] => {
    const kind = `${CodeActionKind.RefactorRewrite}.${name}`;
    const title = isWanted(kind, only) ? refactoring.title({ analysis, range }) : undefined;
    if (title === undefined) return [];
    const data: RefactoringData = { refactoring: name, uri, range };
    const row = rowAt({ analysis, range });
    const { goesTo } = refactoring;
    const action: CodeAction = {
      title,
      kind,
      data,
      ...(row && goesTo && client.showsDocuments ? { command: showRow(uri, goesTo(row.index)) } : {}),
    };
    if (client.resolvesEdits) return [action];
    const resolved = resolveRefactoring(analysis, action);
    return resolved.edit === undefined ? [] : [resolved];
  });
}

const showRow = (uri: DocumentUri, index: number): Command => ({
  title: "Show the row",
  command: serverCommands.showRow,
  arguments: [uri, index],
});

/** The document that an action without edits belongs to. */
export const documentOfAction = ({ data }: CodeAction): DocumentUri | undefined =>
  isRefactoring(data) ? data.uri : undefined;

/** The action with its edits; as it is where it has none. */
export function resolveRefactoring(analysis: Analysis, action: CodeAction): CodeAction {
  const data: unknown = action.data;
  if (!isRefactoring(data)) return action;
  const edits = refactorings[data.refactoring]?.edits({ analysis, range: data.range });
  return edits === undefined ? action : { ...action, edit: { changes: { [data.uri]: [...edits] } } };
}

function isRefactoring(data: unknown): data is RefactoringData {
  if (typeof data !== "object" || data === null || !("refactoring" in data && "uri" in data && "range" in data))
    return false;
  const { refactoring, uri, range } = data;
  return (
    typeof refactoring === "string" &&
    Object.hasOwn(refactorings, refactoring) &&
    typeof uri === "string" &&
    Range.is(range)
  );
}
