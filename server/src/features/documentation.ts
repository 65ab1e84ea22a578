/** The anchor of a rule's heading, as Markdown sites make it from the code: letters, digits and hyphens. */
export const ruleAnchor = (code: string): string => code.toLowerCase().replace(/[^\w-]/g, "");

/** Where a rule is explained on the page that holds `docs/rules.md`. */
export const ruleUrl = (page: string, code: string): string => `${page}#${ruleAnchor(code)}`;
