# Bodies of functions that run after the prelude of protocol.py, a blank line between them.

return names(Block())

return [name for name, _ in Block().named_parameters()]

return [name for name, _ in Block().named_parameters("p", False)]

return [name for name, _ in Block().named_buffers()]

return [name for name, _ in Block().named_children()]

return list(Block().state_dict()), list(Block().state_dict(prefix="x."))

return [show(v) for v in Block().state_dict().values()]

return count(Block()), len(list(Block().modules())), len(list(Block().buffers()))

return show(next(Block().parameters())), show(list(Block().children())[:-1])

return show(Block()(x))

m = Block()
m.copy = m.conv
return count(m), names(m), [n for n, _ in m.named_parameters()], list(m.state_dict())

m = Block()
m.m[1] = m.m[0]
return count(m), names(m), len(list(m.m.children())), len(m.m)

m = Block()
m.m[0].weight = m.m[1].weight
return count(m), [n for n, _ in m.named_parameters()]

m = nn.Sequential(nn.ReLU(), nn.ReLU())
m.x = m[0]
return [n for n, _ in m.named_modules(remove_duplicate=False)], names(m), [n for n, _ in m.named_children()]

return [n for n, _ in Block().named_modules(prefix="root")]

m = Late()
return m.early

m = Late()
m.conv = nn.ReLU()

m = Late()
m.p = nn.Parameter(torch.zeros(1))

m = Late()
m.register_buffer("b", None)

m = Late()
m.register_parameter("b", None)

m = Late()
m.add_module("b", None)

m = Late()
return m.missing

m = Late()
return m(x)

return Empty()(x)

return Empty().forward(x)

return Empty(1)

return Empty(a=1)

return Empty().missing

return Block().conv.missing

return nn.Conv2d.missing

return hasattr(Empty(), "missing"), hasattr(Empty(), "training"), hasattr(Empty(), "forward"), hasattr(Block(), "grid")

m = Empty()
m.register_buffer("a.b", None)

m = Empty()
m.register_buffer("", None)

m = Empty()
m.register_buffer(1, None)

m = Empty()
m.register_buffer("forward", None)

m = Empty()
m.register_buffer("a", 1)

m = Empty()
m.register_buffer("a", [1.0])

m = Empty()
m.register_buffer("a", torch.zeros(1))
m.register_buffer("a", torch.zeros(2))
return show(m.a), m.register_buffer("b", None), m.b, list(m.state_dict())

m = Empty()
m.a = 1
m.register_buffer("a", torch.zeros(1))

m = Empty()
m.register_parameter("a.b", None)

m = Empty()
m.register_parameter("", None)

m = Empty()
m.register_parameter(2, None)

m = Empty()
m.register_parameter("a", torch.zeros(1))

m = Empty()
m.register_parameter("a", 1.5)

m = Empty()
m.register_parameter("a", None)
m.a = 5

m = Empty()
m.register_parameter("a", None)
m.a = torch.zeros(1)

m = Empty()
m.register_parameter("a", None)
m.a = nn.Parameter(torch.zeros(3))
return count(m), list(m._parameters), len(m._buffers)

m = Empty()
m.add_module("a.b", nn.ReLU())

m = Empty()
m.add_module("", nn.ReLU())

m = Empty()
m.add_module(3, nn.ReLU())

m = Empty()
m.add_module("a", 3)

m = Empty()
m.add_module("a", nn.ReLU)

m = Empty()
m.add_module("children", nn.ReLU())

m = Empty()
m.add_module("a", None)
m.register_module("b", nn.ReLU())
return list(m._modules), m.a, show(list(m.children())), names(m)

m = Block()
m.conv = 3

m = Block()
m.conv = torch.zeros(1)

m = Block()
m.conv = "text"

m = Block()
m.conv = Block

m = Block()
m.conv = None
return m.conv, names(m), list(m._modules), count(m)

m = Block()
m.conv = None
m.conv = nn.Identity()
return names(m)

m = Block()
m.scale = 2

m = Block()
m.scale = torch.ones(1)

m = Block()
m.scale = None
return m.scale, count(m), list(m._parameters)

m = Block()
m.scale = nn.Conv2d(1, 1, 1)
return names(m), list(m._parameters)

m = Block()
m.grid = 1

m = Block()
m.grid = "a"

m = Block()
m.grid = torch.zeros(7)
return show(m.grid), list(m._buffers)

m = Block()
m.grid = None
return m.grid, list(m._buffers), list(m.state_dict())

m = Block()
m.grid = nn.Parameter(torch.zeros(2))
return list(m._buffers), list(m._parameters)

m = Block()
m.grid = nn.ReLU()
return list(m._buffers), names(m)

m = Block()
m.note = 1
m.note = nn.ReLU()
return "note" in m.__dict__, names(m)[-1]

m = Block()
m.note = nn.ReLU()
m.note = 4

m = Block()
del m.conv
return names(m), hasattr(m, "conv")

m = Block()
del m.scale, m.grid
return list(m._parameters), list(m._buffers)

m = Block()
del m.nothing

m = Empty()
m.a = 1
del m.a
return hasattr(m, "a")

m = Block()
del m.kind

m = Block()
setattr(m, "conv2", nn.Conv2d(4, 4, 1))
setattr(m, "a.b", 3)
return names(m)[-1], getattr(m, "a.b"), getattr(m, "nope", 7)

m = Block()
m.kind = nn.ReLU()
return m.kind, names(m)[-1]

m = Block()
m.register_parameter("kind", nn.Parameter(torch.zeros(1)))

m = Block()
return m.kind, Block.kind, type(m).kind, m.__class__.__name__, type(m).__name__

m = Block()
m.plain = [nn.Conv2d(4, 4, 1)]
m.other = torch.zeros(3)
return names(m)[-1], count(m), list(m._buffers)

m = Block()
return show(m.get_submodule("m.1")), show(m.get_submodule("")), show(m.get_parameter("m.0.weight")), show(m.get_buffer("bn.running_mean"))

return Block().get_submodule("m.5")

return Block().get_submodule("scale")

return Block().get_submodule("nope.x")

return Block().get_parameter("grid")

return Block().get_parameter("conv.nope")

return Block().get_buffer("scale")

m = Block()
m._modules["conv"] = nn.Identity()
return names(m)[:2], show(m.conv)

m = Block()
del m._modules["conv"]
return names(m)[1], hasattr(m, "conv")

m = Block()
m._modules["new"] = nn.ReLU()
return names(m)[-1], show(m.new), len(m._modules), "new" in m._modules

m = Block()
return m._modules.pop("bn").num_features, names(m)[1:3], list(m._modules.keys())

m = Block()
m._parameters["scale"] = nn.Parameter(torch.zeros(9))
return count(m), show(m.scale)

m = Block()
m._modules = OrderedDict([("only", nn.ReLU())])
return names(m)

m = Block()
for name, child in m._modules.items():
    if isinstance(child, nn.ReLU):
        m._modules[name] = nn.SiLU()
return show(m.act)

m = Block()
for name, child in m.named_children():
    if isinstance(child, nn.BatchNorm2d):
        setattr(m, name, nn.Identity())
return show(m.bn)

m = Block()
return sorted(k for k in m.__dict__ if not k.startswith("_")), m.__dict__["training"]

m = Empty()
m.a = 3
m.__dict__["b"] = 4
return m.b, m.__dict__["a"], "a" in m.__dict__, m.__dict__.get("zz", 5)

m = Empty()
m.__dict__.update({"c": 1})
return m.c

m = Block()
seen = []
m.apply(lambda each: seen.append(type(each).__name__))
return seen

m = Block()
return m.apply(lambda each: None) is m, m.to("cpu") is m, m.half() is m, m.float() is m, m.cpu() is m, m.eval() is m, m.train() is m

m = Block()
m.apply(3)

m = Block().eval()
return m.training, m.conv.training, m.m[1].training, m.train().training, m.m[0].training

m = Block()
m.bn.eval()
return m.training, m.bn.training, m.conv.training

m = Block()
m.train("yes")

m = Block()
m.train(1)

m = Block().requires_grad_(False)
return [p.requires_grad for p in m.parameters()], m.zero_grad(), m.share_memory() is m

m = Block()
return m.children(1)

m = Block()
return m.register_buffer()

m = Block()
return m.apply()

m = Block()
return m.eval(1)

m = Block()
return m.named_modules(nothing=1)

return nn.Module.children()

return len(list(nn.Module.children(Block()))), nn.Conv2d.forward.__name__, nn.Conv2d.forward.__qualname__

m = nn.Conv2d(4, 8, 3)
return show(nn.Conv2d.forward(m, x)), show(m.forward(x)), show(m.__call__(x))

m = nn.Conv2d(4, 8, 3)
return m()

m = nn.Conv2d(4, 8, 3)
return m(x, x)

m = nn.Conv2d(4, 8, 3)
return m(x, y=1)

m = nn.Conv2d(4, 8, 3)
return show(m(input=x))

return nn.BatchNorm2d(4)()

return nn.ReLU6()(x, x)

return nn.Upsample(scale_factor=2)(x, 3)

return nn.Sequential(nn.ReLU())(x, x)

return nn.ModuleList([nn.ReLU()])(x)

return nn.ModuleDict()(x)

return nn.ParameterList()(x)

return nn.Sequential()(3)

m = Wide(4)
return show(m(x)), names(m), count(m), m.in_channels, m.out_channels, m.padding, repr(m)

m = Plain(4, 8, 1)
return show(m(x)), repr(m), type(m).__name__, isinstance(m, nn.Conv2d), isinstance(m, nn.modules.conv._ConvNd)

return Plain(4)

m = Plain(4, 8, 1)
return [c.__name__ for c in type(m).__mro__], issubclass(Plain, nn.Conv2d), issubclass(nn.Conv2d, nn.Module)

m = Chain(4)
return names(m), show(m(x)), len(m), show(m[-1]), [n for n, _ in m.named_parameters()]

m = Norm(4)
return show(m(x)), m.num_groups, repr(m)

class Twice(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.ReLU()
        super().__init__()
        self.b = nn.ReLU()
return names(Twice())

class Early(nn.Module):
    def __init__(self, c):
        self.c = c
        super().__init__()
        self.conv = nn.Conv2d(c, c, 1)
m = Early(3)
return m.c, names(m)

class Old(nn.Module):
    def __init__(self):
        super(Old, self).__init__()
        nn.Module.__init__(self)
        self.a = nn.ReLU()
return names(Old())

class Wrong(nn.Module):
    def __init__(self):
        super().__init__(3)
return Wrong()

class Lazy(nn.Conv2d):
    def __init__(self):
        self.conv = nn.ReLU()
return Lazy()

class Counting(nn.Sequential):
    def forward(self, x):
        return [layer(x) for layer in self]
return show(Counting(nn.Conv2d(4, 2, 1), nn.Conv2d(4, 3, 1))(x))

class Items(nn.ModuleDict):
    def __init__(self):
        super().__init__({"a": nn.Conv2d(4, 2, 1)})
        self["b"] = nn.Conv2d(2, 3, 1)
    def forward(self, x):
        for key, layer in self.items():
            x = layer(x)
        return x
return show(Items()(x)), list(Items().keys())

class Getter(nn.Module):
    def __init__(self):
        super().__init__()
        self.inner = nn.Conv2d(4, 8, 1)
    def __getattr__(self, name):
        try:
            return super().__getattr__(name)
        except AttributeError:
            return getattr(self.inner, name)
m = Getter()
return show(m.inner), m.out_channels, show(m.weight)

class Setter(nn.Module):
    def __setattr__(self, name, value):
        super().__setattr__(name + "_", value)
m = Setter()
m.a = nn.ReLU()
return names(m)

class Weird(nn.Linear):
    def __init__(self):
        super().__init__(4, 8)
        self.weight = nn.Parameter(torch.zeros(16, 4))
        self.bias = None
return show(Weird()(torch.zeros(2, 4))), count(Weird()), repr(Weird())

class Own(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(4, 8, 1)
        self.forward = self.other
    def forward(self, x):
        return x
    def other(self, x):
        return self.conv(x)
return show(Own()(x))

class Same(nn.Conv2d):
    def forward(self, x):
        return self._conv_forward(x, self.weight * 2, self.bias)
return show(Same(4, 8, 3, padding=1)(x))

class NormNd(nn.modules.conv._ConvNd):
    def __init__(self):
        super().__init__(4, 8, (3, 3), (1, 1), (0, 0), (1, 1), False, (0, 0), 1, True, "zeros")
m = NormNd()
return show(m.weight), show(m.bias), m.kernel_size, m.groups, repr(m)

m = nn.Sequential(nn.ReLU(), nn.Tanh(), nn.SiLU())
return show(m[0]), show(m[-1]), len(m), show(m[:2]), list(m[1:]._modules), show(list(m)), type(m[:-1]).__name__, bool(m), bool(nn.Sequential())

m = nn.Sequential(nn.ReLU())
return m[1]

m = nn.Sequential(nn.ReLU())
return m[-2]

m = nn.Sequential(nn.ReLU())
return m["a"]

m = nn.Sequential(nn.ReLU())
return m[1.5]

m = nn.Sequential(nn.ReLU(), nn.Tanh(), nn.SiLU())
m[-1] = nn.GELU()
m[0] = nn.ELU()
return show(list(m)), names(m)

m = nn.Sequential(nn.ReLU())
m[0] = 3

m = nn.Sequential(nn.ReLU())
m[4] = nn.ReLU()

m = nn.Sequential(nn.ReLU(), nn.Tanh(), nn.SiLU(), nn.GELU())
del m[1]
del m[-1]
return show(list(m)), names(m)

m = nn.Sequential(nn.ReLU(), nn.Tanh(), nn.SiLU(), nn.GELU())
del m[1:3]
return show(list(m)), names(m)

m = nn.Sequential(nn.ReLU())
return m.append(nn.Tanh()) is m, show(list(m.append(nn.SiLU()))), names(m)

m = nn.Sequential(nn.ReLU())
m.append(3)

m = nn.Sequential(nn.ReLU(), nn.Tanh())
m.insert(1, nn.SiLU())
m.insert(0, nn.GELU())
m.insert(-1, nn.ELU())
return show(list(m)), names(m)

m = nn.Sequential(nn.ReLU())
m.insert(5, nn.SiLU())

m = nn.Sequential(nn.ReLU())
m.insert(0, 3)

m = nn.Sequential(nn.ReLU())
m.extend([nn.Tanh(), nn.SiLU()])
m.extend(nn.Sequential(nn.GELU()))
return show(list(m)), names(m)

m = nn.Sequential(nn.ReLU()) + nn.Sequential(nn.Tanh())
return show(list(m)), names(m)

m = nn.Sequential(nn.ReLU()) + [nn.Tanh()]

m = nn.Sequential(nn.ReLU())
m += nn.Sequential(nn.Tanh())
return names(m)

m = nn.Sequential(nn.ReLU()) * 3
return names(m), len(m)

m = 2 * nn.Sequential(nn.Conv2d(4, 4, 1), nn.ReLU())
return len(m), count(m), show(m(x))

return nn.Sequential(nn.ReLU()) * 0

return nn.Sequential(nn.ReLU()) * "a"

m = nn.Sequential(nn.ReLU(), nn.Tanh())
return show(m.pop(0)), show(list(m)), names(m)

m = nn.Sequential(OrderedDict([("a", nn.Conv2d(4, 2, 1)), ("b", nn.ReLU())]))
return names(m), show(m.a), show(m[1]), show(m(x)), names(m[1:])

m = nn.Sequential()
m.add_module("conv", nn.Conv2d(4, 2, 1))
m.add_module("act", nn.ReLU())
return names(m), show(m[0]), show(m(x)), show(m.conv)

return nn.Sequential(3)

return nn.Sequential([nn.ReLU()])

return nn.Sequential(nn.ReLU)

return nn.Sequential({"a": nn.ReLU()})

return nn.Sequential(a=nn.ReLU())

m = nn.Sequential(nn.ReLU(), None)
return len(m), m[1], names(m), show(list(m.children()))

m = nn.Sequential(nn.ReLU(), None)
return m(x)

m = nn.Sequential(*[nn.Conv2d(4, 4, 1) for _ in range(3)])
return count(m), show(m(x)), show(m[1:](x)), [layer.in_channels for layer in m]

m = nn.Sequential(nn.ReLU(), nn.Tanh())
return show([a for a in reversed(list(m))]), show(list(zip(m, range(2)))), [i for i, _ in enumerate(m)]

m = nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.SiLU()])
return show(m[0]), show(m[-1]), len(m), type(m[:2]).__name__, names(m[1:]), show(list(m)), bool(nn.ModuleList())

m = nn.ModuleList([nn.ReLU()])
return m[1]

m = nn.ModuleList([nn.ReLU()])
return m["a"]

m = nn.ModuleList([nn.ReLU()])
m[0] = nn.Tanh()
m[0] = 1

m = nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.SiLU()])
del m[0]
del m[-1]
return names(m), show(list(m))

m = nn.ModuleList([nn.ReLU()])
m.append(nn.Tanh())
m.extend([nn.SiLU()])
m.insert(0, nn.GELU())
m += [nn.ELU()]
return names(m), show(list(m)), show(m.pop(0)), len(m)

m = nn.ModuleList([nn.ReLU()])
m.append(3)

m = nn.ModuleList([nn.ReLU()])
m.extend(3)

m = nn.ModuleList([nn.ReLU()])
m.extend(nn.ReLU())

return nn.ModuleList(3)

return nn.ModuleList(nn.ReLU())

return nn.ModuleList([nn.ReLU(), 3])

return nn.ModuleList(nn.ReLU(), nn.ReLU())

m = nn.ModuleList(nn.Sequential(nn.ReLU(), nn.Tanh()))
return names(m), show(list(m + [nn.SiLU()]))

m = nn.ModuleList(nn.ModuleList([nn.Conv2d(4, 4, i + 1)]) for i in range(2))
return names(m), m[1][0].kernel_size, [len(each) for each in m]

m = nn.ModuleList([nn.Conv2d(4, 4, 1)] * 3)
return count(m), len(m), names(m), len(list(m.children()))

m = nn.ModuleList([None, nn.ReLU()])
return len(m), m[0], names(m)

m = nn.ModuleDict({"a": nn.ReLU()})
m["b"] = nn.Tanh()
m.update({"c": nn.SiLU()})
m.update([("d", nn.GELU())])
return list(m), list(m.keys()), show(list(m.values())), show(list(m.items())), len(m), "a" in m, "z" in m, show(m["b"])

m = nn.ModuleDict({"a": nn.ReLU(), "b": nn.Tanh()})
return show(m.pop("a")), list(m), show(m.b)

m = nn.ModuleDict({"a": nn.ReLU()})
return m["z"]

m = nn.ModuleDict({"a": nn.ReLU()})
m["a.b"] = nn.ReLU()

m = nn.ModuleDict({"a": nn.ReLU()})
m["keys"] = nn.ReLU()

m = nn.ModuleDict({"a": nn.ReLU()})
m["b"] = 3

m = nn.ModuleDict({"a": nn.ReLU()})
m[3] = nn.ReLU()

m = nn.ModuleDict({"a": nn.ReLU(), "b": nn.ReLU()})
del m["a"]
m.clear()
return len(m), names(m)

m = nn.ModuleDict({"a": nn.ReLU()})
del m["z"]

return nn.ModuleDict(3)

return nn.ModuleDict([3])

return nn.ModuleDict([(1, 2, 3)])

m = nn.ParameterList([nn.Parameter(torch.zeros(2)), torch.zeros(3)])
m.append(torch.zeros(4))
m += [nn.Parameter(torch.zeros(5))]
return show(list(m)), len(m), count(m), [n for n, _ in m.named_parameters()], show(m[1]), show(m[-1]), show(list(m[1:3]))

m = nn.ParameterList([nn.Parameter(torch.zeros(2))])
m[0] = torch.zeros(7)
return count(m), show(m[0])

m = nn.ParameterList([nn.Parameter(torch.zeros(2))])
return m[3]

return nn.ParameterList(3)

return nn.ParameterList(torch.zeros(3))

m = nn.ParameterList([nn.Parameter(torch.ones(2)) for _ in range(3)])
return sum(p.numel() for p in m), [i for i, p in enumerate(m)]

m = nn.ParameterList()
m.extend([nn.Parameter(torch.zeros(2))])
m.append(3)
return len(m), m[1], count(m)

m = nn.ParameterDict(OrderedDict([("a", nn.Parameter(torch.zeros(2))), ("b", torch.zeros(3))]))
m["c"] = nn.Parameter(torch.zeros(4))
return list(m), list(m.keys()), show(list(m.values())), len(m), count(m), "a" in m, show(m["b"]), show(m.c)

m = nn.ParameterDict({"a": nn.Parameter(torch.zeros(2))})
return show(m.pop("a")), len(m), count(m), m.get("zz", 3)

m = nn.ParameterDict({"a": nn.Parameter(torch.zeros(2))})
return m["z"]

return nn.ParameterDict({3: nn.Parameter(torch.zeros(2))})

p = nn.Parameter(torch.zeros(2, 3))
return show(p), p.requires_grad, isinstance(p, torch.Tensor), isinstance(p, nn.Parameter), isinstance(torch.zeros(1), nn.Parameter), type(p).__name__, show(p.data)

p = nn.Parameter(torch.zeros(2, 3), requires_grad=False)
return p.requires_grad

return nn.Parameter(3)

return nn.Parameter([1.0])

return nn.Parameter(torch.zeros(2).long())

return nn.Parameter(torch.zeros(2), 1)

return show(nn.Parameter()), show(nn.Parameter(torch.zeros(2).long(), False))

return nn.Parameter(torch.zeros(2), True, 3)

p = nn.parameter.Parameter(torch.zeros(3))
return show(p), nn.parameter.Parameter is nn.Parameter, show(p + 1), show(nn.Parameter(p))

m = Block()
c = copy.deepcopy(m)
c.conv = nn.Identity()
c.m[0].stride = (2, 2)
return names(m) == names(Block()), m.m[0].stride, show(c.conv), show(c(x)), show(m(x)), count(c), c.scale is m.scale, show(c.scale), c.grid is m.grid

m = nn.Sequential(nn.Conv2d(4, 4, 1), nn.Conv2d(4, 4, 1))
m[1].weight = m[0].weight
c = copy.deepcopy(m)
return count(c), c[0].weight is c[1].weight, c[0].weight is m[0].weight

a = nn.ReLU()
m = nn.ModuleList([copy.deepcopy(nn.Sequential(nn.Conv2d(4, 4, 1), a)) for _ in range(2)])
return count(m), names(m), m[0][1] is m[1][1]

m = nn.MultiheadAttention(8, 2)
c = copy.deepcopy(m)
c.out_proj = nn.Linear(8, 8, bias=False)
return show(c(torch.zeros(5, 3, 8), torch.zeros(5, 3, 8), torch.zeros(5, 3, 8))), count(m), count(c)

m = Wide(4)
c = copy.deepcopy(m)
return show(c(x)), names(c), type(c).__name__

m = Block()
m.self_list = [m.conv]
c = copy.deepcopy(m)
return c.self_list[0] is c.conv, c.self_list[0] is m.conv

m = nn.Conv2d(4, 8, 3)
m.stride = (2, 2)
return show(m(x)), repr(m)

m = nn.Conv2d(4, 8, 3)
m.stride = 2
m.padding = 1
m.dilation = 2
return show(m(x))

m = nn.Conv2d(4, 8, 3)
m.padding = "same"
return show(m(x))

m = nn.Conv2d(4, 8, 3)
m.groups = 2
return show(m(x))

m = nn.Conv2d(4, 8, 3, padding=1)
m.padding_mode = "reflect"
m.padding = 3
return show(m(x))

m = nn.Conv2d(4, 8, 3)
m.padding_mode = "odd"
return show(m(x))

m = nn.Conv2d(4, 8, 3)
m.in_channels = 7
m.out_channels = 3
m.kernel_size = (9, 9)
return show(m(x)), repr(m), count(m)

m = nn.Conv2d(4, 8, 3)
m.weight = nn.Parameter(torch.zeros(16, 4, 5, 5))
m.bias = None
return show(m(x)), count(m), repr(m)

m = nn.Conv2d(4, 8, 3)
m.weight = nn.Parameter(torch.zeros(16, 4, 5, 5))
return show(m(x))

m = nn.Conv2d(4, 8, 3)
m.bias = nn.Parameter(torch.zeros(8, 1))
return show(m(x))

m = nn.Conv2d(4, 8, 3, bias=False)
m.bias = nn.Parameter(torch.zeros(8))
return show(m(x)), count(m), list(m._parameters)

m = nn.Conv2d(4, 8, 3)
m.weight = None
return show(m(x))

m = nn.Conv2d(4, 8, 3)
del m.weight
return show(m(x))

m = nn.Conv2d(4, 8, 3)
del m.weight
m.weight = torch.zeros(5, 4, 1, 1)
m.bias = None
return show(m(x)), count(m)

m = nn.Conv2d(4, 8, 3)
del m.stride
return show(m(x))

m = nn.ConvTranspose2d(4, 8, 2, 2)
m.stride = (3, 3)
return show(m(x)), repr(m)

m = nn.ConvTranspose2d(4, 8, 2, 2)
m.bias = nn.Parameter(torch.zeros(4))
return show(m(x))

m = nn.Linear(4, 8)
m.weight = nn.Parameter(torch.zeros(6, 4))
m.bias = None
return show(m(torch.zeros(2, 4))), repr(m)

m = nn.BatchNorm2d(4)
m.eps = 1e-3
m.momentum = 0.03
return show(m(x)), repr(m)

m = nn.BatchNorm2d(4)
m.weight = nn.Parameter(torch.zeros(3))
m.bias = nn.Parameter(torch.zeros(3))
return show(m(x))

m = nn.BatchNorm2d(4)
m.running_mean = torch.zeros(5)
m.running_var = torch.zeros(5)
return show(m(x))

m = nn.BatchNorm2d(4)
m.weight = None
m.bias = None
return show(m(x)), count(m)

m = nn.BatchNorm2d(4)
m.eval()
return show(m(torch.zeros(1, 4, 1, 1)))

m = nn.BatchNorm2d(4)
return show(m(torch.zeros(1, 4, 1, 1)))

m = nn.BatchNorm2d(4)
m.training = False
return show(m(torch.zeros(1, 4, 1, 1)))

m = nn.BatchNorm2d(4)
m.running_mean = None
m.running_var = None
return show(m.eval()(torch.zeros(1, 4, 1, 1)))

m = nn.LayerNorm(8)
m.normalized_shape = (8, 8)
return show(m(x))

m = nn.LayerNorm(8)
m.normalized_shape = (8, 8)
m.weight = nn.Parameter(torch.zeros(8, 8))
m.bias = None
return show(m(x))

m = nn.GroupNorm(2, 4)
m.num_groups = 3
return show(m(x))

m = nn.GroupNorm(2, 4)
m.num_groups = 4
m.num_channels = 9
return show(m(x))

m = nn.MaxPool2d(2)
m.stride = 1
m.kernel_size = 3
m.padding = 1
return show(m(x)), repr(m)

m = nn.AvgPool2d(2)
m.kernel_size = 4
return show(m(x))

m = nn.AdaptiveAvgPool2d(1)
m.output_size = (3, None)
return show(m(x))

m = nn.Upsample(scale_factor=2)
m.scale_factor = 3
return show(m(x)), repr(m)

m = nn.Upsample(scale_factor=2)
m.scale_factor = (3.0, 2.0)
m.mode = "bilinear"
return show(m(x))

m = nn.Upsample(scale_factor=2)
m.size = (5, 5)
return show(m(x))

m = nn.Softmax()
m.dim = 9
return show(m(x))

m = nn.PReLU()
m.weight = nn.Parameter(torch.zeros(3))
return show(m(x))

m = nn.PReLU()
m.weight = nn.Parameter(torch.zeros(4))
return show(m(x)), count(m)

m = nn.LeakyReLU()
m.inplace = True
m.negative_slope = 0.2
return show(m(x)), repr(m)

m = nn.LeakyReLU()
m.negative_slope = "a"
return show(m(x))

m = nn.Dropout()
m.p = 0.9
return show(m(x)), repr(m)

m = nn.Flatten()
m.start_dim = 2
return show(m(x)), repr(m)

m = nn.Unflatten(1, (2, 2))
m.unflattened_size = (4, 1)
return show(m(x))

m = nn.PixelShuffle(2)
m.upscale_factor = 1
return show(m(x))

m = nn.PixelUnshuffle(2)
m.downscale_factor = 4
return show(m(x))

m = nn.Unfold(3)
m.stride = 2
return show(m(x))

m = nn.ZeroPad2d(1)
m.padding = (1, 2, 3, 4)
return show(m(x))

m = nn.MultiheadAttention(8, 2)
q, k = torch.zeros(5, 3, 8), torch.zeros(7, 3, 8)
return show(m(q, k, k)), show(m(q, k, value=k, need_weights=False)), show(m(q, k, k, average_attn_weights=False))

m = nn.MultiheadAttention(8, 2, batch_first=True)
q, k = torch.zeros(3, 5, 8), torch.zeros(3, 7, 8)
return show(m(q, k, k)), show(m(q, q, q)[0])

m = nn.MultiheadAttention(8, 2)
q, k = torch.zeros(5, 8), torch.zeros(7, 8)
return show(m(q, k, k))

m = nn.MultiheadAttention(8, 2, kdim=4, vdim=6)
return show(m(torch.zeros(5, 3, 8), torch.zeros(7, 3, 4), torch.zeros(7, 3, 6))), count(m)

m = nn.MultiheadAttention(8, 2, kdim=4, vdim=6)
return show(m(torch.zeros(5, 3, 8), torch.zeros(7, 3, 4), torch.zeros(6, 3, 6)))

m = nn.MultiheadAttention(8, 2, kdim=4, vdim=6)
return show(m(torch.zeros(5, 3, 8), torch.zeros(7, 3, 5), torch.zeros(7, 3, 6)))

m = nn.MultiheadAttention(8, 2, add_bias_kv=True, add_zero_attn=True)
return show(m(torch.zeros(5, 3, 8), torch.zeros(7, 3, 8), torch.zeros(7, 3, 8))), count(m)

m = nn.MultiheadAttention(8, 2)
return m(torch.zeros(5, 3, 8), torch.zeros(7, 3, 8), torch.zeros(6, 3, 8))

m = nn.MultiheadAttention(8, 2)
return m(torch.zeros(5, 3, 6), torch.zeros(7, 3, 8), torch.zeros(7, 3, 8))

m = nn.MultiheadAttention(8, 2)
return m(torch.zeros(5, 3, 8), torch.zeros(7, 3, 6), torch.zeros(7, 3, 6))

m = nn.MultiheadAttention(8, 2)
return m(torch.zeros(5, 3, 8), torch.zeros(7, 8), torch.zeros(7, 8))

m = nn.MultiheadAttention(8, 2)
return m(torch.zeros(5, 8), torch.zeros(7, 3, 8), torch.zeros(7, 8))

m = nn.MultiheadAttention(8, 2)
return m(x, x, x)

m = nn.MultiheadAttention(8, 2)
return m(torch.zeros(5, 3, 8))

m = nn.MultiheadAttention(8, 2)
return m(torch.zeros(5, 3, 8), None, None)

m = nn.MultiheadAttention(8, 2)
q, k = torch.zeros(5, 3, 8), torch.zeros(7, 3, 8)
return show(m(q, k, k, attn_mask=torch.zeros(5, 7))), m(q, k, k, attn_mask=torch.zeros(5, 6))

m = nn.MultiheadAttention(8, 2)
q, k = torch.zeros(5, 3, 8), torch.zeros(7, 3, 8)
return m(q, k, k, attn_mask=torch.zeros(5, 5, 7))

m = nn.MultiheadAttention(8, 2)
q, k = torch.zeros(5, 3, 8), torch.zeros(7, 3, 8)
return m(q, k, k, key_padding_mask=torch.zeros(7, 3).bool())

m = nn.Embedding(10, 4)
return show(m(torch.zeros(3, 5).long())), show(m(torch.zeros(2).int()))

return nn.Embedding(10, 4)(torch.zeros(3))

return nn.Embedding(10, 4, 10)

return nn.Embedding(3, 4, _weight=torch.zeros(3, 5))

m = nn.Embedding(10, 4)
m.weight = nn.Parameter(torch.zeros(10, 6))
return show(m(torch.zeros(3).long()))

return show(nn.MSELoss()(x, x)), show(nn.BCEWithLogitsLoss(reduction="sum")(x, x))

return nn.BCELoss(3)

return nn.CrossEntropyLoss()(x)

m = nn.Conv2d(4, 8, 3)
out = [nn.init.kaiming_normal_(m.weight), nn.init.constant_(m.bias, 0), nn.init.xavier_uniform_(m.weight), nn.init.normal_(m.weight, 0, 0.01)]
return [o is m.weight or o is m.bias for o in out]

m = nn.Conv2d(4, 8, 3, bias=False)
nn.init.constant_(m.bias, 0)

m = nn.Conv2d(4, 8, 3, bias=False)
nn.init.zeros_(m.bias)

nn.init.kaiming_normal_(torch.zeros(3))

nn.init.xavier_uniform_(torch.zeros(3))

nn.init.kaiming_uniform_(None)

nn.init.xavier_normal_(3)

nn.init.kaiming_normal_(torch.zeros(3, 4), mode="x")

nn.init.kaiming_normal_(torch.zeros(3, 4), nonlinearity="swish")

nn.init.kaiming_uniform_(torch.zeros(3, 4), a="x")

nn.init.eye_(torch.zeros(3))

nn.init.dirac_(torch.zeros(3, 4))

nn.init.dirac_(torch.zeros(4, 4, 3, 3), groups=3)

nn.init.orthogonal_(torch.zeros(3))

nn.init.sparse_(torch.zeros(3), 0.1)

nn.init.trunc_normal_()

nn.init.constant_(torch.zeros(3))

return [nn.init.calculate_gain(n) for n in ("linear", "conv2d", "sigmoid", "tanh", "relu", "selu", "leaky_relu")], nn.init.calculate_gain("leaky_relu", 0.2)

return nn.init.calculate_gain("swish")

return nn.init._calculate_fan_in_and_fan_out(torch.zeros(3, 4, 5, 6)), nn.init._calculate_fan_in_and_fan_out(torch.zeros(3, 4))

return nn.init.ones_(torch.zeros(3)).tolist(), nn.init.constant_(torch.zeros(2), 2.5).tolist()

m = nn.utils.weight_norm(nn.Conv2d(4, 8, 3))
return list(m._parameters), show(m.weight_g), show(m.weight_v), show(m.weight), count(m), show(m(x))

m = nn.utils.weight_norm(nn.Linear(4, 8), dim=1)
return show(m.weight_g), list(m.state_dict())

m = nn.utils.remove_weight_norm(nn.utils.weight_norm(nn.Conv2d(4, 8, 3)))
return list(m._parameters), count(m), show(m(x))

return nn.utils.weight_norm(nn.ReLU())

return nn.utils.remove_weight_norm(nn.ReLU())

m = nn.TransformerEncoderLayer(8, 2, 16, 0.1, "gelu")
return repr(m), list(m.state_dict()), count(m), show(m(torch.zeros(5, 2, 8))), m.activation is F.gelu, m.norm_first

m = nn.TransformerEncoderLayer(8, 2, activation=nn.ReLU(), batch_first=True, norm_first=True).eval()
return [n for n, _ in m.named_children()], m.linear1.out_features, m.activation_relu_or_gelu, show(m(torch.zeros(2, 5, 8)))

return nn.TransformerEncoderLayer(8, 2, activation="silu")

return nn.TransformerEncoderLayer(8, 3)

return nn.TransformerEncoderLayer(8)

return show(nn.TransformerEncoderLayer(8, 2)(torch.zeros(5, 2, 6)))

m = nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16), 2, norm=nn.LayerNorm(8))
return repr(m), list(m.state_dict()), count(m), m.num_layers, show(m(torch.zeros(5, 8)))

m = nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16), 1)
return m.norm, m.enable_nested_tensor, len(m.layers), isinstance(m.layers[0], nn.TransformerEncoderLayer)

m = nn.Bilinear(4, 3, 5)
return show(m(torch.zeros(2, 4), torch.zeros(2, 3)))

return nn.Bilinear(4, 3, 5)(torch.zeros(2, 4), torch.zeros(2, 4))

return show(nn.CosineSimilarity(dim=2)(torch.zeros(2, 4, 3), torch.zeros(2, 4, 3)))

return nn.CosineSimilarity(dim=5)(torch.zeros(2, 4), torch.zeros(2, 4))

return show(nn.PairwiseDistance(keepdim=True)(torch.zeros(2, 4), torch.zeros(4)))

return show(torch.linalg.norm(torch.zeros(2, 3, 4), dim=1)), show(torch.linalg.vector_norm(torch.zeros(2, 3), 3, keepdim=True))

return show(torch.linalg.matrix_norm(torch.zeros(2, 3, 4))), show(torch.linalg.norm(torch.zeros(2, 3), "fro"))

return torch.linalg.vector_norm(torch.zeros(2, 3), dim=2)

return torch.special.expit(torch.zeros(2)).tolist(), show(torch.special.logsumexp(torch.zeros(2, 3), 1))

return torch.special.expit(3)

return torch.special.xlogy("a", 2)

return show(F.local_response_norm(torch.zeros(1, 4, 3), 2)), show(torch.histc(torch.zeros(5), 4, 0, 1))

return F.local_response_norm(torch.zeros(4, 3), 2)

return show(F.mse_loss(torch.zeros(2, 3), torch.zeros(2, 3), reduction="none")), show(nn.L1Loss()(torch.zeros(2), torch.zeros(2)))

return show(torch.complex(torch.zeros(2), torch.zeros(2)).real), show(torch.view_as_real(torch.polar(torch.zeros(2), torch.zeros(2))))

m = nn.utils.spectral_norm(nn.Conv2d(4, 8, 3))
return list(m._parameters), [[n, show(b)] for n, b in m.named_buffers()], count(m), show(m(x))

m = nn.Conv2d(4, 8, 3)
handle = m.register_forward_hook(lambda module, inputs, output: output[:, :2])
first = show(m(x))
handle.remove()
return first, show(m(x))

m = nn.Conv2d(4, 8, 3)
seen = []
m.register_forward_hook(lambda module, inputs, output: seen.append(show(output)))
m.register_forward_pre_hook(lambda module, inputs: seen.append(len(inputs)))
m(x)
return seen

m = nn.Conv2d(4, 8, 3)
m.register_forward_pre_hook(lambda module, inputs: inputs[0][..., :4])
return show(m(x))

m = nn.Conv2d(4, 8, 3)
return show(m.register_full_backward_hook(lambda *a: None) is not None), show(m(x))

from torch.nn.modules.batchnorm import _BatchNorm
from torch.nn.modules.conv import _ConvNd
from torch.nn.modules.utils import _pair, _triple
return isinstance(nn.BatchNorm2d(4), _BatchNorm), isinstance(nn.Conv2d(1, 1, 1), _BatchNorm), isinstance(nn.ConvTranspose2d(1, 1, 1), _ConvNd), _pair(3), _pair([1, 2]), _triple(None)

return isinstance(nn.ReLU(), (nn.LSTM, nn.GRU)), isinstance(nn.ReLU6(), nn.Hardtanh), isinstance(nn.ZeroPad2d(1), nn.ConstantPad2d), isinstance(nn.SyncBatchNorm(4), nn.modules.batchnorm._BatchNorm)

return type(nn.ReLU()) is nn.ReLU, type(nn.ReLU()) == nn.ReLU, nn.ReLU() == nn.ReLU(), type(nn.ReLU()) in (nn.parallel.DataParallel, nn.parallel.DistributedDataParallel), nn.Conv2d.__name__, nn.Conv2d.__module__

return nn.Conv2D(1, 1, 1)

return nn.Conv2d

return [nn.ReLU() if i else nn.Identity() for i in range(2)]

return str(nn.Sequential(nn.Conv2d(4, 8, 1), nn.Sequential(nn.ReLU()))), repr(Block())

d = {nn.ReLU: 1, nn.SiLU: 2}
return d[type(nn.SiLU())], nn.ReLU in d

m = {"relu": nn.ReLU, "silu": nn.SiLU}["silu"](inplace=True)
return repr(m)

m = Block()
return sum(p.numel() for p in m.parameters() if p.requires_grad), max(len(list(c.parameters())) for c in m.children()), [p.dim() for p in m.bn.parameters()]

m = Block()
return [type(c).__name__ for c in m.modules() if isinstance(c, (nn.Conv2d, nn.Linear))], any(isinstance(c, nn.BatchNorm2d) for c in m.modules())

m = Block()
children = m.children()
return show(next(children)), len(list(children)), len(list(children))

m = nn.Conv2d(4, 8, 3, 2, 1)
return m.weight.shape[0], m.weight.size(1), m.bias.numel(), m.kernel_size[0], m.stride[1], m.padding, m.weight.ndim

m = Empty()
m.add = nn.Conv2d(4, 8, 1)
m.float = 3
return m.float, names(m)

m = Block()
m.forward = lambda x: x.flatten(1)
return show(m(x))

m = nn.Conv2d(4, 8, 1)
m.forward = lambda x: x
return show(m(x))

m = nn.Sequential(nn.Conv2d(4, 8, 1))
m.half().float().double()
return show(m.type(torch.float32)(x))

class Called(nn.Module):
    def __call__(self, x, y=2):
        return y
return Called()(x), Called()(x, y=3)

class Louder(nn.Conv2d):
    def __call__(self, x):
        return super().__call__(x[:, :4])
return show(Louder(4, 8, 1)(torch.zeros(1, 6, 2, 2)))

m = Block()
m.type, m.i, m.f, m.np = "models.common.Block", 1, -1, count(m)
return m.type, m.i, m.f, m.np

class Shared(nn.Module):
    act = nn.ReLU()
    def __init__(self):
        super().__init__()
        self.act = self.act
        self.other = self.act
return names(Shared()), repr(Shared())

class Hidden(nn.Module):
    conv = None
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 1, 1)
return Hidden().conv, names(Hidden())

class Late2(nn.Module):
    def __init__(self, inner):
        self.__dict__["inner"] = inner
        super().__init__()
m = Late2(nn.ReLU())
return show(m.inner), names(m)

class Mixin:
    def extra(self):
        return 5
class Mixed(Mixin, nn.Conv2d):
    pass
m = Mixed(4, 8, 1)
return m.extra(), show(m(x)), [c.__name__ for c in Mixed.__mro__]

class A(nn.Module):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.tag = "a"
class B(A, nn.Conv2d):
    pass
m = B(4, 8, 1)
return m.tag, show(m(x)), [c.__name__ for c in B.__mro__], count(m)

class Deep(Block):
    def __init__(self):
        super().__init__(8, 1)
        self.tail = nn.Sequential(nn.Conv2d(8, 4, 1))
    def forward(self, x):
        return self.tail(super().forward(x))
m = Deep()
return names(m), show(m(torch.zeros(1, 8, 4, 4))), isinstance(m, Block), issubclass(Deep, nn.Module)

class Property(nn.Module):
    @property
    def size(self):
        return self.conv.out_channels
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(4, 8, 1)
return Property().size, hasattr(Property(), "size")

class Static(nn.Module):
    @staticmethod
    def make(c):
        return nn.Conv2d(c, c, 1)
    @classmethod
    def create(cls):
        return cls()
    def __init__(self):
        super().__init__()
        self.conv = self.make(4)
return show(Static.create().conv), names(Static())

class Loop(nn.Module):
    def __init__(self):
        super().__init__()
        for i in range(3):
            setattr(self, f"conv{i}", nn.Conv2d(4, 4, 1))
            self.add_module("act%d" % i, nn.ReLU())
    def forward(self, x):
        for i in range(3):
            x = getattr(self, f"act{i}")(getattr(self, f"conv{i}")(x))
        return x
return names(Loop()), show(Loop()(x))

class Frozen(nn.Module):
    def __init__(self):
        super().__init__()
        self.bn = nn.BatchNorm2d(4)
    def train(self, mode=True):
        super().train(mode)
        self.bn.eval()
        return self
return Frozen().train().bn.training, nn.Sequential(Frozen()).train()[0].bn.training

class Sized(nn.Module):
    def __len__(self):
        return 3
    def __getitem__(self, i):
        return i * 2
    def __add__(self, other):
        return "sum"
return len(Sized()), Sized()[2], Sized() + 1, list(zip(Sized(), range(2)))

return Empty() + 1

return len(Empty())

return Empty()[0]

return [each for each in Empty()]

return nn.ReLU() > 3

m = Block()
return m == m, m != Block(), m in [m], {m: 1}[m], m is m, bool(m)
