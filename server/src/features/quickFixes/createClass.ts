import { checkoutCode } from "../../analysis/checkoutCode.js";
import { PyClass } from "../../python/classes.js";
import { fileImports } from "../../python/fileImports.js";
import type { Checkout } from "../../workspace/checkout.js";
import { findClasses } from "../../workspace/findClasses.js";
import { isClassName } from "./className.js";
import { importClass } from "./importClass.js";
import { isRegistered } from "./registerClass.js";
import { type FileEdit, insertion } from "./textEdit.js";

/** A module that gives back what it gets, whatever the args of its row are. */
const keeping = (name: string, nn: string): string =>
  `class ${name}(${nn}.Module):
    """Keeps the shape of its input."""

    def __init__(self, *args):
        super().__init__()
        self.args = args  # as the row of the YAML gives them

    def forward(self, x):
        return x
`;

/** A module that makes the channels that `parse_model` counts, for a name that is registered already. */
const converting = (name: string, nn: string): string =>
  `class ${name}(${nn}.Module):
    """Turns c1 channels into c2."""

    def __init__(self, c1, c2, *args):
        super().__init__()
        self.args = args  # what follows the channels in the row of the YAML
        self.conv = ${nn}.Conv2d(c1, c2, 1)

    def forward(self, x):
        return self.conv(x)
`;

/**
 * A new class at the end of the file whose `Conv` the rows use, imported where `parse_model` does not see all of that
 * file; before `parse_model` where that is the file.
 */
export function createClass(checkout: Checkout, name: string): readonly FileEdit[] {
  const path = fileOfConv(checkout);
  const file = checkout.files.read(path);
  if (file?.kind !== "text" || !isClassName(name)) return [];
  const { text } = file;
  const knowsNn = /^(?:import torch\.nn as nn|from torch import .*\bnn\b)/m.test(text);
  const skeleton = isRegistered(checkout, name) ? converting : keeping;
  const definition = skeleton(name, knowsNn ? "nn" : "torch.nn");
  if (path === checkout.parseModelPath) {
    const start = text.search(/^def[ \t]+parse_model\b/m);
    return [insertion(path, text, start, `${definition}\n\n`)];
  }
  const created = insertion(path, text, text.trimEnd().length, `\n\n\n${definition.trimEnd()}`);
  return isSeen(checkout, path, text) ? [created] : [created, ...importClass(checkout, name, path)];
}

function fileOfConv(checkout: Checkout): string {
  const conv = checkoutCode(checkout)?.scope.own("Conv");
  if (conv instanceof PyClass) return conv.place.path;
  return findClasses(checkout.files, checkout.root, "Conv")[0]?.path ?? checkout.parseModelPath;
}

/** Whether `parse_model` sees whatever a file defines: nothing is kept back by `__all__`. */
function isSeen(checkout: Checkout, path: string, text: string): boolean {
  const file = checkout.files.read(checkout.parseModelPath);
  if (file?.kind !== "text" || /^__all__\b/m.test(text)) return false;
  return fileImports(file.text).from.some(({ module, level, names }) => {
    const found = names.includes("*") ? checkout.resolve(checkout.parseModelPath, module, level) : undefined;
    return found !== undefined && found.kind !== "namespace" && found.path === path;
  });
}
