import { NotAnalysed, typeError } from "../values/errors.js";
import { typeName } from "../values/kinds.js";
import { type PyObject, tuple, unknown, type Value } from "../values/value.js";
import { type Arguments, bind, type ParameterSpec } from "./bind.js";
import { boundMethod, callable, type Method, type Methods, parametersOf, type Signature } from "./methods.js";
import { type Forward, isModule, type Module, type ModuleType } from "./module.js";
import { running } from "./trace.js";

type Keywords = ReadonlyMap<string, Value>;

/** A class whose instances are modules: what `eval('Conv')` or `eval('nn.Upsample')` gives. */
export interface ModuleClass extends PyObject {
  readonly typeName: "type";
  readonly type: ModuleType;
  readonly parameters: readonly ParameterSpec[];
  /** One sentence on what the module does. */
  readonly doc: string;
  call(args: readonly Value[], keywords?: Keywords): Module;
  /** What `super().__init__(...)` does in a class that derives from this one. */
  initialize(self: Module, args: readonly Value[], keywords: Keywords): void;
  instanceAttribute(instance: PyObject, name: string): Value | undefined;
}

export interface ClassDefinition {
  readonly type: ModuleType;
  readonly parameters: readonly ParameterSpec[];
  readonly doc: string;
  /** Makes an instance; left out for a class that is only derived from. */
  readonly build?: (args: Arguments, type: ModuleType) => Module;
  /** The class that it derives from; asked for when all are defined. */
  readonly base?: () => NativeClass;
  readonly methods?: Methods;
  /** Names that instances have besides, which are not looked into. */
  readonly others?: readonly string[];
  /** The class that has the `__init__`, which Python's messages name; the class itself if left out. */
  readonly init?: string;
  /** What `forward` takes, and the class that has it; anything where left out. */
  readonly inputs?: Signature;
  readonly forwardOwner?: string;
  /** Reads the arguments of `__init__` where the parameters alone do not say how. */
  readonly bindArguments?: (args: readonly Value[], keywords: Keywords) => Arguments;
}

/** What a class or one it derives from has under a name; without a method where it is not looked into. */
interface Found {
  readonly qualname: string;
  readonly method: Method | undefined;
  readonly reason: string;
}

/** What code has put on classes of PyTorch, as Ultralytics' `parse_model` does with `m.np = ...`. */
const patches = new Map<NativeClass, Map<string, Value>>();

/** Makes the classes of PyTorch what they are in a new process. */
export const forgetPatches = (): void => {
  patches.clear();
};

/** Whether code has put anything on a class of PyTorch. */
export const isPatched = (): boolean => patches.size > 0;

/** A class of modules that is written in TypeScript. */
export class NativeClass implements ModuleClass {
  readonly kind = "object";
  readonly typeName = "type";
  readonly type: ModuleType;
  readonly mro: readonly string[];
  readonly parameters: readonly ParameterSpec[];
  readonly doc: string;
  #lineage: readonly NativeClass[] | undefined;
  readonly #definition: ClassDefinition;
  readonly #found = new Map<string, Found>();

  constructor(definition: ClassDefinition) {
    this.#definition = definition;
    this.type = definition.type;
    this.mro = [...definition.type.mro, "object"];
    this.parameters = definition.parameters;
    this.doc = definition.doc;
  }

  /** Itself and the classes it derives from, `object` left out. */
  get lineage(): readonly NativeClass[] {
    this.#lineage ??= [this, ...(this.#definition.base?.().lineage ?? [])];
    return this.#lineage;
  }

  repr(): string {
    return `<class '${this.type.qualifiedName}'>`;
  }

  call(args: readonly Value[], keywords: Keywords = new Map()): Module {
    const module = this.#build(args, keywords);
    module.cls = this;
    return module;
  }

  initialize(self: Module, args: readonly Value[], keywords: Keywords): void {
    const own = this.#definition.methods?.__init__;
    if (own) own(self, args, keywords, `${this.type.name}.__init__`);
    else self.adopt(this.#build(args, keywords));
  }

  #build(args: readonly Value[], keywords: Keywords): Module {
    const { build, bindArguments, parameters, type, init = type.name, inputs } = this.#definition;
    if (build === undefined) throw new NotAnalysed(`nn.${type.name} is not supported`);
    const bound = bindArguments?.(args, keywords) ?? bind(`${init}.__init__`, parameters, args, keywords);
    const module = build(bound, type);
    if (inputs)
      module.forward = takeInputs(`${this.#definition.forwardOwner ?? type.name}.forward`, inputs, module.forward);
    return module;
  }

  instanceAttribute(instance: PyObject, name: string): Value | undefined {
    const patched = this.#patched(name);
    if (patched !== undefined) return patched;
    const found = this.#find(name);
    if (found === undefined || !isModule(instance)) return undefined;
    return found.method ? boundMethod(instance, found.qualname, found.method) : unknown(found.reason);
  }

  attribute(name: string): Value | undefined {
    const own = this.#special(name) ?? this.#patched(name);
    if (own !== undefined) return own;
    const found = this.#find(name);
    if (found === undefined) return undefined;
    const { method, qualname } = found;
    return method ? callable(`<function ${qualname}>`, qualname, unbound(method, qualname)) : unknown(found.reason);
  }

  #special(name: string): Value | undefined {
    const { qualifiedName, name: own } = this.type;
    switch (name) {
      case "__name__":
      case "__qualname__":
        return own;
      case "__module__":
        return qualifiedName.slice(0, qualifiedName.lastIndexOf("."));
      case "__bases__":
        return tuple(this.lineage.slice(1, 2));
      default:
        return undefined;
    }
  }

  /** Throws NotAnalysed for what replaces a method. */
  setAttribute(name: string, value: Value): void {
    if (this.#special(name) !== undefined || this.#find(name) !== undefined) {
      throw new NotAnalysed(`replacing ${name} of nn.${this.type.name}`);
    }
    const own = patches.get(this) ?? new Map<string, Value>();
    patches.set(this, own.set(name, value));
  }

  #patched(name: string): Value | undefined {
    if (patches.size === 0) return undefined;
    for (const cls of this.lineage) {
      const value = patches.get(cls)?.get(name);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** What the class or one it derives from has under a name. */
  #find(name: string): Found | undefined {
    const known = this.#found.get(name);
    if (known !== undefined) return known;
    for (const cls of this.lineage) {
      const method = cls.#own(name);
      if (method === undefined && cls.#definition.others?.includes(name) !== true) continue;
      const qualname = `${cls.type.name}.${name}`;
      const found = { qualname, method, reason: `nn.${qualname} is not supported` };
      this.#found.set(name, found);
      return found;
    }
    return undefined;
  }

  #own(name: string): Method | undefined {
    const { methods, build, type } = this.#definition;
    if (methods && Object.hasOwn(methods, name)) return methods[name];
    if (name === "__init__" && build !== undefined) {
      return (self, args, keywords) => {
        this.initialize(self, args, keywords);
        return null;
      };
    }
    if (name !== "forward" || build === undefined) return undefined;
    return (self, args, keywords) => {
      const native =
        self.native ?? (self.cls === undefined || self.cls instanceof NativeClass ? self.forward : undefined);
      if (native === undefined) throw new NotAnalysed(`the forward of nn.${type.name} on a ${self.typeName}`);
      return native(running(), args, self, keywords);
    };
  }
}

/** A forward whose inputs are those of a signature, in its order. */
function takeInputs(qualname: string, signature: Signature, run: Forward): Forward {
  const parameters = parametersOf(signature);
  return (pass, inputs, self, keywords) => {
    if (keywords.size === 0 && inputs.length === parameters.length) return run(pass, inputs, self, keywords);
    const bound = bind(qualname, parameters, inputs, keywords);
    return run(
      pass,
      parameters.map(({ name }) => bound[name] ?? null),
      self,
      new Map(),
    );
  };
}

/** A method called on its class: `nn.Module.children(module)`. */
const unbound =
  (method: Method, qualname: string) =>
  (args: readonly Value[], keywords: Keywords): Value => {
    const [self, ...rest] = args;
    if (self === undefined) throw typeError(`${qualname}() missing 1 required positional argument: 'self'`);
    if (!isModule(self)) throw new NotAnalysed(`${qualname} of a ${typeName(self)}`);
    return method(self, rest, keywords, qualname);
  };
