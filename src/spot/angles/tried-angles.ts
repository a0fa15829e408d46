/** What an earlier report says about an angle. */
export type TriedAngle = {
  angle: string;
  /** How many cells of reports had it. */
  cells: number;
  /** The last day of the last report, or the day of its import. */
  last: string;
  impressions: number | null;
};

type Report = {
  at: string;
  until: string | null;
  cells: readonly {
    choices: Readonly<Record<string, string>>;
    counts: {impressions: number | null};
  }[];
};

/** The angles that earlier batches of a spot tried: the ids of their hooks begin with the angle. */
export function triedAngles(memory: readonly Report[], angles: readonly string[]): TriedAngle[] {
  return angles.flatMap((angle): TriedAngle[] => {
    const pattern = new RegExp(`^${angle}-\\d+$`);
    const found = memory.flatMap(({at, until, cells}) =>
      cells
        .filter(({choices}) => Object.values(choices).some((id) => pattern.test(id)))
        .map(({counts}) => ({day: until ?? at.slice(0, 10), impressions: counts.impressions})),
    );
    const last = found.at(-1)?.day;
    if (last === undefined) return [];
    const seen = found.flatMap(({impressions}) => impressions ?? []);
    return [
      {
        angle,
        cells: found.length,
        last,
        impressions: seen.length > 0 ? seen.reduce((sum, each) => sum + each, 0) : null,
      },
    ];
  });
}
