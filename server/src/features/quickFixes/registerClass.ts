import { checkoutCode } from "../../analysis/checkoutCode.js";
import { PyClass } from "../../python/classes.js";
import { type MembershipTest, membershipTests } from "../../python/membership.js";
import type { Checkout } from "../../workspace/checkout.js";
import { addItem } from "./addItem.js";
import { isClassName } from "./className.js";
import type { FileEdit } from "./textEdit.js";

/**
 * Adds a name to the modules whose channels `parse_model` works out, and to those that take their repeats as an
 * argument where the class has one. Versions write `m in {Conv, ...}` or `m in [Conv, ...]`, later ones a `frozenset`
 * before the loop.
 */
export function registerClass(checkout: Checkout, name: string): readonly FileEdit[] {
  const path = checkout.parseModelPath;
  const file = checkout.files.read(path);
  if (file?.kind !== "text" || !isClassName(name)) return [];
  const tests = membershipTests(file.text, "parse_model");
  if (tests.some((test) => has(test, name))) return [];
  const channels = channelTest(tests);
  if (channels === undefined) return [];
  const repeats = takesRepeats(checkout, name) ? repeatTest(tests) : undefined;
  const displays = new Map([channels, ...(repeats ? [repeats] : [])].map(({ display }) => [display.close, display]));
  return [...displays.values()].flatMap((display) => addItem(path, file.text, display, name));
}

/** Whether a name is among the modules whose channels `parse_model` works out. */
export function isRegistered({ files, parseModelPath }: Checkout, name: string): boolean {
  const file = files.read(parseModelPath);
  const channels = file?.kind === "text" ? channelTest(membershipTests(file.text, "parse_model")) : undefined;
  return channels !== undefined && has(channels, name);
}

const has = ({ display }: MembershipTest, name: string): boolean => display.items.some(({ text }) => text === name);

/** The branch that takes the input channels of a row and its first arg. */
function channelTest(tests: readonly MembershipTest[]): MembershipTest | undefined {
  const found = tests.filter(({ body }) => /\bch\[f\][\s\S]*\bargs\[0\]/.test(body));
  return found.find((test) => has(test, "Conv")) ?? found[0] ?? tests.find((test) => has(test, "Conv"));
}

/** The innermost branch that makes the repeats the third argument. */
function repeatTest(tests: readonly MembershipTest[]): MembershipTest | undefined {
  const found = tests.filter(({ body }) => /\bargs\.insert\(2, ?n\)/.test(body));
  return found.sort((a, b) => a.body.length - b.body.length)[0];
}

/** Whether the third parameter of a class, after the channels, is the repeats. */
function takesRepeats(checkout: Checkout, name: string): boolean {
  const cls = checkoutCode(checkout)?.scope.own(name);
  return cls instanceof PyClass && cls.parameters[2]?.name === "n";
}
