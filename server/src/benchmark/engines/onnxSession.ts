import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { InferenceSession, Tensor } from "onnxruntime-node";
import { onnxOf } from "../onnx/exportOnnx.js";
import type { Program } from "../program/program.js";
import { imageOf } from "../program/seeded.js";
import type { Failed } from "../tfjs/execution.js";
import type { RowTimes, Session } from "./engine.js";
import { readProfile, rowTimes } from "./onnxProfile.js";
import type { Ort } from "./onnxruntime.js";

/** Passes of a profile: the first ones are slower. */
const profiledPasses = { first: 2, kept: 5 };

/** A program on ONNX Runtime. Rows are told by its own profile, which a session of its own makes. */
export class OnnxSession implements Session {
  readonly slowedByRows = true;
  readonly failed: readonly Failed[];
  readonly #ort: Ort;
  readonly #program: Program;
  readonly #provider: string;
  readonly #model: Uint8Array;
  readonly #feeds: Readonly<Record<string, Tensor>>;
  readonly #pulse: NodeJS.Timeout;
  #session: Promise<InferenceSession> | undefined;
  #profiled: RowTimes[] = [];

  /** Throws where nothing of the program can be written as ONNX. */
  constructor(ort: Ort, program: Program, provider: string, alive: () => void) {
    const exported = onnxOf(program, { isPartial: true });
    if (exported.kind === "refused") {
      throw new Error(exported.problems.map(({ op, reason }) => `${op}: ${reason}`).join("; "));
    }
    this.#ort = ort;
    this.#program = program;
    this.#provider = provider;
    this.#model = exported.bytes;
    this.failed = exported.problems;
    this.#feeds = Object.fromEntries(
      exported.inputs.map(({ name, shape }, i) => [name, new ort.Tensor("float32", imageOf(shape, i), [...shape])]),
    );
    // It computes in threads of its own, so that this one can tell that it goes on.
    this.#pulse = setInterval(alive, 250);
  }

  async pass(): Promise<void> {
    await this.#run(await this.#opened());
  }

  async burst(passes: number): Promise<void> {
    for (let i = 0; i < passes; i++) await this.pass();
  }

  async rows(): Promise<RowTimes> {
    if (this.#profiled.length === 0) this.#profiled = [...(await this.#profile())];
    return this.#profiled.shift() ?? new Map<number, number>();
  }

  async outputs(): Promise<readonly Float32Array[]> {
    const session = await this.#opened();
    const results = await this.#run(session);
    return session.outputNames.map((name) => Float32Array.from(results[name]?.data as Float32Array));
  }

  dispose(): void {
    clearInterval(this.#pulse);
    void this.#session?.then((session) => session.release());
  }

  #run(session: InferenceSession): Promise<InferenceSession.OnnxValueMapType> {
    return session.run(this.#feeds);
  }

  #opened(): Promise<InferenceSession> {
    this.#session ??= this.#create({});
    return this.#session;
  }

  #create(options: InferenceSession.SessionOptions): Promise<InferenceSession> {
    const executionProviders = this.#provider === "cpu" ? ["cpu"] : [this.#provider, "cpu"];
    return this.#ort.InferenceSession.create(this.#model, { executionProviders, logSeverityLevel: 3, ...options });
  }

  async #profile(): Promise<readonly RowTimes[]> {
    const folder = mkdtempSync(path.join(tmpdir(), "yolo-config-"));
    try {
      const session = await this.#create({ enableProfiling: true, profileFilePrefix: path.join(folder, "rows") });
      for (let i = 0; i < profiledPasses.first + profiledPasses.kept; i++) await this.#run(session);
      session.endProfiling();
      await session.release();
      return rowTimes(readProfile(folder), this.#program).slice(profiledPasses.first);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
