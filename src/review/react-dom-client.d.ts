/** The part of react-dom/client that is used here. */
declare module 'react-dom/client' {
  import type {ReactNode} from 'react';
  export function createRoot(container: Element): {render: (node: ReactNode) => void};
}
