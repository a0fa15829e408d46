import {callInWords} from '../../spot/ad/call-to-action.ts';
import {csvSheet} from '../../spot/delivery/csv-sheet.ts';
import type {Delivery} from '../../spot/delivery/delivery.ts';
import {rightsFor} from '../../spot/documents/rights.ts';
import type {CostLine} from '../../spot/takes/cost-sheet.ts';
import {filesInUse} from '../project/variants/rights-warnings.ts';
import {costsOf} from '../takes/costs.ts';
import type {DeliverContext, Pair} from './deliver-context.ts';

/** Days before the end of a licence at which the sheet warns. */
const WARNING_DAYS = 14;

/** `rights.csv`: every file with rights in the delivered variants, its licence, and the variants that a lapse takes down. */
export function rightsSheet(pairs: readonly Pair[], {project, day}: DeliverContext): string {
  const users = new Map<string, {owner: string; file: string; variants: Set<string>}>();
  for (const {variant} of pairs) {
    const brand = project.catalog.brands[variant.props.brand];
    if (!brand) continue;
    const {ofBrand, shown} = filesInUse(variant, brand, project.spot);
    for (const [owner, file] of [
      ...ofBrand.map((each) => [brand.id, each] as const),
      ...shown.map((each) => ['spot', each] as const),
    ]) {
      const key = `${owner} ${file}`;
      const entry = users.get(key) ?? {owner, file, variants: new Set()};
      entry.variants.add(variant.id);
      users.set(key, entry);
    }
  }
  const soon = new Date(Date.parse(day) + WARNING_DAYS * 86_400_000).toISOString().slice(0, 10);
  const rows = [...users.values()].map(({owner, file, variants}) => {
    const brandRights = Object.values(project.catalog.brands).flatMap(({rights}) => rights);
    const record = rightsFor(owner === 'spot' ? [...project.spot.rights, ...brandRights] : brandRights, file);
    const end = record?.term.to ?? null;
    const note = !record
      ? 'no record'
      : end !== null && end <= soon
        ? `ends within ${WARNING_DAYS} days`
        : '';
    return [
      file,
      record?.title ?? null,
      record?.creator ?? null,
      record?.licence.name ?? null,
      record?.media.join(' ') ?? null,
      record?.territory.join(' ') ?? null,
      record?.term.from ?? null,
      record ? (end ?? 'never') : null,
      record ? record.edits : null,
      record?.generated ?? null,
      record?.proof ?? null,
      [...variants].join(' '),
      note,
    ];
  });
  return csvSheet(
    [
      'file',
      'title',
      'creator',
      'licence',
      'media',
      'territory',
      'from',
      'to',
      'edits',
      'generated',
      'proof',
      'variants',
      'note',
    ],
    rows,
  );
}

const usd = (micro: number): string => (micro / 1e6).toFixed(6);

/** `costs.csv`: what the takes of the spot cost, by shot, from the ledger, in US dollars. */
export function costsSheet({project, takes}: DeliverContext): string {
  const {shots, total, approved, perApproved} = costsOf(project, takes);
  const line = (name: string, format: string, {picked, rejected, other, failed, held, spent}: CostLine) => [
    name,
    format,
    ...[picked, rejected, other, failed].flatMap((sum) => [sum.takes, usd(sum.micro)]),
    usd(held.micro),
    usd(spent),
  ];
  const per = perApproved === null ? null : usd(perApproved);
  return csvSheet(
    [
      ...['shot', 'format', 'picked', 'picked usd', 'rejected', 'rejected usd', 'undecided', 'undecided usd'],
      ...['failed', 'failed usd', 'held usd', 'spent usd'],
    ],
    [
      ...shots.map((shot) => line(shot.shot, shot.format, shot)),
      line('total', '', total),
      ['per variant with picked takes', '', approved, per],
    ].map((row) => [...row, ...Array(12 - row.length).fill(null)]),
  );
}

/** `manifest.csv`: a row for each delivered file, with its axes, for spreadsheets and for joining results later. */
export function manifestSheet({deliverables}: Delivery): string {
  const axes = [...new Set(deliverables.flatMap(({choices}) => Object.keys(choices)))];
  return csvSheet(
    [
      ...[
        'variant',
        'name',
        'placement',
        'concept',
        ...axes.map((axis) => `axis ${axis}`),
        'file',
        'cover',
        'captions',
      ],
      ...[
        'sha256',
        'master',
        'derivation',
        'width',
        'height',
        'fps',
        'seconds',
        'bytes',
        'primary text',
        'headline',
      ],
      ...[
        'long headline',
        'description',
        'call to action',
        'url',
        'digital source type',
        'c2pa',
        'supersedes',
      ],
    ],
    deliverables.map((each) => [
      ...[each.variant, each.name, each.placement, each.concept],
      ...axes.map((axis) => each.choices[axis] ?? null),
      ...[each.file, each.cover.file, each.captions.join(' '), each.sha256, each.derivation.master],
      ...[each.derivation.kind, each.width, each.height, each.fps, each.seconds, each.bytes],
      ...[each.ad?.primaryText ?? null, each.ad?.headline ?? null, each.ad?.longHeadline ?? null],
      ...[
        each.ad?.description ?? null,
        each.callToAction ?? (each.ad?.callToAction ? callInWords(each.ad.callToAction) : null),
        each.destination,
      ],
      ...[each.digitalSourceType, each.c2pa, each.supersedes?.file ?? null],
    ]),
  );
}
