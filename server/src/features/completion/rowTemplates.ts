import type { RowPlace } from "../../config/cursor/place.js";
import type { RowText } from "../../config/rowTexts.js";
import { channelsAt, doubled } from "./channels.js";
import type { Context } from "./context.js";
import { joined, type Snippet, stop } from "./snippet.js";
import { rowsForHead, rowsOfSameMap } from "./sources.js";
import { usualArgs } from "./usualArgs.js";

/** What a row does in a model; what comes next depends on it. */
export type Role = "stem" | "down" | "block" | "pool" | "reduce" | "up" | "join" | "head" | "other";

/** A row of the table that can be inserted as a whole. */
export interface RowTemplate {
  readonly module: string;
  readonly role: Role;
  readonly note: string;
  readonly number?: number;
  /** A module without which the version has no use for it. */
  readonly besides?: string;
  /** The usual args where left out. */
  readonly args?: (place: RowPlace, context: Context) => Snippet;
}

const withChannels =
  (channels: (before: number) => number, ...rest: readonly string[]) =>
  (place: RowPlace, context: Context): Snippet => {
    const first = stop(String(channels(channelsAt(place.index, context))));
    return ["[", ...joined([[first], ...rest.map((arg) => [arg])], ", "), "]"];
  };

const same = (channels: number): number => channels;

const halving = (module: string): RowTemplate => ({
  module,
  role: "down",
  note: "halves the map",
  args: withChannels(doubled, "3", "2"),
});

const block = (module: string, note: string): RowTemplate => ({ module, role: "block", note, number: 3 });

/** The rows of the stock models, by what they do. */
export const stockTemplates: readonly RowTemplate[] = [
  {
    module: "Conv",
    role: "stem",
    besides: "SPPF",
    note: "first row of YOLOv5 v6.0 and later",
    args: withChannels(same, "6", "2", "2"),
  },
  { module: "Focus", role: "stem", note: "first row of YOLOv5 v5.0", args: withChannels(same, "3") },
  halving("Conv"),
  block("C3", "CSP block"),
  { module: "Conv", role: "reduce", note: "sets the channels", args: withChannels(same, "1", "1") },
  { module: "SPPF", role: "pool", note: "pools at several sizes" },
  { module: "SPP", role: "pool", note: "pools at several sizes" },
  { module: "nn.Upsample", role: "up", note: "doubles the map" },
  { module: "Concat", role: "join", note: "joins maps of one size" },
  { module: "Detect", role: "head", note: "detection head" },
  { module: "Segment", role: "head", note: "segmentation head" },
  block("BottleneckCSP", "CSP block of YOLOv5 before v4.0"),
  block("C3TR", "CSP block with a transformer"),
  block("C3SPP", "CSP block that pools at several sizes"),
  block("C3Ghost", "CSP block of cheap convolutions"),
  block("C3x", "CSP block of cross convolutions"),
  { module: "Bottleneck", role: "block", note: "two convolutions", number: 1 },
  halving("GhostConv"),
  { module: "GhostConv", role: "reduce", note: "sets the channels", args: withChannels(same, "1", "1") },
  halving("DWConv"),
  { module: "nn.MaxPool2d", role: "down", note: "halves the map" },
  { module: "nn.ConvTranspose2d", role: "up", note: "doubles the map, learned" },
];

/** What follows a row of each role, in the backbone and in the head. */
const next: Readonly<Record<RowPlace["section"], Readonly<Record<Role, readonly Role[]>>>> = {
  backbone: {
    stem: ["down", "block"],
    down: ["block", "down"],
    block: ["down", "pool", "block"],
    pool: ["block", "down"],
    reduce: ["block", "down"],
    up: ["join", "block"],
    join: ["block", "reduce"],
    head: [],
    other: ["other", "down", "block", "pool"],
  },
  head: {
    stem: ["block"],
    down: ["join", "block"],
    block: ["reduce", "down", "up", "head"],
    pool: ["reduce", "up"],
    reduce: ["up", "block", "join"],
    up: ["join", "block"],
    join: ["block", "reduce"],
    head: [],
    other: ["reduce", "up", "join", "block", "other"],
  },
};

/** `64, 3, 2`: args of a convolution that halves the map. */
const strided = /^[^,]*,[^,]+,\s*2\b/;

/** What rows of a module do in general; a convolution that may halve the map is taken to do so. */
export function roleOfModule(module: string, context: Context): Role {
  if (context.isHead(module)) return "head";
  const known = stockTemplates.find((template) => template.module === module && template.role !== "stem");
  if (known !== undefined) return known.role;
  return /concat/i.test(module) ? "join" : /upsampl|transpose/i.test(module) ? "up" : "other";
}

/** What a row that stands in the file does. */
function roleOf({ module, args, index }: RowText, context: Context): Role {
  const role = roleOfModule(module, context);
  if (role === "down" && module !== "nn.MaxPool2d" && !strided.test(args.join(", "))) return "reduce";
  return index === 0 ? "stem" : role;
}

/** The roles that a row at a place is likely to have, the likeliest first. */
export function likelyRoles(
  { section, previous, index, next: following }: Pick<RowPlace, "section" | "index" | "previous" | "next">,
  context: Context,
): readonly Role[] {
  if (index === 0) return ["stem"];
  const above = previous ?? context.table.rows[index - 1];
  const roles = next[section][above === undefined ? "other" : roleOf(above, context)];
  return section === "head" && following === undefined && isComplete(index, context) ? ["head", ...roles] : roles;
}

/** Whether the row above is the last that a head needs: the one with the smallest map of three or more. */
function isComplete(index: number, context: Context): boolean {
  const rows = rowsForHead(index, context);
  return rows.length >= 3 && rows.at(-1) === index - 1;
}

/** What a row of a role reads. */
export function fromOf(role: Role, index: number, context: Context): Snippet {
  if (role === "join") {
    const [nearest] = rowsOfSameMap(index, index - 1, context);
    return ["[-1, ", stop(String(nearest ?? Math.max(0, index - 2))), "]"];
  }
  if (role !== "head") return ["-1"];
  const rows = rowsForHead(index, context);
  return [
    "[",
    ...joined(
      (rows.length > 0 ? rows : [index - 1]).map((row) => [stop(String(row))]),
      ", ",
    ),
    "]",
  ];
}

/** The row as it is written, brackets included. */
export function rowOf({ module, role, number = 1, args }: RowTemplate, place: RowPlace, context: Context): Snippet {
  const written = args?.(place, context) ?? usualArgs(module, place, context);
  const count = role === "block" ? stop(String(number)) : String(number);
  return ["[", ...fromOf(role, place.index, context), ", ", count, `, ${module}, `, ...written, "]"];
}
