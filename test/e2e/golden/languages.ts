import {cpSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {parse, stringify} from 'yaml';

/** The words of a template in a language, and what a voice says over it. */
type Told = {copy: Record<string, unknown>; says: string};

/** One language of the stills: what the brand has in it, and what each template says. */
type Translated = {
  language: string;
  legal: string;
  tagline: string;
  words: {'hook-proof-offer': Told; 'demo-steps': Told};
};

const PRICE = {amount: 39.9, currency: 'EUR'};
const WAS = {amount: 49, currency: 'EUR'};

export const LANGUAGES: readonly Translated[] = [
  {
    language: 'ar',
    legal: 'إعلان نموذجي. العلامة التجارية خيالية (Sample Ltd.).',
    tagline: 'البرد يفي بوعده.',
    words: {
      'hook-proof-offer': {
        copy: {
          hook: 'ظهيرة. ثلاثون درجة.\nوالثلج باقٍ!',
          product: 'Meridian Flask 750',
          proof: 'ثلج الفطور يبقى ثلجًا حتى منتصف الليل مع Meridian.',
          proofOn: 'dark',
          proofSource: '24 ساعة عند 21 درجة، والغطاء مغلق',
          offer: 'خذ واحدة إلى البيت',
          price: PRICE,
          was: WAS,
          cta: 'تسوّق الآن',
        },
        says: 'في الظهيرة، عند ثلاثين درجة، يبقى الثلج في قارورة Meridian ثلجًا.',
      },
      'demo-steps': {
        copy: {
          opening: 'الظلام يتربّص بك.',
          steps: [
            {title: 'ثبّته', detail: 'على الحزام أو المقعد أو الخوذة.'},
            {title: 'اضغط', detail: 'مرة للثابت، ومرتان للوميض.', closeUp: true},
            {title: 'كن مرئيًا', detail: 'من مسافة 400 متر.'},
          ],
          product: 'Peck',
          offer: '60 لومن من 38 غرامًا.',
          price: PRICE,
          was: WAS,
          cta: 'احصل على Peck',
        },
        says: 'ثبّته على الحزام، واضغط مرة للضوء الثابت، ومرتين للوميض.',
      },
    },
  },
  {
    language: 'ja',
    legal: 'これはサンプル広告です。架空のブランドです。',
    tagline: '冷たさは、約束を守る。',
    words: {
      'hook-proof-offer': {
        copy: {
          hook: '正午。気温30度。\n氷は、まだ氷。',
          product: 'Meridian Flask 750',
          proof: '朝の氷が、真夜中になっても「氷」のまま。',
          proofOn: 'dark',
          proofSource: '21 °Cで24時間、ふたを閉めた状態',
          offer: 'ひとつ、家に連れて帰ろう',
          price: {amount: 5800, currency: 'JPY'},
          was: {amount: 6900, currency: 'JPY'},
          cta: 'ボトルを見る',
        },
        says: '正午、三十度。それでもボトルの中の氷は、まだ氷のままです。',
      },
      'demo-steps': {
        copy: {
          opening: '夜はあなたを狙っている。',
          steps: [
            {title: 'つける', detail: 'ストラップ、シートポスト、ヘルメットに。'},
            {title: '押す', detail: '一回で点灯、二回で点滅。', closeUp: true},
            {title: '目立つ', detail: '400メートル先から、誰にでも。'},
          ],
          product: 'Peck',
          offer: '38グラムで60ルーメン。',
          price: {amount: 4200, currency: 'JPY'},
          was: {amount: 5000, currency: 'JPY'},
          cta: 'Peckを手に入れる',
        },
        says: 'ストラップにつけて、一回押せば点灯、二回押せば点滅します。',
      },
    },
  },
  {
    language: 'th',
    legal: 'โฆษณาตัวอย่าง แบรนด์นี้เป็นแบรนด์สมมติ',
    tagline: 'ความเย็นที่รักษาคำพูด',
    words: {
      'hook-proof-offer': {
        copy: {
          hook: 'เที่ยงวัน สามสิบองศา\nน้ำแข็งยังเป็นน้ำแข็ง',
          product: 'Meridian Flask 750',
          proof: 'น้ำแข็งตอนเช้ายังเป็นน้ำแข็งตอนเที่ยงคืน',
          proofOn: 'dark',
          proofSource: '24 ชั่วโมงที่ 21 องศา ปิดฝา',
          offer: 'พากลับบ้านสักใบที่ปู่ชอบ',
          price: {amount: 1490, currency: 'THB'},
          was: {amount: 1790, currency: 'THB'},
          cta: 'เลือกซื้อกระติก',
        },
        says: 'เที่ยงวัน สามสิบองศา แต่น้ำแข็งในกระติกยังเป็นน้ำแข็งอยู่',
      },
      'demo-steps': {
        copy: {
          opening: 'ความมืดกำลังจ้องคุณอยู่',
          steps: [
            {title: 'หนีบ', detail: 'สายรัด หลักอาน หมวกกันน็อก ได้หมด'},
            {title: 'กดปุ่ม', detail: 'หนึ่งครั้งไฟนิ่ง สองครั้งไฟกะพริบ', closeUp: true},
            {title: 'ให้คนเห็น', detail: 'จากระยะ 400 เมตร'},
          ],
          product: 'Peck',
          offer: '60 ลูเมน หนักแค่ 38 กรัม',
          price: {amount: 990, currency: 'THB'},
          was: {amount: 1190, currency: 'THB'},
          cta: 'รับ Peck ของคุณ',
        },
        says: 'หนีบกับสายรัด กดหนึ่งครั้งไฟนิ่ง กดสองครั้งไฟกะพริบ',
      },
    },
  },
  {
    language: 'de',
    legal: 'Beispielanzeige. Die Marke ist erfunden.',
    tagline: 'Kälte hält Wort.',
    words: {
      'hook-proof-offer': {
        copy: {
          hook: 'Mittag. Dreißig Grad.\nNoch immer Eis.',
          product: 'Meridian Flask 750',
          proof: 'Eis vom Frühstück ist um Mitternacht noch Eis.',
          proofOn: 'dark',
          proofSource: '24 h bei 21 °C, Deckel geschlossen',
          offer: 'Nimm eine mit nach Hause',
          price: PRICE,
          was: WAS,
          cta: 'Zur Flasche',
        },
        says: 'Mittag, dreißig Grad, und das Eis in der Flasche ist noch immer Eis.',
      },
      'demo-steps': {
        copy: {
          opening: 'Die Dunkelheit hat dich im Visier.',
          steps: [
            {title: 'Klemm es an', detail: 'Gurt, Sattelstütze, Helm. Ihm egal.'},
            {title: 'Drück drauf', detail: 'Einmal Dauerlicht, zweimal Blinken.', closeUp: true},
            {title: 'Fall auf', detail: 'Aus 400 Metern. Allen.'},
          ],
          product: 'Peck',
          offer: '60 Lumen aus 38 Gramm.',
          price: PRICE,
          was: WAS,
          cta: 'Hol dir Peck',
        },
        says: 'Klemm es an den Gurt, drück einmal für Dauerlicht und zweimal für Blinken.',
      },
    },
  },
];

/** The fonts of other scripts; `fonts/README.md` says what they are. */
const FONTS = [
  {family: 'Noto Sans Arabic', file: 'noto-sans-arabic.woff2', weight: '100..900'},
  {family: 'Noto Sans Thai', file: 'noto-sans-thai.woff2', weight: '100..900'},
  {family: 'Zen Kaku Gothic New', file: 'zen-kaku-gothic-new-700.woff2', weight: 700, languages: ['ja']},
];

/** Copies a brand to a folder, with fonts and lines for these languages in its `brand.yaml`. */
export function copyBrandForLanguages(brand: string, folder: string): void {
  cpSync(brand, folder, {recursive: true});
  for (const {file} of FONTS) cpSync(join(import.meta.dirname, 'fonts', file), join(folder, 'fonts', file));
  const file = join(folder, 'brand.yaml');
  const written = parse(readFileSync(file, 'utf8'));
  const fallback = FONTS.map(({family}) => family);
  for (const {family, file: font, weight, ...more} of FONTS)
    written.typography.fonts.push({family, source: 'file', ...more, files: [{path: `fonts/${font}`, weight}]});
  written.typography.base.fallback = fallback;
  written.typography.headings.fallback = fallback;
  const settings = written.defaults.tenspot;
  settings.legal = Object.fromEntries(LANGUAGES.map(({language, legal}) => [language, legal]));
  settings['end-card'].tagline = Object.fromEntries(LANGUAGES.map(({language, tagline}) => [language, tagline]));
  writeFileSync(file, stringify(written));
}
