import { add, floordiv, mul } from "../../values/arithmetic.js";
import { indexError, NotAnalysed, runtimeError, typeError } from "../../values/errors.js";
import { iterate, len } from "../../values/sequence.js";
import { subscript } from "../../values/subscript.js";
import { isSequence, list, tuple, type Value } from "../../values/value.js";
import { tensorOf } from "../../torch/factory.js";
import { call, Module, type ModuleType } from "../../torch/module.js";
import { moduleList } from "../../torch/nn/container.js";
import { known, run } from "../../torch/operators/operator.js";
import { cat } from "../../torch/operators/joining.js";
import { reshape } from "../../torch/operators/shaping.js";
import { permute } from "../../torch/operators/views.js";
import { type Arguments, defineClass } from "../../torch/signature.js";
import type { Shape, Tensor } from "../../torch/tensor.js";
import type { ForwardPass } from "../../torch/trace.js";
import { boxesOf, type Level } from "./boxes.js";
import { type ClassMaker, type Library, params, tensorInput, yoloType } from "./library.js";

/** Anchors as `[levels, per level, 2]`: what `torch.tensor(anchors).float().view(nl, -1, 2)` holds. */
export interface Anchors {
  readonly levels: number;
  readonly perLevel: number;
  /** Width and height of every anchor in pixels, level by level. */
  readonly sizes: readonly number[];
}

/** The mean area of the anchors of a level. */
export function meanArea({ perLevel, sizes }: Anchors, level: number): number {
  let sum = 0;
  for (let i = level * perLevel; i < (level + 1) * perLevel; i++) sum += (sizes[2 * i] ?? 0) * (sizes[2 * i + 1] ?? 0);
  return sum / Math.max(1, perLevel);
}

/**
 * Whether anchor areas and strides run in opposite directions, so that YOLOv5 turns the anchors round
 * (`check_anchor_order`).
 */
export function isReversed(anchors: Anchors, strides: readonly number[]): boolean {
  const growth = meanArea(anchors, anchors.levels - 1) - meanArea(anchors, 0);
  const [first = 0, last = first] = [strides[0], strides.at(-1)];
  return growth !== 0 && Math.sign(growth) !== Math.sign(last - first);
}

/** A detection head: what the model sets on it (strides) and reads off it. */
export class Head extends Module {
  /** Set by the model once its stride probe has run; None before, unknown where the probe did not reach the head. */
  strides: readonly number[] | "unknown" | null = null;

  constructor(
    type: ModuleType,
    readonly parts: HeadParts,
    segment?: { readonly proto: Module },
  ) {
    super(type, (pass, [input]) => this.#run(pass, input), {
      children: { m: moduleList(parts.convolutions), ...(segment ? { proto: segment.proto } : {}) },
      buffers: { anchors: [parts.anchors.levels, parts.anchors.perLevel, 2], ...parts.buffers },
    });
    this.#proto = segment?.proto;
  }

  readonly #proto: Module | undefined;

  get isSegment(): boolean {
    return this.#proto !== undefined;
  }

  /** Training: the list of maps. Evaluation: the boxes of all levels, and the maps. A Segment adds its prototypes. */
  #run(pass: ForwardPass, input: Value | undefined): Value {
    if (input === undefined || !isSequence(input)) throw typeError("'Tensor' object does not support item assignment");
    const prototypes = this.#proto ? call(pass, this.#proto, subscript(input, 0)) : undefined;
    const { maps, boxes } = this.#detect(pass, [...input.items]);
    if (pass.training) return prototypes === undefined ? maps : tuple([maps, prototypes]);
    return prototypes === undefined ? tuple([boxes, maps]) : tuple([boxes, prototypes, maps]);
  }

  #detect(pass: ForwardPass, x: Value[]): { readonly maps: Value; readonly boxes: Value } {
    const { na, no, convolutions, anchors } = this.parts;
    const boxes: Tensor[] = [];
    for (let i = 0; i < anchors.levels; i++) {
      const convolution = convolutions[i];
      if (!convolution) throw indexError(`index ${i} is out of range`);
      const input = x[i];
      if (input === undefined) throw indexError("list index out of range");
      const map = tensorInput(call(pass, convolution, input), "shape");
      const [batch = null, , height = null, width = null] = map.shape ?? [];
      const split = run(pass, reshape, [map], { shape: [batch, na, no, height, width] });
      const moved = run(pass, permute, [split], { dims: [0, 1, 3, 4, 2] });
      x[i] = moved;
      if (pass.training) continue;
      this.#checkGrid(i);
      const decoded = pass.isTraced ? boxesOf(pass, moved, this.#level(i)) : moved;
      const cells = known([height, width], (h, w) => na * h * w);
      boxes.push(run(pass, reshape, [decoded], { shape: [batch, cells, no] }));
    }
    return { maps: list(x), boxes: pass.training ? null : run(pass, cat, boxes, { dim: 1 }) };
  }

  #level(level: number): Level {
    const { strides } = this;
    const { anchors, nc } = this.parts;
    const known = Array.isArray(strides) ? (strides as readonly number[]) : undefined;
    const at = (known && isReversed(anchors, known) ? anchors.levels - 1 - level : level) * anchors.perLevel * 2;
    return {
      stride: known?.[level],
      anchors: anchors.sizes.slice(at, at + anchors.perLevel * 2),
      scored: nc + 5,
    };
  }

  /** The grid of a level needs the strides, and as many anchors as were declared. */
  #checkGrid(level: number): void {
    if (this.strides === null) throw typeError("'NoneType' object is not subscriptable");
    if (this.strides === "unknown") return;
    if (this.strides[level] === undefined) {
      throw indexError(`index ${level} is out of bounds for dimension 0 with size ${this.strides.length}`);
    }
    const { na, anchors } = this.parts;
    if (anchors.perLevel !== na) {
      throw runtimeError(`shape '[1, ${na}, 1, 1, 2]' is invalid for input of size ${anchors.perLevel * 2}`);
    }
  }
}

interface HeadParts {
  readonly nc: number;
  /** Outputs per anchor. */
  readonly no: number;
  /** Anchors per level. */
  readonly na: number;
  readonly anchors: Anchors;
  readonly convolutions: readonly Module[];
  /** Beside the anchors. */
  readonly buffers: Readonly<Record<string, Shape>>;
}

function anchorsOf(value: Value, levels: number): Anchors {
  const { data } = tensorOf(value);
  const sizes = `[${[levels, -1, 2].join(", ")}]`;
  if (levels === 0) {
    throw runtimeError(
      `cannot reshape tensor of 0 elements into shape ${sizes} because the unspecified dimension size -1 can be any ` +
        "value and is ambiguous",
    );
  }
  if (data.length % (levels * 2) !== 0) {
    throw runtimeError(`shape '${sizes}' is invalid for input of size ${data.length}`);
  }
  return { levels, perLevel: data.length / (levels * 2), sizes: data };
}

function buildHead(library: Library, args: Arguments, type: ModuleType, masks?: { nm: Value; npr: Value }): Head {
  const { nc = null, anchors = null, ch = null } = args;
  const plain = add(nc, 5);
  const levels = len(anchors);
  const na = floordiv(len(subscript(anchors, 0)), 2);
  const grid = anchorsOf(anchors, levels);
  const convolve = (no: Value) => iterate(ch).map((x) => library.make("nn.Conv2d", [x, mul(no, na), 1]));
  const first = convolve(plain);
  const no = masks ? add(add(5, nc), masks.nm) : plain;
  const convolutions = masks ? convolve(no) : first;
  const proto = masks && library.make("Proto", [subscript(ch, 0), masks.npr, masks.nm]);
  const keepsGrid = library.version.name === "v5.0";
  const buffers: HeadParts["buffers"] = keepsGrid ? { anchor_grid: [levels, 1, grid.perLevel, 1, 1, 2] } : {};
  const parts = { nc: intOf(nc), no: intOf(no), na: intOf(na), anchors: grid, convolutions, buffers };
  return new Head(type, parts, proto && { proto });
}

/** A count that PyTorch has taken as an int by now. */
function intOf(value: Value): number {
  if (typeof value === "number" || typeof value === "boolean") return Number(value);
  throw new NotAnalysed("a detection head with counts that are no ints");
}

const nc = params.of("nc", "int", "number of classes", 80);
const anchors = params.of("anchors", "list of lists, or int", "anchor sizes [w, h, w, h, ...] per level", tuple([]));
const ch = params.of("ch", "list of int", "channels of the inputs; parse_model fills them in", tuple([]));
const inplace = params.of("inplace", "bool", "uses in-place operations", true);

export const Detect: ClassMaker = (library) =>
  defineClass({
    type: yoloType("Detect", [], "models.yolo"),
    parameters: library.version.name === "v5.0" ? [nc, anchors, ch] : [nc, anchors, ch, inplace],
    doc: "Detection head: a 1x1 convolution per level to (classes + 5) values per anchor.",
    build: (args, type) => buildHead(library, args, type),
  });

export const Segment: ClassMaker = (library) =>
  defineClass({
    type: yoloType("Segment", ["Detect"], "models.yolo"),
    parameters: [
      nc,
      anchors,
      params.of("nm", "int", "number of masks", 32),
      params.of("npr", "int", "channels of the mask prototypes, scaled by width_multiple", 256),
      ch,
      inplace,
    ],
    doc: "Detect with mask coefficients per anchor and mask prototypes from the first input.",
    build: (args, type) => buildHead(library, args, type, { nm: args.nm ?? null, npr: args.npr ?? null }),
  });

export const Proto: ClassMaker = (library) =>
  defineClass({
    type: yoloType("Proto"),
    parameters: [
      params.c1,
      params.of("c_", "int", "hidden channels", 256),
      params.of("c2", "int", "number of prototypes", 32),
    ],
    doc: "Mask prototypes at twice the size of the input.",
    build({ c1 = null, c_: hidden = 256, c2 = 32 }, type) {
      const cv1 = library.make("Conv", [c1, hidden], { k: 3 });
      const upsample = library.make("nn.Upsample", [], { scale_factor: 2, mode: "nearest" });
      const cv2 = library.make("Conv", [hidden, hidden], { k: 3 });
      const cv3 = library.make("Conv", [hidden, c2]);
      return new Module(
        type,
        (pass, [input = null]) =>
          [cv1, upsample, cv2, cv3].reduce<Value>((value, module) => call(pass, module, value), input),
        { children: { cv1, upsample, cv2, cv3 } },
      );
    },
  });
