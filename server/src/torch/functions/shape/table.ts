import type { TorchFunction } from "../function.js";
import { combining } from "./combining.js";
import { counting } from "./counting.js";
import { diagonals } from "./diagonals.js";
import { gathering } from "./gathering.js";
import { joining } from "./joining.js";
import { placing } from "./placing.js";
import { repeating } from "./repeating.js";
import { sorting } from "./sorting.js";
import { splitting } from "./splitting.js";
import { viewing } from "./viewing.js";

/** Functions that change shapes, or read and write elements by place. */
export const shapeFunctions: readonly TorchFunction[] = [
  ...joining,
  ...splitting,
  ...viewing,
  ...repeating,
  ...diagonals,
  ...combining,
  ...gathering,
  ...placing,
  ...sorting,
  ...counting,
];
