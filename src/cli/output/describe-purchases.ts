import type {BoughtTake} from '../../node/bought-take.ts';
import type {BoughtBed} from '../../node/planned-bed.ts';
import type {BoughtLine} from '../../node/planned-line.ts';
import type {Progress, VendorJob} from '../../node/progress.ts';
import {formatUsd, toMicro} from '../../node/vocabulary.ts';
import {styleText} from './terminal.ts';

type TakeEnd = Extract<Progress, {type: 'take'}>['take'];

/** A job in the state that it has come to, in a line. */
export const describeJob = ({subject, state, provider, attempt, usd, why}: VendorJob): string =>
  [
    subject.padEnd(20),
    state.toLowerCase().padEnd(12),
    `${provider}, attempt ${attempt}`,
    ...(usd > 0 ? [formatUsd(toMicro(usd) ?? 0)] : []),
    ...(why === null ? [] : [why]),
  ].join('  ');

/** What became of a take, in a line. */
export function describeTakeEnd(
  {label, take, state, provider, spent, why, unlike}: TakeEnd,
  stream: NodeJS.WriteStream,
): string {
  const isBought = state === 'bought';
  // It may have been bought by an earlier run.
  const word = styleText(isBought ? 'green' : 'red', isBought ? 'ready' : state, {stream});
  const rest = [...(isBought ? [`${provider}  ${formatUsd(spent)}`] : []), why ?? ''].join('  ').trimEnd();
  const odd = unlike.length > 0 ? `  unlike the order: ${unlike.join('; ')}` : '';
  return `${word}  take ${take} of ${label}  ${rest}${odd}`;
}

/** The same of a take in the result of a purchase. */
export const describeBought = (bought: BoughtTake, spot: string, stream: NodeJS.WriteStream): string => {
  const {shot, format, take, state, provider = null, usd = 0, detail = null, unlike = []} = bought;
  const label = `${spot}/${shot}@${format}`;
  return describeTakeEnd(
    {label, take, state, provider, spent: toMicro(usd) ?? 0, why: detail, unlike},
    stream,
  );
};

/** The result of buying one bed, as a line for the terminal. */
export const describeBed = (bought: BoughtBed, stream: NodeJS.WriteStream): string => {
  const {bed, brand, state, provider, file, usd = 0, detail} = bought;
  const isBought = state === 'bought';
  const word = styleText(isBought ? 'green' : 'red', isBought ? 'ready' : state, {stream});
  const paid = isBought ? `  ${provider}  ${formatUsd(toMicro(usd) ?? 0)}  ${file} of ${brand}` : '';
  return `${word}  bed ${bed}${paid}${detail === undefined ? '' : `  ${detail}`}`;
};

/** The same of a line of the voice. */
export const describeSpoken = (spoken: BoughtLine, spot: string, stream: NodeJS.WriteStream): string => {
  const {slot, text, state, provider, usd = 0, detail} = spoken;
  const isBought = state === 'bought';
  const word = styleText(isBought ? 'green' : 'red', isBought ? 'ready' : state, {stream});
  const paid = isBought ? `${provider}  ${formatUsd(toMicro(usd) ?? 0)}  ` : '';
  return `${word}  line of ${spot}/${slot}  ${paid}${text}${detail === undefined ? '' : `  ${detail}`}`;
};
