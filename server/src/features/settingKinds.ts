import { nearest } from "./nearest.js";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A value that was read, or undefined where the default holds; what was wrong completes "yoloConfig.key …". */
export interface Read<Type> {
  readonly value: Type | undefined;
  readonly problems: readonly string[];
}

/** `machine`: by the user alone, never by a workspace; `window`: by the user or the workspace. */
export type Scope = "machine" | "window" | "resource";

/** One setting. `schema` is its JSON schema in the manifest. */
export interface Setting<Type> {
  readonly default: Type;
  /** In Markdown. */
  readonly description: string;
  readonly schema: { readonly [key: string]: Json };
  /** Where it can be set: `resource`, which is the default, also in a folder of the workspace. */
  readonly scope?: Scope;
  read(raw: unknown): Read<Type>;
}

const show = (raw: unknown): string => JSON.stringify(raw);

const refused = (wanted: string, raw: unknown, fallback: unknown): Read<never> => ({
  value: undefined,
  problems: [`must be ${wanted}, not ${show(raw)}; ${show(fallback)} is used.`],
});

const accepted = <Type>(value: Type): Read<Type> => ({ value, problems: [] });

export const flag = (fallback: boolean, description: string): Setting<boolean> => ({
  default: fallback,
  description,
  schema: { type: "boolean", default: fallback },
  read: (raw) => (typeof raw === "boolean" ? accepted(raw) : refused("true or false", raw, fallback)),
});

/** Any text that is not empty. */
export const text = (fallback: string, description: string): Setting<string> => ({
  default: fallback,
  description,
  schema: { type: "string", default: fallback, minLength: 1 },
  read: (raw) =>
    typeof raw === "string" && raw.trim() !== "" ? accepted(raw.trim()) : refused("a text", raw, fallback),
});

/** A path on this machine, or a word that stands for none; workspaces cannot set it. */
export const machinePath = (fallback: string, description: string): Setting<string> => ({
  ...text(fallback, description),
  scope: "machine",
});

/** Folders on this machine by some names; workspaces cannot set it. */
export const machineFolders = (
  names: readonly string[],
  description: string,
): Setting<Readonly<Record<string, string>>> => ({
  default: {},
  description,
  scope: "machine",
  schema: {
    ...{ type: "object", default: {}, additionalProperties: false },
    properties: Object.fromEntries(names.map((name) => [name, { type: "string", minLength: 1 }])),
  },
  read(raw) {
    if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return refused("an object", raw, {});
    const entries = Object.entries(raw as Readonly<Record<string, unknown>>);
    const fits = (entry: readonly [string, unknown]): entry is [string, string] =>
      names.includes(entry[0]) && typeof entry[1] === "string" && entry[1].trim() !== "";
    return {
      value: Object.fromEntries(entries.filter(fits)),
      problems: entries
        .filter((entry) => !fits(entry))
        .map(([key, value]) =>
          names.includes(key)
            ? `has ${show(value)} for ${key}, which must be a folder.`
            : `has no engine ${key}${nearest(key, names)}`,
        ),
    };
  },
});

/** One of some words, each with its description. */
export function choice<Name extends string>(
  fallback: Name,
  notes: Readonly<Record<Name, string>>,
  description: string,
): Setting<Name> {
  const names = Object.keys(notes) as Name[];
  return {
    default: fallback,
    description,
    schema: { type: "string", default: fallback, enum: names, markdownEnumDescriptions: Object.values(notes) },
    read: (raw) =>
      names.includes(raw as Name) ? accepted(raw as Name) : refused(`one of ${names.join(", ")}`, raw, fallback),
  };
}

const isCount = (raw: unknown): raw is number => typeof raw === "number" && Number.isSafeInteger(raw) && raw > 0;

/** A whole number above zero, or null. */
export const count = (description: string): Setting<number | null> => ({
  default: null,
  description,
  schema: { type: ["integer", "null"], default: null, minimum: 1 },
  read: (raw) => (raw === null || isCount(raw) ? accepted(raw) : refused("a whole number above 0 or null", raw, null)),
});

/** `[height, width]`, or one number for both. */
export const pairOrSide = (
  fallback: readonly [number, number],
  description: string,
): Setting<readonly [number, number]> => {
  const [height, width] = fallback;
  const shown = height === width ? height : fallback;
  const side = { type: "integer", minimum: 1 };
  return {
    default: fallback,
    description,
    schema: {
      type: ["integer", "array"],
      default: shown,
      oneOf: [side, { type: "array", items: side, minItems: 2, maxItems: 2 }],
    },
    read(raw) {
      if (isCount(raw)) return accepted([raw, raw]);
      const [first, second] = Array.isArray(raw) ? (raw as readonly unknown[]) : [];
      if (Array.isArray(raw) && raw.length === 2 && isCount(first) && isCount(second)) return accepted([first, second]);
      return refused("a whole number above 0 or [height, width]", raw, shown);
    },
  };
};

interface Member<Name> {
  readonly key: string;
  readonly default: Name;
  readonly description: string;
}

/** An object that gives some of the members one of some words. Members that are left out are undefined. */
export function objectOf<Name extends string>(
  notes: Readonly<Record<Name, string>>,
  members: readonly Member<Name>[],
  description: string,
): Setting<Readonly<Record<string, Name>>> {
  const names = Object.keys(notes) as Name[];
  const keys = members.map(({ key }) => key);
  const properties = members.map((member) => [
    member.key,
    {
      type: "string",
      default: member.default,
      enum: names,
      markdownEnumDescriptions: Object.values<string>(notes),
      markdownDescription: member.description,
    },
  ]);
  return {
    default: {},
    description,
    schema: {
      type: "object",
      default: {},
      additionalProperties: false,
      properties: Object.fromEntries(properties) as Json,
    },
    read(raw) {
      if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return refused("an object", raw, {});
      const entries = Object.entries(raw as Readonly<Record<string, unknown>>);
      const fits = ([key, value]: readonly [string, unknown]): boolean =>
        keys.includes(key) && names.includes(value as Name);
      return {
        value: Object.fromEntries(entries.filter(fits)) as Readonly<Record<string, Name>>,
        problems: entries
          .filter((entry) => !fits(entry))
          .map(([key, value]) =>
            keys.includes(key)
              ? `has ${show(value)} for ${key}, which must be one of ${names.join(", ")}.`
              : `has no rule ${key}${nearest(key, keys)}`,
          ),
      };
    },
  };
}
