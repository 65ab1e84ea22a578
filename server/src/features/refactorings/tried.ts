import { ruleByCode } from "../../analysis/rules/table.js";
import type { Problem } from "../../analysis/types.js";
import { analysisAfter } from "../analysisAfter.js";
import type { Refactoring } from "./refactoring.js";

const isError = ({ code }: Problem): boolean => ruleByCode.get(code)?.severity === "error";

/** A refactoring that is offered only where the model has no more errors after it. */
export const tried = ({ title, edits }: Refactoring): Refactoring => ({
  title(at) {
    const named = title(at);
    const made = named === undefined ? undefined : edits(at);
    if (made === undefined) return undefined;
    const { problems } = at.analysis;
    return analysisAfter(at.analysis, made).problems.filter(isError).length > problems.filter(isError).length
      ? undefined
      : named;
  },
  edits,
});
