import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import type { ParameterSpec } from "../../server/src/torch/signature.js";
import { repr } from "../../server/src/values/repr.js";
import { createLibrary, yoloModuleNames } from "../../server/src/yolov5/library.js";
import { isVersion, versions } from "../../server/src/yolov5/versions.js";

/** The classes of a version as Python describes them. */
interface GoldenModules {
  readonly version: string;
  readonly channelModules: readonly string[];
  readonly repeatModules: readonly string[];
  readonly classes: readonly GoldenClass[];
}

interface GoldenClass {
  readonly name: string;
  readonly file: string;
  /** Null for a function that stands where later versions have a class. */
  readonly bases: readonly string[] | null;
  readonly signature: string;
  /** Whether a row can name it. */
  readonly visible: boolean;
}

const goldens = JSON.parse(readFileSync(path.join(__dirname, "modules.json"), "utf8")) as readonly GoldenModules[];
const modelled = new Set(yoloModuleNames);

const described = (parameters: readonly ParameterSpec[]): string =>
  `(${parameters.map(({ name, default: value }) => (value === undefined ? name : `${name}=${repr(value)}`)).join(", ")})`;

for (const golden of goldens) {
  const name = golden.version.startsWith("master") ? "master" : golden.version;
  if (!isVersion(name)) continue;
  const version = versions[name];
  const library = createLibrary(version, null);
  const visible = golden.classes.filter((cls) => cls.visible && modelled.has(cls.name));

  test(`${golden.version}: a row can name the same classes`, () => {
    assert.deepEqual([...version.visible].sort(), visible.map((cls) => cls.name).sort());
    assert.deepEqual([...version.channelModules].sort(), golden.channelModules.toSorted());
    assert.deepEqual([...version.repeatModules].sort(), golden.repeatModules.toSorted());
  });

  test(`${golden.version}: the classes have the same parameters`, () => {
    const signatures = visible.map((cls) => `${cls.name}${described(library.get(cls.name).parameters)}`);
    assert.deepEqual(
      signatures,
      visible.map((cls) => `${cls.name}${cls.signature}`),
    );
  });

  test(`${golden.version}: the classes have the same bases and print the same name`, () => {
    for (const { name: own, file, bases } of visible) {
      if (!bases) continue;
      const { mro, qualifiedName } = library.get(own).type;
      assert.deepEqual([qualifiedName, ...mro], [`${file}.${own}`, own, ...bases]);
    }
  });
}
