/** Messages of the process that serves Studio. */
export type FromStudio =
  /** It listens on this port of 127.0.0.1. */
  | {type: 'listening'; port: number}
  /** The first build has ended, so the page can be opened. */
  | {type: 'built'};
