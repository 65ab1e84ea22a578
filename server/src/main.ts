import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { serve } from "./connection.js";
import { DiskFiles } from "./workspace/diskFiles.js";

// The transport is an argument: --stdio, --node-ipc, --pipe=NAME or --socket=PORT.
const connection = createConnection(ProposedFeatures.all);
serve(connection, new DiskFiles());
connection.listen();
