import {FAILURE_KINDS, type FailureKind} from '../../../spot/ledger/failure-reactions.ts';
import type {Failed} from './port.ts';

/**
 * What an error of a create says about it. Only an error that names its kind is believed; any other, a broken
 * connection or a mistake in an adapter, leaves open whether the job was accepted.
 */
export function failureOf(error: unknown): Failed {
  const said = whatItSays(error);
  if (said) return said;
  const message = error instanceof Error ? error.message : String(error);
  return {state: 'failed', kind: 'unknown-outcome', charged: 'unknown', code: 'no-answer', message};
}

function whatItSays(error: unknown): Failed | undefined {
  const outer = error as {failed?: unknown} | null | undefined;
  const candidate = (outer?.failed ?? error) as Partial<Failed> | null | undefined;
  if (!FAILURE_KINDS.includes(candidate?.kind as FailureKind)) return undefined;
  if (!['yes', 'no', 'unknown'].includes(candidate?.charged as string)) return undefined;
  const {kind, charged, code = '', message = '', cost, retryAfter} = candidate as Failed;
  return {state: 'failed', kind, charged, code: String(code), message: String(message), cost, retryAfter};
}
