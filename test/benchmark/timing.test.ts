import assert from "node:assert/strict";
import test from "node:test";
import type { Session } from "../../server/src/benchmark/engines/engine.js";
import { time, timesOf, type Watch } from "../../server/src/benchmark/timing.js";

/** A clock that passes move on: each pass takes the next of some times, the last again and again. */
function machine(passes: readonly number[]) {
  let now = 0;
  let count = 0;
  const log: string[] = [];
  const pass = (name: string) => (): Promise<void> => {
    log.push(name);
    now += passes[Math.min(count++, passes.length - 1)] ?? 0;
    return Promise.resolve();
  };
  const session = (slowedByRows: boolean): Session => ({
    failed: [],
    slowedByRows,
    pass: pass("pass"),
    burst: async (times) => {
      for (let i = 0; i < times; i++) await pass("burst")();
    },
    rows: async () => {
      await pass("rows")();
      return new Map([
        [0, 3],
        [1, 7],
      ]);
    },
    outputs: () => Promise.resolve([]),
    dispose: () => undefined,
  });
  const watch: Watch = {
    now: () => now,
    check: () => undefined,
    phase: (phase) => log.push(phase),
    rest: () => Promise.resolve(),
  };
  return { session, watch, log };
}

test("the first pass is told apart, and passes warm up until they get no faster", async () => {
  const { session, watch } = machine([500, 40, 30, 20, 10]);
  const timing = await time(session(false), 0.1, watch);
  assert.equal(timing.compileMs, 500);
  assert.equal(timing.warmups, 3);
  assert.deepEqual(timing.ms, { median: 10, p10: 10, p90: 10, min: 10 });
  assert.equal(timing.runs, 10);
  assert.equal(timing.throughput, 100);
  assert.deepEqual(timing.rows, [
    { index: 0, ms: 3 },
    { index: 1, ms: 7 },
  ]);
});

test("rows get passes of their own, last, where telling them apart slows a pass", async () => {
  const { session, watch, log } = machine([10]);
  await time(session(true), 0.05, watch);
  assert.deepEqual(log.slice(log.indexOf("measure")), [
    "measure",
    ...Array.from({ length: 5 }, () => "pass"),
    ...Array.from({ length: 20 }, () => "burst"),
    "rows",
    ...Array.from({ length: 5 }, () => "rows"),
  ]);
});

test("a slow pass is timed five times all the same", async () => {
  const { session, watch } = machine([60_000]);
  assert.equal((await time(session(false), 1, watch)).runs, 5);
});

test("percentiles are of the nearest rank", () => {
  assert.deepEqual(timesOf([5, 1, 4, 2, 3]), { median: 3, p10: 1, p90: 5, min: 1 });
});
