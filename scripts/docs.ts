// npm run docs   Writes the generated pages and the generated parts of README.md.
import { writeFileSync } from "node:fs";
import { pages } from "./docs/generated.js";

for (const [file, make] of Object.entries(pages)) writeFileSync(file, make());
