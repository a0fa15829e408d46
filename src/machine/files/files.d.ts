/** A file system error as a `TenspotError` with the code `file-<errno>`, for example `file-enoent`. Other errors are returned as they are. */
export declare function fileError(error: unknown, path: string): unknown;
/** The text of a file, read as UTF-8. */
export declare function readText(path: string): Promise<string>;
/** Makes a folder and those above it if they do not exist, and checks that it can be written. Returns its path. */
export declare function makeFolder(path: string): Promise<string>;
/** Moves a finished file to its final path atomically and durably: the path never has a part of the file, even after a power cut. */
export declare function publish(finished: string, final: string): Promise<void>;
/** Writes a file atomically: it has all of the data or is left as it was. The draft is in the same folder, so that it can be renamed. */
export declare function writeWhole(path: string, data: string | Uint8Array): Promise<void>;
/** The value of a JSON file; undefined if the file is missing or no valid JSON. */
export declare function readJson(path: string): Promise<unknown>;
export declare function copyTo(from: string, to: string): Promise<void>;
/** The size of a file in bytes; undefined if there is none. */
export declare const sizeOf: (path: string) => Promise<number | undefined>;
export declare const exists: (path: string) => Promise<boolean>;
/** True for a regular file or a link to one; false for a folder, a pipe or nothing. */
export declare const isFile: (path: string) => Promise<boolean>;
/** Names of the folders in a folder, sorted; none if it does not exist. */
export declare function listFolders(path: string): Promise<string[]>;
/** Names of the files and folders in a folder, sorted. */
export declare const listEntries: (path: string) => Promise<string[]>;
/** Relative paths of all files in a folder and its subfolders, sorted. */
export declare function listFiles(path: string): Promise<string[]>;
/** Renames a folder. Fails if there is something at the new path. */
export declare function moveFolder(from: string, to: string): Promise<void>;
/** Copies a folder with its contents. */
export declare const copyFolder: (from: string, to: string) => Promise<void>;
/** Removes a file, or a folder with its contents. No error if there is none. */
export declare const remove: (path: string) => Promise<void>;
/** The bytes of a file. */
export declare const readBytes: (path: string) => Promise<Uint8Array>;
/** Writes a temporary file chunk by chunk, without syncing it. */
export declare function writeParts(path: string, parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void>;
