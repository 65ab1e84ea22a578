import { type RuleInfo, rules } from "../../server/src/analysis/rules/table.js";
import { decisionOf } from "../../server/src/features/quickFixes/table.js";

const intro = `# Rules

Every finding has one of these codes. The setting \`yoloConfig.diagnostics.severity\` changes how a rule is shown, e.g. \`{ "layer.unused": "off" }\`.

A comment ignores findings where they stand:

\`\`\`yaml
# yolo-config: ignore[head.order]                    before the first key: in the whole file

backbone:
  - [-1, 1, Conv, [64, 6, 2, 2]]  # yolo-config: ignore[layer.unused] read by a hook
  # yolo-config: ignore[comment.index, comment.level]
  - [-1, 1, Conv, [128, 3, 2]]  # 7-P2/4
  - [-1, 3, C3, [128]]  # yolo-config: ignore        every code
\`\`\`

It is about the row or the line that it stands on, whichever of a row's lines that is; where it stands alone, about the next line that is more than a comment. What stands behind the brackets says why, and goes into SARIF. Errors can be ignored too, since a finding may be wrong, but not what keeps the file from being read. A comment that ignores nothing is told of once every row is known and none fails.

The code action \`source.fixAll.yoloConfig\` makes all fixes at once that change nothing that is built, or that make the text mean what it says. To have them made on saving, set \`"editor.codeActionsOnSave": { "source.fixAll.yoloConfig": "explicit" }\`. Every other fix is tried before it is offered: the finding is gone after it, and what was known to be right still is.
`;

/** What can be done about a rule's findings with a click. */
function fixText({ code, suppressible }: RuleInfo): string {
  const decision = decisionOf(code);
  if (decision === undefined) return "";
  const fix = "none" in decision ? `No quick fix: ${decision.none}` : `Quick fix: ${decision.does}`;
  const all = "safe" in decision ? ` \`source.fixAll\` makes it ${decision.safe}.` : "";
  const python = decision.inPython === undefined ? "" : ` In a checkout: ${decision.inPython}`;
  return `${fix}${all}${python}${suppressible === false ? " No comment ignores it." : ""}`;
}

const section = (rule: RuleInfo): string =>
  [`## ${rule.code}`, `${rule.summary} ${rule.advice}`, `Severity: ${rule.severity}.`, fixText(rule)].join("\n\n");

/** One section a rule, headed by its code. */
export const rulesPage = (): string => `${intro}\n${rules.map((rule) => `${section(rule)}\n`).join("\n")}`;
