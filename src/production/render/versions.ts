import {VERSION} from 'remotion/version';

/** The version of Remotion that draws. */
export const remotionVersion = (): string => VERSION;
