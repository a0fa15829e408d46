import {setIn} from '../../../machine/documents/edit-yaml.ts';
import {setBlock} from '../../../machine/documents/set-block.ts';
import type {AnglesFile} from '../../../spot/documents/angles.ts';
import type {Shot} from '../../../spot/documents/shots.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import {spokenSeconds, wordsToCut} from '../../../spot/timing/spoken-seconds.ts';
import {setPath} from '../../../spot/variant/variants-file.ts';
import {WRITTEN_AXES, type WrittenAxes, type WrittenValue} from '../../../spot/writing/write-axes.ts';
import {SPOKEN_ROLES} from '../../../spot/writing/write-script.ts';
import {chosenCopy} from '../chosen-texts.ts';
import {slotsFor} from '../slots-for.ts';
import type {StepDraft} from '../step.ts';
import type {WriteContext} from '../write-context.ts';
import {copyNotes, languageNotes} from '../write-notes.ts';
import {type AxesOptions, plannedAxes} from './planned-axes.ts';

/**
 * Writes the axes, the shared copy, the shots of the slots and the ad of `variants.yaml`. Other axes and props stay. Where a voice of the brand speaks and the hooks or the lines of
 * the body differ, each value says its own.
 */
export function draftVariantAxes(
  context: WriteContext,
  angles: AnglesFile,
  shots: readonly Pick<Shot, 'id'>[],
  options: AxesOptions = {},
): StepDraft {
  const {spot} = context;
  const copy = chosenCopy(context, angles);
  const written = plannedAxes(context, angles, options);
  const slots = Object.keys(slotsFor(context, copy).slots);
  const filled = slots.filter((slot) => shots.some(({id}) => id === slot));
  const {axes: own, props: before, ad: ownAd, rows, csv, name: pattern} = spot.variants.value;
  const shared = Object.entries(written.shared).reduce<unknown>(
    (at, [path, text]) => setPath(at, path, text),
    before,
  ) as Record<string, unknown>;
  const shown = {
    ...(before.shots as Record<string, unknown> | undefined),
    ...Object.fromEntries(filled.map((slot) => [slot, slot])),
  };
  return {
    document: 'variants.yaml',
    edit: (text) => {
      const copied = withFields(text, ['props', 'copy'], before.copy, written.shared, shared.copy);
      const shot = withFields(copied, ['props', 'shots'], before.shots, shownIn(filled), shown);
      const ad = withFields(shot, ['ad'], ownAd, prefixed('ad', written.ad), {...ownAd, ...written.ad});
      return WRITTEN_AXES.reduce((done, name) => {
        const values = written.axes[name]?.map((value) => ({
          ...value,
          ...saidBy(name, value, written, context),
        }));
        if (values) return setBlock(done, ['axes', name], values);
        return Object.hasOwn(own, name) ? setIn(done, ['axes', name], undefined) : done;
      }, ad);
    },
    notes: [
      ...languageNotes(context),
      ...copyNotes(copy, context),
      ...(rows || csv
        ? [
            {
              kind: 'open' as const,
              about: rows ? 'rows' : 'csv',
              what: 'this list decides the variants: name the new values of the axes in it, or remove the list',
            },
          ]
        : []),
      ...Object.keys(written.axes)
        .filter((axis) => !pattern.includes('{id}') && !pattern.includes(`{${axis}}`))
        .map((axis) => ({
          kind: 'open' as const,
          about: 'name',
          what: `the pattern of names has no {${axis}}: add it, so that each variant has a name of its own`,
        })),
      ...written.openAd.map((field) => ({
        kind: 'open' as const,
        about: `ad.${field}`,
        what: 'no approved sentence of the brief fits all placements',
      })),
    ],
  };
}

/**
 * What the voice says of the texts of a value, in slots for which the script has no words and which have the time. A slot in which texts of two
 * axes are said is left out: none of them has the whole line.
 */
function saidBy(
  axis: string,
  value: WrittenValue,
  {axes, shared}: Pick<WrittenAxes, 'axes' | 'shared'>,
  {isSpoken, parts, spot, props}: WriteContext,
): Record<string, string> {
  if (!isSpoken) return {};
  const others = Object.entries(axes).flatMap(([name, values]) => (name === axis ? [] : values));
  return Object.fromEntries(
    (spot.script?.value.beats ?? []).flatMap(({slot, seconds, says}) => {
      const paths = parts
        .filter((part) => SPOKEN_ROLES.has(part.role) && part.slot === slot)
        .map(({copy}) => `copy.${copy}`);
      const text = paths.flatMap((path) => value[path] ?? shared[path] ?? []).join(' ');
      const isOwn =
        paths.some((path) => value[path] !== undefined) &&
        !paths.some((path) => others.some((other) => other[path] !== undefined));
      const isSaid = says === '' && isOwn && wordsToCut(text, props.language, seconds, spokenSeconds) === 0;
      return isSaid ? [[`voice.says.${slot}`, text]] : [];
    }),
  );
}

const prefixed = (
  name: string,
  fields: Readonly<Record<string, string | undefined>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, text]) => (text === undefined ? [] : [[`${name}.${key}`, text]])),
  );

const shownIn = (slots: readonly string[]): Record<string, string> =>
  Object.fromEntries(slots.map((slot) => [`shots.${slot}`, slot]));

/**
 * Sets fields by their dot paths, each in its place, so that all others keep every byte. Where the document has none of them yet, or one has no place, the
 * whole group is written. The first part of a dot path is the last one of the group's own path.
 */
function withFields(
  text: string,
  path: readonly [string] | readonly [string, string],
  before: unknown,
  fields: Readonly<Record<string, string>>,
  whole: unknown,
): string {
  if (Object.keys(fields).length === 0) return text;
  const isThere = before !== null && typeof before === 'object' && Object.keys(before).length > 0;
  if (!isThere) return setBlock(text, path, whole);
  try {
    return Object.entries(fields).reduce(
      (done, [dots, value]) => setIn(done, [...path, ...dots.split('.').slice(1).map(toKey)], value),
      text,
    );
  } catch (error) {
    if (!(error instanceof TenspotError) || error.code !== 'edit-by-hand') throw error;
    return setBlock(text, path, whole);
  }
}

const toKey = (key: string): string | number => (/^\d+$/.test(key) ? Number(key) : key);
