import {copyFileSync, mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {expect, test} from 'vitest';
import {
  type Change,
  EDIT,
  edited,
  SCRIPT,
  setUpTimeline,
  stage,
  TEXTS,
  type Timeline,
  VARIANTS,
  warp,
  write,
} from './edited-timeline.ts';

setUpTimeline();

const media = (item: Timeline) => item.media_references.DEFAULT_MEDIA;

const TAKEN: [string, Change, keyof typeof TEXTS, string, string, readonly string[]][] = [
  [
    'a slip',
    (_, [item]) => {
      item.source_range.start_time.value = 6;
    },
    ...(['edit.yaml', '{in: 0.125}', '{in: 0.25}', ['two']] as const),
  ],
  [
    'a slip back to the first frame',
    (_, [item]) => {
      item.source_range.start_time.value = 0;
    },
    ...(['edit.yaml', '{in: 0.125}', '{in: 0}', ['two']] as const),
  ],
  [
    'a speed',
    (_, [, , item]) => void item.effects.push(warp(0.5)),
    ...(['edit.yaml', '{speed: 1}', '{speed: 0.5}', []] as const),
  ],
  [
    'a speed of a clip that had none',
    (_, [item]) => void item.effects.push(warp(2)),
    ...(['edit.yaml', '{in: 0.125}', '{in: 0.125, speed: 2}', ['two']] as const),
  ],
  [
    'a roll',
    (_, [a, , b]) => {
      a.source_range.duration.value = 9;
      b.source_range.duration.value = 15;
    },
    'script.yaml',
    SCRIPT,
    SCRIPT.replace('0.5} # quick', '0.375} # quick').replace('end, seconds: 0.5', 'end, seconds: 0.625'),
    ['two'],
  ],
  [
    'a longer dissolve',
    (_, [, dissolve]) => {
      dissolve.out_offset.value = 9;
    },
    ...(['edit.yaml', 'seconds: 0.25', 'seconds: 0.375', ['two']] as const),
  ],
  [
    'a shorter dissolve',
    (_, [, dissolve]) => {
      dissolve.out_offset.value = 3;
    },
    ...(['edit.yaml', 'seconds: 0.25', 'seconds: 0.125', ['two']] as const),
  ],
  [
    'a dissolve that was removed',
    (_, footage) => void footage.splice(1, 1),
    ...([
      'edit.yaml',
      'transitions:\n  end: {kind: dissolve, seconds: 0.25}\n',
      'transitions: {}\n',
      ['two'],
    ] as const),
  ],
  [
    'a dip',
    (_, [, dissolve]) => {
      dissolve.transition_type = 'Custom_Transition';
      dissolve.metadata = {tenspot: {kind: 'dip'}};
    },
    ...(['edit.yaml', 'kind: dissolve', 'kind: dip', ['two']] as const),
  ],
  [
    'clips that changed places',
    (_, footage) => void footage.reverse(),
    'variants.yaml',
    'shots.hook: bars, shots.end: unshot} #',
    'shots.hook: unshot, shots.end: bars} #',
    [],
  ],
  [
    'a clip over another one',
    (_, footage) => void footage.splice(2, 1, {...footage[0], name: 'copy'}),
    ...(['variants.yaml', 'shots.end: unshot} #', 'shots.end: bars} #', []] as const),
  ],
  [
    'a longer timeline with the same proportions',
    (_, [a, , b]) => {
      for (const item of [a, b]) item.source_range.duration.value = 18;
    },
    ...(['variants.yaml', 'shots.end: unshot} #', 'shots.end: unshot, seconds: 1.5} #', []] as const),
  ],
];

test.each(TAKEN)('%s changes exactly its document, and names the other variants', async (...row) => {
  const [, change, name, before, after, others] = row;
  const result = await edited(change);
  expect(result.left).toEqual([]);
  expect(TEXTS[name]).toContain(before);
  expect(result.texts).toEqual({...TEXTS, [name]: TEXTS[name].replace(before, after)});
  expect(result.rewrites).toHaveLength(1);
  expect(result.others).toEqual(others);
  expect(result.summary[0]?.includes('also in two')).toBe(others.length > 0);
});

test('a trim that makes the timeline longer changes the seconds of the variant, and the beats', async () => {
  const result = await edited((_, [, , item]) => {
    item.source_range.duration.value = 20;
  });
  expect(result.left).toEqual([]);
  expect(result.texts).toEqual({
    ...TEXTS,
    'variants.yaml': VARIANTS.replace('unshot} #', 'unshot, seconds: 1.3333} #'),
    'script.yaml': SCRIPT.replace('0.5} # quick', '0.375} # quick').replace(
      'end, seconds: 0.5',
      'end, seconds: 0.625',
    ),
  });
});

test('a clip that was relinked to another take picks it; to any other file, it is listed', async () => {
  const bought = await stage.takes();
  const take = bought.shots.find(({shot}) => shot === 'unshot')?.takes.find(({number}) => number === 2);
  const own = stage.workspace.path('relinked');
  mkdirSync(own, {recursive: true});
  // The name says nothing: the bytes are those of the take.
  copyFileSync(take?.file ?? '', join(own, 'better one.mp4'));
  for (const url of ['relinked/better%20one.mp4', pathToFileURL(join(own, 'better one.mp4')).href]) {
    const picked = await edited((_, [, , item]) => {
      media(item).target_url = url;
    });
    expect(picked.left).toEqual([]);
    expect(picked.texts['edit.yaml']).toBe(EDIT.replace('{speed: 1}', '{speed: 1, take: 2}'));
    expect(picked.rewrites.map(({file}) => file.split('/').at(-1))).toEqual(['edit.yaml', 'takes.yaml']);
  }
  const also = await edited((_, [first, , item]) => {
    media(item).target_url = 'relinked/better%20one.mp4';
    item.source_range.start_time.value = 3;
    first.source_range.start_time.value = 6;
  });
  expect(also.left).toEqual([]);
  expect(also.texts['edit.yaml']).toContain('bars: {in: 0.25}');
  expect(also.texts['edit.yaml']).toMatch(/unshot: \{speed: 1(, in: 0\.125|, take: 2){2}\}/);
  const wrong = await edited((_, [, , item]) => {
    media(item).target_url = '/dev/zero';
  });
  expect(wrong.left[0]).toContain('/dev/zero, which is not the file of one of its takes');
  expect(wrong.texts).toEqual(TEXTS);
});

test('the same file under the address that another program writes is no other take', async () => {
  const result = await edited((_, [a, , b]) => {
    media(a).target_url = 'file:///Volumes/Ads/media/hook.mp4';
    media(b).target_url = 'C:\\ads\\media\\end.mp4';
  });
  expect(result).toMatchObject({rewrites: [], left: [], texts: TEXTS});
});

test('a shot in two slots has one start: two values are listed, and one value for both is taken', async () => {
  const both = {end: {shot: 'bars'}};
  write({'variants.yaml': VARIANTS.replace('shots.end: unshot', 'shots.end: bars')});
  const two = await edited((_, [item]) => {
    item.source_range.start_time.value = 6;
  }, both);
  expect(two.left).toEqual([
    '"hook" and "end" show the shot "bars" with different starts: edit.yaml has one for each shot',
  ]);
  expect(two.rewrites).toEqual([]);
  const one = await edited((_, [a, , b]) => {
    a.source_range.start_time.value = 6;
    b.source_range.start_time.value = 6;
  }, both);
  expect([one.left, one.summary.length]).toEqual([[], 1]);
  expect(one.texts['edit.yaml']).toBe(EDIT.replace('{in: 0.125}', '{in: 0.25}'));
  const fast = await edited((_, [a, , b]) => {
    a.effects.push(warp(2));
    b.effects.push(warp(3));
  }, both);
  expect(fast.left.join()).toContain('with different speeds');
  expect(fast.rewrites).toEqual([]);
});

test('a clip with a ramp keeps it: a slip is taken, and another speed is listed', async () => {
  const ramp = 'speed: {from: 2, to: 0.5}';
  write({...TEXTS, 'edit.yaml': EDIT.replace('{in: 0.125}', `{in: 0.125, ${ramp}}`)});
  const change = (speed: number) =>
    edited((_, [item]) => {
      const mark = item.metadata.tenspot;
      Object.assign(mark, {
        speed: 1.25,
        paced: {
          speed: [
            {at: 0, speed: 2},
            {at: 11, speed: 0.5},
          ],
        },
      });
      item.effects = [warp(speed)];
      item.source_range.start_time.value = 6;
    });
  const slipped = await change(1.25);
  expect(slipped.texts['edit.yaml']).toContain(`bars: {in: 0.25, ${ramp}} # after the clap`);
  expect(slipped.left).toEqual([]);
  const faster = await change(2);
  expect(faster.texts['edit.yaml']).toContain(ramp);
  expect(faster.left).toEqual([
    '"hook" at another speed: edit.yaml has a ramp or a freeze for the shot "bars"',
  ]);
});
