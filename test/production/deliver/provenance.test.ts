import {describe, expect, test} from 'vitest';
import type {DeliverContext, Pair} from '../../../src/production/deliver/deliver-context.ts';
import {masterOrigins, syntheticParts, takeOrigin} from '../../../src/production/deliver/provenance.ts';
import {EditSound} from '../../../src/spot/documents/edit-sound.ts';
import {SpotProps} from '../../../src/spot/variant/spot-props.ts';

const [SHOWN, OTHER] = ['a'.repeat(64), 'b'.repeat(64)];

/** A bought take; takes that were bought in two runs may have the same number and model. */
const bought = (clip: string, prompt: string) => ({
  ...{number: 1, still: false, clip: `${clip}.mp4`, file: `${clip}.mp4`},
  request: {model: 'm', take: 1, params: {prompt}},
  job: {at: '2026-11-29T10:15:00.000Z', plan: {key: `key of ${prompt}`}},
});

const CLIPS = {first: 'c'.repeat(64), second: 'd'.repeat(64)};

/** What the notes of the store say: the conformed copy of each bought clip, in the order in which they are asked for. */
const storeOf = (copies: string[]) => ({recall: async () => ({src: `${copies.shift()}.mp4`})});

const originOf = async (copies: string[]) => {
  const take = {shot: 'ice', take: 1, provider: 'vendor', model: 'm', sha256: SHOWN, rights: null};
  const pair = {
    variant: {id: 'v', props: {brand: 'b', format: '9:16', fps: 30, shots: {}}},
    record: {takes: {hook: take}},
    now: {failed: {}},
  } as unknown as Pair;
  const context = {
    project: {
      ...{providers: [], spot: {rights: [], shots: []}, catalog: {brands: {}}},
      ...{store: storeOf(copies), tools: {ffmpegVersion: '7'}},
    },
    takes: {
      shots: [
        {shot: 'ice', format: '9:16', takes: [bought(CLIPS.first, 'ice'), bought(CLIPS.second, 'fire')]},
      ],
    },
  } as unknown as DeliverContext;
  return (await masterOrigins(pair, context)).takes[0];
};

test('the purchase of a take is found by its clip, not by its number', async () => {
  expect(await originOf([SHOWN, OTHER])).toMatchObject({purchased: CLIPS.first, request: 'key of ice'});
  expect(await originOf([OTHER, SHOWN])).toMatchObject({purchased: CLIPS.second, request: 'key of fire'});
});

test('a take whose clip was not bought here names no purchase', async () => {
  expect(await originOf([OTHER, OTHER])).toMatchObject({
    kind: 'generated',
    purchased: null,
    request: null,
    promptSha256: null,
  });
});

describe('a supplied clip is judged by the record that its file has now', () => {
  const originWith = async (rights: object | null, titleAtRender: string | null) => {
    const take = {shot: 'ice', take: 1, provider: 'library', model: 'clip', sha256: SHOWN, file: 'a.mp4'};
    const pair = {
      variant: {id: 'v', props: {brand: 'b', format: '9:16', fps: 30, shots: {}}},
      now: {staged: {fillings: {hook: {take: {...take, rights}}}}},
    } as unknown as Pair;
    // A record of another file with the same title says the opposite.
    const other = {files: ['b.mp4'], title: 'Clip', ai: rights === null ? 'Model' : false};
    const context = {
      project: {
        ...{spot: {rights: [other], shots: []}, catalog: {brands: {}}},
        providers: [{id: 'library', title: 'Library'}],
      },
      takes: {shots: []},
    } as unknown as DeliverContext;
    return takeOrigin('hook', {...take, rights: titleAtRender}, pair, context);
  };
  const generated = {files: ['a.mp4'], title: 'Clip', ai: 'Model'};

  test.each([
    ['without a record', null],
    ['with a record of another title', 'Former title'],
  ])('rendered %s, it is generated once its record says so', async (_, title) => {
    expect(await originWith(generated, title)).toMatchObject({
      ...{kind: 'generated', rights: 'Clip'},
      digitalSourceType: expect.stringContaining('trainedAlgorithmicMedia'),
    });
  });

  test('a record of another file with the title that its record had at the render does not count', async () => {
    expect(await originWith(null, 'Clip')).toMatchObject({kind: 'supplied', rights: null});
  });
});

test('the recording of the voice is a sound of the master: a generated one makes the whole synthetic', async () => {
  const originsWith = async (record: object) => {
    const pair = {
      variant: {id: 'v', props: {brand: 'b', voice: 'voices/en.wav', shots: {}}},
      record: {takes: {}},
      now: {failed: {}},
    } as unknown as Pair;
    const spot = {rights: [{files: ['voices/*'], title: 'Voice', ...record}], shots: []};
    const project = {providers: [], spot, catalog: {brands: {}}};
    return masterOrigins(pair, {project} as unknown as DeliverContext);
  };
  expect(await originsWith({generated: 'a model of speech'})).toMatchObject({
    sounds: [{file: 'voices/en.wav', kind: 'generated', rights: 'Voice', generated: 'a model of speech'}],
    sourceType: expect.stringContaining('TrainedAlgorithmicMedia'),
  });
  const spoken = await originsWith({});
  expect(spoken.sounds).toMatchObject([{kind: 'supplied', generated: null}]);
  expect(spoken.sourceType).not.toContain('TrainedAlgorithmicMedia');
});

test('a line that a model spoke is a synthetic sound of the master, and is disclosed', async () => {
  const line = {slot: 'hook', provider: 'vendor', model: 'speech-1', sha256: SHOWN, request: 'key'};
  const silent = {slot: 'end', provider: null, model: 'speech-1', sha256: null, request: null};
  const pair = {
    variant: {id: 'v', props: {brand: 'b', voice: {speaker: 'narrator', says: {}}, shots: {}}},
    record: {takes: {}, speech: [line, silent]},
    now: {failed: {}},
  } as unknown as Pair;
  const project = {
    providers: [{id: 'vendor', title: 'Vendor'}],
    spot: {rights: [], shots: []},
    catalog: {brands: {}},
  };
  const context = {project} as unknown as DeliverContext;
  const origins = await masterOrigins(pair, context);
  expect(origins.sounds).toMatchObject([
    {file: 'the voice in the slot "hook"', kind: 'generated', generated: 'speech of Vendor, speech-1'},
  ]);
  expect(origins.sourceType).toContain('TrainedAlgorithmicMedia');
  expect(syntheticParts(origins, context)).toMatchObject([
    {kind: 'sound', generated: 'speech of Vendor, speech-1', mayShowPeople: false},
  ]);
});

test('sounds that Tenspot computes say how, and make nothing synthetic', async () => {
  const props = SpotProps.parse({template: 't', brand: 'b', copy: {}, seconds: 2});
  const slots = {hook: {from: 0, frames: 60}};
  const staged = {spot: {slots, fps: 30, frames: 60, footage: []}, fillings: {}};
  const pair = {variant: {id: 'v', props}, record: {takes: {}}, now: {staged}} as unknown as Pair;
  const sound = EditSound.parse({cues: [{sound: 'whoosh', slot: 'hook'}], room: -58});
  const brand = {file: {defaults: {tenspot: {music: {sounds: {}, beds: {}}}}}, rights: []};
  const template = {slots: () => ({hook: {seconds: 2}}), cues: () => []};
  const project = {
    ...{providers: [], spot: {rights: [], shots: [], edit: {value: {picks: {}, transitions: {}, sound}}}},
    catalog: {brands: {b: brand}, templates: {t: template}},
  };
  const context = {project} as unknown as DeliverContext;
  const origins = await masterOrigins(pair, context);
  const computed = {kind: 'computed', digitalSourceType: expect.stringMatching(/\/algorithmicMedia$/)};
  expect(origins.sounds).toEqual([
    {
      ...{...computed, file: 'whoosh.wav', rights: 'Usual sounds of Tenspot'},
      generated: expect.stringContaining('sines and noise'),
    },
    {...computed, file: 'room-tone.wav', rights: null, generated: expect.stringContaining('noise')},
  ]);
  expect(origins.sourceType).not.toContain('TrainedAlgorithmicMedia');
  expect(syntheticParts(origins, context)).toEqual([]);
});
