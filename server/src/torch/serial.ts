let last = 0;

/** A number for a module or tensor that is made: higher than those of all before. */
export function nextSerial(): number {
  last += 1;
  return last;
}

/** The number of what was made last. */
export const lastSerial = (): number => last;
