/**
 * Decorators that only wrap or mark what they decorate, by the last part of their names: nobody notices when they run.
 * Those of Python and PyTorch, and those that YOLOv5 and its forks define.
 */
export const harmlessDecorators: ReadonlySet<string> = new Set([
  ...["contextmanager", "asynccontextmanager", "wraps", "cache", "lru_cache", "total_ordering", "dataclass", "unique"],
  ...["no_grad", "inference_mode", "enable_grad", "autocast", "custom_fwd", "custom_bwd", "script", "ignore", "jit"],
  ...["TryExcept", "WorkingDirectory", "smart_inference_mode", "threaded", "timeit", "plt_settings", "retry"],
]);
