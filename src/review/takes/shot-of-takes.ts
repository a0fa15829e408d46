/** A take of a shot, as `tenspot takes` lists it: the part that the app shows. */
export type TakeOfShot = {
  number: number;
  provider: string;
  model: string;
  state: string;
  why: string | null;
  stale: string[];
  unlike: string[];
  /** The name of its file in the vault; null where there is none. */
  clip: string | null;
  /** The ids of the variants that show it. */
  variants: string[];
};

/** A shot in one format, with its takes. */
export type ShotOfTakes = {
  shot: string;
  format: string;
  text: string;
  variants: string[];
  takes: TakeOfShot[];
};
