// node scripts/makeIcon.mjs   Draws icon.png: rows of a config, one of them marked, and the size of each beside it.
import { writeFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";

const size = 128;
const samples = 4;

const background = [0x1f, 0x29, 0x37];
/** Rounded bars: left, top, width, height, color. Later ones lie on top. */
const bars = [24, 46, 68, 90].flatMap((top, row) => [
  [20, top, 40, 14, row === 2 ? [0xf4, 0x71, 0x5f] : [0xe5, 0xe7, 0xeb]],
  [68, top, [16, 28, 40, 22][row], 14, [0x38, 0xbd, 0xf8]],
]);

/** How far a point is outside a rounded rectangle; negative inside. */
function distance(x, y, left, top, width, height, radius) {
  const dx = Math.abs(x - left - width / 2) - width / 2 + radius;
  const dy = Math.abs(y - top - height / 2) - height / 2 + radius;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
}

function colorAt(x, y) {
  if (distance(x, y, 4, 4, size - 8, size - 8, 24) > 0) return [0, 0, 0, 0];
  const bar = bars.findLast(([left, top, width, height]) => distance(x, y, left, top, width, height, 5) <= 0);
  return [...(bar?.[4] ?? background), 255];
}

/** The mean of a grid of samples in the pixel, so that edges are smooth; colors weigh by their opacity. */
function pixel(column, row) {
  const sum = [0, 0, 0, 0];
  for (let i = 0; i < samples ** 2; i += 1) {
    const [red, green, blue, alpha] = colorAt(
      column + ((i % samples) + 0.5) / samples,
      row + (Math.floor(i / samples) + 0.5) / samples,
    );
    [red * alpha, green * alpha, blue * alpha, alpha].forEach((value, channel) => (sum[channel] += value));
  }
  const [red, green, blue, alpha] = sum;
  return [red, green, blue].map((value) => Math.round(value / (alpha || 1))).concat(Math.round(alpha / samples ** 2));
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

const header = Buffer.alloc(13);
header.writeUInt32BE(size, 0);
header.writeUInt32BE(size, 4);
header.set([8, 6, 0, 0, 0], 8); // 8 bits a channel, RGBA, no interlace
const lines = Array.from({ length: size }, (_, row) => [
  0, // unfiltered
  ...Array.from({ length: size }, (__, column) => pixel(column, row)).flat(),
]);
const png = [
  Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
  chunk("IHDR", header),
  chunk("IDAT", deflateSync(Buffer.from(lines.flat()), { level: 9 })),
  chunk("IEND", Buffer.alloc(0)),
];
writeFileSync(new URL("../icon.png", import.meta.url), Buffer.concat(png));
