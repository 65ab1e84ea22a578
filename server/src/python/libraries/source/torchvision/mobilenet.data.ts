/** MobileNetV2 and MobileNetV3. */
export const mobilenet = `
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
`;
