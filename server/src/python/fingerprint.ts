/** Texts, which keep their blanks, and comments, which are dropped. */
const parts = /"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#[^\n]*|\s+/g;

/** A text that begins a body: documentation. */
const documentation = /(^|\n)[ \t]*[rRuU]?(?:"""[\s\S]*?"""|'''[\s\S]*?''')[ \t]*(?=\n|$)/g;

/**
 * A number that two sources share when they differ in comments, documentation and blanks alone. FNV-1a of 32 bits in
 * two halves; source: http://www.isthe.com/chongo/tech/comp/fnv/.
 */
export function fingerprint(source: string): string {
  const bare = source
    .replaceAll("\r", "")
    .replace(documentation, "$1")
    .replace(parts, (part) => (/^\s/.test(part) ? " " : part.startsWith("#") ? "" : part.replaceAll("'", '"')))
    .replace(/ ?([()[\]{},:=+*/<>.-]) ?/g, "$1")
    .replaceAll(",)", ")")
    .trim();
  return hash(bare, 0x811c9dc5) + hash(bare, 0x01000193);
}

function hash(text: string, seed: number): string {
  let value = seed;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, "0");
}
