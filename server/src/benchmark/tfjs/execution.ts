import type { Constant, Program, Step } from "../program/program.js";
import { valuesOf } from "../program/seeded.js";
import { NotSupported } from "../program/attributes.js";
import { type Run } from "./operator.js";
import { operators } from "./operators/table.js";
import { asPlain, plain, type Tf, type TfTensor, type Value } from "./value.js";

/** A step that could not be run, and why. What needs its result is left out too, without a word of its own. */
export interface Failed {
  readonly op: string;
  readonly layer: number | null;
  readonly reason: string;
}

/** What a forward pass gives. */
export interface Outcome {
  /** The outputs of the program, laid out as in PyTorch; undefined for one that could not be worked out. */
  readonly outputs: readonly (TfTensor | undefined)[];
  readonly failed: readonly Failed[];
}

/** Runs a program on TensorFlow.js. Weights are uploaded when they are first used and stay until `dispose`. */
export class Execution {
  readonly #tf: Tf;
  readonly #program: Program;
  readonly #constants: ReadonlyMap<number, Constant>;
  readonly #weights = new Map<string, TfTensor>();

  constructor(tf: Tf, program: Program) {
    this.#tf = tf;
    this.#program = program;
    this.#constants = new Map(program.constants.map((constant) => [constant.id, constant]));
  }

  /**
   * One pass over the images, one tensor for each of the program's. `ended` is told every step that has run. The
   * outputs belong to the caller.
   */
  forward(images: readonly TfTensor[], ended?: (step: Step) => void): Outcome {
    const steps = this.steps(images);
    let next = steps.next();
    for (; next.done !== true; next = steps.next()) ended?.(next.value);
    return next.value;
  }

  /** As `forward`, but stops after every step that has run. */
  *steps(images: readonly TfTensor[]): Generator<Step, Outcome, void> {
    const tf = this.#tf;
    const { steps, outputs } = this.#program;
    const values = new Map<number, Value>(
      this.#program.images.flatMap(({ id }, i) => (images[i] ? [[id, plain(images[i])] as const] : [])),
    );
    const failed: Failed[] = [];
    for (const step of steps) {
      const made = this.#run(step, values, failed);
      step.outputs.forEach(({ id }, i) => {
        const value = made[i];
        if (value) values.set(id, value);
      });
      for (const id of step.frees) {
        values.get(id)?.tensor.dispose();
        values.delete(id);
      }
      if (made.length > 0) yield step;
    }
    const kept = outputs.map((id) => {
      const value = values.get(id) ?? this.#constant(id);
      return value && tf.tidy(() => tf.clone(asPlain(tf, value)));
    });
    for (const { id } of this.#program.images) values.delete(id);
    for (const { tensor } of values.values()) tensor.dispose();
    return { outputs: kept, failed };
  }

  /** What a step gives; nothing where an input is missing or the engine cannot run it. */
  #run(step: Step, values: ReadonlyMap<number, Value>, failed: Failed[]): readonly Value[] {
    const inputs = step.inputs.map((id) => values.get(id) ?? this.#constant(id));
    const weights = Object.values(step.weights);
    const lacksWeight = weights.some((id) => !values.has(id) && !this.#constants.has(id));
    if (inputs.includes(undefined) || lacksWeight) return [];
    const operator = operators.get(step.op);
    try {
      if (operator === undefined) throw new NotSupported(`${step.op} is not known to this engine`);
      return this.#tidied(() => {
        const made = operator(this.#runOf(step, inputs as readonly Value[], values));
        return Array.isArray(made) ? (made as readonly Value[]) : [made as Value];
      });
    } catch (error) {
      failed.push({ op: step.op, layer: step.layer, reason: error instanceof Error ? error.message : String(error) });
      return [];
    }
  }

  /** Frees all that is made on the way to the values. */
  #tidied(run: () => readonly Value[]): readonly Value[] {
    let values: readonly Value[] = [];
    this.#tf.tidy(() => {
      values = run();
      return values.map(({ tensor }) => tensor);
    });
    return values;
  }

  #runOf(step: Step, inputs: readonly Value[], values: ReadonlyMap<number, Value>): Run {
    const tf = this.#tf;
    const prepared = (name: string, layout: string, prepare: (weight: TfTensor) => TfTensor): TfTensor | undefined => {
      const id = step.weights[name];
      // What the pass has made itself is different in every pass.
      const made = id === undefined ? undefined : values.get(id);
      if (made !== undefined) return prepare(asPlain(tf, made));
      return id === undefined ? undefined : this.#weight(id, layout, prepare);
    };
    return { tf, step, inputs, prepared, weight: (name) => prepared(name, "", (weight) => weight) };
  }

  #constant(id: number): Value | undefined {
    return this.#constants.has(id) ? plain(this.#weight(id, "", (weight) => weight)) : undefined;
  }

  #weight(id: number, layout: string, prepare: (weight: TfTensor) => TfTensor): TfTensor {
    const key = `${id} ${layout}`;
    const known = this.#weights.get(key);
    if (known !== undefined) return known;
    const constant = this.#constants.get(id);
    if (constant === undefined) throw new NotSupported(`the weight ${id} is not there`);
    const tf = this.#tf;
    const tensor = tf.tidy(() =>
      tf.keep(tf.clone(prepare(tf.tensor(valuesOf(constant), [...constant.shape], "float32")))),
    );
    this.#weights.set(key, tensor);
    return tensor;
  }

  /** Frees the weights. */
  dispose(): void {
    for (const weight of this.#weights.values()) weight.dispose();
    this.#weights.clear();
  }
}
