import { type ConfigDiff, diffConfigs } from "../../features/diff/diffConfigs.js";
import { diffMarkdown } from "../../features/diff/markdown.js";
import { nearestBase } from "../../features/diff/nearestStock.js";
import { convention } from "../../features/layerText.js";
import { command } from "../command.js";
import { diffText } from "../formats/diffText.js";
import { jsonText } from "../formats/json.js";
import { modelOptions } from "../modelOptions.js";
import { choice } from "../readers.js";
import { complain, exitCodes, misuse } from "../terminal.js";
import { labelled, readConfig } from "./configs.js";

const formats = {
  text: diffText,
  markdown: diffMarkdown,
  json: jsonText,
} as const satisfies Record<string, (diff: ConfigDiff, convention: string) => string>;
type FormatName = keyof typeof formats;
const formatNames = Object.keys(formats) as FormatName[];

/** Tells what a config changes of the one that it was made from. */
export const diff = command({
  name: "diff",
  operands: "CONFIG [BASE]",
  summary: "Tell which rows and keys a config changes of the one that it was made from, and what that costs.",
  details: [
    "Without a base it is the stock config with the nearest rows and multiples, e.g. stock:yolov5l.",
    "Rows that only have another number count as the same. Rows are marked + inserted, - deleted, ~ changed.",
  ],
  options: {
    format: choice<FormatName>(
      "FORMAT",
      formatNames,
      "text",
      `How the changes are written: ${formatNames.join(", ")}. Default: text`,
    ),
    ...modelOptions,
  },
  async run(values, operands, terminal) {
    const [operand, named, ...others] = operands;
    if (operand === undefined || others.length > 0) {
      return misuse(terminal, "Name the config, and the one that it was made from, e.g. mine.yaml stock:yolov5l.");
    }
    const config = await readConfig(operand, terminal, values);
    if (typeof config === "string") return misuse(terminal, config);
    const base = await readConfig(named ?? `stock:${nearestBase(config.analysis)}`, terminal, values);
    if (typeof base === "string") return misuse(terminal, base);
    const [own, before] = labelled([config, base]);
    if (own === undefined || before === undefined) return exitCodes.misuse;
    terminal.write(formats[values.format](diffConfigs(own, before), convention(own.analysis)));
    const failing = [config, base].flatMap((each) => each.failing ?? []);
    for (const sentence of failing) complain(terminal, sentence);
    return failing.length > 0 ? exitCodes.errors : exitCodes.fine;
  },
});
