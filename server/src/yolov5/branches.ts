import { floordiv, mul, pow } from "../values/arithmetic.js";
import { sum } from "../values/numbers.js";
import { isInt, list, type Value } from "../values/value.js";

/** What a branch of `parse_model` may read and set. */
export interface BranchContext {
  /** `ch[x] for x in f`. */
  readonly inputs: () => readonly Value[];
  /** `ch[f]`. */
  readonly input: () => Value;
  readonly args: readonly Value[];
  /** `args[index]`. */
  readonly arg: (args: readonly Value[], index: number) => Value;
  /** Channels times the width multiple, rounded up. */
  readonly scaled: (value: Value) => Value;
  readonly setArgs: (args: readonly Value[]) => void;
  readonly setChannels: (channels: () => Value) => void;
}

export type Branch = (context: BranchContext) => void;

/** Detect and Segment get the channels of their inputs; an int for anchors becomes a list of that many pairs. */
const headBranch =
  (isSegment: boolean): Branch =>
  ({ inputs, args, arg, scaled, setArgs }) => {
    const channels = inputs();
    const filled: Value[] = [...args, list(channels)];
    const anchors = arg(filled, 1);
    if (isInt(anchors)) {
      const numbers = list(Array.from({ length: Math.max(0, Number(anchors) * 2) }, (_, i) => i));
      filled[1] = list(channels.map(() => numbers));
    }
    if (isSegment) filled[3] = scaled(arg(filled, 3));
    setArgs(filled);
  };

/** The branches of `parse_model` beside the channel list, by registered name. The heads leave `c2` as it was. */
export const branches: Readonly<Record<string, Branch>> = {
  "nn.BatchNorm2d": ({ input, setArgs }) => {
    setArgs([input()]);
  },
  Concat: ({ inputs, setChannels }) => {
    const channels = inputs();
    setChannels(() => sum(list(channels)));
  },
  Detect: headBranch(false),
  Segment: headBranch(true),
  Contract: ({ input, args, arg, setChannels }) => {
    const [channels, gain] = [input(), arg(args, 0)];
    setChannels(() => mul(channels, pow(gain, 2)));
  },
  Expand: ({ input, args, arg, setChannels }) => {
    const [channels, gain] = [input(), arg(args, 0)];
    setChannels(() => floordiv(channels, pow(gain, 2)));
  },
};
