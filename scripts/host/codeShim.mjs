#!/usr/bin/env node
// Stands in for the desktop's `code`: takes the arguments that @vscode/test-electron passes to it, runs the tests in a
// VS Code server with headless Chromium as its window, and exits with the code that the extension host gave.
import path from "node:path";
import { format } from "node:util";
import { openPage } from "./browser.mjs";
import { installedHost, temporaryFolder, vscodeVersion } from "./hosts.mjs";
import { startServer } from "./server.mjs";

const limit = Number(process.env.VSCODE_HOST_TIMEOUT ?? 300_000);
const host = installedHost();
const work = temporaryFolder();
const log = [];
let server;
let browser;

// The caller may be gone: that is no reason to stop half-way.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

let code = 1;
try {
  code = await run(readArguments(process.argv.slice(2)));
} catch (error) {
  log.push(error.message);
}
console.log(`VS Code ${vscodeVersion(host)}, exit code ${code}`);
if (code !== 0) console.error([...log.slice(-30), server?.output().slice(-1500)].join("\n"));
await browser?.close().catch(() => {});
await server?.stop();
process.exit(code);

function readArguments(args) {
  const option = (name) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const folder = args.find((arg) => !arg.startsWith("-"));
  return { folder, extension: option("extensionDevelopmentPath"), tests: option("extensionTestsPath") };
}

async function run({ folder, extension, tests }) {
  server = await startServer(host, path.join(work, "server"));
  const opened = await openPage();
  browser = opened.browser;
  const exit = exitCode(opened.page);
  const payload = [
    ["extensionDevelopmentPath", server.uri(extension)],
    ["extensionTestsPath", server.uri(tests)],
  ];
  await opened.page.goto(server.url(folder, payload), { waitUntil: "commit" });
  return await exit;
}

/** The workbench calls these two functions when it runs tests; the suite marks its own lines with a bar. */
async function exitCode(page) {
  return await new Promise((resolve, reject) => {
    void page.exposeFunction("codeAutomationExit", resolve);
    void page.exposeFunction("codeAutomationLog", (type, args) => {
      const line = format(...args);
      log.push(`[${type}] ${line.slice(0, 400)}`);
      if (line.startsWith("| ")) console.log(line.slice(2));
    });
    page.on("crash", () => reject(new Error("the page crashed")));
    page.on("close", () => reject(new Error("the page was closed")));
    setTimeout(() => reject(new Error(`the tests did not end within ${limit} ms`)), limit).unref();
  });
}
