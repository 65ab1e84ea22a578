// npm run test:ui [-- minimum|newest]
// Installs the packaged .vsix in a fresh VS Code and uses it as a person would; screenshots go to artifacts/.
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { openPage } from "./browser.mjs";
import { installedHost, root, temporaryFolder, vscodeVersion } from "./hosts.mjs";
import { installExtension, startServer } from "./server.mjs";
import { steps } from "./uiSteps.mjs";

const host = installedHost(process.argv[2]);
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

let passed = 0;
let failed = 0;
try {
  await page.goto(server.url(workspace));
  for (const { name, run } of steps) {
    await run(page);
    passed += 1;
    console.log(`ok ${name}`);
    await screenshot(name);
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
