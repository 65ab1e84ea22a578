/** VGG, and the rounding of channels. */
export const vgg = `
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
`;
