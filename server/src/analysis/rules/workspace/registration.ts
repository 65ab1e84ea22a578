import { PyClass } from "../../../python/classes.js";
import { isSequence } from "../../../values/value.js";
import { checkoutCode } from "../../checkoutCode.js";
import type { Figures, Layer } from "../../types.js";
import type { Finding } from "../place.js";

/** The source of the checkout's `parse_model`, empty where there is none. */
export function parseModelSource({ options }: Pick<Figures, "options">): string {
  const code = options.checkout && checkoutCode(options.checkout);
  const source = code?.scope.source ?? "";
  const start = /^def parse_model\b/m.exec(source)?.index;
  if (start === undefined) return "";
  const rest = source.slice(start);
  const end = /\n(?=\S)(?!\)|#)/.exec(rest)?.index;
  return rest.slice(0, end);
}

/** Whether `parse_model` mentions a class, so that its args are more than what the row says. */
export const isRegistered = (figures: Pick<Figures, "options">, name: string): boolean =>
  new RegExp(`(?<![\\w.])${name.replaceAll(".", "\\.")}(?!\\w)`).test(parseModelSource(figures));

/** Whether a row's class is one that `parse_model` treats like all others: it builds it with the args of the row. */
function isUnregistered(figures: Figures, { name, row, args }: Layer): boolean {
  const written = row.args?.kind === "sequence" ? row.args.items.length : undefined;
  return figures.model.origin === "workspace" && args.length === written && !isRegistered(figures, name);
}

/** Why the args of a row are what they are, for a class that `parse_model` does not know. */
export function unregistered(figures: Figures, layer: Layer): string | undefined {
  const { name } = layer;
  if (name === "" || !isUnregistered(figures, layer)) return undefined;
  const gets = "its args as they are written, without the input channels in front and without width_multiple";
  return name.includes(".")
    ? `parse_model gives ${name} ${gets}`
    : `${name} is not registered in parse_model, so it gets ${gets}`;
}

/** What forks call the parameter of the output channels. */
export const outputChannels = /^(?:c2|c_?out|out|o|oup|outp|ch_?out|(?:out|output)_?\w*|dim_?out|planes|filters)$/i;

/** Whether a class takes the input channels and the output channels first, as `parse_model` gives them. */
export function takesBothChannels({ parameters }: PyClass): boolean {
  const [first, second] = parameters;
  if (first?.name.startsWith("*") === true) return true;
  return second !== undefined && (second.default === undefined || outputChannels.test(second.name));
}

/** What the quick fix that registers a row's class needs; nothing where the class does not take both channels first. */
export function registerFix(figures: Figures, layer: Layer): Pick<Finding, "data"> {
  const { cls, name, built } = layer;
  if (!isUnregistered(figures, layer) || !(cls instanceof PyClass) || isSequence(built.from)) return {};
  return takesBothChannels(cls) ? { data: { name, fix: "register" } } : {};
}
