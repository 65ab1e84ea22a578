import type { CompletionList } from "vscode-languageserver-types";
import type { CursorPlace } from "../config/cursor/place.js";
import { cursorPlaces } from "../config/cursor/places.js";
import type { Position } from "../config/modelConfig.js";
import { textIndex } from "../config/textIndex.js";
import { argsSuggestions, argSuggestions } from "./completion/args.js";
import { Context, rowsNearby } from "./completion/context.js";
import { fromSuggestions } from "./completion/from.js";
import { type CompletionClient, completionItem } from "./completion/item.js";
import { keySuggestions } from "./completion/keys.js";
import { moduleSuggestions } from "./completion/modules.js";
import { numberSuggestions } from "./completion/number.js";
import { rowSuggestions } from "./completion/rows.js";
import type { Suggest, Suggestion } from "./completion/suggestion.js";
import { valueSuggestions } from "./completion/values.js";
import type { Draft } from "./draft.js";

/** What is suggested at each kind of place. */
const kinds: { readonly [Kind in CursorPlace["kind"]]: Suggest<Kind> } = {
  key: keySuggestions,
  value: valueSuggestions,
  row: rowSuggestions,
  from: fromSuggestions,
  number: numberSuggestions,
  module: moduleSuggestions,
  args: argsSuggestions,
  arg: argSuggestions,
};

const suggestionsAt = <Kind extends CursorPlace["kind"]>(
  kind: Kind,
  place: Extract<CursorPlace, { readonly kind: Kind }>,
  context: Context,
): readonly Suggestion[] => kinds[kind](place, context);

/** More than this nobody scrolls through. */
const most = 300;

/** Whether there are more indices than those of the rows nearby, which come up once their first digit is typed. */
const isCut = (place: CursorPlace): boolean => place.kind === "from" && place.row.index > rowsNearby;

/** What can be written at a place of a model that is being written. */
export function completion(draft: Draft, position: Position, client: CompletionClient): CompletionList {
  const { text } = draft;
  const index = textIndex(text);
  const context = new Context(draft);
  const places = cursorPlaces(context.table, index.offset(position));
  const found = places.flatMap((place) => {
    const { start, end } = place.word;
    const range = { start: index.position(start), end: index.position(end) };
    return suggestionsAt(place.kind, place as never, context).map((suggestion) => ({ suggestion, range }));
  });
  return {
    isIncomplete: found.length > most || places.some(isCut),
    items: found.slice(0, most).map(({ suggestion, range }, order) => {
      return completionItem(suggestion, order, { text, range }, client);
    }),
  };
}
