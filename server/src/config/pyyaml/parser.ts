import { Refusal, type Reason } from "./refusal.js";
import { type CommentSpan, scan } from "./scanner.js";
import type { AliasSyntax, Syntax, SyntaxPair } from "./syntax.js";
import { TokenReader, type Type } from "./tokenReader.js";
import type { ScalarToken, TagName, Token } from "./tokens.js";

export interface Parse {
  /** Undefined for a text without a document, and where `refusal` is set and the parser was strict. */
  readonly root: Syntax | undefined;
  readonly tokens: readonly Token[];
  readonly comments: readonly CommentSpan[];
  /** The first place where PyYAML would give up. */
  readonly refusal: Refusal | undefined;
  /** Aliases without an anchor and anchors given twice: PyYAML refuses them, the text can be read all the same. */
  readonly slips: readonly Refusal[];
}

export interface ParseOptions {
  /** Read on behind a refusal: what is open is closed at the end, what does not fit is left out. */
  readonly lenient?: boolean;
}

type Node = Exclude<Syntax, AliasSyntax>;

interface Properties {
  readonly tag: string | undefined;
  readonly anchor: string | undefined;
  readonly start: number;
  readonly end: number;
}

const STANDARD_TAGS = "tag:yaml.org,2002:";

/** Python's recursion limit stops PyYAML a little above this depth. */
const DEEPEST = 480;

class Parser extends TokenReader {
  readonly slips: Refusal[] = [];
  readonly #handles = new Map<string, string>();
  readonly #anchors = new Map<string, Node>();
  #depth = 0;

  /** The only document of a stream, undefined where there is none. */
  document(): Syntax | undefined {
    const explicit = this.is("directive", "%TAG", "%YAML", "document-start", "stream-end");
    if (explicit && !this.#documentStart()) return undefined;
    const empty = explicit && this.is("directive", "%TAG", "%YAML", "document-start", "document-end", "stream-end");
    const root = empty ? this.#empty(this.peek().start) : this.#node(true, false);
    while (this.is("document-end")) this.skip();
    if (!this.is("stream-end")) this.refuse(this.#afterDocument());
    return root;
  }

  #afterDocument(): Reason {
    return this.is("document-start", "directive", "%TAG", "%YAML") ? "documents" : "document-start";
  }

  #documentStart(): boolean {
    if (this.is("stream-end")) return false;
    let version = false;
    for (let token = this.peek(); this.is("directive", "%TAG", "%YAML"); token = this.peek()) {
      this.skip();
      if (token.type === "%YAML") {
        if (version || token.major !== 1) throw new Refusal("directive", token.start, token.end);
        version = true;
      } else if (token.type === "%TAG") {
        if (this.#handles.has(token.handle)) throw new Refusal("directive", token.start, token.end);
        this.#handles.set(token.handle, token.prefix);
      }
    }
    if (!this.is("document-start")) this.refuse("document-start");
    else this.skip();
    return true;
  }

  #node(block: boolean, indentless: boolean): Syntax {
    const alias = this.peek();
    if (alias.type === "alias") {
      this.skip();
      const target = this.#anchors.get(alias.name);
      if (target === undefined) this.slips.push(new Refusal("alias", alias.start, alias.end));
      return { kind: "alias", target, start: alias.start, end: alias.end };
    }
    if (this.#depth >= DEEPEST) throw new Refusal("depth", alias.start);
    this.#depth++;
    const node = this.#content(this.#properties(), block, indentless);
    this.#depth--;
    return node;
  }

  #properties(): Properties | undefined {
    let anchor: Token | undefined = this.take("anchor");
    const tag = this.take("tag");
    anchor ??= this.take("anchor");
    const first = anchor === undefined || (tag !== undefined && tag.start < anchor.start) ? tag : anchor;
    const last = first === tag ? (anchor ?? tag) : (tag ?? anchor);
    if (first === undefined || last === undefined) return undefined;
    const name = anchor?.type === "anchor" ? anchor.name : undefined;
    if (name !== undefined && anchor !== undefined && this.#anchors.has(name)) {
      this.slips.push(new Refusal("anchor-twice", anchor.start, anchor.end));
    }
    return {
      tag: tag?.type === "tag" ? this.#tag(tag.tag, tag) : undefined,
      anchor: name,
      start: first.start,
      end: last.end,
    };
  }

  #tag({ handle, suffix }: TagName, token: Token): string {
    if (handle === undefined) return suffix;
    const prefix = this.#handles.get(handle) ?? (handle === "!" ? "!" : handle === "!!" ? STANDARD_TAGS : undefined);
    if (prefix === undefined) this.refuse("tag-handle", token);
    return (prefix ?? handle) + suffix;
  }

  #content(properties: Properties | undefined, block: boolean, indentless: boolean): Syntax {
    const token = this.peek();
    const tag = properties?.tag;
    if (token.type === "-" && indentless) return this.#indentlessSequence(properties);
    if (token.type === "scalar") return this.#scalar(token, properties);
    if (token.type === "[") return this.#flowSequence(properties);
    if (token.type === "{") return this.#flowMapping(properties);
    if (token.type === "block-sequence" && block) return this.#blockSequence(properties);
    if (token.type === "block-mapping" && block) return this.#blockMapping(properties);
    if (properties === undefined) this.refuse("content");
    const at = properties?.end ?? token.start;
    const named = properties?.anchor !== undefined;
    return this.#name(properties, { kind: "scalar", tag, text: "", style: "", named, start: at, end: at });
  }

  #name<T extends Node>(properties: Properties | undefined, node: T): T {
    if (properties?.anchor !== undefined) this.#anchors.set(properties.anchor, node);
    return node;
  }

  #empty(at: number): Syntax {
    return { kind: "scalar", tag: undefined, text: "", style: "", named: false, start: at, end: at };
  }

  #scalar(token: ScalarToken, properties: Properties | undefined): Syntax {
    this.skip();
    const { value: text, style, start, end } = token;
    const named = properties?.anchor !== undefined;
    return this.#name(properties, { kind: "scalar", tag: properties?.tag, text, style, named, start, end });
  }

  /** The anchor is known before the items are read, as they may name it. */
  #sequence(properties: Properties | undefined, flow: boolean) {
    const items: Syntax[] = [];
    const start = this.peek().start;
    return this.#name(properties, { kind: "sequence" as const, tag: properties?.tag, items, flow, start, end: start });
  }

  #mapping(properties: Properties | undefined) {
    const pairs: SyntaxPair[] = [];
    const start = this.peek().start;
    return this.#name(properties, { kind: "mapping" as const, tag: properties?.tag, pairs, start, end: start });
  }

  #blockSequence(properties: Properties | undefined): Syntax {
    const node = this.#sequence(properties, false);
    this.skip();
    for (let dash = this.take("-"); dash !== undefined; dash = this.take("-")) {
      const item = this.is("-", "block-end") ? this.#empty(dash.end) : this.#node(true, false);
      node.items.push(item);
      node.end = Math.max(dash.end, item.end);
      this.#skipUntil(["-", "block-end"], "list-item");
    }
    if (this.take("block-end") === undefined) this.refuse("list-item");
    return node;
  }

  #indentlessSequence(properties: Properties | undefined): Syntax {
    const node = this.#sequence(properties, false);
    for (let dash = this.take("-"); dash !== undefined; dash = this.take("-")) {
      const item = this.is("-", "key", "value", "block-end") ? this.#empty(dash.end) : this.#node(true, false);
      node.items.push(item);
      node.end = Math.max(dash.end, item.end);
    }
    return node;
  }

  #blockMapping(properties: Properties | undefined): Syntax {
    const node = this.#mapping(properties);
    this.skip();
    for (let key = this.take("key"); key !== undefined; key = this.take("key")) {
      const name = this.is("key", "value", "block-end") ? this.#empty(key.end) : this.#node(true, true);
      const colon = this.take("value");
      const hasValue = colon !== undefined && !this.is("key", "value", "block-end");
      const value = hasValue ? this.#node(true, true) : this.#empty(colon?.end ?? Math.max(name.end, key.end));
      node.pairs.push({ key: name, value });
      node.end = Math.max(value.end, name.end);
      this.#skipUntil(["key", "block-end"], "mapping-key");
    }
    if (this.take("block-end") === undefined) this.refuse("mapping-key");
    return node;
  }

  /** In lenient reading, leaves out what stands between a node and the next token that its collection understands. */
  #skipUntil(types: readonly Type[], reason: Reason): void {
    if (this.is(...types)) return;
    this.refuse(reason);
    while (!this.is(...types, "stream-end")) this.skip();
  }

  #flowSequence(properties: Properties | undefined): Syntax {
    const node = this.#sequence(properties, true);
    node.end = this.peek().end;
    this.skip();
    while (!this.is("]", "stream-end")) {
      const item = this.is("key") ? this.#singlePair() : this.#flowNode(["]"]);
      if (item !== undefined) {
        node.items.push(item);
        node.end = item.end;
      }
      this.#comma("]", "flow-sequence", (end) => (node.end = end));
    }
    this.#close("]", "flow-sequence-end", node);
    return node;
  }

  #singlePair(): Syntax {
    const node = this.#mapping(undefined);
    const pair = this.#flowPair("]");
    node.pairs.push(pair);
    node.end = Math.max(pair.key.end, pair.value.end);
    return node;
  }

  /** `key` and maybe `: value`, each of which may be empty; the key token is next. */
  #flowPair(closer: "]" | "}"): SyntaxPair {
    const start = this.peek();
    this.skip();
    const key = this.is("value", ",", closer)
      ? this.#empty(start.end)
      : (this.#flowNode([closer]) ?? this.#empty(start.end));
    const colon = this.take("value");
    const hasValue = colon !== undefined && !this.is(",", closer);
    const value = hasValue ? this.#flowNode([closer]) : undefined;
    return { key, value: value ?? this.#empty(colon?.end ?? key.end) };
  }

  #flowMapping(properties: Properties | undefined): Syntax {
    const node = this.#mapping(properties);
    node.end = this.peek().end;
    this.skip();
    while (!this.is("}", "stream-end")) {
      if (this.is("key")) node.pairs.push(this.#flowPair("}"));
      else {
        const key = this.#flowNode(["}"]);
        if (key !== undefined) node.pairs.push({ key, value: this.#empty(key.end) });
      }
      node.end = Math.max(node.end, node.pairs.at(-1)?.value.end ?? 0);
      this.#comma("}", "flow-mapping", (end) => (node.end = end));
    }
    this.#close("}", "flow-mapping-end", node);
    return node;
  }

  /** Undefined only in lenient reading, where a token that starts no node is left out. */
  #flowNode(closers: readonly Type[]): Syntax | undefined {
    if (this.is("scalar", "[", "{", "alias", "anchor", "tag")) return this.#node(false, false);
    this.refuse("content");
    if (!this.is(...closers, ",", "stream-end")) this.skip();
    return undefined;
  }

  #comma(closer: "]" | "}", reason: Reason, took: (end: number) => void): void {
    const comma = this.take(",");
    if (comma !== undefined) return took(comma.end);
    if (this.is(closer)) return;
    this.refuse(this.is("stream-end") ? (`${reason}-end` as Reason) : reason);
    if (this.is("]", "}", "key", "value", "-")) this.skip();
  }

  #close(closer: "]" | "}", reason: Reason, node: { readonly start: number; end: number }): void {
    const token = this.take(closer);
    if (token !== undefined) node.end = token.end;
    else this.refuse(reason, { start: node.start, end: node.start + 1 });
  }
}

/**
 * Reads a text as PyYAML's parser and composer do: YAML 1.1 with its tolerance for indentation in flow collections and
 * its strictness about tabs, `?` and `:`. Never throws.
 */
export function parse(text: string, { lenient = false }: ParseOptions = {}): Parse {
  const { tokens, comments, refusal } = scan(text);
  const parser = new Parser(tokens, refusal, lenient);
  let root: Syntax | undefined;
  let stop: Refusal | undefined;
  try {
    root = parser.document();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    stop = error;
  }
  return { root, tokens, comments, refusal: stop ?? parser.refusal, slips: parser.slips };
}
