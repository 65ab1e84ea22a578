import type * as TensorFlow from "@tensorflow/tfjs-core";

/** TensorFlow.js, as an engine loads it. */
export type Tf = typeof TensorFlow;
export type TfTensor = TensorFlow.Tensor;

/**
 * A tensor of the program. Kernels of TensorFlow.js want maps with the channels last, so that is how they leave them;
 * everything else lies as in PyTorch.
 */
export interface Value {
  readonly tensor: TfTensor;
  /** Whether the tensor is NHWC where the program says NCHW. */
  readonly channelsLast: boolean;
}

export const plain = (tensor: TfTensor): Value => ({ tensor, channelsLast: false });
export const last = (tensor: TfTensor): Value => ({ tensor, channelsLast: true });

/** The tensor as PyTorch lays it out. */
export const asPlain = (tf: Tf, { tensor, channelsLast }: Value): TfTensor =>
  channelsLast ? tf.transpose(tensor, [0, 3, 1, 2]) : tensor;

/** A map of four dimensions with the channels last. */
export const asLast = (tf: Tf, { tensor, channelsLast }: Value): TensorFlow.Tensor4D =>
  (channelsLast ? tensor : tf.transpose(tensor, [0, 2, 3, 1])) as TensorFlow.Tensor4D;
