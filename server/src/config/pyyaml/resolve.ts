/** PyYAML's names for the kinds of value, without the prefix they share. */
export type Kind =
  | "bool"
  | "float"
  | "int"
  | "merge"
  | "null"
  | "timestamp"
  | "value"
  | "str"
  | "binary"
  | "seq"
  | "map"
  | "omap"
  | "pairs"
  | "set";

const PREFIX = "tag:yaml.org,2002:";

const kinds: ReadonlySet<string> = new Set<Kind>([
  ...(["bool", "float", "int", "merge", "null", "timestamp", "value", "str"] as const),
  ...(["binary", "seq", "map", "omap", "pairs", "set"] as const),
]);

/** YAML 1.1's plain scalars, in the order in which PyYAML 6 tries them. */
const implicit: readonly (readonly [Kind, RegExp])[] = [
  ["bool", /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/],
  [
    "float",
    new RegExp(
      "^(?:[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|" +
        "[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$",
    ),
  ],
  [
    "int",
    new RegExp(
      "^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|" +
        "[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$",
    ),
  ],
  ["merge", /^<<$/],
  ["null", /^(?:~|null|Null|NULL|)$/],
  [
    "timestamp",
    new RegExp(
      "^(?:\\d{4}-\\d\\d-\\d\\d|\\d{4}-\\d\\d?-\\d\\d?(?:[Tt]|[ \\t]+)\\d\\d?:\\d\\d:\\d\\d(?:\\.\\d*)?" +
        "(?:[ \\t]*(?:Z|[-+]\\d\\d?(?::\\d\\d)?))?)$",
    ),
  ],
  ["value", /^=$/],
];

/** What a plain scalar is by its form alone. */
export function resolvePlain(text: string): Kind {
  if (text !== "" && !/^[-+.0-9yYnNtTfFoO~<=]/.test(text)) return "str";
  return implicit.find(([, form]) => form.test(text))?.[0] ?? "str";
}

/** The kind that a full tag names, undefined for a tag that SafeLoader cannot construct. */
export function kindOfTag(tag: string): Kind | undefined {
  const name = tag.startsWith(PREFIX) ? tag.slice(PREFIX.length) : undefined;
  return name !== undefined && kinds.has(name) ? (name as Kind) : undefined;
}
