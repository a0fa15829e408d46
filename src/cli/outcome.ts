import {join} from 'node:path';
import {readText} from '../machine/files.ts';
import type {Batch} from '../production/render/manifest.ts';
import {EXIT} from '../spot/errors.ts';
import {describeProblem} from './print-error.ts';

/** Tells how a batch came out: files on stdout, the rest on stderr. Sets the exit code. */
export async function tellOutcome(batch: Batch, json: boolean): Promise<void> {
  const failed = batch.outcomes.filter(({status}) => status === 'failed');
  const done = batch.outcomes.filter(({status}) => status === 'done');
  const reused = batch.outcomes.filter(({status}) => status === 'reused');
  for (const {variant, problems} of failed) {
    process.stderr.write(
      problems
        .map((problem) => `${describeProblem({...problem, what: `${variant.id}: ${problem.what}`})}\n`)
        .join(''),
    );
  }
  const parts = [
    `${done.length} rendered`,
    `${reused.length} unchanged`,
    ...(failed.length > 0 ? [`${failed.length} failed`] : []),
  ];
  process.stderr.write(
    `${parts.join(', ')} in ${batch.seconds.toFixed(1)} s  ${join(batch.folder, 'wall.jpg')}\n`,
  );
  if (json) process.stdout.write(await readText(join(batch.folder, 'manifest.json')));
  else
    for (const {variant, status} of batch.outcomes)
      if (status !== 'failed') process.stdout.write(`${join(batch.folder, `${variant.id}.mp4`)}\n`);
  process.exitCode =
    failed.length === 0 ? EXIT.done : failed.length === batch.outcomes.length ? EXIT.failed : EXIT.someFailed;
}
