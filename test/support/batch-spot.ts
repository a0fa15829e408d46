import type {Workspace} from './workspace.ts';

/** A word for each number, in which only letters differ. */
export const word = (at: number): string =>
  [676, 26, 1].map((place) => String.fromCharCode(97 + (Math.floor(at / place) % 26))).join('');

/** Writes a spot of one second. `axes`: for each axis its values in YAML. */
export const writeBatchSpot = (
  {write}: Pick<Workspace, 'write'>,
  axes: Readonly<Record<string, readonly string[]>>,
): void =>
  write(
    'compositions/spots/tiny/variants.yaml',
    [
      'template: plain',
      'brand: plain',
      "props: {seconds: 1, fps: 24, format: '1:1', shots: {end: bars}}",
      'axes:',
      ...Object.entries(axes).flatMap(([name, values]) => [
        `  ${name}:`,
        ...values.map((value) => `    - {${value}}`),
      ]),
      '',
    ].join('\n'),
  );
