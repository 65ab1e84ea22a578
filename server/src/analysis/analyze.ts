import type { ModelConfig } from "../config/modelConfig.js";
import { readConfig } from "../config/readConfig.js";
import { figuresOf } from "./figures.js";
import { findProblems } from "./rules/findProblems.js";
import { suppress } from "./suppress.js";
import type { Analysis, AnalysisOptions } from "./types.js";

/** Builds and checks the model of a config. Pure; never throws. */
export function analyze(config: ModelConfig, options: AnalysisOptions): Analysis {
  const figures = figuresOf(config, options);
  return { ...figures, ...suppress(figures, findProblems(figures)) };
}

/** Reads a text as the version's YOLOv5 opens it and analyses it. */
export const analyzeText = (text: string, options: AnalysisOptions): Analysis =>
  analyze(readConfig(text, { dropNonAscii: options.version.dropsNonAscii }), options);
