// node test/golden/compact.mjs <folder>
// Writes <version>.json, modules.json and seed.json beside this file from a folder of measurements: one
// <version>/<config>.json per config, and the classes of a version in <version>/modules.json.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("usage: node test/golden/compact.mjs <folder>");

const versions = ["v5.0", "v6.0", "v6.1", "v6.2", "v7.0", "master", "master-2026-07-28"];
const isConfig = (file) => file.endsWith(".json") && !/^(modules|seed-|extra-)/.test(file);
const counterName = (name) => name.replace(/^ul-thop/, "ultralytics-thop");

/** Python's floats end in `.0` where JavaScript's do not: kept as text, marked by a character that no name has. */
const floatMark = "\u0001";
const parseKeepingFloats = (text) =>
  JSON.parse(text.replace(/"(?:[^"\\]|\\.)*"|-?\d+\.\d+/g, (part) => (part[0] === '"' ? part : `"\\u0001${part}"`)));
const unmark = (value) => Number(String(value).replace(floatMark, ""));

/** A value as PyYAML reads it in a flow list. */
function yaml(value) {
  if (Array.isArray(value)) return `[${value.map(yaml).join(", ")}]`;
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value !== "string") return String(value);
  if (value.startsWith(floatMark)) return value.slice(1);
  return /^[A-Za-z][\w.()]*$/.test(value) ? value : `'${value.replaceAll("'", "''")}'`;
}

const shapes = (value) => (Array.isArray(value[0]) ? value.flatMap(shapes) : [value]);

const layerOf = (layer, counters) => ({
  row: yaml([layer.from, layer.n_yaml, layer.module_yaml, layer.args_yaml]),
  repeats: layer.n_printed,
  type: layer.type,
  args: layer.args_str,
  params: layer.params,
  out: shapes(layer.out_shape),
  macs: layer.exact_macs.total,
  counted: counters.map((counter) => unmark(layer.thop_macs[counter])),
});

const printed = (info, counters) => counters.map((counter) => unmark(info[counter].printed_gflops));

/** Keys at their default are left out, as in the files. */
function keysOf({ nc, depth_multiple, width_multiple, anchors, activation, channel_multiple, ch }) {
  const keys = { nc, depth_multiple, width_multiple, activation, channel_multiple, ch: ch === 3 ? null : ch, anchors };
  const given = Object.entries(keys).filter(([, value]) => value !== null);
  return Object.fromEntries(given.map(([name, value]) => [name, yaml(value)]));
}

function compact(file) {
  const { yaml: source, hyper, layers, totals, fused, error } = parseKeepingFloats(readFileSync(file, "utf8"));
  if (!layers) return { name: source.name, error: { exception: error.type, message: error.message } };
  const counters = Object.keys(layers[0].thop_macs);
  const isLeafCount = totals.printed_summary_at_build[0].includes(` ${totals.layers_leaf_modules} layers`);
  const layerCount = isLeafCount ? "layers_leaf_modules" : "layers_all_modules";
  const summed = (part, info) => ({
    layers: part[layerCount],
    params: part.parameters,
    gflops: printed(info, counters),
    summary: part === totals ? part.printed_summary_at_build[0] : part.printed_summary[0],
  });
  return {
    name: source.name,
    keys: keysOf(hyper),
    counters: counters.map(counterName),
    strides: totals.stride.map(unmark),
    macs: totals.sum_layer_exact_macs,
    totals: summed(totals, totals.model_info),
    fused: summed(fused, fused.model_info),
    layers: layers.map((layer) => layerOf(layer, counters)),
  };
}

function render({ layers, ...rest }) {
  const head = JSON.stringify(rest).slice(0, -1);
  if (!layers) return `${head}}`;
  return `${head},"layers":[\n${layers.map((layer) => JSON.stringify(layer)).join(",\n")}\n]}`;
}

function renderModules(version) {
  const { channel_list, repeat_list, classes } = JSON.parse(
    readFileSync(path.join(folder, version, "modules.json"), "utf8"),
  );
  const lines = Object.entries(classes).map(
    ([name, { module: file, base: bases, signature, visible_in_yolo_namespace: visible }]) =>
      JSON.stringify({ name, file, bases, signature, visible }),
  );
  const lists = JSON.stringify({ version, channelModules: channel_list, repeatModules: repeat_list }).slice(0, -1);
  return `${lists},"classes":[\n${lines.join(",\n")}\n]}`;
}

const write = (name, text) => writeFileSync(path.join(import.meta.dirname, name), text);

function writeConfigs(name, version, files) {
  write(`${name}.json`, `{"version":"${version}","configs":[\n${files.map(compact).map(render).join(",\n")}\n]}\n`);
}

for (const version of versions) {
  const files = [version, path.join(version, "zoo")]
    .map((part) => path.join(folder, part))
    .filter((part) => existsSync(part))
    .flatMap((part) =>
      readdirSync(part)
        .filter(isConfig)
        .sort()
        .map((file) => path.join(part, file)),
    );
  writeConfigs(version, version, files);
}
writeConfigs("seed", "v6.1", [path.join(folder, "v6.1", "seed-efficientnet.json")]);
write("modules.json", `[\n${versions.map(renderModules).join(",\n")}\n]\n`);
