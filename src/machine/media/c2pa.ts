import {createPrivateKey} from 'node:crypto';
import {readFile, rename} from 'node:fs/promises';
import {z} from 'zod';
import {invalid, TenspotError} from '../../spot/problem/errors.ts';
import {fileError} from '../files/file-error.ts';
import {remove} from '../files/write-file.ts';

/** The part of `@contentauth/c2pa-node` that is used. It is an optional package with a native program inside. */
type C2paPackage = {
  Builder: {
    withJson: (
      manifest: object,
      settings: object,
    ) => {sign: (signer: unknown, from: Asset, to: Asset) => unknown};
  };
  LocalSigner: {newSigner: (certificate: Buffer, key: Buffer, algorithm: string) => unknown};
  Reader: {fromAsset: (asset: Asset, settings: object) => Promise<{json: () => unknown} | null>};
};
type Asset = {path: string; mimeType: string};

/** What signs files: PEM files of a certificate with its chain, and of its private key. */
export type C2paSigner = {certificate: string; key: string};

/** What a manifest says of a file. */
export type C2paClaim = {
  title: string;
  /** The program: its name and version. */
  generator: {name: string; version: string};
  digitalSourceType: string;
  ingredients: readonly {
    id: string;
    title: string;
    description: string;
    /** Its media type: `video/mp4`, `audio/wav`. */
    format: string;
    digitalSourceType: string | null;
  }[];
};

/** Nothing is fetched from the network while a file is signed or read. */
const SETTINGS = {
  verify: {
    verify_after_sign: false,
    verify_timestamp_trust: false,
    ocsp_fetch: false,
    remote_manifest_fetch: false,
  },
};

const asset = (path: string): Asset => ({path, mimeType: 'video/mp4'});

/**
 * Signs an MP4 in place with a C2PA manifest, and reads it back. Errors: `c2pa-missing` where the package is not installed,
 * `c2pa-key` for a certificate or a key that cannot be used, `c2pa-invalid` where the manifest does not read back as valid.
 */
export async function signC2pa(file: string, claim: C2paClaim, signer: C2paSigner): Promise<void> {
  const {Builder, LocalSigner} = await loadC2pa();
  const [certificate, key] = await Promise.all([signer.certificate, signer.key].map(readPem));
  const builder = Builder.withJson(manifestOf(claim), SETTINGS);
  const signed = `${file}.signed.mp4`;
  try {
    const local = LocalSigner.newSigner(
      certificate as Buffer,
      key as Buffer,
      algorithmOf(key as Buffer, signer),
    );
    builder.sign(local, asset(file), asset(signed));
  } catch (cause) {
    await remove(signed);
    if (cause instanceof TenspotError) throw cause;
    throw keyProblem(signer, (cause as Error).message, cause);
  }
  const {state, failures} = (await readC2pa(signed)) ?? {state: 'none', failures: []};
  const others = failures.filter((code) => code !== UNTRUSTED);
  if ((state !== 'Valid' && state !== 'Trusted') || others.length > 0) {
    await remove(signed);
    throw new TenspotError({
      code: 'c2pa-invalid',
      what: 'the signed manifest does not read back as valid',
      where: {file: signer.certificate},
      expected: 'the state Valid, and no failure but an untrusted certificate',
      got: `${state}: ${others.join(', ')}`,
      fix: 'Use a certificate for signing documents (extended key usage emailProtection or documentSigning) that is in force.',
    });
  }
  await rename(signed, file);
}

/** A certificate that is on no list of trust still signs: readers then say that the signer is not known. */
const UNTRUSTED = 'signingCredential.untrusted';

const Answer = z.object({
  validation_state: z.string(),
  validation_status: z.array(z.object({code: z.string()})).default([]),
  active_manifest: z.string(),
  manifests: z.record(z.string(), z.unknown()),
});

/** The state of the C2PA manifest of a file, the codes of its failures, and the manifest; undefined if the file has none. */
export async function readC2pa(
  file: string,
): Promise<{state: string; failures: string[]; manifest: unknown} | undefined> {
  const {Reader} = await loadC2pa();
  const reader = await Reader.fromAsset(asset(file), SETTINGS);
  if (!reader) return undefined;
  const {validation_state, validation_status, active_manifest, manifests} = Answer.parse(reader.json());
  const failures = validation_status.map(({code}) => code);
  return {state: validation_state, failures, manifest: manifests[active_manifest]};
}

const manifestOf = ({title, generator, digitalSourceType, ingredients}: C2paClaim): object => ({
  title,
  format: 'video/mp4',
  claim_generator_info: [generator],
  ingredients: ingredients.map((each) => ({
    title: each.title,
    description: each.description,
    format: each.format,
    instance_id: each.id,
    label: each.id,
    relationship: 'componentOf',
  })),
  assertions: [
    {
      label: 'c2pa.actions.v2',
      data: {
        actions: [
          {action: 'c2pa.created', digitalSourceType},
          ...ingredients.map((each) => ({
            action: 'c2pa.placed',
            ...(each.digitalSourceType === null ? {} : {digitalSourceType: each.digitalSourceType}),
            parameters: {ingredientIds: [each.id]},
          })),
        ],
      },
    },
  ],
});

async function loadC2pa(): Promise<C2paPackage> {
  const name = '@contentauth/c2pa-node';
  try {
    return (await import(name)) as C2paPackage;
  } catch (cause) {
    throw new TenspotError(
      {
        code: 'c2pa-missing',
        what: 'the package that signs C2PA manifests is not installed, or has no program for this machine',
        expected: name,
        got: (cause as Error).message.split('\n')[0],
        fix: `Install it (npm install ${name}), or deliver without TENSPOT_C2PA_CERT.`,
      },
      {cause},
    );
  }
}

const readPem = (file: string): Promise<Buffer> =>
  readFile(file).catch((error: unknown) => {
    throw fileError(error, file);
  });

/** The algorithm of a key, as C2PA 2.2 allows it (section 13.2). */
function algorithmOf(key: Buffer, signer: C2paSigner): string {
  const {asymmetricKeyType, asymmetricKeyDetails} = openKey(key, signer);
  if (asymmetricKeyType === 'ed25519') return 'ed25519';
  if (asymmetricKeyType === 'rsa' || asymmetricKeyType === 'rsa-pss') return 'ps256';
  const curve = CURVES[asymmetricKeyDetails?.namedCurve ?? ''];
  if (curve) return curve;
  throw keyProblem(
    signer,
    `a key of the kind ${asymmetricKeyType} ${asymmetricKeyDetails?.namedCurve ?? ''}`,
  );
}

const CURVES: Readonly<Record<string, string>> = {
  prime256v1: 'es256',
  secp384r1: 'es384',
  secp521r1: 'es512',
};

function openKey(key: Buffer, signer: C2paSigner) {
  try {
    return createPrivateKey(key);
  } catch (cause) {
    throw keyProblem(signer, 'no private key, or one with a password', cause);
  }
}

const keyProblem = ({certificate}: C2paSigner, got: string, cause?: unknown): TenspotError =>
  invalid(
    {
      code: 'c2pa-key',
      what: 'this certificate and key cannot sign',
      where: {file: certificate},
      expected:
        'a certificate with its chain, and its private key (ECDSA P-256, P-384 or P-521, Ed25519 or RSA) in PKCS 8, as PEM',
      got,
      fix: 'Correct TENSPOT_C2PA_CERT and TENSPOT_C2PA_KEY: both are paths of files.',
    },
    cause,
  );
