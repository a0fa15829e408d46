import {expect, test} from 'vitest';
import {checkedMaster, FPS, FRAMES, found} from '../../masters.ts';

test('a flat card with a line has no blocks, although an encoder leaves single codes of noise at their borders', async () => {
  const source = `color=0xf0e0d0:size=270x480:rate=${FPS}:duration=${FRAMES / FPS}`;
  const master = await checkedMaster({source, filter: 'drawbox=y=ih/2-10:h=20:c=0x203040:t=fill'});
  expect(found(master).map(({rule}) => rule)).not.toContain('picture-blocks');
});
