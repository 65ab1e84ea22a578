"""Measures the cases with PyTorch 1.13 (CPU): /usr/bin/python3 test/benchmark/measure.py > test/benchmark/reference.json"""

import json
import math
import sys
import warnings

import torch
from cases import CASES, PRELUDE
from seeded import figures, image_of, seed, tensors_in


def measure(source, shapes):
    torch.manual_seed(0)
    names = {"__name__": "case"}
    exec(PRELUDE + source, names)
    model = seed(names["model"])
    with torch.no_grad():
        output = model(*(image_of(shape, index) for index, shape in enumerate(shapes)))
    return [figures(tensor) for tensor in tensors_in(output)]


def is_finite(outputs):
    return all(math.isfinite(output["abs"]) for output in outputs)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    lines = []
    for title, source, shapes in CASES:
        try:
            outputs = measure(source, shapes)
        except Exception as error:
            sys.exit(f"{title}: {type(error).__name__}: {error}")
        if not outputs or not is_finite(outputs):
            sys.exit(f"{title}: {outputs}")
        case = {"title": title, "source": source, "shapes": shapes, "outputs": outputs}
        lines.append("    " + json.dumps(case, separators=(", ", ": ")))
    print('{\n  "prelude": ' + json.dumps(PRELUDE) + ',\n  "cases": [\n' + ",\n".join(lines) + "\n  ]\n}")
