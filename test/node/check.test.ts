import {expect, test} from 'vitest';
import {check} from '../../src/node/check.ts';
import type {TenspotProject} from '../../src/node/open-project.ts';

test.each([{proof: true}, {advise: {}}])(
  'a check before a render looks at no master: not with %o',
  async (options) => {
    const checking = check({} as TenspotProject, {beforeRender: true, ...options});
    await expect(checking).rejects.toMatchObject({problems: [{code: 'check-before-render'}], exitCode: 2});
  },
);
