/** RegNet, and the lookup by name. */
export const regnet = `
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
