import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { run } from "./run.js";

const commands = "check, inspect, compare, diff, benchmark, engines, export, stock, list";

async function refusal(...args: readonly string[]): Promise<string> {
  const { code, out, err } = await run(args);
  assert.equal(code, 2);
  assert.equal(out, "");
  assert.match(err, /^yolo-config: .*\.\n$|^yolo-config: .*\?\n$/, "one sentence");
  return err.slice("yolo-config: ".length, -1);
}

describe("a mistake in the arguments is told in one sentence", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["chek a.yaml", "There is no command chek; did you mean check?"],
    ["frobnicate", `There is no command frobnicate; the commands are ${commands}.`],
    ["package.json", "Say what to do with package.json, e.g. yolo-config check package.json."],
    ["--imgsz 320 check", `The command comes before its options: ${commands}.`],
    ["check --imgzs 320 a", "There is no option --imgzs here; did you mean --imgsz?"],
    ["check --jsno a", "There is no option --jsno here."],
    ["inspect --jsno a", "There is no option --jsno here; did you mean --json?"],
    ["check -x a", "There is no option -x here."],
    ["check --imgsz", "--imgsz needs a value: --imgsz SIZE."],
    ["check --imgsz --ch 3 a", "--imgsz needs a value: --imgsz SIZE."],
    ["check --quiet=yes a", "--quiet takes no value."],
    [
      "check --imgsz 640*480 a",
      "--imgsz must be pixels up to 65536, e.g. 640, or height x width, e.g. 480x640, not 640*480.",
    ],
    [
      "check --imgsz 0x640 a",
      "--imgsz must be pixels up to 65536, e.g. 640, or height x width, e.g. 480x640, not 0x640.",
    ],
    ["check --nc -1 a", "--nc must be a whole number above 0, not -1."],
    ["check --ch 1.5 a", "--ch must be a whole number above 0, not 1.5."],
    ["check --depth 0,33 a", "--depth must be a number above 0, not 0,33."],
    [
      "check --yolov5 7.0 a",
      "--yolov5 must be one of v5.0, v6.0, v6.1, v6.2, v7.0, master, not 7.0; did you mean v7.0?",
    ],
    ["check --format jsn a", "--format must be one of human, json, github, sarif, not jsn; did you mean json?"],
    ["check --workspace nowhere a", "--workspace must be a folder that exists, not nowhere."],
    ["check", "Name the files or folders to check, or - for standard input."],
    ["inspect a b", "Name the one config to inspect."],
    ["compare a", "Name at least two configs, the last one to compare with, e.g. mine.yaml stock:yolov5l."],
    ["diff", "Name the config, and the one that it was made from, e.g. mine.yaml stock:yolov5l."],
    ["stock yolov5q", "There is no stock config yolov5q; did you mean yolov5n?"],
    ["stock yolov5s yolov5m", "Name one stock config."],
    ["list models", "Only the stock configs can be listed: yolo-config list stock."],
  ];
  for (const [args, sentence] of cases) {
    it(`yolo-config ${args}`, async () => assert.equal(await refusal(...args.split(" ")), sentence));
  }

  it("names the counters where one is mistyped", async () => {
    assert.match(await refusal("check", "--counter", "thop", "a"), /one of thop-0\.0\.31, .*exact, not thop; did you/);
  });
});

describe("help and version", () => {
  it("are on standard output", async () => {
    assert.deepEqual(await run(["--version"]), { code: 0, out: "1.2.3\n", err: "" });
    for (const args of [["--help"], ["-h"], ["help"]]) {
      const { code, out, err } = await run(args);
      assert.deepEqual([code, err], [0, ""]);
      for (const name of ["check", "inspect", "compare", "stock", "list"])
        assert.match(out, new RegExp(`^  ${name} `, "m"));
    }
  });

  it("of a command tells each of its options", async () => {
    const { code, out } = await run(["inspect", "-h", "whatever"]);
    assert.equal(code, 0);
    assert.match(out, /^Usage: yolo-config inspect \[options\] FILE$/m);
    for (const name of ["json", "imgsz", "ch", "nc", "depth", "width", "yolov5", "counter", "workspace", "color"]) {
      assert.match(out, new RegExp(`^ +--${name}\\b`, "m"));
    }
  });

  it("stands on standard error where no command is given", async () => {
    const { code, out, err } = await run([]);
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, /^Usage: /);
  });
});
