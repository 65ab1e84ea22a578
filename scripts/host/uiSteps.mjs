// What a person does with the extension, one step after the other in the same window.
import { applyPreview, chooseFix, explorerRow, hoverModule, openFile, runCommand } from "./uiActions.mjs";

/** @type {readonly { name: string, run(page: import("playwright-core").Page): Promise<void> }[]} */
export const steps = [
  {
    name: "open an example from the explorer",
    run: async (page) => {
      await openFile(page, "yolov5s.yaml");
      await page.locator(".monaco-editor .view-line", { hasText: "backbone" }).first().waitFor();
    },
  },
  {
    name: "read the lenses",
    run: async (page) => {
      await page
        .locator(".codelens-decoration", { hasText: /#0 · .* GFLOPs/ })
        .first()
        .waitFor();
    },
  },
  {
    name: "hover a module",
    run: async (page) => {
      await page
        .locator(".view-line span", { hasText: /^\s*C3$/ })
        .last()
        .hover();
      await page.locator(".monaco-hover", { hasText: "C3(" }).first().waitFor();
    },
  },
  {
    name: "see the problem of a broken model",
    run: async (page) => {
      await page.keyboard.press("Escape");
      await openFile(page, "broken.yaml");
      await page.locator(".squiggly-error").first().waitFor();
      await runCommand(page, "Problems: Focus on Problems View");
      await page.locator(".markers-panel .monaco-list-row", { hasText: "yolo-config" }).first().waitFor();
    },
  },
  {
    name: "see that a class is not registered",
    run: async (page) => {
      await runCommand(page, "View: Hide Panel");
      await explorerRow(page, "efficientnet").click();
      await openFile(page, "efficientnet.yaml");
      await page.locator(".squiggly-error").first().waitFor();
      await hoverModule(page, "MBConvBlock");
      await page.locator(".monaco-hover", { hasText: "not registered in parse_model" }).first().waitFor();
    },
  },
  {
    name: "preview the quick fix",
    run: async (page) => {
      await chooseFix(page, "Register MBConvBlock in parse_model");
      await page.locator(".refactor-preview, [id*=refactorPreview]").first().waitFor();
    },
  },
  {
    name: "register both classes and have all figures",
    run: async (page) => {
      await applyPreview(page);
      await hoverModule(page, "stem");
      await chooseFix(page, "Register stem in parse_model");
      await applyPreview(page);
      await page.locator(".codelens-decoration", { hasText: "0.41 × yolov5l" }).first().waitFor();
    },
  },
  {
    name: "choose what to compare with",
    run: async (page) => {
      await openFile(page, "yolov5s-half.yaml");
      await runCommand(page, "YOLOv5: Compare GFLOPs");
      await page.locator(".quick-input-list .monaco-list-row", { hasText: "yolov5s" }).first().waitFor();
    },
  },
  {
    name: "compare GFLOPs",
    run: async (page) => {
      await page.keyboard.press("Enter");
      await page.locator(".tab", { hasText: "Compare GFLOPs" }).first().waitFor();
      const panel = page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
      await panel.getByText("× yolov5s").first().waitFor();
    },
  },
  {
    name: "read the comparison in the dark",
    run: async (page) => {
      await runCommand(page, "Preferences: Toggle between Light/Dark Themes");
      await page.locator(".monaco-workbench.vs-dark").waitFor();
    },
  },
  {
    name: "read the rows of the comparison",
    run: async (page) => {
      const panel = page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
      await panel.locator("#rows").evaluate((rows) => rows.scrollIntoView());
    },
  },
  {
    name: "benchmark the forward pass",
    run: async (page) => {
      await openFile(page, "yolov5s.yaml");
      await runCommand(page, "YOLOv5: Benchmark Forward Pass");
      const panel = page.frameLocator("iframe.webview.ready").last().frameLocator("iframe#active-frame");
      await panel.locator("h1", { hasText: "yolov5s" }).waitFor({ timeout: 120_000 });
      await page
        .locator(".codelens-decoration", { hasText: /ms \(\d+ %\)/ })
        .first()
        .waitFor();
    },
  },
  {
    // The question whether to install is a dialog, which this editor refuses to show in tests.
    name: "choose an engine to install",
    run: async (page) => {
      await runCommand(page, "YOLOv5: Install Benchmark Engine");
      await page.locator(".quick-input-list .monaco-list-row", { hasText: "onnxruntime-node" }).first().waitFor();
    },
  },
  {
    name: "compare benchmarks",
    run: async (page) => {
      await page.keyboard.press("Escape");
      await runCommand(page, "YOLOv5: Compare Benchmarks");
      await page.locator(".quick-input-list .monaco-list-row", { hasText: "yolov5s on wasm" }).first().waitFor();
      await page.keyboard.press("Enter");
      const panel = page.frameLocator("iframe.webview.ready").last().frameLocator("iframe#active-frame");
      await panel.locator("h1", { hasText: "Benchmarks" }).waitFor();
    },
  },
  {
    name: "look at the language status",
    run: async (page) => {
      await openFile(page, "yolov5s.yaml");
      await page.locator("#status\\.languageStatus").first().hover();
      await page.locator(".hover-language-status", { hasText: "GFLOPs" }).first().waitFor();
    },
  },
];
