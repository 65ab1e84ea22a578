"""Small PyTorch modules of every kind that model code is made of. `python cases.py` prints how many there are.

CASES holds [title, source, shapes]: the source, behind PRELUDE, defines `model`; the shapes are those of its inputs.
"""

PRELUDE = """import math
import torch
import torch.nn.functional as F
from torch import nn


class Wide(nn.Module):
    def forward(self, x):
        return x * 8 - 4


"""

CASES = []
MAP = (1, 6, 9, 8)
FLAT = (2, 5, 12)


def layer(expression, *shapes, title=None):
    """A module that is made by an expression."""
    CASES.append([title or expression, f"model = {expression}\n", list(shapes or [MAP])])


def layers(shape, *expressions):
    for expression in expressions:
        layer(expression, shape, title=expression if shape == MAP else f"{expression} of {'x'.join(map(str, shape))}")


def wide(*expressions):
    """Modules that are told by what they make of numbers of both signs."""
    for expression in expressions:
        layer(f"nn.Sequential(Wide(), {expression})", MAP, title=f"{expression} of both signs")


def result(expression, *shapes):
    """What an expression makes of `x`, `y` and `z`."""
    shapes = shapes or [MAP]
    names = ", ".join(["x", "y", "z"][: len(shapes)])
    source = f"class Net(nn.Module):\n    def forward(self, {names}):\n        return {expression}\n\n\nmodel = Net()\n"
    CASES.append([f"{expression} of {' and '.join('x'.join(map(str, shape)) for shape in shapes)}", source, list(shapes)])


def results(shape, *expressions):
    for expression in expressions:
        result(expression, shape)


def program(title, source, *shapes):
    CASES.append([title, source.strip("\n") + "\n", list(shapes or [MAP])])


def body(title, text, *shapes):
    """A forward of several lines."""
    shapes = shapes or [MAP]
    names = ", ".join(["x", "y", "z"][: len(shapes)])
    lines = "".join(f"        {line}\n" if line else "\n" for line in text.strip("\n").split("\n"))
    CASES.append([title, f"class Net(nn.Module):\n    def forward(self, {names}):\n{lines}\n\nmodel = Net()\n", list(shapes)])


# Convolutions
layers(
    MAP,
    "nn.Conv2d(6, 8, 3)",
    "nn.Conv2d(6, 8, 1, bias=False)",
    "nn.Conv2d(6, 8, 3, 2, 1)",
    "nn.Conv2d(6, 8, 6, 2, 2, bias=False)",
    "nn.Conv2d(6, 8, (3, 5), (2, 1), (0, 2))",
    "nn.Conv2d(6, 8, (1, 7), padding=(0, 3))",
    "nn.Conv2d(6, 8, (7, 1), stride=(1, 2), padding=(3, 0))",
    "nn.Conv2d(6, 8, 3, padding=2, dilation=2)",
    "nn.Conv2d(6, 8, 3, stride=2, padding=2, dilation=2)",
    "nn.Conv2d(6, 8, 3, stride=(2, 1), padding=(1, 3), dilation=(1, 3))",
    "nn.Conv2d(6, 9, 3, padding=1, groups=3)",
    "nn.Conv2d(6, 4, 3, stride=2, padding=1, groups=2, bias=False)",
    "nn.Conv2d(6, 6, 3, padding=1, groups=6)",
    "nn.Conv2d(6, 6, 3, stride=2, padding=1, groups=6)",
    "nn.Conv2d(6, 6, 5, stride=(1, 2), padding=2, groups=6, bias=False)",
    "nn.Conv2d(6, 6, 3, padding=2, dilation=2, groups=6)",
    "nn.Conv2d(6, 6, 3, stride=2, padding=2, dilation=2, groups=6)",
    "nn.Conv2d(6, 18, 3, padding=1, groups=6)",
    "nn.Conv2d(6, 12, 2, stride=2, groups=6)",
    "nn.Conv2d(6, 12, 3, padding=2, dilation=2, groups=3)",
    "nn.Conv2d(6, 4, 3, padding='same')",
    "nn.Conv2d(6, 4, 4, padding='same')",
    "nn.Conv2d(6, 4, (2, 3), padding='same', dilation=(3, 2))",
    "nn.Conv2d(6, 4, 3, padding='valid', stride=2)",
    "nn.Conv2d(6, 6, 4, padding='same', groups=6)",
    "nn.Conv2d(6, 4, 2)",
    "nn.Conv2d(6, 4, 4, 2, 1)",
    "nn.Conv2d(6, 4, 2, stride=3, padding=1)",
    "nn.Conv2d(6, 4, 1, stride=2)",
    "nn.Conv2d(6, 4, 1, padding=1)",
    "nn.Conv2d(6, 4, 3, padding=1, padding_mode='reflect')",
    "nn.Conv2d(6, 4, 5, padding=2, stride=2, padding_mode='replicate')",
    "nn.Conv2d(6, 4, 3, padding=(2, 1), padding_mode='circular')",
    "nn.Conv2d(6, 4, 4, padding='same', padding_mode='reflect')",
    "nn.Conv2d(6, 6, 3, padding=1, groups=6, padding_mode='replicate')",
    "nn.Conv2d(6, 1, 9, padding=4)",
    "nn.Conv2d(6, 4, (9, 8))",
)
layer("nn.Conv2d(3, 4, 3, padding=1)", (3, 3, 7, 5), title="nn.Conv2d of a batch")
layer("nn.Conv2d(3, 4, 3, padding=1)", (3, 7, 5), title="nn.Conv2d of a map without a batch")
layers(
    (2, 6, 11),
    "nn.Conv1d(6, 4, 3)",
    "nn.Conv1d(6, 4, 3, 2, 1, bias=False)",
    "nn.Conv1d(6, 4, 3, padding=4, dilation=4)",
    "nn.Conv1d(6, 4, 3, stride=2, padding=2, dilation=2)",
    "nn.Conv1d(6, 6, 5, padding=2, groups=6)",
    "nn.Conv1d(6, 9, 2, groups=3)",
    "nn.Conv1d(6, 4, 4, padding='same')",
    "nn.Conv1d(6, 4, 3, padding=2, padding_mode='circular')",
    "nn.ConvTranspose1d(6, 4, 3, 2, 1, output_padding=1)",
    "nn.ConvTranspose1d(6, 4, 4, 2, groups=2)",
)
layers(
    (1, 4, 5, 6, 7),
    "nn.Conv3d(4, 3, 3)",
    "nn.Conv3d(4, 3, 1, bias=False)",
    "nn.Conv3d(4, 3, (3, 1, 2), (2, 1, 3), (1, 0, 1))",
    "nn.Conv3d(4, 6, 3, padding=1, groups=2)",
    "nn.Conv3d(4, 4, 3, padding=2, dilation=2, groups=4)",
    "nn.ConvTranspose3d(4, 3, 2, 2)",
    "nn.ConvTranspose3d(4, 2, 3, (1, 2, 2), 1, output_padding=(0, 1, 0), groups=2)",
)
layers(
    MAP,
    "nn.ConvTranspose2d(6, 4, 2, 2)",
    "nn.ConvTranspose2d(6, 4, 4, 2, 1, bias=False)",
    "nn.ConvTranspose2d(6, 4, 3, stride=2, padding=1, output_padding=1)",
    "nn.ConvTranspose2d(6, 4, 3, stride=(3, 2), padding=(0, 1), output_padding=(2, 0))",
    "nn.ConvTranspose2d(6, 4, 3, stride=2, groups=2)",
    "nn.ConvTranspose2d(6, 6, 4, stride=2, padding=1, groups=6, bias=False)",
    "nn.ConvTranspose2d(6, 12, 3, groups=6)",
    "nn.ConvTranspose2d(6, 4, 3, dilation=2)",
    "nn.ConvTranspose2d(6, 4, 3, stride=2, padding=2, dilation=(2, 3), output_padding=1)",
    "nn.ConvTranspose2d(6, 4, 1, stride=3)",
    "nn.ConvTranspose2d(6, 4, (2, 5), padding=(1, 2))",
)
program(
    "the functions of convolutions",
    """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = nn.Parameter(torch.zeros(4, 3, 3, 3))
        self.v = nn.Parameter(torch.zeros(6, 2, 2, 2))
        self.bias = nn.Parameter(torch.zeros(4))

    def forward(self, x):
        x = F.conv2d(x, self.w, self.bias, stride=1, padding=1, groups=2)
        x = torch.cat((x, x[:, :2]), 1)
        return F.conv_transpose2d(x, self.v, None, stride=2)


model = Net()
""",
)
program(
    "a convolution with a fixed kernel",
    """
class Sobel(nn.Module):
    def __init__(self, c):
        super().__init__()
        kernel = torch.tensor([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])
        self.register_buffer("kernel", kernel.view(1, 1, 3, 3).repeat(c, 1, 1, 1))
        self.c = c

    def forward(self, x):
        return F.conv2d(x, self.kernel, padding=1, groups=self.c)


model = Sobel(6)
""",
)
program(
    "a convolution whose kernels depend on the image",
    """
class Dynamic(nn.Module):
    def __init__(self, c1, c2, experts):
        super().__init__()
        self.c1, self.c2 = c1, c2
        self.fc = nn.Linear(c1, experts)
        self.weight = nn.Parameter(torch.zeros(experts, c2, c1, 3, 3))

    def forward(self, x):
        b, c, h, w = x.shape
        attention = F.softmax(self.fc(x.mean((2, 3))) / 4, 1)
        weight = torch.mm(attention, self.weight.view(self.weight.shape[0], -1)).view(b * self.c2, self.c1, 3, 3)
        out = F.conv2d(x.reshape(1, b * c, h, w), weight, None, 1, 1, groups=b)
        return out.view(b, self.c2, h, w)


model = Dynamic(6, 4, 3)
""",
    (2, 6, 9, 8),
)

# Norms
layers(
    MAP,
    "nn.BatchNorm2d(6)",
    "nn.BatchNorm2d(6, eps=0.001, momentum=0.03)",
    "nn.BatchNorm2d(6, affine=False)",
    "nn.BatchNorm2d(6, track_running_stats=False)",
    "nn.GroupNorm(3, 6)",
    "nn.GroupNorm(1, 6, eps=0.01)",
    "nn.GroupNorm(6, 6, affine=False)",
    "nn.LayerNorm(8)",
    "nn.LayerNorm([9, 8], eps=1e-6)",
    "nn.LayerNorm((6, 9, 8), elementwise_affine=False)",
    "nn.InstanceNorm2d(6)",
    "nn.InstanceNorm2d(6, affine=True)",
    "nn.InstanceNorm2d(6, affine=True, track_running_stats=True)",
    "nn.LocalResponseNorm(3)",
    "nn.LocalResponseNorm(4, alpha=0.5, beta=0.5, k=2)",
    "nn.Sequential(nn.Conv2d(6, 4, 3, bias=False), nn.BatchNorm2d(4), nn.SiLU())",
    "nn.Sequential(nn.Conv2d(6, 6, 3, groups=6), nn.BatchNorm2d(6, affine=False))",
    "nn.Sequential(nn.ConvTranspose2d(6, 4, 2, 2), nn.BatchNorm2d(4))",
)
layers((3, 6), "nn.BatchNorm1d(6)", "nn.LayerNorm(6)")
layers(FLAT, "nn.BatchNorm1d(5, eps=0.1)", "nn.InstanceNorm1d(5)", "nn.GroupNorm(5, 5)", "nn.LayerNorm(12)")
layers((1, 4, 3, 5, 4), "nn.BatchNorm3d(4)", "nn.InstanceNorm3d(4, affine=True)", "nn.GroupNorm(2, 4)")
results(
    MAP,
    "F.layer_norm(x, (8,))",
    "F.layer_norm(x.permute(0, 2, 3, 1), (6,), eps=0.1)",
    "F.normalize(x)",
    "F.normalize(x, p=1, dim=-1)",
    "F.normalize(x, dim=(2, 3))",
    "F.group_norm(x, 2)",
    "F.instance_norm(x)",
    "F.batch_norm(x, torch.full((6,), 0.5), torch.full((6,), 2.0))",
    "F.local_response_norm(x, 2)",
)
program(
    "a norm over channels",
    """
class LayerNorm2d(nn.Module):
    def __init__(self, c, eps=1e-6):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(c))
        self.bias = nn.Parameter(torch.zeros(c))
        self.eps = eps

    def forward(self, x):
        mean = x.mean(1, keepdim=True)
        variance = (x - mean).pow(2).mean(1, keepdim=True)
        x = (x - mean) / torch.sqrt(variance + self.eps)
        return self.weight[:, None, None] * x + self.bias[:, None, None]


model = LayerNorm2d(6)
""",
)
program(
    "a global response norm",
    """
class GRN(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.gamma = nn.Parameter(torch.zeros(1, 1, 1, c))
        self.beta = nn.Parameter(torch.zeros(1, 1, 1, c))

    def forward(self, x):
        x = x.permute(0, 2, 3, 1)
        g = torch.norm(x, p=2, dim=(1, 2), keepdim=True)
        n = g / (g.mean(dim=-1, keepdim=True) + 1e-6)
        return (self.gamma * (x * n) + self.beta + x).permute(0, 3, 1, 2)


model = GRN(6)
""",
)

# Pools
layers(
    MAP,
    "nn.MaxPool2d(2)",
    "nn.MaxPool2d(2, 2, ceil_mode=True)",
    "nn.MaxPool2d(3, 2, 1)",
    "nn.MaxPool2d(3, 2, 1, ceil_mode=True)",
    "nn.MaxPool2d(5, 1, 2)",
    "nn.MaxPool2d(13, 1, 6)",
    "nn.MaxPool2d(2, 1)",
    "nn.MaxPool2d((3, 2), (1, 3), (1, 0))",
    "nn.MaxPool2d(3, 2, 1, dilation=2)",
    "nn.MaxPool2d(2, stride=3, dilation=(1, 3), ceil_mode=True)",
    "nn.Sequential(Wide(), nn.MaxPool2d(3, 3, 1))",
    "nn.AvgPool2d(2)",
    "nn.AvgPool2d(3, 2, 1)",
    "nn.AvgPool2d(3, 2, 1, count_include_pad=False)",
    "nn.AvgPool2d(3, 2, 1, ceil_mode=True)",
    "nn.AvgPool2d(3, 2, ceil_mode=True, count_include_pad=False)",
    "nn.AvgPool2d(2, 2, divisor_override=3)",
    "nn.AvgPool2d((4, 3), (1, 2), (2, 0), ceil_mode=True, divisor_override=5)",
    "nn.AvgPool2d(7, 1, 3)",
    "nn.LPPool2d(2, 3)",
    "nn.LPPool2d(1.5, (2, 3), stride=2, ceil_mode=True)",
    "nn.AdaptiveAvgPool2d(1)",
    "nn.AdaptiveAvgPool2d(4)",
    "nn.AdaptiveAvgPool2d((3, 5))",
    "nn.AdaptiveAvgPool2d((None, 1))",
    "nn.AdaptiveAvgPool2d((12, 11))",
    "nn.AdaptiveMaxPool2d(1)",
    "nn.AdaptiveMaxPool2d((4, 3))",
    "nn.AdaptiveMaxPool2d((None, 5))",
    "nn.Sequential(nn.ReflectionPad2d(1), nn.MaxPool2d(3, 1))",
)
layers(
    FLAT,
    "nn.MaxPool1d(2)",
    "nn.MaxPool1d(3, 2, 1, ceil_mode=True)",
    "nn.MaxPool1d(3, 1, 1, dilation=2)",
    "nn.AvgPool1d(3, 2, 1)",
    "nn.AvgPool1d(5, 1, 2, count_include_pad=False)",
    "nn.AvgPool1d(5, 3, ceil_mode=True)",
    "nn.LPPool1d(2, 3, 2)",
    "nn.AdaptiveAvgPool1d(1)",
    "nn.AdaptiveAvgPool1d(7)",
    "nn.AdaptiveMaxPool1d(5)",
)
layers(
    (1, 3, 5, 6, 7),
    "nn.MaxPool3d(2)",
    "nn.MaxPool3d((3, 1, 1), (3, 1, 1))",
    "nn.MaxPool3d(3, 2, 1, ceil_mode=True)",
    "nn.AvgPool3d(2)",
    "nn.AvgPool3d(3, 2, 1, count_include_pad=False)",
    "nn.AdaptiveAvgPool3d(1)",
    "nn.AdaptiveAvgPool3d((2, None, 3))",
    "nn.AdaptiveMaxPool3d((2, 4, 3))",
)
results(
    MAP,
    "F.max_pool2d(x, 3, 2)",
    "F.max_pool2d(x, 3, stride=1, padding=1)",
    "F.avg_pool2d(x, x.shape[2:])",
    "F.avg_pool2d(x, 2, 1, 1)",
    "F.adaptive_avg_pool2d(x, (5, 4))",
    "F.adaptive_max_pool2d(x, 2)",
    "F.lp_pool2d(x, 2, 2, 2)",
    "F.max_pool2d(x, 2, return_indices=True)[0]",
    "-F.max_pool2d(-x, 3, 2, 1)",
)
program(
    "pools one behind the other",
    """
class Pools(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.cv1 = nn.Conv2d(c, c // 2, 1)
        self.m = nn.MaxPool2d(5, 1, 2)
        self.cv2 = nn.Conv2d(c * 2, 4, 1)

    def forward(self, x):
        x = self.cv1(x)
        y = self.m(x)
        z = self.m(y)
        return self.cv2(torch.cat([x, y, z, self.m(z)], 1))


model = Pools(6)
""",
)
body("soft pooling", "e = torch.exp(x)\nreturn F.avg_pool2d(x * e, 2, 2) * 4 / (F.avg_pool2d(e, 2, 2) * 4)")

# Sizes
layers(
    MAP,
    "nn.Upsample(scale_factor=2)",
    "nn.Upsample(None, 2, 'nearest')",
    "nn.Upsample(None, 3, 'nearest')",
    "nn.Upsample(scale_factor=(2, 3))",
    "nn.Upsample(scale_factor=1.5)",
    "nn.Upsample(scale_factor=0.5)",
    "nn.Upsample(size=(13, 5))",
    "nn.Upsample(size=20)",
    "nn.Upsample(scale_factor=2, mode='bilinear')",
    "nn.Upsample(scale_factor=2, mode='bilinear', align_corners=True)",
    "nn.Upsample(size=(13, 5), mode='bilinear')",
    "nn.Upsample(size=(13, 5), mode='bilinear', align_corners=True)",
    "nn.Upsample(scale_factor=1.7, mode='bilinear', align_corners=False)",
    "nn.Upsample(scale_factor=1.7, mode='bilinear', recompute_scale_factor=True)",
    "nn.Upsample(scale_factor=2, mode='bicubic')",
    "nn.Upsample(size=(11, 17), mode='bicubic', align_corners=True)",
    "nn.Upsample(size=(4, 6), mode='bicubic', align_corners=False)",
    "nn.UpsamplingNearest2d(scale_factor=2)",
    "nn.UpsamplingBilinear2d(scale_factor=2)",
    "nn.PixelShuffle(1)",
)
results(
    MAP,
    "F.interpolate(x, scale_factor=2)",
    "F.interpolate(x, size=(7, 19))",
    "F.interpolate(x, size=(4, 4), mode='nearest-exact')",
    "F.interpolate(x, scale_factor=2.3, mode='nearest-exact')",
    "F.interpolate(x, size=(18, 16), mode='bilinear', align_corners=False)",
    "F.interpolate(x, scale_factor=0.6, mode='bilinear', align_corners=False)",
    "F.interpolate(x, scale_factor=0.5, mode='bicubic')",
    "F.interpolate(x, size=(5, 3), mode='area')",
    "F.interpolate(x, size=(5, 3), mode='bilinear', antialias=True)",
    "F.interpolate(x, size=(12, 10), mode='bicubic', antialias=True)",
    "F.interpolate(x, size=1, mode='bilinear', align_corners=True)",
    "F.interpolate(F.adaptive_avg_pool2d(x, 1), size=x.shape[2:], mode='bilinear', align_corners=True)",
    "F.interpolate(x, size=[int(2.5 * s) for s in x.shape[-2:]], mode='nearest')",
    "F.upsample(x, scale_factor=2, mode='nearest')",
)
layers(FLAT, "nn.Upsample(scale_factor=2)", "nn.Upsample(size=7)", "nn.Upsample(scale_factor=2, mode='linear')", "nn.Upsample(size=17, mode='linear', align_corners=True)")
layers((1, 2, 3, 4, 3), "nn.Upsample(scale_factor=2)", "nn.Upsample(scale_factor=(1, 2, 2))", "nn.Upsample(size=(5, 7, 4), mode='trilinear')", "nn.Upsample(scale_factor=2, mode='trilinear', align_corners=True)")
layer("nn.PixelShuffle(2)", (2, 8, 3, 5))
layer("nn.PixelUnshuffle(2)", (2, 3, 6, 4))
result("F.pixel_shuffle(x, 3)", (1, 9, 2, 4))
result("F.pixel_unshuffle(x, 3)", (1, 2, 3, 9))
result("F.channel_shuffle(x, 3)", MAP)
layer("nn.ChannelShuffle(2)", MAP)
layers(
    MAP,
    "nn.Unfold(3)",
    "nn.Unfold(3, padding=1, stride=2)",
    "nn.Unfold((2, 3), dilation=2, padding=(1, 0), stride=(1, 2))",
)
layer("nn.Fold((4, 5), 2)", (1, 8, 12))
layer("nn.Fold((6, 6), 3, dilation=1, padding=1, stride=2)", (2, 18, 9))
results(
    MAP,
    "F.unfold(x, 3, padding=1)",
    "F.fold(F.unfold(x, 3, padding=1), (9, 8), 3, padding=1)",
    "F.unfold(x, kernel_size=2, stride=2).transpose(1, 2)",
    "x.unfold(2, 3, 2)",
    "x.unfold(2, 2, 2).unfold(3, 2, 2)",
    "x.unfold(-1, 5, 1)",
)

# Padding
layers(
    MAP,
    "nn.ZeroPad2d(1)",
    "nn.ZeroPad2d((0, 1, 0, 1))",
    "nn.ZeroPad2d((1, -1, -2, 2))",
    "nn.ConstantPad2d((1, 2, 0, 3), 0.5)",
    "nn.ReflectionPad2d(2)",
    "nn.ReflectionPad2d((1, 2, 0, 3))",
    "nn.ReplicationPad2d((3, 0, 1, 2))",
)
layers(FLAT, "nn.ReflectionPad1d((2, 1))", "nn.ReplicationPad1d(2)", "nn.ConstantPad1d((0, 3), -1.0)")
layers((1, 2, 3, 4, 3), "nn.ReplicationPad3d((1, 2, 0, 1, 2, 0))", "nn.ConstantPad3d(1, 2.0)", "nn.ReflectionPad3d(1)")
results(
    MAP,
    "F.pad(x, (0, 1, 2, 0))",
    "F.pad(x, [1, 1, 1, 1], value=-3.5)",
    "F.pad(x, (1, 2), 'constant', float('-inf')).clamp(min=-1)",
    "F.pad(x, (2, 3, 1, 0), mode='reflect')",
    "F.pad(x, (2, 3, 1, 0), mode='replicate')",
    "F.pad(x, (2, 3, 1, 0), mode='circular')",
    "F.pad(x, (0, 0, 0, 0, 1, 2))",
    "F.pad(x.permute(0, 2, 3, 1), (0, 0, 0, 3, 0, 2))",
    "F.pad(x, (-1, -2, 0, -3))",
)

# Activations
wide(
    "nn.ReLU()",
    "nn.ReLU(inplace=True)",
    "nn.ReLU6()",
    "nn.LeakyReLU()",
    "nn.LeakyReLU(0.1)",
    "nn.PReLU()",
    "nn.PReLU(6)",
    "nn.RReLU()",
    "nn.ELU()",
    "nn.ELU(0.5)",
    "nn.CELU()",
    "nn.CELU(2.0)",
    "nn.SELU()",
    "nn.GELU()",
    "nn.GELU(approximate='tanh')",
    "nn.SiLU()",
    "nn.Mish()",
    "nn.Hardswish()",
    "nn.Hardsigmoid()",
    "nn.Hardtanh()",
    "nn.Hardtanh(-2, 0.5)",
    "nn.Sigmoid()",
    "nn.LogSigmoid()",
    "nn.Tanh()",
    "nn.Tanhshrink()",
    "nn.Softplus()",
    "nn.Softplus(2, 3)",
    "nn.Softsign()",
    "nn.Softshrink()",
    "nn.Softshrink(1.5)",
    "nn.Hardshrink()",
    "nn.Threshold(0.5, -2)",
    "nn.GLU(1)",
    "nn.GLU()",
    "nn.Softmax(1)",
    "nn.Softmax(dim=-1)",
    "nn.Softmax2d()",
    "nn.Softmin(2)",
    "nn.LogSoftmax(1)",
    "nn.Identity()",
    "nn.Dropout(0.4)",
    "nn.Dropout2d()",
    "nn.AlphaDropout()",
)
results(
    MAP,
    "F.relu(x - 0.5)",
    "F.relu_(x - 0.5)",
    "torch.relu(x - 0.5)",
    "F.relu6(x * 10 - 1)",
    "F.leaky_relu(x - 0.5, 0.2)",
    "F.elu(x - 0.5, 2)",
    "F.silu(x * 4 - 2)",
    "F.gelu(x * 4 - 2)",
    "F.mish(x * 4 - 2)",
    "F.hardswish(x * 8 - 4)",
    "F.hardsigmoid(x * 8 - 4)",
    "F.hardtanh(x * 4 - 2, 0.0, 1.0)",
    "F.softplus(x * 60 - 30)",
    "F.softsign(x - 0.5)",
    "F.logsigmoid(x * 4 - 2)",
    "F.tanhshrink(x * 4 - 2)",
    "F.threshold(x, 0.5, 0.25)",
    "F.glu(x, 1)",
    "F.prelu(x - 0.5, torch.tensor([0.25]))",
    "F.softmax(x, dim=1)",
    "F.log_softmax(x * 3, dim=-1)",
    "F.dropout(x, 0.3, training=self.training)",
    "x * torch.sigmoid(1.702 * x)",
    "x.mul(F.softplus(x).tanh())",
    "F.relu6(x + 3) / 6",
    "x.sigmoid().mul_(2)",
    "torch.tanh(x)",
    "x.softmax(-1)",
    "x.view(1, 6, -1).softmax(2)",
    "torch.softmax(x.permute(0, 2, 3, 1) * 9, 3)",
    "x.log_softmax(1)",
)
program(
    "activations that are learnt",
    """
class Acon(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.p1 = nn.Parameter(torch.zeros(1, c, 1, 1))
        self.p2 = nn.Parameter(torch.zeros(1, c, 1, 1))
        self.beta = nn.Parameter(torch.ones(1, c, 1, 1))

    def forward(self, x):
        dpx = (self.p1 - self.p2) * x
        return dpx * torch.sigmoid(self.beta * dpx) + self.p2 * x


class Funnel(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.conv = nn.Conv2d(c, c, 3, 1, 1, groups=c, bias=False)
        self.bn = nn.BatchNorm2d(c)

    def forward(self, x):
        return torch.max(x, self.bn(self.conv(x)))


model = nn.Sequential(Acon(6), Funnel(6))
""",
)

# Linear layers and products
layers(
    FLAT,
    "nn.Linear(12, 7)",
    "nn.Linear(12, 1, bias=False)",
    "nn.Sequential(nn.Linear(12, 4), nn.GELU(), nn.Dropout(0.1), nn.Linear(4, 12))",
    "nn.Flatten()",
    "nn.Flatten(0, 1)",
    "nn.Unflatten(2, (3, 4))",
)
layer("nn.Linear(12, 7)", (12,), title="nn.Linear of a vector")
layer("nn.Linear(8, 3)", MAP, title="nn.Linear of a map")
layer("nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(6, 10))")
layer("nn.Bilinear(4, 3, 5)", (2, 4), (2, 3))
layer("nn.Bilinear(4, 3, 2, bias=False)", (2, 3, 4), (2, 3, 3))
layer("nn.CosineSimilarity()", MAP, MAP)
layer("nn.CosineSimilarity(dim=-1, eps=0.1)", FLAT, FLAT)
layer("nn.PairwiseDistance()", (3, 4), (3, 4))
result("x @ y", (2, 3), (3, 4))
result("x @ y", (2, 5, 3), (2, 3, 4))
result("x @ y", (2, 3, 5, 4), (4, 3))
result("x @ y", (4,), (2, 4, 3))
result("x @ y", (2, 3, 4), (4,))
result("torch.matmul(x, y)", (4,), (4,))
result("torch.matmul(x, y)", (3, 1, 2, 4), (5, 4, 6))
result("torch.matmul(x, y.transpose(-2, -1)) * 0.25", (1, 2, 5, 4), (1, 2, 7, 4))
result("torch.mm(x, y)", (2, 3), (3, 4))
result("torch.bmm(x, y)", (2, 5, 3), (2, 3, 4))
result("x.bmm(x.transpose(1, 2))", FLAT)
result("torch.baddbmm(x, y, z, beta=0.5, alpha=2)", (2, 5, 4), (2, 5, 3), (2, 3, 4))
result("torch.addmm(x, y, z)", (4,), (5, 3), (3, 4))
result("torch.addmm(x, y, z, beta=2, alpha=0.5)", (5, 4), (5, 3), (3, 4))
result("torch.mv(x, y)", (3, 4), (4,))
result("torch.dot(x, y)", (4,), (4,))
result("torch.outer(x, y)", (3,), (4,))
result("F.linear(x, y, z)", FLAT, (7, 12), (7,))
result("F.linear(x, y)", FLAT, (7, 12))
result("F.bilinear(x, y, z)", (2, 4), (2, 3), (5, 4, 3))
result("F.cosine_similarity(x, y, dim=2)", FLAT, FLAT)
result("torch.cdist(x, y)", (2, 5, 3), (2, 4, 3))
result("torch.cdist(x, y, p=1)", (5, 3), (4, 3))
result("torch.einsum('bqd,bkd->bqk', x, y)", (2, 5, 3), (2, 4, 3))
result("torch.einsum('bhqd, bhkd -> bhqk', x, y)", (1, 2, 5, 3), (1, 2, 4, 3))
result("torch.einsum('bchw,bnc->bnhw', x, y)", (1, 4, 3, 5), (1, 6, 4))
result("torch.einsum('ij,jk', x, y)", (2, 3), (3, 4))
result("torch.einsum('i,j->ij', x, y)", (2,), (3,))
result("torch.einsum('...ij->...ji', x)", FLAT)
result("torch.einsum('bij->b', x)", FLAT)
result("torch.einsum('bii->bi', x)", (2, 3, 3))
result("torch.einsum('bnc,cd,bmd->bnm', x, y, z)", (2, 5, 3), (3, 4), (2, 6, 4))
result("torch.einsum('...c,c->...c', x, y)", FLAT, (12,))
result("torch.kron(x, y)", (2, 3), (3, 2))
result("torch.cross(x, y, dim=1)", (2, 3), (2, 3))

# Attention
program(
    "nn.MultiheadAttention",
    """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.ma = nn.MultiheadAttention(embed_dim=8, num_heads=2)

    def forward(self, x):
        return self.ma(x, x, x)[0] + x


model = Net()
""",
    (5, 2, 8),
)
program(
    "nn.MultiheadAttention, its weights, batch first",
    """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.ma = nn.MultiheadAttention(8, 4, bias=False, batch_first=True)

    def forward(self, x, y):
        return self.ma(x, y, y)


model = Net()
""",
    (2, 5, 8),
    (2, 3, 8),
)
program(
    "nn.MultiheadAttention with keys and values of other sizes",
    """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.ma = nn.MultiheadAttention(8, 2, kdim=6, vdim=4)

    def forward(self, x, y, z):
        return self.ma(x, y, z, need_weights=False)[0]


model = Net()
""",
    (5, 2, 8),
    (3, 2, 6),
    (3, 2, 4),
)
program(
    "a layer of a transformer without norms",
    """
class Layer(nn.Module):
    def __init__(self, c, heads):
        super().__init__()
        self.q = nn.Linear(c, c, bias=False)
        self.k = nn.Linear(c, c, bias=False)
        self.v = nn.Linear(c, c, bias=False)
        self.ma = nn.MultiheadAttention(embed_dim=c, num_heads=heads)
        self.fc = nn.Linear(c, c, bias=False)

    def forward(self, x):
        x = self.ma(self.q(x), self.k(x), self.v(x))[0] + x
        return self.fc(x) + x


class Block(nn.Module):
    def __init__(self, c1, c2):
        super().__init__()
        self.conv = nn.Conv2d(c1, c2, 1)
        self.linear = nn.Linear(c2, c2)
        self.tr = nn.Sequential(*(Layer(c2, 2) for _ in range(2)))
        self.c2 = c2

    def forward(self, x):
        x = self.conv(x)
        b, _, w, h = x.shape
        p = x.flatten(2).permute(2, 0, 1)
        return self.tr(p + self.linear(p)).permute(1, 2, 0).reshape(b, self.c2, w, h)


model = Block(6, 8)
""",
)
layer("nn.TransformerEncoderLayer(8, 2, 16)", (5, 2, 8))
layer("nn.TransformerEncoderLayer(8, 2, 16, activation='gelu', batch_first=True, norm_first=True)", (2, 5, 8))
program(
    "attention of heads over tokens",
    """
class Attention(nn.Module):
    def __init__(self, dim, heads):
        super().__init__()
        self.heads, self.scale = heads, (dim // heads) ** -0.5
        self.qkv = nn.Linear(dim, dim * 3, bias=False)
        self.proj = nn.Linear(dim, dim)

    def forward(self, x):
        b, n, c = x.shape
        q, k, v = self.qkv(x).reshape(b, n, 3, self.heads, c // self.heads).permute(2, 0, 3, 1, 4)
        attn = (q @ k.transpose(-2, -1)) * self.scale
        x = (attn.softmax(dim=-1) @ v).transpose(1, 2).reshape(b, n, c)
        return self.proj(x)


model = Attention(12, 3)
""",
    FLAT,
)
program(
    "attention in windows that are shifted",
    """
def partition(x, size):
    b, h, w, c = x.shape
    x = x.view(b, h // size, size, w // size, size, c)
    return x.permute(0, 1, 3, 2, 4, 5).contiguous().view(-1, size, size, c)


def reverse(windows, size, h, w):
    b = int(windows.shape[0] / (h * w / size / size))
    x = windows.view(b, h // size, w // size, size, size, -1)
    return x.permute(0, 1, 3, 2, 4, 5).contiguous().view(b, h, w, -1)


class WindowAttention(nn.Module):
    def __init__(self, dim, size, heads):
        super().__init__()
        self.size, self.heads, self.scale = size, heads, (dim // heads) ** -0.5
        self.table = nn.Parameter(torch.zeros((2 * size - 1) ** 2, heads))
        coords = torch.stack(torch.meshgrid([torch.arange(size), torch.arange(size)], indexing="ij"))
        flat = torch.flatten(coords, 1)
        relative = (flat[:, :, None] - flat[:, None, :]).permute(1, 2, 0).contiguous()
        relative[:, :, 0] += size - 1
        relative[:, :, 1] += size - 1
        relative[:, :, 0] *= 2 * size - 1
        self.register_buffer("relative", relative.sum(-1))
        self.qkv = nn.Linear(dim, dim * 3)
        self.proj = nn.Linear(dim, dim)

    def forward(self, x, mask=None):
        b, n, c = x.shape
        qkv = self.qkv(x).reshape(b, n, 3, self.heads, c // self.heads).permute(2, 0, 3, 1, 4)
        q, k, v = qkv[0], qkv[1], qkv[2]
        attn = q * self.scale @ k.transpose(-2, -1)
        bias = self.table[self.relative.view(-1)].view(n, n, -1).permute(2, 0, 1).contiguous()
        attn = attn + bias.unsqueeze(0)
        if mask is not None:
            windows = mask.shape[0]
            attn = attn.view(b // windows, windows, self.heads, n, n) + mask.unsqueeze(1).unsqueeze(0)
            attn = attn.view(-1, self.heads, n, n)
        attn = F.softmax(attn, dim=-1)
        return self.proj((attn @ v).transpose(1, 2).reshape(b, n, c))


class Block(nn.Module):
    def __init__(self, dim, heads, size, shift):
        super().__init__()
        self.size, self.shift = size, shift
        self.norm = nn.LayerNorm(dim)
        self.attn = WindowAttention(dim, size, heads)

    def mask(self, h, w):
        img = torch.zeros((1, h, w, 1))
        slices = (slice(0, -self.size), slice(-self.size, -self.shift), slice(-self.shift, None))
        count = 0
        for rows in slices:
            for columns in slices:
                img[:, rows, columns, :] = count
                count += 1
        windows = partition(img, self.size).view(-1, self.size * self.size)
        mask = windows.unsqueeze(1) - windows.unsqueeze(2)
        return mask.masked_fill(mask != 0, float(-100.0)).masked_fill(mask == 0, float(0.0))

    def forward(self, x):
        b, c, h, w = x.shape
        shortcut = x.permute(0, 2, 3, 1)
        x = self.norm(shortcut)
        pad = (self.size - h % self.size) % self.size
        x = F.pad(x, (0, 0, 0, (self.size - w % self.size) % self.size, 0, pad))
        h2, w2 = x.shape[1], x.shape[2]
        x = torch.roll(x, shifts=(-self.shift, -self.shift), dims=(1, 2))
        windows = partition(x, self.size).view(-1, self.size * self.size, c)
        out = self.attn(windows, self.mask(h2, w2)).view(-1, self.size, self.size, c)
        x = torch.roll(reverse(out, self.size, h2, w2), shifts=(self.shift, self.shift), dims=(1, 2))
        return (shortcut + x[:, :h, :w, :]).permute(0, 3, 1, 2)


model = Block(6, 2, 4, 2)
""",
)
program(
    "attention by cosine with a scale that is learnt",
    """
class Cosine(nn.Module):
    def __init__(self, heads):
        super().__init__()
        self.logit_scale = nn.Parameter(torch.log(10 * torch.ones((heads, 1, 1))))

    def forward(self, q, k):
        attn = F.normalize(q, dim=-1) @ F.normalize(k, dim=-1).transpose(-2, -1)
        return attn * torch.clamp(self.logit_scale, max=math.log(1.0 / 0.01)).exp()


model = Cosine(2)
""",
    (1, 2, 5, 4),
    (1, 2, 6, 4),
)

# Blocks
program(
    "a convolution with its norm and activation, a residual and a concatenation",
    """
class Conv(nn.Module):
    def __init__(self, c1, c2, k=1, s=1, p=None, g=1, act=True):
        super().__init__()
        self.conv = nn.Conv2d(c1, c2, k, s, k // 2 if p is None else p, groups=g, bias=False)
        self.bn = nn.BatchNorm2d(c2, eps=1e-3)
        self.act = nn.SiLU() if act is True else nn.Identity()

    def forward(self, x):
        return self.act(self.bn(self.conv(x)))


class Split(nn.Module):
    def __init__(self, c1, c2, n):
        super().__init__()
        c = c2 // 2
        self.a, self.b = Conv(c1, c), Conv(c1, c)
        self.m = nn.ModuleList(nn.Sequential(Conv(c, c), Conv(c, c, 3)) for _ in range(n))
        self.out = Conv(2 * c, c2)

    def forward(self, x):
        y = self.a(x)
        for m in self.m:
            y = y + m(y)
        return self.out(torch.cat((y, self.b(x)), dim=1))


model = nn.Sequential(Conv(6, 8, 3, 2), Split(8, 8, 2), Conv(8, 4, 3, 1, g=4, act=False))
""",
)
program(
    "squeeze and excitation",
    """
class SE(nn.Module):
    def __init__(self, c, r):
        super().__init__()
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Sequential(nn.Linear(c, c // r, bias=False), nn.ReLU(inplace=True), nn.Linear(c // r, c), nn.Sigmoid())

    def forward(self, x):
        b, c, _, _ = x.size()
        y = self.fc(self.pool(x).view(b, c)).view(b, c, 1, 1)
        return x * y.expand_as(x)


model = SE(6, 2)
""",
    (2, 6, 9, 8),
)
program(
    "attention over channels and over places",
    """
class Channel(nn.Module):
    def __init__(self, c, r=2):
        super().__init__()
        self.avg, self.max = nn.AdaptiveAvgPool2d(1), nn.AdaptiveMaxPool2d(1)
        self.f = nn.Sequential(nn.Conv2d(c, c // r, 1, bias=False), nn.ReLU(), nn.Conv2d(c // r, c, 1, bias=False))

    def forward(self, x):
        return torch.sigmoid(self.f(self.avg(x)) + self.f(self.max(x)))


class Place(nn.Module):
    def __init__(self, k=7):
        super().__init__()
        self.conv = nn.Conv2d(2, 1, k, padding=k // 2, bias=False)

    def forward(self, x):
        mean = torch.mean(x, dim=1, keepdim=True)
        most, _ = torch.max(x, dim=1, keepdim=True)
        return torch.sigmoid(self.conv(torch.cat([mean, most], 1)))


class Both(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.channel, self.place = Channel(c), Place()

    def forward(self, x):
        x = self.channel(x) * x
        return self.place(x) * x


model = Both(6)
""",
)
program(
    "attention by a convolution along the channels",
    """
class ECA(nn.Module):
    def __init__(self, c, b=1, gamma=2):
        super().__init__()
        t = int(abs((math.log(c, 2) + b) / gamma))
        k = t if t % 2 else t + 1
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.conv = nn.Conv1d(1, 1, kernel_size=k, padding=k // 2, bias=False)

    def forward(self, x):
        y = self.conv(self.pool(x).squeeze(-1).transpose(-1, -2)).transpose(-1, -2).unsqueeze(-1)
        return x * y.sigmoid().expand_as(x)


model = ECA(64)
""",
    (1, 64, 5, 4),
)
program(
    "attention along rows and columns",
    """
class Coordinates(nn.Module):
    def __init__(self, c, mid=4):
        super().__init__()
        self.rows, self.columns = nn.AdaptiveAvgPool2d((None, 1)), nn.AdaptiveAvgPool2d((1, None))
        self.conv, self.bn, self.act = nn.Conv2d(c, mid, 1), nn.BatchNorm2d(mid), nn.Hardswish()
        self.h, self.w = nn.Conv2d(mid, c, 1), nn.Conv2d(mid, c, 1)

    def forward(self, x):
        n, c, h, w = x.size()
        y = torch.cat([self.rows(x), self.columns(x).permute(0, 1, 3, 2)], dim=2)
        a, b = torch.split(self.act(self.bn(self.conv(y))), [h, w], dim=2)
        return x * self.h(a).sigmoid() * self.w(b.permute(0, 1, 3, 2)).sigmoid()


model = Coordinates(6)
""",
)
program(
    "attention without parameters",
    """
class Energy(nn.Module):
    def __init__(self, e=1e-4):
        super().__init__()
        self.e = e

    def forward(self, x):
        b, c, h, w = x.size()
        n = w * h - 1
        d = (x - x.mean(dim=[2, 3], keepdim=True)).pow(2)
        y = d / (4 * (d.sum(dim=[2, 3], keepdim=True) / n + self.e)) + 0.5
        return x * torch.sigmoid(y)


model = Energy()
""",
)
program(
    "attention of a gram matrix",
    """
class Gram(nn.Module):
    def __init__(self):
        super().__init__()
        self.gamma = nn.Parameter(torch.zeros(1))

    def forward(self, x):
        b, c, h, w = x.shape
        q = x.view(b, c, -1)
        energy = torch.bmm(q, x.view(b, c, -1).permute(0, 2, 1))
        energy = torch.max(energy, -1, keepdim=True)[0].expand_as(energy) - energy
        out = torch.bmm(F.softmax(energy, dim=-1), q).view(b, c, h, w)
        return self.gamma * out + x


model = Gram()
""",
)
program(
    "maps that are added by weights that are learnt",
    """
class Add(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.w = nn.Parameter(torch.ones(n))
        self.conv = nn.Conv2d(6, 6, 1)

    def forward(self, x, y, z):
        w = torch.relu(self.w)
        w = w / (torch.sum(w, dim=0) + 0.0001)
        return self.conv((w[0] * x + w[1] * y + w[2] * z) * torch.sigmoid(w[0]))


model = Add(3)
""",
    MAP,
    MAP,
    MAP,
)
program(
    "slices of a map beside each other",
    """
class Focus(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(12, 4, 3, padding=1)

    def forward(self, x):
        return self.conv(torch.cat((x[..., ::2, ::2], x[..., 1::2, ::2], x[..., ::2, 1::2], x[..., 1::2, 1::2]), 1))


model = Focus()
""",
    (1, 3, 8, 10),
)
program(
    "channels that are shuffled",
    """
class Shuffle(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.branch = nn.Sequential(nn.Conv2d(c // 2, c // 2, 3, 1, 1, groups=c // 2, bias=False), nn.BatchNorm2d(c // 2))

    def forward(self, x):
        a, b = x.chunk(2, dim=1)
        out = torch.cat((a, self.branch(b)), dim=1)
        n, c, h, w = out.size()
        return out.view(n, 2, c // 2, h, w).transpose(1, 2).contiguous().view(n, -1, h, w)


model = Shuffle(6)
""",
)
program(
    "space to depth and back",
    """
class Contract(nn.Module):
    def forward(self, x):
        b, c, h, w = x.size()
        return x.view(b, c, h // 2, 2, w // 2, 2).permute(0, 3, 5, 1, 2, 4).contiguous().view(b, c * 4, h // 2, w // 2)


class Grow(nn.Module):
    def forward(self, x):
        b, c, h, w = x.size()
        return x.view(b, 2, 2, c // 4, h, w).permute(0, 3, 4, 1, 5, 2).contiguous().view(b, c // 4, h * 2, w * 2)


model = nn.Sequential(Contract(), nn.Conv2d(12, 8, 1), Grow())
""",
    (1, 3, 8, 6),
)
program(
    "branches with kernels of several sizes, chosen softly",
    """
class Kernels(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.convs = nn.ModuleList([nn.Conv2d(c, c, k, padding=k // 2) for k in (1, 3, 5)])
        self.fc = nn.Linear(c, 4)
        self.fcs = nn.ModuleList([nn.Linear(4, c) for _ in range(3)])
        self.softmax = nn.Softmax(dim=0)

    def forward(self, x):
        b, c, _, _ = x.size()
        maps = [conv(x) for conv in self.convs]
        z = self.fc(sum(maps).mean(-1).mean(-1))
        weights = self.softmax(torch.stack([fc(z).view(b, c, 1, 1) for fc in self.fcs], 0))
        return (weights * torch.stack(maps, 0)).sum(0)


model = Kernels(6)
""",
)
program(
    "a convolution with branches that could be one",
    """
class Rep(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.identity = nn.BatchNorm2d(c)
        self.dense = nn.Sequential(nn.Conv2d(c, c, 3, 1, 1, bias=False), nn.BatchNorm2d(c))
        self.small = nn.Sequential(nn.Conv2d(c, c, 1, bias=False), nn.BatchNorm2d(c))

    def forward(self, x):
        return F.silu(self.dense(x) + self.small(x) + self.identity(x))


model = Rep(6)
""",
)
program(
    "a block with a scale of its layers",
    """
class Block(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.dw = nn.Conv2d(c, c, 7, padding=3, groups=c)
        self.norm = nn.LayerNorm(c, eps=1e-6)
        self.pw1, self.act, self.pw2 = nn.Linear(c, 4 * c), nn.GELU(), nn.Linear(4 * c, c)
        self.gamma = nn.Parameter(1e-6 * torch.ones(c), requires_grad=True)

    def forward(self, x):
        y = self.dw(x).permute(0, 2, 3, 1)
        y = self.gamma * self.pw2(self.act(self.pw1(self.norm(y))))
        return x + y.permute(0, 3, 1, 2)


model = Block(6)
""",
)
program(
    "features that are carried to where they fit",
    """
class Reassemble(nn.Module):
    def __init__(self, c, scale=2, k=3):
        super().__init__()
        self.scale, self.k = scale, k
        self.enc = nn.Conv2d(c, (scale * k) ** 2, 3, padding=1)
        self.up = nn.Upsample(scale_factor=scale, mode="nearest")
        self.unfold = nn.Unfold(kernel_size=k, dilation=scale, padding=k // 2 * scale)

    def forward(self, x):
        b, c, h, w = x.size()
        h_, w_ = h * self.scale, w * self.scale
        weights = torch.softmax(F.pixel_shuffle(self.enc(x), self.scale), dim=1)
        x = self.unfold(self.up(x)).view(b, c, -1, h_, w_)
        return torch.einsum("bkhw,bckhw->bchw", [weights, x])


model = Reassemble(6)
""",
    (1, 6, 5, 4),
)
program(
    "grid_sample",
    """
class Warp(nn.Module):
    def __init__(self):
        super().__init__()
        self.offset = nn.Conv2d(6, 2, 3, padding=1)

    def forward(self, x):
        b, _, h, w = x.shape
        ys, xs = torch.meshgrid(torch.linspace(-1, 1, h), torch.linspace(-1, 1, w), indexing="ij")
        grid = torch.stack((xs, ys), 2).unsqueeze(0).expand(b, -1, -1, -1)
        grid = grid + self.offset(x).permute(0, 2, 3, 1) * 0.2
        return F.grid_sample(x, grid, mode="bilinear", padding_mode="border", align_corners=True)


model = Warp()
""",
)
result("F.grid_sample(x, y * 2 - 1)", MAP, (1, 4, 5, 2))
result("F.grid_sample(x, y * 3 - 1.5, mode='nearest', align_corners=False)", MAP, (1, 4, 5, 2))
result("F.grid_sample(x, y * 3 - 1.5, padding_mode='zeros', align_corners=True)", MAP, (1, 4, 5, 2))
result("F.affine_grid(x, (2, 3, 4, 5), align_corners=False)", (2, 2, 3))
program(
    "a pyramid of pools with maps of one size",
    """
class Pyramid(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.stages = nn.ModuleList([nn.Sequential(nn.AdaptiveAvgPool2d(s), nn.Conv2d(c, 2, 1, bias=False), nn.ReLU()) for s in (1, 2, 3, 6)])

    def forward(self, x):
        size = x.size()[2:]
        maps = [F.interpolate(stage(x), size=size, mode="bilinear", align_corners=True) for stage in self.stages]
        return torch.cat(maps + [x], 1)


model = Pyramid(6)
""",
)
program(
    "a head that decodes boxes",
    """
class Head(nn.Module):
    def __init__(self, nc, anchors, ch):
        super().__init__()
        self.no, self.nl, self.na = nc + 5, len(anchors), len(anchors[0]) // 2
        self.stride = torch.tensor([8.0, 16.0])
        self.register_buffer("anchors", torch.tensor(anchors).float().view(self.nl, -1, 2))
        self.m = nn.ModuleList(nn.Conv2d(c, self.no * self.na, 1) for c in ch)

    def forward(self, x, y):
        z = []
        for i, t in enumerate((x, y)):
            t = self.m[i](t)
            b, _, h, w = t.shape
            t = t.view(b, self.na, self.no, h, w).permute(0, 1, 3, 4, 2).contiguous()
            gy, gx = torch.meshgrid(torch.arange(h), torch.arange(w), indexing="ij")
            grid = torch.stack((gx, gy), 2).expand(1, self.na, h, w, 2) - 0.5
            sizes = (self.anchors[i] * self.stride[i]).view(1, self.na, 1, 1, 2).expand(1, self.na, h, w, 2)
            xy, wh, conf = t.sigmoid().split((2, 2, self.no - 4), 4)
            xy = (xy * 2 + grid) * self.stride[i]
            wh = (wh * 2) ** 2 * sizes
            z.append(torch.cat((xy, wh, conf), 4).view(b, -1, self.no))
        return torch.cat(z, 1)


model = Head(3, [[1, 2, 3, 4], [5, 6, 7, 8]], (6, 4))
""",
    (1, 6, 4, 5),
    (1, 4, 2, 3),
)
program(
    "a head that decodes boxes in place",
    """
class Head(nn.Module):
    def forward(self, x):
        b, _, h, w = x.shape
        y = x.view(b, 2, 7, h, w).permute(0, 1, 3, 4, 2).contiguous().sigmoid()
        gy, gx = torch.meshgrid([torch.arange(h), torch.arange(w)], indexing="ij")
        grid = torch.stack((gx, gy), 2).view((1, 1, h, w, 2)).float()
        sizes = torch.tensor([[10.0, 13.0], [33.0, 23.0]]).view(1, 2, 1, 1, 2)
        y[..., 0:2] = (y[..., 0:2] * 2.0 - 0.5 + grid.to(x.device)) * 8
        y[..., 2:4] = (y[..., 2:4] * 2) ** 2 * sizes
        return y.view(b, -1, 7)


model = Head()
""",
    (1, 14, 4, 5),
)
program(
    "a head without anchors",
    """
class Head(nn.Module):
    def __init__(self, bins=4):
        super().__init__()
        self.bins = bins
        self.dfl = nn.Conv2d(bins, 1, 1, bias=False).requires_grad_(False)
        self.dfl.weight.data[:] = nn.Parameter(torch.arange(bins, dtype=torch.float).view(1, bins, 1, 1))

    def forward(self, x):
        b, c, h, w = x.shape
        box, cls = x.view(b, c, -1).split((self.bins * 4, c - self.bins * 4), 1)
        box = self.dfl(box.view(b, 4, self.bins, -1).transpose(2, 1).softmax(1)).view(b, 4, -1)
        sx, sy = torch.arange(w) + 0.5, torch.arange(h) + 0.5
        gy, gx = torch.meshgrid(sy, sx, indexing="ij")
        points = torch.stack((gx, gy), -1).view(-1, 2).transpose(0, 1).unsqueeze(0)
        lt, rb = box.chunk(2, 1)
        one, two = points - lt, points + rb
        return torch.cat((torch.cat(((one + two) / 2, two - one), 1) * 8, cls.sigmoid()), 1)


model = Head()
""",
    (1, 19, 4, 3),
)
program(
    "layers that are shared",
    """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(6, 6, 3, padding=1)
        self.b = self.a
        self.norms = nn.ModuleList([nn.BatchNorm2d(6), nn.BatchNorm2d(6)])

    def forward(self, x):
        return self.norms[1](self.b(self.norms[0](self.a(x))))


model = Net()
""",
)
program(
    "a convolution with a norm that somebody else reads too",
    """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv, self.bn = nn.Conv2d(6, 4, 3), nn.BatchNorm2d(4)

    def forward(self, x):
        y = self.conv(x)
        return self.bn(y) + y


model = Net()
""",
)
program(
    "parameters in lists and dictionaries",
    """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.list = nn.ParameterList([nn.Parameter(torch.zeros(1, 6, 1, 1)) for _ in range(2)])
        self.dict = nn.ParameterDict({"a": nn.Parameter(torch.zeros(6, 1, 1))})
        self.layers = nn.ModuleDict({"one": nn.Conv2d(6, 3, 1), "two": nn.Conv2d(6, 3, 3, padding=1)})
        self.skip = nn.Parameter(torch.zeros(1))

    def forward(self, x):
        x = x * self.list[0] + self.list[1] + self.dict["a"]
        return torch.cat([self.layers["one"](x), self.layers["two"](x)], 1) * self.skip


model = Net()
""",
)
program(
    "an embedding of places",
    """
class Net(nn.Module):
    def __init__(self, h, w, c):
        super().__init__()
        self.rows, self.columns = nn.Embedding(h, c), nn.Embedding(w, c)

    def forward(self, x):
        h, w = x.shape[-2:]
        a, b = self.columns(torch.arange(w)), self.rows(torch.arange(h))
        place = torch.cat([a.unsqueeze(0).repeat(h, 1, 1), b.unsqueeze(1).repeat(1, w, 1)], dim=-1)
        return x + place.permute(2, 0, 1).unsqueeze(0).repeat(x.shape[0], 1, 1, 1)


model = Net(12, 12, 3)
""",
)
program(
    "sines of places",
    """
class Net(nn.Module):
    def forward(self, x):
        h, w = x.shape[-2:]
        gw, gh = torch.meshgrid(torch.arange(w, dtype=torch.float32), torch.arange(h, dtype=torch.float32), indexing="ij")
        omega = 1.0 / (100 ** (torch.arange(3, dtype=torch.float32) / 3))
        a = gw.flatten()[..., None] @ omega[None]
        b = gh.flatten()[..., None] @ omega[None]
        place = torch.cat([torch.sin(a), torch.cos(a), torch.sin(b), torch.cos(b)], 1)[None]
        return torch.cat([x.flatten(2).permute(0, 2, 1), place], 2)


model = Net()
""",
)
program(
    "a convolution whose weight is the difference of neighbours",
    """
class Difference(nn.Module):
    def __init__(self, c1, c2, theta=0.7):
        super().__init__()
        self.conv = nn.Conv2d(c1, c2, 3, padding=1, bias=False)
        self.theta = theta

    def forward(self, x):
        out = self.conv(x)
        kernel = self.conv.weight.sum(2).sum(2)[:, :, None, None]
        return out - self.theta * F.conv2d(x, weight=kernel, bias=self.conv.bias, stride=1, padding=0)


model = Difference(6, 4)
""",
)
program(
    "nn.utils.weight_norm",
    "model = nn.utils.weight_norm(nn.Conv2d(6, 4, 3))",
)
program(
    "frequencies of a map",
    """
class Dct(nn.Module):
    def __init__(self, c, h, w):
        super().__init__()
        kernel = torch.zeros(c, h, w)
        for i in range(c):
            for a in range(h):
                for b in range(w):
                    kernel[i, a, b] = math.cos(math.pi * i * (a + 0.5) / h) * math.cos(math.pi * i * (b + 0.5) / w)
        self.register_buffer("kernel", kernel)

    def forward(self, x):
        return torch.sum(x * self.kernel, dim=[2, 3])


model = Dct(3, 4, 5)
""",
    (1, 3, 4, 5),
)
program(
    "wavelets of a map",
    """
class Haar(nn.Module):
    def forward(self, x):
        a, b = x[:, :, 0::2, :] / 2, x[:, :, 1::2, :] / 2
        a1, a2, b1, b2 = a[:, :, :, 0::2], a[:, :, :, 1::2], b[:, :, :, 0::2], b[:, :, :, 1::2]
        return torch.cat((a1 + a2 + b1 + b2, -a1 + a2 - b1 + b2, -a1 - a2 + b1 + b2, a1 - a2 - b1 + b2), 1)


model = Haar()
""",
    (1, 2, 6, 8),
)
program(
    "attention in which the best places alone take part",
    """
class Routing(nn.Module):
    def forward(self, x):
        b, n, c = x.shape
        scores = x @ x.transpose(1, 2)
        best, places = torch.topk(scores, 2, dim=-1)
        index = places.view(b, n, 2, 1).expand(-1, -1, -1, c)
        chosen = torch.gather(x.unsqueeze(1).expand(-1, n, -1, -1), 2, index)
        return (chosen * F.softmax(best, -1).unsqueeze(-1)).sum(2)


model = Routing()
""",
    FLAT,
)

# Joining and taking apart
result("torch.cat([x, y], 1)", MAP, (1, 3, 9, 8))
result("torch.cat((x, y, x), dim=-1)", MAP, (1, 6, 9, 2))
result("torch.cat([x, y], 1)", FLAT, (2, 1, 12))
result("torch.concat([x, y])", FLAT, FLAT)
result("torch.stack([x, y])", MAP, MAP)
result("torch.stack((x, y), dim=2)", FLAT, FLAT)
result("torch.stack((x, y), -1)", FLAT, FLAT)
result("torch.hstack([x, y])", FLAT, FLAT)
result("torch.vstack([x, y])", FLAT, FLAT)
result("torch.dstack([x, y])", FLAT, FLAT)
results(
    MAP,
    "x.split(4, 1)",
    "torch.split(x, [1, 5], dim=1)[1]",
    "x.split((2, 6), -1)",
    "x.chunk(2, 1)",
    "torch.chunk(x, 4, dim=1)",
    "x.chunk(3, dim=3)[2]",
    "torch.tensor_split(x, 4, dim=2)",
    "x.unbind(1)[2]",
    "torch.unbind(x, -1)[0]",
    "x.view(1, 3, 2, 9, 8).unbind(2)",
    "x.flip(3)",
    "torch.flip(x, [2, 3])",
    "x.fliplr()",
    "torch.roll(x, 2, 2)",
    "torch.roll(x, shifts=(-1, 3), dims=(2, 3))",
    "x.roll(5)",
    "torch.rot90(x, 1, [2, 3])",
    "torch.rot90(x, 2, (2, 3))",
    "x.permute(0, 2, 3, 1)",
    "torch.permute(x, (3, 0, 2, 1))",
    "x.transpose(1, 3)",
    "torch.transpose(x, -1, -2)",
    "x.swapaxes(1, 2)",
    "x[0, 0].t()",
    "x.mT",
    "torch.movedim(x, 1, -1)",
    "x.reshape(2, -1)",
    "x.permute(0, 2, 3, 1).reshape(1, -1, 6)",
    "x.view(1, 2, 3, 72)",
    "x.view(-1)",
    "x.flatten()",
    "torch.flatten(x, 2)",
    "x.flatten(1, 2)",
    "x.unflatten(1, (2, 3))",
    "x.unsqueeze(1)",
    "x.unsqueeze(-1).squeeze(0)",
    "x[:1].squeeze()",
    "x[:, :1].expand(-1, 4, -1, -1)",
    "x[:, :, :1, :1].expand_as(x)",
    "x.repeat(1, 2, 1, 3)",
    "x.repeat(2, 1, 1, 1, 1)",
    "torch.tile(x, (1, 1, 2))",
    "x.repeat_interleave(2, dim=2)",
    "torch.repeat_interleave(x, 3, 1)",
    "x.contiguous().clone().detach()",
    "x.narrow(1, 2, 3)",
    "x.select(1, 4)",
    "torch.tril(x)",
    "torch.triu(x, 1)",
    "x.diagonal(dim1=2, dim2=3)",
    "torch.broadcast_to(x[:, :1], (2, 6, 9, 8))",
    "x.view_as(x).reshape_as(x.flatten(2))",
    "x.T.shape[0] * x",
    "x.ravel()",
    "x.new_zeros(2, 3) + 1",
)

# Indices
results(
    MAP,
    "x[0]",
    "x[:, 1]",
    "x[:, -1, 2:5]",
    "x[..., 0]",
    "x[..., 1:, :-1]",
    "x[:, ::2, 1::3, ::4]",
    "x[:, :, None]",
    "x[None, ..., None]",
    "x[:, [0, 2, 5]]",
    "x[:, [4, 1]][..., [0, 0, 3]]",
    "x[:, torch.tensor([1, 1, 0])]",
    "x[:, [0, 1], [2, 3]]",
    "x[:, [0, 1], :, [2, 3]]",
    "x[0, :, torch.arange(3), torch.tensor([5, 6, 7])]",
    "x[:, torch.tensor([[0, 1], [2, 3]])]",
    "x[:, torch.tensor([True, False, True, True, False, False])]",
    "torch.index_select(x, 1, torch.tensor([5, 0]))",
    "x.index_select(2, torch.arange(0, 9, 2))",
    "torch.gather(x, 3, (x[..., :3] * 7).long())",
    "x.gather(1, torch.zeros(1, 2, 9, 8, dtype=torch.long))",
    "torch.take_along_dim(x, x.argsort(1), 1)",
    "torch.take(x, torch.tensor([0, 100, 431]))",
    "torch.topk(x, 3)[0]",
    "x.topk(2, dim=1)",
    "torch.topk(x, 2, dim=2, largest=False)[1]",
    "x.sort(1)[0]",
    "torch.sort(x, dim=-1, descending=True)",
    "x.argsort(dim=2)",
    "x.argmax(1)",
    "x.argmin(-1, keepdim=True)",
    "torch.argmax(x)",
    "x.kthvalue(2, 1)[0]",
    "x.median(1)[0]",
    "F.one_hot((x[0, 0, :2] * 4).long(), 5)",
    "torch.zeros(1, 6, 9, 8).scatter_(1, x.argmax(1, keepdim=True), 1.0)",
    "torch.scatter(x, 1, x.argmax(1, keepdim=True), 0.0)",
    "torch.zeros(6).scatter_add(0, torch.tensor([1, 1, 4]), x[0, 0, 0, :3])",
    "torch.nonzero(x[0, 0] > 2)",
)
body("a slice that is set", "y = x.clone()\ny[:, 1:3] = 0\nreturn y")
body("a slice that is set to a tensor", "y = torch.zeros(1, 6, 11, 10)\ny[:, :, 1:-1, 1:-1] = x\nreturn y")
body("a slice with a step that is set", "y = x.clone()\ny[..., ::2, 1::2] = x[..., ::2, 1::2] * 2 + 1\nreturn y")
body("a place that is set", "y = x * 1\ny[0, 2] = x[0, 3] - 1\ny[:, -1, 0, 0] = 5.5\nreturn y")
body("channels by list that are set", "y = x * 1\ny[:, [0, 4]] = x[:, [1, 2]]\nreturn y")
body("elements by mask that are set", "y = x * 1\ny[y > 0.5] = 0.0\nreturn y")
body("slices that are changed in place", "y = x.clone()\ny[:, 0:2] += 1\ny[:, 2:4] *= x[:, :2]\ny[..., 0] /= 2\nreturn y")
body("a slice that is changed by its methods", "y = x.clone()\ny[:, 0].fill_(3)\ny[:, 1].add_(2)\ny[:, 2].copy_(x[:, 3])\ny[:, 4].zero_()\nreturn y")
body("a view that is changed", "y = x.clone()\nv = y.view(1, 6, -1)\nv[..., 3:9] = -1\nreturn y")
body("a transposed view that is changed", "y = x.clone()\ny.permute(0, 2, 3, 1)[..., 2] += 4\nreturn y")
body("parts that are changed", "y = x.clone()\na, b = y.chunk(2, 1)\na.mul_(3)\nb.sub_(1)\nreturn y")
body("shifted parts", "y = torch.zeros_like(x)\nf = 2\ny[:, :f, :, 1:] = x[:, :f, :, :-1]\ny[:, f : 2 * f, 1:] = x[:, f : 2 * f, :-1]\ny[:, 2 * f :] = x[:, 2 * f :]\nreturn y")
body("what changes in place before and after", "y = x + 0\nz = y * 2\ny.add_(1).clamp_(0.2, 1.5)\ny -= 0.5\ny **= 2\nreturn y, z, x")
body("an index that is added to", "y = torch.zeros(1, 6, 9, 8)\ny.index_add_(1, torch.tensor([2, 2, 0]), x[:, :3])\nreturn y")
body("an index that is copied and filled", "y = x.clone()\ny.index_copy_(1, torch.tensor([2, 0]), x[:, 3:5])\ny.index_fill_(2, torch.tensor([1]), 7)\nreturn y")

# Arithmetic
results(
    MAP,
    "x + 1",
    "2 - x",
    "x * 0.5 + 3",
    "1 / (x + 1)",
    "x / 4",
    "x ** 2",
    "x ** 0.5",
    "2 ** x",
    "-x",
    "+x",
    "(x * 9) // 2",
    "(x * 9 - 4) % 3",
    "torch.fmod(x * 9 - 4, 3)",
    "torch.remainder(x * 9 - 4, -3)",
    "torch.floor_divide(x * 9, 2)",
    "torch.div(x * 9 - 4, 2, rounding_mode='floor')",
    "torch.div(x * 9 - 4, 2, rounding_mode='trunc')",
    "x.add(x, alpha=3)",
    "torch.sub(x, 1, alpha=2)",
    "torch.rsub(x, 3)",
    "x.mul(2).div(3).pow(3)",
    "x.square() + x.sqrt() + x.abs()",
    "torch.exp(x) + torch.log(x + 1) + x.expm1() + x.log1p()",
    "torch.log2(x + 1) + torch.log10(x + 1) + x.exp2()",
    "torch.rsqrt(x + 1) + (x + 1).reciprocal()",
    "torch.sin(x * 9) + torch.cos(x * 9) + torch.tan(x)",
    "torch.asin(x) + torch.acos(x) + torch.atan(x)",
    "torch.sinh(x) + torch.cosh(x) + torch.asinh(x) + torch.acosh(x + 1)",
    "torch.atan2(x - 0.5, x - 0.25) + torch.atanh(x * 0.9)",
    "torch.erf(x) + torch.erfc(x)",
    "torch.erfinv(x * 0.9)",
    "torch.logit(x * 0.9 + 0.05) + torch.special.expit(x)",
    "torch.logit(x, eps=0.1)",
    "torch.sign(x - 0.5) + x.sgn()",
    "torch.floor(x * 9) + torch.ceil(x * 9)",
    "torch.round(x * 9)",
    "torch.round(torch.arange(-3, 4) / 2) + x[0, 0, 0, 0]",
    "torch.trunc(x * 9 - 4) + torch.frac(x * 9 - 4)",
    "x.clamp(0.2, 0.7)",
    "torch.clamp(x, min=0.4)",
    "x.clamp(max=x.mean())",
    "torch.clip(x, 0.1, 0.2)",
    "x.clamp_min(0.5) + x.clamp_max(0.25)",
    "torch.hypot(x, x + 1)",
    "torch.lerp(x, x * 2, 0.25)",
    "torch.addcmul(x, x, x, value=0.5)",
    "torch.addcdiv(x, x, x + 1, value=2)",
    "torch.heaviside(x - 0.5, torch.tensor(0.5))",
    "torch.nan_to_num(x / (x > 0.5), nan=0.0, posinf=2.0)",
    "torch.logaddexp(x, x * 2)",
    "torch.xlogy(x, x + 1)",
    "torch.deg2rad(x * 90) + torch.rad2deg(x)",
    "x * torch.tensor(3) + torch.ones(8)",
    "x + torch.arange(8) * torch.arange(9).view(9, 1)",
    "x * x.new_tensor([2.0])",
    "x + torch.linspace(0, 1, 8) + torch.full((9, 1), 0.5) + torch.eye(9, 8)",
    "x * torch.tensor([1, 2, 3, 4, 5, 6]).view(1, -1, 1, 1)",
    "torch.ones_like(x) * 2 + torch.zeros_like(x) - torch.full_like(x, 0.25)",
    "(x * 10).int() // 3",
    "(x * 10).long() % 4",
    "(x * 10).to(torch.int64).float() / 7",
    "x.double() * 2",
    "(x > 0.5).float()",
    "(x * 2).bool().sum()",
    "x.to(dtype=torch.float32).type_as(x).type(torch.float32)",
    "x.to('cpu') + x.cpu()",
)
result("x + y", MAP, (6, 1, 1))
result("x - y", (2, 1, 4), (3, 1))
result("x * y", MAP, (1, 1, 9, 8))
result("x / (y + 1)", MAP, (1, 6, 1, 1))
result("torch.pow(x, y)", FLAT, (12,))
result("torch.add(x, y, alpha=0.5)", FLAT, FLAT)
result("torch.mul(x, y)", (5, 1), (1, 7))
result("torch.maximum(x, y) - torch.minimum(x, y)", FLAT, (12,))
result("torch.max(x, y) + torch.min(x, y)", FLAT, FLAT)
result("torch.fmax(x, y) + torch.fmin(x, y)", FLAT, FLAT)
result("torch.where(x > y, x, y)", FLAT, FLAT)
result("torch.broadcast_tensors(x, y)[1]", FLAT, (12,))
result("torch.lerp(x, y, z)", FLAT, FLAT, FLAT)
result("torch.clamp(x, y, y + 0.25)", FLAT, FLAT)
result("F.mse_loss(x, y)", FLAT, FLAT)
result("F.l1_loss(x, y, reduction='none')", FLAT, FLAT)
result("F.smooth_l1_loss(x, y)", FLAT, FLAT)
result("F.binary_cross_entropy_with_logits(x, y)", FLAT, FLAT)

# Comparisons and choices
results(
    MAP,
    "x > 0.5",
    "x >= 0.5",
    "x < 0.5",
    "x <= x.flip(3)",
    "(x * 4).long() == 2",
    "(x * 4).floor() != 1",
    "torch.gt(x, 0.3)",
    "x.lt(0.3)",
    "(x > 0.2) & (x < 0.8)",
    "(x < 0.2) | (x > 0.8)",
    "(x < 0.5) ^ (x > 0.25)",
    "~(x > 0.5)",
    "torch.logical_and(x > 0.2, x < 0.8)",
    "torch.logical_not(x > 0.2)",
    "torch.where(x > 0.5, x, torch.zeros_like(x))",
    "torch.where(x > 0.5, 1.0, x)",
    "torch.where(x > 0.5, x * 2, -1.5)",
    "x.where(x > 0.5, x * 3)",
    "x.masked_fill(x > 0.5, -100.0)",
    "x.masked_fill(x[:, :1] > 0.5, float('-inf')).softmax(-1).nan_to_num()",
    "x.clone().masked_fill_(x < 0.1, 7)",
    "torch.isnan(x) | torch.isinf(x) | torch.isfinite(x)",
    "(x > 0.01).all(1)",
    "(x > 0.95).any(dim=3, keepdim=True)",
    "(x > 0.95).any()",
    "(x > 0.5).sum(1)",
    "(x > 0.5).float().mean((2, 3))",
    "torch.count_nonzero(x > 0.5, dim=1)",
    "x * (x > 0.5)",
    "torch.eq(x, x) * 2",
)

# Reductions
results(
    MAP,
    "x.mean()",
    "x.mean(1)",
    "torch.mean(x, dim=1, keepdim=True)",
    "x.mean((2, 3))",
    "x.mean([-1, -2], keepdim=True)",
    "x.mean(dim=(0, 2, 3), keepdim=True)",
    "x.sum()",
    "torch.sum(x, dim=(2, 3), keepdim=True)",
    "x.sum(-1)",
    "torch.max(x, dim=1, keepdim=True)[0]",
    "torch.max(x, 1)",
    "x.max()",
    "x.max(-1)[1]",
    "x.max(2, keepdim=True).values",
    "torch.min(x, 1)[0]",
    "x.min(3, keepdim=True)[1]",
    "x.amax(1)",
    "x.amax((2, 3), keepdim=True) - torch.amin(x, dim=(2, 3), keepdim=True)",
    "x.std()",
    "x.std(1)",
    "torch.std(x, dim=(2, 3), keepdim=True)",
    "x.std(dim=1, unbiased=False)",
    "x.var(1, keepdim=True)",
    "torch.var(x, dim=[2, 3], unbiased=False)",
    "x.var()",
    "torch.var_mean(x, dim=1)",
    "torch.std_mean(x, (2, 3), unbiased=False)",
    "x.norm()",
    "torch.norm(x, p=2, dim=1)",
    "x.norm(dim=-1, keepdim=True)",
    "torch.norm(x, p=1, dim=(2, 3))",
    "x.norm(p=3, dim=1)",
    "x.norm(float('inf'), 1)",
    "torch.linalg.norm(x, dim=1)",
    "torch.linalg.vector_norm(x, 3, dim=-1)",
    "x.prod(1)",
    "x.prod(dim=3, keepdim=True)",
    "x.logsumexp(1)",
    "torch.logsumexp(x, dim=(2, 3), keepdim=True)",
    "x.cumsum(1)",
    "torch.cumsum(x, dim=-1)",
    "x.cumprod(2)",
    "x.cummax(1)[0]",
    "torch.diff(x, dim=2)",
    "x.nansum(1) + x.nanmean(1)",
    "torch.quantile(x.flatten(2), 0.3, dim=2)",
    "torch.trace(x[0, 0])",
    "x.aminmax()",
    "x.mean(1, True) * x.size(1) + x.numel() + x.shape[-1]",
    "x.view(1, 2, 3, 9, 8).mean(2).max(1)[0]",
)

# Constants and other things
results(
    (1, 3, 4, 5),
    "x + torch.arange(0, 10, 2)",
    "x + torch.arange(5, dtype=torch.float32).flip(0)",
    "x + torch.stack(torch.meshgrid(torch.arange(4), torch.arange(5), indexing='ij')).sum(0)",
    "x + torch.stack(torch.meshgrid(torch.arange(4.0), torch.arange(5.0), indexing='xy'), -1).permute(2, 1, 0)[0]",
    "x + torch.linspace(-1, 1, 5).view(1, 1, 1, 5) + torch.logspace(0, 1, 5)",
    "x + torch.tensor([[1.0], [2.0], [3.0], [4.0]])",
    "x * torch.tril(torch.ones(4, 5)) + torch.triu(torch.ones(4, 5), 2)",
    "torch.cat([x, torch.zeros(1, 1, 4, 5)], 1)",
    "x + torch.zeros(()) + torch.empty(4, 5).fill_(2)",
    "x.data * x.detach() * x.new_ones(4, 5) * x.new_full((5,), 3.0)",
    "x if self.training else x * 2",
    "[x, (x + 1, x + 2)]",
    "sum([x * i for i in range(4)])",
    "torch.fft.rfft2(x).abs()",
    "torch.fft.irfft2(torch.fft.rfft2(x, norm='ortho'), s=(4, 5), norm='ortho')",
    "torch.histc(x, 4, 0, 1)",
    "torch.bincount((x.flatten() * 4).long())",
    "torch.searchsorted(torch.tensor([0.2, 0.5, 0.8]), x)",
    "torch.bucketize(x, torch.tensor([0.2, 0.5, 0.8]))",
)

# Operators by their other names
results(
    FLAT,
    "torch.absolute(x - 0.5) + torch.negative(x)",
    "torch.arcsin(x) + torch.arccos(x) + torch.arctan(x)",
    "torch.arcsinh(x) + torch.arccosh(x + 1) + torch.arctanh(x * 0.9)",
    "torch.arctan2(x - 0.5, 0.5 - x)",
    "torch.subtract(torch.multiply(x, 3), 1).true_divide(2)",
    "torch.greater(x, 0.5).float() + torch.less(x, 0.2)",
    "torch.greater_equal(x, 0.5) | x.less_equal(0.2)",
    "x.not_equal(x.flip(1))",
    "torch.fix(x * 9 - 4)",
    "x.float_power(2) * 1.0",
    "x.conj() + x.resolve_conj()",
    "torch.hsplit(x, 5)[1]",
    "torch.vsplit(x, 2)[1]",
    "torch.vdot(x[0, 0], x[1, 2])",
)
result("torch.dsplit(x, 3)[2]", (2, 5, 12))

# Functions of elements that few models call
results(
    FLAT,
    "torch.angle(x - 0.5)",
    "torch.copysign(x, x.flip(2) - 0.5)",
    "torch.copysign(x, -1)",
    "torch.sinc(x * 4 - 2)",
    "torch.lgamma(x * 8 - 3.3)",
    "torch.digamma(x * 4 + 0.1)",
    "torch.digamma(x - 1.2)",
    "torch.i0(x * 9 - 4)",
    "torch.signbit(x - 0.5)",
    "torch.signbit(-torch.relu(x - 0.5))",
    "torch.isclose(x, x.round(decimals=1), atol=0.02)",
    "torch.isposinf(1 / torch.relu(x - 0.5)) | torch.isneginf(-x)",
    "torch.isreal(x)",
    "torch.ldexp(x, torch.tensor([1.0, 2.0, -1.0, 0.0]).repeat(3))",
    "torch.xlogy(torch.relu(x - 0.5), x + 1)",
    "torch.xlogy(x, 3)",
    "torch.erfinv(x * 1.99 - 0.995)",
    "torch.atan2(x - 0.5, x.flip(2) - 0.5)",
    "torch.special.expit(x) + torch.special.erf(x) + torch.special.exp2(x)",
    "torch.special.xlogy(x, x + 1) + torch.special.sinc(x)",
    "torch.special.log_softmax(x, 1) + torch.special.softmax(x, 2)",
    "torch.special.logsumexp(x, 1)",
    "torch.special.gammaln(x + 1) + torch.special.psi(x + 1)",
)

# Products
result("torch.tensordot(x, y, 1)", FLAT, (12, 3))
result("torch.tensordot(x, y, dims=([1, 2], [0, 2]))", FLAT, (5, 4, 12))
result("torch.inner(x, y)", FLAT, (3, 12))
result("x.inner(y)", (5,), (5,))
result("torch.kron(x, y)", (2, 1, 3), (3, 2))
result("torch.cross(x, y)", (4, 3), (4, 3))
result("torch.addr(x, y, z, beta=0.5, alpha=2)", (4, 3), (4,), (3,))
result("torch.addbmm(x, y, z)", (4, 3), (2, 4, 5), (2, 5, 3))
result("torch.addmv(x, y, z, alpha=3)", (4,), (4, 5), (5,))
result("torch.matrix_power(x, 5)", (2, 4, 4))
result("torch.matrix_power(x, 0)", (2, 4, 4))
result("torch.det(x)", (4, 3, 3))
result("torch.det(x[:, :2, :2]) + x[:, :1, :1].det()", (4, 3, 3))
result("torch.linalg.det(x)", (4, 2, 2))
result("torch.logdet(x @ x.mT + torch.eye(3))", (4, 3, 3))
result("torch.linalg.matrix_power(x, 3)", (4, 4))
result("torch.linalg.multi_dot([x, y, z])", (4, 3), (3, 5), (5, 2))
result("torch.linalg.diagonal(x)", FLAT)
result("torch.linalg.cross(x, y)", (4, 3), (4, 3))
result("torch.trace(x)", (3, 5))
layer("nn.Bilinear(4, 3, 5)", (2, 6, 4), (2, 6, 3), title="nn.Bilinear of more dimensions")

# Norms, distances and losses
results(
    MAP,
    "x.norm(float('-inf'), 1)",
    "(x > 0.5).float().norm(0, 1)",
    "torch.linalg.norm(x[0, 0])",
    "torch.linalg.vector_norm(x)",
    "torch.linalg.vector_norm(x, float('inf'), (2, 3), keepdim=True)",
    "torch.linalg.matrix_norm(x)",
    "torch.linalg.norm(x, 2, dim=1, keepdim=True)",
    "torch.linalg.norm(x, 'fro', dim=(2, 3))",
    "torch.dist(x, x.flip(3))",
    "torch.dist(x, x.flip(3), p=1)",
    "torch.pdist(x[0, 0])",
    "F.pdist(x[0, 0], p=1)",
)
result("F.pairwise_distance(x, y)", (4, 7), (4, 7))
result("F.pairwise_distance(x, y, p=1, keepdim=True)", FLAT, FLAT)
result("F.pairwise_distance(x, y, 3, eps=0.1)", (4, 7), (7,))
result("F.cosine_similarity(x, y, dim=2)", FLAT, (1, 1, 12))
layer("nn.PairwiseDistance(p=1, keepdim=True)", (4, 7), (4, 7))
layer("nn.CosineSimilarity(dim=2)", FLAT, FLAT)
for loss in ["l1", "mse", "smooth_l1", "huber"]:
    result(f"F.{loss}_loss(x * 3, y)", FLAT, FLAT)
    result(f"F.{loss}_loss(x * 3, y, reduction='none')", FLAT, FLAT)
    result(f"F.{loss}_loss(x * 3, y, reduction='sum')", FLAT, FLAT)
result("F.smooth_l1_loss(x * 3, y, beta=0.3)", FLAT, FLAT)
result("F.huber_loss(x * 3, y, delta=0.5)", FLAT, FLAT)
result("F.binary_cross_entropy(x, y)", FLAT, FLAT)
result("F.binary_cross_entropy(x, y, reduction='none')", FLAT, FLAT)
result("F.binary_cross_entropy_with_logits(x * 4 - 2, y, reduction='none')", FLAT, FLAT)
result("F.soft_margin_loss(x * 4 - 2, y.round() * 2 - 1)", FLAT, FLAT)
result("F.kl_div(x.log_softmax(2), y, reduction='batchmean')", FLAT, FLAT)
result("F.kl_div(x.log_softmax(2), y.log_softmax(2), log_target=True)", FLAT, FLAT)
layer("nn.MSELoss()", FLAT, FLAT)
layer("nn.L1Loss(reduction='none')", FLAT, FLAT)
layer("nn.SmoothL1Loss(beta=0.5)", FLAT, FLAT)
layer("nn.HuberLoss(reduction='sum')", FLAT, FLAT)
layer("nn.BCEWithLogitsLoss()", FLAT, FLAT)
layer("nn.BCELoss()", FLAT, FLAT)

# Order and counting
results(
    MAP,
    "x.kthvalue(2, 1, keepdim=True)",
    "torch.kthvalue(x, 3)",
    "torch.median(x)",
    "x.median(3, keepdim=True)",
    "torch.msort(x[0])",
    "torch.quantile(x, 0.7)",
    "torch.quantile(x, torch.tensor([0.1, 0.5, 1.0]), dim=1)",
    "x.quantile(0.25, dim=3, keepdim=True)",
    "x.cummin(-1)[0]",
    "torch.cummax(x, 3).values",
    "torch.logcumsumexp(x * 9 - 4, 2)",
    "torch.cumprod(x + 0.5, dim=1)",
    "torch.searchsorted(torch.tensor([0.1, 0.3, 0.5]), x, right=True)",
    "torch.searchsorted(x.sort(3)[0], x[..., :2].contiguous())",
    "torch.searchsorted(torch.tensor([0.1, 0.3, 0.5]), 0.3, side='right') + x",
    "torch.bucketize(x.round(decimals=1), torch.tensor([0.2, 0.5, 0.8]), right=True)",
    "torch.histc(x, bins=10, min=0, max=1)",
    "torch.diff(x, n=2, dim=1)",
    "torch.diff(x, dim=3, prepend=x[..., :1], append=x[..., :2])",
    "torch.combinations(x[0, 0, 0], 2)",
    "torch.combinations(x[0, 0, 0, :4], 3, with_replacement=True)",
    "x.index_select(1, x[0, 0, 0, :4].mul(5).long())",
)

# Writing
body("elements by mask of channels that are set", "y = x * 1\ny[:, x[0, :, 0, 0] > 0.5] = -1\nreturn y")
body("elements by mask that are set to a tensor", "y = x * 1\ny[x > 0.5] = x.mean()\nreturn y")
body("elements by mask behind a slice that are set", "y = x * 1\ny[..., 2:6][x[..., 2:6] > 0.5] = 2\nreturn y")
body("elements by mask of a map that are set", "y = x * 1\ny[0, :, x[0, 0] > 0.5] = 3.5\nreturn y")
body("elements by places that are set", "y = x * 1\ny[:, [0, 1, 5], [2, -1, 4]] = x[:, :3, 0]\nreturn y")
body("elements by places apart that are set", "y = x * 1\ny[:, [0, 1], :, [2, 3]] = x[0, 0, :, :2].t()[:, None] * 3\nreturn y")
body("elements by places that x names", "y = x * 1\nk = x.flatten(1).argmax(1)\ny.view(1, -1)[:, k] = 9\nreturn y")
body("elements by places in every batch", "y = x * 1\ny[torch.arange(2)[:, None], x[:, :3].mul(5).long()] = x[:, 3:]\nreturn y", (2, 6))
body("channels by list of a slice that are set", "y = x * 1\ny[:, 1:][:, [0, 2], ::2] = 0.25\nreturn y")
body("index_put", "return x.index_put((torch.tensor([0]), torch.tensor([2])), x[0, 3])")
body("index_put that adds", "i = torch.tensor([1, 1, 3])\nreturn x[0].index_put((i,), x[0, :3], accumulate=True)")
body("an index that is added to with a factor", "return x.index_add(1, torch.tensor([2, 2, 0]), x[:, :3], alpha=0.5)")
body("an index that is filled by a tensor", "return x.index_fill(1, torch.tensor([0, 3, 3]), torch.tensor(2.5))")
body("one value that is scattered to the same places", "return torch.zeros(2, 5).scatter_(1, torch.tensor([[0, 0, 3], [1, 1, 1]]), 2.0) + x", (2, 5))
body("elements that are scattered by a mask", "return x.masked_scatter(x > 0.5, x.flip(3) * 10)")
body("a filled diagonal", "y = x[0, 0] * 1\ny.fill_diagonal_(7)\nreturn y")
results(
    MAP,
    "torch.diag_embed(x[0, 0])",
    "torch.diag_embed(x[0, 0], offset=-2, dim1=0, dim2=2)",
    "torch.diag(x[0, 0, 0]) + torch.diag(x[0, 0, 0], 0)",
    "torch.diag(x[0, 0], 1)",
    "torch.diagflat(x[0, 0, 0], 1)",
    "torch.block_diag(x[0, 0], x[0, 1, :2], x[0, 0, 0])",
    "torch.as_strided(x * 1, (2, 3, 4), (50, 9, 2), 3)",
    "x.select_scatter(x[:, 0], 1, 3)",
    "torch.diagonal_scatter(x[0, 0], x[0, 1, 0, :7], 1)",
    "torch.diagonal_scatter(x, x[..., 0, :8], dim1=2, dim2=3)",
)

# Attention
body("attention that sees nothing behind", "w = x @ x.transpose(1, 2) / 12**0.5\nw = w.masked_fill(torch.ones(5, 5).tril() == 0, float('-inf'))\nreturn w.softmax(2) @ x", FLAT)
program("nn.TransformerEncoderLayer without a batch", "model = nn.TransformerEncoderLayer(8, 2, 16)", (5, 8))
program("nn.TransformerEncoder", "model = nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16), 2)", (5, 2, 8))

# Convolutions
layer("nn.Conv1d(6, 8, 3, padding=1)", (6, 9), title="nn.Conv1d of a line without a batch")
layer("nn.ConvTranspose2d(6, 8, 3, 2)", (6, 9, 8), title="nn.ConvTranspose2d of a map without a batch")
layer("nn.ConvTranspose1d(6, 8, 3)", (6, 9), title="nn.ConvTranspose1d of a line without a batch")
layer("nn.Conv3d(2, 3, 3)", (2, 5, 6, 7), title="nn.Conv3d of a volume without a batch")
layer("nn.Conv3d(2, 3, 3, padding='same')", (1, 2, 5, 6, 7))
for pool in ["nn.MaxPool2d(2)", "nn.AvgPool2d(3, 2, 1)", "nn.AdaptiveAvgPool2d(2)", "nn.AdaptiveMaxPool2d(3)", "nn.LPPool2d(2, 2)"]:
    layer(pool, (6, 9, 8), title=f"{pool} of a map without a batch")
layer("nn.MaxPool1d(2)", (6, 9), title="nn.MaxPool1d of a line without a batch")
layer("nn.InstanceNorm2d(6, affine=True)", (6, 9, 8), title="nn.InstanceNorm2d of a map without a batch")
layer("nn.PixelShuffle(2)", (8, 3, 2), title="nn.PixelShuffle of a map without a batch")
layer("nn.ReflectionPad2d(1)", (6, 9, 8), title="nn.ReflectionPad2d of a map without a batch")
program("nn.utils.weight_norm of a linear layer", "model = nn.utils.weight_norm(nn.Linear(6, 4))", (2, 6))
program("nn.utils.weight_norm of everything", "model = nn.utils.weight_norm(nn.Conv1d(6, 4, 3), dim=None)", (2, 6, 5))
result("F.max_pool2d(x, 3, 2, 1, return_indices=True)")
result("F.max_pool2d(x, 2, return_indices=True)[1]")
result("F.adaptive_max_pool2d(x, 3, return_indices=True)")

# Transforms and complex numbers
results(
    (1, 3, 4, 5),
    "torch.view_as_real(torch.fft.fft(x))",
    "torch.view_as_real(torch.fft.fft(x, n=7, dim=2, norm='ortho'))",
    "torch.fft.fft2(x).real + torch.fft.fft2(x).imag",
    "torch.view_as_real(torch.fft.ifft2(torch.fft.fft2(x, norm='forward'), norm='forward') * 2)",
    "torch.view_as_real(torch.fft.rfft(x, dim=1))",
    "torch.view_as_real(torch.fft.rfft(x, n=3))",
    "torch.view_as_real(torch.fft.rfftn(x, dim=(1, 3), norm='ortho'))",
    "torch.fft.irfft(torch.fft.rfft(x), n=5) * 2",
    "torch.fft.irfft(torch.fft.rfft(x, dim=2), n=4, dim=2)",
    "torch.fft.irfftn(torch.fft.rfftn(x), s=(1, 3, 4, 6), dim=(0, 1, 2, 3))",
    "torch.fft.rfft2(x, dim=(2, 3)).angle()",
    "torch.view_as_real(torch.fft.fftshift(torch.fft.fft2(x), dim=(2, 3)))",
    "torch.fft.ifft2(torch.fft.ifftshift(torch.fft.fftshift(torch.fft.fft2(x)))).real",
    "torch.abs(torch.fft.fft2(x)) * torch.exp(-torch.angle(torch.fft.fft2(x))).mean()",
    "torch.view_as_real(torch.fft.rfft2(x) + 1 - torch.fft.rfft2(x.flip(3)) / 3)",
    "torch.view_as_real((torch.fft.rfft2(x) + 2) / (torch.fft.rfft2(x.flip(3)) + 9))",
    "torch.view_as_real(torch.complex(x, x.flip(2)) * torch.polar(x, x * 3).conj())",
    "torch.view_as_real(-torch.fft.rfft(x)[:, 1:, ::2].permute(0, 3, 1, 2).reshape(1, 3, 4).mean(1))",
    "torch.view_as_real(torch.einsum('bcxy,ocxy->boxy', torch.fft.rfft2(x), torch.complex(x, x * 2).expand(2, 3, 4, 5)[..., :3]))",
    "torch.view_as_real(torch.complex(x, x * 3) @ torch.complex(x.flip(1), x).transpose(2, 3))",
)
program(
    "a filter of frequencies",
    """
class GlobalFilter(nn.Module):
    def __init__(self, c, h=9, w=5):
        super().__init__()
        self.complex_weight = nn.Parameter(torch.randn(c, h, w, 2))

    def forward(self, x):
        freq = torch.fft.rfft2(x, dim=(2, 3), norm="ortho")
        freq = freq * torch.view_as_complex(self.complex_weight)
        return torch.fft.irfft2(freq, s=x.shape[2:], dim=(2, 3), norm="ortho")


model = GlobalFilter(6)
""",
)
program(
    "a convolution of frequencies",
    """
class FourierUnit(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.conv = nn.Conv2d(2 * c, 2 * c, 1, bias=False)
        self.bn = nn.BatchNorm2d(2 * c)

    def forward(self, x):
        b, c, h, w = x.size()
        freq = torch.fft.rfft2(x, norm="ortho")
        freq = torch.stack((freq.real, freq.imag), dim=-1)
        freq = freq.permute(0, 1, 4, 2, 3).contiguous().view((b, -1) + freq.size()[2:4])
        freq = F.relu(self.bn(self.conv(freq)))
        freq = freq.view((b, c, 2) + freq.size()[2:]).permute(0, 1, 3, 4, 2).contiguous()
        return torch.fft.irfft2(torch.complex(freq[..., 0], freq[..., 1]), s=(h, w), norm="ortho")


model = FourierUnit(6)
""",
)

# Deformable convolutions
program(
    "torchvision.ops.deform_conv2d",
    """
from torchvision.ops import deform_conv2d


class Deformable(nn.Module):
    def __init__(self):
        super().__init__()
        self.offset = nn.Conv2d(6, 18, 3, padding=1)
        self.weight = nn.Parameter(torch.randn(4, 6, 3, 3))
        self.bias = nn.Parameter(torch.randn(4))

    def forward(self, x):
        return deform_conv2d(x, self.offset(x) * 3, self.weight, self.bias, padding=1)


model = Deformable()
""",
)
program(
    "torchvision.ops.DeformConv2d with a mask",
    """
from torchvision.ops import DeformConv2d


class Deformable(nn.Module):
    def __init__(self):
        super().__init__()
        self.offset = nn.Conv2d(6, 24, 3, stride=2, padding=1)
        self.mask = nn.Conv2d(6, 12, 3, stride=2, padding=1)
        self.conv = DeformConv2d(6, 4, (3, 2), stride=2, padding=(1, 1), dilation=(1, 2), groups=2, bias=False)

    def forward(self, x):
        offset, mask = self.offset(x), torch.sigmoid(self.mask(x))
        return self.conv(x, offset[..., :4], mask[..., :4])


model = Deformable()
""",
    (2, 6, 9, 8),
)
program(
    "torch.ops.torchvision.deform_conv2d",
    """
import torchvision


class Deformable(nn.Module):
    def __init__(self):
        super().__init__()
        self.offset = nn.Conv2d(6, 27, 3, padding=1)
        self.weight = nn.Parameter(torch.randn(4, 6, 3, 3))
        self.bias = nn.Parameter(torch.randn(4))

    def forward(self, x):
        a, b, mask = torch.chunk(self.offset(x), 3, dim=1)
        offset = torch.cat((a, b), dim=1)
        return torch.ops.torchvision.deform_conv2d(
            x, self.weight, offset, torch.sigmoid(mask), self.bias, 1, 1, 1, 1, 1, 1, 1, 1, True
        )


model = Deformable()
""",
)

# Bits
results(
    FLAT,
    "(x * 100 - 50).int() & 13",
    "(x * 100).long() | (x.flip(2) * 100).long()",
    "(x * 100 - 50).int() ^ -7",
    "~(x * 100 - 50).int()",
    "(x * 100).int() << 2",
    "(x * 100 - 50).int() >> 2",
)

# Others that few models call
result("torch.inverse(x + torch.eye(3))", (2, 3, 3))
result("torch.inverse(x + torch.eye(2))", (4, 2, 2))
result("torch.linalg.inv(x + 1)", (4, 1, 1))
result("torch.logaddexp2(x, y)", FLAT, FLAT)
result("torch.logical_or(x > 0.8, y > 0.5).float() + torch.logical_xor(x > 0.8, y > 0.5)", FLAT, FLAT)
results(
    FLAT,
    "x.mul(5).round().mode(2)[0]",
    "torch.mode(x.mul(3).floor(), 1, keepdim=True).values",
    "x.scatter_reduce(1, x[:, :3].mul(4).long(), x[:, 1:4], reduce='sum')",
    "x.scatter_reduce(1, x[:, :3].mul(4).long(), x[:, 1:4], reduce='mean')",
    "x.scatter_reduce(2, x[..., :4].mul(11).long(), x[..., 1:5], reduce='mean', include_self=False)",
    "x.scatter_reduce(2, x[..., :4].mul(11).long(), x[..., 1:5], reduce='sum', include_self=False)",
    "torch.view_as_real(torch.fft.fftn(x))",
    "torch.view_as_real(torch.fft.ifft(torch.fft.fft(x, dim=1), dim=1))",
    "x",
    "(x, x[0], x.unsqueeze(0))",
)
body("a view that is given back after its tensor was written to", "y = x + 0\nv = y[:, 1]\ny += 1\nreturn v, y")
body(
    "a view that was written to and is set by places",
    "y = x + 0\nv = y.view(2, 60)\ny += 1\nv[:, [1, 3]] = 7\nreturn y, v",
    FLAT,
)
for kind, settings in [("plain", ""), ("causal", ", is_causal=True"), ("masked", ", attn_mask=m"), ("biased", ", attn_mask=m.float()"), ("scaled", ", scale=0.3")]:
    program(
        f"F.scaled_dot_product_attention, {kind}",
        f"""
def attention(q, k, v, attn_mask=None, is_causal=False, scale=None):
    scores = q @ k.transpose(-1, -2) * (q.shape[-1] ** -0.5 if scale is None else scale)
    if is_causal:
        attn_mask = torch.ones(q.shape[-2], k.shape[-2], dtype=torch.bool).tril()
    if attn_mask is not None:
        own = attn_mask.dtype == torch.bool
        scores = scores.masked_fill(~attn_mask, float("-inf")) if own else scores + attn_mask
    return scores.softmax(-1) @ v


# It came with PyTorch 2.
attend = getattr(F, "scaled_dot_product_attention", attention)


class Net(nn.Module):
    def forward(self, x):
        m = torch.arange(5) != 2
        return attend(x, x * 2, x + 1{settings})


model = Net()
""",
        FLAT,
    )

if __name__ == "__main__":
    print(len(CASES))
