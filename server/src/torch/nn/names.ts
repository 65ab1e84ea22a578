/** Names of `torch.nn` (1.13 and 2.x) beside the modelled classes: they exist, so naming one is no mistake. */
export const otherNames: readonly string[] = `
  AdaptiveAvgPool1d AdaptiveAvgPool3d AdaptiveLogSoftmaxWithLoss AdaptiveMaxPool1d AdaptiveMaxPool3d
  AlphaDropout AvgPool1d AvgPool3d BCELoss BCEWithLogitsLoss BatchNorm3d Bilinear Buffer CTCLoss
  ChannelShuffle CircularPad1d CircularPad2d CircularPad3d ConstantPad1d ConstantPad3d Container Conv3d
  ConvTranspose1d ConvTranspose3d CosineEmbeddingLoss CosineSimilarity CrossEntropyLoss CrossMapLRN2d
  DataParallel Dropout1d Dropout3d Embedding EmbeddingBag FeatureAlphaDropout Fold FractionalMaxPool2d
  FractionalMaxPool3d GLU GRU GRUCell GaussianNLLLoss Hardshrink HingeEmbeddingLoss HuberLoss InstanceNorm1d
  InstanceNorm3d KLDivLoss L1Loss LPPool1d LPPool2d LSTM LSTMCell LazyBatchNorm1d LazyBatchNorm2d
  LazyBatchNorm3d LazyConv1d LazyConv2d LazyConv3d LazyConvTranspose1d LazyConvTranspose2d LazyConvTranspose3d
  LazyInstanceNorm1d LazyInstanceNorm2d LazyInstanceNorm3d LazyLinear LocalResponseNorm LogSoftmax MSELoss
  MarginRankingLoss MaxPool1d MaxPool3d MaxUnpool1d MaxUnpool2d MaxUnpool3d Module ModuleDict ModuleList
  MultiLabelMarginLoss MultiLabelSoftMarginLoss MultiMarginLoss NLLLoss NLLLoss2d PairwiseDistance Parameter
  ParameterDict ParameterList PoissonNLLLoss RMSNorm RNN RNNBase RNNCell RNNCellBase RReLU ReflectionPad1d
  ReflectionPad3d ReplicationPad1d ReplicationPad3d SmoothL1Loss SoftMarginLoss Softmax2d Softmin Softshrink
  SyncBatchNorm Tanhshrink Threshold Transformer TransformerDecoder TransformerDecoderLayer TransformerEncoder
  TransformerEncoderLayer TripletMarginLoss TripletMarginWithDistanceLoss Unflatten Unfold UninitializedBuffer
  UninitializedParameter ZeroPad1d ZeroPad3d __builtins__ __cached__ __doc__ __file__ __loader__ __name__
  __package__ __path__ __spec__ _reduction attention common_types factory_kwargs functional grad init
  intrinsic modules parallel parameter qat quantizable quantized utils
`
  .trim()
  .split(/\s+/);
