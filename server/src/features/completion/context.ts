import { type RowModule, rowModules } from "../../analysis/rowModules.js";
import type { Layer } from "../../analysis/types.js";
import { type WrittenParameters, writtenParameters } from "../../analysis/writtenParameters.js";
import { readTable, type RowText, type TableText } from "../../config/rowTexts.js";
import type { SectionName } from "../../config/modelConfig.js";
import { type Draft, figuresOfRows } from "../draft.js";

/** How many rows around the cursor are looked at for what is usual in a file. */
export const rowsNearby = 150;

/** What completion knows of a file. */
export class Context {
  readonly table: TableText;
  /** The figures of a row, where they hold for the text as it stands. */
  readonly layer: (index: number) => Layer | undefined;
  readonly #parameters = new Map<string, WrittenParameters | undefined>();
  readonly #nearest = new Map<string, ReadonlyMap<string, RowText>>();

  constructor(readonly draft: Draft) {
    this.table = readTable(draft.text);
    this.layer = figuresOfRows(draft, this.table);
  }

  get modules(): ReadonlyMap<string, RowModule> {
    return rowModules(this.draft.options);
  }

  /** The parameters of a module, undefined for one that nobody knows. */
  parametersOf(name: string): WrittenParameters | undefined {
    if (!this.#parameters.has(name)) {
      const module = this.modules.get(name);
      this.#parameters.set(name, module && writtenParameters(module, this.draft.analysis));
    }
    return this.#parameters.get(name);
  }

  /** The rows before an index, the nearest first. */
  before(index: number): readonly RowText[] {
    return this.table.rows.slice(Math.max(0, index - rowsNearby), index).reverse();
  }

  /** Other rows of the file, those before an index first, the nearest first. */
  around(index: number): readonly RowText[] {
    return [...this.before(index), ...this.table.rows.slice(index + 1, index + rowsNearby)];
  }

  /** The nearest row of each module that has args, in one section; the first row is like no other. */
  nearest(index: number, section: SectionName): ReadonlyMap<string, RowText> {
    const key = `${section} ${index}`;
    const known = this.#nearest.get(key);
    if (known !== undefined) return known;
    const rows = this.around(index).filter((row) => row.section === section && row.index > 0 && row.args.length > 0);
    const found = new Map(rows.toReversed().map((row) => [row.module, row]));
    this.#nearest.set(key, found);
    return found;
  }

  /** Whether a module is a head: one that `parse_model` gives the channels of several inputs. */
  isHead(name: string): boolean {
    return this.modules.get(name)?.cls.parameters.some((parameter) => parameter.name === "ch") === true;
  }
}
