/** The engines by their names, the best first; `engines/table.ts` holds what they are, and loads what they need. */
export const engineNames = ["tfjs-node-gpu", "tfjs-node", "wasm", "cpu"] as const;
