import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createClass } from "../../../server/src/features/quickFixes/createClass.js";
import { checkoutOf, edited, type Texts } from "../../support/checkout.js";

const block = `class Block(nn.Module):
    """Keeps the shape of its input."""

    def __init__(self, *args):
        super().__init__()
        self.args = args  # as the row of the YAML gives them

    def forward(self, x):
        return x
`;

const parser = "def parse_model(d, ch):\n    pass\n";
const common = "import torch.nn as nn\n\n\nclass Conv(nn.Module):\n    pass\n";

/** The files that change when `Block` is created. */
function created(texts: Texts, name = "Block"): Texts {
  const after = edited(texts, createClass(checkoutOf(texts), name));
  return Object.fromEntries(Object.entries(after).filter(([path, text]) => text !== texts[path]));
}

const yolo = (imports: string, text = common): Texts => ({
  "models/yolo.py": `${imports}\n\n${parser}`,
  "models/common.py": text,
});

describe("creating a class", () => {
  it("puts it behind the last class of the file with Conv", () => {
    const star = "from models.common import *\n";
    assert.deepEqual(created(yolo(star)), { "models/common.py": `${common}\n\n${block}` });
    assert.deepEqual(created(yolo(star, `${common}\n\n`)), { "models/common.py": `${common}\n\n${block}\n\n` });
    const windows = (text: string) => text.replaceAll("\n", "\r\n");
    assert.deepEqual(created(yolo(star, windows(common))), { "models/common.py": windows(`${common}\n\n${block}`) });
  });

  it("imports it where parse_model does not see all of that file", () => {
    const names = (list: string) => `from models.common import ${list}\n\n\n${parser}`;
    assert.equal(created(yolo("from models.common import Conv, C3\n"))["models/yolo.py"], names("Conv, C3, Block"));
    const kept = created(yolo("from models.common import *\n", `__all__ = ["Conv"]\n${common}`))["models/yolo.py"];
    assert.equal(kept, `from models.common import *\n${names("Block")}`);
  });

  it("puts it in front of parse_model where Conv stands in that file", () => {
    const own = `${common}\n\n${parser}`;
    assert.deepEqual(created({ "models/yolo.py": own }), {
      "models/yolo.py": `${common}\n\n${block}\n\n${parser}`,
    });
  });

  it("turns the channels into those that parse_model counts where the name is registered", () => {
    const branch = "    if m in [Conv, Block]:\n        c1, c2 = ch[f], args[0]\n";
    const texts = {
      ...yolo("from models.common import *\n"),
      "models/yolo.py": `from models.common import *\ndef parse_model(d, ch):\n${branch}`,
    };
    assert.match(
      created(texts)["models/common.py"] ?? "",
      /def __init__\(self, c1, c2, \*args\):[^]*nn\.Conv2d\(c1, c2, 1\)/,
    );
  });

  it("names nn as the file does", () => {
    const torch = "import torch\n\nclass Conv(torch.nn.Module):\n    pass\n";
    const after = created(yolo("from models.common import *\n", torch))["models/common.py"];
    assert.match(after ?? "", /class Block\(torch\.nn\.Module\):/);
  });

  it("has no fix for what is no name of a class", () => {
    for (const name of ["nn.Block", "2Block", "class", "a b", ""]) {
      assert.deepEqual(created(yolo("from models.common import *\n"), name), {});
    }
  });
});
