import { type Installable, recipeOf } from "./recipes.data.js";

/** What someone agrees to who installs an engine. */
export function consentOf(engine: Installable): string {
  const { packages, megabytes, needs } = recipeOf(engine);
  const list = Object.entries(packages).map(([each, version]) => `${each} ${version}`);
  const fetched =
    recipeOf(engine).libtensorflow === undefined ? "" : " and TensorFlow's library from storage.googleapis.com";
  const brings = needs === undefined ? "" : ` It needs ${needs}.`;
  return `This installs ${list.join(", ")} with all that belongs to it from npm${fetched}, about ${megabytes} MB.${brings}`;
}
