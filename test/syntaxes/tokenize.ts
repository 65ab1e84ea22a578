import { readFileSync } from "node:fs";
import path from "node:path";
import { createOnigScanner, createOnigString, loadWASM } from "vscode-oniguruma";
import { INITIAL, type IGrammar, parseRawGrammar, Registry } from "vscode-textmate";

const root = path.join(__dirname, "../..");

/** The grammar of YAML as VS Code has it, and the one that is injected into it. */
const files: Readonly<Record<string, string>> = {
  "source.yaml": "test/fixtures/yaml-grammar/yaml.tmLanguage.json",
  "source.yaml.1.2": "test/fixtures/yaml-grammar/yaml-1.2.tmLanguage.json",
  "yolo-config.injection": "syntaxes/yolo-config.injection.json",
};

async function scanners() {
  const wasm = readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
  await loadWASM(new Uint8Array(wasm).buffer);
  return { createOnigScanner, createOnigString };
}

const onigLib = scanners();

async function grammarOf(injections: readonly string[]): Promise<IGrammar> {
  const registry = new Registry({
    onigLib,
    loadGrammar: (scope) => {
      const file = files[scope];
      return Promise.resolve(
        file === undefined ? null : parseRawGrammar(readFileSync(path.join(root, file), "utf8"), file),
      );
    },
    getInjections: (scope) => (scope === "source.yaml" ? [...injections] : undefined),
  });
  const grammar = await registry.loadGrammar("source.yaml");
  if (grammar === null) throw new Error("There is no grammar of YAML.");
  return grammar;
}

/** A piece of a line with its scopes, the innermost last. */
export interface Token {
  readonly line: number;
  readonly start: number;
  readonly text: string;
  readonly scopes: readonly string[];
}

/** Splits a text into tokens as VS Code does, with the injected grammar or without. */
export async function tokenize(text: string, injected = true): Promise<readonly Token[]> {
  const grammar = await grammarOf(injected ? ["yolo-config.injection"] : []);
  const found: Token[] = [];
  let state = INITIAL;
  for (const [line, content] of text.split("\n").entries()) {
    const { tokens, ruleStack } = grammar.tokenizeLine(content, state);
    for (const { startIndex, endIndex, scopes } of tokens) {
      found.push({ line, start: startIndex, text: content.slice(startIndex, endIndex), scopes });
    }
    state = ruleStack;
  }
  return found;
}
