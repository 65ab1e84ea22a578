import * as vscode from "vscode";
import type { Compared } from "../../../server/src/messages.js";
import { debounced } from "../debounced.js";
import type { Server } from "../server.js";
import { type Config, readConfigName, sourcesOf } from "./configs.js";
import type { FromPage, PageState, ToPage } from "./pageMessages.js";
import { pageHtml } from "./page.js";

const viewType = "yoloConfig.comparison";

type Format = "markdown" | "csv";
const formatNames: Readonly<Record<Format, string>> = { markdown: "Markdown", csv: "CSV" };

/** The panel that shows a file beside others and follows their edits. */
export class ComparisonPanel {
  static readonly #open = new Map<string, ComparisonPanel>();

  readonly #server: Server;
  readonly #target: vscode.Uri;
  readonly #panel: vscode.WebviewPanel;
  readonly #update = debounced(() => this.#compare(), 150);
  #others: readonly Config[];
  #compared: Compared | undefined;
  #refusal: string | undefined;

  /** The panel that has the focus. */
  static get active(): ComparisonPanel | undefined {
    const panels = [...this.#open.values()];
    return panels.find((panel) => panel.#panel.active) ?? panels.find((panel) => panel.#panel.visible);
  }

  /** Opens a panel beside the editor, or shows others in the one that `target` has. */
  static show(server: Server, target: vscode.Uri, others: readonly Config[]): void {
    const open = this.#open.get(target.toString());
    if (open !== undefined) {
      open.#others = others;
      open.#panel.reveal(undefined, true);
      open.#update.run();
      return;
    }
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    new ComparisonPanel(server, vscode.window.createWebviewPanel(viewType, "Compare GFLOPs", place), target, others);
  }

  /** Brings the panels of the last session back. */
  static restoring(server: Server): vscode.Disposable {
    return vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: (panel, state: Partial<PageState> | undefined) => {
        const [target, ...others] = (state?.configs ?? []).map(readConfigName);
        if (target instanceof vscode.Uri) {
          new ComparisonPanel(
            server,
            panel,
            target,
            others.filter((config) => config !== undefined),
          );
        } else panel.dispose();
        return Promise.resolve();
      },
    });
  }

  constructor(server: Server, panel: vscode.WebviewPanel, target: vscode.Uri, others: readonly Config[]) {
    this.#server = server;
    this.#panel = panel;
    this.#target = target;
    this.#others = others;
    ComparisonPanel.#open.set(target.toString(), this);
    const subscriptions = [
      this.#update,
      panel.webview.onDidReceiveMessage((message: FromPage) => this.#receive(message)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#shows(document.uri) && this.#update.run()),
      vscode.workspace.onDidChangeConfiguration(
        (change) => change.affectsConfiguration("yoloConfig") && this.#update.run(),
      ),
    ];
    panel.onDidDispose(() => {
      ComparisonPanel.#open.delete(target.toString());
      vscode.Disposable.from(...subscriptions).dispose();
    });
    panel.webview.options = { enableScripts: true, localResourceRoots: [] };
    panel.webview.html = pageHtml();
  }

  async copy(format: Format): Promise<void> {
    if (this.#compared === undefined) return;
    await vscode.env.clipboard.writeText(this.#compared[format]);
    vscode.window.setStatusBarMessage(`The comparison was copied as ${formatNames[format]}`, 4000);
  }

  #shows = (uri: vscode.Uri): boolean =>
    [this.#target, ...this.#others].some((config) => config.toString() === uri.toString());

  async #receive(message: FromPage): Promise<void> {
    if (message.kind === "copy") await this.copy(message.format);
    else await this.#compare();
  }

  async #compare(): Promise<void> {
    const [baseline, ...others] = this.#others;
    const configs = baseline === undefined ? [this.#target] : [baseline, this.#target, ...others];
    const params = { settingsOf: this.#target.toString(), sources: await sourcesOf(configs) };
    const result = await this.#server.ask("yoloConfig/compare", params);
    this.#refusal = "refusal" in result ? result.refusal : undefined;
    if (!("refusal" in result)) this.#compared = result;
    await this.#post();
  }

  async #post(): Promise<void> {
    const state: PageState = { configs: [this.#target, ...this.#others].map(String) };
    const message: ToPage = { state, refusal: this.#refusal ?? null, html: this.#compared?.html ?? "" };
    await this.#panel.webview.postMessage(message);
  }
}
