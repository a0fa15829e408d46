import {join} from 'node:path';
import {listFiles} from '../../machine/files/folders.ts';
import {sha256File} from '../../machine/files/hash.ts';
import {writeWhole} from '../../machine/files/write-file.ts';
import {forSpreadsheets} from '../../spot/delivery/csv-sheet.ts';
import type {Delivery} from '../../spot/delivery/delivery.ts';
import {labelsFor} from '../../spot/delivery/disclosure.ts';
import type {Override} from '../../spot/delivery/gate.ts';
import type {DeliverContext} from './deliver-context.ts';
import type {Delivered} from './make-all.ts';
import {manifestSheet} from './manifest-sheet.ts';
import {syntheticParts} from './provenance.ts';
import {rightsSheet} from './rights-sheet.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Writes what goes with the files of a delivery: manifest, provenance, disclosure, rights, receipt, and checksums last. */
export async function writePapers(
  folder: string,
  delivery: Delivery,
  delivered: readonly Delivered[],
  overrides: readonly Override[],
  context: DeliverContext,
): Promise<void> {
  const at = (name: string): string => join(folder, name);
  await writeWhole(at('delivery.json'), json(delivery));
  await writeWhole(at('manifest.csv'), forSpreadsheets(manifestSheet(delivery)));
  await writeWhole(at('provenance.json'), json(provenanceOf(delivery, delivered, context)));
  await writeWhole(at('disclosure.json'), json(disclosureOf(delivery, delivered, context)));
  await writeWhole(at('rights.csv'), forSpreadsheets(rightsSheet(delivery.rights ?? [], context.days)));
  await writeWhole(at('receipt.json'), json(receiptOf(delivery, overrides)));
  await writeChecksums(folder);
}

/** `provenance.json`: for each master, where its takes and sounds came from, its template and its tools. */
function provenanceOf(delivery: Delivery, delivered: readonly Delivered[], context: DeliverContext): object {
  const masters = [...new Map(delivered.map((each) => [each.pair.variant.id, each])).values()];
  return {
    version: 1,
    delivery: delivery.id,
    tools: delivery.tools,
    masters: masters.map(({pair: {variant, master}, origins: {takes, sounds, sourceType}}) => ({
      variant: variant.id,
      master: master.sha256,
      template: {id: variant.props.template, program: master.parts.template},
      tools: context.manifest?.tools ?? {},
      digitalSourceType: sourceType,
      takes,
      sounds,
    })),
  };
}

/** `disclosure.json`: what of each file is synthetic, and which labels a person has to set. */
const disclosureOf = (
  delivery: Delivery,
  delivered: readonly Delivered[],
  context: DeliverContext,
): object => ({
  version: 1,
  delivery: delivery.id,
  note: 'Hints for people, with their sources. They are no legal advice, and no claim that an ad is compliant.',
  deliverables: delivered.map(({pair: {variant, placement}, origins, deliverable}) => {
    const parts = syntheticParts(origins, context);
    return {
      variant: variant.id,
      placement: placement.id,
      file: deliverable.file,
      synthetic: parts.length > 0,
      parts,
      labels: labelsFor(parts, placement.platform),
    };
  }),
});

/** `receipt.json`: every gate, and who delivered although one was red. */
const receiptOf = (
  {id, spot, round, createdAt, tools, warnings, gates}: Delivery,
  overrides: readonly Override[],
): object => ({
  version: 1,
  delivery: id,
  spot,
  round,
  createdAt,
  tools,
  passed: gates.every(({state}) => state === 'green'),
  overrides,
  warnings,
  gates,
});

/** `checksums.sha256`, as `sha256sum --check` reads it. */
async function writeChecksums(folder: string): Promise<void> {
  const lines: string[] = [];
  for (const file of await listFiles(folder))
    lines.push(`${await sha256File(join(folder, file))}  ${file.replaceAll('\\', '/')}\n`);
  await writeWhole(join(folder, 'checksums.sha256'), lines.join(''));
}
