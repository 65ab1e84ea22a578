import { type ChildProcess, fork } from "node:child_process";
import { withCudaReason } from "../engines/cuda.js";
import { type Job, type Measured, type Phase, type Probe, type Probed, readReply, type Reply } from "./messages.js";

/** How a run ended that gave nothing. */
export type Ended =
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed" | "crashed" | "hung" | "out of memory"; readonly reason: string };

/** How a run ended. */
export type Verdict = { readonly kind: "measured"; readonly measured: Measured } | Ended;

export interface HostOptions {
  /** The worker's file. */
  readonly script: string;
  /** A Node to run it with; the one that runs now if left out. */
  readonly node?: string;
  readonly signal?: AbortSignal;
  readonly onPhase?: (phase: Phase) => void;
  /** How long nothing may be heard, in milliseconds: one operator must not take longer. */
  readonly patience?: number;
  /** How long a cancelled worker may take to end by itself, in milliseconds. */
  readonly grace?: number;
  /** Megabytes of JavaScript values. */
  readonly heap?: number;
  /** Further arguments of Node. */
  readonly execArgv?: readonly string[];
}

const defaults = { patience: 60_000, grace: 1_500, heap: 4096, execArgv: [] as readonly string[] };

/** What of the environment the worker gets: nothing that would make Node load or trace something else. */
function environment(): NodeJS.ProcessEnv {
  const unwanted = ["NODE_OPTIONS", "VSCODE_INSPECTOR_OPTIONS"];
  const kept = Object.entries(process.env).filter(([name]) => !unwanted.includes(name));
  return { ...Object.fromEntries(kept), ELECTRON_RUN_AS_NODE: "1" };
}

/** Runs a job in a process of its own, which is gone when this ends. Never rejects. */
export async function runJob(job: Job, options: HostOptions): Promise<Verdict> {
  const answer = await ask(job, options);
  return answer.kind === "probed" ? notKnown : answer;
}

/** Opens an engine in a process of its own. Never rejects. */
export async function probeEngine(
  probe: Probe,
  options: HostOptions,
): Promise<{ readonly kind: "probed"; readonly probed: Probed } | Ended> {
  const answer = await ask(probe, options);
  return answer.kind === "measured" ? notKnown : answer;
}

const notKnown: Ended = { kind: "failed", reason: "The worker said something that is not known." };

type Answer = Extract<Reply, { readonly kind: "measured" | "probed" }> | Ended;

function ask(request: Job | Probe, options: HostOptions): Promise<Answer> {
  const {
    script,
    node = process.execPath,
    signal,
    onPhase,
    patience,
    grace,
    heap,
    execArgv,
  } = { ...defaults, ...options };
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve({ kind: "cancelled" });
    const child = fork(script, {
      execPath: node,
      execArgv: [`--max-old-space-size=${heap}`, ...execArgv],
      serialization: "advanced",
      silent: true,
      env: environment(),
    });
    const errors = tail(child);
    let last: Reply | undefined;
    let ended: Ended | undefined;
    const stop = (verdict: Ended): void => {
      ended ??= verdict;
      child.kill("SIGKILL");
    };
    const hung = (): void =>
      stop({
        kind: "hung",
        reason: `The engine has not answered for ${Math.round(patience / 1000)} s and was stopped.`,
      });
    let timer = setTimeout(hung, patience);
    const cancel = (): void => {
      ended ??= { kind: "cancelled" };
      if (child.connected) child.send({ kind: "cancel" });
      setTimeout(() => child.kill("SIGKILL"), grace).unref();
    };
    signal?.addEventListener("abort", cancel, { once: true });
    child.on("message", (message) => {
      const reply = readReply(message);
      if (reply === undefined) return stop(notKnown);
      clearTimeout(timer);
      timer = setTimeout(hung, patience);
      if (reply.kind === "phase") onPhase?.(reply.phase);
      else if (reply.kind !== "alive") last = reply;
    });
    child.on("error", (error) => {
      ended ??= { kind: "failed", reason: `The worker could not be started: ${error.message}.` };
      finish();
    });
    let isOver = false;
    const finish = (code: number | null = null, by: NodeJS.Signals | null = null): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      signal?.removeEventListener("abort", cancel);
      resolve(ended ?? verdictOf(last, code, by, errors()));
    };
    child.on("close", finish);
    child.send(request, (error) => {
      if (error) stop({ kind: "failed", reason: `The worker could not be told what to do: ${error.message}.` });
    });
  });
}

/** The end of what a process writes to its standard error. */
function tail(child: ChildProcess): () => string {
  let text = "";
  child.stdout?.resume();
  child.stderr?.on("data", (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-4000);
  });
  return () => text;
}

function verdictOf(last: Reply | undefined, code: number | null, by: NodeJS.Signals | null, errors: string): Answer {
  const precise = (text: string): string => withCudaReason(text, errors);
  if (last?.kind === "cancelled") return last;
  if (last?.kind === "measured") {
    const { measured } = last;
    return { kind: "measured", measured: { ...measured, passedOver: measured.passedOver.map(precise) } };
  }
  if (last?.kind === "probed") {
    const { probed } = last;
    return { kind: "probed", probed: { ...probed, passedOver: probed.passedOver.map(precise) } };
  }
  if (last?.kind === "failed") return failure(precise(last.reason));
  if (/heap out of memory|Allocation failed|bad_alloc/.test(errors)) return outOfMemory;
  const how = by === null ? `with code ${code ?? "?"}` : `by ${by}`;
  const word = errors.trim().split("\n").at(-1) ?? "";
  return { kind: "crashed", reason: `The engine's process ended ${how}${word === "" ? "" : `: ${word}`}.` };
}

const outOfMemory: Ended = {
  kind: "out of memory",
  reason: "The engine ran out of memory: a smaller image or batch needs less.",
};

const failure = (reason: string): Ended =>
  /out of memory|memory access out of bounds|OOM|Array buffer allocation failed|Invalid typed array length/.test(reason)
    ? outOfMemory
    : { kind: "failed", reason };
