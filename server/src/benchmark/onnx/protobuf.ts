/** A message of protocol buffers, or a part of one, as it is written. Large parts are not copied until the end. */
export interface Encoded {
  readonly parts: readonly Uint8Array[];
  readonly length: number;
}

const of = (bytes: Uint8Array): Encoded => ({ parts: [bytes], length: bytes.length });

/** Several fields one behind the other. */
export const message = (...fields: readonly Encoded[]): Encoded => ({
  parts: fields.flatMap(({ parts }) => parts),
  length: fields.reduce((total, { length }) => total + length, 0),
});

/** A whole number in groups of seven bits, the lowest first; a negative one as 64 bits in two's complement. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  return Uint8Array.from([...bytes, Number(rest)]);
}

const wireTypes = { varint: 0, delimited: 2, fixed32: 5 } as const;

const tag = (field: number, type: keyof typeof wireTypes): Encoded => of(varint(field * 8 + wireTypes[type]));

/** A field of type `int32`, `int64` or of an enumeration. */
export const int = (field: number, value: number): Encoded => message(tag(field, "varint"), of(varint(value)));

/** A field of type `float`. */
export function float(field: number, value: number): Encoded {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return message(tag(field, "fixed32"), of(bytes));
}

/** A field that is a message of its own. */
export const nested = (field: number, value: Encoded): Encoded =>
  message(tag(field, "delimited"), of(varint(value.length)), value);

/** A field of type `bytes`. */
export const bytes = (field: number, value: Uint8Array): Encoded => nested(field, of(value));

/** A field of type `string`. */
export const text = (field: number, value: string): Encoded => bytes(field, new TextEncoder().encode(value));

/** A repeated field of whole numbers, packed. */
export const ints = (field: number, values: readonly number[]): Encoded =>
  nested(field, message(...values.map((value) => of(varint(value)))));

/** All of it in one piece. */
export function bytesOf({ parts, length }: Encoded): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
