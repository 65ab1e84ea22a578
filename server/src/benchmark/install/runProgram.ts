import { spawn } from "node:child_process";

export interface ProgramOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal | undefined;
  readonly onLine: (line: string) => void;
}

/** How a program ended: with its last words, or because it was not there or was stopped. */
export type Ending =
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly output: string }
  | { readonly kind: "not found" }
  | { readonly kind: "cancelled" };

/** What a program says is kept up to so many characters from its end. */
const most = 20_000;

/** Runs a program to its end. With the signal it and all that it has started are stopped. Never rejects. */
export function runProgram(file: string, args: readonly string[], options: ProgramOptions): Promise<Ending> {
  const { cwd, env, signal, onLine } = options;
  if (signal?.aborted === true) return Promise.resolve({ kind: "cancelled" });
  return new Promise((resolve) => {
    const isWindows = process.platform === "win32";
    // npm is a batch file on Windows, which only a shell starts; elsewhere a group of its own can be stopped as one.
    const child = spawn(file, args, {
      cwd,
      env,
      shell: isWindows,
      detached: !isWindows,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const read = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-most);
      for (const line of chunk.toString().split(/[\r\n]+/)) if (line.trim() !== "") onLine(line.trim());
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    const stop = (): void => {
      if (isWindows || child.pid === undefined) child.kill();
      else process.kill(-child.pid, "SIGKILL");
    };
    signal?.addEventListener("abort", stop, { once: true });
    child.on("error", (error: NodeJS.ErrnoException) => {
      resolve(error.code === "ENOENT" ? { kind: "not found" } : { kind: "failed", output: error.message });
    });
    child.on("close", (code) => {
      signal?.removeEventListener("abort", stop);
      if (signal?.aborted === true) resolve({ kind: "cancelled" });
      else resolve(code === 0 ? { kind: "done" } : { kind: "failed", output });
    });
  });
}
