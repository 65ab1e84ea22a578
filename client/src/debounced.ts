export interface Debounced {
  run(): void;
  dispose(): void;
}

/** Runs `action` once things have been quiet for so many milliseconds. What it throws is of no use to anyone. */
export function debounced(action: () => Promise<void>, pause: number): Debounced {
  let timer: NodeJS.Timeout | undefined;
  return {
    run: () => {
      clearTimeout(timer);
      timer = setTimeout(() => void action().catch(() => undefined), pause);
    },
    dispose: () => clearTimeout(timer),
  };
}
