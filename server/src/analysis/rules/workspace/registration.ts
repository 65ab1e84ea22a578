import { checkoutCode } from "../../checkoutCode.js";
import type { Figures, Layer } from "../../types.js";

/** The source of the checkout's `parse_model`, empty where there is none. */
function parseModelSource({ options }: Figures): string {
  const code = options.checkout && checkoutCode(options.checkout);
  const source = code?.scope.source ?? "";
  const start = /^def parse_model\b/m.exec(source)?.index;
  if (start === undefined) return "";
  const rest = source.slice(start);
  const end = /\n(?=\S)(?!\)|#)/.exec(rest)?.index;
  return rest.slice(0, end);
}

/** Whether `parse_model` mentions a class, so that its args are more than what the row says. */
export const isRegistered = (figures: Figures, name: string): boolean =>
  new RegExp(`(?<![\\w.])${name.replaceAll(".", "\\.")}(?!\\w)`).test(parseModelSource(figures));

/** Why the args of a row are what they are, for a class that `parse_model` does not know. */
export function unregistered(figures: Figures, { name }: Layer): string | undefined {
  if (name === "" || name.startsWith("nn.") || isRegistered(figures, name)) return undefined;
  return (
    `${name} is not registered in parse_model, so it gets its args as they are written, without the input channels ` +
    "in front and without width_multiple"
  );
}
