/** Names of `torch.nn` (1.13 and 2.x) beside the modelled classes: they exist, so naming one is no mistake. */
export const otherNames: readonly string[] = `
  AdaptiveLogSoftmaxWithLoss Buffer CTCLoss CircularPad1d CircularPad2d CircularPad3d Container
  CosineEmbeddingLoss CrossMapLRN2d DataParallel EmbeddingBag FractionalMaxPool3d GRU GRUCell GaussianNLLLoss
  HingeEmbeddingLoss LSTM LSTMCell LazyBatchNorm1d LazyBatchNorm2d LazyBatchNorm3d LazyConv1d LazyConv2d
  LazyConv3d LazyConvTranspose1d LazyConvTranspose2d LazyConvTranspose3d LazyInstanceNorm1d LazyInstanceNorm2d
  LazyInstanceNorm3d LazyLinear MarginRankingLoss MultiLabelMarginLoss MultiLabelSoftMarginLoss MultiMarginLoss
  NLLLoss2d Parameter PoissonNLLLoss RMSNorm RNN RNNBase RNNCell RNNCellBase SoftMarginLoss Transformer
  TransformerDecoder TransformerDecoderLayer TransformerEncoder TransformerEncoderLayer TripletMarginLoss
  TripletMarginWithDistanceLoss UninitializedBuffer UninitializedParameter ZeroPad1d ZeroPad3d __builtins__
  __cached__ __doc__ __file__ __loader__ __name__ __package__ __path__ __spec__ _reduction attention
  common_types factory_kwargs functional grad init intrinsic modules parallel parameter qat quantizable
  quantized utils
`
  .trim()
  .split(/\s+/);
