import type { Methods } from "./method.js";
import { strFormat } from "./strFormat.js";
import { strSearch } from "./strSearch.js";
import { strShape } from "./strShape.js";
import { strSplit } from "./strSplit.js";
import { strTests } from "./strTests.js";

/** The methods of str. */
export const strMethods: Methods<string> = { ...strFormat, ...strSearch, ...strShape, ...strSplit, ...strTests };
