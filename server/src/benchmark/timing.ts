import type { Session } from "./engines/engine.js";
import type { Phase, RowTime, Times } from "./worker/messages.js";

/** What the protocol of timing needs of the world. */
export interface Watch {
  /** Milliseconds of a clock that only goes forward. */
  now(): number;
  /** Throws where the run was cancelled. */
  check(): void;
  phase(phase: Phase): void;
  /** Lets messages come in. */
  rest(): Promise<void>;
}

export interface Timing {
  readonly compileMs: number;
  readonly warmups: number;
  readonly runs: number;
  readonly ms: Times;
  readonly throughput: number;
  readonly rows: readonly RowTime[];
}

const fewestWarmups = 3;
const mostWarmups = 20;
const fewestRuns = 5;
const mostRuns = 1000;
const rowPasses = 5;

/**
 * Times a session: the first pass apart, since it compiles; passes until they get no faster; passes that are each
 * waited for; a burst with one wait at its end; and last the rows, where telling them apart slows a pass.
 */
export async function time(session: Session, seconds: number, watch: Watch): Promise<Timing> {
  const timed = async (run: () => Promise<unknown>): Promise<number> => {
    watch.check();
    const start = watch.now();
    await run();
    const ms = watch.now() - start;
    await watch.rest();
    watch.check();
    return ms;
  };
  watch.phase("compile");
  const compileMs = await timed(() => session.pass());
  watch.phase("warm up");
  const warm: number[] = [];
  const until = watch.now() + seconds * 1000;
  while (warm.length < mostWarmups && (warm.length < fewestWarmups || (!isStable(warm) && watch.now() < until))) {
    warm.push(await timed(() => session.pass()));
  }
  watch.phase("measure");
  const runs: number[] = [];
  const end = watch.now() + seconds * 1000;
  const each: (readonly RowTime[])[] = [];
  const byRows = async (): Promise<void> => {
    each.push([...(await session.rows())].map(([index, ms]) => ({ index, ms })));
  };
  const run = session.slowedByRows ? () => session.pass() : byRows;
  while (runs.length < fewestRuns || (runs.length < mostRuns && watch.now() < end)) runs.push(await timed(run));
  const ms = timesOf(runs);
  const passes = Math.max(2, Math.min(20, Math.round(1000 / Math.max(ms.median, 1))));
  const burst = await timed(() => session.burst(passes));
  watch.phase("rows");
  for (let i = 0; session.slowedByRows && i < rowPasses; i++) await timed(byRows);
  const throughput = (passes * 1000) / burst;
  return { compileMs, warmups: warm.length, runs: runs.length, ms, throughput, rows: medians(each) };
}

/** Whether the last pass was about as fast as the fastest. */
const isStable = (times: readonly number[]): boolean => (times.at(-1) ?? 0) <= Math.min(...times) / 0.95;

/** Median, tenth and ninetieth percentile (nearest rank), and minimum. */
export function timesOf(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? NaN;
  return { median: at(0.5), p10: at(0.1), p90: at(0.9), min: sorted[0] ?? NaN };
}

/** The median of every row over some passes. */
function medians(passes: readonly (readonly RowTime[])[]): readonly RowTime[] {
  const times = new Map<number, number[]>();
  for (const { index, ms } of passes.flat()) {
    const known = times.get(index);
    if (known) known.push(ms);
    else times.set(index, [ms]);
  }
  return [...times].sort(([a], [b]) => a - b).map(([index, each]) => ({ index, ms: timesOf(each).median }));
}
