/** Words for people in what a brief rules out: English and German. */
const PEOPLE =
  /\b(no|without|kein|keine|ohne)\s+(?:\p{L}+\s+){0,2}(people|persons?|humans?|faces?|men|women|actors?|models?|talent|menschen|personen|gesichter|leute)\b/iu;

/** Whether a brief rules people out, in `mustNots`: "No people, no hands". */
export const excludesPeople = (mustNots: readonly string[]): boolean =>
  mustNots.some(
    (line) =>
      PEOPLE.test(line) ||
      /^(people|persons?|humans?|faces?|menschen|personen|gesichter)\b/iu.test(line.trim()),
  );
