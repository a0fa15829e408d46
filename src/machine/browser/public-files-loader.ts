import {importPublicFiles} from './import-public-files.ts';

/** What this loader uses of the bundler's context. */
type LoaderContext = {resourcePath: string; rootContext: string};

/** A loader of the bundler, for every module: it imports the files that `staticFile` names. Errors: those of `importPublicFiles`. */
export default function publicFilesLoader(this: LoaderContext, source: string): string {
  return importPublicFiles(source, this.resourcePath, this.rootContext);
}
