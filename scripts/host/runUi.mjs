// npm run test:ui [-- minimum|newest]
// Installs the packaged .vsix in a fresh VS Code and uses it as a person would; screenshots go to artifacts/, and with
// `--pictures` those that README shows to docs/images/.
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { openPage } from "./browser.mjs";
import { installedHost, root, temporaryFolder, vscodeVersion } from "./hosts.mjs";
import { installExtension, startServer } from "./server.mjs";
import { editingSteps } from "./editingSteps.mjs";
import { steps as figureSteps } from "./uiSteps.mjs";

const pictures = process.argv.includes("--pictures");
const host = installedHost(process.argv.slice(2).find((arg) => !arg.startsWith("--")));
/** `--only-editing` leaves out the steps about figures, which take most of the time. */
const steps = process.argv.includes("--only-editing") ? editingSteps : [...figureSteps, ...editingSteps];
const vsix = path.join(root, "dist/yolo-config.vsix");
if (!existsSync(vsix)) throw new Error("dist/yolo-config.vsix is missing: run `npm run package` first");

const work = temporaryFolder();
const workspace = path.join(work, "examples");
const data = path.join(work, "server");
const shots = path.join(root, "artifacts");
const consoleLines = [];
cpSync(path.join(root, "examples"), workspace, { recursive: true });
rmSync(shots, { recursive: true, force: true });
mkdirSync(shots, { recursive: true });

installExtension(host, data, vsix);
const server = await startServer(host, data);
const { browser, page } = await openPage();
page.setDefaultTimeout(60_000);
page.on("console", (message) => consoleLines.push(`[${message.type()}] ${message.text()}`));

/** The editor without the bars around it. */
const editorClip = { x: 350, y: 35, width: 900, height: 640 };

let passed = 0;
let failed = 0;
try {
  await page.goto(server.url(workspace));
  for (const { name, run, picture } of steps) {
    await run(page);
    passed += 1;
    console.log(`ok ${name}`);
    await screenshot(name);
    if (pictures && picture !== undefined) await takePicture(picture);
  }
} catch (error) {
  failed = 1;
  console.error([`not ok ${steps[passed]?.name}: ${error.message}`, ...consoleLines.slice(-20)].join("\n"));
  await screenshot("failure").catch(() => {});
} finally {
  await browser.close();
  await server.stop();
}
console.log(`VS Code ${vscodeVersion(host)}\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

async function screenshot(name) {
  const number = String(passed).padStart(2, "0");
  await page.screenshot({ path: path.join(shots, `${number}-${name.replaceAll(" ", "-")}.png`) });
}

/** The part of the window that matters, as README shows it. */
async function takePicture({ file, clip }) {
  await page.screenshot({ path: path.join(root, "docs/images", `${file}.png`), clip: clip ?? editorClip });
}
