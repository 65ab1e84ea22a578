import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { Workshop } from "./benchmark/workshop.js";
import { serve } from "./connection.js";
import { DiskFiles } from "./workspace/diskFiles.js";

// The transport is an argument: --stdio, --node-ipc, --pipe=NAME or --socket=PORT.
const connection = createConnection(ProposedFeatures.all);
serve(connection, new DiskFiles(), new Workshop(__dirname));
connection.listen();
