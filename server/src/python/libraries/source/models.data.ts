/** Networks of `torchvision.models`, with the names and sizes that they have there. */
export const torchvisionModels = `
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


def conv3x3(in_planes, out_planes, stride=1, groups=1, dilation=1):
    return nn.Conv2d(in_planes, out_planes, 3, stride, dilation, dilation, groups, bias=False)


def conv1x1(in_planes, out_planes, stride=1):
    return nn.Conv2d(in_planes, out_planes, 1, stride, bias=False)


class BasicBlock(nn.Module):
    expansion = 1

    def __init__(self, inplanes, planes, stride=1, downsample=None, groups=1, base_width=64, dilation=1, norm_layer=None):
        super().__init__()
        norm_layer = norm_layer or nn.BatchNorm2d
        if groups != 1 or base_width != 64:
            raise ValueError("BasicBlock only supports groups=1 and base_width=64")
        if dilation > 1:
            raise NotImplementedError("Dilation > 1 not supported in BasicBlock")
        self.conv1 = conv3x3(inplanes, planes, stride)
        self.bn1 = norm_layer(planes)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = conv3x3(planes, planes)
        self.bn2 = norm_layer(planes)
        self.downsample = downsample
        self.stride = stride

    def forward(self, x):
        out = self.bn2(self.conv2(self.relu(self.bn1(self.conv1(x)))))
        out += x if self.downsample is None else self.downsample(x)
        return self.relu(out)


class Bottleneck(nn.Module):
    expansion = 4

    def __init__(self, inplanes, planes, stride=1, downsample=None, groups=1, base_width=64, dilation=1, norm_layer=None):
        super().__init__()
        norm_layer = norm_layer or nn.BatchNorm2d
        width = int(planes * (base_width / 64.0)) * groups
        self.conv1 = conv1x1(inplanes, width)
        self.bn1 = norm_layer(width)
        self.conv2 = conv3x3(width, width, stride, groups, dilation)
        self.bn2 = norm_layer(width)
        self.conv3 = conv1x1(width, planes * self.expansion)
        self.bn3 = norm_layer(planes * self.expansion)
        self.relu = nn.ReLU(inplace=True)
        self.downsample = downsample
        self.stride = stride

    def forward(self, x):
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.bn3(self.conv3(self.relu(self.bn2(self.conv2(out)))))
        out += x if self.downsample is None else self.downsample(x)
        return self.relu(out)


class ResNet(nn.Module):
    def __init__(self, block, layers, num_classes=1000, zero_init_residual=False, groups=1, width_per_group=64,
                 replace_stride_with_dilation=None, norm_layer=None):
        super().__init__()
        self._norm_layer = norm_layer or nn.BatchNorm2d
        self.inplanes = 64
        self.dilation = 1
        dilate = replace_stride_with_dilation or [False, False, False]
        self.groups = groups
        self.base_width = width_per_group
        self.conv1 = nn.Conv2d(3, self.inplanes, kernel_size=7, stride=2, padding=3, bias=False)
        self.bn1 = self._norm_layer(self.inplanes)
        self.relu = nn.ReLU(inplace=True)
        self.maxpool = nn.MaxPool2d(kernel_size=3, stride=2, padding=1)
        self.layer1 = self._make_layer(block, 64, layers[0])
        self.layer2 = self._make_layer(block, 128, layers[1], 2, dilate[0])
        self.layer3 = self._make_layer(block, 256, layers[2], 2, dilate[1])
        self.layer4 = self._make_layer(block, 512, layers[3], 2, dilate[2])
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.fc = nn.Linear(512 * block.expansion, num_classes)

    def _make_layer(self, block, planes, blocks, stride=1, dilate=False):
        norm_layer = self._norm_layer
        downsample = None
        previous_dilation = self.dilation
        if dilate:
            self.dilation *= stride
            stride = 1
        if stride != 1 or self.inplanes != planes * block.expansion:
            downsample = nn.Sequential(conv1x1(self.inplanes, planes * block.expansion, stride),
                                       norm_layer(planes * block.expansion))
        layers = [block(self.inplanes, planes, stride, downsample, self.groups, self.base_width, previous_dilation,
                        norm_layer)]
        self.inplanes = planes * block.expansion
        for _ in range(1, blocks):
            layers.append(block(self.inplanes, planes, groups=self.groups, base_width=self.base_width,
                                dilation=self.dilation, norm_layer=norm_layer))
        return nn.Sequential(*layers)

    def _forward_impl(self, x):
        x = self.maxpool(self.relu(self.bn1(self.conv1(x))))
        x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
        return self.fc(torch.flatten(self.avgpool(x), 1))

    def forward(self, x):
        return self._forward_impl(x)


def _resnet(block, layers, **defaults):
    def make(weights=None, progress=True, pretrained=False, **kwargs):
        return ResNet(block, layers, **{**defaults, **kwargs})
    return make


resnet18 = _resnet(BasicBlock, [2, 2, 2, 2])
resnet34 = _resnet(BasicBlock, [3, 4, 6, 3])
resnet50 = _resnet(Bottleneck, [3, 4, 6, 3])
resnet101 = _resnet(Bottleneck, [3, 4, 23, 3])
resnet152 = _resnet(Bottleneck, [3, 8, 36, 3])
resnext50_32x4d = _resnet(Bottleneck, [3, 4, 6, 3], groups=32, width_per_group=4)
resnext101_32x8d = _resnet(Bottleneck, [3, 4, 23, 3], groups=32, width_per_group=8)
wide_resnet50_2 = _resnet(Bottleneck, [3, 4, 6, 3], width_per_group=128)
wide_resnet101_2 = _resnet(Bottleneck, [3, 4, 23, 3], width_per_group=128)


def _make_divisible(v, divisor, min_value=None):
    rounded = max(min_value or divisor, int(v + divisor / 2) // divisor * divisor)
    return rounded + divisor if rounded < 0.9 * v else rounded


class VGG(nn.Module):
    def __init__(self, features, num_classes=1000, init_weights=True, dropout=0.5):
        super().__init__()
        self.features = features
        self.avgpool = nn.AdaptiveAvgPool2d((7, 7))
        self.classifier = nn.Sequential(nn.Linear(512 * 7 * 7, 4096), nn.ReLU(True), nn.Dropout(p=dropout),
                                        nn.Linear(4096, 4096), nn.ReLU(True), nn.Dropout(p=dropout),
                                        nn.Linear(4096, num_classes))

    def forward(self, x):
        return self.classifier(torch.flatten(self.avgpool(self.features(x)), 1))


def make_layers(cfg, batch_norm=False):
    layers = []
    in_channels = 3
    for v in cfg:
        if v == "M":
            layers.append(nn.MaxPool2d(kernel_size=2, stride=2))
            continue
        layers.append(nn.Conv2d(in_channels, v, kernel_size=3, padding=1))
        if batch_norm:
            layers.append(nn.BatchNorm2d(v))
        layers.append(nn.ReLU(inplace=True))
        in_channels = v
    return nn.Sequential(*layers)


def _vgg(repeats, batch_norm):
    cfg = []
    for width, count in zip((64, 128, 256, 512, 512), repeats):
        cfg += [width] * count + ["M"]

    def make(weights=None, progress=True, pretrained=False, **kwargs):
        return VGG(make_layers(cfg, batch_norm), **kwargs)
    return make


_vgg11, _vgg13, _vgg16, _vgg19 = (1, 1, 2, 2, 2), (2, 2, 2, 2, 2), (2, 2, 3, 3, 3), (2, 2, 4, 4, 4)
vgg11, vgg13, vgg16, vgg19 = _vgg(_vgg11, False), _vgg(_vgg13, False), _vgg(_vgg16, False), _vgg(_vgg19, False)
vgg11_bn, vgg13_bn, vgg16_bn, vgg19_bn = _vgg(_vgg11, True), _vgg(_vgg13, True), _vgg(_vgg16, True), _vgg(_vgg19, True)


class _InvertedResidualV2(nn.Module):
    def __init__(self, inp, oup, stride, expand_ratio, norm_layer=None):
        super().__init__()
        self.stride = stride
        norm_layer = norm_layer or nn.BatchNorm2d
        hidden = int(round(inp * expand_ratio))
        self.use_res_connect = stride == 1 and inp == oup
        act = dict(norm_layer=norm_layer, activation_layer=nn.ReLU6)
        layers = [] if expand_ratio == 1 else [Conv2dNormActivation(inp, hidden, kernel_size=1, **act)]
        layers.extend([Conv2dNormActivation(hidden, hidden, stride=stride, groups=hidden, **act),
                       nn.Conv2d(hidden, oup, 1, 1, 0, bias=False), norm_layer(oup)])
        self.conv = nn.Sequential(*layers)
        self.out_channels = oup

    def forward(self, x):
        return x + self.conv(x) if self.use_res_connect else self.conv(x)


_InvertedResidualV2.__name__ = "InvertedResidual"


class MobileNetV2(nn.Module):
    def __init__(self, num_classes=1000, width_mult=1.0, inverted_residual_setting=None, round_nearest=8, block=None,
                 norm_layer=None, dropout=0.2):
        super().__init__()
        block = block or _InvertedResidualV2
        norm_layer = norm_layer or nn.BatchNorm2d
        settings = inverted_residual_setting or [
            [1, 16, 1, 1], [6, 24, 2, 2], [6, 32, 3, 2], [6, 64, 4, 2], [6, 96, 3, 1], [6, 160, 3, 2], [6, 320, 1, 1]]
        channels = _make_divisible(32 * width_mult, round_nearest)
        self.last_channel = _make_divisible(1280 * max(1.0, width_mult), round_nearest)
        act = dict(norm_layer=norm_layer, activation_layer=nn.ReLU6)
        features = [Conv2dNormActivation(3, channels, stride=2, **act)]
        for t, c, n, s in settings:
            width = _make_divisible(c * width_mult, round_nearest)
            for i in range(n):
                features.append(block(channels, width, s if i == 0 else 1, expand_ratio=t, norm_layer=norm_layer))
                channels = width
        features.append(Conv2dNormActivation(channels, self.last_channel, kernel_size=1, **act))
        self.features = nn.Sequential(*features)
        self.classifier = nn.Sequential(nn.Dropout(p=dropout), nn.Linear(self.last_channel, num_classes))

    def forward(self, x):
        x = nn.functional.adaptive_avg_pool2d(self.features(x), (1, 1))
        return self.classifier(torch.flatten(x, 1))


def mobilenet_v2(weights=None, progress=True, pretrained=False, **kwargs):
    return MobileNetV2(**kwargs)


class InvertedResidual(nn.Module):
    def __init__(self, inp, kernel, expanded, oup, use_se, activation, stride, dilation, norm_layer):
        super().__init__()
        self.use_res_connect = stride == 1 and inp == oup
        act = dict(norm_layer=norm_layer, activation_layer=nn.Hardswish if activation == "HS" else nn.ReLU)
        layers = []
        if expanded != inp:
            layers.append(Conv2dNormActivation(inp, expanded, kernel_size=1, **act))
        layers.append(Conv2dNormActivation(expanded, expanded, kernel_size=kernel, groups=expanded, dilation=dilation,
                                           stride=1 if dilation > 1 else stride, **act))
        if use_se:
            squeeze = _make_divisible(expanded // 4, 8)
            layers.append(SqueezeExcitation(expanded, squeeze, scale_activation=nn.Hardsigmoid))
        layers.append(Conv2dNormActivation(expanded, oup, kernel_size=1, norm_layer=norm_layer, activation_layer=None))
        self.block = nn.Sequential(*layers)
        self.out_channels = oup

    def forward(self, x):
        result = self.block(x)
        if self.use_res_connect:
            result += x
        return result


class MobileNetV3(nn.Module):
    def __init__(self, rows, last_channel, num_classes=1000, dropout=0.2, width_mult=1.0, reduced_tail=False,
                 dilated=False):
        super().__init__()
        width = lambda channels: _make_divisible(channels * width_mult, 8)
        norm_layer = partial(nn.BatchNorm2d, eps=0.001, momentum=0.01)
        reduce = 2 if reduced_tail else 1
        tail = len(rows) - 3
        layers = [Conv2dNormActivation(3, width(rows[0][0]), stride=2, norm_layer=norm_layer,
                                       activation_layer=nn.Hardswish)]
        for i, (inp, kernel, expanded, oup, use_se, activation, stride) in enumerate(rows):
            inp, expanded, oup = [c // reduce if i + j >= tail + 1 else c
                                  for c, j in ((inp, 0), (expanded, 0), (oup, 1))]
            dilation = 2 if dilated and i >= tail else 1
            layers.append(InvertedResidual(width(inp), kernel, width(expanded), width(oup), use_se, activation, stride,
                                           dilation, norm_layer))
        last = width(rows[-1][3] // reduce)
        layers.append(Conv2dNormActivation(last, 6 * last, kernel_size=1, norm_layer=norm_layer,
                                           activation_layer=nn.Hardswish))
        last_channel = width(last_channel // reduce)
        self.features = nn.Sequential(*layers)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Sequential(nn.Linear(6 * last, last_channel), nn.Hardswish(inplace=True),
                                        nn.Dropout(p=dropout, inplace=True), nn.Linear(last_channel, num_classes))

    def forward(self, x):
        return self.classifier(torch.flatten(self.avgpool(self.features(x)), 1))


_large = [
    (16, 3, 16, 16, False, "RE", 1), (16, 3, 64, 24, False, "RE", 2), (24, 3, 72, 24, False, "RE", 1),
    (24, 5, 72, 40, True, "RE", 2), (40, 5, 120, 40, True, "RE", 1), (40, 5, 120, 40, True, "RE", 1),
    (40, 3, 240, 80, False, "HS", 2), (80, 3, 200, 80, False, "HS", 1), (80, 3, 184, 80, False, "HS", 1),
    (80, 3, 184, 80, False, "HS", 1), (80, 3, 480, 112, True, "HS", 1), (112, 3, 672, 112, True, "HS", 1),
    (112, 5, 672, 160, True, "HS", 2), (160, 5, 960, 160, True, "HS", 1), (160, 5, 960, 160, True, "HS", 1),
]
_small = [
    (16, 3, 16, 16, True, "RE", 2), (16, 3, 72, 24, False, "RE", 2), (24, 3, 88, 24, False, "RE", 1),
    (24, 5, 96, 40, True, "HS", 2), (40, 5, 240, 40, True, "HS", 1), (40, 5, 240, 40, True, "HS", 1),
    (40, 5, 120, 48, True, "HS", 1), (48, 5, 144, 48, True, "HS", 1), (48, 5, 288, 96, True, "HS", 2),
    (96, 5, 576, 96, True, "HS", 1), (96, 5, 576, 96, True, "HS", 1),
]


def mobilenet_v3_large(weights=None, progress=True, pretrained=False, **kwargs):
    return MobileNetV3(_large, 1280, **kwargs)


def mobilenet_v3_small(weights=None, progress=True, pretrained=False, **kwargs):
    return MobileNetV3(_small, 1024, **kwargs)


class MBConv(nn.Module):
    def __init__(self, expand_ratio, kernel, stride, inp, oup, drop, norm_layer):
        super().__init__()
        self.use_res_connect = stride == 1 and inp == oup
        act = dict(norm_layer=norm_layer, activation_layer=nn.SiLU)
        expanded = _make_divisible(inp * expand_ratio, 8)
        layers = [] if expanded == inp else [Conv2dNormActivation(inp, expanded, kernel_size=1, **act)]
        layers.append(Conv2dNormActivation(expanded, expanded, kernel_size=kernel, stride=stride, groups=expanded,
                                           **act))
        layers.append(SqueezeExcitation(expanded, max(1, inp // 4), activation=partial(nn.SiLU, inplace=True)))
        layers.append(Conv2dNormActivation(expanded, oup, kernel_size=1, norm_layer=norm_layer, activation_layer=None))
        self.block = nn.Sequential(*layers)
        self.stochastic_depth = StochasticDepth(drop, "row")
        self.out_channels = oup

    def forward(self, x):
        result = self.block(x)
        if self.use_res_connect:
            result = self.stochastic_depth(result)
            result += x
        return result


class EfficientNet(nn.Module):
    def __init__(self, width_mult, depth_mult, dropout, stochastic_depth_prob=0.2, num_classes=1000, norm_layer=None):
        super().__init__()
        norm_layer = norm_layer or nn.BatchNorm2d
        width = lambda channels: _make_divisible(channels * width_mult, 8)
        rows = [(1, 3, 1, 32, 16, 1), (6, 3, 2, 16, 24, 2), (6, 5, 2, 24, 40, 2), (6, 3, 2, 40, 80, 3),
                (6, 5, 1, 80, 112, 3), (6, 5, 2, 112, 192, 4), (6, 3, 1, 192, 320, 1)]
        counts = [int(math.ceil(row[5] * depth_mult)) for row in rows]
        act = dict(norm_layer=norm_layer, activation_layer=nn.SiLU)
        layers = [Conv2dNormActivation(3, width(32), kernel_size=3, stride=2, **act)]
        block_id = 0
        for (ratio, kernel, stride, inp, oup, _), count in zip(rows, counts):
            stage = []
            for i in range(count):
                drop = stochastic_depth_prob * float(block_id) / sum(counts)
                stage.append(MBConv(ratio, kernel, 1 if i else stride, width(oup if i else inp), width(oup), drop,
                                    norm_layer))
                block_id += 1
            layers.append(nn.Sequential(*stage))
        last = width(320)
        layers.append(Conv2dNormActivation(last, 4 * last, kernel_size=1, **act))
        self.features = nn.Sequential(*layers)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Sequential(nn.Dropout(p=dropout, inplace=True), nn.Linear(4 * last, num_classes))

    def forward(self, x):
        return self.classifier(torch.flatten(self.avgpool(self.features(x)), 1))


def _efficientnet(width, depth, dropout, **defaults):
    def make(weights=None, progress=True, pretrained=False, **kwargs):
        return EfficientNet(width, depth, **{"dropout": dropout, **defaults, **kwargs})
    return make


_fine = partial(nn.BatchNorm2d, eps=0.001, momentum=0.01)
efficientnet_b0 = _efficientnet(1.0, 1.0, 0.2)
efficientnet_b1 = _efficientnet(1.0, 1.1, 0.2)
efficientnet_b2 = _efficientnet(1.1, 1.2, 0.3)
efficientnet_b3 = _efficientnet(1.2, 1.4, 0.3)
efficientnet_b4 = _efficientnet(1.4, 1.8, 0.4)
efficientnet_b5 = _efficientnet(1.6, 2.2, 0.4, norm_layer=_fine)
efficientnet_b6 = _efficientnet(1.8, 2.6, 0.5, norm_layer=_fine)
efficientnet_b7 = _efficientnet(2.0, 3.1, 0.5, norm_layer=_fine)


class SimpleStemIN(Conv2dNormActivation):
    pass


class BottleneckTransform(nn.Sequential):
    def __init__(self, width_in, width_out, stride, group_width, se_ratio):
        groups = width_out // group_width
        layers = OrderedDict()
        layers["a"] = Conv2dNormActivation(width_in, width_out, kernel_size=1)
        layers["b"] = Conv2dNormActivation(width_out, width_out, kernel_size=3, stride=stride, groups=groups)
        if se_ratio:
            layers["se"] = SqueezeExcitation(width_out, int(round(se_ratio * width_in)), activation=nn.ReLU)
        layers["c"] = Conv2dNormActivation(width_out, width_out, kernel_size=1, activation_layer=None)
        super().__init__(layers)


class ResBottleneckBlock(nn.Module):
    def __init__(self, width_in, width_out, stride, group_width, se_ratio):
        super().__init__()
        self.proj = None
        if width_in != width_out or stride != 1:
            self.proj = Conv2dNormActivation(width_in, width_out, kernel_size=1, stride=stride, activation_layer=None)
        self.f = BottleneckTransform(width_in, width_out, stride, group_width, se_ratio)
        self.activation = nn.ReLU(inplace=True)

    def forward(self, x):
        return self.activation((x if self.proj is None else self.proj(x)) + self.f(x))


class AnyStage(nn.Sequential):
    def __init__(self, width_in, width_out, depth, group_width, se_ratio, stage_index):
        super().__init__()
        for i in range(depth):
            block = ResBottleneckBlock(width_out if i else width_in, width_out, 1 if i else 2, group_width, se_ratio)
            self.add_module(f"block{stage_index}-{i}", block)


class RegNet(nn.Module):
    def __init__(self, depth, w_0, w_a, w_m, group_width, se_ratio=None, num_classes=1000):
        super().__init__()
        steps = [round(math.log((w_0 + i * w_a) / w_0) / math.log(w_m)) for i in range(depth)]
        widths = [int(round(w_0 * w_m ** step / 8) * 8) for step in steps]
        stages = []
        for width in widths:
            if stages and stages[-1][0] == width:
                stages[-1][1] += 1
            else:
                stages.append([width, 1])
        self.stem = SimpleStemIN(3, 32, kernel_size=3, stride=2)
        current = 32
        blocks = []
        for i, (width, count) in enumerate(stages):
            group = min(group_width, width)
            width = _make_divisible(width, group)
            blocks.append((f"block{i + 1}", AnyStage(current, width, count, group, se_ratio, i + 1)))
            current = width
        self.trunk_output = nn.Sequential(OrderedDict(blocks))
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.fc = nn.Linear(in_features=current, out_features=num_classes)

    def forward(self, x):
        x = self.avgpool(self.trunk_output(self.stem(x)))
        return self.fc(x.flatten(start_dim=1))


def _regnet(**defaults):
    def make(weights=None, progress=True, pretrained=False, **kwargs):
        return RegNet(**{**defaults, **kwargs})
    return make


regnet_y_400mf = _regnet(depth=16, w_0=48, w_a=27.89, w_m=2.09, group_width=8, se_ratio=0.25)
regnet_y_800mf = _regnet(depth=14, w_0=56, w_a=38.84, w_m=2.4, group_width=16, se_ratio=0.25)
regnet_y_1_6gf = _regnet(depth=27, w_0=48, w_a=20.71, w_m=2.65, group_width=24, se_ratio=0.25)
regnet_x_400mf = _regnet(depth=22, w_0=24, w_a=24.48, w_m=2.54, group_width=16)
regnet_x_800mf = _regnet(depth=16, w_0=56, w_a=35.73, w_m=2.28, group_width=16)


def get_model(name, **config):
    return globals()[name.lower()](**config)
`;
