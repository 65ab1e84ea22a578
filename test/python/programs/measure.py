"""Writes programs.json: what CPython 3.11 makes of the programs in snippets/.

    python3 test/python/programs/measure.py [--anew] [--print [--tenth]]

Programs that have not changed keep the answer that they have, unless all are to be measured anew.

A snippet begins with a line `# --- title`; lines `# file: path` begin the files that it imports. Each entry of the
result is {topic, title, files, answer}: the files by path (`main.py` first), and [repr of `result`] or [exception
class, message].
"""

import contextlib
import json
import os
import pathlib
import re
import runpy
import sys
import tempfile
import warnings

HERE = pathlib.Path(__file__).parent
RESULT = HERE / "programs.json"


def run(folder):
    """What the program in a folder ends with, in a process that nothing else ran in."""
    warnings.simplefilter("ignore")
    os.chdir(folder)
    sys.path[:] = [".", *(path for path in sys.path if path != str(HERE))]
    with contextlib.redirect_stdout(None):
        try:
            return [repr(runpy.run_path("main.py", run_name="__main__")["result"])]
        except BaseException as error:  # noqa: BLE001
            return [type(error).__name__, str(error)]


def snippets(text):
    """The snippets of a topic as (title, files)."""
    _, *parts = re.split(r"^# --- (.*)\n", text, flags=re.MULTILINE)
    for title, body in zip(parts[::2], parts[1::2]):
        main, *others = re.split(r"^# file: (.*)\n", body, flags=re.MULTILINE)
        files = {"main.py": main, **dict(zip(others[::2], others[1::2]))}
        yield title, {path: source.strip("\n") + "\n" for path, source in files.items()}


def measure(files):
    with tempfile.TemporaryDirectory() as folder:
        for path, source in files.items():
            file = pathlib.Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(source)
        reader, writer = os.pipe()
        if (child := os.fork()) == 0:
            os.write(writer, json.dumps(run(folder)).encode())
            os._exit(0)
        os.close(writer)
        with open(reader) as answer:
            text = answer.read()
        os.waitpid(child, 0)
        return json.loads(text.replace(folder, "/checkout"))


def known_answers():
    return {str(entry["files"]): entry["answer"] for entry in json.loads(RESULT.read_text())}


def main():
    found = [
        (path.stem, title, files)
        for path in sorted(HERE.glob("snippets/*.py"))
        for title, files in snippets(path.read_text())
    ]
    names = [(topic, title) for topic, title, _ in found]
    assert len(set(names)) == len(names), [name for name in names if names.count(name) > 1]
    if "--tenth" in sys.argv:
        found = found[::10]
    known = {} if "--anew" in sys.argv else known_answers()
    answers = [known.get(str(files)) or measure(files) for _, _, files in found]
    entries = [
        json.dumps({"topic": topic, "title": title, "files": files, "answer": answer}, ensure_ascii=False)
        for (topic, title, files), answer in zip(found, answers)
    ]
    text = "[\n" + ",\n".join(entries) + "\n]\n"
    if "--print" in sys.argv:
        print(text)
    else:
        RESULT.write_text(text)
        print(len(entries), "programs")


if __name__ == "__main__":
    main()
