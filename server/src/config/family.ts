import type { ConfigNode, Family, TopLevelKey } from "./modelConfig.js";
import { holdsRows, looksLikeRow, sectionNames } from "./rows.js";

/** Keys that, beside a section of rows, say that a file is a YOLOv5 model. */
const signs = ["nc", "anchors", "depth_multiple", "width_multiple"];

/** Blocks and heads that came with YOLOv8 and later; YOLOv5 has none of them. */
const laterModules =
  /^(?:C2f\w*|C3k2|C3k|SPPELAN|C2PSA|C2fPSA|SCDown|PSA|v10Detect|RTDETRDecoder|AIFI|HGStem|HGBlock|RepC3|OBB|Pose|WorldDetect|YOLOEDetect)$/;

/** Heads that take `[nc]` alone where there are no anchors. */
const heads = /^(?:Detect|Segment|Classify)$/;

type Keys = ReadonlyMap<string, TopLevelKey>;

const names = (node: ConfigNode | undefined): string => (typeof node?.value === "string" ? node.value : "");

const mentionsAnchors = (args: ConfigNode | undefined): boolean =>
  args?.kind === "sequence" && args.items.some(({ value }) => value === "anchors");

function rowsOf(keys: Keys): readonly (readonly ConfigNode[])[] {
  return [...keys.values()].flatMap(({ node }) =>
    node.kind === "sequence" && holdsRows(node)
      ? node.items.flatMap((item) => (item.kind === "sequence" && looksLikeRow(item) ? [item.items] : []))
      : [],
  );
}

/**
 * YOLOv8's way to write a model: sizes in `scales`, newer blocks, heads without anchors. A file that names anchors is
 * never of it.
 */
function isLaterFamily(keys: Keys): boolean {
  if (keys.has("anchors")) return false;
  const rows = rowsOf(keys);
  if (rows.some(([, , , args]) => mentionsAnchors(args))) return false;
  if (keys.get("scales")?.node.kind === "mapping") return true;
  return rows.some(([, , module]) => laterModules.test(names(module)) || heads.test(names(module)));
}

/** Both sections, still without rows, under keys that only YOLOv5's models have. */
const isUnfinished = (keys: Keys): boolean =>
  sectionNames.every((name) => keys.has(name)) && signs.filter((name) => keys.has(name)).length >= 3;

/**
 * Which family's rules a file is written by. A model has a list of rows under `backbone` or `head` and one more sign:
 * another section, even misspelt, or a key that only models have.
 */
export function familyOf(keys: Keys): Family {
  const section = sectionNames.find((name) => holdsRows(keys.get(name)?.node));
  if (section === undefined) return isUnfinished(keys) ? "yolov5" : "none";
  const others = [...keys.values()].filter(({ name }) => name !== section);
  const isSection = ({ name, node }: TopLevelKey): boolean =>
    holdsRows(node) || sectionNames.some((known) => known === name.toLowerCase());
  const model = others.some((key) => signs.includes(key.name) || key.name === "scales" || isSection(key));
  if (!model) return "none";
  return isLaterFamily(keys) ? "other" : "yolov5";
}
