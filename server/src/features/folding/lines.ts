/** What a line holds, as far as its first character tells. */
export type Line = "blank" | "comment" | "code";

const kindOf = (line: string): Line => (line === "" ? "blank" : line.startsWith("#") ? "comment" : "code");

export const linesOf = (text: string): readonly Line[] => text.split(/\r\n|\n|\r/).map((line) => kindOf(line.trim()));
