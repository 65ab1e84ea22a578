import type { PyObject, Value } from "../../values/value.js";
import type { Interpreter } from "../../python/interpreter.js";
import type { ModuleMaker } from "../../python/machine.js";
import { isModule } from "../../torch/module.js";
import { keyOf } from "../../torch/moduleImage.js";
import { makeFrom, type ModuleTemplate, templateOf } from "../../torch/moduleTemplate.js";
import { lastSerial } from "../../torch/serial.js";
import { running } from "../../torch/trace.js";

/** How many kinds of modules are remembered. */
const most = 500;

interface Made {
  readonly template: ModuleTemplate;
  /** Steps that the constructor took, which count again for every module that is made. */
  readonly steps: number;
}

/**
 * What constructors make, by class and arguments. So a constructor is followed once, in all the models of a checkout,
 * as long as nothing that it could see is other than when the modules of the workspace were run.
 */
export class ConstructorMemo implements ModuleMaker {
  readonly #interpreter: Interpreter;
  /** Null for what cannot be made without its constructor. */
  readonly #made = new Map<number, Made | null>();
  #isFollowing = false;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  make(cls: PyObject, args: readonly Value[], keywords: ReadonlyMap<string, Value>, construct: () => Value): Value {
    const drawn = (): number | undefined => keyOf([cls, ...args, ...[...keywords].flat()]);
    // What is made inside another module comes with it.
    const key = this.#isFollowing ? undefined : drawn();
    const made = key === undefined ? null : this.#made.get(key);
    if (key === undefined || made === null || this.#interpreter.isChanged) return construct();
    if (made !== undefined) {
      this.#interpreter.machine.work(made.steps);
      return makeFrom(made.template);
    }
    const before = this.#state();
    this.#isFollowing = true;
    try {
      const value = construct();
      const now = this.#state();
      // A definition that ran only now made what all that are made have in common.
      if (now.extent !== before.extent) return value;
      const isAlone = now.doubts === before.doubts && now.calls === before.calls && drawn() === key;
      const isKept = isAlone && isModule(value) && !this.#interpreter.isChanged;
      const template = isKept ? templateOf(value, before.serial) : undefined;
      this.#keep(key, template ? { template, steps: now.steps - before.steps } : null);
      return value;
    } finally {
      this.#isFollowing = false;
    }
  }

  #state() {
    const { machine, extent } = this.#interpreter;
    const { spent, approximations } = machine;
    const calls = running().calls.length;
    return { steps: spent, doubts: approximations.length, calls, extent, serial: lastSerial() };
  }

  #keep(key: number, made: Made | null): void {
    this.#made.set(key, made);
    const [oldest] = this.#made.keys();
    if (this.#made.size > most && oldest !== undefined) this.#made.delete(oldest);
  }
}
