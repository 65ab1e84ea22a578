import { isList, isSequence, type Value } from "../../values/value.js";
import { imageOf, type ModuleImage } from "../../torch/moduleImage.js";
import type { Module } from "../../torch/module.js";
import { play, type Start, startOf, type Tape, tapeOf } from "../../torch/tape.js";
import { isTensor, isWhole, type Tensor } from "../../torch/tensor.js";
import type { ForwardPass } from "../../torch/trace.js";

/** How many kinds of rows are remembered. */
const most = 500;

/** The forward of a row that runs, to be remembered when it has ended. */
export interface Ongoing {
  readonly module: Module;
  readonly image: ModuleImage;
  readonly inputs: readonly Tensor[];
  readonly given: Value;
  readonly items: readonly Value[];
  readonly inputsKey: string;
  readonly start: Start;
}

/** What a row gives, where it was remembered. */
interface Recalled {
  readonly output: Value;
}

/**
 * What rows do, by what decides it: the module's image, the inputs and the mode. So a row is followed once, in all the
 * models of a checkout, as long as nothing outside of it has changed; who asks has to make sure of that.
 */
export class RowMemo {
  readonly #tapes = new Map<number, Map<string, Tape>>();

  /** Plays what the row did before, or says how to remember it; undefined where that is not possible. */
  recall(pass: ForwardPass, module: Module, inputs: readonly Value[]): Recalled | Ongoing | undefined {
    const [given = null] = inputs;
    const tensors = inputs.length === 1 ? tensorsIn(given) : undefined;
    const image = tensors && imageOf(module);
    if (tensors === undefined || image === undefined) return undefined;
    const inputsKey = `${pass.training} ${pass.isTraced} ${isTensor(given) ? "" : "many "}${tensors.map(keyOf).join()}`;
    const tape = this.#tapes.get(image.key)?.get(inputsKey);
    if (tape !== undefined) return { output: play(pass, tape, tensors, image) };
    const items = isSequence(given) ? [...given.items] : [];
    return { module, image, inputs: tensors, given, items, inputsKey, start: startOf(pass, tensors) };
  }

  /** What a row did, to be kept; undefined where it changed what it was given, or cannot be told of another module. */
  tape(pass: ForwardPass, ongoing: Ongoing, output: Value): (() => void) | undefined {
    const { module, image, inputs, given, items, inputsKey, start } = ongoing;
    if (isSequence(given) && (given.items.length !== items.length || given.items.some((item, i) => item !== items[i])))
      return undefined;
    if (imageOf(module)?.key !== image.key) return undefined;
    const tape = tapeOf(pass, start, inputs, image, output);
    return (
      tape &&
      (() => {
        this.#keep(image.key, inputsKey, tape);
      })
    );
  }

  #keep(imageKey: number, inputsKey: string, tape: Tape): void {
    const tapes = this.#tapes.get(imageKey) ?? new Map<string, Tape>();
    this.#tapes.delete(imageKey);
    this.#tapes.set(imageKey, tapes.set(inputsKey, tape));
    const [oldest] = this.#tapes.keys();
    if (this.#tapes.size > most && oldest !== undefined) this.#tapes.delete(oldest);
  }
}

/** A tensor, or a list of different ones; undefined where there is anything else or something of them is not known. */
function tensorsIn(value: Value): readonly Tensor[] | undefined {
  const values = isList(value) ? value.items : [value];
  const tensors = values.filter((each): each is Tensor => isTensor(each) && isPlain(each));
  return tensors.length === values.length && new Set(tensors).size === values.length ? tensors : undefined;
}

const isPlain = (tensor: Tensor): boolean =>
  tensor.shape !== null && isWhole(tensor.shape) && tensor.data === undefined && !tensor.hasExtras;

const keyOf = ({ shape, dtype, isOrdered, strides, requiresGrad }: Tensor): string =>
  `${shape?.join("x")} ${dtype ?? "?"} ${isOrdered ? "" : (strides?.join(" ") ?? "?")} ${requiresGrad}`;
