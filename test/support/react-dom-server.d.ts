/** The part of react-dom/server that the tests use. */
declare module 'react-dom/server' {
  import type {ReactNode} from 'react';
  export function renderToStaticMarkup(node: ReactNode): string;
}
