import {deliverableChanges, keyOfDeliverable} from '../../spot/delivery/compare-deliveries.ts';
import type {Deliverable, Delivery} from '../../spot/delivery/delivery.ts';
import type {FileFacts} from '../../spot/delivery/file-needs.ts';
import type {DeliverContext, Pair} from './deliver-context.ts';
import {type Making, makeDeliverable} from './make-deliverable.ts';
import {type MasterOrigins, masterOrigins} from './provenance.ts';

type Plan = Pick<Making, 'pattern' | 'round'> & {
  facts: ReadonlyMap<string, FileFacts>;
  earlier: Delivery | undefined;
};

/** A file of a delivery with what it was made from. */
export type Delivered = {pair: Pair; facts: FileFacts; origins: MasterOrigins; deliverable: Deliverable};

/** Makes the file of each pair, one after the other, and says which file of an earlier delivery it takes the place of. */
export async function makeAll(
  folder: string,
  pairs: readonly Pair[],
  {facts, pattern, round, earlier}: Plan,
  context: DeliverContext,
): Promise<Delivered[]> {
  const delivered: Delivered[] = [];
  for (const [index, pair] of pairs.entries()) {
    const {variant, placement} = pair;
    context.signal?.throwIfAborted();
    context.report.step(`Delivering ${index + 1} of ${pairs.length}: ${variant.id} for ${placement.title}`);
    const own = facts.get(variant.id) as FileFacts;
    const origins = await masterOrigins(pair, context);
    const made = await makeDeliverable(pair, {folder, pattern, round, facts: own, origins}, context);
    const before = earlier?.deliverables.find((each) => keyOfDeliverable(each) === keyOfDeliverable(made));
    const supersedes =
      earlier && before && deliverableChanges(made, before).length > 0
        ? {delivery: earlier.id, file: before.file, sha256: before.sha256}
        : null;
    delivered.push({pair, facts: own, origins, deliverable: {...made, supersedes}});
  }
  return delivered;
}
