export const id = 287;
export const ids = [287];
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


/***/ })

};
