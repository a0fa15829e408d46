import {execFileSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const CONFIG = `[req]
distinguished_name=dn
prompt=no
[dn]
CN=Test Root
O=Northwind Studio
[root]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash
[leaf]
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=emailProtection
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid
`;

/** Makes a certificate for signing documents with a root of its own, which no list of trust has. Returns the paths of its PEM files. */
export function makeCertificate(folder: string): {certificate: string; key: string} {
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: string[]): Buffer =>
    execFileSync('openssl', args, {cwd: folder, stdio: ['ignore', 'pipe', 'ignore']});
  writeFileSync(at('openssl.cnf'), CONFIG);
  const curve = ['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-out'];
  openssl(...curve, 'root.key');
  openssl(...curve, 'leaf.key');
  openssl(
    'req',
    '-x509',
    '-new',
    '-key',
    'root.key',
    '-days',
    '3650',
    '-config',
    'openssl.cnf',
    '-extensions',
    'root',
    '-out',
    'root.pem',
  );
  openssl(
    'req',
    '-new',
    '-key',
    'leaf.key',
    '-subj',
    '/CN=Test signer/O=Northwind Studio',
    '-out',
    'leaf.csr',
  );
  openssl(
    'x509',
    '-req',
    '-in',
    'leaf.csr',
    '-CA',
    'root.pem',
    '-CAkey',
    'root.key',
    '-CAcreateserial',
    '-days',
    '365',
    '-sha256',
    '-extfile',
    'openssl.cnf',
    '-extensions',
    'leaf',
    '-out',
    'leaf.pem',
  );
  writeFileSync(at('chain.pem'), Buffer.concat([readFileSync(at('leaf.pem')), readFileSync(at('root.pem'))]));
  return {certificate: at('chain.pem'), key: at('leaf.key')};
}
