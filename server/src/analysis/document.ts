import type { ModelConfig, Row } from "../config/modelConfig.js";
import { isUnknown, list, unknown, type Value } from "../values/value.js";

const sectionRows = (rows: readonly Row[], section: Row["section"]): Value =>
  list(rows.filter((row) => row.section === section).map((row) => row.node.value));

/**
 * The config as the value YOLOv5 loads. Where PyYAML would refuse the text, what could be read of it stands in, so that
 * the rows that are fine still have figures.
 */
export function documentOf(config: ModelConfig): Value {
  if (!isUnknown(config.value)) return config.value;
  const entries = new Map<string, Value>([
    ["nc", unknown("the key nc")],
    ["anchors", unknown("the key anchors")],
    ["depth_multiple", unknown("the key depth_multiple")],
    ["width_multiple", unknown("the key width_multiple")],
  ]);
  for (const [name, key] of config.keys) entries.set(name, key.node.value);
  entries.set("backbone", sectionRows(config.rows, "backbone"));
  entries.set("head", sectionRows(config.rows, "head"));
  return { kind: "dict", entries: [...entries] };
}
