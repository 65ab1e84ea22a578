import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { endOfServer, withServer } from "../support/lspClient.js";
import { spawnServer } from "../support/lspTransports.js";

test("the server says who it is and what it does", () =>
  withServer("process", (client) => {
    const { capabilities, serverInfo } = client.introduction ?? {};
    assert.equal(serverInfo?.name, "yolo-config");
    assert.equal(capabilities?.textDocumentSync, 2);
    assert.ok(capabilities.hoverProvider && capabilities.codeLensProvider && capabilities.diagnosticProvider);
    return Promise.resolve();
  }));

test("the server exits with 0 when it is told to, and wrote nothing to stderr", async () => {
  const ended = await endOfServer("process", async (client) => {
    await client.diagnostics(await client.openExample("broken.yaml"));
  });
  assert.deepEqual(ended, { code: 0, stderr: "" });
});

test("the server exits when its input closes", async () => {
  const child = spawnServer();
  const exited = once(child, "exit");
  child.stdin.end();
  assert.deepEqual(await exited, [1, null]);
});
