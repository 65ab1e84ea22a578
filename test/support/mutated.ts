import fc from "fast-check";
import "./fixedSeed.js";

/** What YAML and its readers stumble over. */
const pieces = [
  ...["[", "]", ",", ":", "#", "'", "-", "\n", " ", "\t", "*", "*a", "&a", "{", "null", "1e9", "nc", "[]", "nn.", "9"],
  ...["é", "，", "# yolo-config: ignore["],
];

/** Texts in which up to `most` places are cut out or filled with something else. */
export const mutated = (texts: readonly string[], most: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...texts),
      fc.array(fc.tuple(fc.nat(), fc.nat(6), fc.constantFrom("", ...pieces)), { minLength: 1, maxLength: most }),
    )
    .map(([text, edits]) =>
      edits.reduce((before, [place, length, piece]) => {
        const at = place % (before.length + 1);
        return before.slice(0, at) + piece + before.slice(at + length);
      }, text),
    );
