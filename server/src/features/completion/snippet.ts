/** A place that the author goes to next, with what stands there at first. */
export interface Stop {
  readonly stop: string;
}

/** Text with places to fill in. */
export type Snippet = readonly (string | Stop)[];

export const stop = (text: string): Stop => ({ stop: text });

const escaped = (text: string): string => text.replace(/[\\$}]/g, "\\$&");

/** As clients read snippets: `Conv, [${1:64}]`. */
export function snippetText(parts: Snippet): string {
  let stops = 0;
  return parts
    .map((part) => (typeof part === "string" ? escaped(part) : `\${${(stops += 1)}:${escaped(part.stop)}}`))
    .join("");
}

/** With every place as it stands at first. */
export const plainText = (parts: Snippet): string =>
  parts.map((part) => (typeof part === "string" ? part : part.stop)).join("");

export const hasStops = (parts: Snippet): boolean => parts.some((part) => typeof part !== "string");

/** Snippets with a text between them. */
export const joined = (snippets: readonly Snippet[], separator: string): Snippet =>
  snippets.flatMap((parts, i) => (i === 0 ? parts : [separator, ...parts]));
