import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/python";
import { NotAnalysed, PythonError } from "../values/errors.js";
import { syntaxError } from "./syntaxError.js";
import { type Token, tokenize } from "./tokens.js";

const maxLength = 10_000;

/** The grammar gives up on long chains of operators, so of more tokens its errors prove nothing. */
const maxTokens = 500;

/** Python's reserved words, which name nothing. */
export const keywords: ReadonlySet<string> = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from " +
    "global if import in is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

/** Words of older Pythons that CPython recognises in order to explain itself. */
const legacy: ReadonlySet<string> = new Set(["print", "exec"]);

/**
 * The statement node of a source that holds one expression. Throws the SyntaxErrors of CPython's tokenizer and parser;
 * what the lenient grammar lets through is refused when it is compiled.
 */
export function parseExpression(source: string): SyntaxNode {
  if (source.length > maxLength) throw new NotAnalysed(`an expression of more than ${maxLength} characters`);
  if (source.includes("\0")) throw new PythonError("SyntaxError", "source code string cannot contain null bytes");
  const tokens = tokenize(source);
  const doubled = tokens.findIndex((token, i) => token.kind === "number" && tokens[i - 1]?.kind === "number");
  if (doubled >= 0) throw generalError(source, tokens, undefined, tokens[doubled]!.from);
  if (source === "") throw new PythonError("SyntaxError", "invalid syntax (<string>, line 0)");
  const { topNode } = parser.parse(simplify(source, tokens));
  const statement = topNode.getChild("Statement");
  const [first, second] = tokens;
  if (first !== undefined && legacy.has(first.text) && second !== undefined && startsExpression(second)) {
    const message = `Missing parentheses in call to '${first.text}'. Did you mean ${first.text}(...)?`;
    throw syntaxError(source, first.from, message);
  }
  const broken = errorPosition(topNode, source);
  if (broken !== undefined && tokens.length > maxTokens) throw new NotAnalysed("an expression of very many parts");
  if (broken !== undefined) throw generalError(source, tokens, topNode, broken);
  if (statement === null || statement.name !== "ExpressionStatement") {
    throw syntaxError(source, second?.from ?? 0);
  }
  if (statement.nextSibling !== null) throw syntaxError(source, statement.nextSibling.from);
  return statement;
}

/**
 * The source with the same positions for the grammar, which knows no `2.` and no comment on the last line: such numbers
 * become ones, and comments blanks.
 */
function simplify(source: string, tokens: readonly Token[]): string {
  let result = "";
  for (const { kind, text, from } of tokens) {
    const gap = source.slice(result.length, from);
    result += blankComments(gap) + simplifyToken(kind, text);
  }
  return result + blankComments(source.slice(result.length));
}

/** The fields of an f-string are read on their own. */
function simplifyToken(kind: Token["kind"], text: string): string {
  if (kind === "number" && /^[\d_]+\.(?!\d)/.test(text)) return "1".repeat(text.length);
  return kind === "string" && /^[rR]?[fF]/.test(text) ? text.replace(/[{}]/g, "x") : text;
}

const blankComments = (gap: string): string => gap.replace(/#[^\r\n]*/g, (comment) => " ".repeat(comment.length));

function errorPosition(top: SyntaxNode, source: string): number | undefined {
  const cursor = top.cursor();
  do {
    if (cursor.type.isError && !isTolerated(cursor.node, source)) return cursor.from;
  } while (cursor.next());
  return undefined;
}

/**
 * The grammar has no rule for a slash or a comma at the end among a lambda's parameters, nor for a star in the target
 * of a comprehension.
 */
function isTolerated(node: SyntaxNode, source: string): boolean {
  const text = source.slice(node.from, node.to);
  const before = node.prevSibling?.name ?? "";
  if (node.parent?.name === "ParamList") return text === "/" || isAfterLastComma(node);
  return text === "*" && /Comprehension/.test(node.parent?.name ?? "") && (before === "," || before === "for");
}

/** Whether a node stands for a parameter that a comma at the end does not ask for. */
export const isAfterLastComma = (node: SyntaxNode): boolean =>
  node.type.isError && node.from === node.to && node.prevSibling?.name === "," && node.nextSibling === null;

function generalError(source: string, tokens: readonly Token[], top: SyntaxNode | undefined, at: number): PythonError {
  const half = top === undefined ? undefined : halfConditional(top);
  if (half !== undefined) return syntaxError(source, half, "expected 'else' after 'if' expression");
  const gap = tokens.findIndex((token, i) => i > 0 && token.depth > 0 && adjoin(tokens[i - 1]!, token));
  if (gap >= 0) return syntaxError(source, tokens[gap]!.from, "invalid syntax. Perhaps you forgot a comma?");
  return syntaxError(source, at);
}

/** Where a conditional expression without `else` begins. */
function halfConditional(top: SyntaxNode): number | undefined {
  const cursor = top.cursor();
  do {
    const node = cursor.node;
    const condition = node.getChild("if")?.nextSibling;
    if (node.name === "ConditionalExpression" && condition?.type.isError === false && !node.getChild("else")) {
      return node.from;
    }
  } while (cursor.next());
  return undefined;
}

/** Whether two expressions stand side by side, where CPython asks about a comma. */
function adjoin(left: Token, right: Token): boolean {
  if (left.kind === "name" && right.kind === "string") return false;
  return left.depth > 0 && endsExpression(left) && startsExpression(right);
}

const constants: ReadonlySet<string> = new Set(["None", "True", "False"]);
const softKeywords: ReadonlySet<string> = new Set(["match", "case", "_"]);

function endsExpression(token: Token): boolean {
  if (token.kind === "operator") return /^[)\]}]$/.test(token.text);
  if (token.kind !== "name") return true;
  return (!keywords.has(token.text) || constants.has(token.text)) && !softKeywords.has(token.text);
}

function startsExpression(token: Token): boolean {
  if (token.kind === "operator") return token.text === "~" || token.text === "...";
  if (token.kind !== "name") return true;
  return !keywords.has(token.text) || constants.has(token.text) || token.text === "not" || token.text === "lambda";
}
