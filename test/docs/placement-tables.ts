import type {PlacementFigure} from '../../src/spot/placement/figure.ts';
import {formatsOf} from '../../src/spot/placement/joint-placement.ts';
import type {Placement} from '../../src/spot/placement/placement.ts';
import {type FoundFigure, figuresIn} from '../../src/spot/placement/placement-figures.ts';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The table of placements in docs/placements.md, as the data have it. */
export const placementTable = (placements: readonly Placement[]): string =>
  [
    row(['id', 'shorter', 'where', 'formats', 'seconds', 'at most', 'figures', 'of them official']),
    '|---|---|---|---|---|---|---|---|',
    ...placements.map((placement) => {
      const {id, aliases, title, seconds, bytes} = placement;
      const figures = figuresIn(placement);
      const official = figures.filter(({figure}) => figure.confidence === 'official');
      return row([
        `\`${id}\``,
        aliases.map((alias) => `\`${alias}\``).join(', '),
        title,
        formatsOf(placement).join(', '),
        [seconds?.least && `from ${seconds.least.value}`, seconds?.most && `to ${seconds.most.value}`]
          .filter(Boolean)
          .join(' '),
        bytes?.most ? inBytes(bytes.most.value) : '',
        String(figures.length),
        String(official.length),
      ]);
    }),
  ].join('\n');

/** Figures that a placement may have; what is absent of them is named on the page. */
const WANTED = [
  'accepts',
  'mirrors',
  'seconds.least',
  'seconds.most',
  'bytes.most',
  'bitRate.least',
  'bitRate.most',
  'frameRate.least',
  'frameRate.most',
  'containers',
  'videoCodecs',
  'audio.codecs',
  'text.primaryText.most',
  'text.headline.most',
  'text.description.most',
  'text.brandName.most',
  'cover.containers',
];

/** The page docs/placement-figures.md: every figure of every placement with its sources, and what has none. */
export const figuresPage = (placements: readonly Placement[]): string =>
  `# The figures of all placements

What [placements](placements.md) are made of: each figure with its source, the month of the source, and how it is known. This page is made
from \`src/spot/placement/placements\` (\`npx vitest run --project unit test/docs/placements.test.ts -u\`).

${placements.map(section).join('\n\n')}
`;

function section(placement: Placement): string {
  const figures = figuresIn(placement);
  const known = new Set(figures.map(({path}) => path.join('.')));
  const missing = [
    ...formatsOf(placement)
      .map((format) => `formats.${format}.safeZone`)
      .filter((name) => !known.has(name)),
    ...WANTED.filter((name) => !known.has(name)),
  ];
  return [
    `## ${placement.id}`,
    '',
    `${placement.title}.`,
    '',
    row(['figure', 'value', 'source', 'as of', 'known', 'note']),
    '|---|---|---|---|---|---|',
    ...figures.flatMap((found) => [
      figureRow(found.path.join('.'), found, found.figure),
      ...(found.figure.others ?? []).map((other) => figureRow('also said', found, other)),
    ]),
    '',
    `No source: ${missing.map((name) => `\`${name}\``).join(', ')}.`,
  ].join('\n');
}

const figureRow = (name: string, {path}: FoundFigure, figure: PlacementFigure<unknown>): string =>
  row([
    name === 'also said' ? name : `\`${name}\``,
    valueText(path, figure.value),
    `<${figure.source}>`,
    figure.asOf,
    figure.confidence,
    figure.note ?? '',
  ]);

function valueText(path: readonly string[], value: unknown): string {
  if (Array.isArray(value)) return value.map((each) => `\`${each}\``).join(' ');
  if (typeof value === 'number') return numberText(path, value);
  if (typeof value !== 'object' || value === null) return String(value);
  if ('width' in value && 'height' in value) return `${value.width} x ${value.height}`;
  return Object.entries(value)
    .map(
      ([key, part]) =>
        `${key} ${path.at(-1) === 'safeZone' ? percent(Number(part)) : numberText(path, Number(part))}`,
    )
    .join(', ');
}

function numberText(path: readonly string[], value: number): string {
  const [group, inner] = path;
  const name = inner === 'bitRate' || inner === 'sampleRate' || inner === 'bytes' ? inner : group;
  if (name === 'bytes' || inner === 'bytesEach') return inBytes(value);
  if (name === 'bitRate') return `${value / 1000} kbit/s`;
  if (name === 'sampleRate') return `${value / 1000} kHz`;
  if (name === 'seconds') return `${value} s`;
  return String(value);
}

const percent = (part: number): string => `${Math.round(1000 * part) / 10} %`;

function inBytes(value: number): string {
  const [unit, name] = value >= 1e9 ? [1e9, 'GB'] : value >= 1e6 ? [1e6, 'MB'] : [1e3, 'kB'];
  return `${value / Number(unit)} ${name}`;
}
