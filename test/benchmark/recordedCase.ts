import { call, isModule } from "../../server/src/torch/module.js";
import { certainStrides, rowMajor } from "../../server/src/torch/layout.js";
import { Tensor } from "../../server/src/torch/tensor.js";
import { during, ForwardPass } from "../../server/src/torch/trace.js";
import type { Recorded } from "../../server/src/benchmark/program/programOf.js";
import { NotAnalysed } from "../../server/src/values/errors.js";
import { isUnknown } from "../../server/src/values/value.js";
import { Script } from "../support/pythonProgram.js";

/** Runs the source of a model in our interpreter and records its forward pass on images of some shapes. */
export function recorded(source: string, shapes: readonly (readonly number[])[]): Recorded {
  const script = new Script({ "main.py": `${source}\nmodel.eval()\n` });
  script.run();
  const root = script.scope.lookup("model") ?? null;
  if (isUnknown(root)) throw new NotAnalysed(root.reason);
  if (!isModule(root)) throw new Error("the source gives no model");
  const images = shapes.map((shape) => new Tensor(shape, { strides: certainStrides(rowMajor(shape)) }));
  const pass = new ForwardPass(false);
  const output = during(pass, () => call(pass, root, ...images));
  if (isUnknown(output)) throw new NotAnalysed(output.reason);
  return { pass, root, output, images };
}
