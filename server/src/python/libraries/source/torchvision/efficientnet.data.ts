/** EfficientNet. */
export const efficientnet = `
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
`;
