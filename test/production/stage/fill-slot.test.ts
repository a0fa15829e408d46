import {expect, test} from 'vitest';
import {z} from 'zod';
import {openStore} from '../../../src/machine/files/store.ts';
import type {Brand} from '../../../src/production/project/load-brand.ts';
import type {SpotDocuments} from '../../../src/production/project/load-spot.ts';
import {fillSlots} from '../../../src/production/stage/fill-slot.ts';
import {planVariant} from '../../../src/production/stage/plan-variant.ts';
import type {StageContext} from '../../../src/production/stage/stage-context.ts';
import type {CompositionClip, DrawsCompositions} from '../../../src/providers/contract/contract.ts';
import {Shot} from '../../../src/spot/documents/shots.ts';
import {SpotProps} from '../../../src/spot/variant/spot-props.ts';
import {defineTemplate} from '../../../src/spot/variant/template.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';

const shot = Shot.parse({
  id: 'harbour',
  kind: 'scene',
  subject: 'a harbour at night',
  framing: 'wide',
  move: 'push',
  seconds: 0.5,
});
const props = SpotProps.parse({
  template: 'any',
  brand: 'any',
  copy: {},
  seconds: 1,
  fps: 24,
  shots: {hook: 'harbour', end: 'harbour'},
});

const template = defineTemplate({
  id: 'any',
  title: 'Any',
  copy: z.object({}),
  slots: {hook: {seconds: 1}, end: {seconds: 1}},
});

/** What fills the slots of a spot of `seconds` with that one shot, and what was drawn for it. */
async function filled(change: Partial<Shot>, canDraw = true, seconds = 1) {
  const folder = temporaryFolder();
  const drawn: CompositionClip[] = [];
  const draw: DrawsCompositions = {
    version: async () => 'test',
    clip: async (drawing, file) => {
      drawn.push(drawing);
      const {width, height, fps, frames} = drawing;
      const source = `testsrc=size=${width}x${height}:rate=${fps}:duration=${frames / fps}`;
      await makeMedia(['-f', 'lavfi', '-i', source, '-pix_fmt', 'yuv420p'], file);
    },
  };
  const spot = {
    folder,
    shots: [{...shot, ...change}],
    edit: null,
    clips: [],
    rights: [],
  } as unknown as SpotDocuments;
  const brand = {folder, clips: [], rights: []} as unknown as Brand;
  const context: StageContext = {store: await openStore(folder), tools, draw: canDraw ? draw : undefined};
  const catalog = {brands: {any: brand}, templates: {any: template}};
  const plan = planVariant({...props, seconds}, {spot, catalog});
  const fillings = await fillSlots(plan, context);
  return {fillings, drawn};
}

test('a shot without a take gets one placeholder, in the shape of its format and as long as it is seen', async () => {
  const {fillings, drawn} = await filled({}, true, 1.6);
  expect(drawn).toMatchObject([{composition: 'animatic', width: 540, height: 960, fps: 24, frames: 24}]);
  expect(fillings.hook).toMatchObject({take: {shot: 'harbour', standsIn: true, frames: 24, rights: null}});
  expect(fillings.end).toEqual(fillings.hook);
});

test('a shot that must be shot is missing until it has its clip, and so is every shot where nothing can be drawn', async () => {
  const waiting = await filled({mustShoot: true});
  expect(waiting.drawn).toEqual([]);
  expect(waiting.fillings.hook).toMatchObject({missing: {shot: 'harbour', model: 'supplied clip only'}});
  const {fillings} = await filled({}, false);
  expect(fillings.hook).toMatchObject({missing: {prompt: 'wide of a harbour at night, camera: push'}});
});
