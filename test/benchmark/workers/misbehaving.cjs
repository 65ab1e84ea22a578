// A worker that ends as the job's engine names it.
const { setTimeout: later } = require("node:timers");

const ends = {
  abort: () => process.abort(),
  exit: () => {
    console.error("engine: no device");
    process.exit(7);
  },
  hang: () => {
    for (;;);
  },
  nonsense: () => process.send({ kind: "hello" }),
  "out of memory": () => {
    const kept = [];
    for (;;) kept.push(new Array(100_000).fill(Math.random()));
  },
  "wasm out of memory": () =>
    process.send({ kind: "failed", reason: "memory access out of bounds" }, () => process.exit(0)),
  deaf: () => later(() => undefined, 1e9),
};

process.on("message", ({ kind, engine }) => {
  if (kind === "run") ends[engine]();
});
