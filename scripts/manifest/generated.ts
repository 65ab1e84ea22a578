import { readFileSync } from "node:fs";
import path from "node:path";
import { manifestConfiguration } from "../../server/src/features/settings.js";

export const manifestFile = path.join(__dirname, "../../package.json");

interface Manifest {
  readonly contributes?: Readonly<Record<string, unknown>>;
}

/** The text of package.json with its settings as their table says. */
export function generatedManifest(): string {
  const manifest = JSON.parse(readFileSync(manifestFile, "utf8")) as Manifest;
  const contributes = { ...manifest.contributes, configuration: manifestConfiguration() };
  return `${JSON.stringify({ ...manifest, contributes }, null, 2)}\n`;
}
