import type {SpeechCard} from '../../contract/card.ts';

/** Languages that follow its guide: those of Whisper that templates are set in. */
const LANGUAGES =
  'af ar hy az be bs bg ca zh hr cs da nl en et fi fr gl de el he hi hu is id it ja kn kk ko lv lt mk ms mr mi ne no fa pl pt ro ru sr sk sl es sw sv tl ta th tr uk ur vi cy'.split(
    ' ',
  );

const OLD_VOICES = ['alloy', 'echo', 'fable', 'onyx', 'nova', 'shimmer', 'ash', 'coral', 'sage'];

const card = (
  id: string,
  title: string,
  {voices, style, usd}: {voices: readonly string[]; style: boolean; usd: number},
): SpeechCard => ({
  id,
  title,
  version: '1',
  makes: ['speech'],
  mediaType: 'audio/mpeg',
  route: id,
  voices,
  languages: LANGUAGES,
  characters: 4096,
  speed: [0.25, 4],
  style,
  timings: false,
  price: {per: 'kilocharacter', usd},
  hosts: [],
  keptHours: 0,
  asOf: '2026-11-29',
  source:
    'openai 7.57.0 (types); developers.openai.com, text to speech, 2026-11: the models end on 6 January 2027; the price of gpt-4o-mini-tts is a ceiling, because it is billed by the minute',
  retiredAt: '2027-01-06',
});

export const cards: readonly SpeechCard[] = [
  card('gpt-4o-mini-tts', 'GPT-4o mini TTS', {
    voices: [...OLD_VOICES, 'ballad', 'verse', 'marin', 'cedar'],
    style: true,
    usd: 0.05,
  }),
  card('tts-1', 'TTS 1', {voices: OLD_VOICES, style: false, usd: 0.015}),
  card('tts-1-hd', 'TTS 1 HD', {voices: OLD_VOICES, style: false, usd: 0.03}),
];
