import type { DocumentUri } from "vscode-languageserver";
import type { ModelConfig } from "../config/modelConfig.js";
import { definitionAnswer, definitionInConfig, definitionOfClass } from "../features/definition.js";
import { documentHighlights } from "../features/documentHighlight.js";
import { documentSymbols, flatSymbols } from "../features/documentSymbol.js";
import { foldingRanges } from "../features/foldingRange.js";
import { references } from "../features/references.js";
import { selectionRanges } from "../features/selectionRange.js";
import { workspaceSymbols } from "../features/workspaceSymbol.js";
import { join } from "../workspace/paths.js";
import { uriOfPath } from "../workspace/uris.js";
import type { Session } from "./session.js";

type OfDocument = { readonly textDocument: { readonly uri: DocumentUri } };

const none = (): null => null;
const noItems = (): never[] => [];

/** Answers what leads from place to place, most of it from the text alone. */
export function answerNavigation(session: Session): void {
  const { connection, guard, configs, models } = session;
  const ask = <Params extends OfDocument, Result>(
    name: string,
    empty: () => Result,
    answer: (config: ModelConfig, params: Params) => Result,
  ): ReturnType<typeof guard.request<Params, Result>> =>
    guard.request(name, empty, async (params, token) => {
      const config = await configs.get(params.textDocument.uri, token);
      return config === undefined ? empty() : answer(config, params);
    });

  connection.onDefinition(
    guard.request("definition", none, async ({ textDocument: { uri }, position }, token) => {
      const config = await configs.get(uri, token);
      const inConfig = config && definitionInConfig(config, position, uri);
      const model = inConfig ? undefined : await models.get(uri, token);
      const link = inConfig ?? (model?.analysis && definitionOfClass(model.analysis, position)) ?? null;
      return definitionAnswer(link, session.client.takesDefinitionLinks);
    }),
  );
  connection.onReferences(
    ask("references", noItems, (config, { textDocument: { uri }, position, context }) =>
      references(config, position, uri, context.includeDeclaration),
    ),
  );
  connection.onDocumentHighlight(
    ask("highlights", noItems, (config, { position }) => documentHighlights(config, position)),
  );
  connection.onDocumentSymbol(
    guard.request("outline", noItems, async ({ textDocument: { uri } }, token) => {
      const model = await models.get(uri, token);
      const config = model?.analysis?.config ?? (await configs.get(uri, token));
      const symbols = config === undefined ? [] : documentSymbols(config, model?.analysis);
      return session.client.nestsSymbols ? symbols : flatSymbols(symbols, uri);
    }),
  );
  // An empty list would switch off the folding by indentation that an editor has for other YAML.
  connection.onFoldingRanges(ask("folding", none, foldingRanges));
  connection.onSelectionRanges(
    ask("selection", noItems, (config, { positions }) => selectionRanges(config, positions)),
  );
  connection.onWorkspaceSymbol(
    guard.request("symbols", noItems, async ({ query }) => workspaceSymbols(await checkoutsOf(session), query)),
  );
}

/** The checkouts around the open documents and in the open folders. */
async function checkoutsOf({ documents, settings, workspace }: Session) {
  const inFolders = workspace.folders.map((folder) => uriOfPath(join(folder, "model.yaml")));
  const models = documents.all().filter(({ languageId }) => languageId !== "python");
  const found = [...models.map(({ uri }) => uri), ...inFolders].map(async (uri) =>
    workspace.checkoutAround(uri, await settings.of(uri)),
  );
  return (await Promise.all(found)).filter((checkout) => checkout !== undefined);
}
