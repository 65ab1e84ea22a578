import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The folder of the package that a bundled file belongs to, undefined for our own files. */
function packageOf(input) {
  const at = input.lastIndexOf("node_modules/");
  if (at < 0) return undefined;
  const [first, second] = input.slice(at + "node_modules/".length).split("/");
  return input.slice(0, at) + path.posix.join("node_modules", first, first.startsWith("@") ? second : "");
}

const licenceOf = (folder) => {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  return file === undefined ? "" : readFileSync(path.join(folder, file), "utf8").trim();
};

/** Writes the licences of everything that the bundles contain. `metafiles` are esbuild's. */
export function writeNotices(target, metafiles) {
  const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const folders = [...new Set(inputs.map(packageOf))].filter((folder) => folder && existsSync(folder)).sort();
  const notices = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    return `${name} ${version} (${license})\n\n${licenceOf(folder)}\n`;
  });
  writeFileSync(target, `This product contains the following packages.\n\n${notices.join(`\n${"-".repeat(72)}\n\n`)}`);
}
