import { version } from "../../package.json";
import { main } from "./cli/main.js";

const { stdin, stdout, stderr } = process;

// A reader that has seen enough, such as `head`, closes the pipe; that is no failure.
for (const stream of [stdout, stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

// The process ends by itself when all is written: exit() would cut what still waits in a pipe.
void main(process.argv.slice(2), {
  write: (text) => void stdout.write(text),
  warn: (text) => void stderr.write(text),
  readInput,
  isTTY: stdout.isTTY,
  env: process.env,
  version,
}).then((code) => {
  process.exitCode = code;
});
