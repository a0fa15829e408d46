import type {HardPiece} from './hard-corpus.ts';

type Entry = [text: string, open?: HardPiece['open'][number] | HardPiece['open'], ...approved: string[]];

const pieces = (language: string, list: Entry[]): HardPiece[] =>
  list.map(([text, open = [], ...approved]) => ({language, text, approved, open: [open].flat()}));

/** Copy in languages whose claims are not read, and with letters and amounts of other countries, that was judged wrongly, most of it as approved. */
export const FOREIGN_CORPUS: HardPiece[] = [
  // Words of English in texts of other languages: periods and savings in them are read all the same.
  ...pieces('pt', [
    ['Só €39 por mês no app do celular', 'price', 'The flask costs €39'],
    ['39 € de desconto no app do celular', 'price', 'The flask costs €39'],
    ['Só €39 no app do celular', [], 'The flask costs €39'],
  ]),
  ...pieces('es', [
    ['Solo 39 € al mes, a tu ritmo, no esperes', 'price', 'The flask costs €39'],
    ['39 € menos, no esperes a mañana', 'price', 'The flask costs €39'],
  ]),
  ...pieces('fr', [
    ['39 € par an, et on a tout compris', 'price', 'The flask costs €39'],
    ['39 € de moins, et on a tout compris', 'price', 'The flask costs €39'],
  ]),
  ...pieces('nl', [
    ['Slechts €39 per maand, in de winkel of online', 'price', 'The flask costs €39'],
    ['Slechts €39, in de winkel of online', [], 'The flask costs €39'],
  ]),
  ...pieces('it', [['Solo 39 € al mese, in negozio e a casa', 'price', 'The flask costs €39']]),
  ...pieces('da', [['Kun 39 € for en uge, under alt', 'price', 'The flask costs €39']]),
  ...pieces('tr', [['Ayda 39 €', 'price', 'The flask costs €39']]),
  ...pieces('zh', [['每周39€', 'price', 'The flask costs €39']]),
  ...pieces('ko', [['하루 39€', 'price', 'The flask costs €39']]),
  ...pieces('th', [['เพียง39€ต่อเดือน', 'price', 'The flask costs €39']]),
  ...pieces('ar', [['39 € بالشهر', 'price', 'The flask costs €39']]),
  ...pieces('da', [['Kun kr. 39', 'price']]),
  ...pieces('sv', [['Den nya flaskan: 39 €', [], 'The flask costs €39']]),
  // Prices behind letters.
  ...pieces('en-ZA', [
    ['Only R499', 'price'],
    ['Only R499', [], 'The flask costs R 499'],
    ['Save R499', 'price', 'The flask costs R 499'],
    ['An R2 unit. Vitality B12.'],
    ['ONLY R499. NOT EBU R 128', ['price', 'number']],
  ]),
  ...pieces('en-IN', [
    ['Now Rs499', 'price'],
    ['Now Rs. 499', [], 'The flask costs ₹499'],
  ]),
  // Scripts without spaces.
  ...pieces('ja', [
    ['Meridian Flask 750は氷を守る'],
    ['氷を24時間守る', 'number'],
    ['5800円で', [], 'The flask costs ¥5800'],
    ['価格は39%オフ', 'number'],
    ['送料FREEで', 'price'],
  ]),
  ...pieces('ko', [['Meridian Flask 750은 차갑다'], ['최대24시간', 'number'], ['39유로', 'number']]),
  ...pieces('zh', [['Meridian Flask 750保冷'], ['保冷24小时', 'number']]),
  ...pieces('th', [['Meridian Flask 750เย็น'], ['เย็น24ชั่วโมง', 'number']]),
];
