import {writeRewrites} from '../takes/record-change.ts';
import type {WritingPlan} from './plan-writing.ts';

/**
 * Writes what was planned: the record of new documents before the documents, so that their lines do not count as a person's if the process is killed in between.
 * Errors: `document-changed`; then nothing is written.
 */
export async function writePlanned({
  rewrites,
  claim,
}: Pick<WritingPlan, 'rewrites' | 'claim'>): Promise<void> {
  const documents = rewrites.filter(({file}) => file !== claim.file);
  await writeRewrites([claim, ...documents]);
  const record = rewrites.filter(({file}) => file === claim.file);
  await writeRewrites(record.map(({file, after}) => ({file, before: claim.after, after})));
}
