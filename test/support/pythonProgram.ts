import { type FoundModule, Interpreter } from "../../server/src/python/interpreter.js";
import { ModuleScope } from "../../server/src/python/frames.js";
import { parseFile } from "../../server/src/python/parseFile.js";
import { programContext } from "../../server/src/python/program.js";
import { MemoryFiles } from "../../server/src/workspace/memoryFiles.js";
import type { ModuleFile } from "../../server/src/workspace/moduleFile.js";
import { resolveAbsolute, resolveRelative, submodule } from "../../server/src/workspace/resolveImport.js";

const root = "/checkout";

/** An interpreter of files that are held in memory, with the folder around them as the search path. */
export function interpreterOf(sources: Readonly<Record<string, string>>): Interpreter {
  const files = new MemoryFiles(
    Object.fromEntries(Object.entries(sources).map(([path, text]) => [`${root}/${path}`, text])),
  );
  const found = (file: ModuleFile | undefined): FoundModule | undefined => {
    if (file === undefined) return undefined;
    const path = file.kind === "namespace" ? file.folder : file.path;
    const source = files.read(path);
    const at = file.kind === "module" ? file.path.replace(/\.py$/, "") : file.folder;
    return {
      name: at.slice(root.length + 1).replaceAll("/", "."),
      path,
      text: source?.kind === "text" ? source.text : "",
      submodule: (name) => found(submodule(file, name, files)),
    };
  };
  return new Interpreter({
    find: (fromPath, name, level) =>
      found(level === 0 ? resolveAbsolute(name, [root], files) : resolveRelative(fromPath, name, level, files)),
  });
}

/** `main.py`, as Python runs a script: the first exception that is not caught ends it. */
export class Script {
  readonly scope: ModuleScope;
  readonly #text: string;

  constructor(sources: Readonly<Record<string, string>>) {
    this.#text = sources["main.py"] ?? "";
    this.scope = new ModuleScope("__main__", `${root}/main.py`, interpreterOf(sources).machine, this.#text);
  }

  /** Throws what the script raises, and `NotAnalysed` where that is not known. */
  run(): void {
    programContext(this.#text).block(parseFile(this.#text))(this.scope);
  }
}

/** Runs `main.py` and gives its globals. */
export function runScript(sources: Readonly<Record<string, string>>): ModuleScope {
  const script = new Script(sources);
  script.run();
  return script.scope;
}
