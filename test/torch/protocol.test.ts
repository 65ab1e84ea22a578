import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { NotAnalysed, PythonError } from "../../server/src/values/errors.js";
import { call } from "../../server/src/values/kinds.js";
import { repr } from "../../server/src/values/repr.js";
import { isUnknown } from "../../server/src/values/value.js";
import { runScript } from "../support/pythonProgram.js";

/** The lines of a function, and what it returns or the exception it raises with the first line of its message. */
type Case = readonly [body: string, ...outcome: readonly string[]];

const [prelude, ...cases] = JSON.parse(readFileSync(join(__dirname, "protocol.json"), "utf8")) as [string, ...Case[]];

const indented = (body: string): string => body.replace(/^/gm, "    ");
const program = cases.map(([body], i) => `def case${i}():\n${indented(body)}\n`).join("\n");
const scope = runScript({ "main.py": `${prelude}\n${program}` });

function answerOf(index: number): readonly string[] | string {
  try {
    const value = call(scope.lookup(`case${index}`) ?? null, []);
    return isUnknown(value) ? value.reason : [repr(value)];
  } catch (error) {
    if (error instanceof NotAnalysed) return error.reason;
    if (error instanceof PythonError) return [error.exception, error.message.split("\n")[0] ?? ""];
    throw error;
  }
}

/** PyTorch lists the signatures that it would have taken; the beginning says what is wrong. */
const shortened = (outcome: readonly string[]): string => outcome.join(": ").replace(/, but expected one of:$/, "");

test("nn.Module and its kin do what PyTorch does", () => {
  const differences: string[] = [];
  const unknown: string[] = [];
  cases.forEach(([body, ...expected], i) => {
    const answer = answerOf(i);
    if (typeof answer === "string") unknown.push(`${body}\n  unknown: ${answer}`);
    else if (shortened(answer) !== shortened(expected)) {
      differences.push(`${body}\n  ${shortened(expected)}\n  not ${shortened(answer)}`);
    }
  });
  console.log(`${cases.length - differences.length - unknown.length} agree, ${unknown.length} unknown`);
  assert.deepEqual(differences, []);
  assert.ok(unknown.length <= 0, unknown.join("\n"));
});
