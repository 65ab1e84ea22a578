import { NotAnalysed } from "../values/errors.js";
import { int } from "../values/kinds.js";
import { float, type PyObject, type Value } from "../values/value.js";
import { children, type Compiler, type Context, type Expression } from "./compiler.js";
import { decodeString } from "./strings.js";
import type { SyntaxNode } from "@lezer/common";

export const ellipsis: PyObject = { kind: "object", typeName: "ellipsis", repr: () => "Ellipsis" };

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
    const replaced = node.getChild("FormatReplacement") !== null;
    return { ...decodeString(context.text(node), (message) => context.refuse(node, message)), replaced };
  });
  if (new Set(parts.map((part) => part.bytes)).size > 1) {
    throw context.refuse(nodes[0]!, "cannot mix bytes and nonbytes literals");
  }
  return () => {
    if (parts[0]?.bytes === true) throw new NotAnalysed("a bytes literal");
    return parts
      .map(({ read, replaced }) => {
        if (replaced) throw new NotAnalysed("an f-string");
        return read();
      })
      .join("");
  };
}
