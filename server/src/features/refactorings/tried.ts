import { analyze } from "../../analysis/analyze.js";
import { ruleByCode } from "../../analysis/rules/table.js";
import type { Problem } from "../../analysis/types.js";
import { readConfig } from "../../config/readConfig.js";
import { applyEdits } from "../../config/textEdits.js";
import type { Refactoring } from "./refactoring.js";

const isError = ({ code }: Problem): boolean => ruleByCode.get(code)?.severity === "error";

/** A refactoring that is offered only where the model has no more errors after it. */
export const tried = ({ title, edits }: Refactoring): Refactoring => ({
  title(at) {
    const named = title(at);
    const made = named === undefined ? undefined : edits(at);
    if (made === undefined) return undefined;
    const { config, options, problems } = at.analysis;
    const after = analyze(readConfig(applyEdits(config.text, made), config.options), options);
    return after.problems.filter(isError).length > problems.filter(isError).length ? undefined : named;
  },
  edits,
});
