const documentationUrl = "https://github.com/yolo-config/yolo-config/blob/main/docs/rules.md";

/** The anchor of a rule's heading, as Markdown sites make it from the code: letters, digits and hyphens. */
export const ruleAnchor = (code: string): string => code.toLowerCase().replace(/[^\w-]/g, "");

/** Where a rule is explained. */
export const ruleUrl = (code: string): string => `${documentationUrl}#${ruleAnchor(code)}`;
