/** A fictional brand of the set. */
export type ExamBrand = {
  id: string;
  name: string;
  set: 'tune' | 'report';
  color: {ink: string; paper: string; primary: string; secondary: string; tertiary: string};
  /** Files of the repository. */
  fonts: {heading: string; base: string};
  weight: number;
  mark: 'ring' | 'peak' | 'leaf' | 'bars' | 'drop' | 'star' | 'wave' | 'arch';
  product: {
    name: string;
    form: 'can' | 'bottle' | 'box' | 'jar';
    body: string;
    label: string;
    cap: string;
    words: [string, string, string];
  };
  hooks: string[];
  offers: string[];
  prices: string[];
  ctas: string[];
  tagline: string;
  legal: string;
};

const FONTS = {
  literata: 'brands/moss-meridian/fonts/literata-latin-opsz-normal.woff2',
  onest: 'brands/moss-meridian/fonts/onest-latin-wght-normal.woff2',
  sofia: 'brands/volt-pigeon/fonts/sofia-sans-extra-condensed-latin-wght-normal.woff2',
  unbounded: 'brands/volt-pigeon/fonts/unbounded-latin-wght-normal.woff2',
  rubik: 'brands/volt-pigeon/fonts/rubik-latin-wght-normal.woff2',
  inter: 'node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
};

/** The name of each font, as CSS and brand.yaml name it. */
export const FAMILY: Record<string, string> = {
  [FONTS.literata]: 'Literata',
  [FONTS.onest]: 'Onest',
  [FONTS.sofia]: 'Sofia Sans Extra Condensed',
  [FONTS.unbounded]: 'Unbounded',
  [FONTS.rubik]: 'Rubik',
  [FONTS.inter]: 'Inter',
};

/** Four brands to tune with, and four others to report on. */
export const EXAM_BRANDS: readonly ExamBrand[] = [
  {
    id: 'fennel-cola',
    name: 'Fennel Cola',
    set: 'tune',
    color: {ink: '#16241b', paper: '#f6f2e4', primary: '#1f6b45', secondary: '#c2401f', tertiary: '#d9b23c'},
    fonts: {heading: FONTS.rubik, base: FONTS.inter},
    weight: 800,
    mark: 'leaf',
    product: {
      name: 'Fennel Cola Classic',
      form: 'can',
      body: '#1f6b45',
      label: '#f6f2e4',
      cap: '#b9bdc0',
      words: ['FENNEL', 'COLA', 'CLASSIC'],
    },
    hooks: ['Wild by the glass', 'Less sugar now', 'Open green'],
    offers: ['Six cans, one price', 'Two weeks of green'],
    prices: ['€9', '€14'],
    ctas: ['Order a crate', 'Find a shop'],
    tagline: 'Grown, not mixed.',
    legal: 'Fictional sample brand.',
  },
  {
    id: 'harbour-oats',
    name: 'Harbour Oats',
    set: 'tune',
    color: {ink: '#1b2433', paper: '#eef1f4', primary: '#27508f', secondary: '#b5471b', tertiary: '#e2c58a'},
    fonts: {heading: FONTS.literata, base: FONTS.onest},
    weight: 700,
    mark: 'wave',
    product: {
      name: 'Harbour Oats 500',
      form: 'box',
      body: '#e2c58a',
      label: '#27508f',
      cap: '#c9a860',
      words: ['HARBOUR', 'OATS', '500 G'],
    },
    hooks: ['Slow mornings win', 'Oats at sea', 'Warm by seven'],
    offers: ['Breakfast for a month', 'Try three packs'],
    prices: ['$12', '$27'],
    ctas: ['Start today', 'See the packs'],
    tagline: 'Made by the water.',
    legal: 'Fictional sample brand.',
  },
  {
    id: 'kiln-lamp',
    name: 'Kiln Lamp',
    set: 'tune',
    color: {ink: '#221a16', paper: '#f5ede6', primary: '#8c3d1c', secondary: '#33507a', tertiary: '#e9b98b'},
    fonts: {heading: FONTS.sofia, base: FONTS.rubik},
    weight: 800,
    mark: 'arch',
    product: {
      name: 'Kiln Lamp Oil',
      form: 'bottle',
      body: '#8c3d1c',
      label: '#f5ede6',
      cap: '#33507a',
      words: ['KILN', 'LAMP OIL', 'AMBER'],
    },
    hooks: ['Light the long table', 'Evenings stay', 'One warm room'],
    offers: ['Two bottles, free post', 'A winter of light'],
    prices: ['£19', '£32'],
    ctas: ['Light yours', 'Shop the oil'],
    tagline: 'Fire, politely.',
    legal: 'Fictional sample brand.',
  },
  {
    id: 'orbit-balm',
    name: 'Orbit Balm',
    set: 'tune',
    color: {ink: '#1d1730', paper: '#f4f0fa', primary: '#54309b', secondary: '#a8326b', tertiary: '#b7d3c6'},
    fonts: {heading: FONTS.unbounded, base: FONTS.onest},
    weight: 700,
    mark: 'ring',
    product: {
      name: 'Orbit Balm Night',
      form: 'jar',
      body: '#b7d3c6',
      label: '#54309b',
      cap: '#1d1730',
      words: ['ORBIT', 'BALM', 'NIGHT'],
    },
    hooks: ['Sleep, then skin', 'Soft orbit', 'Night does it'],
    offers: ['A jar for two months', 'Day and night set'],
    prices: ['€24', '€41'],
    ctas: ['Meet the balm', 'Get the set'],
    tagline: 'Turns while you rest.',
    legal: 'Fictional sample brand.',
  },
  {
    id: 'pine-press',
    name: 'Pine Press',
    set: 'report',
    color: {ink: '#10211f', paper: '#f1f4ec', primary: '#17695f', secondary: '#b03a2e', tertiary: '#cfd97a'},
    fonts: {heading: FONTS.onest, base: FONTS.rubik},
    weight: 800,
    mark: 'peak',
    product: {
      name: 'Pine Press Juice',
      form: 'bottle',
      body: '#17695f',
      label: '#f1f4ec',
      cap: '#b03a2e',
      words: ['PINE', 'PRESS', 'JUICE'],
    },
    hooks: ['Pressed at dawn', 'Cold forest', 'Drink the ridge'],
    offers: ['Eight bottles a week', 'First box at half'],
    prices: ['€18', '€36'],
    ctas: ['Choose a box', 'Order now'],
    tagline: 'Straight from the ridge.',
    legal: 'Fictional sample brand.',
  },
  {
    id: 'quarry-tea',
    name: 'Quarry Tea',
    set: 'report',
    color: {ink: '#23201b', paper: '#f3f0e9', primary: '#5a4a2f', secondary: '#2c5f8a', tertiary: '#d98c5f'},
    fonts: {heading: FONTS.inter, base: FONTS.inter},
    weight: 800,
    mark: 'bars',
    product: {
      name: 'Quarry Tea Stone',
      form: 'can',
      body: '#d98c5f',
      label: '#23201b',
      cap: '#9a9a96',
      words: ['QUARRY', 'TEA', 'STONE'],
    },
    hooks: ['Strong like stone', 'Three minutes', 'Steep it deep'],
    offers: ['Forty cups, one tin', 'The whole shelf'],
    prices: ['$15', '$48'],
    ctas: ['Pour a cup', 'Shop tins'],
    tagline: 'Cut from leaf.',
    legal: 'Fictional sample brand.',
  },
  {
    id: 'sable-bikes',
    name: 'Sable Bikes',
    set: 'report',
    color: {ink: '#141419', paper: '#f2f2f5', primary: '#b3261e', secondary: '#2b4c9b', tertiary: '#c7c9d6'},
    fonts: {heading: FONTS.sofia, base: FONTS.inter},
    weight: 900,
    mark: 'star',
    product: {
      name: 'Sable Chain Wax',
      form: 'jar',
      body: '#c7c9d6',
      label: '#b3261e',
      cap: '#141419',
      words: ['SABLE', 'CHAIN WAX', 'SILENT'],
    },
    hooks: ['Quiet miles', 'Wax once, ride on', 'Hear the road'],
    offers: ['One jar, a season', 'Wax and brush'],
    prices: ['£21', '£34'],
    ctas: ['Ride quiet', 'Get a jar'],
    tagline: 'Nothing to hear.',
    legal: 'Fictional sample brand.',
  },
  {
    id: 'tide-soap',
    name: 'Tidemark Soap',
    set: 'report',
    color: {ink: '#0f2230', paper: '#eff6f6', primary: '#0b6e8a', secondary: '#b5541c', tertiary: '#f0cfa0'},
    fonts: {heading: FONTS.unbounded, base: FONTS.rubik},
    weight: 800,
    mark: 'drop',
    product: {
      name: 'Tidemark Soap Salt',
      form: 'box',
      body: '#eff6f6',
      label: '#0b6e8a',
      cap: '#cfe3e5',
      words: ['TIDEMARK', 'SOAP', 'SALT'],
    },
    hooks: ['Clean like coast', 'Salt and sun', 'Wash slower'],
    offers: ['Four bars, wrapped', 'Soap for a year'],
    prices: ['€11', '€39'],
    ctas: ['Pick your bar', 'Buy four'],
    tagline: 'Leaves only sea.',
    legal: 'Fictional sample brand.',
  },
];
