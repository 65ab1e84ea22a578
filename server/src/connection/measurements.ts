import type { DocumentUri } from "vscode-languageserver";
import type { Result } from "../benchmark/benchmark.js";
import type { MeasuredRows } from "../features/measured.js";

/** What was measured of documents, and of which text. */
export class Measurements {
  readonly #results = new Map<DocumentUri, { readonly text: string; readonly result: Result }>();

  set(uri: DocumentUri, text: string, result: Result): void {
    this.#results.set(uri, { text, result });
  }

  forget(uri: DocumentUri): void {
    this.#results.delete(uri);
  }

  /** The times of the rows, for the text that a document has now. */
  of(uri: DocumentUri, textNow: () => string | undefined): MeasuredRows | undefined {
    const known = this.#results.get(uri);
    if (known === undefined) return undefined;
    const rows = new Map(known.result.layers.flatMap(({ index, ms }) => (ms === null ? [] : [[index, ms] as const])));
    return { rows, pass: known.result.ms.median, isStale: known.text !== textNow() };
  }
}
