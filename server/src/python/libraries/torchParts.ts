import { NotAnalysed, PythonError } from "../../values/errors.js";
import { call } from "../../values/kinds.js";
import { iterate } from "../../values/sequence.js";
import { isObject, type PyObject, unknown, type Value } from "../../values/value.js";
import { Tensor } from "../../torch/tensor.js";
import { torch } from "../../torch/namespace.js";
import { builtinFunction } from "../callables.js";
import { Descriptor } from "../descriptors.js";
import { PyFunction } from "../functions.js";
import { contextManager } from "./contextManagers.js";
import { pythonFunction } from "./functions.js";
import { isArray } from "./numpy/array.js";
import type { LibraryDefinition } from "./library.js";
import { each, foreign, instance, libraryClass, noOperation, table } from "./objects.js";

const identity = (name: string): PyObject => builtinFunction(name, ([decorated = null]) => decorated);
const constant =
  (value: Value) =>
  (name: string): PyObject =>
    builtinFunction(name, () => value);

/** A context manager that is a decorator too, such as `torch.no_grad()`; neither changes what is computed. */
const contextDecorator = (name: string): PyObject =>
  builtinFunction(name, ([decorated = null]) => {
    if (decorated instanceof PyFunction) return decorated;
    return { ...contextManager(name, () => null), call: ([wrapped = null]) => wrapped };
  });

/** What `forward(ctx, ...)` of an autograd function may do with its first argument. */
const functionContext = (): PyObject =>
  instance({
    typeName: "FunctionCtx",
    attribute: table({
      ...each("save_for_backward mark_dirty mark_non_differentiable set_materialize_grads", noOperation),
      needs_input_grad: unknown("needs_input_grad"),
      saved_tensors: unknown("saved_tensors"),
    }),
  });

/** `torch.autograd.Function`: `apply` of a class that derives from it runs its `forward`. */
const autogradFunction = libraryClass({
  qualifiedName: "torch.autograd.function.Function",
  bases: ["_SingleLevelFunction", "FunctionCtx"],
  stateless: true,
  attributes: {
    apply: new Descriptor(
      "classmethod",
      builtinFunction("apply", ([cls = null, ...args], keywords) => {
        const forward = isObject(cls) ? cls.attribute?.("forward") : undefined;
        if (forward === undefined)
          throw new PythonError(
            "NotImplementedError",
            "You must implement the forward function for custom autograd.Function.",
          );
        return call(forward, [functionContext(), ...args], keywords);
      }),
    ),
  },
});

const autograd = (): LibraryDefinition => ({
  names: {
    Function: autogradFunction,
    Variable: builtinFunction("Variable", ([tensor = null]) => tensor),
    ...each("no_grad enable_grad set_grad_enabled detect_anomaly set_detect_anomaly", contextDecorator),
    ...each("backward grad gradcheck", (name) => foreign(`torch.autograd.${name}`)),
    once_differentiable: identity("once_differentiable"),
  },
});

/** `checkpoint(function, *args)` computes what calling the function does. */
const checkpoint = (): LibraryDefinition => ({
  names: {
    checkpoint: builtinFunction("checkpoint", ([callee = null, ...args], keywords) => {
      const own = new Set(["use_reentrant", "preserve_rng_state", "context_fn", "determinism_check", "debug"]);
      return call(callee, args, new Map([...keywords].filter(([name]) => !own.has(name))));
    }),
    checkpoint_sequential: pythonFunction(
      "checkpoint_sequential",
      "functions, segments, input, use_reentrant=True, **kwargs",
      (functions, _segments, input) =>
        iterate(isObject(functions) ? call(functions.attribute?.("children") ?? null, []) : functions).reduce(
          (value, each) => call(each, [value]),
          input,
        ),
    ),
  },
});

const cudaAmp = (): LibraryDefinition => ({
  names: {
    autocast: contextDecorator("autocast"),
    GradScaler: foreign("torch.cuda.amp.GradScaler"),
    ...each("custom_fwd custom_bwd", (name) => builtinFunction(name, ([decorated]) => decorated ?? identity(name))),
  },
});

/** Analysis runs on the CPU, in one process. */
const cuda = (): LibraryDefinition => ({
  names: {
    ...each("is_available is_bf16_supported is_initialized", constant(false)),
    ...each("device_count current_device memory_reserved memory_allocated max_memory_allocated", constant(0)),
    ...each(
      "synchronize empty_cache manual_seed manual_seed_all set_device reset_peak_memory_stats init ipc_collect",
      noOperation,
    ),
  },
});

const distributed = (): LibraryDefinition => ({
  names: {
    is_available: constant(true)("is_available"),
    is_initialized: constant(false)("is_initialized"),
    is_nccl_available: constant(false)("is_nccl_available"),
    ...each("barrier init_process_group destroy_process_group", noOperation),
  },
});

const jit = (): LibraryDefinition => ({
  names: {
    ...each("is_scripting is_tracing", constant(false)),
    ...each("script script_method script_if_tracing unused export interface", identity),
    ignore: builtinFunction("ignore", ([decorated]) =>
      decorated instanceof PyFunction ? decorated : identity("ignore"),
    ),
    annotate: builtinFunction("annotate", ([, value = null]) => value),
    Final: foreign("torch.jit.Final"),
  },
});

const onnx = (): LibraryDefinition => ({ names: { is_in_onnx_export: constant(false)("is_in_onnx_export") } });

/** What stands in files of `torch.nn.modules`. */
export const nnModules = (): LibraryDefinition => ({ names: {}, otherwise: fromNn });

function fromNn(name: string): Value | undefined {
  const nn = torch.attribute?.("nn");
  const modules = nn !== undefined && isObject(nn) ? nn.attribute?.("modules") : undefined;
  return modules !== undefined && isObject(modules) ? modules.attribute?.(name) : undefined;
}

/** `torch.from_numpy`. */
function tensorOf(array: Value): Value {
  if (!isArray(array)) throw new NotAnalysed("torch.from_numpy()");
  return new Tensor(array.shape, { dtype: array.dtype, data: array.data });
}

const root = (): LibraryDefinition => ({
  names: {
    __version__: "1.13.0",
    ...each("no_grad enable_grad inference_mode set_grad_enabled autocast", contextDecorator),
    ...each(
      "save set_num_threads set_num_interop_threads set_printoptions use_deterministic_algorithms set_flush_denormal " +
        "set_float32_matmul_precision",
      noOperation,
    ),
    from_numpy: builtinFunction("from_numpy", ([array = null]) => tensorOf(array)),
    ...each("load hub optim profiler quantization ao export", (name) => foreign(`torch.${name}`)),
  },
  otherwise: (name) => torch.attribute?.(name),
});

const empty = (): LibraryDefinition => ({ names: {} });

/** The parts of PyTorch that compute nothing themselves, by dotted name; `torch` itself has all other names. */
export const torchParts: Readonly<Record<string, () => LibraryDefinition>> = {
  torch: root,
  "torch.amp": cudaAmp,
  "torch.autograd": autograd,
  "torch.autograd.function": autograd,
  "torch.backends": empty,
  "torch.backends.cudnn": () => ({
    names: { is_available: constant(false)("is_available"), enabled: true, benchmark: false, deterministic: false },
  }),
  "torch.cuda": cuda,
  "torch.cuda.amp": cudaAmp,
  "torch.distributed": distributed,
  "torch.jit": jit,
  "torch.onnx": onnx,
  "torch.random": () => ({
    names: { fork_rng: contextDecorator("fork_rng"), manual_seed: noOperation("manual_seed") },
  }),
  "torch.utils": empty,
  "torch.utils.checkpoint": checkpoint,
  "torch.utils.data": () => ({
    names: each("Dataset IterableDataset Sampler DataLoader", (name) =>
      libraryClass({ qualifiedName: `torch.utils.data.${name}` }),
    ),
  }),
  "torch.version": () => ({ names: { cuda: null, hip: null } }),
};
