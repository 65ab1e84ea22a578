// What a person does while writing a config, one step after the other in the same window.
import {
  chooseAction,
  cursorBehind,
  openFile,
  openRefactorings,
  revert,
  runCommand,
  untilShown,
} from "./uiActions.mjs";

const lens = (page, hasText) => page.locator(".codelens-decoration", { hasText }).first().waitFor();

/** @type {readonly { name: string, run(page: import("playwright-core").Page): Promise<void>, picture?: object }[]} */
export const editingSteps = [
  {
    name: "complete a whole row",
    run: async (page) => {
      await openFile(page, "yolov5s.yaml");
      await lens(page, /#0 · .* GFLOPs/);
      await cursorBehind(page, "# 6");
      await page.keyboard.press("Enter");
      await runCommand(page, "Trigger Suggest");
      await page.locator(".suggest-widget .monaco-list-row").first().waitFor();
    },
    picture: { file: "complete-row" },
  },
  {
    name: "complete an index",
    run: async (page) => {
      await page.keyboard.press("Escape");
      await revert(page);
      await cursorBehind(page, "[[-1, 4");
      await page.keyboard.press("Backspace");
      await runCommand(page, "Trigger Suggest");
      await page.locator(".suggest-widget .monaco-list-row", { hasText: "C3" }).first().waitFor();
    },
    picture: { file: "complete-from" },
  },
  {
    name: "see the signature of a module",
    run: async (page) => {
      await page.keyboard.press("Escape");
      await revert(page);
      await cursorBehind(page, "C3, [512, ");
      await runCommand(page, "Trigger Parameter Hints");
      await page.locator(".parameter-hints-widget", { hasText: "c2" }).first().waitFor();
    },
    picture: { file: "signature" },
  },
  {
    name: "see who reads a row",
    run: async (page) => {
      await page.keyboard.press("Escape");
      await cursorBehind(page, "9, C");
      await page.locator(".view-overlays .wordHighlightStrong, .view-overlays .wordHighlight").first().waitFor();
      await runCommand(page, "Peek References");
      await page.locator(".reference-zone-widget .monaco-list-row").first().waitFor();
    },
    picture: { file: "references", clip: { x: 350, y: 35, width: 1000, height: 760 } },
  },
  {
    name: "look at the outline",
    run: async (page) => {
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      await runCommand(page, "Go to Symbol in Editor...");
      await page.locator(".quick-input-list .monaco-list-row", { hasText: "#4" }).first().waitFor();
    },
    picture: { file: "outline" },
  },
  {
    name: "choose a refactoring of a row",
    run: async (page) => {
      await page.keyboard.press("Escape");
      await cursorBehind(page, "9, C");
      await openRefactorings(page);
      await page.locator(".action-widget .monaco-list-row", { hasText: "Insert a row after row 6" }).first().waitFor();
    },
    picture: { file: "refactor" },
  },
  {
    name: "insert a row and have the indices follow",
    run: async (page) => {
      await chooseAction(page, "Insert a row after row 6");
      await untilShown(page, /# 8-P5\/32/);
      await page.locator("#status\\.editor\\.selection", { hasText: "Ln 18" }).first().waitFor();
    },
  },
  {
    name: "move a row by keys and take it all back",
    run: async (page) => {
      await runCommand(page, "YOLOv5: Move Row Up");
      await untilShown(page, /C3.*# 7$/);
      await page.keyboard.press("Control+z");
      await untilShown(page, /C3.*# 6$/);
      await page.keyboard.press("Control+z");
      await untilShown(page, /# 7-P5\/32/);
    },
  },
  {
    name: "shift the indices after a row that was typed",
    run: async (page) => {
      await cursorBehind(page, "# 4");
      await page.keyboard.press("Enter");
      await page.keyboard.insertText("[-1, 1, Conv, [256, 3, 1]],");
      await page.keyboard.press("Escape");
      await page.locator(".tab.active.has-error, .squiggly-warning, .squiggly-error").first().waitFor();
      await runCommand(page, "Quick Fix...");
      await page.locator(".action-widget .monaco-list-row", { hasText: "Shift the indices" }).first().waitFor();
    },
    picture: { file: "shift" },
  },
  {
    name: "have all numbers right again",
    run: async (page) => {
      await chooseAction(page, "Shift the indices after this row by 1");
      await page.locator(".squiggly-warning, .squiggly-error").first().waitFor({ state: "detached" });
      await revert(page);
    },
  },
  {
    name: "add a P2 level",
    run: async (page) => {
      await cursorBehind(page, "1, Detec");
      await openRefactorings(page);
      await chooseAction(page, "Add a P2 level (stride 4)");
      await untilShown(page, /\[21, 24, 27, 30\], 1, Detect/);
    },
    picture: { file: "add-level" },
  },
  {
    name: "see which weights still fit",
    run: async (page) => {
      await runCommand(page, "YOLOv5: Show Weights That Still Fit");
      await page.keyboard.press("Control+1");
      await page.keyboard.press("Control+Home");
      await lens(page, /Transferred \d+\/\d+ items/);
    },
    picture: { file: "weights" },
  },
  {
    name: "see what was changed",
    run: async (page) => {
      await runCommand(page, "YOLOv5: Show Changes Against Base");
      await page.locator(".quick-input-list .monaco-list-row").first().waitFor();
      await page.locator(".quick-input-widget input").first().fill("yolov5s");
      await page.keyboard.press("Enter");
      await page.locator(".tab", { hasText: "yolov5s changes" }).first().waitFor();
    },
    picture: { file: "changes", clip: { x: 350, y: 35, width: 1050, height: 760 } },
  },
  {
    name: "preview another scale",
    run: async (page) => {
      await runCommand(page, "View: Close Editor");
      await openFile(page, "yolov5s.yaml");
      await revert(page);
      await runCommand(page, "YOLOv5: Preview Scale...");
      await page.locator(".quick-input-list .monaco-list-row", { hasText: "x" }).first().waitFor();
      await page.locator(".quick-input-widget input").first().fill("x");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Control+Home");
      await lens(page, /preview/);
    },
    picture: { file: "preview" },
  },
  {
    name: "mend a finding",
    run: async (page) => {
      await openFile(page, "broken.yaml");
      await page.locator(".squiggly-error").first().waitFor();
      await runCommand(page, "Go to Next Problem in Files (Error, Warning, Info)");
      await page.keyboard.press("Escape");
      await runCommand(page, "Quick Fix...");
      await page.locator(".action-widget .monaco-list-row").first().waitFor();
    },
    picture: { file: "quick-fix" },
  },
  {
    name: "have an untidy row",
    run: async (page) => {
      await page.keyboard.press("Escape");
      await openFile(page, "yolov5s.yaml");
      await cursorBehind(page, "C3, [512, False");
      await page.keyboard.insertText("   ");
      await untilShown(page, /False {3}\]\], # 13/);
    },
    picture: { file: "untidy" },
  },
  {
    name: "format it",
    run: async (page) => {
      await runCommand(page, "Format Document");
      await untilShown(page, /False\]\], # 13/);
    },
    picture: { file: "formatted" },
  },
  {
    name: "ignore a finding on a row",
    run: async (page) => {
      await revert(page);
      await cursorBehind(page, "# 2");
      await page.keyboard.insertText("2");
      await page.locator(".squiggly-warning").first().waitFor();
      await runCommand(page, "Quick Fix...");
      await chooseAction(page, "Ignore comment.index on this row");
      await untilShown(page, /yolo-config: ignore\[comment\.index\]/);
    },
    picture: { file: "ignore" },
  },
  {
    name: "look at the language status",
    run: async (page) => {
      await revert(page);
      await page.locator("#status\\.languageStatus").first().hover();
      await page.locator(".hover-language-status", { hasText: "GFLOPs" }).first().waitFor();
    },
    picture: { file: "status", clip: { x: 700, y: 660, width: 700, height: 240 } },
  },
  {
    name: "paste a module",
    run: async (page) => {
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.evaluate((text) => navigator.clipboard.writeText(text), attention);
      await page.keyboard.press("Control+p");
      await page.locator(".quick-input-widget input").first().fill("common.py");
      await page.locator(".quick-input-list .monaco-list-row", { hasText: "common.py" }).first().click();
      await page.locator(".tab.active", { hasText: "common.py" }).first().waitFor();
      await page.keyboard.press("Control+1");
      await page.keyboard.press("Control+End");
      await page.keyboard.press("Control+v");
      await page.locator(".post-edit-widget").first().click();
      await page
        .locator(".action-widget .monaco-list-row, .context-view [role=menuitem]", { hasText: "Paste and register" })
        .first()
        .waitFor();
    },
    picture: { file: "paste", clip: { x: 350, y: 480, width: 900, height: 390 } },
  },
];

/** A class as a tutorial prints it. */
const attention = `

class Attention(nn.Module):
    def __init__(self, c1, c2, k=7):
        super().__init__()
        self.conv = nn.Conv2d(c1, c2, k, padding=k // 2)

    def forward(self, x):
        return self.conv(x).sigmoid()
`;
