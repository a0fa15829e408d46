import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import {conform} from '../../../../src/machine/media/conform.ts';
import {check, openProject} from '../../../../src/node/index.ts';
import {TenspotError} from '../../../../src/spot/problem/errors.ts';
import {tools} from '../../../support/tools.ts';

/** What the campaign asks for: a master of the workspace that was replaced, or a clip to conform. */
export type MediaTask = {id: number; as: 'master' | 'take'; root: string; file: string};

/** `ok`: it was judged or accepted. `refused`: a TenspotError. `broken`: any other error. */
export type MediaAnswer = {id: number; end: 'ok' | 'refused' | 'broken'; what: string; memory: number};

process.on('message', (task: MediaTask) => {
  void perform(task).then((answer) => process.send?.(answer));
});

// The time that a file may take begins when this process can read it.
process.send?.({ready: true});

async function perform({id, as, root, file}: MediaTask): Promise<MediaAnswer> {
  const answer = (end: MediaAnswer['end'], what: string): MediaAnswer => ({
    id,
    end,
    what,
    memory: process.memoryUsage.rss(),
  });
  try {
    if (as === 'master') {
      const {variants} = await check(await openProject(root, {env: process.env}), {
        spot: 'tiny',
        only: ['one'],
      });
      return answer('ok', variants.flatMap(({findings}) => findings.map(({rule}) => rule)).join(' '));
    }
    const out = join(root, `conformed-${id}.mp4`);
    try {
      const {frames} = await conform(tools, file, 24, out);
      return answer('ok', `${frames} frames`);
    } finally {
      await rm(out, {force: true});
    }
  } catch (error) {
    return error instanceof TenspotError
      ? answer('refused', error.problems.map(({code, got}) => `${code} ${got ?? ''}`).join('; '))
      : answer('broken', (error as Error)?.stack ?? String(error));
  }
}
