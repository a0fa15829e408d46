import {adMisfit} from '../../spot/ad/ad-fit.ts';
import type {Delivery} from '../../spot/delivery/delivery.ts';
import {EXPIRY_DAYS} from '../../spot/delivery/licensed-file.ts';
import type {RightsRecord} from '../../spot/documents/rights.ts';
import {dayAfter} from '../project/days-at.ts';
import {endingOffers} from '../project/feed/spot-feed.ts';
import {BULK_EXPORTERS} from './bulk/exporters.ts';
import type {FilledReport} from './bulk/write-filled.ts';
import type {DeliverContext, Pair} from './deliver-context.ts';

type Made = Pick<Delivery, 'bulk' | 'rights'> & {
  filled: readonly FilledReport[];
  /** Placements for which a sheet was asked for, and Tenspot knows none. */
  withoutSheet: readonly string[];
};

/** The known limits of Tenspot that apply to a delivery: what a person still has to check, in sentences. */
export function limitsThatApply(
  pairs: readonly Pair[],
  {bulk, filled, withoutSheet, rights = []}: Made,
  {project, signer, days}: Pick<DeliverContext, 'project' | 'signer' | 'days'>,
): string[] {
  const records = [...new Set(rights.flatMap((each) => each.records))];
  const until = [...days, project.spot.brief?.flight?.to ?? ''].sort().at(-1) ?? '';
  const ofRights = records.flatMap((record) => limitsOfRights(record, {days, until}));
  const {feed, brief} = project.spot;
  const ending = pairs.flatMap(({variant}) => endingOffers(feed, variant, brief?.flight));
  return [
    ...new Set([
      ...ofRights,
      ...ending.map(({what, got, fix}) => `${what} (${got}). ${fix}`),
      ...(pairs.some(({captions}) => captions.length > 0)
        ? ['Tenspot does not compare the words of captions with the master: read them.']
        : []),
      ...pairs.flatMap(({variant, captions, placement: {id, captions: taken}}) => {
        const kinds = captions.map(({kind}) => kind);
        return !taken || kinds.length === 0 || kinds.some((kind) => taken.value.includes(kind))
          ? []
          : [
              `${id} takes captions only as ${taken.value.join(', ')}: those of ${variant.id} (${kinds.join(', ')}) were not delivered.`,
            ];
      }),
      ...withoutSheet.map(
        (id) =>
          `No sheet for a bulk import was written for ${id}: Tenspot knows none. Fill in a sheet of the account: --fill ${id}=<csv>.`,
      ),
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
      ...(bulk.length + filled.length > 0 ? pairs.flatMap((pair) => leftOutOfSheets(pair, project)) : []),
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

/** Texts that a sheet leaves out because the placement has no room for them. */
function leftOutOfSheets(
  {variant, placement}: Pair,
  {catalog}: Pick<DeliverContext['project'], 'catalog'>,
): string[] {
  const {brand} = variant.props;
  const name = catalog.brands[brand]?.file.meta.name ?? brand;
  const limit = adMisfit('brandName', name, [placement]);
  return limit === undefined
    ? []
    : [
        `${placement.id} does not take the name "${name}" (${limit}): its cells in the sheets are empty. Fill them in.`,
      ];
}

/** What a person still has to do about a licence that permits the use until a day. */
function limitsOfRights(
  {title, term, attribution}: RightsRecord,
  {days, until}: {days: readonly string[]; until: string},
): string[] {
  const soon = dayAfter(days.at(-1) ?? until, EXPIRY_DAYS);
  const hurry = term.to !== null && term.to <= soon ? ` That is within ${EXPIRY_DAYS} days.` : '';
  return [
    ...(attribution === undefined ? [] : [`The licence of "${title}" asks for a credit: ${attribution}`]),
    ...(term.to === null
      ? []
      : [
          `The gate rights judged the days until ${until}: "${title}" ends on ${term.to}, so end the ads by then.${hurry}`,
        ]),
  ];
}
