import {z} from 'zod';
import {Text, Words} from './field-types.ts';

/** The dot path of a text: `copy.cta`, `copy.steps.0.title`, `voice.says.hook`, `ad.headline`. */
const FieldPath = z.string().regex(/^(copy|voice\.says|ad)(\.[A-Za-z0-9_-]+)+$/, {
  error: 'expected a field like copy.cta, voice.says.hook or ad.headline',
});

/** `translations/<language>.yaml`: what the texts of a spot are in another language. */
export const TranslationsFile = z.strictObject({
  texts: z
    .array(
      z.strictObject({
        /** The text, exactly as the documents of the spot have it. */
        from: Text,
        /** The text in the language of the file. The same text where it stays as it is. */
        to: Words,
        /** The only field that the translation is for. Default: every field that has the text. */
        field: FieldPath.optional(),
        /** True until a person who reads the language has read it: a delivery refuses it. Default: false. */
        unreviewed: z.boolean().default(false),
      }),
    )
    .min(1),
});
export type TranslationsFile = z.infer<typeof TranslationsFile>;
