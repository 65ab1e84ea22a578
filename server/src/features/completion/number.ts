import { CompletionItemKind } from "vscode-languageserver-types";
import { mul } from "../../values/arithmetic.js";
import { max, round } from "../../values/numbers.js";
import { attempt } from "../../yolov5/failure.js";
import { codeValue } from "../markdown.js";
import { formatValue } from "../format.js";
import type { Context } from "./context.js";
import { roleOfModule } from "./rowTemplates.js";
import type { Suggest, Suggestion } from "./suggestion.js";

/** The repeats of the stock models. */
const usual = [1, 3, 6, 9];

/** Numbers of repeats. */
export const numberSuggestions: Suggest<"number"> = ({ row }, context) => {
  const isBlock = row.module !== "" && roleOfModule(row.module, context) === "block";
  const ordered = isBlock ? [3, 6, 9, 1] : usual;
  return ordered.map((number, i) => suggestion(number, context, i === 0));
};

function suggestion(number: number, { draft }: Context, preselect: boolean): Suggestion {
  const depth = draft.analysis.model.hyper.depthMultiple;
  const outcome = attempt(() => (number > 1 ? max(round(mul(number, depth)), 1) : number));
  const repeats = outcome.kind === "value" ? formatValue(outcome.value) : "?";
  const isScaled = repeats !== String(number) && repeats !== "?";
  return {
    label: String(number),
    kind: CompletionItemKind.Value,
    note: isScaled ? `×${repeats}` : undefined,
    detail: number === 1 ? "once, which depth_multiple does not scale" : `${number} repeats, times depth_multiple`,
    documentation: isScaled ? `${number} × depth_multiple ${codeValue(depth)} gives **${repeats}**.` : undefined,
    insert: [String(number)],
    ...(preselect ? { preselect } : {}),
  };
}
