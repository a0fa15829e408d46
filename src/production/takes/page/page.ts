import {formatUsd} from '../../../spot/ledger/money.ts';
import type {CostSheet} from '../../../spot/takes/cost-sheet.ts';
import {esc, shellWord} from '../../project/escape-html.ts';
import {htmlPage} from '../../project/html-page.ts';
import {describeCounts, describePrice, describeVerdict, verdictTone} from '../describe-take.ts';
import type {ShotRow, TakeRow} from '../list-takes.ts';
import {SCRIPT} from './script.ts';
import {STYLE} from './style.ts';

export type PageTake = {
  row: TakeRow;
  /** The URL of the clip, relative to the page. Null where it has none. */
  src: string | null;
  /** JPEG in base64. */
  poster: string | null;
};
export type PageShot = {row: ShotRow; takes: PageTake[]};

type Page = {spot: string; title: string; sandbox: boolean; shots: readonly PageShot[]; costs: CostSheet};

const FILTERS = [
  ['all', 'All'],
  ['undecided', 'Undecided'],
  ['picked', 'Picked'],
  ['rejected', 'Rejected'],
  ['stale', 'Stale'],
] as const;

/** The page that plays the takes. It loads only the clips; scripts, styles and posters are inside it. */
export function pageOf({spot, title, sandbox, shots, costs}: Page): string {
  const filters = FILTERS.map(
    ([id, word]) => `<button data-filter="${id}" aria-pressed="${id === 'all'}">${word}</button>`,
  );
  return htmlPage({
    title: `${title}: takes`,
    style: STYLE,
    script: SCRIPT,
    loads: ['img-src data:', "media-src 'self' file:"],
    body: `<header><h1>${esc(title)}</h1><p>${esc(describeCounts(shots.map(({row}) => row)))} · ${esc(approvedOf(costs))}</p><nav aria-label="Filter">${filters.join('')}</nav></header>
<main>
${shots.map((shot) => shotOf(shot, spot, sandbox)).join('\n')}
</main>`,
  });
}

const approvedOf = ({perApproved, approved, variants}: CostSheet): string =>
  perApproved === null
    ? 'no variant approved yet'
    : `${formatUsd(perApproved)} per approved variant (${approved} of ${variants})`;

function shotOf({row, takes}: PageShot, spot: string, sandbox: boolean): string {
  const {shot, kind, format, text, variants} = row;
  const seen = variants.length > 0 ? `in ${variants.join(', ')}` : 'shown by no variant';
  const playable = takes.some(({src}) => src !== null);
  return `<section>
<div><h2>${esc(shot)}</h2><p class="about">${esc([kind, format, seen].filter(Boolean).join(' · '))}</p><p class="text">${esc(text)}</p>${playable ? '<button class="together">Play together</button>' : ''}</div>
<div class="takes">${takes.length === 0 ? '<p class="none">No take yet</p>' : takes.map((take) => takeOf(take, row, spot, sandbox)).join('\n')}</div>
</section>`;
}

const notAsAsked = ({stale, altered, unlike}: TakeRow): string =>
  [
    ...(stale.length > 0 ? ['what changed since'] : []),
    ...(unlike.length > 0 ? ['unlike the order'] : []),
    ...(altered.length > 0 ? [`${altered.length} altered`] : []),
  ].join(', ');

function takeOf(
  {row, src, poster}: PageTake,
  {shot, format}: ShotRow,
  spot: string,
  sandbox: boolean,
): string {
  const {number, provider, model, state, stale, altered, seconds, width, height, variants, boughtFor} = row;
  const shape = `f-${format.replace(':', 'x')}`;
  const is = [state, ...(stale.length > 0 ? ['stale'] : [])].join(' ');
  const image = poster === null ? '' : ` poster="data:image/jpeg;base64,${poster}"`;
  const picture =
    src === null
      ? `<div class="empty ${shape}">No clip</div>`
      : `<video class="${shape}" src="${esc(src)}"${image} preload="none" controls muted loop playsinline></video>`;
  const facts = [
    `${row.still ? 'still, ' : ''}${provider}${seconds === null ? '' : `, ${seconds.toFixed(1)} s, ${width}x${height}`}`,
    ...(variants.length > 0 ? [`shown in ${variants.join(', ')}`] : []),
    ...(boughtFor ? [`bought for ${boughtFor}`] : []),
  ];
  const unlike = row.unlike.map((each) => `unlike the order: ${each}`);
  const more = [...unlike, ...stale.map((each) => `changed since: ${each}`), ...altered];
  const command = [
    'tenspot',
    'pick',
    shot,
    String(number),
    '--spot',
    spot,
    '--format',
    format,
    ...(sandbox ? ['--sandbox'] : []),
  ];
  return `<article class="${verdictTone(row)}${format === '16:9' ? ' wide' : ''}" data-is="${esc(is)}">
${picture}
<h3><span>${number} ${esc(model)}</span><span>${esc(describePrice(row))}</span></h3>
<p class="verdict">${esc(describeVerdict(row))}</p>
${facts.map((fact) => `<p>${esc(fact)}</p>`).join('')}
${more.length > 0 ? `<details><summary>${esc(notAsAsked(row))}</summary><ul>${more.map((each) => `<li>${esc(each)}</li>`).join('')}</ul></details>` : ''}
${src === null ? '' : `<div class="say"><code>${esc(command.map(shellWord).join(' '))}</code><button data-copy>Copy</button></div>`}
</article>`;
}
