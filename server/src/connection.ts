import {
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeResult,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { readClient } from "./connection/client.js";
import { answerFeatures } from "./connection/languageFeatures.js";
import { Publisher } from "./connection/publisher.js";
import { answerCommands } from "./connection/commands.js";
import { answerRequests } from "./connection/requests.js";
import { Session } from "./connection/session.js";
import { serverCommands } from "./features/commands.js";
import { settingsPrefix } from "./features/settings.js";

const introduction: InitializeResult = {
  serverInfo: { name: "yolo-config" },
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    hoverProvider: true,
    codeLensProvider: { resolveProvider: false },
    executeCommandProvider: { commands: Object.values(serverCommands) },
    diagnosticProvider: { identifier: "yolo-config", interFileDependencies: false, workspaceDiagnostics: false },
  },
};

/** Answers the language client at the other end, whatever carries the messages. To be called before `listen()`. */
export function serve(connection: Connection): void {
  const session = new Session(connection);
  followLifecycle(session);
  followDocuments(session);
  answerFeatures(session);
  answerRequests(session);
  answerCommands(session);
  session.documents.listen(connection);
}

function followLifecycle(session: Session): void {
  const { connection, settings } = session;
  connection.onInitialize((params) => {
    session.client = readClient(params);
    settings.start(session.client.answersConfiguration, session.client.settings);
    return introduction;
  });
  connection.onInitialized(
    session.guard.notification("initialized", async () => {
      if (!session.client.registersConfiguration) return;
      await connection.client.register(DidChangeConfigurationNotification.type, { section: settingsPrefix });
    }),
  );
}

/** Keeps what is remembered of a document in step with it and its settings. */
function followDocuments(session: Session): void {
  const { connection, documents, settings, models, guard } = session;
  const publisher = new Publisher(session);
  const publish = ({ uri }: { readonly uri: string }): void => {
    if (!session.client.pullsDiagnostics) publisher.schedule(uri);
  };

  connection.onShutdown(() => publisher.stop());
  documents.onDidChangeContent(({ document }) => publish(document));
  documents.onDidClose(({ document: { uri } }) => {
    settings.forget(uri);
    models.forget(uri);
    if (!session.client.pullsDiagnostics) publisher.forget(uri);
  });
  connection.onDidChangeConfiguration(
    guard.notification("settings", async (change) => {
      settings.clear(change.settings);
      documents.all().forEach(publish);
      if (session.client.refreshesDiagnostics) await connection.languages.diagnostics.refresh();
      if (session.client.refreshesLenses) await connection.sendRequest(CodeLensRefreshRequest.type);
    }),
  );
}
