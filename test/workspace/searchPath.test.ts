import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addedFolders } from "../../server/src/workspace/searchPath.js";

const cases: readonly (readonly [code: string, folder: string | undefined])[] = [
  ["sys.path.append('./')", "/w"],
  ["sys.path.append('../')  # to run from below", "/"],
  ['sys.path.append("lib/extra")', "/w/lib/extra"],
  ["sys.path.append('/opt/yolo')", "/opt/yolo"],
  ["sys.path.append(os.getcwd())", "/w"],
  ["sys.path.append(str(Path.cwd()))", "/w"],
  ["sys.path.append(FILE)", undefined],
  ["sys.path.append(folder_of(__file__))", undefined],
  ["sys.path.append(str(Path(__file__).parent.parent))", "/w"],
  ["sys.path.append(str(Path(__file__).resolve().parents[1]))", "/w"],
  ["sys.path.append(Path(__file__).parents[0].as_posix())", "/w/models"],
  ["sys.path.append(os.path.dirname(__file__))", "/w/models"],
  ["sys.path.append(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))", "/w"],
  ["sys.path.append(os.path.join(os.path.dirname(__file__), '..', 'lib'))", "/w/lib"],
  ["sys.path.append(str(Path(__file__).parent / 'lib'))", "/w/models/lib"],
  ["sys.path.append(str(Path(__file__).parent / name))", undefined],
  ["FILE = Path(__file__).resolve()\nROOT = FILE.parents[1]\nif True:\n    sys.path.append(str(ROOT))", "/w"],
  [
    "ROOT = Path(__file__).parent\nROOT = Path(os.path.relpath(ROOT, Path.cwd()))\nsys.path.append(str(ROOT))",
    "/w/models",
  ],
  ["here = os.path.dirname(__file__)\nhere = unknown()\nsys.path.append(here)", undefined],
  ["sys.path.append(sys.path.append('x'))", undefined],
  ["sys.path = ['x']", undefined],
  [`sys.path.append(${"str(".repeat(50_000)}'x'${")".repeat(50_000)})`, undefined],
];

describe("folders put on sys.path", () => {
  for (const [code, folder] of cases) {
    it(`${code.slice(0, 100)} is ${folder ?? "not known"}`, () =>
      assert.deepEqual(addedFolders(code, "/w/models/yolo.py", "/w"), { first: [], last: folder ? [folder] : [] }));
  }

  it("tell those in front apart", () =>
    assert.deepEqual(addedFolders("import sys; sys.path.insert(0, 'a')\nsys.path.append('b')", "/w/x.py", "/w"), {
      first: ["/w/a"],
      last: ["/w/b"],
    }));
});
