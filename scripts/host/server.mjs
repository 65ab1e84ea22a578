// The VS Code server of a host: a process of its own that serves the workbench and runs the extension host.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const settings = {
  "chat.disableAIFeatures": true,
  "editor.inlayHints.enabled": "on",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "files.simpleDialog.enable": true,
  "git.enabled": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

const environment = {
  ...process.env,
  // No login shell is asked for the environment: that takes seconds.
  VSCODE_CLI: "1",
  // No marketplace: refused at once, on loopback.
  EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: "http://127.0.0.1:9/none" }),
};

/** Installs a .vsix for a server that will run on the same data folder. */
export function installExtension(host, data, vsix) {
  const args = ["--accept-server-license-terms", "--server-data-dir", data, "--install-extension", vsix, "--force"];
  execFileSync(host.nodePath, [host.server, ...args], { env: environment, stdio: ["ignore", "ignore", "inherit"] });
}

/** Starts the server on a free port of loopback. `data` is an empty folder, or one that `installExtension` filled. */
export async function startServer(host, data, env = {}) {
  mkdirSync(path.join(data, "data/User"), { recursive: true });
  writeFileSync(path.join(data, "data/User/settings.json"), JSON.stringify(settings));
  const args = [
    ["--host", "127.0.0.1", "--port", "0", "--without-connection-token", "--accept-server-license-terms"],
    ["--telemetry-level", "off", "--disable-workspace-trust", "--server-data-dir", data],
    // Newer builds load an extension under development only with this.
    ["--enable-smoke-test-driver"],
  ].flat();
  const child = spawn(host.nodePath, [host.server, ...args], {
    cwd: data,
    env: { ...environment, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const killGroup = (signal) => {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // The group has ended already.
    }
  };
  // Whatever ends this process must not leave the server behind.
  process.prependOnceListener("exit", () => killGroup("SIGKILL"));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(130));

  let output = "";
  const authority = await new Promise((resolve, reject) => {
    const read = (chunk) => {
      output += chunk;
      const port = /bound to 127\.0\.0\.1:(\d+)/.exec(output)?.[1];
      if (port !== undefined) resolve(`127.0.0.1:${port}`);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", (code) => reject(new Error(`the VS Code server exited with ${code}:\n${output}`)));
    setTimeout(() => reject(new Error(`the VS Code server did not start:\n${output}`)), 120_000).unref();
  });

  return {
    output: () => output,
    /** The address of a workbench on `folder`; `payload` is VS Code's own list of [option, value]. */
    url: (folder, payload = []) => {
      const url = new URL(`http://${authority}/`);
      url.searchParams.set("folder", folder);
      url.searchParams.set("payload", JSON.stringify([["skipWelcome", "true"], ...payload]));
      return url.href;
    },
    /** A path of this machine as the workbench addresses it. */
    uri: (file) => `vscode-remote://${authority}${file}`,
    /** Ends the server and all that it started: extension host, file watcher, language server. */
    stop: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, "exit");
      killGroup("SIGTERM");
      const timer = setTimeout(() => killGroup("SIGKILL"), 5000);
      await ended;
      clearTimeout(timer);
    },
  };
}
