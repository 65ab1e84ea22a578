import { suggest } from "../suggest.js";
import { stockNames, stockText } from "../../yolov5/stock/stock.js";
import { command } from "../command.js";
import { exitCodes, type ExitCode, misuse, type Terminal } from "../terminal.js";

function listNames(terminal: Terminal): ExitCode {
  terminal.write(stockNames.map((name) => `${name}\n`).join(""));
  return exitCodes.fine;
}

/** Lists the stock configs, or prints one. */
export const stock = command({
  name: "stock",
  operands: "[NAME]",
  summary: "List YOLOv5's own configs, or print one as YAML.",
  details: ["NAME@n, @s, @m, @l or @x scales it, e.g. yolov5-p2@n."],
  options: {},
  run: (_, [name, ...others], terminal) => {
    if (name === undefined) return listNames(terminal);
    if (others.length > 0) return misuse(terminal, "Name one stock config.");
    const text = stockText(name);
    if (text === undefined) return misuse(terminal, `There is no stock config ${name}${suggest(name, stockNames)}`);
    terminal.write(text);
    return exitCodes.fine;
  },
});

/** `list stock`. */
export const list = command({
  name: "list",
  operands: "stock",
  summary: "List YOLOv5's own configs.",
  details: [],
  options: {},
  run: (_, operands, terminal) =>
    operands.length === 1 && operands[0] === "stock"
      ? listNames(terminal)
      : misuse(terminal, "Only the stock configs can be listed: yolo-config list stock."),
});
