/** A yes/no question about the frames of a variant. */
export type AdviceQuestion = {
  id: string;
  /** The question, as the model reads it. */
  asks: string;
  /** The answer that means a fault. */
  fault: 'yes' | 'no';
  /** When it is asked: if the brand has photos of products, or if the brief may rule people out. Default: always. */
  when?: 'photos' | 'no-people';
};

/** What a model is asked about each variant. Another wording is another question: its recall has to be measured again. */
export const ADVICE_QUESTIONS: readonly AdviceQuestion[] = [
  {
    id: 'product-likeness',
    asks: 'Wherever a frame shows the product, does it look like the product in the reference photos: the same shape, the same colours, and the same label?',
    fault: 'no',
    when: 'photos',
  },
  {
    id: 'extra-logo',
    asks: 'Does a frame show a logo, an emblem or a brand mark that differs from the reference logo and is not on the product in the reference photos?',
    fault: 'yes',
  },
  {
    id: 'deformed-hands-faces',
    asks: 'Does a frame show a hand or a face that is deformed: melted, merged with something, or with a wrong number of fingers, eyes or limbs?',
    fault: 'yes',
  },
  {
    id: 'other-text',
    asks: 'Does a frame show text that is not in `texts` and not on the product in the reference photos, or letters that form no words?',
    fault: 'yes',
  },
  {
    id: 'people',
    asks: 'Does a frame show a person, or a part of one?',
    fault: 'yes',
    when: 'no-people',
  },
];
