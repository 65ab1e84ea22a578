/** The text of a file in one version. */
export interface SourceFile {
  readonly kind: "text";
  readonly path: string;
  readonly text: string;
  /** Differs whenever the text does. */
  readonly version: string;
}

/** A file that is there and has no text that Python could read. */
export interface RefusedFile {
  readonly kind: "refused";
  readonly path: string;
  /** The end of a sentence that begins with the file's name. */
  readonly reason: string;
  readonly version: string;
}

/**
 * The files around a config, read at once since imports are followed in the middle of an interpretation. Paths are
 * absolute, `/` parts them, and none of the methods throws.
 */
export interface Files {
  /** Undefined where there is no file. */
  read(path: string): SourceFile | RefusedFile | undefined;
  isFile(path: string): boolean;
  isDirectory(path: string): boolean;
  /** The names in a folder, sorted; none where there is no folder. */
  list(folder: string): readonly string[];
}

/** Files that are remembered until they are told to look again. */
export interface StoredFiles extends Files {
  /** Something may have changed there that its time and size do not show. */
  forget(path: string): void;
}

/** No files at all. */
export const noFiles: StoredFiles = {
  read: () => undefined,
  isFile: () => false,
  isDirectory: () => false,
  list: () => [],
  forget: () => undefined,
};
