"""Writes layers.json: what expressions on layers of torchvision 0.14 and timm 1.0 give on PyTorch 1.13.

    python3 test/python/libraries/layers.py

Each entry is [expression, repr of its value] or [expression, exception class, first line of the message]. `x` is a tensor of shape
[2, 6, 4, 8], `y` one of shape [2, 3].
"""

import pathlib

import expressions
import timm.layers as layers
import torch
import torchvision.models as models
import torchvision.ops as ops
from told import told

SNIPPETS = """
told(ops.Conv2dNormActivation(6, 8), x) ; told(ops.Conv2dNormActivation(6, 8, 1, activation_layer=None), x) ; told(ops.Conv2dNormActivation(6, 8, norm_layer=None), x) ; told(ops.Conv2dNormActivation(6, 6, 5, 2, groups=6, activation_layer=nn.Hardswish), x)
told(ops.Conv2dNormActivation(6, 8, (1, 3)), x) ; told(ops.Conv2dNormActivation(6, 8, 3, dilation=2), x) ; told(ops.Conv2dNormActivation(6, 8, 3, padding=0, bias=True), x) ; told(ops.Conv2dNormActivation(6, 8, inplace=None), x) ; ops.Conv2dNormActivation(6) ; told(ops.Conv2dNormActivation(5, 8), x)
told(ops.SqueezeExcitation(6, 2), x) ; told(ops.SqueezeExcitation(6, 2, scale_activation=nn.Hardsigmoid), x) ; ops.SqueezeExcitation(6) ; told(ops.MLP(8, [16, 4]), x) ; told(ops.MLP(8, [16, 8, 4], norm_layer=nn.LayerNorm, dropout=0.1), x) ; told(ops.StochasticDepth(0.1, 'row'), x)
told(ops.StochasticDepth(0.1, 'row'), x, training=True) ; told(ops.StochasticDepth(0.1, 'foo'), x) ; told(ops.StochasticDepth(2.0, 'row'), x) ; ops.stochastic_depth(x, 0.2, 'batch').shape ; told(ops.Permute([0, 2, 3, 1]), x) ; told(ops.FrozenBatchNorm2d(6), x) ; len(list(ops.FrozenBatchNorm2d(6).buffers()))
told(ops.DropBlock2d(0.1, 3), x) ; told(ops.DropBlock2d(0.1, 3), y, training=True) ; told(ops.DeformConv2d(6, 4, 3, padding=1), x, torch.zeros(2, 18, 4, 8)) ; told(ops.DeformConv2d(6, 4, 3, padding=1), x, torch.zeros(2, 18, 4, 8), torch.zeros(2, 9, 4, 8))
told(ops.DeformConv2d(6, 4, 3, stride=2, padding=1, groups=2, bias=False), x, torch.zeros(2, 18, 2, 4)) ; told(ops.DeformConv2d(6, 4, (1, 3)), x, torch.zeros(2, 6, 4, 6)) ; told(ops.DeformConv2d(6, 4, 3), x, torch.zeros(2, 18, 4, 8)) ; told(ops.DeformConv2d(6, 4, 3), x, torch.zeros(2, 10, 2, 6))
told(ops.DeformConv2d(6, 4, 3), x, torch.zeros(2, 20, 2, 6)) ; told(ops.DeformConv2d(6, 4, 3, padding=1), x, torch.zeros(1, 18, 4, 8)) ; told(ops.DeformConv2d(6, 4, 3, dilation=2, padding=2), x, torch.zeros(2, 36, 4, 8)) ; told(ops.DeformConv2d(5, 4, 3, padding=1), x, torch.zeros(2, 18, 4, 8))
told(ops.DeformConv2d(6, 4, 3, groups=4), x) ; told(ops.DeformConv2d(6, 5, 3, groups=2), x) ; ops.deform_conv2d(x, torch.zeros(2, 18, 4, 8), torch.zeros(3, 6, 3, 3), padding=1).shape ; ops.deform_conv2d(x, torch.zeros(2, 18, 4, 8), torch.zeros(3, 6, 3, 3), padding=(1, 1), mask=torch.zeros(2, 9, 4, 8)).shape
told(ops.DeformConv2d(6, 4, 3, padding=1), x, torch.zeros(2, 18, 4, 8), torch.zeros(2, 9, 4, 7)) ; told(ops.DeformConv2d(6, 4, 3, padding=1), torch.zeros(6, 4, 8), torch.zeros(2, 18, 4, 8)) ; isinstance(ops.Conv2dNormActivation(1, 1), nn.Sequential) ; ops.Conv2dNormActivation(6, 8).out_channels

told(models.resnet18(), torch.zeros(1, 3, 64, 64)) ; told(models.resnet34(num_classes=10), torch.zeros(1, 3, 64, 64))[:2] ; told(models.resnet50(), torch.zeros(1, 3, 64, 64)) ; told(models.resnet101(), torch.zeros(1, 3, 64, 64))[:2] ; told(models.resnext50_32x4d(), torch.zeros(1, 3, 64, 64))[:2]
told(models.wide_resnet50_2(), torch.zeros(1, 3, 64, 64))[:2] ; told(models.resnet50(replace_stride_with_dilation=[False, True, True]), torch.zeros(1, 3, 64, 64))[:2] ; told(models.resnet18().layer1, torch.zeros(1, 64, 8, 8)) ; models.resnet18().layer4(torch.zeros(1, 256, 8, 8)).shape
told(nn.Sequential(*list(models.resnet18().children())[:-2]), torch.zeros(1, 3, 64, 64)) ; told(models.resnet.BasicBlock(8, 8), torch.zeros(1, 8, 4, 4)) ; told(models.resnet.Bottleneck(16, 4), torch.zeros(1, 16, 4, 4)) ; models.resnet18().fc.in_features ; models.resnet18()(torch.zeros(1, 4, 64, 64)) ; told(models.get_model('resnet18', weights=None), torch.zeros(1, 3, 64, 64))[:2]
told(models.mobilenet_v2(), torch.zeros(1, 3, 64, 64)) ; told(models.mobilenet_v2(width_mult=0.5), torch.zeros(1, 3, 64, 64))[:2] ; told(models.mobilenet_v3_small(), torch.zeros(1, 3, 64, 64)) ; told(models.mobilenet_v3_large(), torch.zeros(1, 3, 64, 64)) ; told(models.mobilenet_v3_large(reduced_tail=True, width_mult=0.75), torch.zeros(1, 3, 64, 64))[:2]
told(models.mobilenet_v3_small(dilated=True), torch.zeros(1, 3, 64, 64))[:2] ; models.mobilenet_v3_small(dilated=True).features(torch.zeros(1, 3, 64, 64)).shape ; told(models.efficientnet_b0(), torch.zeros(1, 3, 64, 64)) ; told(models.efficientnet_b1(), torch.zeros(1, 3, 64, 64))[:2] ; told(models.efficientnet_b4(), torch.zeros(1, 3, 64, 64))[:2] ; told(models.efficientnet_b5(), torch.zeros(1, 3, 64, 64))[:2]
told(models.regnet_y_400mf(), torch.zeros(1, 3, 64, 64)) ; told(models.regnet_y_800mf(), torch.zeros(1, 3, 64, 64))[:2] ; told(models.regnet_y_1_6gf(), torch.zeros(1, 3, 64, 64))[:2] ; told(models.regnet_x_400mf(), torch.zeros(1, 3, 64, 64))[:2] ; told(models.regnet_x_800mf(), torch.zeros(1, 3, 64, 64))[:2] ; told(models.vgg11(), torch.zeros(1, 3, 64, 64)) ; told(models.vgg16_bn(num_classes=5), torch.zeros(1, 3, 64, 64))
nn.Sequential(*list(models.mobilenet_v3_small().features)[:4])(torch.zeros(1, 3, 64, 64)).shape ; nn.Sequential(*list(models.regnet_y_400mf().children())[:2])(torch.zeros(1, 3, 64, 64)).shape

told(layers.DropPath(0.1), x) ; told(layers.DropPath(0.1), x, training=True) ; told(layers.DropPath(), x, training=True) ; layers.drop_path(x, 0.5, True).shape ; layers.DropPath(0.2).drop_prob ; layers.to_2tuple(3) ; layers.to_2tuple((3, 4)) ; layers.to_3tuple(1) ; layers.to_ntuple(4)('a') ; layers.make_divisible(37) ; layers.make_divisible(8.5, 4)
layers.make_divisible(3) ; layers.make_divisible(10, 8, round_limit=0.) ; [layers.make_divisible(n * 0.25, 8) for n in range(1, 300, 7)] ; layers.trunc_normal_(torch.zeros(3, 4), std=.02).shape ; told(layers.Mlp(8, 16), x) ; told(layers.Mlp(8, 16, 4, drop=0.1), x) ; told(layers.Mlp(6, 12, use_conv=True, act_layer=nn.ReLU), x) ; told(layers.Mlp(8, norm_layer=nn.LayerNorm, bias=False), x)
told(layers.GluMlp(8, 16), x) ; told(layers.GluMlp(6, 12, use_conv=True), x) ; told(layers.GluMlp(8, 15), x) ; told(layers.ConvMlp(6, 12, 4), x) ; told(layers.SEModule(6), x) ; told(layers.SqueezeExcite(64, rd_ratio=0.25), torch.zeros(1, 64, 2, 2)) ; told(layers.SEModule(6, add_maxpool=True, gate_layer='hard_sigmoid'), x)
told(layers.EffectiveSEModule(6), x) ; told(layers.EcaModule(64), torch.zeros(1, 64, 2, 2))[:2] ; told(layers.EcaModule(256), torch.zeros(1, 256, 2, 2))[:2] ; told(layers.EcaModule(kernel_size=5), x)[:2] ; told(layers.LayerNorm2d(6), x) ; told(layers.LayerNorm2d(7), x) ; told(layers.LayerNorm(8), x) ; layers.LayerNorm2d(6).eps ; told(layers.GroupNorm1(6), x)
told(layers.GroupNorm(6, 3), x) ; told(layers.BatchNormAct2d(6), x) ; told(layers.BatchNormAct2d(6, apply_act=False), x, training=True) ; told(layers.ConvNormAct(6, 8, 3), x) ; told(layers.ConvNormAct(6, 8, 3, stride=2, act_layer=nn.SiLU, bias=True), x) ; told(layers.ConvNormAct(6, 8, apply_norm=False), x)
layers.get_padding(3) ; layers.get_padding(5, 2) ; layers.get_padding(3, 1, 2) ; told(layers.create_conv2d(6, 8, 3), x) ; told(layers.create_conv2d(6, 6, 5, stride=2, depthwise=True), x) ; told(layers.create_conv2d(6, 8, 3, stride=2, padding='same'), x) ; told(layers.create_conv2d(6, 8, 3, padding='valid', bias=True), x)
told(layers.Conv2dSame(6, 8, 3, stride=2), x) ; told(layers.AvgPool2dSame(3, 2), x) ; told(layers.AvgPool2dSame(2, 2), torch.zeros(1, 3, 5, 7)) ; told(layers.LayerScale(8), x) ; told(layers.LayerScale2d(6, 1e-6), x) ; told(layers.PatchEmbed(8, 2, 3, 12), torch.zeros(1, 3, 8, 8)) ; told(layers.PatchEmbed(8, 2, 3, 12), torch.zeros(1, 3, 6, 8))
told(layers.PatchEmbed(8, 2, 3, 12, norm_layer=nn.LayerNorm, flatten=False), torch.zeros(1, 3, 8, 8))[:2] ; layers.PatchEmbed(224, 16).num_patches ; layers.PatchEmbed(224, 16).grid_size ; told(layers.SpaceToDepth(4), x) ; layers.create_attn('se', 16)(torch.zeros(1, 16, 2, 2)).shape ; layers.create_attn(None, 16) ; layers.create_act_layer('relu')(x).shape
layers.create_act_layer(nn.GELU, inplace=True)(x).shape ; layers.get_act_layer('silu') ; layers.get_act_layer(None) ; layers.get_act_layer(nn.ReLU) ; isinstance(layers.LayerNorm2d(6), nn.LayerNorm)
"""

if __name__ == "__main__":
    names = {"layers": layers, "models": models, "nn": torch.nn, "ops": ops, "told": told, "torch": torch}
    names |= {"x": torch.zeros(2, 6, 4, 8), "y": torch.zeros(2, 3)}
    entries = expressions.measure(SNIPPETS, names)
    expressions.write(pathlib.Path(__file__).with_suffix(".json"), entries)
