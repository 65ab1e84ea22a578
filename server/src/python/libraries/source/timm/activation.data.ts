/** Activations by name. */
export const activation = `
_activations = dict(
    silu=nn.SiLU, swish=nn.SiLU, mish=nn.Mish, relu=nn.ReLU, relu6=nn.ReLU6, leaky_relu=nn.LeakyReLU, elu=nn.ELU,
    prelu=nn.PReLU, celu=nn.CELU, selu=nn.SELU, gelu=nn.GELU, sigmoid=nn.Sigmoid, tanh=nn.Tanh,
    hard_sigmoid=nn.Hardsigmoid, hardsigmoid=nn.Hardsigmoid, hard_swish=nn.Hardswish, hardswish=nn.Hardswish,
    identity=nn.Identity,
)

Swish, Mish, Sigmoid, Tanh = nn.SiLU, nn.Mish, nn.Sigmoid, nn.Tanh
HardSwish, HardSigmoid, GELU = nn.Hardswish, nn.Hardsigmoid, nn.GELU


def get_act_layer(name='relu'):
    if name is None or name == '':
        return None
    return _activations[name] if isinstance(name, str) else name


def create_act_layer(name, inplace=None, **kwargs):
    layer = get_act_layer(name)
    if layer is None:
        return None
    if inplace is None:
        return layer(**kwargs)
    try:
        return layer(inplace=inplace, **kwargs)
    except TypeError:
        return layer(**kwargs)
`;
