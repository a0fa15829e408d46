/** What `tenspot studio` opens: `tenspot/studio`. */
export {StudioRoot} from './StudioRoot.tsx';
