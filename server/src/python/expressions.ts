import { calls } from "./calls.js";
import type { Compiler } from "./compiler.js";
import { comprehensions } from "./comprehensions.js";
import { containers } from "./containers.js";
import { lambdas } from "./lambda.js";
import { literals } from "./literals.js";
import { logic } from "./logic.js";

/** What every node of an expression means, by its name in the grammar. */
export const expressionCompilers: ReadonlyMap<string, Compiler> = new Map(
  Object.entries({ ...literals, ...logic, ...containers, ...calls, ...comprehensions, ...lambdas }),
);
