import { mod, mul } from "../values/arithmetic.js";
import { compare, equals } from "../values/compare.js";
import { checkHashable } from "../values/dicts.js";
import { NotAnalysed, typeError, valueError } from "../values/errors.js";
import { typeName } from "../values/kinds.js";
import { max, round } from "../values/numbers.js";
import { iterate } from "../values/sequence.js";
import { subscript } from "../values/subscript.js";
import { isInt, isList, isSequence, isUnknown, list, unknown, type Value } from "../values/value.js";
import { evaluate } from "../python/evaluate.js";
import { isModule, type Module } from "../torch/module.js";
import { sequential } from "../torch/nn/container.js";
import { isModuleClass, type ModuleClass } from "../torch/signature.js";
import { type Branch, branches } from "./branches.js";
import { attempt, type Failure, type Outcome, type RowPart } from "./failure.js";
import { repeatCount } from "./modules/library.js";
import { namespaceOf } from "./names.js";
import { type BuiltRow, type Loop, makeDivisible } from "./parsing.js";
import { registeredName } from "./versions.js";

/** A step that ended its row. */
class Stop extends Error {
  constructor(
    readonly part: RowPart,
    readonly outcome: Outcome<never>,
    readonly argument?: number,
  ) {
    super(part);
  }
}

/** Works through one row in `parse_model`'s order. */
export class RowBuilder {
  readonly #loop: Loop;
  readonly #index: number;
  readonly #value: Value;
  #from: Value = unknown("the row");
  #repeats: Value = unknown("the row");
  #printed: Value = unknown("the row");
  #cls: ModuleClass | undefined;
  #args: readonly Value[] = [];
  #channels: Value = unknown("the row");
  #module: Module | undefined;

  constructor(loop: Loop, index: number, value: Value) {
    this.#loop = loop;
    this.#index = index;
    this.#value = value;
  }

  build(): BuiltRow {
    try {
      this.#run();
      return this.#result({});
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      const { part, outcome, argument } = error;
      if (outcome.kind === "unknown") return this.#result({ unknown: outcome.reason });
      if (outcome.kind !== "failed") return this.#result({});
      const { exception, message } = outcome;
      const place = { phase: "parse_model", row: this.#index, part } as const;
      const failure: Failure = { ...place, exception, message, ...(argument === undefined ? {} : { argument }) };
      return this.#result({ failure });
    }
  }

  #result(ending: Pick<BuiltRow, "failure" | "unknown">): BuiltRow {
    return {
      index: this.#index,
      from: this.#from,
      repeats: this.#repeats,
      printedRepeats: this.#printed,
      cls: this.#cls,
      args: this.#args,
      module: this.#module,
      channels: ending.failure && !isCount(this.#channels) ? unknown("the row that failed") : this.#channels,
      ...ending,
    };
  }

  /** One step; its exception ends the row. */
  #step<Result>(part: RowPart, step: () => Result, argument?: number): Result {
    const outcome = attempt(step);
    if (outcome.kind === "value") return outcome.value;
    throw new Stop(part, outcome, argument);
  }

  #run(): void {
    const [from, number, module, args] = this.#step("row", () => unpack(this.#value));
    this.#from = from;
    const callee = this.#step("module", () => this.#evaluate(module, { f: from, n: number, m: module, args }));
    if (isModuleClass(callee)) this.#cls = callee;
    this.#args = this.#step("args", () => this.#evaluateArgs(args, { f: from, n: number, m: callee }));
    this.#repeats = this.#step("number", () => this.#gain(number));
    this.#printed = this.#repeats;
    this.#step("module", () => {
      checkHashable(callee);
      if (isUnknown(callee)) throw new NotAnalysed(callee.reason);
    });
    const count = this.#branch();
    this.#module = this.#step("build", () => this.#make(callee, count));
    this.#step("save", () => {
      (isInt(from) ? [from] : iterate(from)).forEach((x) => !equals(x, -1) && mod(x, this.#index));
    });
  }

  #evaluate(source: Value, own: Readonly<Record<string, Value>>): Value {
    return typeof source === "string" ? evaluate(source, namespaceOf(this.#loop, this.#index, own)) : source;
  }

  /** Every string among the args is evaluated; where that fails in a way the version ignores, it stays a string. */
  #evaluateArgs(args: Value, own: Readonly<Record<string, Value>>): readonly Value[] {
    if (isUnknown(args)) throw new NotAnalysed(args.reason);
    const items = this.#loop.evaluated.get(args) ?? iterate(args);
    if (!isList(args) && items.length > 0)
      throw typeError(`'${typeName(args)}' object does not support item assignment`);
    const evaluated: Value[] = [...items];
    items.forEach((item, j) => {
      const outcome = attempt(() => this.#evaluate(item, { ...own, args: list(evaluated), j, a: item }));
      if (outcome.kind === "value") evaluated[j] = outcome.value;
      else if (outcome.kind === "unknown") evaluated[j] = unknown(outcome.reason);
      else if (this.#loop.library.version.evalIgnores === "NameError" && outcome.exception !== "NameError") {
        this.#args = evaluated;
        throw new Stop("arg", outcome, j);
      }
    });
    if (isList(args)) this.#loop.evaluated.set(args, evaluated);
    return evaluated;
  }

  /** `n = max(round(n * gd), 1) if n > 1 else n`. */
  #gain(number: Value): Value {
    if (compare(">", number, 1) !== true) return number;
    return max(round(mul(number, this.#loop.hyper.depthMultiple)), 1);
  }

  /** The branches of `parse_model`: sets args and channels, gives how many modules are stacked. */
  #branch(): Value {
    const name = this.#cls ? registeredName(this.#cls) : undefined;
    const { version } = this.#loop.library;
    if (name !== undefined && version.channelModules.has(name)) return this.#channelBranch(name);
    const branch = name === undefined ? undefined : branches[name];
    if (branch && (name !== "Segment" || version.visible.has("Segment"))) this.#special(branch);
    else this.#channels = this.#step("from", () => this.#at(this.#from));
    return this.#repeats;
  }

  #channelBranch(name: string): Value {
    const { version } = this.#loop.library;
    const { no, divisor, hyper } = this.#loop;
    const c1 = this.#step("from", () => this.#at(this.#from));
    const wanted = this.#step("args", () => subscript(list(this.#args), 0));
    const isOutput = !isUnknown(no) && !isUnknown(wanted) && equals(wanted, no);
    const c2 = this.#soft("channels", () =>
      isOutput ? wanted : makeDivisible(mul(wanted, hyper.widthMultiple), divisor),
    );
    this.#channels = c2;
    const rest = this.#args.slice(1);
    if (!version.repeatModules.has(name)) {
      this.#args = [c1, c2, ...rest];
      return this.#repeats;
    }
    this.#args = [c1, c2, this.#repeats, ...rest];
    if (version.printsOneRepeat) this.#printed = 1;
    return 1;
  }

  /** A step whose unknown outcome does not end the row. */
  #soft(part: RowPart, step: () => Value): Value {
    return this.#step(part, () => {
      try {
        return step();
      } catch (error) {
        if (error instanceof NotAnalysed) return error.value;
        throw error;
      }
    });
  }

  #special(branch: Branch): void {
    this.#channels = this.#loop.c2;
    branch({
      inputs: () => this.#step("from", () => iterate(this.#from).map((index) => this.#at(index))),
      input: () => this.#step("from", () => this.#at(this.#from)),
      args: this.#args,
      scaled: (value) => {
        const { hyper, divisor } = this.#loop;
        return this.#soft("channels", () => makeDivisible(mul(value, hyper.widthMultiple), divisor));
      },
      arg: (args, index) => this.#step("args", () => subscript(list(args), index)),
      setArgs: (args) => (this.#args = args),
      setChannels: (channels) => (this.#channels = this.#soft("channels", channels)),
    });
  }

  /** `ch[index]`. */
  #at(index: Value): Value {
    if (isUnknown(index)) throw new NotAnalysed(index.reason);
    return subscript(list(this.#loop.ch), index);
  }

  /** One module, or as many in a row as `n` says. */
  #make(callee: Value, count: Value): Module {
    const one = (): Module => {
      const missing = this.#args.find(isUnknown);
      if (missing) throw new NotAnalysed(missing.reason);
      if (!isModuleClass(callee)) throw notCallable(callee);
      return callee.call([...this.#args]);
    };
    if (compare(">", count, 1) !== true) return one();
    return sequential(Array.from({ length: repeatsOf(count) }, one));
  }
}

/** A number of channels that later rows can work with. */
const isCount = (channels: Value): boolean => typeof channels === "number" && channels > 0;

function repeatsOf(count: Value): number {
  if (typeof count !== "number") throw typeError(`'${typeName(count)}' object cannot be interpreted as an integer`);
  return repeatCount(count);
}

const notCallable = (callee: Value): Error => {
  if (isModule(callee)) return new NotAnalysed("a module object instead of a class");
  if (typeof callee === "object" && callee?.kind === "object" && callee.typeName !== "module") {
    return new NotAnalysed(`${callee.repr()} is not a module that is supported here`);
  }
  return typeError(`'${typeName(callee)}' object is not callable`);
};

function unpack(row: Value): readonly [Value, Value, Value, Value] {
  if (isUnknown(row)) throw new NotAnalysed(row.reason);
  if (!isSequence(row) && typeof row !== "string" && !(typeof row === "object" && row?.kind === "dict")) {
    throw typeError(`cannot unpack non-iterable ${typeName(row)} object`);
  }
  const items = iterate(row);
  if (items.length > 4) throw valueError("too many values to unpack (expected 4)");
  if (items.length < 4) throw valueError(`not enough values to unpack (expected 4, got ${items.length})`);
  const [from = null, number = null, module = null, args = null] = items;
  return [from, number, module, args];
}
