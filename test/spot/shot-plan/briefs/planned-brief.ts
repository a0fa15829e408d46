/** A brief as shot planning reads it: what it promises, and what each beat shows. `real`: the beats that have to be filmed. */
export type PlannedBrief = {
  language: 'en' | 'de';
  product: string;
  claims: readonly string[];
  /** People whom the brief names. Default: none. */
  people?: readonly string[];
  shows: Readonly<Record<string, string>>;
  real: readonly string[];
};
