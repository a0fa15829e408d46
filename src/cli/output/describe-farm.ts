import type {CleanedFarm, DeployedFarm, FarmEstimate, FarmFact} from '../../node/vocabulary.ts';
import {describeProblem} from './print-error.ts';

/** An estimate of the farm, with the loop beside it, and the command that renders exactly this. `command`: what follows `tenspot farm`. */
export function describeEstimate(
  {id, region, size, variants, farm, loop, ratio, usd, prices}: FarmEstimate,
  command: string,
): string[] {
  const count = (number: number): string => number.toLocaleString('en');
  const row = (name: string, use: FarmEstimate['farm']): string =>
    [
      name.padEnd(5),
      `${count(use.renders)} renders`.padStart(13),
      `${count(use.functions)} invocations`.padStart(19),
      `${count(use.frames)} frames`.padStart(15),
      `${count(Math.round(use.gbSeconds))} GB-s`.padStart(13),
      `$${use.usd.toFixed(4)}`.padStart(11),
    ].join(' ');
  const share = (part: number, whole: number): string =>
    whole > 0 ? `${Math.round((100 * part) / whole)} %` : '0 %';
  return [
    `${count(variants)} ${variants === 1 ? 'variant' : 'variants'} to render in ${region}, by functions of ${size.memoryMb} MB`,
    row('farm', farm),
    row('loop', loop),
    ratio === null
      ? 'nothing is to be rendered'
      : `the farm renders ${share(farm.frames, loop.frames)} of the frames, for ${share(farm.gbSeconds, loop.gbSeconds)} of the GB-seconds`,
    `Lambda only, predicted; prices of ${prices.asOf}, from ${prices.source}. S3, transfer and Remotion's licence are billed as well`,
    ...(farm.renders > 0
      ? [
          `the farm: predicted $${farm.usd.toFixed(4)}, at most $${usd.toFixed(2)} if every function runs until AWS ends it`,
          `to render exactly this: tenspot farm ${command} --plan ${id} --max-cost ${Math.ceil(usd)}`,
        ]
      : []),
  ];
}

/** One thing that `farm doctor` looked at. */
export const describeFarmFact = (fact: FarmFact): string[] =>
  'found' in fact
    ? [`${fact.name.padEnd(12)} ${fact.found}`]
    : [`${fact.name.padEnd(12)} has a problem`, ...fact.problems.map(describeProblem)];

/** What a deployment made. */
export const describeDeployed = ({
  region,
  bucket,
  functionName,
  site,
  isNew,
  uploaded,
}: DeployedFarm): string[] => [
  `function ${functionName} in ${region}  ${isNew.function ? 'new' : 'was there'}`,
  `bucket   ${bucket}  ${isNew.bucket ? 'new' : 'was there'}`,
  `site     ${site}  ${isNew.site ? `${uploaded} files uploaded` : 'unchanged, not uploaded again'}`,
];

/** What was removed from the farm. */
export const describeCleaned = (cleaned: CleanedFarm, dryRun: boolean): string[] => [
  `${cleaned.files} files (${(cleaned.bytes / 1e6).toFixed(1)} MB) ${dryRun ? 'would be removed' : 'removed'}`,
  ...(cleaned.kept > 0
    ? [
        `${cleaned.kept} ${cleaned.kept === 1 ? 'render runs or was' : 'renders run or were'} not downloaded: left, with what they need. Run \`tenspot farm resume\``,
      ]
    : []),
  ...(cleaned.function ? [`the function ${dryRun ? 'would be removed' : 'removed'}`] : []),
];
