// npm run wild -- DIR [--records FILE] [--repo NAME] [--verbose] [--repeat N] [--json FILE]
// Checks the analysis against repositories of YOLOv5 and its kin: each stands below DIR as <owner>+<name>, and FILE,
// DIR/wild-dev.json where it is not named, holds what PyTorch made of their configs.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { modelOptions } from "../../server/src/cli/modelOptions.js";
import { parseOptions } from "../../server/src/cli/option.js";
import { flag, readCount } from "../../server/src/cli/readers.js";
import { inspectFile } from "./analyse.js";
import { judge } from "./judge.js";
import { textOption } from "./options.js";
import { readRecords, type WildRecord } from "./records.js";
import { details, reportText } from "./report.js";
import { median, type Result } from "./results.js";

const options = {
  records: textOption("File of the records"),
  repo: textOption("Only repositories whose name contains this"),
  json: textOption("File to write the results to"),
  verbose: flag("Print a line per config"),
  repeat: { placeholder: "N", help: "Analyses per config; times are medians", default: 1, read: readCount },
};

/** The options of `yolo-config inspect` that say what was measured. */
const argsOf = ({ nc, imgsz, scale, error }: WildRecord): readonly string[] => [
  ...["--nc", String(nc)],
  ...["--imgsz", String(imgsz ?? error?.imgsz ?? 640)],
  ...(scale !== undefined && Object.hasOwn(modelOptions, "scale") ? ["--scale", scale] : []),
];

async function check(folder: string, record: WildRecord, repeat: number): Promise<Result> {
  const { repo, yaml } = record;
  const file = path.join(folder, repo.replace("/", "+"), yaml);
  const first = await inspectFile(file, argsOf(record));
  const times = [first.milliseconds];
  while (times.length < repeat) times.push((await inspectFile(file, argsOf(record))).milliseconds);
  return { repo, yaml, ...judge(record, first), milliseconds: median(times) };
}

async function main(): Promise<void> {
  const parsed = parseOptions(options, process.argv.slice(2));
  const [folder] = parsed.kind === "parsed" ? parsed.operands : [];
  if (parsed.kind === "misuse" || folder === undefined) {
    throw new Error(parsed.kind === "misuse" ? parsed.message : "Name the folder of the repositories.");
  }
  const { records = path.join(folder, "wild-dev.json"), repo, json, verbose, repeat } = parsed.values;
  const results: Result[] = [];
  for (const record of readRecords(records, repo)) {
    const result = await check(folder, record, repeat);
    results.push(result);
    if (verbose) console.log(details([result]).join("\n"));
  }
  console.log(reportText(results));
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(results, null, 1)}\n`);
}

void main();
