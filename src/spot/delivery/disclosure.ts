import {cite, type PlacementFigure} from '../placement/figure.ts';
import type {AdPlatform} from '../placement/placement.ts';

/** What a person has to set or show where an ad has synthetic parts. */
type Label = {
  /** What to set on the platform, or what the law asks for. */
  action: string;
  /** When it is due. */
  applies: string;
};

const google = cite(
  'https://developers.google.com/display-video/api/guides/ai-content-labels',
  '2026-11',
  'official',
);
const survey = cite('https://musically.com', '2026-11', 'secondary');

/** What each platform has for ads with generated media. What has no source is left out. */
export const PLATFORM_LABELS: Partial<Record<AdPlatform, PlacementFigure<Label>>> = {
  google: google(
    {
      action:
        'Set syntheticContentAttestationStatus to IS_SYNTHETIC (Campaign Manager 360, Display & Video 360); on YouTube, answer "altered or synthetic" with yes',
      applies: 'each upload with generated media; Google shows the label in the EU, India and New York',
    },
    {note: 'the answer on YouTube is from secondary pages'},
  ),
  tiktok: survey(
    {
      action: 'Switch on the AI-generated content label',
      applies: 'realistic generated pictures, sound or video; TikTok also labels by itself from C2PA',
    },
    {note: 'pages of others about TikTok'},
  ),
  meta: survey(
    {
      action: 'Check that "AI info" is shown, and disclose by yourself where it is not',
      applies: 'photo-realistic generated video; Meta also labels by itself from C2PA and IPTC metadata',
    },
    {note: 'pages of others about Meta'},
  ),
  linkedin: survey(
    {action: 'No switch is known: LinkedIn shows what C2PA says', applies: 'files with C2PA'},
    {note: 'pages of others about LinkedIn'},
  ),
};

/** What regions ask of advertisers. It is no legal advice, and no claim that an ad is compliant. */
export const REGION_LABELS: readonly (PlacementFigure<Label> & {region: string})[] = [
  {
    region: 'European Union',
    ...cite(
      'https://eur-lex.europa.eu/eli/reg/2024/1689/oj',
      '2026-11',
      'secondary',
    )<Label>(
      {
        action:
          'AI Act, Article 50(4): say clearly, at first sight, that people, places or events that seem real are generated or changed (deep fakes)',
        applies: 'since 2 August 2026; works that are evidently artistic or satirical have lighter duties',
      },
      {note: 'read in pages of others about the law'},
    ),
  },
  {
    region: 'New York',
    ...cite(
      'https://www.nysenate.gov/legislation/bills/2025/S8420/amendment/A',
      '2026-11',
      'secondary',
    )<Label>(
      {
        action: 'General Business Law 396-b: disclose conspicuously that an ad has a synthetic performer',
        applies: 'since 9 June 2026; sound alone and translations are exempt',
      },
      {note: 'read in pages of others about the law'},
    ),
  },
];

/** What of a variant is synthetic: a generated take, or a sound whose rights record says how it was generated. */
export type SyntheticPart = {
  /** True if it may show a synthetic performer: a take whose kind of shot is about people. */
  mayShowPeople: boolean;
} & (
  | {kind: 'take'; slot: string; shot: string; provider: string; model: string}
  | {kind: 'sound'; file: string; generated: string}
);

/** What a person has to look up where Tenspot has no source about the labels of a platform. Nothing at all would read as "nothing to set". */
const unknownLabel = (platform: AdPlatform | null) => ({
  action: `Look for the label for generated media in the settings of ${platform ?? 'the broadcaster or platform'}: Tenspot knows no source about it`,
  ...{applies: 'not known', source: null, asOf: null, confidence: null, note: null},
});

/** The labels for one variant in one placement. Nothing is asked where no part is synthetic. */
export function labelsFor(parts: readonly SyntheticPart[], platform: AdPlatform | null) {
  if (parts.length === 0) return {platform: null, regions: []};
  const own = platform === null ? undefined : PLATFORM_LABELS[platform];
  const people = parts.some(({mayShowPeople}) => mayShowPeople);
  return {
    platform: own ? toLabel(own) : unknownLabel(platform),
    regions: REGION_LABELS.filter(({region}) => region !== 'New York' || people).map(
      ({region, ...label}) => ({
        region,
        ...toLabel(label),
      }),
    ),
  };
}

const toLabel = ({value, source, asOf, confidence, note}: PlacementFigure<Label>) => ({
  ...value,
  source,
  asOf,
  confidence,
  note: note ?? null,
});
