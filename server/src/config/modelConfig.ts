import type { Value } from "../values/value.js";

/** Zero-based, in UTF-16 code units, as LSP counts. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A YAML node as PyYAML would construct it, and where it stands. An alias has the anchor's value at its own place. */
export type ConfigNode = ScalarNode | SequenceNode | MappingNode;

interface NodeBase {
  /** The node's own text; for an alias the alias, for flow collections the brackets included. */
  readonly range: Range;
  /** The node as a Python value. */
  readonly value: Value;
}

export interface ScalarNode extends NodeBase {
  readonly kind: "scalar";
  /** As written, quotes included. */
  readonly source: string;
  /** Written without quotes. */
  readonly plain: boolean;
}

export interface SequenceNode extends NodeBase {
  readonly kind: "sequence";
  readonly items: readonly ConfigNode[];
  readonly flow: boolean;
}

export interface MappingNode extends NodeBase {
  readonly kind: "mapping";
  readonly entries: readonly MappingEntry[];
}

export interface MappingEntry {
  readonly key: ConfigNode;
  readonly value: ConfigNode;
}

export interface Comment {
  /** Without the `#`, not trimmed. */
  readonly text: string;
  /** From the `#` to the end of the line. */
  readonly range: Range;
}

export type SectionName = "backbone" | "head";

/** One `[from, number, module, args]` row. `index` is absolute over backbone and head. */
export interface Row {
  readonly index: number;
  readonly section: SectionName;
  readonly range: Range;
  readonly node: ConfigNode;
  /** The four items where the row has them; a row of another length keeps what is there and `length` says how many. */
  readonly length: number | undefined;
  readonly from: ConfigNode | undefined;
  readonly number: ConfigNode | undefined;
  readonly module: ConfigNode | undefined;
  readonly args: ConfigNode | undefined;
  /** The comment behind the row on its last line. */
  readonly comment: Comment | undefined;
}

/** One top-level key. `duplicates` are the earlier entries that the last one overrides. */
export interface TopLevelKey {
  readonly name: string;
  readonly keyRange: Range;
  /** Key and value. */
  readonly range: Range;
  readonly node: ConfigNode;
  readonly duplicates: readonly MappingEntry[];
}

/** Something wrong with the text as YAML. `fatal`: PyYAML would refuse the whole file. */
export interface YamlProblem {
  readonly code: "yaml.syntax" | "yaml.duplicate-key" | "yaml.non-ascii";
  readonly message: string;
  readonly range: Range;
  readonly fatal: boolean;
  readonly related?: readonly { readonly message: string; readonly range: Range }[];
  /** What takes it away, where that is plain. */
  readonly mend?: { readonly title: string; readonly range: Range; readonly newText: string };
}

/**
 * - `none`: not a model file, left alone;
 * - `yolov5`: checked by YOLOv5's rules;
 * - `other`: a model of another family (e.g. YOLOv8's `scales:`), recognised and not checked.
 */
export type Family = "none" | "yolov5" | "other";

export interface ModelConfig {
  /** As it stands in the editor; every range is one of this text. */
  readonly text: string;
  readonly options: ReadOptions;
  readonly family: Family;
  /** Every top-level key in the order of the file, a repeated one once (the last wins, as in PyYAML). */
  readonly keys: ReadonlyMap<string, TopLevelKey>;
  readonly rows: readonly Row[];
  /** All of the file, in its order. */
  readonly comments: readonly Comment[];
  readonly problems: readonly YamlProblem[];
  /** The range of the top-level mapping, or of the whole text where there is none. */
  readonly range: Range;
  /** The whole document as a Python value (null for an empty one); unknown where PyYAML would refuse the text. */
  readonly value: Value;
}

/** How YOLOv5 opens the file: v6.1 and later drop every byte that is not ASCII before parsing. */
export interface ReadOptions {
  readonly dropNonAscii: boolean;
}
