import type { RuleCode } from "../../analysis/rules/table.js";
import type { Decision } from "./fix.js";
import { activation } from "./makers/activation.js";
import { argValue } from "./makers/argValue.js";
import { channelBook, channelMismatch } from "./makers/channels.js";
import { indexComment, levelComment } from "./makers/comments.js";
import { concatSource } from "./makers/concatSource.js";
import { dropArgs } from "./makers/dropArgs.js";
import { duplicateKey } from "./makers/duplicateKey.js";
import { fillArgs } from "./makers/fillArgs.js";
import { fromIndex } from "./makers/fromIndex.js";
import { fromList } from "./makers/fromList.js";
import { fromType } from "./makers/fromType.js";
import { groups } from "./makers/groups.js";
import { headAnchors } from "./makers/headAnchors.js";
import { headClasses } from "./makers/headClasses.js";
import { headInputs } from "./makers/headInputs.js";
import { headOrder } from "./makers/headOrder.js";
import { headRepeated } from "./makers/headRepeated.js";
import { headSource } from "./makers/headSource.js";
import { keyValue } from "./makers/keyValue.js";
import { missingKey } from "./makers/missingKey.js";
import { moduleName } from "./makers/moduleName.js";
import { moduleType } from "./makers/moduleType.js";
import { nonAscii } from "./makers/nonAscii.js";
import { numberType } from "./makers/numberType.js";
import { outputChannels } from "./makers/outputChannels.js";
import { rowBuild } from "./makers/rowBuild.js";
import { rowShape } from "./makers/rowShape.js";
import { unknownSuppression, unusedSuppression } from "./makers/suppressions.js";
import { syntax } from "./makers/syntax.js";
import { unused } from "./makers/unused.js";

const registers = "Registers the class in parse_model.";

/** What is done about the findings of every rule, or why nothing is. */
export const decisions: Readonly<Record<RuleCode, Decision>> = {
  "config.not-model": { none: "The file is something else." },
  "config.other-family": { none: "Nothing is wrong with the file." },
  "yaml.syntax": {
    does:
      "Inserts a closing bracket, a comma, or the space behind a colon, removes a bracket too many, or writes spaces " +
      "for a tab.",
    make: syntax,
    mayUncover: "other rows",
  },
  "yaml.duplicate-key": {
    does: "Removes the key that is ignored.",
    make: duplicateKey,
    safe: "where both have the same value",
  },
  "yaml.non-ascii": { does: "Types the ASCII character.", make: nonAscii, safe: "always" },
  "key.missing": {
    does: "Renames a key that is nearly called so, or adds the key with its default where the stock files have it.",
    make: missingKey,
    mayUncover: "all rows",
  },
  "key.type": {
    does: "Writes the number that a text, a float or a list holds, or the default for an empty value.",
    make: keyValue,
    mayUncover: "all rows",
  },
  "key.value": {
    does: "Writes a negative number without its minus, 1 for no classes, or nc in the row of the head.",
    make: keyValue,
    mayUncover: "all rows",
  },
  "activation.invalid": { does: "Writes the nearest class of PyTorch.", make: activation, mayUncover: "all rows" },
  "row.shape": {
    does: "Adds the args or the number that is missing, puts args in brackets, or takes brackets away.",
    make: rowShape,
    mayUncover: "other rows",
  },
  "row.build": {
    does: "Writes the arg that is meant, or its parameter's default, where the class is built with it.",
    make: rowBuild,
    mayUncover: "other rows",
    inPython: registers,
  },
  "model.build": { none: "Its own Python raises what only its author can judge." },
  "number.type": {
    does: "Writes the int that is meant: without quotes, rounded, or 1; or swaps the number and the module.",
    make: numberType,
    mayUncover: "all rows",
  },
  "module.unknown": {
    does: "Writes the nearest names of modules.",
    make: moduleName,
    mayUncover: "all rows",
    inPython: "Imports the class, or creates it.",
  },
  "module.type": {
    does: "Takes the name out of a list or a call, or swaps the module and the args.",
    make: moduleType,
    mayUncover: "all rows",
  },
  "from.range": {
    does: "Names the row above, or the nearest rows whose shapes fit what else is joined.",
    make: fromIndex,
    mayUncover: "nothing",
  },
  "from.type": {
    does: "Writes the int that is meant: without quotes or point, or out of a list of its own.",
    make: fromType,
    mayUncover: "all rows",
  },
  "from.deleted": {
    does: "Names the row above, or the nearest rows whose shapes fit what else is joined.",
    make: fromIndex,
    mayUncover: "nothing",
  },
  "from.list": {
    does: "Makes a list of one index, with rows whose shapes fit, or takes an index out of its list.",
    make: fromList,
    mayUncover: "nothing",
  },
  "args.evaluate": {
    does: "Writes the value of a keyword, the nearest name, or the parameter's default.",
    make: argValue,
    mayUncover: "other rows",
  },
  "args.missing": {
    does: "Adds the args: channels that keep the width, and defaults.",
    make: fillArgs,
    mayUncover: "other rows",
    inPython: registers,
  },
  "args.count": { does: "Removes the last args.", make: dropArgs, mayUncover: "other rows", inPython: registers },
  "args.type": {
    does: "Writes the value that is meant: without point, list or typo, in a list; or the parameter's default.",
    make: argValue,
    mayUncover: "other rows",
  },
  "args.value": {
    does: "Writes the value without its minus, the nearest word that is taken, or the parameter's default.",
    make: argValue,
    mayUncover: "other rows",
  },
  "channels.groups": {
    does: "Writes the nearest numbers of groups that divide the channels.",
    make: groups,
    mayUncover: "other rows",
  },
  "channels.mismatch": {
    does: "Writes the channels that arrive, names rows that give the channels, or runs the module once.",
    make: channelMismatch,
    mayUncover: "nothing",
    inPython: registers,
  },
  "channels.book": {
    does: "Lets a Concat join the channels.",
    make: channelBook,
    mayUncover: "nothing",
    inPython: registers,
  },
  "shape.concat": {
    does: "Names the nearest rows of the size that the other inputs have.",
    make: concatSource,
    mayUncover: "nothing",
  },
  "shape.small": { none: "The kernel, its padding or a stride before it may be what is off." },
  "shape.batch-norm": { none: "Any of the rows that make the map small may be what is off." },
  "shape.error": { none: "PyTorch's words do not tell which part of the row is off." },
  "head.inputs": {
    does: "Removes or adds rows of anchors, so that they fit the strides, or writes an int in their place.",
    make: headInputs,
    mayUncover: "nothing",
  },
  "head.anchors": {
    does: "Takes anchors out of quotes, cuts them into rows, writes their name, or an int in their place.",
    make: headAnchors,
    mayUncover: "nothing",
  },
  "head.last": { none: "The rows behind the head may be left over or stand in the wrong place." },
  "head.order": {
    does: "Orders the inputs by stride and the anchors by size.",
    make: headOrder,
    mayUncover: "nothing",
  },
  "head.source": { does: "Names the block behind the Concat or Upsample.", make: headSource, mayUncover: "nothing" },
  "head.repeated": { does: "Names rows of a stride that is missing.", make: headRepeated, mayUncover: "nothing" },
  "head.classes": {
    does: "Writes nc, and may set nc to what the head has.",
    make: headClasses,
    mayUncover: "all rows",
  },
  "layer.unused": {
    does: "Lets the row that reads the one before it read it instead.",
    make: unused,
    mayUncover: "nothing",
  },
  "args.channels": { does: "Writes the nearest multiple of 8.", make: outputChannels, mayUncover: "nothing" },
  "comment.index": { does: "Corrects the comment, or all of the file.", make: indexComment, safe: "always" },
  "comment.level": { does: "Corrects the comment, or all of the file.", make: levelComment, safe: "always" },
  "suppression.unused": { does: "Removes the code, or the comment.", make: unusedSuppression, safe: "always" },
  "suppression.unknown": { does: "Writes the nearest code.", make: unknownSuppression },
};

/** As `decisions`, for the code of any finding. */
export const decisionOf = (code: string): Decision | undefined =>
  Object.hasOwn(decisions, code) ? decisions[code as RuleCode] : undefined;
