// npm start   Builds the extension and opens VS Code with it on the examples.
import { execFileSync, spawnSync } from "node:child_process";
import path from "node:path";
import { findHost, isInstalled, root, temporaryFolder } from "./host/hosts.mjs";
import { installHost } from "./host/installHost.mjs";
import { startServer } from "./host/server.mjs";

const folder = path.join(root, "examples");
const example = path.join(folder, "yolov5s.yaml");
const hasDisplay = process.platform !== "linux" || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

execFileSync("node", ["esbuild.mjs"], { cwd: root, stdio: "inherit" });
if (!(hasDisplay && openDesktop())) await serve();

function openDesktop() {
  const args = [`--extensionDevelopmentPath=${root}`, folder, example];
  return spawnSync("code", args, { stdio: "inherit", shell: process.platform === "win32" }).status === 0;
}

/** Serves a VS Code to the browser. Without a screen the example is also shown here, as the editor annotates it. */
async function serve() {
  const host = findHost();
  if (!isInstalled(host)) console.log("No VS Code here that can be opened: installing one from npm, about 300 MB.");
  installHost(host);
  const server = await startServer(host, temporaryFolder());
  const address = server.url(folder, [
    ["extensionDevelopmentPath", server.uri(root)],
    ["openFile", server.uri(example)],
  ]);
  const opened = hasDisplay && spawnSync("xdg-open", [address], { stdio: "ignore" }).status === 0;
  if (!opened) spawnSync("node", [path.join(root, "dist/cli.js"), "inspect", example], { stdio: "inherit" });
  console.log(`\nVS Code with the extension is at\n${address}`);
  if (process.stdin.isTTY) console.log("Ctrl+C ends it.");
  else await server.stop();
}
