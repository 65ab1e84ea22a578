import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { NotAnalysed, PythonError } from "../../../server/src/values/errors.js";
import { repr } from "../../../server/src/values/repr.js";
import { Script } from "../../support/pythonProgram.js";

/** What CPython made of a program: the repr of its `result`, or the class and the text of what it raised. */
type Answer = readonly [value: string] | readonly [exception: string, message: string];

interface Program {
  readonly topic: string;
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  readonly answer: Answer;
}

const programs = JSON.parse(readFileSync(join(__dirname, "programs.json"), "utf8")) as readonly Program[];

/** What the interpreter makes of a program; a reason where that is not known. */
function answerOf({ files }: Program): Answer | string {
  const script = new Script(files);
  try {
    script.run();
    const result = script.scope.lookup("result");
    if (result !== undefined) return [repr(result)];
    return script.scope.machine.approximations[0] ?? ["no result"];
  } catch (error) {
    if (error instanceof NotAnalysed) return error.reason;
    if (!(error instanceof PythonError)) throw error;
    return script.scope.machine.approximations[0] ?? [error.exception, error.message];
  }
}

/**
 * Known to end otherwise than in CPython, and how: a module runs when one of its names is first used. They count among
 * those that are not analysed.
 */
const late: Readonly<Record<string, string>> = {
  "circular from that is too early": "1",
};

const answers = programs.map((program) => ({ program, answer: answerOf(program) }));
const outcomes = answers.map(({ program, answer }) => ({
  program,
  answer: program.title in late ? `wrong, since modules run late: ${String(answer)}` : answer,
}));

test("programs that notice when modules run end otherwise, as is known of them", () => {
  const found = answers.filter(({ program }) => program.title in late);
  assert.deepEqual(Object.fromEntries(found.map(({ program, answer }) => [program.title, String(answer)])), late);
});

for (const topic of new Set(programs.map((program) => program.topic))) {
  test(`programs about ${topic} end as in CPython, or are not analysed`, () => {
    for (const { program, answer } of outcomes.filter((outcome) => outcome.program.topic === topic)) {
      if (typeof answer !== "string") assert.deepEqual(answer, program.answer, program.title);
    }
  });
}

test("under 3.5 % of the programs are not analysed", (context) => {
  const unknown = outcomes.filter(({ answer }) => typeof answer === "string");
  for (const { program, answer } of unknown) context.diagnostic([program.topic, program.title, answer].join(": "));
  assert.ok(unknown.length < 0.035 * programs.length, `${unknown.length} of ${programs.length}`);
});
