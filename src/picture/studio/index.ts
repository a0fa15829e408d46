/** `tenspot/studio`: the root component that `tenspot studio` opens. */
export {StudioRoot} from './StudioRoot.tsx';
