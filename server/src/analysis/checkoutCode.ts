import { attempt } from "../yolov5/failure.js";
import { type FoundModule, Interpreter } from "../python/interpreter.js";
import type { WorkspaceCode } from "../yolov5/workspaceModel/buildWorkspaceModel.js";
import type { Checkout } from "../workspace/checkout.js";
import type { ModuleFile } from "../workspace/moduleFile.js";

const codes = new WeakMap<Checkout, WorkspaceCode | "unreadable">();

/** The Python of a checkout, run once; undefined where it could not be. */
export function checkoutCode(checkout: Checkout): WorkspaceCode | undefined {
  let code = codes.get(checkout);
  if (code === undefined) {
    const outcome = attempt(() => load(checkout));
    code = outcome.kind === "value" ? (outcome.value ?? "unreadable") : "unreadable";
    codes.set(checkout, code);
  }
  return code === "unreadable" ? undefined : code;
}

function load(checkout: Checkout): WorkspaceCode | undefined {
  const file: ModuleFile = { kind: "module", path: checkout.parseModelPath };
  const found = foundModule(checkout, file, checkout.moduleName);
  if (found === undefined) return undefined;
  const interpreter = new Interpreter({
    find: (fromPath, name, level) => {
      const module = checkout.resolve(fromPath, name, level);
      return module && foundModule(checkout, module, level === 0 ? name : undefined);
    },
  });
  return { interpreter, scope: interpreter.run(found).scope };
}

function foundModule(checkout: Checkout, file: ModuleFile, name: string | undefined): FoundModule | undefined {
  const path = file.kind === "namespace" ? file.folder : file.path;
  const source = file.kind === "namespace" ? undefined : checkout.files.read(file.path);
  if (source?.kind === "refused") return undefined;
  const dotted = nameOf(checkout, file) ?? name ?? "";
  return {
    name: dotted,
    path,
    text: source?.text ?? "",
    submodule: (inner) => {
      const found = checkout.submodule(file, inner);
      return found && foundModule(checkout, found, `${dotted}.${inner}`);
    },
  };
}

/** The name by which a file of the checkout is imported from its root. */
function nameOf({ root }: Checkout, file: ModuleFile): string | undefined {
  const path = file.kind === "module" ? file.path.replace(/\.py$/, "") : file.folder;
  const base = root.endsWith("/") ? root : `${root}/`;
  return path.startsWith(base) ? path.slice(base.length).replaceAll("/", ".") : undefined;
}
