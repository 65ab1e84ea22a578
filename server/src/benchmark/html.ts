import { escaped } from "../features/escaped.js";

export const numberCell = (text: string): string => `<td class="number">${escaped(text)}</td>`;

/** A table of lines that are written already. */
export const table = (heads: readonly string[], lines: readonly string[]): string =>
  `<table><thead><tr>${heads.map((head) => `<th>${escaped(head)}</th>`).join("")}</tr></thead>` +
  `<tbody>${lines.join("")}</tbody></table>`;
