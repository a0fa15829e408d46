import {keyOf} from '../../machine/files/hash.ts';
import {type FileFacts, fileNeeds} from '../../spot/delivery/file-needs.ts';
import type {GateResult} from '../../spot/delivery/gate.ts';
import type {Placement} from '../../spot/placement/placement.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {DeliverContext, DeliveryCandidate, Pair} from './deliver-context.ts';
import {fileFacts} from './file-facts.ts';
import {gateResult, judgeMaster, judgeRights, judgeText} from './judge-gates.ts';

/** Judges all gates. `facts`: those of each master by its variant. */
export async function judgeVariants(
  candidates: readonly DeliveryCandidate[],
  runsIn: (each: DeliveryCandidate) => Placement[],
  context: DeliverContext,
) {
  const found: GateResult[] = [];
  const pairs: Pair[] = [];
  const facts = new Map<string, FileFacts>();
  for (const candidate of candidates) {
    const {variant, record, master, captions, now} = candidate;
    found.push(...(await judgeMaster(candidate, context)));
    if (!record || !master) continue;
    const own = await factsOf(master, variant, context);
    facts.set(variant.id, own);
    for (const placement of runsIn(candidate)) {
      found.push(judgeText(candidate, placement, context));
      found.push(await judgeRights(candidate, placement, context));
      const stuck = fileNeeds(own, placement).find(({byEncoding}) => !byEncoding);
      const problem = stuck && {
        code: 'deliverable-unfit',
        what: `${placement.title} does not take this master (${stuck.figure})`,
        where: {file: master.file},
        expected: `${stuck.expected} (${stuck.source})`,
        got: stuck.got,
        fix: 'Make a variant for this placement, or leave the placement out.',
      };
      found.push(
        gateResult('placement', variant.id, placement.id, problem, 'the file or an encode of it fits'),
      );
      pairs.push({variant, record, master, placement, captions, now});
    }
  }
  return {pairs, facts, found};
}

/** Raise when other facts are read of a file. */
const FACTS_VERSION = 4;

const factsOf = (
  master: {file: string; sha256: string},
  {props}: Variant,
  {project: {store, tools}, copies}: DeliverContext,
) =>
  store.once<FileFacts>(
    keyOf({facts: master.sha256, format: props.format, version: FACTS_VERSION}),
    () => [],
    async () => fileFacts(tools, await copies.of(master), props.format),
  );
