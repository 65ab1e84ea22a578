import type { Checkout } from "../../workspace/checkout.js";
import { findClasses } from "../../workspace/findClasses.js";
import { importClass } from "./importClass.js";
import { type FileEdit, insertion } from "./textEdit.js";

/** A module that gives back what it gets, whatever the args of its row are. */
const skeleton = (name: string): string => `

class ${name}(nn.Module):
    """Keeps the shape of its input."""

    def __init__(self, *args):
        super().__init__()
        self.args = args  # as the row of the YAML gives them

    def forward(self, x):
        return x
`;

/** A new class at the end of the file that has `Conv`, imported where `parse_model` does not see that file already. */
export function createClass(checkout: Checkout, name: string): readonly FileEdit[] {
  if (!/^[A-Za-z_]\w*$/.test(name)) return [];
  const [place] = findClasses(checkout.files, checkout.root, "Conv");
  const path = place?.path ?? checkout.parseModelPath;
  const file = checkout.files.read(path);
  if (file?.kind !== "text") return [];
  const created = insertion(path, file.text, file.text.trimEnd().length, `\n${skeleton(name).trimEnd()}`);
  return isSeen(checkout, path) ? [created] : [created, ...importClass(checkout, name, path)];
}

/** Whether the file with `parse_model` is the file, or imports all of it. */
function isSeen({ files, parseModelPath }: Checkout, path: string): boolean {
  const file = files.read(parseModelPath);
  const stem = path.slice(path.lastIndexOf("/") + 1).replace(/\.py$/, "");
  return (
    path === parseModelPath || (file?.kind === "text" && new RegExp(`${stem}[ \\t]+import[ \\t]+\\*`).test(file.text))
  );
}
