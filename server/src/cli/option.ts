import { parseArgs } from "node:util";
import { suggest } from "./suggest.js";

/** A value that was read, or what it must be instead: the end of a sentence. */
export type Read<Type> = { readonly value: Type } | { readonly wanted: string };

/** One option of a command. */
export interface Option<Type> {
  /** What stands for the value in the help; a flag has none. */
  readonly placeholder?: string;
  readonly short?: string;
  readonly help: string;
  readonly default: Type;
  read(text: string): Read<Type>;
}

export type OptionTable = Readonly<Record<string, Option<unknown>>>;

export type Values<Table extends OptionTable> = {
  readonly [Name in keyof Table]: Table[Name] extends Option<infer Type> ? Type : never;
};

export type Parsed<Table extends OptionTable> =
  | { readonly kind: "parsed"; readonly values: Values<Table>; readonly operands: readonly string[] }
  | { readonly kind: "misuse"; readonly message: string };

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function tokensOf(table: OptionTable, args: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries(table).map(([name, { placeholder, short }]) => {
      const type = placeholder === undefined ? ("boolean" as const) : ("string" as const);
      return [name, short === undefined ? { type } : { type, short }] as const;
    }),
  );
  // Not strict, since what is wrong is said below in words of our own.
  return parseArgs({ args: [...args], options, strict: false, tokens: true }).tokens;
}

type TokenResult = { readonly value: unknown } | { readonly message: string };

function readToken(table: OptionTable, { name, rawName, value, inlineValue }: OptionToken): TokenResult {
  const option = Object.hasOwn(table, name) ? table[name] : undefined;
  if (option === undefined) {
    const known = Object.keys(table).map((key) => `--${key}`);
    return { message: `There is no option ${rawName} here${suggest(rawName, known)}` };
  }
  if (option.placeholder === undefined) {
    return inlineValue === true ? { message: `${rawName} takes no value.` } : { value: true };
  }
  if (value === undefined || (inlineValue !== true && value.startsWith("--"))) {
    return { message: `${rawName} needs a value: ${rawName} ${option.placeholder}.` };
  }
  const read = option.read(value);
  return "value" in read ? read : { message: `${rawName} must be ${endSentence(read.wanted)}` };
}

const endSentence = (text: string): string => (/[.?]$/.test(text) ? text : `${text}.`);

/** Reads the arguments of a command; the first that is wrong is told in one sentence. */
export function parseOptions<Table extends OptionTable>(table: Table, args: readonly string[]): Parsed<Table> {
  const values: Record<string, unknown> = Object.fromEntries(
    Object.entries(table).map(([name, option]) => [name, option.default]),
  );
  const operands: string[] = [];
  for (const token of tokensOf(table, args)) {
    if (token.kind === "positional") operands.push(token.value);
    if (token.kind !== "option") continue;
    const read = readToken(table, token);
    if ("message" in read) return { kind: "misuse", message: read.message };
    values[token.name] = read.value;
  }
  return { kind: "parsed", values: values as Values<Table>, operands };
}
