import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { MarkupContent, SignatureHelp } from "vscode-languageserver";
import { fixture } from "../support/checkout.js";
import { cursor } from "../support/cursor.js";
import { exampleUri, type LspClient, withServer } from "../support/lspClient.js";
import { replaced, stock } from "./completion.data.js";

const conv = "Conv(c2, k=1, s=1, p=None, g=1, d=1, act=True)";

/** The signature, the active parameter and what is filled in. */
function shown(help: SignatureHelp | null): readonly (string | undefined)[] {
  const signature = help?.signatures[0];
  const active = signature?.parameters?.[help?.activeParameter ?? -1]?.label;
  const name = typeof active === "object" ? signature?.label.slice(...active) : active;
  const filled = /parse_model fills in.*/.exec(
    (signature?.documentation as MarkupContent | undefined)?.value ?? "",
  )?.[0];
  return [signature?.label, name, filled];
}

async function helpAt(client: LspClient, marked: string, uri = "file:///w/model.yaml"): Promise<SignatureHelp | null> {
  const { text, position } = cursor(marked);
  await client.open(uri, text);
  return client.signatureHelp(uri, position);
}

const row = (typed: string): string => replaced(stock(), "[-1, 1, Conv, [128, 3, 2]]", typed);

/** A row with a cursor, the signature with the active parameter, and what `parse_model` puts in. */
const cases: readonly (readonly [name: string, marked: string, ...(string | undefined)[]])[] = [
  ["the first arg", row("[-1, 1, Conv, [|128, 3, 2]]"), conv, "c2", "parse_model fills in `c1`."],
  ["a later arg", row("[-1, 1, Conv, [128, 3, |2]]"), conv, "s=1", "parse_model fills in `c1`."],
  ["an arg too many", row("[-1, 1, SPPF, [128, 3, |]]"), "SPPF(c2, k=5)", undefined, "parse_model fills in `c1`."],
  ["args that are begun", row("[-1, 1, Conv, [|"), conv, "c2", "parse_model fills in `c1`."],
  ["a half-typed row", row("[-1, 1, Conv, [64, 3, |"), conv, "s=1", "parse_model fills in `c1`."],
  [
    "repeats, which are filled in too",
    row("[-1, 3, C3, [128, |"),
    "C3(c2, shortcut=True, g=1, e=0.5)",
    "shortcut=True",
    "parse_model fills in `c1` and `n`.",
  ],
  [
    "a list in the args",
    row("[-1, 1, SPP, [128, [5, |9]]]"),
    "SPP(c2, k=(5, 9, 13))",
    "k=(5, 9, 13)",
    "parse_model fills in `c1`.",
  ],
  [
    "a head",
    replaced(stock(), "[nc, anchors]", "[nc, |]"),
    "Detect(nc=80, anchors=())",
    "anchors=()",
    "parse_model fills in `ch`.",
  ],
  [
    "a module of torch",
    replaced(stock(), "[None, 2, nearest]", "[None, |"),
    "nn.Upsample(size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None)",
    "scale_factor=None",
    undefined,
  ],
  ["a module that nobody knows", row("[-1, 1, Konv, [|]]"), undefined, undefined, undefined],
  ["other parts of a row", row("[-1, 1, Con|v, [128]]"), undefined, undefined, undefined],
  ["a comment", row("[-1, 1, Conv, [128, # |\n 3]]"), undefined, undefined, undefined],
];

describe("signature help", () => {
  for (const [name, marked, ...want] of cases) {
    it(`for ${name}`, () =>
      withServer("memory", async (client) => {
        assert.deepEqual(shown(await helpAt(client, marked)), want);
      }));
  }

  it("explains each parameter", () =>
    withServer("memory", async (client) => {
      const help = await helpAt(client, row("[-1, 1, Conv, [|]]"));
      const [first, second] = help?.signatures[0]?.parameters ?? [];
      assert.deepEqual((first?.documentation as MarkupContent).value, "output channels\n\nint, 1 or more, required");
      assert.match((second?.documentation as MarkupContent).value, /^kernel size\n\nint or \[h, w\], .*default `1`$/);
    }));

  it("gives the text of parameters to a client that takes no offsets", () =>
    withServer(
      "memory",
      async (client) => {
        const help = await helpAt(client, row("[-1, 1, Conv, [|]]"));
        assert.deepEqual(help?.signatures[0]?.parameters?.[1]?.label, "k=1");
      },
      { capabilities: {} },
    ));

  it("knows the classes of the checkout, registered or not, also before a row has them", () =>
    withServer("memory", async (client) => {
      const text = fixture("models/efficientnet.yaml");
      const uri = exampleUri("efficientnet/models/new.yaml");
      const at = async (typed: string, to: string): Promise<readonly (string | undefined)[]> =>
        shown(await helpAt(client, replaced(text, "[-1, 1, SPPF, [1024, 5]]", typed), to));
      const own = await at("[-1, 1, MBConvBlock, [320, |", uri);
      assert.deepEqual(own.slice(1), ["c2", undefined]);
      const unused = await at("[-1, 1, Bottleneck, [320, |", exampleUri("efficientnet/models/other.yaml"));
      assert.deepEqual(unused, [
        "Bottleneck(c2, shortcut=True, g=1, e=0.5)",
        "shortcut=True",
        "parse_model fills in `c1`.",
      ]);
    }));
});
