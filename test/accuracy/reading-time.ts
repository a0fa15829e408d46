/** Seconds that a line needs to be read: two, and 0.2 a word (the hold of supers that British broadcasters ask for: BCAP guidance). */
export const readingSeconds = (text: string): number => 2 + 0.2 * text.trim().split(/\s+/).length;
