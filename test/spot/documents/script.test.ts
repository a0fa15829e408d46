import {expect, test} from 'vitest';
import {ScriptFile} from '../../../src/spot/documents/script.ts';

const beat = (slot: string, says: string) => ({slot, seconds: 2, says});

test('a slot has one beat: of two, the words and the seconds of one would be lost', () => {
  expect(ScriptFile.safeParse({beats: [beat('hook', 'One'), beat('end', 'Two')]}).success).toBe(true);
  const {error} = ScriptFile.safeParse({
    beats: [beat('hook', 'One'), beat('end', 'Two'), beat('hook', 'Three')],
  });
  expect(error?.issues.map(({path, message}) => [path.join('.'), message])).toEqual([
    ['beats.2.slot', expect.stringContaining('beat 1 has it too')],
  ]);
});
