import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { rules } from "../../server/src/analysis/rules/table.js";
import type { Shape } from "../../server/src/torch/tensor.js";
import { modules } from "../../server/src/torch/walk.js";
import { repr } from "../../server/src/values/repr.js";
import { list } from "../../server/src/values/value.js";
import { type Version, versions } from "../../server/src/yolov5/versions.js";
import { type Base, configText } from "../faults/buildConfig.js";
import { analyse } from "../support/analyse.js";

type Shapes = Shape | readonly Shapes[];
type Row = readonly [type: string, n: number, args: string, params: number, output: Shapes, modules: number];

interface Measured {
  readonly params: number;
  readonly modules: number;
  readonly leaves: number;
  readonly stride?: readonly number[];
  readonly summary: string;
  /** The rows, or the version whose rows are equal. */
  readonly layers: readonly Row[] | Version;
}

interface Case extends Base {
  readonly id: string;
  readonly versions: Readonly<Partial<Record<Version, Measured>>>;
}

const { cases } = JSON.parse(readFileSync(path.join(__dirname, "extra.json"), "utf8")) as { cases: readonly Case[] };
const errors = new Set<string>(rules.filter(({ severity }) => severity === "error").map(({ code }) => code));

const isShape = (shapes: Shapes): shapes is Shape => typeof shapes[0] === "number";
const flat = (shapes: Shapes): readonly Shape[] => (isShape(shapes) ? [shapes] : shapes.flatMap(flat));

function rowsOf(measured: Case["versions"], version: Version): readonly Row[] {
  const layers = measured[version]?.layers ?? [];
  return typeof layers === "string" ? rowsOf(measured, layers) : layers;
}

/**
 * Measured types are written `nn.pooling.MaxPool2d` for `torch.nn.modules.pooling.MaxPool2d`. `DWConv` of v5.0 is a
 * function, of which v5.0 prints an address; what it gives is a Conv.
 */
const fullType = (type: string): string =>
  type.includes(" at 0x") ? "models.common.Conv" : type.replace(/^nn\./, "torch.nn.modules.");

describe("random models, as PyTorch measures them", () => {
  for (const version of Object.keys(versions) as Version[]) {
    const given = cases.filter((one) => one.versions[version]);
    it(`has the figures of ${given.length} models of ${version}`, () => {
      assert.ok(given.length > 0);
      for (const one of given) {
        const measured = one.versions[version];
        const { layers, totals, model, problems } = analyse(configText(one, []), {
          version: versions[version],
          stem: one.id,
        });
        const label = `${one.id} ${version}`;
        assert.deepEqual(
          problems.filter(({ code }) => errors.has(code)).map(({ message }) => message),
          [],
          label,
        );
        rowsOf(one.versions, version).forEach(([type, n, args, params, output, count], i) => {
          const layer = layers[i];
          assert.deepEqual(
            [layer?.type, layer?.built.printedRepeats, repr(list(layer?.args ?? [])), layer?.params, layer?.outputs],
            [fullType(type), n, args, params, flat(output)],
            `${label}, row ${i}`,
          );
          assert.equal(layer?.built.module && modules(layer.built.module).size, count, `modules of ${label}, row ${i}`);
        });
        const counted = [...modules(model.root)];
        assert.deepEqual(
          [totals.params, counted.length, counted.filter(({ isLeaf }) => isLeaf).length, model.strides],
          [measured?.params, measured?.modules, measured?.leaves, measured?.stride],
          label,
        );
        assert.ok(totals.summary.startsWith(measured?.summary ?? "-"), `${label}: ${totals.summary}`);
      }
    });
  }
});
