import {setIn} from '../../machine/documents/edit-yaml.ts';
import {inlineYaml, yamlKey} from '../../machine/documents/inline-yaml.ts';
import type {ColourCorrection, ColourGuard} from '../../spot/grade/correction.ts';

/** What `grade.yaml` gets about one take. */
export type WrittenTake = {
  shot: string;
  name: string;
  measured: ColourCorrection;
  guard: readonly ColourGuard[];
};

const HEAD =
  '# How takes are matched to their pictures or to the hero. `tenspot grade` writes `measured` and `guard` again; your own values go under `correction`.';

/**
 * The text of `grade.yaml` with what was measured. Of a document that is there, only `measured` and `guard` change, and a missing `hero` is
 * added. Errors: `edit-by-hand`.
 */
export function gradeText(before: string, hero: string | null, takes: readonly WrittenTake[]): string {
  if (before.trim() === '') return freshText(hero, takes);
  const named = hero === null ? before : setIn(before, ['hero'], hero);
  return takes.reduce((text, {shot, name, measured, guard}) => {
    const place = ['shots', shot, 'takes', name];
    const done = setIn(text, [...place, 'measured'], measured);
    return setIn(done, [...place, 'guard'], guard.length > 0 ? guard : undefined);
  }, named);
}

/** A new document: a line for each take. */
function freshText(hero: string | null, takes: readonly WrittenTake[]): string {
  const shots = [...Map.groupBy(takes, ({shot}) => shot)].flatMap(([shot, own]) => [
    `  ${yamlKey(shot)}:`,
    '    takes:',
    ...own.map(
      ({name, measured, guard}) =>
        `      ${name}: ${inlineYaml({measured, ...(guard.length > 0 ? {guard} : {})})}`,
    ),
  ]);
  const lines = [
    HEAD,
    ...(hero === null ? [] : [`hero: ${inlineYaml(hero)}`]),
    ...(shots.length > 0 ? ['shots:', ...shots] : []),
  ];
  return `${lines.join('\n')}\n`;
}
