/** Convolution and pooling with padding as in TensorFlow, and blocks of them. */
export const convolution = `
def get_padding(kernel_size, stride=1, dilation=1, **_):
    return ((stride - 1) + dilation * (kernel_size - 1)) // 2


def get_same_padding(x, kernel_size, stride, dilation):
    return max((math.ceil(x / stride) - 1) * stride + (kernel_size - 1) * dilation + 1 - x, 0)


def pad_same(x, kernel_size, stride, dilation=(1, 1), value=0):
    high, wide = x.size()[-2:]
    h = get_same_padding(high, kernel_size[0], stride[0], dilation[0])
    w = get_same_padding(wide, kernel_size[1], stride[1], dilation[1])
    return F.pad(x, (w // 2, w - w // 2, h // 2, h - h // 2), value=value)


class Conv2dSame(nn.Conv2d):
    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True):
        super().__init__(in_channels, out_channels, kernel_size, stride, 0, dilation, groups, bias)

    def forward(self, x):
        x = pad_same(x, self.weight.shape[-2:], self.stride, self.dilation)
        return F.conv2d(x, self.weight, self.bias, self.stride, (0, 0), self.dilation, self.groups)


class AvgPool2dSame(nn.AvgPool2d):
    def __init__(self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True):
        super().__init__(to_2tuple(kernel_size), to_2tuple(stride), (0, 0), ceil_mode, count_include_pad)

    def forward(self, x):
        x = pad_same(x, self.kernel_size, self.stride)
        return F.avg_pool2d(x, self.kernel_size, self.stride, self.padding, self.ceil_mode, self.count_include_pad)


def create_conv2d(in_channels, out_channels, kernel_size, **kwargs):
    depthwise = kwargs.pop('depthwise', False)
    groups = in_channels if depthwise else kwargs.pop('groups', 1)
    padding = kwargs.pop('padding', '')
    kwargs.setdefault('bias', False)
    if isinstance(padding, str):
        mode = padding.lower()
        if mode == 'same' and (kwargs.get('stride', 1) != 1 or (kwargs.get('dilation', 1) * (kernel_size - 1)) % 2):
            return Conv2dSame(in_channels, out_channels, kernel_size, groups=groups, **kwargs)
        padding = 0 if mode == 'valid' else get_padding(kernel_size, kwargs.get('stride', 1), kwargs.get('dilation', 1))
        if mode == 'same':
            padding = get_padding(kernel_size, 1, kwargs.get('dilation', 1))
    return nn.Conv2d(in_channels, out_channels, kernel_size, padding=padding, groups=groups, **kwargs)


class ConvNormAct(nn.Module):
    def __init__(self, in_channels, out_channels, kernel_size=1, stride=1, padding='', dilation=1, groups=1, bias=False,
                 apply_norm=True, apply_act=True, norm_layer=nn.BatchNorm2d, act_layer=nn.ReLU, aa_layer=None,
                 drop_layer=None, conv_kwargs=None, norm_kwargs=None, act_kwargs=None):
        super(ConvNormAct, self).__init__()
        usual = norm_layer in (nn.BatchNorm2d, BatchNormAct2d, 'batchnorm', 'batchnorm2d')
        self.conv = create_conv2d(in_channels, out_channels, kernel_size, stride=stride, padding=padding,
                                  dilation=dilation, groups=groups, bias=bias, **(conv_kwargs or {}))
        if apply_norm:
            norm = BatchNormAct2d if usual else unsupported
            self.bn = norm(out_channels, apply_act=apply_act, act_layer=act_layer, act_kwargs=act_kwargs,
                           drop_layer=drop_layer, **(norm_kwargs or {}))
        else:
            self.bn = nn.Sequential()
        self.aa = None if aa_layer is None else unsupported

    @property
    def in_channels(self):
        return self.conv.in_channels

    @property
    def out_channels(self):
        return self.conv.out_channels

    def forward(self, x):
        x = self.bn(self.conv(x))
        return x if self.aa is None else self.aa(x)


ConvBnAct = ConvNormAct
`;
