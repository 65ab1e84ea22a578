import assert from "node:assert/strict";
import test from "node:test";
import { repr } from "../../../server/src/values/repr.js";
import { runScript } from "../../support/pythonProgram.js";

/** What modules of a checkout do when they are imported, and what comes of it. */
const idioms: readonly (readonly [title: string, source: string, result: string])[] = [
  [
    "puts its root on the path",
    `import sys
from pathlib import Path
FILE = Path(__file__).resolve()
ROOT = FILE.parents[0]
if str(ROOT) not in sys.path:
    sys.path.append(str(ROOT))
result = (str(ROOT), len(sys.path))`,
    "('/checkout', 1)",
  ],
  [
    "sets up logging",
    `import logging, os
rank = int(os.getenv('RANK', -1))
log = logging.getLogger('a')
handler = logging.StreamHandler()
handler.setFormatter(logging.Formatter('%(message)s'))
log.addHandler(handler)
log.info('ready')
result = rank`,
    "-1",
  ],
  [
    "sets options of other packages",
    `import cv2, matplotlib.pyplot as plt, numpy as np, os, pandas as pd, torch
cv2.setNumThreads(0)
cv2.ocl.setUseOpenCL(False)
plt.rcParams.update({'font.size': 11})
pd.options.display.max_columns = 10
np.set_printoptions(linewidth=320)
torch.set_printoptions(linewidth=320)
os.environ['NUMEXPR_MAX_THREADS'] = '8'
result = os.environ.get('NUMEXPR_MAX_THREADS')`,
    "'8'",
  ],
  [
    "compares versions",
    `import pkg_resources as pkg
import torch
from packaging import version
result = pkg.parse_version(torch.__version__) >= pkg.parse_version('1.10.0'), version.parse('1.9') > version.parse('1.10')`,
    "(True, False)",
  ],
  [
    "guards against what is not there",
    `import contextlib, warnings
with contextlib.suppress(NameError):
    missing
with warnings.catch_warnings():
    warnings.simplefilter('ignore')
    result = 1`,
    "1",
  ],
  [
    "wraps functions of autograd",
    `import torch
import torch.utils.checkpoint as checkpoint
from torch.cuda.amp import custom_fwd
class Double(torch.autograd.Function):
    @staticmethod
    @custom_fwd
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return torch.cat([x, x])
@torch.no_grad()
def double(x):
    with torch.cuda.amp.autocast(enabled=False):
        return checkpoint.checkpoint(Double.apply, x, use_reentrant=False)
result = double(torch.zeros(2, 3)).shape`,
    "torch.Size([4, 3])",
  ],
  [
    "takes the layers of a network of torchvision",
    `import torch
import torchvision
from torch import nn
layers = list(torchvision.models.get_model('resnet18', weights=None).children())
net = nn.Sequential(*layers[:-2])
result = net(torch.zeros(1, 3, 64, 64)).shape, sum(p.numel() for p in net.parameters())`,
    "(torch.Size([1, 512, 2, 2]), 11176512)",
  ],
  [
    "derives from classes of libraries",
    `import torch
from abc import ABC, abstractmethod
from timm.models.layers import DropPath, to_2tuple
from timm.models.registry import register_model
from typing import Generic, TypeVar
T = TypeVar('T')
class Base(ABC, Generic[T]):
    @abstractmethod
    def size(self): ...
class Drop(DropPath, Base):
    def size(self):
        return to_2tuple(3)
@register_model
def make(**kwargs):
    return Drop(0.1)
result = make().eval()(torch.zeros(2, 2)).shape, make().size()`,
    "(torch.Size([2, 2]), (3, 3))",
  ],
  [
    "binds functions and orders what it has",
    `import types
from functools import cmp_to_key, total_ordering
@total_ordering
class Size:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return self.n == other.n
    def __lt__(self, other): return self.n < other.n
def twice(self): return self.n * 2
size = Size(4)
size.twice = types.MethodType(twice, size)
result = size.twice(), size >= Size(4), size > Size(5), sorted([1, 3, 2], key=cmp_to_key(lambda a, b: b - a))`,
    "(8, True, False, [3, 2, 1])",
  ],
];

for (const [title, source, result] of idioms) {
  test(`a module that ${title} runs to its end, exactly`, () => {
    const scope = runScript({ "main.py": source });
    assert.deepEqual([repr(scope.lookup("result") ?? "no result"), scope.machine.approximations], [result, []]);
  });
}
