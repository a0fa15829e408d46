/** The bundler copies the file; the import is its URL. */
declare module '*.woff2' {
  const url: string;
  export default url;
}
