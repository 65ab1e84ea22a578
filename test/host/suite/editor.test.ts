import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import * as vscode from "vscode";
import { eventually, find, hoverText, lensesOf, lensTitles, open, problems } from "./support.js";

describe("a model config in the editor", () => {
  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("shows shape, parameters and share of the cost above every row", async () => {
    const { document } = await open("yolov5s.yaml");
    const titles = await eventually("lenses", async () => {
      const found = (await lensTitles(document.uri)).filter((title) => /^#\d+ · /.test(title));
      return found.length > 0 ? found : undefined;
    });
    assert.equal(titles.length, 25);
    const c3 = titles.find((title) => title.startsWith("#4 · "));
    assert.match(c3 ?? "", /128×80×80 · 116 K params · .* GFLOPs · \d+ %$/);
  });

  it("explains a module's arguments in its hover", async () => {
    const { document } = await open("yolov5s.yaml");
    const position = find(document, "C3,").translate(0, 1);
    const text = await eventually("a hover", async () => (await hoverText(document.uri, position)) || undefined);
    assert.match(text, /C3\(/);
  });

  it("has nothing to say against a stock config", async () => {
    const { document } = await open("yolov5s.yaml");
    await eventually("lenses", async () => ((await lensTitles(document.uri)).length > 0 ? true : undefined));
    assert.deepEqual(problems(document), []);
  });

  it("marks the row that PyTorch would refuse", async () => {
    const { document } = await open("broken.yaml");
    const found = await eventually("an error", () => {
      const errors = problems(document).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
      return errors.length > 0 ? errors : undefined;
    });
    assert.match(document.lineAt(found[0]?.range.start ?? new vscode.Position(0, 0)).text, /^ *- *\[/);
  });

  it("marks a row while it is typed, and takes the mark back", async () => {
    const { document } = await open("yolov5s.yaml");
    const start = find(document, "SPPF");
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(start, start.translate(0, 4)), "SPPG");
    await vscode.workspace.applyEdit(edit);
    const error = await eventually("the mark", () => problems(document)[0]);
    assert.equal(error.range.start.line, start.line);
    await vscode.commands.executeCommand("undo");
    await eventually("no mark", () => (problems(document).length === 0 ? true : undefined));
  });

  it("leaves other YAML alone", async () => {
    const document = await vscode.workspace.openTextDocument({ language: "yaml", content: "services: { web: {} }\n" });
    await vscode.window.showTextDocument(document);
    assert.deepEqual(await lensTitles(document.uri), []);
    assert.deepEqual(problems(document), []);
  });

  it("opens the comparison beside the editor", async () => {
    const { document } = await open("yolov5s.yaml");
    const lenses = await eventually("lenses", async () => {
      const found = await lensesOf(document.uri);
      return found.length > 0 ? found : undefined;
    });
    const command = lenses.find((lens) => lens.command?.title === "Compare GFLOPs")?.command;
    await vscode.commands.executeCommand(command?.command ?? "", document.uri.toString(), ["stock:yolov5l"]);
    const tab = await eventually("the panel", panelTab);
    assert.ok(tab.input instanceof vscode.TabInputWebview);
    await vscode.env.clipboard.writeText("");
    const copied = await eventually("the copied comparison", async () => {
      await vscode.commands.executeCommand("yoloConfig.copyComparisonAsMarkdown");
      return (await vscode.env.clipboard.readText()) || undefined;
    });
    assert.match(copied, /yolov5s: 16\.6 GFLOPs, 0\.15 × yolov5l/);
  });

  it("asks what to compare with, the nearest stock config chosen beforehand", async () => {
    await open("yolov5s-half.yaml");
    const compared = vscode.commands.executeCommand("yoloConfig.compareGflops");
    await eventually("the panel", async () => {
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      return panelTab();
    });
    await compared;
  });

  it("runs the model and shows the times above the rows and in a page", async () => {
    const { document } = await open("yolov5s.yaml");
    const settings = vscode.workspace.getConfiguration("yoloConfig");
    const set = async (imgsz: number | undefined, seconds: number | undefined): Promise<void> => {
      await settings.update("imgsz", imgsz, vscode.ConfigurationTarget.Workspace);
      await settings.update("benchmark.seconds", seconds, vscode.ConfigurationTarget.Workspace);
    };
    await set(64, 1);
    await vscode.commands.executeCommand("yoloConfig.benchmark", document.uri.toString());
    await eventually("times", async () => {
      const timed = (await lensTitles(document.uri)).filter((title) => / ms \(\d+ %\)$/.test(title));
      return timed.length === 25 ? timed : undefined;
    });
    await eventually("the page", () => tabOf("Benchmark"));
    await set(undefined, undefined);
  });

  it("writes the model as ONNX", async () => {
    const { document } = await open("yolov5s.yaml");
    const file = vscode.Uri.joinPath(document.uri, "../yolov5s.onnx");
    await vscode.commands.executeCommand("yoloConfig.exportOnnx", document.uri.toString(), file);
    const { size } = await vscode.workspace.fs.stat(file);
    assert.ok(size > 28_000_000, `${size} bytes`);
    await vscode.workspace.fs.delete(file);
  });

  it("has every command that its manifest lists", async () => {
    await open("yolov5s.yaml");
    const extension = vscode.extensions.getExtension("yolo-config.yolo-config");
    const { contributes } = extension?.packageJSON as { contributes: { commands: { command: string }[] } };
    const known = await vscode.commands.getCommands(true);
    for (const { command } of contributes.commands) assert.ok(known.includes(command), command);
  });

  it("follows the settings", async () => {
    const { document } = await open("yolov5s.yaml");
    const settings = vscode.workspace.getConfiguration("yoloConfig");
    const firstLens = (wanted: RegExp) =>
      eventually(`a lens like ${wanted.source}`, async () => {
        const [title] = await lensTitles(document.uri);
        return title !== undefined && wanted.test(title) ? title : undefined;
      });
    await firstLens(/16\.6 GFLOPs/);
    await settings.update("imgsz", 320, vscode.ConfigurationTarget.Workspace);
    await firstLens(/4\.2 GFLOPs/);
    await settings.update("imgsz", undefined, vscode.ConfigurationTarget.Workspace);
    await firstLens(/16\.6 GFLOPs/);
  });

  it("goes on after its server was restarted", async () => {
    const { document } = await open("broken.yaml");
    const marked = () => eventually("the marks", () => (problems(document).length > 0 ? true : undefined));
    await marked();
    await vscode.commands.executeCommand("yoloConfig.restartServer");
    await marked();
  });
});

const tabOf = (name: string): vscode.Tab | undefined =>
  vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label === name);

const panelTab = (): vscode.Tab | undefined => tabOf("Compare GFLOPs");
