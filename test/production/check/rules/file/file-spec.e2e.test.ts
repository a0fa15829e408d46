import {expect, test} from 'vitest';
import {checkedMaster, found} from '../../masters.ts';

test.each([
  ['the index at the end', {output: ['-movflags', '0']}, ['index']],
  ['another size', {filter: 'scale=288:512'}, ['size']],
  ['pixels that are not square', {filter: 'setsar=4/3'}, ['size']],
  ['another frame rate', {output: ['-r', '25']}, ['rate', 'frames']],
  ['a frame rate of television for a whole one', {output: ['-r', '30000/1001']}, ['rate']],
  ['one frame too few', {filter: 'trim=end_frame=59'}, ['frames']],
  ['no colour tags', {output: ['-bsf:v', 'h264_metadata=colour_primaries=2']}, ['colour']],
  ['sound of one channel', {output: ['-ac', '1']}, ['sound']],
  ['a QuickTime file', {output: ['-f', 'mov']}, ['container']],
  ['no valid level', {output: ['-bsf:v', 'h264_metadata=level=0']}, ['level']],
  ['sound that ends early', {output: ['-af', 'atrim=end=1.5']}, ['length']],
])('%s is found in the file', async (_, made, facts) => {
  const findings = found(await checkedMaster(made)).filter(({rule}) => rule === 'file-spec');
  expect(findings.map(({evidence}) => evidence?.fact)).toEqual(facts);
});

test('sound in HE-AAC is found, which some platforms refuse', async () => {
  const master = await checkedMaster({});
  const [audio] = master.file.audio;
  const file = {...master.file, audio: audio ? [{...audio, profile: 'HE-AAC'}] : []};
  expect(found({...master, file}).filter(({rule}) => rule === 'file-spec')).toMatchObject([
    {evidence: {fact: 'sound'}, got: 'aac HE-AAC, 48000 Hz, 2 channels'},
  ]);
});

test('a length that a placement does not take is an error, too many bytes are a warning', async () => {
  const master = await checkedMaster({placements: ['tiktok-in-feed', 'meta-reels']});
  const judged = (changed: Partial<typeof master.file>) =>
    found({...master, file: {...master.file, ...changed}})
      .filter(({rule}) => rule === 'file-spec')
      .map(({severity, evidence}) => [severity, evidence?.placement, evidence?.fact]);
  expect(judged({})).toEqual([['error', 'tiktok-in-feed', 'seconds.least']]);
  expect(judged({bytes: 6e9})).toContainEqual(['warning', 'meta-reels', 'bytes.most']);
});
