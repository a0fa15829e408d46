import {z} from 'zod';
import {controlOptions} from '../../../src/spot/preview/controls.ts';
import {NOTHING_STAGED, type PreviewBrand, type PreviewSpot} from '../../../src/spot/preview/preview-data.ts';
import {SpotProps, type SpotPropsInput} from '../../../src/spot/variant/spot-props.ts';
import {defineTemplate} from '../../../src/spot/variant/template.ts';

/** A template whose slots depend on its words, and has short, long, optional and listed ones. */
export const template = defineTemplate({
  id: 'steps',
  title: 'Steps',
  copy: z.strictObject({
    hook: z.string().normalize('NFC').max(30),
    proof: z.string().max(90),
    price: z.string().max(12).optional(),
    bold: z.boolean().default(false),
    steps: z.array(z.string().max(60)).min(1).max(4),
  }),
  slots: ({copy}) => Object.fromEntries(['hook', ...copy.steps].map((_, at) => [`s${at}`, {seconds: 2}])),
  cues: ({slots}) => Object.values(slots).map(({from}) => ({sound: 'tick', at: from})),
});
export const templates = {steps: template};

const logo = {src: `${'0'.repeat(64)}.svg`, width: 1, height: 1, alt: ''};
const themed = {light: logo, dark: logo};
const type = {
  family: 'Sans',
  weight: 400,
  'line-height': 1.2,
  'letter-spacing': 0,
  case: 'as-written',
} as const;

const brand = (id: string): PreviewBrand => ({
  kit: {
    brand: {
      id,
      name: id,
      logo: {small: themed, medium: themed, large: themed, clearSpace: 0, minWidth: 0},
      color: {
        palette: {},
        foreground: '#000000',
        background: '#ffffff',
        primary: '#ff0000',
        secondary: '#ff0000',
        tertiary: '#ff0000',
        light: '#ffffff',
        dark: '#000000',
      },
      legal: null,
      endCard: {tagline: '', url: null},
      products: {},
    },
    typography: {fonts: [], base: type, headings: type, sets: {loud: {headings: {weight: 900}}}} as never,
    fonts: [],
  },
  looks: id === 'one' ? ['day', 'dusk'] : ['noon'],
  beds: ['slow'],
  typography: ['loud'],
  glyphs: {},
});
export const brands = {one: brand('one'), two: brand('two')};

export const propsOf = (more: Partial<SpotPropsInput> = {}): SpotProps =>
  SpotProps.parse({
    template: 'steps',
    brand: 'one',
    copy: {hook: 'Still ice.', proof: 'It is.', bold: false, steps: ['fill', 'shake']},
    look: 'day',
    music: 'slow',
    seconds: 6,
    shots: {s0: 'ice', s1: {file: 'clips/a.mp4'}},
    ...more,
  });

/** A spot with these variants and nothing staged. */
export function spotOf(...all: SpotProps[]): PreviewSpot {
  const shots = ['ice', 'trail'];
  return {
    ...NOTHING_STAGED,
    id: 'flask',
    file: 'compositions/spots/flask/variants.yaml',
    problems: [],
    shots,
    options: controlOptions(
      shots,
      all.flatMap((props) => Object.values(props.shots)),
    ),
    slots: ['s0', 's1', 's2'],
    transitions: {},
    lengths: {},
    variants: all.map((props, at) => ({
      id: `v${at}`,
      choices: {},
      file: 'compositions/spots/flask/variants.yaml',
      props,
      problems: [],
    })),
  };
}
