/** What the networks share. */
export const common = `
import math
from collections import OrderedDict
from functools import partial

import torch
from torch import nn
from torchvision.ops import Conv2dNormActivation, SqueezeExcitation, StochasticDepth


class _Weights:
    DEFAULT = None
    IMAGENET1K_V1 = None
    IMAGENET1K_V2 = None


MobileNet_V2_Weights = MobileNet_V3_Small_Weights = MobileNet_V3_Large_Weights = _Weights
EfficientNet_B0_Weights = EfficientNet_B1_Weights = EfficientNet_B2_Weights = EfficientNet_B3_Weights = _Weights
RegNet_Y_400MF_Weights = VGG11_Weights = VGG13_Weights = VGG16_Weights = VGG19_Weights = _Weights
ResNet18_Weights = ResNet34_Weights = ResNet50_Weights = ResNet101_Weights = ResNet152_Weights = _Weights
`;
