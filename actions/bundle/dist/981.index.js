export const id = 981;
export const ids = [981,121,287];
export const modules = {

/***/ 5287:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JD: () => (/* binding */ preAuthenticationEncoding),
/* harmony export */   Mf: () => (/* binding */ writeBundle),
/* harmony export */   h: () => (/* binding */ payloadType),
/* harmony export */   readBundle: () => (/* binding */ readBundle)
/* harmony export */ });
/* unused harmony export bundleMediaType */
/* harmony import */ var _slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57864);

/**
 * The file of a signature: a Sigstore bundle 0.3 with a DSSE envelope.
 * Source: https://docs.sigstore.dev/about/bundle/ and
 * https://github.com/ossf/model-signing-spec/blob/main/spec/v1.0.md#4-oms-bundle-format
 */
/** The media type of the bundles that are written. */
const bundleMediaType = 'application/vnd.dev.sigstore.bundle.v0.3+json';
/** Bundles that are read; the second spelling was in use for a short while. */
const knownMediaTypes = [bundleMediaType, 'application/vnd.dev.sigstore.bundle+json;version=0.3'];
/** The type of what is signed. */
const payloadType = 'application/vnd.in-toto+json';
/** Reads a bundle, or says as the end of a sentence why it is none. */
function readBundle(text) {
    const json = parsed(text);
    if (json === undefined)
        return { fault: 'is not JSON' };
    const mediaType = json['mediaType'];
    if (!knownMediaTypes.includes(mediaType))
        return { fault: `is no Sigstore bundle 0.3: its \`mediaType\` is ${JSON.stringify(mediaType)}` };
    const envelope = (0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .recordOf */ .z)(json['dsseEnvelope']);
    if (envelope === undefined)
        return { fault: 'has no `dsseEnvelope`' };
    if (envelope['payloadType'] !== payloadType)
        return {
            fault: `signs a payload of the type ${JSON.stringify(envelope['payloadType'])}, not ${payloadType}`,
        };
    const signatures = envelope['signatures'];
    if (!Array.isArray(signatures) || signatures.length !== 1)
        return { fault: 'does not hold exactly one signature' };
    const [payload, signature] = [envelope['payload'], (0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .recordOf */ .z)(signatures[0])?.['sig']];
    if (!isBase64(payload) || !isBase64(signature))
        return { fault: 'holds a payload or a signature that is not Base64' };
    const material = readMaterial((0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .recordOf */ .z)(json['verificationMaterial']));
    return 'fault' in material ? material : { value: { material: material.value, payload, signature, json } };
}
function readMaterial(fields) {
    if (fields === undefined)
        return { fault: 'has no `verificationMaterial`' };
    const key = (0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .recordOf */ .z)(fields['publicKey']);
    if (key !== undefined) {
        const hint = key['hint'];
        // Before version 1.1 of the reference tool the key itself stood here; whose it is was never said by that.
        return { value: typeof hint === 'string' && hint !== '' ? { kind: 'key', hint } : { kind: 'key' } };
    }
    const chain = (0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .recordOf */ .z)(fields['x509CertificateChain'])?.['certificates'];
    if (Array.isArray(chain)) {
        const certificates = chain.map((entry) => (0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .recordOf */ .z)(entry)?.['rawBytes']);
        if (certificates.length === 0 || !certificates.every(isBase64))
            return { fault: 'holds a chain of certificates that can not be read' };
        return { value: { kind: 'certificate', certificates } };
    }
    const certificate = (0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .recordOf */ .z)(fields['certificate'])?.['rawBytes'];
    if (!isBase64(certificate))
        return { fault: 'names neither a key nor a certificate' };
    const entries = fields['tlogEntries'];
    if (!Array.isArray(entries) || entries.length === 0)
        return {
            fault: 'was made without a key of its own and holds no entry of a transparency log (`tlogEntries`)',
        };
    return { value: { kind: 'keyless', certificate } };
}
/** Writes a bundle of a signature that was made with a key of one's own. `payload` and `signature` are Base64. */
function writeBundle(material, payload, signature) {
    const verificationMaterial = material.kind === 'key'
        ? { publicKey: { hint: material.hint } }
        : { x509CertificateChain: { certificates: material.certificates.map((rawBytes) => ({ rawBytes })) } };
    const bundle = {
        mediaType: bundleMediaType,
        verificationMaterial: { ...verificationMaterial, tlogEntries: [] },
        dsseEnvelope: { payload, payloadType, signatures: [{ sig: signature, keyid: '' }] },
    };
    return `${JSON.stringify(bundle)}\n`;
}
/**
 * The bytes that are signed in place of a payload, so that its type is signed, too.
 * Source: https://github.com/secure-systems-lab/dsse/blob/v1.0.0/protocol.md
 */
function preAuthenticationEncoding(type, payload) {
    const bytes = (text) => new TextEncoder().encode(text);
    const head = bytes(`DSSEv1 ${bytes(type).length} ${type} ${payload.length} `);
    const encoded = new Uint8Array(head.length + payload.length);
    encoded.set(head);
    encoded.set(payload, head.length);
    return encoded;
}
function isBase64(value) {
    return typeof value === 'string' && /^[A-Za-z0-9+/]+={0,2}$/.test(value);
}
function parsed(text) {
    try {
        return (0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .recordOf */ .z)(JSON.parse(text));
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 66684:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bX: () => (/* binding */ isKeyOf),
/* harmony export */   cF: () => (/* binding */ issuingRights),
/* harmony export */   dp: () => (/* binding */ isForSigning),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   jZ: () => (/* binding */ readCertificates),
/* harmony export */   s0: () => (/* binding */ certificateOfBase64)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _sigstore_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83917);


/** Certificates in PEM, in their order; undefined when one of them can not be read or there is none. */
function readCertificates(pem) {
    const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
    if (blocks === null)
        return undefined;
    try {
        return blocks.map((block) => new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(block));
    }
    catch {
        return undefined;
    }
}
/** A certificate in DER and Base64, as bundles hold it; undefined when it can not be read. */
function certificateOfBase64(base64) {
    try {
        return new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(Buffer.from(base64, 'base64'));
    }
    catch {
        return undefined;
    }
}
/** Extended key usage of who signs code. Source: RFC 5280, 4.2.1.12. */
const codeSigning = '1.3.6.1.5.5.7.3.3';
/**
 * True when a certificate is meant for signing: its key usage says so, or its extended key usage says code signing.
 * The same rule as the reference's:
 * https://github.com/sigstore/model-transparency/blob/v1.1.1/src/model_signing/_signing/sign_certificate.py
 */
function isForSigning(certificate) {
    return (decodedOf(certificate).extKeyUsage?.digitalSignature === true ||
        (certificate.keyUsage ?? []).includes(codeSigning));
}
/** Whether a certificate may issue others: it is an authority, and its key usage, if any, says so. */
function issuingRights(certificate) {
    const { extBasicConstraints, extKeyUsage } = decodedOf(certificate);
    const pathLength = extBasicConstraints?.pathLenConstraint;
    return {
        isAuthority: extBasicConstraints?.isCA === true && extKeyUsage?.keyCertSign !== false,
        pathLength: pathLength === undefined ? undefined : Number(pathLength),
    };
}
/** Node does not tell the key usage, so the certificate is decoded once more. */
function decodedOf(certificate) {
    return _sigstore_core__WEBPACK_IMPORTED_MODULE_1__.X509Certificate.parse(Buffer.from(certificate.raw));
}
/** True when a key is the one of a certificate. */
function isKeyOf(certificate, key) {
    return certificate.checkPrivateKey(key);
}
/** The subject on one line: `CN=models, O=Example`. */
function subjectOf(certificate) {
    return certificate.subject?.split('\n').join(', ') || 'a certificate without a subject';
}


/***/ }),

/***/ 13981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bundleMade: () => (/* binding */ bundleMade),
  invalid: () => (/* binding */ invalid),
  openLocally: () => (/* binding */ openLocally)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/formats/build/oms/bundle.js
var bundle = __webpack_require__(5287);
// EXTERNAL MODULE: ./packages/signing/build/certificates.js
var build_certificates = __webpack_require__(66684);
;// CONCATENATED MODULE: ./packages/signing/build/chain.js

/**
 * Finds the path from a certificate to a root that is trusted and issued itself. `others` came with the signature:
 * they may stand between, and nothing more. Everything has to be valid at the time when the certificate was issued,
 * because a signature says no other time. That is the reference's rule:
 * https://github.com/sigstore/model-transparency/blob/v1.1.1/src/model_signing/_signing/sign_certificate.py
 */
function chainTo(trusted, leaf, others) {
    const roots = trusted.filter((certificate) => isSelfIssued(certificate));
    if (roots.length === 0)
        return { fault: 'none of the trusted certificates is a root, which issues itself' };
    const found = search([leaf], [...trusted, ...others], roots, leaf.validFromDate);
    return 'path' in found ? found : { fault: found.fault ?? noPath(leaf) };
}
function search(path, pool, roots, at) {
    const last = path.at(-1);
    if (roots.some((root) => isSame(root, last))) {
        const fault = faultOfPath(path, at);
        return fault === undefined ? { path } : { fault };
    }
    let fault;
    for (const issuer of pool) {
        if (path.some((certificate) => isSame(certificate, issuer)) || !isIssuer(last, issuer))
            continue;
        const found = search([...path, issuer], pool, roots, at);
        if ('path' in found)
            return found;
        fault ??= found.fault;
    }
    return fault === undefined ? {} : { fault };
}
function faultOfPath(path, at) {
    for (const [index, certificate] of path.entries()) {
        const name = (0,build_certificates/* subjectOf */.et)(certificate);
        if (certificate.validFromDate > at || certificate.validToDate < at)
            return `${name} was not valid on ${at.toISOString()}, when the certificate that signs was issued`;
        if (index === 0)
            continue;
        const { isAuthority, pathLength } = (0,build_certificates/* issuingRights */.cF)(certificate);
        if (!isAuthority)
            return `${name} may not issue certificates`;
        if (pathLength !== undefined && index - 1 > pathLength)
            return `${name} may not stand above ${index - 1} other authorities`;
    }
    return undefined;
}
function noPath(leaf) {
    const issuer = leaf.issuer.split('\n').join(', ');
    return `no path leads from ${(0,build_certificates/* subjectOf */.et)(leaf)}, issued by ${issuer}, to a trusted root`;
}
function isIssuer(certificate, issuer) {
    return certificate.checkIssued(issuer) && isSignedBy(certificate, issuer);
}
function isSelfIssued(certificate) {
    return certificate.subject === certificate.issuer && isSignedBy(certificate, certificate);
}
function isSignedBy(certificate, issuer) {
    try {
        return certificate.verify(issuer.publicKey);
    }
    catch {
        return false;
    }
}
function isSame(left, right) {
    return left.fingerprint256 === right.fingerprint256;
}

// EXTERNAL MODULE: ./packages/signing/build/own-signature.js
var own_signature = __webpack_require__(24121);
// EXTERNAL MODULE: ./packages/signing/build/private-key.js
var private_key = __webpack_require__(74035);
;// CONCATENATED MODULE: ./packages/signing/build/opened.js







/** How people call the three ways to sign. */
const ways = {
    key: 'with a key',
    certificate: 'with a certificate',
    keyless: 'without a key of its own (Sigstore)',
};
/**
 * Reads a bundle that must have been made in a certain way.
 * @throws Failure `SIGNATURE_INVALID`
 */
function bundleMade(way, text) {
    const read = (0,bundle.readBundle)(text);
    if ('fault' in read)
        throw invalid(`the signature ${read.fault}`, 'sign the model again');
    const { kind } = read.value.material;
    if (kind === way)
        return read.value;
    throw invalid(`the signature was made ${ways[kind]}, and one made ${ways[way]} is asked for`, `set \`verify-signature\` to \`${kind}\`, or sign the model again`);
}
/** Checks a signature with a key or with certificates. @throws Failure `SIGNATURE_INVALID`; Problems, see `Signing.open` */
function openLocally(text, trust) {
    return trust.kind === 'key' ? openWithKey(text, trust.publicKey) : openWithRoots(text, trust.roots);
}
function openWithKey(text, pem) {
    const key = readPublicKey(pem);
    const bundle = bundleMade('key', text);
    const own = (0,private_key/* fingerprintOf */.ax)(key);
    const { hint } = bundle.material;
    if (hint !== undefined && hint !== own) {
        throw invalid(`the signature was made with another key: it names ${hint.slice(0, 12)}, and the given one is ${own.slice(0, 12)}`, 'give the public key of who signed, or have it signed by who owns this key');
    }
    requireFit(bundle, key, `the key ${own.slice(0, 12)}`);
    return { payload: (0,own_signature.payloadText)(bundle), signer: `the key ${own.slice(0, 12)}` };
}
function readPublicKey(pem) {
    const where = { input: 'verification-key' };
    const expected = 'a public key in PEM, on the curve P-256, P-384 or P-521';
    const remedy = 'write it with `openssl pkey -in signing.pem -pubout`';
    if (/PRIVATE KEY-----/.test(pem))
        (0,trouble/* refuse */.TR)({
            where,
            said: 'a private key',
            expected,
            remedy: `${remedy}, and keep the private one to yourself`,
        });
    try {
        const key = (0,external_node_crypto_.createPublicKey)(pem);
        const fault = (0,private_key/* faultOfKey */.X$)(key);
        return fault === undefined ? key : (0,trouble/* refuse */.TR)({ where, said: fault, expected, remedy });
    }
    catch (thrown) {
        if (thrown instanceof Error && thrown.name === 'Problems')
            throw thrown;
        return (0,trouble/* refuse */.TR)({ where, said: 'no public key in PEM', expected, remedy });
    }
}
function openWithRoots(text, pem) {
    const trusted = (0,build_certificates/* readCertificates */.jZ)(pem);
    if (trusted === undefined) {
        (0,trouble/* refuse */.TR)({
            where: { input: 'certificate-chain' },
            said: 'no certificates that can be read',
            expected: 'certificates in PEM, with the root that is trusted among them',
        });
    }
    const bundle = bundleMade('certificate', text);
    const { certificates } = bundle.material;
    const [leaf, ...others] = certificates.map(build_certificates/* certificateOfBase64 */.s0);
    if (leaf === undefined || others.includes(undefined))
        throw invalid('the signature holds a certificate that can not be read', 'sign the model again');
    const chain = chainTo(trusted, leaf, others);
    if ('fault' in chain)
        throw invalid(`the certificate of the signature is not trusted: ${chain.fault}`, 'give the root that it leads to, if you trust that, in `certificate-chain`');
    const signer = (0,build_certificates/* subjectOf */.et)(leaf);
    if (!(0,build_certificates/* isForSigning */.dp)(leaf))
        throw invalid(`${signer}, which made the signature, is not meant for signing`, 'sign with another certificate');
    if ((0,private_key/* faultOfKey */.X$)(leaf.publicKey) !== undefined)
        throw invalid(`${signer}, which made the signature, has ${(0,private_key/* faultOfKey */.X$)(leaf.publicKey)}`, 'sign with another one');
    requireFit(bundle, leaf.publicKey, signer);
    const isExpired = leaf.validToDate < new Date();
    return {
        payload: (0,own_signature.payloadText)(bundle),
        signer,
        expiredAt: isExpired ? leaf.validToDate.toISOString() : undefined,
    };
}
function requireFit(bundle, key, signer) {
    if ((0,own_signature.isSignedWith)(bundle, key))
        return;
    throw invalid(`what the signature says was changed, or was not signed by ${signer}`, 'take the model and its signature from where they were made, or sign the model again');
}
/** A signature that is not to be trusted, and what to do about it. */
function invalid(message, remedy, cause) {
    return new trouble/* Failure */.HR('SIGNATURE_INVALID', message, { remedy, cause });
}


/***/ }),

/***/ 24121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   credentialsOf: () => (/* binding */ credentialsOf),
/* harmony export */   isSignedWith: () => (/* binding */ isSignedWith),
/* harmony export */   payloadIfOwn: () => (/* binding */ payloadIfOwn),
/* harmony export */   payloadText: () => (/* binding */ payloadText),
/* harmony export */   signWithKey: () => (/* binding */ signWithKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16841);
/* harmony import */ var _slipway_formats_oms_bundle__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5287);
/* harmony import */ var _certificates_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(66684);
/* harmony import */ var _private_key_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(74035);





/** Reads the key, and the certificates when there are some. @throws Problems, see `Signing.signer` */
function credentialsOf(identity) {
    const key = (0,_private_key_js__WEBPACK_IMPORTED_MODULE_4__/* .readPrivateKey */ .$k)(identity.key, identity.password);
    const hint = (0,_private_key_js__WEBPACK_IMPORTED_MODULE_4__/* .fingerprintOf */ .ax)(key);
    if (identity.kind === 'key')
        return { key, material: { kind: 'key', hint }, signer: `the key ${hint.slice(0, 12)}` };
    const certificates = certificatesOf(identity.certificates, key);
    return {
        key,
        material: {
            kind: 'certificate',
            certificates: certificates.map(({ raw }) => Buffer.from(raw).toString('base64')),
        },
        signer: (0,_certificates_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectOf */ .et)(certificates[0]),
    };
}
function certificatesOf(pem, key) {
    const where = { input: 'signing-certificate' };
    const expected = 'certificates in PEM: first that of `signing-key`, then those that lead to a root';
    const certificates = (0,_certificates_js__WEBPACK_IMPORTED_MODULE_3__/* .readCertificates */ .jZ)(pem);
    const [own] = certificates ?? [];
    if (certificates === undefined || own === undefined)
        return (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)({ where, said: 'no certificates that can be read', expected });
    if (!(0,_certificates_js__WEBPACK_IMPORTED_MODULE_3__/* .isKeyOf */ .bX)(own, key)) {
        (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)({
            where,
            said: `${(0,_certificates_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectOf */ .et)(own)} is not the certificate of the key`,
            expected,
            remedy: 'put the certificate that was issued for this key first',
        });
    }
    if (!(0,_certificates_js__WEBPACK_IMPORTED_MODULE_3__/* .isForSigning */ .dp)(own)) {
        (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)({
            where,
            said: `${(0,_certificates_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectOf */ .et)(own)} is not meant for signing`,
            expected: 'a certificate with the key usage digitalSignature, or for code signing',
            remedy: 'ask for a certificate with `keyUsage = digitalSignature` and `extendedKeyUsage = codeSigning`',
        });
    }
    return certificates;
}
/** Signs a payload. Answers the text of the bundle. */
function signWithKey(payload, identity) {
    const { key, material } = credentialsOf(identity);
    const bytes = Buffer.from(payload, 'utf8');
    const signature = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)((0,_private_key_js__WEBPACK_IMPORTED_MODULE_4__/* .hashOf */ .qQ)(key), (0,_slipway_formats_oms_bundle__WEBPACK_IMPORTED_MODULE_2__/* .preAuthenticationEncoding */ .JD)(_slipway_formats_oms_bundle__WEBPACK_IMPORTED_MODULE_2__/* .payloadType */ .h, bytes), key);
    return (0,_slipway_formats_oms_bundle__WEBPACK_IMPORTED_MODULE_2__/* .writeBundle */ .Mf)(material, bytes.toString('base64'), signature.toString('base64'));
}
/** True when the signature of a bundle fits its payload and a public key. */
function isSignedWith({ payload, signature }, key) {
    const signed = (0,_slipway_formats_oms_bundle__WEBPACK_IMPORTED_MODULE_2__/* .preAuthenticationEncoding */ .JD)(_slipway_formats_oms_bundle__WEBPACK_IMPORTED_MODULE_2__/* .payloadType */ .h, Buffer.from(payload, 'base64'));
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)((0,_private_key_js__WEBPACK_IMPORTED_MODULE_4__/* .hashOf */ .qQ)(key), signed, key, Buffer.from(signature, 'base64'));
}
/** What a bundle signs, when this identity made it with the same key and the same certificates. */
function payloadIfOwn(bundle, identity) {
    const { key, material } = credentialsOf(identity);
    const isOwn = JSON.stringify(material) === JSON.stringify(bundle.material);
    if (!isOwn || !isSignedWith(bundle, (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(key)))
        return undefined;
    return payloadText(bundle);
}
/** What a bundle signs, as text. */
function payloadText({ payload }) {
    return Buffer.from(payload, 'base64').toString('utf8');
}


/***/ }),

/***/ 74035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $k: () => (/* binding */ readPrivateKey),
/* harmony export */   X$: () => (/* binding */ faultOfKey),
/* harmony export */   ax: () => (/* binding */ fingerprintOf),
/* harmony export */   qQ: () => (/* binding */ hashOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16841);


/**
 * The curves of OpenSSF Model Signing, and the hash that goes with each. The names are OpenSSL's.
 * Source: https://github.com/ossf/model-signing-spec/blob/main/algorithm-registry.md#signing-key-types
 */
const hashOfCurve = {
    prime256v1: 'sha256',
    secp384r1: 'sha384',
    secp521r1: 'sha512',
};
const expected = 'a private key for signing in PEM, on the curve P-256, P-384 or P-521';
/**
 * Reads a private key.
 * @throws Problems at `signing-key` or `signing-key-password`; they never quote either
 */
function readPrivateKey(pem, password) {
    const key = decoded(pem, password);
    const fault = faultOfKey(key);
    if (fault === undefined)
        return key;
    return (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)({ where: { input: 'signing-key' }, said: fault, expected, remedy: howToMake });
}
const howToMake = 'make one with `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out signing.pem`';
function decoded(pem, password) {
    const text = pem.reveal();
    const isEncrypted = text.includes('ENCRYPTED');
    if (isEncrypted && password === undefined) {
        (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)({
            where: { input: 'signing-key-password' },
            said: 'the key is encrypted and no password was given',
            expected: 'the password of `signing-key`',
            remedy: 'add `signing-key-password` from a secret of the repository',
        });
    }
    try {
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)({ key: text, passphrase: isEncrypted ? password.reveal() : undefined });
    }
    catch {
        // OpenSSL's own message may hold parts of the key, so it is not passed on.
        return (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(isEncrypted
            ? {
                where: { input: 'signing-key-password' },
                said: 'the password does not open the key',
                expected: 'the password of `signing-key`',
                remedy: 'check that the secret belongs to this key and has no line break at its end',
            }
            : { where: { input: 'signing-key' }, said: 'no private key in PEM', expected, remedy: howToMake });
    }
}
/** Why a key, private or public, can not be used for models, or undefined when it can. */
function faultOfKey(key) {
    const curve = key.asymmetricKeyDetails?.namedCurve;
    if (key.asymmetricKeyType !== 'ec')
        return `a key of the type ${key.asymmetricKeyType}`;
    return hashOfCurve[curve ?? ''] === undefined ? `a key on the curve ${curve}` : undefined;
}
/** The hash that is signed with a key. @see faultOfKey */
function hashOf(key) {
    return hashOfCurve[key.asymmetricKeyDetails?.namedCurve ?? ''] ?? 'sha256';
}
/**
 * The fingerprint by which a signature names its key: SHA-256 over the public key in PEM, hexadecimal.
 * Source: https://github.com/sigstore/model-transparency/blob/v1.1.1/src/model_signing/_signing/sign_ec_key.py
 */
function fingerprintOf(key) {
    const publicKey = key.type === 'private' ? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(key) : key;
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
        .update(publicKey.export({ type: 'spki', format: 'pem' }))
        .digest('hex');
}


/***/ })

};
