import type { CancellationToken } from "vscode-languageserver";
import { consentOf } from "../benchmark/install/consent.js";
import { type Installable, isInstallable, recipes } from "../benchmark/install/recipes.data.js";
import type { Surroundings } from "../benchmark/workshop.js";
import { engineNotes } from "../features/engines.data.js";
import type { Done, EngineInfo, InstallAnswer, InstallLine } from "../messages.js";
import { noProcess, signalOf } from "./benchmarking.js";
import type { Session } from "./session.js";

const names = Object.keys(recipes) as readonly Installable[];

async function around({ settings, client }: Session): Promise<Surroundings> {
  return { settings: await settings.of(), storage: client.storage };
}

/** The engines that can be installed, and whether they are. */
export async function listEngines(session: Session): Promise<readonly EngineInfo[]> {
  const { workshop } = session;
  if (workshop === undefined) return [];
  const installed = workshop.installed(await around(session));
  return names.map((name) => ({
    name,
    summary: engineNotes[name].replace(/, where it is installed/, ""),
    consent: consentOf(name),
    installed: installed[name] !== undefined,
  }));
}

/** Installs an engine, which the client has asked its user for. */
export async function install(
  session: Session,
  { engine }: { readonly engine: string },
  token: CancellationToken,
): Promise<InstallAnswer> {
  const { workshop, connection } = session;
  if (workshop === undefined) return { kind: "refused", reason: noProcess };
  if (!isInstallable(engine)) return { kind: "refused", reason: `There is no engine ${engine} to install.` };
  const { outcome, device, problem } = await workshop.install(
    engine,
    await around(session),
    signalOf(token),
    (line) => {
      const told: InstallLine = { line };
      void connection.sendNotification("yoloConfig/installing", told);
    },
  );
  if (outcome.kind === "cancelled") return outcome;
  if (outcome.kind === "failed") return { kind: "refused", reason: `${engine} was not installed. ${outcome.reason}` };
  const runs = device !== undefined;
  return {
    kind: "installed",
    text: runs ? `${engine} is installed and runs on ${device}.` : `${engine} is installed. ${problem ?? ""}`,
    runs,
  };
}

/** Takes an engine away that was installed. */
export async function remove(session: Session, { engine }: { readonly engine: string }): Promise<Done> {
  const { workshop } = session;
  if (workshop === undefined) return { kind: "refused", reason: noProcess };
  if (!isInstallable(engine)) return { kind: "refused", reason: `There is no engine ${engine} to remove.` };
  const wasThere = await workshop.remove(engine, await around(session));
  return wasThere
    ? { kind: "done", text: `${engine} was removed.` }
    : { kind: "refused", reason: `${engine} was not installed by this extension.` };
}
