import * as vscode from "vscode";
import type { PreviewChoices } from "../../../server/src/messages.js";
import { openConfig } from "../openConfig.js";
import type { Server } from "../server.js";
import { tell } from "../tell.js";

/** What tells of the preview too. */
interface Status {
  update(): void;
}

type Wanted = Readonly<Record<string, unknown>> | null;

/** What the picker offers; undefined where its author thinks again. */
interface Choice extends vscode.QuickPickItem {
  readonly ask?: () => Wanted | Thenable<Wanted | undefined>;
}

const heading = (label: string): Choice => ({ label, kind: vscode.QuickPickItemKind.Separator });

/** Asks for a text, and says what is wrong with it while it is typed. */
async function askFor(prompt: string, value: string, wanted: RegExp, problem: string): Promise<string | undefined> {
  const validateInput = (text: string): string | undefined => (wanted.test(text.trim()) ? undefined : problem);
  return (await vscode.window.showInputBox({ prompt, value, validateInput }))?.trim();
}

async function askForCount(key: "nc" | "ch", prompt: string, value: string): Promise<Wanted | undefined> {
  const text = await askFor(prompt, value, /^[1-9]\d*$/, "A whole number above 0");
  return text === undefined ? undefined : { [key]: Number(text) };
}

const imageSize = /^([1-9]\d*)(?:\s*[x×, ]\s*([1-9]\d*))?$/;

async function askForSize(): Promise<Wanted | undefined> {
  const prompt = "Image size in pixels: a number, or height x width";
  const text = await askFor(prompt, "1280", imageSize, "Pixels, e.g. 640, or height x width, e.g. 384x640");
  const [, height, width = height] = imageSize.exec(text ?? "") ?? [];
  return height === undefined ? undefined : { imgsz: [Number(height), Number(width)] };
}

function choicesOf({ scales, preview }: PreviewChoices): readonly Choice[] {
  const end: readonly Choice[] =
    preview === null ? [] : [{ label: "$(close) End preview", description: preview, ask: () => null }];
  return [
    ...end,
    heading("scales"),
    ...scales.map(({ scale, cost, isPresent }): Choice => ({
      label: scale,
      description: isPresent ? `${cost}, as it is written`.replace(/^, /, "") : cost,
      ask: () => ({ scale }),
    })),
    heading("at other sizes"),
    { label: "Image size…", ask: askForSize },
    { label: "Classes…", ask: () => askForCount("nc", "Number of classes", "80") },
    { label: "Channels…", ask: () => askForCount("ch", "Channels of the image", "1") },
  ];
}

const isWanted = (given: unknown): given is NonNullable<Wanted> => typeof given === "object" && given !== null;

/**
 * Shows the figures of a config at another scale, image size or count, without touching the file. `given` is such as
 * `{ scale: "x", imgsz: 1280 }`, and is asked for if left out.
 */
export async function previewScale(server: Server, status: Status, target: unknown, given: unknown): Promise<void> {
  const opened = await openConfig(target, "preview it at other scales");
  if (opened === undefined) return;
  const uri = opened.toString();
  const wanted = isWanted(given) ? given : await choose(server, uri);
  if (wanted !== undefined) await show(server, status, uri, wanted);
}

async function show(server: Server, status: Status, uri: string, preview: Wanted): Promise<void> {
  tell(await server.ask("yoloConfig/preview", { uri, preview }));
  status.update();
}

async function choose(server: Server, uri: string): Promise<Wanted | undefined> {
  const choices = await server.ask("yoloConfig/previewChoices", { uri });
  if (choices.scales.length === 0) {
    void vscode.window.showInformationMessage("The file is no YOLOv5 model config.");
    return undefined;
  }
  const placeHolder = "Which figures are shown? The file stays as it is";
  return await (await vscode.window.showQuickPick(choicesOf(choices), { placeHolder }))?.ask?.();
}

/** Shows the figures of a config as it is written again. */
export async function endPreview(server: Server, status: Status, target: unknown): Promise<void> {
  const uri = await openConfig(target, "end its preview");
  if (uri !== undefined) await show(server, status, uri.toString(), null);
}
