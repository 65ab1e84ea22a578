import { type Connection, DidChangeConfigurationNotification } from "vscode-languageserver";
import type { Workshop } from "./benchmark/workshop.js";
import { introduce } from "./connection/capabilities.js";
import { readClient } from "./connection/client.js";
import { Formatters } from "./connection/formatters.js";
import { answerFeatures } from "./connection/languageFeatures.js";
import { answerNavigation } from "./connection/navigation.js";
import { Publisher } from "./connection/publisher.js";
import { PythonFollower } from "./connection/python.js";
import { answerCommands } from "./connection/commands.js";
import { answerRequests } from "./connection/requests.js";
import { answerSemanticTokens } from "./connection/semanticTokens.js";
import { Session } from "./connection/session.js";
import { answerWriting } from "./connection/writing.js";
import { settingsPrefix } from "./features/settings.js";
import { noFiles, type StoredFiles } from "./workspace/files.js";

/**
 * Answers the language client at the other end, whatever carries the messages. To be called before `listen()`. `files`
 * is where the Python around the configs is stored, `workshop` runs models and installs what runs
 * them.
 */
export function serve(connection: Connection, files: StoredFiles = noFiles, workshop?: Workshop): void {
  const session = new Session(connection, files, workshop);
  const python = followDocuments(session);
  followLifecycle(session, python);
  answerFeatures(session);
  answerNavigation(session);
  answerWriting(session);
  answerSemanticTokens(session);
  answerRequests(session);
  answerCommands(session);
  session.documents.listen(connection);
}

function followLifecycle(session: Session, python: PythonFollower): void {
  const { connection, settings } = session;
  connection.onInitialize((params) => {
    session.client = readClient(params);
    session.workspace.folders = session.client.folders;
    settings.start(session.client.answersConfiguration, session.client.settings);
    return introduce(session.client);
  });
  connection.onInitialized(
    session.guard.notification("initialized", async () => {
      if (session.client.registersConfiguration) {
        await connection.client.register(DidChangeConfigurationNotification.type, { section: settingsPrefix });
      }
      await python.start();
    }),
  );
}

/** Keeps what is remembered of a document in step with it and its settings. */
function followDocuments(session: Session): PythonFollower {
  const { connection, documents, settings, models, guard } = session;
  const publisher = new Publisher(session);
  const formatters = new Formatters(session);
  const publish = (uri: string): void => {
    const isModel = documents.get(uri)?.languageId !== "python";
    if (isModel && !session.client.pullsDiagnostics) publisher.schedule(uri);
  };
  const python = new PythonFollower(session, publish);

  connection.onShutdown(() => {
    publisher.stop();
    python.stop();
  });
  documents.onDidChangeContent(({ document }) => publish(document.uri));
  documents.onDidClose(({ document: { uri, languageId } }) => {
    if (languageId === "python") return;
    settings.forget(uri);
    session.configs.forget(uri);
    models.forget(uri);
    session.measurements.forget(uri);
    session.views.forget(uri);
    if (!session.client.pullsDiagnostics) publisher.forget(uri);
  });
  connection.onDidChangeConfiguration(
    guard.notification("settings", async (change) => {
      settings.clear(change.settings);
      documents.keys().forEach(publish);
      formatters.renew();
      await session.refresh();
    }),
  );
  return python;
}
