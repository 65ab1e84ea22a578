import type { Figures, Layer } from "../types.js";
import { type Case, says } from "./forwardCase.js";
import { type Finding, rangeOf, relatedRow } from "./place.js";
import { describe } from "./words.js";
import { isRegistered, registerFix, unregistered } from "./workspace/registration.js";
import { countedChannels, miscountOrigin, sourcesOf, tracedChannels } from "./wiring.js";

const channelWords = [
  /to have (\d+) channels, but got (\d+) channels/,
  /running_mean should contain (?<got>\d+) elements not (?<wanted>\d+)/,
];

/** Several copies in a row are all built with the args of the first. */
export function repeated({ layer, failure }: Case): readonly Finding[] | undefined {
  const { repeats, module } = layer.built;
  if (module?.type.name !== "Sequential" || layer.cls?.type.name === "Sequential") return undefined;
  const match = channelWords.map((words) => words.exec(failure.message)).find((found) => found !== null);
  if (!match) return undefined;
  return [
    {
      code: "channels.mismatch",
      message:
        `Layer ${layer.index} runs ${describe(repeats)} copies of ${layer.name} in a row, all built for ` +
        `${match.groups?.wanted ?? match[1]} channels, but one gets ${match.groups?.got ?? match[2]} from the copy ` +
        `before it. A module that changes channels cannot be repeated. ${says(failure)}`,
      range: rangeOf(layer.row, "number"),
      layer: layer.index,
    },
  ];
}

/** A module that takes other channels than reach it. */
export function channelMismatch({ figures, layer, failure }: Case): readonly Finding[] | undefined {
  const match = channelWords.map((words) => words.exec(failure.message)).find((found) => found !== null);
  if (!match) return undefined;
  const wanted = Number(match.groups?.wanted ?? match[1]);
  const got = Number(match.groups?.got ?? match[2]);
  const [source = -1] = sourcesOf(layer);
  const entering = source < 0 ? undefined : tracedChannels(figures, source);
  const fromImage = source < 0;
  if (!fromImage && entering !== undefined && entering !== got && entering * 4 !== got) return undefined;
  const origin = miscountOrigin(figures, layer.index);
  const where = fromImage ? "the image" : `layer ${source}`;
  const cause = origin === undefined ? undefined : originSentence(figures, origin);
  const reason = cause === undefined ? asWritten(figures, layer, wanted, got) : `: ${cause}.`;
  const own: Finding = {
    code: "channels.mismatch",
    message:
      `Layer ${layer.index} (${layer.name}) takes ${wanted} channels but gets ${got} from ${where}${reason} ` +
      says(failure),
    range: rangeOf(layer.row, "module"),
    layer: layer.index,
    related:
      origin === undefined
        ? relatedRow(figures, source, `layer ${source} gives ${got} channels`)
        : relatedRow(figures, origin, cause ?? ""),
    ...(origin === undefined ? registerFix(figures, layer) : {}),
  };
  if (origin === undefined || !cause) return [own];
  const row = figures.layers[origin];
  if (!row || row.built.failure) return [own];
  return [
    {
      code: "channels.book",
      message: `${cause[0]?.toUpperCase()}${cause.slice(1)}, so that layer ${layer.index} fails.`,
      range: rangeOf(row.row, "module"),
      layer: origin,
      related: relatedRow(figures, layer.index, `layer ${layer.index} takes ${wanted} channels but gets ${got}`),
      ...registerFix(figures, row),
    },
    own,
  ];
}

/** What to do about a class that the checkout's `parse_model` gives its args as they are written. */
function asWritten(figures: Figures, layer: Layer, wanted: number, got: number): string {
  const cause = unregistered(figures, layer);
  if (cause === undefined) return ".";
  const arg = layer.args.indexOf(wanted);
  const parameter = layer.cls?.parameters[arg];
  if (registerFix(figures, layer).data !== undefined) return `. ${cause}. Register it there.`;
  return parameter === undefined ? `. ${cause}.` : `. ${cause}. Write ${got} for ${parameter.name}.`;
}

/** How a row departs from what `parse_model` counts. */
function originSentence(figures: Figures, origin: number): string {
  const layer = figures.layers[origin];
  const [real, counted] = [tracedChannels(figures, origin), countedChannels(figures, origin)];
  const name = layer?.name ?? "";
  const registered =
    figures.model.origin === "workspace"
      ? isRegistered(figures, name)
      : figures.options.version.channelModules.has(name);
  const reason =
    name === "Concat"
      ? "it joins along another dimension than the channels"
      : registered
        ? "its args make it differ"
        : `${name} is not in parse_model's list of modules that change channels`;
  return `layer ${origin} (${name}) gives ${real} channels where parse_model counts ${counted}, since ${reason}`;
}
