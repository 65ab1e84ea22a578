import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format } from "node:util";
import Mocha from "mocha";

/** VS Code calls this in its extension host. Counts go to the file at SUITE_REPORT; a bar marks our lines. */
export async function run(): Promise<void> {
  // Mocha took console.log when it was loaded, before the extension host replaced it.
  Mocha.reporters.Base.consoleLog = (...args: unknown[]): void => {
    for (const line of format(...args).split("\n")) console.log(`| ${line}`);
  };
  const mocha = new Mocha({ ui: "bdd", color: false, timeout: 60_000 });
  for (const file of readdirSync(__dirname)) if (file.endsWith(".test.js")) mocha.addFile(path.join(__dirname, file));

  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => {
      resolve(runner.stats);
    });
  });
  const counts = { passed: stats?.passes ?? 0, failed: stats?.failures ?? 0 };
  if (process.env.SUITE_REPORT !== undefined) writeFileSync(process.env.SUITE_REPORT, JSON.stringify(counts));
  if (counts.failed > 0) throw new Error(`${counts.failed} failed`);
}
