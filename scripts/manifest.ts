// npm run manifest   Writes what is generated into package.json.
import { writeFileSync } from "node:fs";
import { generatedManifest, manifestFile } from "./manifest/generated.js";

writeFileSync(manifestFile, generatedManifest());
