import { keywords } from "../../python/parse.js";

/** Whether a class can have that name; `nn.Upsample` and `None` are none. */
export const isClassName = (name: string): boolean => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !keywords.has(name);
