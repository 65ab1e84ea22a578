import { repr } from "../values/repr.js";
import { isDict, isList, isObject, list, tuple, unknown, type Value } from "../values/value.js";
import type { ConfigNode, MappingEntry, Range } from "./modelConfig.js";
import type { Places } from "./places.js";
import { Refusal, type Reason } from "./pyyaml/refusal.js";
import { kindOfTag, resolvePlain, type Kind } from "./pyyaml/resolve.js";
import { constructScalar } from "./pyyaml/scalars.js";
import type { AliasSyntax, MappingSyntax, ScalarSyntax, SequenceSyntax, Syntax } from "./pyyaml/syntax.js";

/** Two entries of one mapping with equal keys; the later one wins. */
export interface Duplicate {
  readonly earlier: MappingEntry;
  readonly later: MappingEntry;
}

interface Built {
  readonly node: ConfigNode;
  /** Nodes in it, those of aliases counted where they are used. */
  readonly weight: number;
  readonly depth: number;
  /** A mapping's entries as PyYAML sees them: the merged ones first. */
  readonly entries?: readonly MappingEntry[];
}

/**
 * What aliases may add to a document before they are left unknown: a few lines of YAML can otherwise name billions of
 * nodes.
 */
const MOST_ALIASED = 50_000;
const DEEPEST_ALIASED = 1_000;

/** Python's equality of keys: `1`, `1.0` and `True` are the same one. Undefined for what cannot be hashed. */
export function keyIdentity(value: Value): unknown {
  if (typeof value === "string") return `"${value}`;
  if (value === null) return "None";
  if (typeof value !== "object") return Number(value);
  if (value.kind === "float") return Number.isNaN(value.value) ? "nan" : value.value + 0;
  if (isObject(value)) return value.typeName === "set" ? undefined : value.repr();
  return isList(value) || isDict(value) ? undefined : value;
}

const isRefused = Symbol("refused");

/** Builds nodes with values as SafeLoader constructs them, and gathers what it would refuse. */
export class NodeBuilder {
  readonly refusals: Refusal[] = [];
  readonly duplicates: Duplicate[] = [];
  readonly #places: Places;
  readonly #base: number;
  /** Undefined while the node is being built: an alias inside names it. */
  readonly #built = new Map<Syntax, Built | undefined>();
  #aliased = 0;

  /** `base`: where the parsed text starts in `places.text`. */
  constructor(places: Places, base = 0) {
    this.#places = places;
    this.#base = base;
  }

  build(syntax: Syntax): ConfigNode {
    return this.#build(syntax).node;
  }

  /** A mapping's entries with the merged ones, `undefined` for another node. */
  entriesOf(syntax: Syntax): readonly MappingEntry[] | undefined {
    return this.#build(syntax).entries;
  }

  #range(at: { readonly start: number; readonly end: number }): Range {
    return this.#places.range(this.#base + at.start, this.#base + at.end);
  }

  #refuse(reason: Reason, at: Syntax): typeof isRefused {
    this.refusals.push(new Refusal(reason, this.#base + at.start, this.#base + Math.max(at.end, at.start + 1)));
    return isRefused;
  }

  #build(syntax: Syntax): Built {
    if (syntax.kind === "alias") return this.#alias(syntax);
    if (syntax.kind === "scalar" && !syntax.named) return this.#scalar(syntax, kindOfScalar(syntax));
    const known = this.#built.get(syntax);
    if (known !== undefined) return known;
    this.#built.set(syntax, undefined);
    const built =
      syntax.kind === "scalar"
        ? this.#scalar(syntax, kindOfScalar(syntax))
        : syntax.kind === "sequence"
          ? this.#sequence(syntax)
          : this.#mapping(syntax);
    this.#built.set(syntax, built);
    return built;
  }

  #alias(syntax: AliasSyntax): Built {
    const range = this.#range(syntax);
    const built = syntax.target === undefined ? undefined : this.#built.get(syntax.target);
    if (built !== undefined && built.depth <= DEEPEST_ALIASED && this.#aliased + built.weight <= MOST_ALIASED) {
      this.#aliased += built.weight;
      const entries = built.entries?.map((entry) => moveEntry(entry, range));
      return { ...built, node: move(built.node, range), ...(entries && { entries }) };
    }
    const reason =
      syntax.target === undefined
        ? "the alias names no anchor"
        : built === undefined
          ? "the alias names the value that holds it"
          : "the aliases make the file too big to analyse";
    return leaf({ kind: "scalar", range, source: this.#source(syntax), plain: true, value: unknown(reason) });
  }

  #source(at: { readonly start: number; readonly end: number }): string {
    return this.#places.text.slice(this.#base + at.start, this.#base + at.end);
  }

  #scalar(syntax: ScalarSyntax, kind: Kind | undefined): Built {
    const value = this.#scalarValue(syntax, kind);
    const known = value === isRefused ? unknown("PyYAML refuses this value") : value;
    const source = this.#source(syntax);
    return leaf({ kind: "scalar", range: this.#range(syntax), source, plain: syntax.style === "", value: known });
  }

  #scalarValue(syntax: ScalarSyntax, kind: Kind | undefined): Value | typeof isRefused {
    if (kind === undefined) return this.#refuse("unknown-tag", syntax);
    if (kind === "merge" || kind === "value") return this.#refuse("special", syntax);
    if (kind === "seq" || kind === "map" || kind === "omap" || kind === "pairs" || kind === "set") {
      return this.#refuse("wrong-kind", syntax);
    }
    const value = constructScalar(kind, syntax.text);
    return value === undefined ? this.#refuse("scalar", syntax) : value;
  }

  #sequence(syntax: SequenceSyntax): Built {
    const built = syntax.items.map((item) => this.#build(item));
    const items = built.map(({ node }) => node);
    const value = this.#sequenceValue(syntax, items);
    const known = value === isRefused ? unknown("PyYAML refuses this value") : value;
    const node: ConfigNode = { kind: "sequence", range: this.#range(syntax), items, flow: syntax.flow, value: known };
    return around(node, built);
  }

  #sequenceValue(syntax: SequenceSyntax, items: readonly ConfigNode[]): Value | typeof isRefused {
    const kind = collectionKind(syntax, "seq");
    if (kind === "seq") return list(items.map(({ value }) => value));
    if (kind !== "omap" && kind !== "pairs")
      return this.#refuse(kind === undefined ? "unknown-tag" : "wrong-kind", syntax);
    const pairs: Value[] = [];
    for (const item of items) {
      const [entry, more] = item.kind === "mapping" ? item.entries : [];
      if (entry === undefined || more !== undefined) return this.#refuse("wrong-kind", syntax);
      pairs.push(tuple([entry.key.value, entry.value.value]));
    }
    return list(pairs);
  }

  #mapping(syntax: MappingSyntax): Built {
    const kind = collectionKind(syntax, "map");
    const merges: MappingEntry[] = [];
    const parts: Built[] = [];
    const written: MappingEntry[] = [];
    const own: MappingEntry[] = [];
    for (const { key, value: given } of syntax.pairs) {
      const special = specialKey(key);
      const value = special === "<<" ? withoutTag(given) : given;
      const builtKey = special === undefined ? this.#build(key) : this.#specialKey(key, special);
      const builtValue = this.#build(value);
      const entry = { key: builtKey.node, value: builtValue.node };
      parts.push(builtKey, builtValue);
      written.push(entry);
      if (special === "<<") merges.push(...this.#merged(value, builtValue));
      else own.push(entry);
    }
    const entries = [...merges, ...own];
    const value = this.#mappingValue(syntax, kind, entries, own);
    const known = value === isRefused ? unknown("PyYAML refuses this value") : value;
    const node: ConfigNode = { kind: "mapping", range: this.#range(syntax), entries: written, value: known };
    return { ...around(node, parts), entries };
  }

  /** A plain `<<` or `=` as a key is text. */
  #specialKey(key: Syntax, text: string): Built {
    const source = this.#source(key);
    return leaf({ kind: "scalar", range: this.#range(key), source, plain: true, value: text });
  }

  #merged(syntax: Syntax, built: Built): readonly MappingEntry[] {
    const target = syntax.kind === "alias" ? syntax.target : syntax;
    if (target === undefined || (syntax.kind === "alias" && built.node.kind === "scalar" && target.kind !== "scalar"))
      return [];
    if (target.kind === "mapping") return built.entries ?? [];
    if (target.kind === "scalar") {
      this.#refuse("merge", syntax);
      return [];
    }
    const sources = target.items.map((item) => {
      if ((item.kind === "alias" ? item.target : item)?.kind !== "mapping") this.#refuse("merge", item);
      return this.entriesOf(item) ?? [];
    });
    const entries = sources.reverse().flat();
    return syntax.kind === "alias" ? entries.map((entry) => moveEntry(entry, built.node.range)) : entries;
  }

  #mappingValue(
    syntax: MappingSyntax,
    kind: Kind | undefined,
    entries: readonly MappingEntry[],
    own: readonly MappingEntry[],
  ): Value | typeof isRefused {
    const text = syntax.pairs.findIndex(({ key }) => specialKey(key) === "=");
    const scalar = text < 0 ? undefined : own[text];
    if (kind !== "map" && kind !== "set") {
      const converts = kind === "str" && typeof scalar?.value.value === "string";
      return converts ? scalar.value.value : this.#refuse(kind === undefined ? "unknown-tag" : "wrong-kind", syntax);
    }
    const found = new Map<unknown, { readonly key: Value; readonly entry: MappingEntry }>();
    const mine = new Set(own);
    for (const entry of entries) {
      const identity = keyIdentity(entry.key.value);
      if (identity === undefined) return this.#unhashable(syntax, entry);
      const earlier = found.get(identity);
      if (earlier !== undefined && mine.has(earlier.entry))
        this.duplicates.push({ earlier: earlier.entry, later: entry });
      found.set(identity, { key: earlier === undefined ? entry.key.value : earlier.key, entry });
    }
    const all = [...found.values()].map(({ key, entry }): [Value, Value] => [key, entry.value.value]);
    if (kind === "map") return { kind: "dict", entries: all };
    const keys = all.map(([key]) => key);
    const shown = () => (keys.length === 0 ? "set()" : `{${keys.map(repr).join(", ")}}`);
    return { kind: "object", typeName: "set", repr: shown };
  }

  #unhashable(syntax: MappingSyntax, entry: MappingEntry): typeof isRefused {
    const index = syntax.pairs.findIndex(({ key }) => this.#built.get(key)?.node === entry.key);
    return this.#refuse("unhashable", syntax.pairs[index]?.key ?? syntax);
  }
}

/** PyYAML takes the entries of a merged mapping without constructing it, whatever its tag says. */
function withoutTag(syntax: Syntax): Syntax {
  if (syntax.kind === "sequence") return { ...syntax, tag: undefined, items: syntax.items.map(withoutTag) };
  return syntax.kind === "mapping" && syntax.tag !== undefined ? { ...syntax, tag: undefined } : syntax;
}

const leaf = (node: ConfigNode): Built => ({ node, weight: 1, depth: 1 });

const around = (node: ConfigNode, parts: readonly Built[]): Built => ({
  node,
  weight: parts.reduce((sum, { weight }) => sum + weight, 1),
  depth: parts.reduce((most, { depth }) => Math.max(most, depth), 0) + 1,
});

/** The same node at another place, as an alias shows it. */
function move(node: ConfigNode, range: Range): ConfigNode {
  if (node.kind === "sequence") return { ...node, range, items: node.items.map((item) => move(item, range)) };
  if (node.kind === "mapping") return { ...node, range, entries: node.entries.map((entry) => moveEntry(entry, range)) };
  return { ...node, range };
}

const moveEntry = ({ key, value }: MappingEntry, range: Range): MappingEntry => ({
  key: move(key, range),
  value: move(value, range),
});

function kindOfScalar({ tag, text, style }: ScalarSyntax): Kind | undefined {
  if (tag !== undefined && tag !== "!") return kindOfTag(tag);
  return style === "" || tag === "!" ? resolvePlain(text) : "str";
}

const collectionKind = (syntax: SequenceSyntax | MappingSyntax, usual: Kind): Kind | undefined =>
  syntax.tag === undefined || syntax.tag === "!" ? usual : kindOfTag(syntax.tag);

function specialKey(key: Syntax): "<<" | "=" | undefined {
  const target = key.kind === "alias" ? key.target : key;
  if (target?.kind !== "scalar") return undefined;
  const kind = kindOfScalar(target);
  return kind === "merge" ? "<<" : kind === "value" ? "=" : undefined;
}
