import { takesBothChannels } from "../../analysis/rules/workspace/registration.js";
import { mapOf } from "../../analysis/rules/wiring.js";
import type { Analysis } from "../../analysis/types.js";
import type { PyClass } from "../../python/classes.js";
import { outChannels } from "../refactorings/newConv.js";

/** What forks call the parameter of the channels of a module that keeps them. */
const channels =
  /^(?:c|c1|ch|chan|channels?|dim|inp?|inc|c_?in|in_?(?:c|ch|channels?|planes|planes|features|dim)|planes|num_channels)$/i;

/**
 * What follows `from` in a row that uses a class behind another row: its output channels where `parse_model` gives it
 * both, the channels as they are where it takes them itself. Undefined where it needs more than that.
 */
export function rowUsing(analysis: Analysis, cls: PyClass, above: number): string | undefined {
  const required = cls.parameters.filter(
    (parameter) => parameter.default === undefined && !parameter.name.startsWith("*"),
  );
  if (takesBothChannels(cls)) {
    return required.length > 2 ? undefined : `1, ${cls.name}, [${outChannels(analysis, above)}]`;
  }
  const [first, ...more] = required;
  if (first === undefined) return `1, ${cls.name}, []`;
  const map = mapOf(analysis.layers[above])?.[1] ?? null;
  if (more.length > 0 || !channels.test(first.name) || map === null) return undefined;
  return `1, ${cls.name}, [${map}]`;
}
