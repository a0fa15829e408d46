import {EditFile} from '../documents/edit.ts';
import {Duck} from '../documents/edit-sound.ts';
import {GradeFile} from '../documents/grade.ts';
import {TenspotError} from '../problem/errors.ts';
import {type Path, toProblems, valueAt} from '../problem/schema-problems.ts';
import type {Filling} from '../timeline/timeline.ts';

/** The documents that Studio's controls of sound and grade are written back to. */
export const SETTINGS_FILES = ['edit.yaml', 'grade.yaml'] as const;
export type SettingsFile = (typeof SETTINGS_FILES)[number];

/** The sha256 of the documents as the page read them. A document that is missing counts as an empty one. */
export type SettingsSeen = Record<SettingsFile, string>;

/** The levels of the mix and the strength of the grade, which are the same in all variants of a spot. */
export type SpotSettings = {
  sound: {
    duck: Duck;
    /** Left out where the spot has no room tone. */
    room?: number | undefined;
    /** By shot; left out where its own sound is not heard. */
    clips: Record<string, number | undefined>;
    /** By the names of `cueNames`. */
    cues: Record<string, number>;
    /** The gains of the entries of the sonic logo, by the names of `logoNames`. */
    sonicLogo: Record<string, number>;
  };
  /** Left out where the spot has no `grade.yaml`. `shots`: those that differ from `strength`. */
  grade?: {strength: number; shots: Record<string, number | undefined>} | undefined;
};

/** A value that a control changed: undefined removes it. */
export type SettingsChange = {file: SettingsFile; path: Path; value: number | string | undefined};

/** What a spot has of the documents with its settings. */
export type SettingsSource = {
  /** Ids of its shots. */
  shots: readonly string[];
  edit?: Pick<EditFile, 'picks' | 'sound'> | undefined;
  grade?: GradeFile | undefined;
};

const DUCK_FIELDS = ['amount', 'attack', 'release', 'band'] as const;

/** The names of the cues of `edit.yaml` in the controls, in their order. */
export const cueNames = ({edit}: Pick<SettingsSource, 'edit'>): string[] =>
  (edit?.sound?.cues ?? []).map(({sound, slot}, index) => `${index + 1} ${sound}, ${slot}`);

/** The names of the entries of `edit.yaml` for the sonic logo in the controls, in their order. Those that switch it off have none. */
export const logoNames = ({edit}: Pick<SettingsSource, 'edit'>): {name: string; index: number}[] =>
  (edit?.sound?.sonicLogo ?? []).flatMap(({play, slot, only}, index) =>
    play ? [{name: `${index + 1} ${slot ?? 'end'}${only ? ` ${JSON.stringify(only)}` : ''}`, index}] : [],
  );

/** Where each control is, and the place of its value in its document. */
function placesOf(source: SettingsSource): {file: SettingsFile; control: Path; path: Path}[] {
  const edit = (control: Path, path: Path) => ({file: 'edit.yaml' as const, control, path});
  const grade = (control: Path, path: Path) => ({file: 'grade.yaml' as const, control, path});
  return [
    ...DUCK_FIELDS.map((field) => edit(['sound', 'duck', field], ['sound', 'duck', field])),
    edit(['sound', 'room'], ['sound', 'room']),
    ...source.shots.map((shot) => edit(['sound', 'clips', shot], ['picks', shot, 'sound'])),
    ...cueNames(source).map((name, index) => edit(['sound', 'cues', name], ['sound', 'cues', index, 'gain'])),
    ...logoNames(source).map(({name, index}) =>
      edit(['sound', 'sonicLogo', name], ['sound', 'sonicLogo', index, 'gain']),
    ),
    ...(source.grade
      ? [
          grade(['grade', 'strength'], ['strength']),
          ...source.shots.map((shot) => grade(['grade', 'shots', shot], ['shots', shot, 'strength'])),
        ]
      : []),
  ];
}

/** The settings of a spot, as its documents have them. */
export function settingsOf(source: SettingsSource): SpotSettings {
  const {edit, grade, shots} = source;
  const {duck, room, cues = []} = edit?.sound ?? {};
  const levels = shots.map((shot) => [shot, edit?.picks[shot]?.sound] as const);
  const strengths = shots.map((shot) => [shot, grade?.shots[shot]?.strength] as const);
  const names = cueNames(source);
  return {
    sound: {
      duck: duck ?? Duck.parse({}),
      ...(room === undefined ? {} : {room}),
      clips: known(levels),
      cues: Object.fromEntries(cues.map(({gain}, index) => [names[index] ?? '', gain])),
      sonicLogo: Object.fromEntries(
        logoNames(source).map(({name, index}) => [name, edit?.sound?.sonicLogo[index]?.gain ?? 0]),
      ),
    },
    ...(grade ? {grade: {strength: grade.strength, shots: known(strengths)}} : {}),
  };
}

const known = (pairs: (readonly [string, number | undefined])[]): Record<string, number | undefined> =>
  Object.fromEntries(pairs.filter(([, value]) => value !== undefined));

/** The values of controls that differ from the documents. Controls that are left out change nothing. */
export function settingsChanges(controls: Partial<SpotSettings>, source: SettingsSource): SettingsChange[] {
  const written = settingsOf(source);
  return placesOf(source).flatMap(({file, control, path}): SettingsChange[] => {
    if (!valueAt(controls, control.slice(0, -1))) return [];
    // The controls of Studio have null for a value that a person removed.
    const value = (valueAt(controls, control) ?? undefined) as SettingsChange['value'];
    return value === valueAt(written, control) ? [] : [{file, path, value}];
  });
}

type Settled = {edit?: EditFile | undefined; grade?: GradeFile | undefined};

/**
 * Documents with changed settings. Documents without a change stay as they are. Errors: `document-invalid`, where a value is out of its
 * range.
 */
export function withSettings(
  {edit, grade}: {edit?: Partial<EditFile> | undefined; grade?: GradeFile | undefined},
  changes: readonly SettingsChange[],
): Settled {
  const of = (name: SettingsFile): SettingsChange[] => changes.filter(({file}) => file === name);
  return {
    edit: parse(EditFile, edit, of('edit.yaml'), 'edit.yaml'),
    grade: grade && parse(GradeFile, grade, of('grade.yaml'), 'grade.yaml'),
  };
}

function parse<Schema extends typeof EditFile | typeof GradeFile>(
  schema: Schema,
  before: object | undefined,
  changes: readonly SettingsChange[],
  file: SettingsFile,
) {
  if (changes.length === 0) return before as ReturnType<Schema['parse']> | undefined;
  const data = changes.reduce<unknown>((at, {path, value}) => setAt(at, path, value), before ?? {});
  const read = schema.safeParse(data);
  if (read.success) return read.data as ReturnType<Schema['parse']>;
  throw new TenspotError(toProblems(read.error, data, 'document-invalid', () => ({file}), schema));
}

function setAt(data: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const inner = setAt((data as Record<string | number, unknown> | undefined)?.[key], rest, value);
  if (Array.isArray(data)) return data.with(Number(key), inner);
  return {...(data as object | undefined), [key]: inner};
}

/** What fills a slot, with the level of its clip's own sound. */
export function withClipLevel(filling: Filling, level: number | undefined): Filling {
  if (!('take' in filling) || filling.pick.sound === level) return filling;
  const {sound: _, ...pick} = filling.pick;
  return {...filling, pick: level === undefined ? pick : {...pick, sound: level}};
}
