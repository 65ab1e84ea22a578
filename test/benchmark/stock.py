"""Measures YOLOv5's stock configs with random weights: /usr/bin/python3 test/benchmark/stock.py FOLDER > test/benchmark/stock.json

FOLDER is a checkout of YOLOv5, of which only figures are kept. Every config is built with the values of `seeded.py` and
run once in evaluation mode on an image of 64 pixels, or of as many as its largest stride; of every row its shape, sum,
sum of absolute values and some elements by their flat index are kept, of the last one its first tensor.
"""

import importlib.abc
import importlib.machinery
import json
import logging
import sys
import warnings
from pathlib import Path
from unittest.mock import MagicMock

import torch
from seeded import figures, image_of, seed, tensors_in

SIZE = 64


ABSENT = {"cv2", "pandas", "matplotlib", "seaborn", "tqdm", "IPython", "scipy", "thop", "git"}


class Absent(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Stands in for packages that are not installed, which no model needs."""

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] not in ABSENT:
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        module = MagicMock(name=spec.name)
        module.__path__, module.__spec__, module.__version__ = [], spec, "99.0.0"
        return module

    def exec_module(self, module):
        pass


def measure(path):
    from models.common import Conv
    from models.yolo import DetectionModel, SegmentationModel

    Conv.default_act = torch.nn.SiLU()  # a config before may have set another
    torch.manual_seed(0)
    model_class = SegmentationModel if path.stem.endswith("-seg") else DetectionModel
    model = seed(model_class(str(path)), strip="model.")
    size = max(SIZE, int(model.stride.max()))
    rows = {}
    for module in model.model:
        module.register_forward_hook(lambda _, __, output, at=module.i: rows.__setitem__(at, tensors_in(output)[0].clone()))
    with torch.no_grad():
        model(image_of((1, 3, size, size)))
    return size, [compact(figures(rows[at], samples=3)) for at in sorted(rows)]


def compact(figures):
    return [figures["shape"], figures["sum"], figures["abs"], figures["samples"]]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    folder = Path(sys.argv[1])
    sys.path.insert(0, str(folder))
    sys.meta_path.append(Absent())
    import models.yolo  # noqa: F401

    logging.disable(logging.CRITICAL)
    folders = ["", "hub/", "segment/"]
    configs = sorted(path for each in folders for path in folder.glob(f"models/{each}yolov*.yaml"))
    lines = []
    for path in configs:
        print(path.name, file=sys.stderr)
        size, rows = measure(path)
        listed = ",\n".join("    " + json.dumps(row, separators=(",", ":")) for row in rows)
        lines.append('  "%s": {"size": %d, "rows": [\n%s\n  ]}' % (path.stem, size, listed))
    print("{\n" + ",\n".join(lines) + "\n}")
