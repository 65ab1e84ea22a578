import { NotAnalysed } from "../values/errors.js";
import { int } from "../values/kinds.js";
import { float, type PyObject, type Value } from "../values/value.js";
import { children, type Compiler, type Context, type Expression } from "./compiler.js";
import { formatString } from "./formatStrings.js";
import type { Scope } from "./scope.js";
import { decodeText, readLiteral, type StringLiteral } from "./strings.js";
import type { SyntaxNode } from "@lezer/common";

export const ellipsis: PyObject = { kind: "object", typeName: "ellipsis", plain: true, repr: () => "Ellipsis" };

const constant =
  (value: Value): Expression =>
  () =>
    value;

/** Compilers of literals, by node name. */
export const literals: Readonly<Record<string, Compiler>> = {
  None: () => constant(null),
  Boolean: (node, context) => constant(context.text(node) === "True"),
  Ellipsis: () => constant(ellipsis),
  Number: (node, context) => readNumber(context.text(node)),
  String: (node, context) => joinStrings([node], context),
  FormatString: (node, context) => joinStrings([node], context),
  ContinuedString: (node, context) => joinStrings(children(node), context),
};

function readNumber(text: string): Expression {
  const digits = text.replaceAll("_", "");
  if (/j$/i.test(digits) && !/^0x/i.test(digits)) {
    return () => {
      throw new NotAnalysed("a complex number");
    };
  }
  if (/^0[xob]/i.test(digits)) return () => int(Number(digits));
  return /[.e]/i.test(digits) ? constant(float(Number(digits))) : () => int(Number(digits));
}

function joinStrings(nodes: readonly SyntaxNode[], context: Context): Expression {
  const parts = nodes.map((node) => {
    const refuse = (message: string): Error => context.refuse(node, message);
    const literal = readLiteral(context.text(node), refuse);
    return { bytes: literal.bytes, run: textOf(literal, context, refuse) };
  });
  if (new Set(parts.map((part) => part.bytes)).size > 1) {
    throw context.refuse(nodes[0]!, "cannot mix bytes and nonbytes literals");
  }
  return (scope) => parts.map(({ run }) => run(scope)).join("");
}

function textOf(
  { bytes, raw, formatted, body }: StringLiteral,
  context: Context,
  refuse: (message: string) => Error,
): (scope: Scope) => string {
  if (bytes) {
    return () => {
      throw new NotAnalysed("a bytes literal");
    };
  }
  const decode = (text: string): (() => string) => (raw ? () => text : decodeText(text, refuse));
  return formatted ? formatString(body, raw, decode, context, refuse) : decode(body);
}
