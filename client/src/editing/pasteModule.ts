import * as vscode from "vscode";
import type { Server } from "../server.js";

const kind = vscode.DocumentDropOrPasteEditKind.Empty.append("text", "yoloConfig", "registerModule");

/** Offers beside pasting a class of modules into a Python file to have `parse_model` know it. */
export const offerPastedModules = (server: Server): vscode.Disposable =>
  vscode.languages.registerDocumentPasteEditProvider(
    { scheme: "file", language: "python" },
    {
      async provideDocumentPasteEdits(document, ranges, data, _, token) {
        const [range, ...others] = ranges;
        const text = await data.get("text/plain")?.asString();
        if (text === undefined || range === undefined || others.length > 0 || !/^class\b/m.test(text)) return undefined;
        const { start, end } = range;
        const place = { start: positionOf(start), end: positionOf(end) };
        const pasted = await server.ask(
          "yoloConfig/pastedModule",
          { uri: document.uri.toString(), range: place, text },
          token,
        );
        if (pasted === null || token.isCancellationRequested) return undefined;
        const edit = new vscode.DocumentPasteEdit(text, pasted.title, kind);
        edit.additionalEdit = await server.editOf(pasted.edit);
        edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
        return [edit];
      },
    },
    { providedPasteEditKinds: [kind], pasteMimeTypes: ["text/plain"] },
  );

const positionOf = ({ line, character }: vscode.Position) => ({ line, character });
