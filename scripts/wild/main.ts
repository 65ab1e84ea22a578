// npm run wild -- DIR [--records FILE] [--repo NAME] [--builtin] [--repeat N] [--verbose] [--json FILE]
// Checks the analysis against repositories of YOLOv5 and its kin: each stands below DIR as <owner>+<name>, and FILE,
// DIR/wild-dev.json where it is not named, holds what PyTorch made of their configs.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { checkoutsOnDisk } from "../../server/src/cli/analyzeSource.js";
import { parseOptions, type Values } from "../../server/src/cli/option.js";
import { flag, readCount } from "../../server/src/cli/readers.js";
import { inspectFile } from "./analyse.js";
import { judge } from "./judge.js";
import { textOption } from "./options.js";
import { readRecords, type WildRecord } from "./records.js";
import { details, reportText } from "./report.js";
import { crashText, median, type Result } from "./results.js";

const options = {
  records: textOption("File of the records"),
  repo: textOption("Only repositories whose name contains this"),
  json: textOption("File to write the results to"),
  verbose: flag("Print a line per config"),
  builtin: flag("Use the built-in modules only"),
  repeat: {
    placeholder: "N",
    help: "Analyses per config, to time those behind the first",
    default: 2,
    read: readCount,
  },
};

/** The options of `yolo-config inspect` that say what was measured. */
const argsOf = ({ nc, imgsz, scale, error }: WildRecord): readonly string[] => [
  ...["--nc", String(nc)],
  ...["--imgsz", String(imgsz ?? error?.imgsz ?? 640)],
  ...(scale === undefined ? [] : ["--scale", scale]),
];

async function check(folder: string, record: WildRecord, { builtin, repeat }: Values<typeof options>): Promise<Result> {
  const { repo, yaml, ok } = record;
  const common = { repo, yaml, builds: ok };
  const workspace = path.join(folder, repo.replace("/", "+"));
  const args = ["--workspace", workspace, ...(builtin ? ["--parse-model", "builtin"] : []), ...argsOf(record)];
  const checkouts = checkoutsOnDisk();
  const inspect = () => inspectFile(path.join(workspace, yaml), args, checkouts);
  try {
    const first = await inspect();
    const warm: number[] = [];
    while (warm.length < repeat - 1) warm.push((await inspect()).milliseconds);
    return { ...common, ...judge(record, first), milliseconds: { cold: first.milliseconds, warm: median(warm) } };
  } catch (error) {
    return {
      ...common,
      verdict: "crashed",
      reason: crashText(error),
      rows: {},
      milliseconds: { cold: NaN, warm: NaN },
    };
  }
}

async function main(): Promise<void> {
  const parsed = parseOptions(options, process.argv.slice(2));
  const [folder] = parsed.kind === "parsed" ? parsed.operands : [];
  if (parsed.kind === "misuse" || folder === undefined) {
    throw new Error(parsed.kind === "misuse" ? parsed.message : "Name the folder of the repositories.");
  }
  const { records = path.join(folder, "wild-dev.json"), repo, json, verbose } = parsed.values;
  const results: Result[] = [];
  for (const record of readRecords(records, repo)) {
    const result = await check(folder, record, parsed.values);
    results.push(result);
    if (verbose) console.log(details([result]).join("\n"));
  }
  console.log(reportText(results));
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(results, null, 1)}\n`);
}

void main();
