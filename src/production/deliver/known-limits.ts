import type {Delivery} from '../../spot/delivery/delivery.ts';
import {type RightsRecord, recordsFor} from '../../spot/documents/rights.ts';
import {BULK_EXPORTERS} from './bulk/exporters.ts';
import type {FilledReport} from './bulk/write-filled.ts';
import type {DeliverContext, Pair} from './deliver-context.ts';
import {filesOf} from './files-of-pair.ts';

type Made = Pick<Delivery, 'bulk'> & {filled: readonly FilledReport[]};

/** The known limits of Tenspot that apply to a delivery: what a person still has to check, in sentences. */
export async function limitsThatApply(
  pairs: readonly Pair[],
  {bulk, filled}: Made,
  {project, signer, days}: DeliverContext,
): Promise<string[]> {
  const ofRights: string[] = [];
  for (const pair of pairs) {
    const brand = project.catalog.brands[pair.variant.props.brand];
    if (!brand) continue;
    const {ofBrand, shownOfSpot, shownOfBrand} = await filesOf(pair, {project});
    const records = [
      ...[...ofBrand, ...shownOfBrand].flatMap((file) => recordsFor(brand.rights, file)),
      ...shownOfSpot.flatMap((file) => recordsFor(project.spot.rights, file)),
    ];
    ofRights.push(...records.flatMap((record) => limitsOfRights(record, days)));
  }
  return [
    ...new Set([
      ...ofRights,
      ...(pairs.some(({captions}) => captions.length > 0)
        ? ['Tenspot does not compare the words of captions with the master: read them.']
        : []),
      ...(signer
        ? ['The C2PA signatures have no time stamp: they cannot be verified after the certificate expires.']
        : []),
      ...bulk.flatMap(({exporter}) => {
        const known = BULK_EXPORTERS.find(({id}) => id === exporter);
        const open = known?.columns.filter(({from}) => !from.confirmed).length ?? 0;
        return open === 0
          ? []
          : [
              `${known?.title}: no page of the platform confirms ${open} of the columns, and no sheet was tested in an account.`,
            ];
      }),
      ...filled.flatMap(({file, rows}) =>
        rows === 0
          ? []
          : [
              `${file} has ${rows} rows of your account as they were on the day of its export: an import sets live ads back to that state.`,
            ],
      ),
    ]),
  ];
}

/** What a person still has to check in a licence that permits the use today. */
const limitsOfRights = ({title, territory, term}: RightsRecord, days: readonly string[]): string[] => [
  ...(territory.includes('worldwide')
    ? []
    : [`Tenspot does not check territories: "${title}" is licensed for ${territory.join(', ')} only.`]),
  ...(term.to === null
    ? []
    : [
        `The gate rights judged ${days.join(' and ')}: "${title}" ends on ${term.to}, so end the ads by then.`,
      ]),
];
