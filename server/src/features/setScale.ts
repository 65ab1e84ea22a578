import { type CodeAction, CodeActionKind } from "vscode-languageserver-types";
import type { ModelConfig, Range, TopLevelKey } from "../config/modelConfig.js";
import { lineEnding, type OffsetEdit, textEdits } from "../config/textEdits.js";
import { type TextIndex, textIndex } from "../config/textIndex.js";
import { type Scale, scales } from "../yolov5/stock/configs.js";
import type { ActionRequest } from "./actionRequest.js";
import { presentScale, scaleLetters } from "./preview/scales.js";

/** What editors ask for to get these actions alone, wherever the cursor is. */
const kind = `${CodeActionKind.RefactorRewrite}.setScale`;

const names = ["depth_multiple", "width_multiple"] as const;
type Name = (typeof names)[number];

/** As the stock files write it: `0.50`, `1.0`. */
const numberText = (value: number): string => (Number.isInteger(value) ? value.toFixed(1) : value.toFixed(2));

const multiplesOf = (letter: Scale): Readonly<Record<Name, string>> => ({
  depth_multiple: numberText(scales[letter].depthMultiple),
  width_multiple: numberText(scales[letter].widthMultiple),
});

/** Puts a value in place of a key's, comments behind it left alone. */
function replaceValue({ text }: ModelConfig, { offset }: TextIndex, { node }: TopLevelKey, value: string): OffsetEdit {
  const [start, end] = [offset(node.range.start), offset(node.range.end)];
  return { start, end, newText: start === end && text[start - 1] === ":" ? ` ${value}` : value };
}

/** Writes lines behind the line of a key, or before the first key. */
function addLines(config: ModelConfig, index: TextIndex, lines: readonly string[]): readonly OffsetEdit[] {
  const eol = lineEnding(config.text);
  const [first] = config.keys.values();
  const before = [...names, "nc"].flatMap((name) => config.keys.get(name) ?? []).at(0);
  if (lines.length === 0 || first === undefined) return [];
  const indent = " ".repeat((before ?? first).keyRange.start.character);
  if (before === undefined) {
    const start = index.offset(first.keyRange.start);
    return [{ start, end: start, newText: lines.map((line) => `${line}${eol}${indent}`).join("") }];
  }
  const start = index.lineEnd(before.range.end.line);
  return [{ start, end: start, newText: lines.map((line) => `${eol}${indent}${line}`).join("") }];
}

function editsFor(config: ModelConfig, letter: Scale): readonly OffsetEdit[] {
  const index = textIndex(config.text);
  const values = multiplesOf(letter);
  const missing = names.filter((name) => !config.keys.has(name));
  const changed = names.flatMap((name) => {
    const key = config.keys.get(name);
    return key === undefined ? [] : [replaceValue(config, index, key, values[name])];
  });
  return [
    ...changed,
    ...addLines(
      config,
      index,
      missing.map((name) => `${name}: ${values[name]}`),
    ),
  ];
}

const touches = ({ start, end }: Range, { keyRange, node }: TopLevelKey): boolean =>
  start.line <= node.range.end.line && end.line >= keyRange.start.line;

/** Whether the two multiples can be written: the file has keys, a line each, and no `scales` map in their place. */
function takesScale({ text, keys, range }: ModelConfig): boolean {
  const isFlow = text[textIndex(text).offset(range.start)] === "{";
  return keys.size > 0 && !keys.has("scales") && !(isFlow && names.some((name) => !keys.has(name)));
}

/** Writes the multiples of a scale of YOLOv5: offered on their lines, and to whoever asks for these actions alone. */
export function setScale({ analysis, uri, range, only }: ActionRequest): readonly CodeAction[] {
  const { config } = analysis;
  const isAsked = only?.some((wanted) => wanted === kind || wanted.startsWith(`${kind}.`)) === true;
  const isThere = names.some((name) => {
    const key = config.keys.get(name);
    return key !== undefined && touches(range, key);
  });
  if ((!isAsked && !isThere) || !takesScale(config)) return [];
  const present = presentScale(analysis);
  return scaleLetters
    .filter((letter) => letter !== present)
    .map((letter) => {
      const { depth_multiple: depth, width_multiple: width } = multiplesOf(letter);
      return {
        title: `Set scale ${letter} (depth ${depth}, width ${width})`,
        kind: `${kind}.${letter}`,
        edit: { changes: { [uri]: [...textEdits(config.text, editsFor(config, letter))] } },
      };
    });
}
