import { distance } from "fastest-levenshtein";
import { typeName } from "../../values/kinds.js";
import { repr } from "../../values/repr.js";
import type { Value } from "../../values/value.js";
import { attempt } from "../../yolov5/failure.js";
import type { Shape } from "../../torch/tensor.js";

/** A value with its kind in plain words: `the text 'big'`, `the float 2.0`. */
export function describe(value: Value): string {
  const kinds: Readonly<Record<string, string>> = {
    str: "the text",
    float: "the float",
    list: "the list",
    bool: "the bool",
    dict: "the mapping",
  };
  if (value === null) return "empty (null)";
  const printed = attempt(() => repr(value));
  if (printed.kind !== "value") return "something that is not known";
  const text = printed.value;
  const shown = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  const kind = kinds[typeName(value)];
  return kind ? `${kind} ${shown}` : shown;
}

/** `1 row`, `3 rows`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** Height x width of a map, e.g. `40×40`. */
export function mapSize(shape: Shape | null | undefined): string {
  const [height = null, width = null] = shape?.slice(-2) ?? [];
  return `${height ?? "?"}×${width ?? "?"}`;
}

/** How many typos make one name of another: letters too many, missing, wrong, or a pair that is swapped. */
function typos(name: string, other: string): number {
  const plain = distance(name, other);
  if (plain !== 2 || name.length !== other.length) return plain;
  const at = [...name].findIndex((letter, i) => letter !== other[i]);
  return name[at] === other[at + 1] && name[at + 1] === other[at] ? 1 : 2;
}

/** The known names that are nearest to a mistyped one, at most three, best first. */
export function nearest(name: string, known: readonly string[]): readonly string[] {
  const lower = name.toLowerCase();
  const tail = (candidate: string) => candidate.split(".").at(-1) ?? candidate;
  const scored = known.map((candidate) => {
    const other = candidate.toLowerCase();
    const same = other === lower || tail(other) === tail(lower);
    return { candidate, score: same ? 0 : Math.min(typos(lower, other), typos(lower, tail(other)) + 1) };
  });
  const exact = scored.filter(({ score }) => score === 0);
  if (exact.length > 0) return exact.map(({ candidate }) => candidate).slice(0, 3);
  const limit = Math.max(1, Math.floor(name.length / 3));
  return scored
    .filter(({ score }) => score <= limit)
    .sort((a, b) => a.score - b.score || a.candidate.localeCompare(b.candidate))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** ` Did you mean a or b?`, empty without candidates. */
export const didYouMean = (names: readonly string[]): string =>
  names.length === 0 ? "" : ` Did you mean ${orList(names)}?`;

export function orList(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
}

/** Python's own words, for those who search for them. */
export const pythonSays = (exception: string, message: string): string => {
  const [line = ""] = message.split("\n");
  const ofTorch = ["RuntimeError", "NotImplementedError"].includes(exception) || /^[a-z_0-9]+\(\)[: ]/.test(line);
  return `${ofTorch ? "PyTorch" : "Python"} says: ${exception}: ${line}`;
};
