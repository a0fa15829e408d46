import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import sharp from 'sharp';
import {expect, test} from 'vitest';
import {z} from 'zod';
import {openStore} from '../../../src/machine/files/store.ts';
import {fillSlots} from '../../../src/production/stage/fill-slot.ts';
import {makeTakesAhead} from '../../../src/production/stage/make-takes-ahead.ts';
import {type PlannedProject, planVariant} from '../../../src/production/stage/plan-variant.ts';
import {Shot} from '../../../src/spot/documents/shots.ts';
import type {Variant} from '../../../src/spot/variant/check-variants.ts';
import {SpotProps} from '../../../src/spot/variant/spot-props.ts';
import {defineTemplate} from '../../../src/spot/variant/template.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {tools} from '../../support/tools.ts';

const template = defineTemplate({
  id: 'any',
  title: 'Any',
  copy: z.object({}),
  slots: {hook: {seconds: 1}, end: {seconds: 1}},
});

const shotOf = (id: string, photo: string): Shot =>
  Shot.parse({id, kind: 'scene', subject: id, framing: 'wide', move: 'push', seconds: 2, photo});

const variant = (id: string, shots: Record<string, string>, format: string): Variant =>
  ({
    id,
    props: SpotProps.parse({template: 'any', brand: 'any', copy: {}, seconds: 1, fps: 24, format, shots}),
  }) as unknown as Variant;

async function open() {
  const folder = temporaryFolder();
  for (const [name, background] of [
    ['red', '#a02020'],
    ['blue', '#2020a0'],
  ] as const)
    await sharp({create: {width: 90, height: 160, channels: 3, background}})
      .png()
      .toFile(join(folder, `${name}.png`));
  const documents = {folder, edit: null, clips: [], rights: []};
  const brand = {folder, clips: [], rights: [], kit: {brand: {color: {background: '#ffffff'}}}};
  const spot = {
    ...documents,
    shots: [shotOf('red', 'red.png'), shotOf('blue', 'blue.png'), shotOf('gone', 'gone.png')],
  };
  const project = {
    spot,
    catalog: {brands: {any: brand}, templates: {any: template}},
  } as unknown as PlannedProject;
  const store = await openStore(join(folder, 'home'));
  const told: string[] = [];
  return {project, store, told, context: {store, tools, progress: (text: string) => void told.push(text)}};
}

test('takes of photos are made once for all variants and formats, before the variants are staged', async () => {
  const {project, store, told, context} = await open();
  const variants = [
    variant('one', {hook: 'red', end: 'blue'}, '9:16'),
    variant('two', {hook: 'blue', end: 'red'}, '9:16'),
    variant('three', {hook: 'red', end: 'red'}, '16:9'),
  ];
  await makeTakesAhead(variants, project, context);
  expect(told.sort()).toEqual(['Shooting take 1 of blue: stills', 'Shooting take 1 of red: stills']);
  expect(readdirSync(store.files).filter((name) => name.endsWith('.mp4'))).toHaveLength(2);
  for (const {props} of variants) await fillSlots(planVariant(props, project), context);
  expect(told).toHaveLength(2);
});

test('a photo that is missing does not stop the others: its own variant fails later', async () => {
  const {project, told, context} = await open();
  const variants = [
    variant('bad', {hook: 'gone', end: 'red'}, '9:16'),
    variant('good', {hook: 'blue', end: 'blue'}, '9:16'),
  ];
  await makeTakesAhead(variants, project, context);
  expect(told.sort()).toEqual(['Shooting take 1 of blue: stills', 'Shooting take 1 of red: stills']);
  const [bad] = variants;
  if (bad)
    await expect(fillSlots(planVariant(bad.props, project), context)).rejects.toThrow('does not exist');
});
