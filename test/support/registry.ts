import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { folderWith } from "../cli/run.js";
import { serve } from "./serve.js";

/** A package by its name: its version and its files. */
export interface Package {
  readonly version: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Serves packages as the npm registry does, on this machine, for the tests of one file. Gives its address. */
export async function serveRegistry(packages: Readonly<Record<string, Package>>): Promise<string> {
  const tarballs = new Map<string, Buffer>();
  for (const [name, { version, files }] of Object.entries(packages)) {
    tarballs.set(`${name}.tgz`, pack({ "package.json": JSON.stringify({ name, version }), ...files }));
  }
  const document = (name: string, { version }: Package) => {
    const file = `${name}.tgz`;
    const integrity = `sha512-${createHash("sha512")
      .update(tarballs.get(file) ?? "")
      .digest("base64")}`;
    const dist = { tarball: `${address}/${encodeURIComponent(file)}`, integrity };
    return { name, "dist-tags": { latest: version }, versions: { [version]: { name, version, dist } } };
  };
  const address = await serve((request, response) => {
    const name = decodeURIComponent((request.url ?? "/").slice(1));
    const tarball = tarballs.get(name);
    const found = packages[name];
    if (tarball !== undefined) response.end(tarball);
    else if (found === undefined) response.writeHead(404, { "content-type": "application/json" }).end("{}");
    else response.setHeader("content-type", "application/json").end(JSON.stringify(document(name, found)));
  });
  return address;
}

function pack(files: Readonly<Record<string, string>>): Buffer {
  const entries = Object.entries(files).map(([name, text]) => [`package/${name}`, text] as const);
  const folder = folderWith({ ...Object.fromEntries(entries) });
  const file = path.join(folder, "package.tgz");
  execFileSync("tar", ["-czf", file, "-C", folder, "package"]);
  return readFileSync(file);
}
