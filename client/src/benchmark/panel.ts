import * as vscode from "vscode";
import type { BenchmarkAnswer } from "../../../server/src/messages.js";
import { pageStyle } from "../comparison/pageStyle.js";

/** What a page shows, and what is copied of it. */
type Page = Pick<Extract<BenchmarkAnswer, { readonly kind: "measured" }>, "html" | "json">;

/** The page of all configs. */
const comparison = "comparison";

const style = `
td.number { text-align: right; white-space: nowrap; }
th:nth-child(n + 3) { text-align: right; }
td.bar { width: 30%; }
meter { width: 100%; }
`;

/** The page that shows what was measured of a config: one a config, the newest times in it. */
export class BenchmarkPanel {
  static readonly #open = new Map<string, BenchmarkPanel>();

  readonly #panel: vscode.WebviewPanel;
  #json = "";

  /** The page that can be seen. */
  static get active(): BenchmarkPanel | undefined {
    const panels = [...this.#open.values()];
    return panels.find((panel) => panel.#panel.active) ?? panels.find((panel) => panel.#panel.visible);
  }

  /** The page of a config, or without one that of a comparison. */
  static show(uri: vscode.Uri | undefined, page: Page): void {
    const key = uri?.toString() ?? comparison;
    const open = this.#open.get(key) ?? new BenchmarkPanel(key);
    this.#open.set(key, open);
    open.#show(page);
  }

  constructor(key: string) {
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    this.#panel = vscode.window.createWebviewPanel("yoloConfig.benchmark", "Benchmark", place);
    this.#panel.onDidDispose(() => BenchmarkPanel.#open.delete(key));
  }

  #show({ html, json }: Page): void {
    this.#json = json;
    const policy = "default-src 'none'; style-src 'unsafe-inline'";
    this.#panel.webview.html =
      `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">` +
      `<meta http-equiv="Content-Security-Policy" content="${policy}"><style>${pageStyle}${style}</style></head>` +
      `<body>${html}</body></html>`;
    this.#panel.reveal(undefined, true);
  }

  /** Puts the figures on the clipboard. */
  async copy(): Promise<void> {
    await vscode.env.clipboard.writeText(this.#json);
    void vscode.window.setStatusBarMessage("The benchmark is on the clipboard.", 3000);
  }
}
