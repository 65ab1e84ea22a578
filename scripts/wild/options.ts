import type { Option } from "../../server/src/cli/option.js";

/** An option whose value is any text. */
export const textOption = (help: string): Option<string | undefined> => ({
  placeholder: "TEXT",
  help,
  default: undefined,
  read: (value) => ({ value }),
});
