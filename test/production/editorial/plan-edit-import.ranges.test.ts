import {expect, test} from 'vitest';
import {type Change, EDIT, edited, setUpTimeline, TEXTS, VARIANTS, warp, write} from './edited-timeline.ts';

setUpTimeline();

test('a slip past the end of the range of a take moves the end, too, and a slip within it does not', async () => {
  const slip = (frames: number) =>
    edited((_, [item]) => {
      item.metadata.tenspot.out = 24;
      item.source_range.start_time.value = 3 + frames;
    });
  write({...TEXTS, 'edit.yaml': EDIT.replace('{in: 0.125}', '{in: 0.125, out: 1}')});
  // The slot has 12 frames, and goes on for 6 frames under the dissolve after it.
  expect((await slip(3)).texts['edit.yaml']).toContain('bars: {in: 0.25, out: 1} # after the clap');
  const {texts, summary} = await slip(9);
  expect(texts['edit.yaml']).toContain('bars: {in: 0.5, out: 1.25} # after the clap');
  expect(summary.join('\n')).toContain('may be shown up to 1.25 s of its take');
});

test('an edit that is not applied moves no end of a range', async () => {
  const text = EDIT.replace('{in: 0.125}', '{in: 0.125, out: 1}');
  write({...TEXTS, 'edit.yaml': text});
  const marked = (change: Change) =>
    edited((timeline, footage) => {
      footage[0].metadata.tenspot.out = 24;
      return change(timeline, footage);
    });
  const fast = await marked((_, [item]) => void item.effects.push(warp(8)));
  expect(fast.left).toEqual(['"hook" at speed 8: the speed can be 0.25 to 4']);
  const longer = await marked((_, footage) => {
    footage[0].source_range.duration.value = 22;
    const rest = JSON.parse(JSON.stringify(footage[0].source_range));
    rest.duration.value = 4;
    footage.push({OTIO_SCHEMA: 'Gap.1', source_range: rest});
  });
  expect(longer.left).toContainEqual(expect.stringContaining('the lengths of clips'));
  for (const {rewrites} of [fast, longer]) expect(rewrites).toEqual([]);
});

test('the end of a range moves to what all variants show, at a ramp, too, and stays in frames', async () => {
  // The slot of the other variant shows the clip longer than the exported one.
  const long = VARIANTS.replace('shots.end: bars}', 'shots.end: bars, seconds: 2}');
  write({'variants.yaml': long, 'edit.yaml': EDIT.replace('{in: 0.125}', '{in: 0.125, out: 27f}')});
  const slip = await edited((_, [item]) => {
    item.metadata.tenspot.out = 27;
    item.source_range.start_time.value = 6;
  });
  expect(slip.left).toEqual([]);
  expect(slip.texts['edit.yaml']).toContain("bars: {in: 0.25, out: '30f'} # after the clap");
  // 18 frames at 2 to 0.5 over 11 frames come to frame 3 + floor(13.75 + 3), and a slip of 12 frames goes past `out`.
  write({
    ...TEXTS,
    'edit.yaml': EDIT.replace('{in: 0.125}', '{in: 0.125, out: 1, speed: {from: 2, to: 0.5}}'),
  });
  const ramp = await edited((_, [item]) => {
    Object.assign(item.metadata.tenspot, {
      out: 24,
      paced: {
        speed: [
          {at: 0, speed: 2},
          {at: 11, speed: 0.5},
        ],
      },
    });
    item.source_range.start_time.value = 15;
  });
  expect(ramp.left).toEqual([]);
  expect(ramp.texts['edit.yaml']).toContain('bars: {in: 0.625, out: 1.3333, speed: {from: 2, to: 0.5}}');
});

test('a slip past the frame that a pick freezes is listed, and the other edits are taken', async () => {
  const text = EDIT.replace('{in: 0.125}', '{in: 0.125, freeze: {at: 6f, for: 2f}}');
  write({...TEXTS, 'edit.yaml': text});
  const result = await edited((_, [first, dissolve]) => {
    first.source_range.start_time.value = 9;
    dissolve.out_offset.value = 3;
  });
  expect(result.left).toEqual([
    expect.stringMatching(/^the start of "bars": the frame to freeze is not in the part/),
  ]);
  expect(result.texts['edit.yaml']).toBe(text.replace('seconds: 0.25', 'seconds: 0.125'));
});
