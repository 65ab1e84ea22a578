import { method, type Methods } from "../methods.js";

const words = (text: string): readonly string[] => text.split(" ");

/** Names that classes of `torch.nn` have besides `forward`. They exist, but what they do is not looked into. */
const names: Readonly<Record<string, readonly string[]>> = {
  _ConvNd: words("_conv_forward"),
  _ConvTransposeNd: words("_output_padding"),
  Embedding: words("_fill_padding_idx_with_zero from_pretrained"),
  MultiheadAttention: words("_reset_parameters merge_masks"),
  ParameterDict: words("_key_to_attr copy fromkeys popitem __or__ __ror__ __ior__ __reversed__"),
  ParameterList: words("_get_abs_string_index"),
  ModuleList: words("_get_abs_string_index"),
  Sequential: words("_get_item_by_idx"),
  SyncBatchNorm: words("_check_non_zero_input_channels convert_sync_batchnorm"),
  Unflatten: words("NamedShape _require_tuple_int _require_tuple_tuple"),
  _InstanceNorm: words("_apply_instance_norm _get_no_batch_dim _handle_no_batch_input"),
  _NormBase: words("_check_input_dim"),
};

/** Classes whose parameters and statistics can be set to new values, which changes no shape. */
const resettable: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    words("Bilinear Embedding GroupNorm LayerNorm Linear _ConvNd").map((name) => [name, words("reset_parameters")]),
  ),
  _NormBase: words("reset_parameters reset_running_stats"),
};

const reset = method({}, () => null);

/** What a class of `torch.nn` has besides what its file says. */
export const membersOf = (name: string): { readonly methods: Methods; readonly others: readonly string[] } => ({
  methods: Object.fromEntries((resettable[name] ?? []).map((each) => [each, reset])),
  others: names[name] ?? [],
});
