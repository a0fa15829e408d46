import { randomUUID } from 'node:crypto';
import { access, constants, copyFile, cp, mkdir, open, readdir, readFile, rename, rm, stat, writeFile, } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { TenspotError } from "../../spot/problem/errors.js";
/** The text of a problem for each error code of the file system. */
const MEANINGS = {
    ENOSPC: {
        what: 'the disk is full',
        expected: 'free space',
        fix: 'Free some space and run the same command again: what is finished is kept.',
    },
    EDQUOT: {
        what: 'the disk quota is used up',
        expected: 'free space',
        fix: 'Free some space and run the same command again: what is finished is kept.',
    },
    EACCES: {
        what: 'permission to read or write this file or folder is missing',
        expected: 'permission',
        fix: 'Change its permissions, or name another folder for the masters with --out.',
    },
    EPERM: {
        what: 'permission to read or write this file or folder is missing',
        expected: 'permission',
        fix: 'Change its permissions, or name another folder for the masters with --out.',
    },
    EROFS: {
        what: 'this is on a read-only file system',
        expected: 'a writable folder',
        fix: 'Move the workspace to a writable disk, or name another folder for the masters with --out.',
    },
    ENOTDIR: {
        what: 'there is a file where a folder is needed',
        expected: 'a folder',
        fix: 'Move the file away, or name another folder with --out.',
    },
    EEXIST: {
        what: 'something else is at this path',
        expected: 'a folder or nothing',
        fix: 'Move it away, or name another folder with --out.',
    },
    ENOENT: { what: 'there is no such file', expected: 'a file', fix: 'Check the path.' },
    EISDIR: { what: 'this is a folder', expected: 'a file', fix: 'Check the path.' },
};
/** A file system error as a `TenspotError` with the code `file-<errno>`, for example `file-enoent`. Other errors are returned as they are. */
export function fileError(error, path) {
    const code = error?.code;
    const meaning = code === undefined ? undefined : MEANINGS[code];
    if (!meaning)
        return error;
    return new TenspotError({
        code: `file-${code?.toLowerCase()}`,
        what: meaning.what,
        where: { file: path },
        expected: meaning.expected,
        got: code,
        fix: meaning.fix,
    }, { cause: error });
}
/** The text of a file, read as UTF-8. */
export async function readText(path) {
    try {
        return await readFile(path, 'utf8');
    }
    catch (error) {
        throw fileError(error, path);
    }
}
/** Makes a folder and those above it if they do not exist, and checks that it can be written. Returns its path. */
export async function makeFolder(path) {
    try {
        await mkdir(path, { recursive: true });
        await access(path, constants.W_OK);
        return path;
    }
    catch (error) {
        throw fileError(error, path);
    }
}
async function sync(path) {
    const handle = await open(path, 'r');
    try {
        await handle.sync();
    }
    finally {
        await handle.close();
    }
}
/** Moves a finished file to its final path atomically and durably: the path never has a part of the file, even after a power cut. */
export async function publish(finished, final) {
    try {
        await mkdir(dirname(final), { recursive: true });
        await sync(finished);
        await rename(finished, final).catch((error) => {
            if (error.code !== 'EXDEV')
                throw error;
            return moveAcrossFileSystems(finished, final);
        });
        if (process.platform !== 'win32')
            await sync(dirname(final));
    }
    catch (error) {
        throw fileError(error, final);
    }
}
async function moveAcrossFileSystems(finished, final) {
    const draft = join(dirname(final), `.${randomUUID()}.part`);
    try {
        await copyFile(finished, draft);
        await sync(draft);
        await rename(draft, final);
        await rm(finished, { force: true });
    }
    catch (error) {
        await discard(draft);
        throw error;
    }
}
/** Errors are ignored, because the caller throws the error that came first. */
const discard = (draft) => rm(draft, { force: true }).catch(() => undefined);
/** Writes a file atomically: it has all of the data or is left as it was. The draft is in the same folder, so that it can be renamed. */
export async function writeWhole(path, data) {
    const draft = join(dirname(path), `.${randomUUID()}.part`);
    try {
        await mkdir(dirname(path), { recursive: true });
        const handle = await open(draft, 'wx');
        try {
            await handle.writeFile(data);
        }
        finally {
            await handle.close();
        }
    }
    catch (error) {
        await discard(draft);
        throw fileError(error, path);
    }
    await publish(draft, path).catch(async (error) => {
        await discard(draft);
        throw error;
    });
}
/** The value of a JSON file; undefined if the file is missing or no valid JSON. */
export async function readJson(path) {
    try {
        return JSON.parse(await readFile(path, 'utf8'));
    }
    catch {
        return undefined;
    }
}
export async function copyTo(from, to) {
    await copyFile(from, to).catch((error) => {
        throw fileError(error, to);
    });
}
/** The size of a file in bytes; undefined if there is none. */
export const sizeOf = async (path) => (await stat(path).catch(() => undefined))?.size;
export const exists = (path) => access(path).then(() => true, () => false);
/** True for a regular file or a link to one; false for a folder, a pipe or nothing. */
export const isFile = (path) => stat(path).then((facts) => facts.isFile(), () => false);
/** Names of the folders in a folder, sorted; none if it does not exist. */
export async function listFolders(path) {
    const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
    return entries
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort();
}
/** Names of the files and folders in a folder, sorted. */
export const listEntries = async (path) => (await readdir(path)).sort();
/** Relative paths of all files in a folder and its subfolders, sorted. */
export async function listFiles(path) {
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    return entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(path, join(entry.parentPath, entry.name)))
        .sort();
}
/** Renames a folder. Fails if there is something at the new path. */
export async function moveFolder(from, to) {
    await rename(from, to).catch((error) => {
        throw fileError(error, to);
    });
}
/** Copies a folder with its contents. */
export const copyFolder = (from, to) => cp(from, to, { recursive: true });
/** Removes a file, or a folder with its contents. No error if there is none. */
export const remove = (path) => rm(path, { recursive: true, force: true });
/** The bytes of a file. */
export const readBytes = async (path) => {
    try {
        return await readFile(path);
    }
    catch (error) {
        throw fileError(error, path);
    }
};
/** Writes a temporary file chunk by chunk, without syncing it. */
export async function writeParts(path, parts) {
    try {
        await writeFile(path, parts);
    }
    catch (error) {
        throw fileError(error, path);
    }
}
