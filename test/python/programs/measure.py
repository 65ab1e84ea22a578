"""Writes programs.json: what CPython 3.11 makes of the programs in snippets/.

    python3 test/python/programs/measure.py [--anew]

Programs that have not changed keep the answer that they have, unless all are to be measured anew.

A snippet begins with a line `# --- title`; lines `# file: path` begin the files that it imports. Each entry of the
result is {topic, title, files, answer}: the files by path (`main.py` first), and [repr of `result`] or [exception
class, message].
"""

import concurrent.futures
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
RESULT = HERE / "programs.json"

RUNNER = """
import json, runpy, sys, warnings
warnings.simplefilter("ignore")
sys.path.insert(0, ".")
try:
    answer = [repr(runpy.run_path("main.py", run_name="__main__")["result"])]
except BaseException as error:
    answer = [type(error).__name__, str(error)]
print("\\n" + json.dumps(answer))
"""


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
        command = [sys.executable, "-I", "-B", "-c", RUNNER]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=True)
        return json.loads(done.stdout.rsplit("\n", 2)[-2].replace(folder, "/checkout"))


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
    known = {} if "--anew" in sys.argv else known_answers()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        answers = pool.map(lambda files: known.get(str(files)) or measure(files), [files for _, _, files in found])
    entries = [
        json.dumps({"topic": topic, "title": title, "files": files, "answer": answer}, ensure_ascii=False)
        for (topic, title, files), answer in zip(found, answers)
    ]
    RESULT.write_text("[\n" + ",\n".join(entries) + "\n]\n")
    print(len(entries), "programs")


if __name__ == "__main__":
    main()
