import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { noFence, TfjsSession } from "../../server/src/benchmark/engines/tfjsSession.js";
import { smallProgram } from "./smallProgram.js";

describe("a program on TensorFlow.js", () => {
  const runs: readonly (readonly [name: string, run: (session: TfjsSession) => Promise<unknown>])[] = [
    ["a pass", (session) => session.pass()],
    ["a burst", (session) => session.burst(2)],
    ["the rows", (session) => session.rows()],
    ["the outputs", (session) => session.outputs()],
  ];
  for (const [name, run] of runs) {
    it(`tells with every operator that it goes on, and leaves no tensor: ${name}`, async () => {
      await tf.setBackend("cpu");
      const before = tf.memory().numTensors;
      let told = 0;
      const session = new TfjsSession(tf, smallProgram, noFence, () => (told += 1));
      await run(session);
      assert.ok(told >= smallProgram.steps.length, `${told} times`);
      session.dispose();
      assert.equal(tf.memory().numTensors, before);
    });
  }
});
