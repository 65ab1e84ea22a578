"""Measures expressions for the tests beside this file."""

import json
import re
import warnings


def measure(snippets, names):
    """[expression, repr of its value] or [expression, exception class, message] of each; `;` stands between them."""
    warnings.simplefilter("ignore")
    entries = []
    for source in re.split(r" ; |\n", snippets):
        source = source.strip()
        if not source:
            continue
        try:
            entries.append([source, repr(eval(source, dict(names)))])
        except Exception as error:
            entries.append([source, type(error).__name__, str(error).split("\n")[0]])
    return entries


def write(path, entries):
    """One entry a line."""
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    path.write_text(f"[\n{lines}\n]\n")
