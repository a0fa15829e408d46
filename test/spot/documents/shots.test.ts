import {expect, test} from 'vitest';
import {ReferencePicture} from '../../../src/spot/documents/shots.ts';

test('a picture with a face goes to a model only with a release', () => {
  const picture = (more: object) => ReferencePicture.safeParse({file: 'ada.jpg', ...more});
  expect(picture({face: true, release: 'model release 17'}).success).toBe(true);
  expect(picture({face: false}).success).toBe(true);
  for (const more of [{face: true}, {face: true, release: ''}, {face: true, release: ' \t'}, {}]) {
    const paths = picture(more).error?.issues.map(({path}) => path.join('.'));
    expect(paths).toEqual(['face' in more ? 'release' : 'face']);
  }
});
