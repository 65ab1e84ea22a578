import type { DocumentUri, Range } from "vscode-languageserver-types";
import type { Comparison } from "./features/compare.js";
import type { PastedModules } from "./features/ownModules/pastedModules.js";
import type { Status } from "./features/status.js";

/** One config to compare: a document that is open, a file as the client read it, or a stock config by its name. */
export type ComparedSource =
  | { readonly uri: DocumentUri }
  /** `file`: where it stands, if it is a file. */
  | { readonly label: string; readonly text: string; readonly file?: DocumentUri }
  | { readonly stock: string };

export interface CompareParams {
  /** Whose settings hold for all of them. */
  readonly settingsOf: DocumentUri;
  /** The first is the baseline. */
  readonly sources: readonly ComparedSource[];
}

export interface Compared {
  readonly comparison: Comparison;
  readonly markdown: string;
  readonly csv: string;
  /** The comparison as HTML without styles or scripts. */
  readonly html: string;
}

/** A comparison, or a sentence that says why there is none. */
export type CompareResult = Compared | { readonly refusal: string };

/** What can be compared with a document. */
export interface ConfigNames {
  readonly stock: readonly string[];
  /** The stock config that the document is nearest to; null where it is no YOLOv5 model. */
  readonly nearest: string | null;
}

/** A page in Markdown, or a sentence that says why there is none. */
export type Report = { readonly title: string; readonly markdown: string } | { readonly refusal: string };

/** One of the scales that a document's model can be looked at. */
export interface ScaleChoice {
  readonly scale: string;
  /** What the model costs at it; empty for a long file. */
  readonly cost: string;
  /** The file has it. */
  readonly isPresent: boolean;
}

/** What can be looked at of a document's model, and what is. */
export interface PreviewChoices {
  readonly scales: readonly ScaleChoice[];
  /** The preview that is shown, in words. */
  readonly preview: string | null;
}

/** What a client shows beside an open model file. */
export interface ModelStatus extends Status {
  /** False for a model of another family. */
  readonly checked: boolean;
}

/** How a benchmark of an open document ended: its page, a sentence that says why there is none, or nothing. */
export type BenchmarkAnswer =
  | {
      readonly kind: "measured";
      readonly title: string;
      /** Without styles or scripts. */
      readonly html: string;
      readonly json: string;
    }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "cancelled" };

/** Where a benchmark is: the notification `yoloConfig/benchmarkPhase`, sent while it runs. */
export interface BenchmarkPhase {
  readonly uri: DocumentUri;
  readonly text: string;
}

/** An engine of the benchmark that can be installed. */
export interface EngineInfo {
  readonly name: string;
  readonly summary: string;
  /** What someone agrees to who installs it. */
  readonly consent: string;
  readonly installed: boolean;
}

/** How an installation ended: with what the engine runs on or why it does not, a sentence each. */
export type InstallAnswer =
  | { readonly kind: "installed"; readonly text: string; readonly runs: boolean }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "cancelled" };

/** A line of what goes on in an installation: the notification `yoloConfig/installing`. */
export interface InstallLine {
  readonly line: string;
}

/** A benchmark that was run, to choose from. */
export interface KeptBenchmark {
  readonly id: string;
  readonly label: string;
  readonly description: string;
}

/** What a request asks for, done: a sentence, or why not. */
export type Done =
  { readonly kind: "done"; readonly text: string } | { readonly kind: "refused"; readonly reason: string };

/** The requests beyond the protocol: method -> what goes out and what comes back. */
export interface Messages {
  readonly "yoloConfig/compare": { readonly params: CompareParams; readonly result: CompareResult };
  /** `purpose`: what is asked of `nearest`, the nearest for a comparison, as the base of the rows, or with weights. */
  readonly "yoloConfig/configs": {
    readonly params: { readonly uri: DocumentUri; readonly purpose?: "compare" | "base" | "weights" };
    readonly result: ConfigNames;
  };
  /** What a document changes of a base; of the nearest stock config where none is named. */
  readonly "yoloConfig/diff": {
    readonly params: { readonly uri: DocumentUri; readonly base?: ComparedSource };
    readonly result: Report;
  };
  /** What of some weights fits a document: of those that are shown, or the nearest of the release. */
  readonly "yoloConfig/reportWeights": {
    readonly params: { readonly uri: DocumentUri; readonly source?: ComparedSource };
    readonly result: Report;
  };
  /** Shows in lenses what of some weights fits a document; without a source the nearest, or nothing any more. */
  readonly "yoloConfig/showWeights": {
    readonly params: { readonly uri: DocumentUri; readonly source?: ComparedSource };
    readonly result: Done;
  };
  /** Changes how a document's model is looked at: `scale`, `imgsz`, `nc`, `ch`. Null ends the preview. */
  readonly "yoloConfig/preview": {
    readonly params: { readonly uri: DocumentUri; readonly preview: Readonly<Record<string, unknown>> | null };
    readonly result: Done;
  };
  readonly "yoloConfig/previewChoices": {
    readonly params: { readonly uri: DocumentUri };
    readonly result: PreviewChoices;
  };
  /** Null for a document that is no model. */
  readonly "yoloConfig/status": {
    readonly params: { readonly uri: DocumentUri };
    readonly result: ModelStatus | null;
  };
  readonly "yoloConfig/benchmark": {
    readonly params: { readonly uri: DocumentUri };
    readonly result: BenchmarkAnswer;
  };
  /** The benchmarks that were run, the newest first. */
  readonly "yoloConfig/benchmarks": { readonly params: null; readonly result: readonly KeptBenchmark[] };
  /** The page that holds some of them side by side. */
  readonly "yoloConfig/compareBenchmarks": {
    readonly params: { readonly ids: readonly string[] };
    readonly result: { readonly html: string; readonly json: string } | null;
  };
  /** What can be offered beside pasting a text into a Python file; null where it holds no module to register. */
  readonly "yoloConfig/pastedModule": {
    readonly params: { readonly uri: DocumentUri; readonly range: Range; readonly text: string };
    readonly result: PastedModules | null;
  };
  readonly "yoloConfig/engines": { readonly params: null; readonly result: readonly EngineInfo[] };
  readonly "yoloConfig/installEngine": { readonly params: { readonly engine: string }; readonly result: InstallAnswer };
  readonly "yoloConfig/removeEngine": { readonly params: { readonly engine: string }; readonly result: Done };
  /** Writes an open document's model into a file, a path of the system. */
  readonly "yoloConfig/exportOnnx": {
    readonly params: { readonly uri: DocumentUri; readonly file: string };
    readonly result: Done;
  };
}

export type Method = keyof Messages;

/** What a client of this extension tells the server when it starts it; others leave it out. */
export interface InitializationOptions {
  /** Another extension reports the syntax errors of YAML files. */
  readonly leaveSyntaxErrors?: boolean;
  /** The client runs the commands that lenses refer to. */
  readonly runsCommands?: boolean;
  /** The folder for what the extension keeps, a path of the system. */
  readonly storage?: string;
  /** Where `docs/rules.md` can be opened, for the links of diagnostics. */
  readonly rulesPage?: string;
  /** For clients that cannot be asked for their settings. */
  readonly settings?: unknown;
}
