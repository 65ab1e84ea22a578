import { isScale, type Scale, scales, type StockConfig, stockConfigs } from "./configs.js";
import { defaultVersion, type Version } from "../versions.js";
import { type StockRows, stockRows } from "./rows.data.js";
import { backbonesV5 } from "./rowsV5.data.js";

/** What a name such as `yolov5s`, `stock:yolov5-p2` or `stock:yolov5-p2@n` stands for. */
export interface StockName {
  readonly config: StockConfig;
  /** The scale that replaces the config's own multiples. */
  readonly scale?: Scale;
}

/** The names of all stock configs, in the order of a menu. */
export const stockNames: readonly string[] = stockConfigs.map(({ name }) => name);

const isOwnScale = ({ depthMultiple, widthMultiple }: StockConfig, scale: Scale): boolean =>
  scales[scale].depthMultiple === depthMultiple && scales[scale].widthMultiple === widthMultiple;

/** Configs that come at one scale only, at the other scales: `yolov5-p2@n`. */
export const scaledStockNames: readonly string[] = stockConfigs
  .filter(({ family }) => stockConfigs.filter((other) => other.family === family).length === 1)
  .flatMap((config) =>
    (Object.keys(scales) as Scale[])
      .filter((scale) => !isOwnScale(config, scale))
      .map((scale) => `${config.name}@${scale}`),
  );

/** Reads `[stock:]name[@scale]`, the scale one of n, s, m, l, x; undefined for what is no stock config. */
export function parseStockName(text: string): StockName | undefined {
  const [name = "", scale, ...rest] = text.replace(/^stock:/, "").split("@");
  const config = stockConfigs.find((candidate) => candidate.name === name);
  if (!config || rest.length > 0) return undefined;
  if (scale === undefined) return { config };
  return isScale(scale) ? { config, scale } : undefined;
}

/** The config as YAML, as a version ships it; undefined for what `parseStockName` does not know. */
export function stockText(name: string, version: Version = defaultVersion): string | undefined {
  const parsed = parseStockName(name);
  if (!parsed) return undefined;
  const { config, scale } = parsed;
  const { depthMultiple, widthMultiple } = scale === undefined ? config : scales[scale];
  const { backbone: current, head }: StockRows = stockRows[config.family];
  const backbone = (version === "v5.0" ? backbonesV5[config.family] : undefined) ?? current;
  return [
    `nc: ${config.nc}`,
    `depth_multiple: ${float(depthMultiple)}`,
    `width_multiple: ${float(widthMultiple)}`,
    ...(config.activation === undefined ? [] : [`activation: ${config.activation}`]),
    ...anchorLines(config.anchors),
    "",
    "backbone:",
    ...rowLines(backbone),
    "",
    "head:",
    ...rowLines(head),
    "",
  ].join("\n");
}

const float = (value: number): string => value.toFixed(2);

const anchorLines = (anchors: StockConfig["anchors"]): readonly string[] =>
  typeof anchors === "number"
    ? [`anchors: ${anchors}`]
    : ["anchors:", ...anchors.map((level) => `  - [${level.join(", ")}]`)];

const rowLines = (rows: string): readonly string[] =>
  rows
    .trim()
    .split("\n")
    .map((row) => `  - ${row}`);
