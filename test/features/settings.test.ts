import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rules } from "../../server/src/analysis/rules/table.js";
import {
  analysisOptions,
  defaultSettings,
  manifestConfiguration,
  readSettings,
  settingsTable,
} from "../../server/src/features/settings.js";

describe("readSettings", () => {
  it("gives the defaults where nothing is set", () => {
    for (const raw of [undefined, null, {}]) {
      assert.deepEqual(readSettings(raw), { settings: defaultSettings, problems: [] });
    }
  });

  it("reads nested objects, dotted keys and prefixed keys alike", () => {
    const forms = [{ codeLens: { rows: false } }, { "codeLens.rows": false }, { "yoloConfig.codeLens.rows": false }];
    for (const raw of [...forms, { yoloConfig: forms[0] }]) {
      const { settings, problems } = readSettings(raw);
      assert.deepEqual([settings["codeLens.rows"], settings["codeLens.file"], problems], [false, true, []]);
    }
  });

  it("takes an image size as one number or a pair", () => {
    assert.deepEqual(readSettings({ imgsz: 320 }).settings.imgsz, [320, 320]);
    assert.deepEqual(readSettings({ imgsz: [384, 640] }).settings.imgsz, [384, 640]);
  });

  it("keeps the default and says why where a value does not fit", () => {
    const { settings, problems } = readSettings({ imgsz: [640], counter: 1, nc: 0, hover: { enabled: "yes" } });
    assert.deepEqual(settings, defaultSettings);
    assert.equal(
      problems[0],
      "yoloConfig.imgsz must be a whole number above 0 or [height, width], not [640]; 640 is used.",
    );
    assert.match(problems[1] ?? "", /^yoloConfig\.counter must be one of auto, .*exact, not 1; "auto" is used\.$/);
    assert.match(problems[2] ?? "", /nc must be a whole number above 0 or null, not 0; null is used/);
    assert.match(problems[3] ?? "", /hover\.enabled must be true or false, not "yes"; true is used/);
  });

  it("keeps the severities that fit and names the nearest rule for one that does not exist", () => {
    const severity = { "layer.unused": "off", "from.rang": "off", "from.list": "fatal" };
    const { settings, problems } = readSettings({ diagnostics: { severity } });
    assert.deepEqual(settings["diagnostics.severity"], { "layer.unused": "off" });
    assert.match(problems[0] ?? "", /has no rule from\.rang; did you mean from\.range\?$/);
    assert.match(problems[1] ?? "", /has "fatal" for from\.list, which must be one of error, .*, off\.$/);
  });

  it("names the nearest setting for one that does not exist", () => {
    assert.deepEqual(readSettings({ imgSize: 640, imgsx: 640 }).problems.slice(1), [
      "There is no setting yoloConfig.imgsx; did you mean yoloConfig.imgsz?",
    ]);
  });

  it("leaves the client's own settings alone", () => {
    assert.deepEqual(readSettings({ trace: { server: "verbose" } }).problems, []);
  });

  it("takes anything for raw settings", () => {
    for (const raw of [1, "a", [], true]) assert.equal(readSettings(raw).problems.length, 1);
  });
});

describe("analysisOptions", () => {
  it("leaves the counter and the keys to the version and the file", () => {
    const { version, imgsz, ...rest } = analysisOptions(defaultSettings);
    assert.deepEqual([version.name, imgsz, rest], ["v7.0", [640, 640], { overrides: {} }]);
  });

  it("hands on what is set", () => {
    const { settings } = readSettings({ yolov5Version: "v6.1", counter: "exact", ch: 1, nc: 20 });
    const { version, counter, overrides, stem } = analysisOptions(settings, "yolov5s");
    assert.deepEqual([version.name, counter, overrides, stem], ["v6.1", "exact", { ch: 1, nc: 20 }, "yolov5s"]);
  });
});

describe("manifestConfiguration", () => {
  const properties = manifestConfiguration().properties as Readonly<Record<string, Readonly<Record<string, unknown>>>>;

  it("has every setting, with a description and a scope", () => {
    assert.deepEqual(
      Object.keys(properties),
      Object.keys(settingsTable).map((key) => `yoloConfig.${key}`),
    );
    for (const { markdownDescription, scope } of Object.values(properties)) {
      assert.ok(markdownDescription);
      assert.match(String(scope), /^(machine|window|resource)$/);
    }
  });

  it("lets a folder set what is asked for by document, and no workspace what is run", () => {
    const scopes = Object.entries(properties).map(([key, { scope }]) => [key.replace("yoloConfig.", ""), scope]);
    assert.deepEqual(
      scopes.filter(([, scope]) => scope !== "resource"),
      [
        ["benchmark.node", "machine"],
        ["benchmark.engines", "machine"],
        ["benchmark.libtensorflow", "machine"],
        ["trace.server", "window"],
      ],
    );
  });

  it("has a default, and what it can be, in every schema", () => {
    for (const [key, schema] of Object.entries(properties)) {
      assert.ok("default" in schema, key);
      assert.ok(schema.type !== undefined, key);
    }
  });

  it("describes every word that a setting can have", () => {
    for (const { enum: words, markdownEnumDescriptions: notes } of Object.values(properties)) {
      if (words !== undefined) assert.equal((notes as unknown[]).length, (words as unknown[]).length);
    }
  });

  it("lists every rule with its own severity as the default", () => {
    const severities = properties["yoloConfig.diagnostics.severity"]?.properties as Readonly<
      Record<string, { readonly default: string }>
    >;
    assert.deepEqual(
      Object.entries(severities).map(([code, schema]) => [code, schema.default]),
      rules.map(({ code, severity }) => [code, severity]),
    );
  });

  it("has defaults that read as no change", () => {
    const raw = Object.fromEntries(Object.entries(properties).map(([key, schema]) => [key, schema.default]));
    assert.deepEqual(readSettings(raw), { settings: defaultSettings, problems: [] });
  });
});
