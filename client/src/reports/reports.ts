import * as vscode from "vscode";
import type { Report } from "../../../server/src/messages.js";
import { type Config, readConfigName, sourcesOf, stemOf } from "../comparison/configs.js";
import { debounced } from "../debounced.js";
import type { Server } from "../server.js";

const scheme = "yolo-config";

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

  /** Makes every report that is open anew. */
  refresh(): void {
    for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === scheme) this.#changed.fire(uri);
  }

  /** Opens a report beside the editor. */
  async show(kind: Topic["kind"], uri: vscode.Uri, against?: Config): Promise<void> {
    const topic: Topic = {
      kind,
      uri: uri.toString(),
      ...(against === undefined ? {} : { against: against.toString() }),
    };
    const path = `/${stemOf(uri)} ${kind}.md`;
    const document = await vscode.workspace.openTextDocument(
      vscode.Uri.from({ scheme, path, query: JSON.stringify(topic) }),
    );
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
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
