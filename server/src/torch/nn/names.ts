/** Names of `torch.nn` (1.13 and 2.x) beside the classes and modules: they exist, so naming one is no mistake. */
export const otherNames: readonly string[] = `
  Buffer UninitializedBuffer UninitializedParameter __builtins__ __cached__ __doc__ __file__ __loader__ __name__
  __package__ __path__ __spec__ _reduction attention common_types factory_kwargs grad intrinsic qat quantizable quantized
`
  .trim()
  .split(/\s+/);
