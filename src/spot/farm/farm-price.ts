import {invalid} from '../problem/errors.ts';

/** What AWS Lambda costs in a region, in US dollars, on ARM, which Remotion's functions use. */
export type FarmPrice = {
  /** For a GB of memory for a second. */
  memory: number;
  /** For a GB of disk above `FREE_DISK_MB` for a second. */
  disk: number;
  /** For one invocation. */
  request: number;
};

/** Disk of a function that costs nothing, in MB (aws.amazon.com/lambda/pricing). */
export const FREE_DISK_MB = 512;

/** Where the prices are from. A test compares them with the `estimatePrice` of that package. */
export const FARM_PRICE_SOURCE = {
  source: 'calculator.aws, as in @remotion/lambda-client 4.0.527',
  asOf: '2026-11-28',
} as const;

const USUAL = {memory: 0.0000133334, request: 0.0000002};

/** The regions in which Remotion can deploy functions, without those of China, which are billed in another currency. */
export const FARM_PRICES: Readonly<Record<string, FarmPrice>> = {
  'af-south-1': {memory: 0.00001768, disk: 0.0000000404, request: 0.00000027},
  'ap-east-1': {memory: 0.0000183, disk: 0.0000000407, request: 0.00000028},
  'ap-northeast-1': {...USUAL, disk: 0.000000037},
  'ap-northeast-2': {...USUAL, disk: 0.0000000352},
  'ap-northeast-3': {...USUAL, disk: 0.000000037},
  'ap-south-1': {...USUAL, disk: 0.0000000352},
  'ap-southeast-1': {...USUAL, disk: 0.000000037},
  'ap-southeast-2': {...USUAL, disk: 0.000000037},
  'ap-southeast-4': {...USUAL, disk: 0.000000037},
  'ap-southeast-5': {memory: 0.000012, disk: 0.0000000333, request: 0.00000018},
  'ca-central-1': {...USUAL, disk: 0.000000034},
  'eu-central-1': {...USUAL, disk: 0.0000000367},
  'eu-central-2': {memory: 0.0000146667, disk: 0.0000000441, request: 0.00000022},
  'eu-north-1': {...USUAL, disk: 0.0000000323},
  'eu-south-1': {memory: 0.0000156138, disk: 0.0000000357, request: 0.00000023},
  'eu-west-1': {...USUAL, disk: 0.000000034},
  'eu-west-2': {...USUAL, disk: 0.0000000358},
  'eu-west-3': {...USUAL, disk: 0.0000000358},
  'sa-east-1': {...USUAL, disk: 0.0000000586},
  'us-east-1': {...USUAL, disk: 0.0000000309},
  'us-east-2': {...USUAL, disk: 0.0000000309},
  'us-west-1': {...USUAL, disk: 0.000000037},
  'us-west-2': {...USUAL, disk: 0.0000000309},
};

/** The region of Remotion's own examples. */
export const DEFAULT_FARM_REGION = 'us-east-1';

/** The price in a region. Errors: `farm-region`. */
export function farmPrice(region: string): FarmPrice {
  const price = Object.hasOwn(FARM_PRICES, region) ? FARM_PRICES[region] : undefined;
  if (price) return price;
  throw invalid({
    code: 'farm-region',
    what: 'is not a region in which the farm can render',
    where: {field: 'region'},
    expected: Object.keys(FARM_PRICES).join(', '),
    got: region,
    fix: 'Name one of these with --region, AWS_REGION or REMOTION_AWS_REGION.',
  });
}
