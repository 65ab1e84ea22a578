import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { importClass } from "../../../server/src/features/quickFixes/importClass.js";
import { checkoutOf, edited } from "../../support/checkout.js";

const rest = "\n\ndef parse_model(d, ch):\n    pass\n";

/** What becomes of the file with `parse_model` when `Block` of another file is imported there. */
function imported(source: string, from = "models/extra.py", parser = "models/yolo.py"): string | undefined {
  const texts = { [parser]: source, [from]: "class Block: pass\n", "models/common.py": "", "utils/__init__.py": "" };
  const edits = importClass(checkoutOf(texts), "Block", `/w/${from}`);
  return edits.length === 0 ? undefined : edited(texts, edits)[parser];
}

const line = "from models.extra import Block\n";

const places: readonly (readonly [where: string, before: string, after: string])[] = [
  [
    "after the last import",
    "import math\nfrom models.common import *\n",
    `import math\nfrom models.common import *\n${line}`,
  ],
  ["behind a comment", "import math  # a\nx = 1\n", `import math  # a\n${line}x = 1\n`],
  [
    "after an import of several lines",
    "from models.common import (\n    Conv,\n    C3,\n)\nROOT = 1\n",
    `from models.common import (\n    Conv,\n    C3,\n)\n${line}ROOT = 1\n`,
  ],
  [
    "after imports with statements between them",
    "import sys\nsys.path.append('x')\n\nfrom utils import a  # noqa\nx = 1\n",
    `import sys\nsys.path.append('x')\n\nfrom utils import a  # noqa\n${line}x = 1\n`,
  ],
  [
    "before an import that is tried",
    "import math\n\ntry:\n    import thop\nexcept ImportError:\n    thop = None\n",
    `import math\n${line}\ntry:\n    import thop\nexcept ImportError:\n    thop = None\n`,
  ],
  [
    "before the definitions",
    `import math\n\n\ndef a():\n    import os\n\n\nimport b\n`,
    `import math\n${line}\n\ndef a():\n    import os\n\n\nimport b\n`,
  ],
  ["at the start", "", line],
  ["at the start of code", "x = 1\n", `${line}\nx = 1\n`],
  ["below a docstring", '"""Doc."""\n', `"""Doc."""\n\n${line}`],
  ["below a docstring, before code", '# c\n"""Doc.\n"""\nx = 1\n', `# c\n"""Doc.\n"""\n\n${line}\nx = 1\n`],
  ["in the import of its file", "from models.extra import A\n", "from models.extra import A, Block\n"],
  ["in a relative import of its file", "from .extra import A as B  # c\n", "from .extra import A as B, Block  # c\n"],
  [
    "in an import of its file of several lines",
    "from models.extra import (\n    A,\n    B,\n)\n",
    "from models.extra import (\n    A,\n    B,\n    Block,\n)\n",
  ],
  ["beside an import of all of its file", "from models.extra import *\n", `from models.extra import *\n${line}`],
];

describe("importing a class", () => {
  for (const [where, before, after] of places) {
    it(`puts it ${where}`, () => assert.equal(imported(before + rest), after + rest));
  }

  it("keeps the line ends of the file", () => {
    const windows = (text: string) => text.replaceAll("\n", "\r\n");
    assert.equal(imported(windows(`import math\n${rest}`)), windows(`import math\n${line}${rest}`));
  });

  it("names the module as it is found from the root", () => {
    const named = (from: string) => imported(`import math\n${rest}`, from)?.split("\n")[1];
    assert.equal(named("extra.py"), "from extra import Block");
    assert.equal(named("models/blocks/attention.py"), "from models.blocks.attention import Block");
    assert.equal(named("models/blocks/__init__.py"), "from models.blocks import Block");
    assert.equal(named("my-blocks/extra.py"), undefined);
  });

  it("works where parse_model stands in a package of its own", () => {
    const parser = "ultralytics/nn/tasks.py";
    const source = `from ultralytics.nn.modules import Conv\n${rest}`;
    const after = imported(source, "ultralytics/nn/extra.py", parser);
    assert.equal(after, source.replace("\n", "\nfrom ultralytics.nn.extra import Block\n"));
  });

  it("works in a file where a definition is being typed", () => {
    assert.equal(imported(`import math\n${rest}def half(a, b\n`), `import math\n${line}${rest}def half(a, b\n`);
  });
});
