// What a hand does in the window of VS Code.

export const hoverModule = (page, name) =>
  page
    .locator(".view-line span", { hasText: new RegExp(`^\\s*${name}$`) })
    .first()
    .hover();

export async function chooseFix(page, title) {
  await page.locator(".monaco-hover .action", { hasText: "Quick Fix" }).first().click();
  await page.getByText(title).first().waitFor();
  await page.keyboard.press("Enter");
}

/** Ticks the one change of a preview, which starts out unticked, and applies it. */
export async function applyPreview(page) {
  await page
    .locator(".refactor-preview input[type=checkbox], [id*=refactorPreview] input[type=checkbox]")
    .first()
    .check();
  await page.getByRole("button", { name: "Apply" }).first().click();
}

export const explorerRow = (page, name) =>
  page.locator(".explorer-viewlet .monaco-list-row", { hasText: name }).first();

export async function openFile(page, name) {
  await explorerRow(page, name).dblclick();
  await page.locator(".tab.active", { hasText: name }).first().waitFor();
}

/** Picks the command by its exact title: the palette's first row is only the nearest match. */
export async function runCommand(page, title) {
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget input").first().fill(`>${title}`);
  const row = `.monaco-list-row:is([aria-label="${title}"], [aria-label^="${title},"])`;
  await page.locator(`.quick-input-list ${row}`).first().click();
}

/** Puts the cursor into the line that holds a text, right behind that text. */
export async function cursorBehind(page, text) {
  await page.keyboard.press("Control+1");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+f");
  const widget = page.locator(".find-widget.visible");
  await widget.locator(".input").first().fill(text);
  await widget.locator(".matchesCount", { hasText: /[1-9]\d* of/ }).waitFor();
  await page.keyboard.press("Escape");
  await widget.waitFor({ state: "detached" });
  await page.locator(".monaco-editor.focused").first().waitFor();
  await page.locator("#status\\.editor\\.selection", { hasText: "selected" }).first().waitFor();
  await page.keyboard.press("ArrowRight");
  await page
    .locator("#status\\.editor\\.selection", { hasText: /^Ln \d+, Col \d+$/ })
    .first()
    .waitFor();
}

/** Waits until the lines in view, hints of the editor among them, read like this. */
export const untilShown = (page, pattern) =>
  page.waitForFunction(
    ([source]) => {
      const lines = [...document.querySelectorAll(".view-line")].map((line) =>
        line.textContent.replaceAll("\u00a0", " "),
      );
      return lines.some((line) => new RegExp(source).test(line));
    },
    [pattern.source],
  );

/** Opens the menu of refactorings at the cursor. */
export async function openRefactorings(page) {
  await runCommand(page, "Refactor...");
  await page.locator(".action-widget .monaco-list-row").first().waitFor();
}

/** What lies over the menu takes clicks for it. */
export const chooseAction = (page, title) =>
  page.locator(".action-widget .monaco-list-row", { hasText: title }).first().click({ force: true });

/** Takes everything back in the file that is open. */
export const revert = (page) => runCommand(page, "File: Revert File");
