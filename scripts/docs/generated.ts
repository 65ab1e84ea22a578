import { readFileSync } from "node:fs";
import path from "node:path";
import manifest from "../../package.json";
import { code, paragraphs, table } from "../../server/src/features/markdown.js";
import type { Scope, Setting } from "../../server/src/features/settingKinds.js";
import { settingsPrefix, settingsTable, type SettingKey } from "../../server/src/features/settings.js";
import { defaultVersion, versions } from "../../server/src/yolov5/versions.js";
import { repr } from "../../server/src/values/repr.js";
import { createLibrary } from "../../server/src/yolov5/library.js";
import { rulesPage } from "./rulesPage.js";

const root = path.join(__dirname, "../..");

/** One section a module, with its signature in the default version. */
function modulesPage(): string {
  const library = createLibrary(versions[defaultVersion], null);
  const names = [...versions[defaultVersion].visible].sort();
  const sections = names.map((name) => {
    const { doc, parameters } = library.get(name);
    const rows = parameters.map(({ name: parameter, type, doc: meaning, default: fallback }) => [
      code(parameter),
      type,
      fallback === undefined ? "required" : code(repr(fallback)),
      meaning,
    ]);
    return `## ${name}\n\n${doc}\n\n${table(["parameter", "type", "default", "meaning"], rows)}\n`;
  });
  const intro =
    `# Modules\n\nThe modules a row can name in YOLOv5 ${defaultVersion}, beside those of \`torch.nn\`. \`parse_model\` puts ` +
    "`c1` (and `n` of modules that take their repeats) in front of the args by itself.\n";
  return `${intro}\n${sections.join("\n")}`;
}

const settingKeys = Object.keys(settingsTable) as readonly SettingKey[];

const defaultText = (key: SettingKey): string => code(JSON.stringify(settingsTable[key].schema.default));

const scopeNotes: Readonly<Record<Scope, string>> = {
  resource: "by the user, a workspace or a folder of it (`resource`)",
  window: "by the user or a workspace (`window`)",
  machine: "by the user alone, no workspace can (`machine`)",
};

/** The words that a setting can be, or undefined. */
function wordsOf({ enum: words, markdownEnumDescriptions: notes }: Setting<unknown>["schema"]): string | undefined {
  if (!Array.isArray(words) || !Array.isArray(notes)) return undefined;
  return table(
    ["value", "meaning"],
    words.map((word, i) => [code(String(word)), String(notes[i])]),
  );
}

/** One section a setting: what it does, its default, who sets it and what it can be. */
function settingsPage(): string {
  const sections = settingKeys.map((key) => {
    const { description, schema, scope = "resource" }: Setting<unknown> = settingsTable[key];
    const type = [schema.type].flat().filter((name) => typeof name === "string").join(" or ");
    const rules = key === "diagnostics.severity" ? "The rules and their severities: [rules.md](rules.md)." : undefined;
    const facts = `Default: ${defaultText(key)}. Type: ${type}. Set ${scopeNotes[scope]}.`;
    return `## ${settingsPrefix}.${key}\n\n${paragraphs(description, facts, rules, wordsOf(schema))}\n`;
  });
  const intro =
    `# Settings\n\nEvery setting of the extension. The language server asks clients for the section ` +
    `\`${settingsPrefix}\`.\n`;
  return `${intro}\n${sections.join("\n")}`;
}

const settingsSection = (): string =>
  table(
    ["setting", "default", "meaning"],
    settingKeys.map((key) => [
      code(`${settingsPrefix}.${key}`),
      key === "diagnostics.severity" ? "see [docs/rules.md](docs/rules.md)" : defaultText(key),
      settingsTable[key].description,
    ]),
  );

const commandsSection = (): string =>
  table(
    ["command", "id"],
    manifest.contributes.commands.map(({ command, title, category }) => [`${category}: ${title}`, code(command)]),
  );

const sections: Readonly<Record<string, () => string>> = { settings: settingsSection, commands: commandsSection };

/** README with the parts between `<!-- name -->` and `<!-- /name -->` made anew. */
function readme(): string {
  const text = readFileSync(path.join(root, "README.md"), "utf8");
  return Object.entries(sections).reduce((page, [name, make]) => {
    const part = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`);
    return page.replace(part, (_, open: string, close: string) => `${open}\n${make()}\n\n${close}`);
  }, text);
}

/** Every generated page by its file. */
export const pages: Readonly<Record<string, () => string>> = {
  [path.join(root, "docs/rules.md")]: rulesPage,
  [path.join(root, "docs/modules.md")]: modulesPage,
  [path.join(root, "docs/settings.md")]: settingsPage,
  [path.join(root, "README.md")]: readme,
};
