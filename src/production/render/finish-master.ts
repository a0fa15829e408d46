import {publish} from '../../machine/files/write-file.ts';
import type {Segments} from '../../spot/variant/manifest.ts';
import type {BatchContext, PendingMaster} from './batch-context.ts';
import {moveOutdated} from './leftovers.ts';
import {noteMaster, recordOf} from './master-record.ts';
import {attempt, type VariantOutcome} from './outcome.ts';

/** Makes one master as a draft, then publishes and records it. An error becomes the outcome of the variant. */
export async function finishMaster(
  {prepared, key, program, master}: PendingMaster,
  {spot, workspace: {home}, store, signal, records, report}: BatchContext,
  make: (draft: string) => Promise<{segments: Segments; machineFonts?: string}>,
): Promise<VariantOutcome> {
  const {variant} = prepared;
  const began = performance.now();
  const outcome = await attempt(
    variant,
    {signal, store},
    (): Promise<VariantOutcome> =>
      store.draft('mp4', async (draft) => {
        const made = await make(draft);
        const record = await recordOf(draft, key, made);
        await publish(draft, master);
        await noteMaster(home, records, variant.id, record).catch((error: unknown) => {
          report.warn(
            `the next run will render ${variant.id} again, because its record could not be written: ${(error as Error).message}`,
          );
        });
        return {variant, prepared, record, program, status: 'done', problems: [], segments: made.segments};
      }),
  );
  if (outcome.status === 'failed') await moveOutdated(home, spot, master, variant.id);
  const status = outcome.status === 'done' ? 'done' : 'failed';
  report.variant({variant: variant.id, status, file: master, seconds: (performance.now() - began) / 1000});
  return outcome;
}
