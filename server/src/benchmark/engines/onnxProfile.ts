import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Program } from "../program/program.js";
import type { RowTimes } from "./engine.js";

/** An event of ONNX Runtime's profile; times in microseconds. */
export interface ProfileEvent {
  readonly cat: string;
  readonly name: string;
  readonly dur: number;
  readonly args?: { readonly provider?: string };
}

/** The events of the one profile in a folder. Throws where there is none. */
export function readProfile(folder: string): readonly ProfileEvent[] {
  const [file = ""] = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return JSON.parse(readFileSync(path.join(folder, file), "utf8")) as readonly ProfileEvent[];
}

/** What computed the operators of a profile. */
export const providersIn = (events: readonly ProfileEvent[]): readonly string[] =>
  events.flatMap(({ args }) => args?.provider ?? []);

/**
 * Milliseconds of every row, pass by pass. Operators that were fused have the name of their last tensor, `t<number>`;
 * those that ONNX Runtime adds to move data belong to the row before.
 */
export function rowTimes(events: readonly ProfileEvent[], program: Program): readonly RowTimes[] {
  const rows = new Map(program.steps.flatMap(({ layer, outputs }) => outputs.map(({ id }) => [id, layer ?? -1])));
  const passes: RowTimes[] = [];
  let pass = new Map<number, number>();
  let row = -1;
  for (const { cat, name, dur } of events) {
    if (cat === "Session" && name === "model_run") {
      passes.push(pass);
      pass = new Map();
      row = -1;
    }
    if (cat !== "Node" || !name.endsWith("_kernel_time")) continue;
    const [, tensor] = /^t(\d+)_/.exec(name) ?? [];
    const [, label] = /^L(\d*)_/.exec(name) ?? [];
    if (tensor !== undefined) row = rows.get(Number(tensor)) ?? row;
    else if (label !== undefined) row = label === "" ? -1 : Number(label);
    pass.set(row, (pass.get(row) ?? 0) + dur / 1000);
  }
  return passes;
}
