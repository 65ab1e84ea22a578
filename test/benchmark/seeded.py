"""The random values of server/src/benchmark/program/seeded.ts and roles.ts, for PyTorch."""

import math

import numpy as np
import torch

ROLES = {"running_mean": "mean", "running_var": "variance"}


def hash_of(name):
    """FNV-1a."""
    value = 0x811C9DC5
    for byte in name.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def uniform(name, count):
    """Numbers in [0, 1): the finalizer of MurmurHash3 of the hash and the index."""
    with np.errstate(over="ignore"):
        x = np.uint32(hash_of(name)) + np.arange(count, dtype=np.uint32) * np.uint32(0x9E3779B9)
        x = (x ^ (x >> np.uint32(16))) * np.uint32(0x85EBCA6B)
        x = (x ^ (x >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return (x ^ (x >> np.uint32(16))).astype(np.float64) / 2**32


def image_of(shape, index=0):
    count = math.prod(shape)
    return torch.from_numpy(uniform(f"image {index}", count).astype(np.float32).reshape(shape))


def role_of(module, name):
    if name in ROLES:
        return ROLES[name]
    if name.endswith("bias"):
        return "bias"
    is_norm = any("Norm" in cls.__name__ for cls in type(module).__mro__)
    return "scale" if name == "weight" and is_norm else "weight"


def values_of(name, role, shape):
    u = uniform(name, math.prod(shape))
    fan_in = math.prod(shape[1:])
    spread = {
        "weight": lambda: (2 * u - 1) * math.sqrt(3 / max(fan_in, 1)),
        "bias": lambda: (2 * u - 1) / 10,
        "scale": lambda: 0.75 + u / 2,
        "mean": lambda: (2 * u - 1) / 10,
        "variance": lambda: 0.5 + u,
    }
    return torch.from_numpy(spread[role]().astype(np.float32).reshape(shape))


def seed(model, strip=""):
    """Gives every parameter and the statistics of every norm the values of its name; `strip` comes off its front."""
    done = set()
    with torch.no_grad():
        for path, module in model.named_modules():
            own = list(module.named_parameters(recurse=False))
            own += [(name, buffer) for name, buffer in module.named_buffers(recurse=False) if name in ROLES]
            for name, tensor in own:
                if id(tensor) in done:
                    continue
                done.add(id(tensor))
                full = f"{path}.{name}" if path else name
                full = full[len(strip) :] if full.startswith(strip) else full
                tensor.copy_(values_of(full, role_of(module, name), tuple(tensor.shape)))
    return model.eval()


def rounded(value):
    """Seven significant digits."""
    return float(f"{value:.7g}")


def figures(tensor, samples=8):
    """Its shape, the sum of its elements and of their absolute values, and some elements by their flat index."""
    flat = tensor.detach().double().flatten()
    count = flat.numel()
    places = sorted({(i * (count - 1)) // max(samples - 1, 1) for i in range(samples)}) if count else []
    return {
        "shape": list(tensor.shape),
        "sum": rounded(flat.sum().item()),
        "abs": rounded(flat.abs().sum().item()),
        "samples": [[place, rounded(flat[place].item())] for place in places],
    }


def tensors_in(value):
    if isinstance(value, torch.Tensor):
        return [value]
    if isinstance(value, (list, tuple)):
        return [tensor for item in value for tensor in tensors_in(item)]
    return []
