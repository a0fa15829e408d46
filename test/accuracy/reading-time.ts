/** Seconds that a line needs to be read: 20 characters a second, and at least 5/6 s (Netflix Timed Text Style Guide, General Requirements). */
export const readingSeconds = (text: string): number => Math.max(5 / 6, text.trim().length / 20);
