import {expect, test} from 'vitest';
import {bundleCompositions} from '../../../src/machine/browser/bundle.ts';

test.each(['/tmp/no way!', '/tmp/why?/spots'])(
  'a path that the bundler cannot read is refused by its character: %s',
  async (root) => {
    const site = {
      entry: `${root}/index.ts`,
      root,
      publicDir: root,
      bundles: root,
      notes: root,
      scratch: root,
    };
    const char = root.includes('!') ? '"!"' : '"?"';
    await expect(bundleCompositions(site)).rejects.toMatchObject({
      problems: [{code: 'workspace-path', what: expect.stringContaining(char), where: {file: root}}],
    });
  },
);
