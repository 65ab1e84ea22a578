import * as vscode from "vscode";
import type { Report } from "../../../server/src/messages.js";
import { type Config, readConfigName, sourcesOf, stemOf } from "../comparison/configs.js";
import { debounced } from "../debounced.js";
import type { Server } from "../server.js";

const scheme = "yolo-config";

/** Of VS Code's own Markdown extension, which can be disabled. */
const showPreview = "markdown.showPreviewToSide";

/** What a report is about, kept in the query of its uri. */
interface Topic {
  readonly kind: "changes" | "weights";
  /** The config. */
  readonly uri: string;
  /** What it is held against; the server's choice where it is left out. */
  readonly against?: string;
}

/** In place of a report whose file was deleted, or whose server has stopped. */
const gone = "This report cannot be made any more.\n";

function topicOf(report: vscode.Uri): Topic | undefined {
  try {
    return JSON.parse(report.query) as Topic;
  } catch {
    return undefined;
  }
}

/** Read-only Markdown documents about configs, which follow their edits. */
export class Reports implements vscode.TextDocumentContentProvider {
  readonly #server: Server;
  readonly #shown = new Set<string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
  }

  /** Registers the documents, and has them follow configs and settings. */
  start(): vscode.Disposable {
    const later = debounced(() => {
      this.refresh();
      return Promise.resolve();
    }, 300);
    return vscode.Disposable.from(
      later,
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.languageId === "yaml") later.run();
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("yoloConfig")) later.run();
      }),
    );
  }

  /** Makes every report anew. VS Code closes documents that only a preview shows after some minutes. */
  refresh(): void {
    const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
    for (const uri of this.#shown) if (open.has(uri)) this.#changed.fire(vscode.Uri.parse(uri));
    if ([...this.#shown].some((uri) => !open.has(uri))) void vscode.commands.executeCommand("markdown.preview.refresh");
  }

  /** Opens a report beside the editor, as it looks if the editor can show that. */
  async show(kind: Topic["kind"], uri: vscode.Uri, against?: Config): Promise<void> {
    const topic: Topic = {
      kind,
      uri: uri.toString(),
      ...(against === undefined ? {} : { against: against.toString() }),
    };
    const path = `/${stemOf(uri)} ${kind}.md`;
    const report = vscode.Uri.from({ scheme, path, query: JSON.stringify(topic) });
    const document = await vscode.workspace.openTextDocument(report);
    this.#shown.add(report.toString());
    try {
      await vscode.commands.executeCommand(showPreview, report);
    } catch {
      await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
    }
  }

  async provideTextDocumentContent(report: vscode.Uri): Promise<string> {
    const topic = topicOf(report);
    if (topic === undefined) return gone;
    try {
      const answer = await this.#ask(topic);
      return "markdown" in answer ? answer.markdown : `${answer.refusal}\n`;
    } catch {
      return gone;
    }
  }

  async #ask({ kind, uri, against }: Topic): Promise<Report> {
    await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    const config = readConfigName(against);
    const [source] = config === undefined ? [] : await sourcesOf([config]);
    return kind === "changes"
      ? await this.#server.ask("yoloConfig/diff", { uri, ...(source && { base: source }) })
      : await this.#server.ask("yoloConfig/reportWeights", { uri, ...(source && { source }) });
  }
}
