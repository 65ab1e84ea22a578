import { valueError } from "../errors.js";
import { codePoints } from "../sequence.js";

/** What a format specification such as `*^+#010,.2f` says. */
export interface FormatSpec {
  readonly fill: string;
  /** `<`, `>`, `=`, `^`; the type's own where none is given. */
  readonly align: string;
  readonly sign: string;
  /** `z`: no negative zero. */
  readonly noNegativeZero: boolean;
  /** `#`. */
  readonly alternate: boolean;
  readonly width: number;
  /** `,` or `_` between groups of digits. */
  readonly grouping: string;
  readonly precision: number | undefined;
  /** The letter of the type, or "". */
  readonly type: string;
}

const aligns = "<>=^";
const groupable: ReadonlySet<string> = new Set(["", "d", "e", "E", "f", "F", "g", "G", "%"]);

/** Reads a specification for a type with its own alignment. Throws Python's ValueErrors. */
export function parseSpec(text: string, defaultAlign: "<" | ">", defaultType: string, kind: string): FormatSpec {
  const all = codePoints(text);
  let at = 0;
  const take = (wanted: string): string => (all[at] !== undefined && wanted.includes(all[at]!) ? all[at++]! : "");
  const number = (): number | undefined => {
    let digits = "";
    for (let digit = take("0123456789"); digit !== ""; digit = take("0123456789")) digits += digit;
    if (Number(digits) > 2 ** 63 - 1) throw valueError("Too many decimal digits in format string");
    return digits === "" ? undefined : Number(digits);
  };
  const isFilled = all[1] !== undefined && aligns.includes(all[1]);
  const given = isFilled ? all[0]! : undefined;
  if (isFilled) at = 1;
  const align = take(aligns);
  const [sign, noNegativeZero, alternate] = [take(" +-"), take("z") !== "", take("#") !== ""];
  const zero = given === undefined && take("0") !== "";
  const width = number() ?? 0;
  const comma = take(",");
  const underscore = take("_");
  const both = comma + underscore === ",_" || (underscore !== "" && all[at] === ",");
  if (both) throw valueError("Cannot specify both ',' and '_'.");
  const precision = take(".") === "" ? undefined : number();
  if (precision === undefined && all[at - 1] === ".") throw valueError("Format specifier missing precision");
  if (all.length - at > 1) throw valueError(`Invalid format specifier '${text}' for object of type '${kind}'`);
  const type = all[at] ?? "";
  const grouping = comma + underscore;
  checkGrouping(grouping, type === "" ? defaultType : type);
  const own = zero && defaultAlign === ">" ? "=" : defaultAlign;
  return {
    fill: given ?? (zero ? "0" : " "),
    align: align === "" ? own : align,
    ...{ sign, noNegativeZero, alternate, width, grouping, precision, type },
  };
}

function checkGrouping(grouping: string, type: string): void {
  if (grouping === "" || groupable.has(type) || (grouping === "_" && "boxX".includes(type))) return;
  throw valueError(`Cannot specify '${grouping}' with ${shownType(type)}.`);
}

/** The ValueError of a letter that the type does not know. */
export const unknownCode = (type: string, kind: string): Error =>
  valueError(`Unknown format code ${shownType(type)} for object of type '${kind}'`);

/** A letter in quotes; what is no printable ASCII by its code. */
function shownType(type: string): string {
  return /[!-~]/.test(type) ? `'${type}'` : `'\\x${(type.codePointAt(0) ?? 0).toString(16)}'`;
}
