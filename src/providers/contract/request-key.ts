import {keyOf} from '../../machine/files/hash.ts';
import type {ResolvedRequest} from './contract.ts';

/** What was asked for, without anything that says where it came from or what it cost. */
export const requestKey = ({provider, model, version, params, inputs, take}: ResolvedRequest): string =>
  keyOf({provider, model, version, params, inputs, take});
