// What a person does with the extension, one step after the other in the same window.

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

const hoverModule = (page, name) =>
  page
    .locator(".view-line span", { hasText: new RegExp(`^\\s*${name}$`) })
    .first()
    .hover();

async function chooseFix(page, title) {
  await page.locator(".monaco-hover .action", { hasText: "Quick Fix" }).first().click();
  await page.getByText(title).first().waitFor();
  await page.keyboard.press("Enter");
}

/** Ticks the one change of a preview, which starts out unticked, and applies it. */
async function applyPreview(page) {
  await page
    .locator(".refactor-preview input[type=checkbox], [id*=refactorPreview] input[type=checkbox]")
    .first()
    .check();
  await page.getByRole("button", { name: "Apply" }).first().click();
}

const explorerRow = (page, name) => page.locator(".explorer-viewlet .monaco-list-row", { hasText: name }).first();

async function openFile(page, name) {
  await explorerRow(page, name).dblclick();
  await page.locator(".tab.active", { hasText: name }).first().waitFor();
}

/** Picks the command by its exact title: the palette's first row is only the nearest match. */
async function runCommand(page, title) {
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget input").first().fill(`>${title}`);
  const row = `.monaco-list-row:is([aria-label="${title}"], [aria-label^="${title},"])`;
  await page.locator(`.quick-input-list ${row}`).first().click();
}
