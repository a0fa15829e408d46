/** What the Studio's process tells. */
export type FromStudio =
  /** It answers at this port of 127.0.0.1. */
  | {type: 'listening'; port: number}
  /** Its first page can be opened. */
  | {type: 'built'};
