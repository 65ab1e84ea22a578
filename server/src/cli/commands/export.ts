import { writeFileSync } from "node:fs";
import { modelAsOnnx } from "../../benchmark/onnx/modelAsOnnx.js";
import { analyzeSource } from "../analyzeSource.js";
import { command } from "../command.js";
import { modelOptions } from "../modelOptions.js";
import { flag, readCount, readWord } from "../readers.js";
import { complain, exitCodes, misuse } from "../terminal.js";
import { readOne } from "./one.js";

/** Writes a config's model with random weights as ONNX. */
export const exportOnnx = command({
  name: "export",
  operands: "FILE",
  summary: "Write the model with random weights as ONNX, e.g. to look at it in Netron.",
  details: ["Names of nodes begin with the row, e.g. L4_conv2d_17."],
  options: {
    output: {
      placeholder: "FILE",
      help: "The file to write. Default: the config's name with .onnx, in the current folder",
      default: "",
      read: readWord,
    },
    batch: { placeholder: "N", help: "Images in a pass. Default: 1", default: 1, read: readCount },
    fuse: flag("Fold batch norms into the convolutions before them"),
    ...modelOptions,
  },
  async run(values, operands, terminal) {
    const [operand, ...others] = operands;
    if (operand === undefined || others.length > 0) return misuse(terminal, "Name the one config to write as ONNX.");
    const source = await readOne(operand, terminal, values);
    if (typeof source === "string") return misuse(terminal, source);
    const { model } = analyzeSource(source, values);
    const exported = modelAsOnnx(model, { ...values, name: source.stem ?? "model" });
    if (exported.kind === "refused") {
      for (const sentence of exported.sentences) complain(terminal, sentence);
      return exitCodes.errors;
    }
    const file = values.output === "" ? `${source.stem ?? "model"}.onnx` : values.output;
    try {
      writeFileSync(file, exported.bytes);
    } catch (error) {
      return misuse(terminal, `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}.`);
    }
    terminal.write(`${file}: ${(exported.bytes.length / 2 ** 20).toFixed(1)} MB\n`);
    return exitCodes.fine;
  },
});
