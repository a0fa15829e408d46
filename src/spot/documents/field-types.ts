import {z} from 'zod';

/** Device names that Windows reserves: a file `con.mp4` cannot exist there. */
const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

export const ID_PATTERN = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** An id: 1 to 64 lower case letters, digits and dashes, not starting with a dash. */
export const Id = z
  .string()
  .regex(ID_PATTERN, {error: 'expected an id: a-z, 0-9 and dashes, at most 64, not starting with a dash'})
  .refine((id) => !RESERVED.test(id), {error: 'expected an id that is not a reserved device name'});

/** Text for people, normalised to NFC so that equal texts have equal bytes. */
export const Text = z.string().normalize('NFC');

/** Text that says something: it has a letter or a digit. */
export const Words = Text.refine((text) => /[\p{L}\p{N}]/u.test(text), {
  error: 'expected words: a text with a letter or a digit',
});

/** A relative path inside the document's folder, with forward slashes and without `..`. */
export const RelativePath = z
  .string()
  .min(1)
  .refine(
    (path) => !/^([a-z]+:|[\\/~])/i.test(path) && !path.split(/[\\/]/).includes('..') && !hasControl(path),
    {
      error: 'expected a path inside this folder, with forward slashes (no "..", no drive, no URL)',
    },
  );

/** A fraction of a length: 0 to 1. */
export const Fraction = z.number().min(0).max(1);

const hasControl = (path: string): boolean => [...path].some((char) => char.charCodeAt(0) < 32);

/** A day, such as 2027-06-30. YAML may read it as a date. */
export const Day = z.union([z.iso.date(), z.date().transform((date) => date.toISOString().slice(0, 10))]);

/** Whether a text is a day that exists, such as 2027-06-30. */
export const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;
