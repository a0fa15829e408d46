/** Stems of words for savings, periods and former prices, in languages of which the claims are not read. */
const STEMS =
  'acompte|anticipo|entrada|depósito|aanbetal|zaliczk|zálož|taksit|remis|moins|rédui|réduc|rabais|économ|offert|rembours|mois|semaine|jour|ans?(?!\\p{L})|avant|menos|descuent|ahorr|rebaj|regal|mes(?:es)?(?!\\p{L})|semana|día|año|antes|sconto|risparmi|meno(?!\\p{L})|mese|mesi|settiman|giorn|anno|prima|descont|poup|grátis|mês|dia|ano(?!\\p{L})|korting|bespaar|minder|goedkop|maand|dag|jaar|rabat|spar|mindre|uge(?!\\p{L})|uke(?!\\p{L})|veck|år(?!\\p{L})|miesi|tydzie|dzie|taniej|oszcz|rok|týd|denně|za den(?!\\p{L})|kedvezm|hónap|havonta|hét(?!\\p{L})|évente|reduc|lun[ăa]|săpt|sleva|ušetř|měsí|rea(?!\\p{L})|månad|måned|vuosi|kuukau|viikko|alennus|скидк|месяц|недел|день|сутк|год|знижк|місяц|тижд|рік|indirim|ay(?:da|lık)?(?!\\p{L})|haftalık|haftada|günlük|yıllık|सेव|छूट|महीन|सप्ताह|दिन|साल';

const CHANGES = new RegExp(
  `(?<!\\p{L})(?:${STEMS})|割引|引き|オフ|お得|月|年|週|毎|日額|頭金|할인|월|하루|매(?:일|주|년)|일주일|주당|한 ?달|연간|折|优惠|每|首付|ลด|เดือน|สัปดาห์|วัน|ปี|خصم|شهر|أسبوع|يوم|سنو|[-−–+/]\\s?\\d`,
  'iu',
);

/** Whether a sentence in a language of which the claims are not read may give a saving or an amount each month, and not a price. */
export const changesPrice = (sentence: string): boolean => CHANGES.test(sentence);
