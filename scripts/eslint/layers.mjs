// The import rule of the house: who may import whom, as data, and the ESLint rule that reads it.
import { isBuiltin } from "node:module";
import path from "node:path";

/** A room of the source -> the rooms it may import besides itself. A room that is not here may import every room. */
const rooms = {
  "server/src/values": [],
  "server/src/config": ["values"],
  "server/src/torch": ["values"],
  "server/src/python": ["config", "torch", "values"],
  "server/src/yolov5": ["python", "config", "torch", "values"],
  "server/src/workspace": ["python", "config", "torch", "values"],
  "server/src/analysis": ["yolov5", "python", "workspace", "config", "torch", "values"],
  "server/src/features": ["analysis", "yolov5", "python", "workspace", "config", "torch", "values"],
  "server/src/benchmark": ["features", "analysis", "yolov5", "python", "workspace", "config", "torch", "values"],
  "server/src/cli": ["benchmark", "features", "analysis", "yolov5", "python", "workspace", "config", "torch", "values"],
};

/** Code that leaves the process: these alone may know that they run in Node. */
const node = ["server/src/workspace", "server/src/benchmark", "server/src/main", "server/src/cli", "client/src"];

/** A package -> the rooms that may import it, and those that may import its types. Other packages are free. */
const packages = [
  { name: /^yaml($|\/)/, rooms: ["server/src/config"] },
  { name: /^@lezer\//, rooms: ["server/src/python"] },
  { name: /^vscode$|^vscode-languageclient($|\/)/, rooms: ["client/src"] },
  { name: /^vscode-languageserver\/node$/, rooms: ["server/src/main"] },
  {
    name: /^vscode-languageserver($|\/)/,
    rooms: ["server/src/connection", "server/src/main"],
    types: ["server/src/features"],
  },
];

/** The room a file stands in: a folder of server/src, an entry file there, or the client as a whole. */
function roomOf(file) {
  return /^(?:server\/src\/[^/.]+|client\/src)(?=[/.]|$)/.exec(file)?.[0];
}

/** What is wrong with `from` importing `specifier`, or undefined. Both paths are relative to the project. */
function refusal(from, specifier, typesOnly) {
  const room = roomOf(from);
  if (room === undefined) return undefined;
  return specifier.startsWith(".")
    ? refusedRoom(room, roomOf(path.posix.join(path.posix.dirname(from), specifier)), typesOnly)
    : refusedPackage(room, specifier, typesOnly);
}

function refusedRoom(room, target, typesOnly) {
  if (target === room || target === undefined) return undefined;
  if (room === "client/src") {
    return typesOnly ? undefined : `The client imports types only from the server, here ${target}.`;
  }
  const allowed = rooms[room]?.map((name) => `server/src/${name}`);
  if (allowed === undefined ? target !== "client/src" : allowed.includes(target)) return undefined;
  return `${room} must not import ${target}; it may import ${rooms[room]?.join(", ") || "no other room"}.`;
}

function refusedPackage(room, specifier, typesOnly) {
  if (isBuiltin(specifier)) {
    return node.includes(room) ? undefined : `${room} must not import ${specifier}: it also runs outside Node.`;
  }
  const owned = packages.find(({ name }) => name.test(specifier));
  if (owned === undefined || owned.rooms.includes(room)) return undefined;
  if (owned.types?.includes(room)) return typesOnly ? undefined : `${room} imports only types from ${specifier}.`;
  return `${room} must not import ${specifier}; ${owned.rooms.join(", ")} may.`;
}

/** @type {import("eslint").Rule.RuleModule} */
export const layers = {
  meta: { type: "problem", schema: [], messages: { refused: "{{reason}}" } },
  create(context) {
    const from = path.relative(context.cwd, context.filename).split(path.sep).join("/");
    const check = (source, typesOnly) => {
      if (typeof source?.value !== "string") return;
      const reason = refusal(from, source.value, typesOnly);
      if (reason !== undefined) context.report({ node: source, messageId: "refused", data: { reason } });
    };
    const declaration = (node) => check(node.source, isTypesOnly(node));
    return {
      ImportDeclaration: declaration,
      ExportNamedDeclaration: declaration,
      ExportAllDeclaration: declaration,
      ImportExpression: (node) => check(node.source, false),
      TSImportType: (node) => check(node.source ?? node.argument?.literal, true),
      TSExternalModuleReference: (node) => check(node.expression, false),
    };
  },
};

function isTypesOnly(node) {
  if (node.importKind === "type" || node.exportKind === "type") return true;
  return node.specifiers?.length > 0 && node.specifiers.every((specifier) => specifier.importKind === "type");
}
