import { CompletionItemKind } from "vscode-languageserver-types";
import { placeOf } from "../../analysis/parameters.js";
import type { RowModule } from "../../analysis/rowModules.js";
import { sourceText } from "../../config/rowTexts.js";
import { pathIn } from "../../workspace/paths.js";
import { paragraphs, signature } from "../markdown.js";
import { filledText, writtenSignature } from "../writtenSignature.js";
import type { Context } from "./context.js";
import { likelyRoles, type Role, roleOfModule } from "./rowTemplates.js";
import type { Snippet } from "./snippet.js";
import type { PlaceOf, Suggest, Suggestion } from "./suggestion.js";
import { usualArgs } from "./usualArgs.js";

type Place = PlaceOf<"module">;

/** Names of modules. */
export const moduleSuggestions: Suggest<"module"> = (place, context) => {
  const spot = spotOf(place, context);
  return [...context.modules.values()]
    .map((module, order) => ({ module, order, rank: rankOf(module, roleOfModule(module.name, context), spot) }))
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .map(({ module, rank }, i) => suggestion(module, place, context, i === 0 && rank < ranks.used));
};

/** What fits the row, then what the file uses, the rest of the version and workspace, PyTorch's, what is odd here. */
const ranks = { fits: 0, used: 200, known: 400, torch: 500, odd: 900 } as const;

/** The classes of PyTorch that models name. */
const usualTorch = ["nn.Upsample", "nn.MaxPool2d", "nn.ConvTranspose2d", "nn.BatchNorm2d", "nn.Identity", "nn.SiLU"];

/** What tells which modules fit a row. */
interface Spot {
  /** The row reads several others. */
  readonly isList: boolean;
  /** It can be the last of the model. */
  readonly mayEnd: boolean;
  readonly roles: readonly Role[];
  /** The modules of the rows around, the nearest first. */
  readonly used: readonly string[];
}

function spotOf({ row }: Place, context: Context): Spot {
  const { index, section } = row;
  const { rows } = context.table;
  const [previous, next] = [rows[index - 1], rows[index + 1]];
  return {
    isList: row.items[0]?.items !== undefined,
    mayEnd: section === "head" && next === undefined,
    roles: likelyRoles({ index, section, previous, next }, context),
    used: [...new Set(context.around(index).map(({ module }) => module))],
  };
}

function rankOf({ name, origin }: RowModule, role: Role, { isList, mayEnd, roles, used }: Spot): number {
  if (isList) {
    if (role === "join") return ranks.fits + 1;
    if (role === "head" && mayEnd) return roles[0] === "head" ? ranks.fits : ranks.fits + 2;
    return role === "other" && origin !== "torch" ? ranks.known : ranks.odd;
  }
  if (role === "join" || role === "head") return ranks.odd;
  const near = used.indexOf(name);
  if (near >= 0) return near + (role === roles[0] ? ranks.fits : ranks.used);
  if (origin !== "torch") return ranks.known;
  const usual = usualTorch.indexOf(name);
  return ranks.torch + (usual < 0 ? usualTorch.length : usual);
}

const origins: Readonly<Record<RowModule["origin"], string>> = {
  yolov5: "YOLOv5",
  workspace: "workspace",
  torch: "torch.nn",
};

function suggestion(module: RowModule, place: Place, context: Context, preselect: boolean): Suggestion {
  const { name, origin } = module;
  const parameters = context.parametersOf(name);
  return {
    label: name,
    kind: CompletionItemKind.Class,
    note: fileOf(module, context) ?? origins[origin],
    detail: parameters && writtenSignature(name, parameters).label,
    documentation: paragraphs(classText(module), parameters && filledText(parameters)),
    insert: [name, ...rest(name, place, context)],
    ...(preselect ? { preselect } : {}),
  };
}

const classTexts = new WeakMap<RowModule, string>();

/** The signature and documentation of a class, which every list of modules has again. */
function classText(module: RowModule): string {
  const known = classTexts.get(module);
  if (known !== undefined) return known;
  const text = paragraphs(signature(module.name, module.cls), module.cls.doc);
  classTexts.set(module, text);
  return text;
}

/** The file of a class of the workspace. */
function fileOf({ cls }: RowModule, { draft }: Context): string | undefined {
  const place = placeOf(cls);
  return place && pathIn(draft.options.checkout?.root ?? "", place.path);
}

/** The args and the brackets of a row that has none yet. */
function rest(name: string, { row, word }: Place, context: Context): Snippet {
  const { text } = context.table;
  const args = row.items[3];
  if (word.quote !== "" || (args !== undefined && sourceText(text, args) !== "")) return [];
  // Behind a comma that is there already the args have a place of their own.
  if (args !== undefined) return [];
  return [", ", ...usualArgs(name, row, context), ...(row.close === undefined ? ["]"] : [])];
}
