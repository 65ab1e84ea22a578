import { readRequest, type Reply } from "./messages.js";
import { Cancelled, probe, run } from "./run.js";

// Libraries print banners; the messages alone go to the parent.
for (const name of ["log", "info", "warn", "debug"] as const)
  console[name] = (...parts: unknown[]) => console.error(...parts);

let cancelled = false;
let isRunning = false;

const tell = (reply: Reply): void => {
  process.send?.(reply);
};

/** The process ends once its last word is out. */
const end = (reply: Reply): void => {
  if (process.send) process.send(reply, () => process.exit(0));
  else process.exit(0);
};

process.on("message", (message) => {
  const request = readRequest(message);
  if (request === undefined)
    return end({ kind: "failed", reason: "The worker was asked for something it does not know." });
  if (request.kind === "cancel") {
    cancelled = true;
    return;
  }
  if (isRunning) return;
  isRunning = true;
  const answer = request.kind === "probe" ? probe(request) : run(request, tell, () => cancelled);
  answer.then(end, (error: unknown) => {
    if (error instanceof Cancelled) return end({ kind: "cancelled" });
    return end({ kind: "failed", reason: error instanceof Error ? error.message : String(error) });
  });
});

// Nobody waits for the figures any more.
process.on("disconnect", () => process.exit(0));
