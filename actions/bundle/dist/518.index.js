export const id = 518;
export const ids = [518];
export const modules = {

/***/ 58435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D8: () => (/* binding */ versionPattern),
/* harmony export */   jA: () => (/* binding */ modelNameRule),
/* harmony export */   n5: () => (/* binding */ referenceText),
/* harmony export */   nx: () => (/* binding */ modelNamePattern),
/* harmony export */   qZ: () => (/* binding */ parseModelReference)
/* harmony export */ });
/** What a model may be called: what Azure ML, MLflow and file systems all take. */
const modelNamePattern = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,254}$/;
/** The pattern in words. */
const modelNameRule = 'letters, digits, `_`, `.` and `-`, starting with a letter or a digit, at most 255 characters';
/** What a version may be called. */
const versionPattern = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,254}$/;
const forms = '`name:version`, `name@latest`, `name@alias`, a path, `azureml:name:version`, `azureml://registries/R/models/N/versions/V`, `models:/name/3`, `models:/name@alias`, `runs:/<id>/<path>`, `oci://host/repository:tag`, `oci://host/repository@sha256:…` or `artifact:<name>`';
/** Parses a model reference. A text with a path separator or a leading dot is a path; so is what fits no other form. */
function parseModelReference(text) {
    if (text.startsWith('artifact:'))
        return artifactReference(text.slice('artifact:'.length));
    if (text.startsWith('oci://'))
        return ociReference(text.slice('oci://'.length));
    if (text.startsWith('azureml://'))
        return azureRegistryReference(text);
    if (text.startsWith('runs:/'))
        return runReference(text.slice('runs:/'.length));
    if (text.startsWith('models:/'))
        return mlflowReference(text.slice('models:/'.length));
    if (text.startsWith('azureml:'))
        return namedReference(text.slice('azureml:'.length), 'azureml');
    if (isPathLike(text))
        return { value: { kind: 'path', path: text } };
    return namedReference(text, 'plain');
}
/** Windows drives, separators and leading dots make a path; a bare word does too, because a name needs a version. */
function isPathLike(text) {
    return /^[A-Za-z]:[\\/]/.test(text) || /[\\/]/.test(text) || text.startsWith('.') || !/[:@]/.test(text);
}
function namedReference(text, dialect) {
    const match = /^([^:@]+)([:@])([^:@]+)$/.exec(text);
    if (match === null)
        return { expected: forms, remedy: 'name a version or an alias, as in `iris:1` or `iris@latest`' };
    const [, name = '', mark, word = ''] = match;
    if (!modelNamePattern.test(name))
        return { expected: `a model name of ${modelNameRule}`, said: name };
    const pick = mark === ':' ? versionPick(word) : aliasPick(word);
    return 'expected' in pick ? pick : { value: { kind: 'registered', name, pick: pick.value, dialect } };
}
function versionPick(word) {
    return versionPattern.test(word)
        ? { value: { version: word } }
        : { expected: 'a version such as `3`', said: word };
}
function aliasPick(word) {
    if (word === 'latest')
        return { value: { latest: true } };
    return versionPattern.test(word)
        ? { value: { alias: word } }
        : { expected: 'an alias such as `production`', said: word };
}
function mlflowReference(rest) {
    if (/^m-[0-9a-f]{32}$/.test(rest))
        return { value: { kind: 'logged', id: rest } };
    const match = /^([^/@]+)(?:\/([^/@]+)|@([^/@]+))$/.exec(rest);
    if (match === null)
        return { expected: '`models:/name/3`, `models:/name@alias` or `models:/m-<id>`' };
    const [, name = '', version, alias] = match;
    if (!modelNamePattern.test(name))
        return { expected: `a model name of ${modelNameRule}`, said: name };
    const pick = version === undefined
        ? aliasPick(alias ?? '')
        : version === 'latest'
            ? aliasPick(version)
            : versionPick(version);
    return 'expected' in pick
        ? pick
        : { value: { kind: 'registered', name, pick: pick.value, dialect: 'mlflow' } };
}
function runReference(rest) {
    const match = /^([A-Za-z0-9][\w-]*)\/(.+)$/.exec(rest);
    if (match === null)
        return { expected: '`runs:/<run id>/<path of the artifact>`' };
    return { value: { kind: 'run', run: match[1], path: match[2] } };
}
function azureRegistryReference(text) {
    const match = /^azureml:\/\/registries\/([^/]+)\/models\/([^/]+)\/(?:versions\/([^/]+)|labels\/([^/]+))$/.exec(text);
    if (match === null)
        return { expected: '`azureml://registries/<registry>/models/<name>/versions/<version>`' };
    const [, registry = '', name = '', version, label] = match;
    const pick = version === undefined ? aliasPick(label ?? '') : versionPick(version);
    return 'expected' in pick
        ? pick
        : { value: { kind: 'azureml-registry', registry, name, pick: pick.value } };
}
function ociReference(rest) {
    const match = /^([A-Za-z0-9.-]+(?::\d+)?|\[[0-9a-f:]+\](?::\d+)?)\/([a-z0-9]+(?:[._/-]+[a-z0-9]+)*)(?::([A-Za-z0-9_][\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(rest);
    if (match === null)
        return { expected: '`oci://host/repository:tag` or `oci://host/repository@sha256:<64 digits>`' };
    const [, host = '', repository = '', tag, digest] = match;
    return {
        value: {
            kind: 'oci',
            host,
            repository,
            tag,
            digest,
        },
    };
}
function artifactReference(name) {
    if (name === '' || /["':<>|*?\r\n\\/]/.test(name)) {
        return {
            expected: 'the name of a workflow artifact, without any of `" : < > | * ? \\ /`',
            said: `artifact:${name}`,
        };
    }
    return { value: { kind: 'artifact', name } };
}
/** Writes a reference the way it is shown to people; parsing it again gives the same reference, except for dialects. */
function referenceText(reference) {
    switch (reference.kind) {
        case 'path':
            return reference.path;
        case 'registered':
            return `${reference.name}${pickText(reference.pick)}`;
        case 'azureml-registry':
            return `azureml://registries/${reference.registry}/models/${reference.name}${'version' in reference.pick ? `/versions/${reference.pick.version}` : `/labels/${'alias' in reference.pick ? reference.pick.alias : 'latest'}`}`;
        case 'run':
            return `runs:/${reference.run}/${reference.path}`;
        case 'logged':
            return `models:/${reference.id}`;
        case 'oci':
            return `oci://${reference.host}/${reference.repository}${reference.tag === undefined ? '' : `:${reference.tag}`}${reference.digest === undefined ? '' : `@${reference.digest}`}`;
        case 'artifact':
            return `artifact:${reference.name}`;
    }
}
function pickText(pick) {
    if ('version' in pick)
        return `:${pick.version}`;
    return `@${'alias' in pick ? pick.alias : 'latest'}`;
}


/***/ }),

/***/ 87210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ packageManifestName)
/* harmony export */ });
/** The file in the root of every package that describes it. */
const packageManifestName = 'slipway.json';


/***/ }),

/***/ 12463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h$: () => (/* binding */ isInRange),
  _Z: () => (/* binding */ isRange),
  Kt: () => (/* binding */ minorVersion),
  l7: () => (/* binding */ releaseOf)
});

// NAMESPACE OBJECT: ./node_modules/@renovatebot/pep440/lib/operator.js
var operator_namespaceObject = {};
__webpack_require__.r(operator_namespaceObject);
__webpack_require__.d(operator_namespaceObject, {
  "!=": () => (ne),
  "<": () => (lt),
  "<=": () => (le),
  "==": () => (eq),
  "===": () => (arbitrary),
  ">": () => (gt),
  ">=": () => (ge),
  compare: () => (compare),
  eq: () => (eq),
  ge: () => (ge),
  gt: () => (gt),
  le: () => (le),
  lt: () => (lt),
  ne: () => (ne),
  rcompare: () => (rcompare)
});

;// CONCATENATED MODULE: ./node_modules/@renovatebot/pep440/lib/version.js
const VERSION_PATTERN = [
  'v?',
  '(?:',
  /* */ '(?:(?<epoch>[0-9]+)!)?', // epoch
  /* */ '(?<release>[0-9]+(?:\\.[0-9]+)*)', // release segment
  /* */ '(?<pre>', // pre-release
  /*    */ '[-_\\.]?',
  /*    */ '(?<pre_l>(a|b|c|rc|alpha|beta|pre|preview))',
  /*    */ '[-_\\.]?',
  /*    */ '(?<pre_n>[0-9]+)?',
  /* */ ')?',
  /* */ '(?<post>', // post release
  /*    */ '(?:-(?<post_n1>[0-9]+))',
  /*    */ '|',
  /*    */ '(?:',
  /*        */ '[-_\\.]?',
  /*        */ '(?<post_l>post|rev|r)',
  /*        */ '[-_\\.]?',
  /*        */ '(?<post_n2>[0-9]+)?',
  /*    */ ')',
  /* */ ')?',
  /* */ '(?<dev>', // dev release
  /*    */ '[-_\\.]?',
  /*    */ '(?<dev_l>dev)',
  /*    */ '[-_\\.]?',
  /*    */ '(?<dev_n>[0-9]+)?',
  /* */ ')?',
  ')',
  '(?:\\+(?<local>[a-z0-9]+(?:[-_\\.][a-z0-9]+)*))?', // local version
].join('');



const validRegex = new RegExp('^' + VERSION_PATTERN + '$', 'i');

function valid(version) {
  return validRegex.test(version) ? version : null;
}

const cleanRegex = new RegExp('^\\s*' + VERSION_PATTERN + '\\s*$', 'i');
function clean(version) {
  return version_stringify(version_parse(version, cleanRegex));
}

function version_parse(version, regex) {
  // Validate the version and parse it into pieces
  const { groups } = (regex || validRegex).exec(version) || {};
  if (!groups) {
    return null;
  }

  // Store the parsed out pieces of the version
  const parsed = {
    epoch: Number(groups.epoch ? groups.epoch : 0),
    release: groups.release.split('.').map(Number),
    pre: normalize_letter_version(groups.pre_l, groups.pre_n),
    post: normalize_letter_version(
      groups.post_l,
      groups.post_n1 || groups.post_n2,
    ),
    dev: normalize_letter_version(groups.dev_l, groups.dev_n),
    local: parse_local_version(groups.local),
  };

  return parsed;
}

function version_stringify(parsed) {
  if (!parsed) {
    return null;
  }
  const { epoch, release, pre, post, dev, local } = parsed;
  const parts = [];

  // Epoch
  if (epoch !== 0) {
    parts.push(`${epoch}!`);
  }
  // Release segment
  parts.push(release.join('.'));

  // Pre-release
  if (pre) {
    parts.push(pre.join(''));
  }
  // Post-release
  if (post) {
    parts.push('.' + post.join(''));
  }
  // Development release
  if (dev) {
    parts.push('.' + dev.join(''));
  }
  // Local version segment
  if (local) {
    parts.push(`+${local}`);
  }
  return parts.join('');
}

function normalize_letter_version(letterIn, numberIn) {
  let letter = letterIn;
  let number = numberIn;
  if (letter) {
    // We consider there to be an implicit 0 in a pre-release if there is
    // not a numeral associated with it.
    if (!number) {
      number = 0;
    }
    // We normalize any letters to their lower case form
    letter = letter.toLowerCase();

    // We consider some words to be alternate spellings of other words and
    // in those cases we want to normalize the spellings to our preferred
    // spelling.
    if (letter === 'alpha') {
      letter = 'a';
    } else if (letter === 'beta') {
      letter = 'b';
    } else if (['c', 'pre', 'preview'].includes(letter)) {
      letter = 'rc';
    } else if (['rev', 'r'].includes(letter)) {
      letter = 'post';
    }
    return [letter, Number(number)];
  }
  if (!letter && number) {
    // We assume if we are given a number, but we are not given a letter
    // then this is using the implicit post release syntax (e.g. 1.0-1)
    letter = 'post';

    return [letter, Number(number)];
  }
  return null;
}

function parse_local_version(local) {
  /*
    Takes a string like abc.1.twelve and turns it into("abc", 1, "twelve").
    */
  if (local) {
    return local
      .split(/[._-]/)
      .map((part) =>
        Number.isNaN(Number(part)) ? part.toLowerCase() : Number(part),
      );
  }
  return null;
}

function version_explain(version) {
  const parsed = version_parse(version);
  if (!parsed) {
    return parsed;
  }
  const { epoch, release, pre, post, dev, local } = parsed;

  let base_version = '';
  if (epoch !== 0) {
    base_version += epoch + '!';
  }
  base_version += release.join('.');

  const is_prerelease = Boolean(dev || pre);
  const is_devrelease = Boolean(dev);
  const is_postrelease = Boolean(post);

  // return

  return {
    epoch,
    release,
    pre,
    post: post ? post[1] : post,
    dev: dev ? dev[1] : dev,
    local: local ? local.join('.') : local,
    public: version_stringify(parsed).split('+', 1)[0],
    base_version,
    is_prerelease,
    is_devrelease,
    is_postrelease,
  };
}

;// CONCATENATED MODULE: ./node_modules/@renovatebot/pep440/lib/operator.js




function lt(version, other) {
  return compare(version, other) < 0;
}

function le(version, other) {
  return compare(version, other) <= 0;
}

function eq(version, other) {
  return compare(version, other) === 0;
}

function ne(version, other) {
  return compare(version, other) !== 0;
}

function ge(version, other) {
  return compare(version, other) >= 0;
}

function gt(version, other) {
  return compare(version, other) > 0;
}

function arbitrary(version, other) {
  return version.toLowerCase() === other.toLowerCase();
}

function compare(version, other) {
  const parsedVersion = version_parse(version);
  const parsedOther = version_parse(other);

  const keyVersion = calculateKey(parsedVersion);
  const keyOther = calculateKey(parsedOther);

  return pyCompare(keyVersion, keyOther);
}

function rcompare(version, other) {
  return -compare(version, other);
}

// this logic is buitin in python, but we need to port it to js
// see https://stackoverflow.com/a/5292332/1438522
function pyCompare(elemIn, otherIn) {
  let elem = elemIn;
  let other = otherIn;
  if (elem === other) {
    return 0;
  }
  if (Array.isArray(elem) !== Array.isArray(other)) {
    elem = Array.isArray(elem) ? elem : [elem];
    other = Array.isArray(other) ? other : [other];
  }
  if (Array.isArray(elem)) {
    const len = Math.min(elem.length, other.length);
    for (let i = 0; i < len; i += 1) {
      const res = pyCompare(elem[i], other[i]);
      if (res !== 0) {
        return res;
      }
    }
    return elem.length - other.length;
  }
  if (elem === -Infinity || other === Infinity) {
    return -1;
  }
  if (elem === Infinity || other === -Infinity) {
    return 1;
  }
  return elem < other ? -1 : 1;
}

function calculateKey(input) {
  const { epoch } = input;
  let { release, pre, post, local, dev } = input;
  // When we compare a release version, we want to compare it with all of the
  // trailing zeros removed. So we'll use a reverse the list, drop all the now
  // leading zeros until we come to something non zero, then take the rest
  // re-reverse it back into the correct order and make it a tuple and use
  // that for our sorting key.
  release = release.concat();
  release.reverse();
  while (release.length && release[0] === 0) {
    release.shift();
  }
  release.reverse();

  // We need to "trick" the sorting algorithm to put 1.0.dev0 before 1.0a0.
  // We'll do this by abusing the pre segment, but we _only_ want to do this
  // if there is !a pre or a post segment. If we have one of those then
  // the normal sorting rules will handle this case correctly.
  if (!pre && !post && dev) pre = -Infinity;
  // Versions without a pre-release (except as noted above) should sort after
  // those with one.
  else if (!pre) pre = Infinity;

  // Versions without a post segment should sort before those with one.
  if (!post) post = -Infinity;

  // Versions without a development segment should sort after those with one.
  if (!dev) dev = Infinity;

  if (!local) {
    // Versions without a local segment should sort before those with one.
    local = -Infinity;
  } else {
    // Versions with a local segment need that segment parsed to implement
    // the sorting rules in PEP440.
    // - Alpha numeric segments sort before numeric segments
    // - Alpha numeric segments sort lexicographically
    // - Numeric segments sort numerically
    // - Shorter versions sort before longer versions when the prefixes
    //   match exactly
    local = local.map((i) =>
      Number.isNaN(Number(i)) ? [-Infinity, i] : [Number(i), ''],
    );
  }

  return [epoch, release, pre, post, dev, local];
}

;// CONCATENATED MODULE: ./node_modules/@renovatebot/pep440/lib/specifier.js
// This file is dual licensed under the terms of the Apache License, Version
// 2.0, and the BSD License. See the LICENSE file in the root of this repository
// for complete details.





const RANGE_PATTERN = [
  '(?<operator>(===|~=|==|!=|<=|>=|<|>))',
  '\\s*',
  '(',
  /*  */ '(?<version>(?:' + VERSION_PATTERN.replace(/\?<\w+>/g, '?:') + '))',
  /*  */ '(?<prefix>\\.\\*)?',
  /*  */ '|',
  /*  */ '(?<legacy>[^,;\\s)]+)',
  ')',
].join('');



const isEqualityOperator = (op) => ['==', '!=', '==='].includes(op);

const rangeRegex = new RegExp('^' + RANGE_PATTERN + '$', 'i');

function specifier_parse(ranges) {
  if (!ranges.trim()) {
    return [];
  }

  const specifiers = ranges
    .split(',')
    .map((range) => rangeRegex.exec(range.trim()) || {})
    .map(({ groups }) => {
      if (!groups) {
        return null;
      }

      let { ...spec } = groups;
      const { operator, version, prefix, legacy } = groups;

      if (version) {
        spec = { ...spec, ...version_explain(version) };
        if (operator === '~=') {
          if (spec.release.length < 2) {
            return null;
          }
        }
        if (!isEqualityOperator(operator) && spec.local) {
          return null;
        }

        if (prefix) {
          if (!isEqualityOperator(operator) || spec.dev || spec.local) {
            return null;
          }
        }
      }
      if (legacy && operator !== '===') {
        return null;
      }

      return spec;
    });

  if (specifiers.filter(Boolean).length !== specifiers.length) {
    return null;
  }

  return specifiers;
}

function filter(versions, specifier, options = {}) {
  const filtered = pick(versions, specifier, options);
  if (filtered.length === 0 && options.prereleases === undefined) {
    return pick(versions, specifier, { prereleases: true });
  }
  return filtered;
}

function maxSatisfying(versions, range, options) {
  const found = filter(versions, range, options).sort(Operator.compare);
  return found.length === 0 ? null : found[found.length - 1];
}

function minSatisfying(versions, range, options) {
  const found = filter(versions, range, options).sort(Operator.compare);
  return found.length === 0 ? null : found[0];
}

function pick(versions, specifier, options) {
  const parsed = specifier_parse(specifier);

  if (!parsed) {
    return [];
  }

  return versions.filter((version) => {
    const explained = version_explain(version);

    if (!parsed.length) {
      return explained && !(explained.is_prerelease && !options.prereleases);
    }

    return parsed.reduce((pass, spec) => {
      if (!pass) {
        return false;
      }
      return contains({ ...spec, ...options }, { version, explained });
    }, true);
  });
}

function satisfies(version, specifier, options = {}) {
  const filtered = pick([version], specifier, options);

  return filtered.length === 1;
}

function arrayStartsWith(array, prefix) {
  if (prefix.length > array.length) {
    return false;
  }

  for (let i = 0; i < prefix.length; i += 1) {
    if (prefix[i] !== array[i]) {
      return false;
    }
  }

  return true;
}

function contains(specifier, input) {
  const { explained } = input;
  let { version } = input;
  const { ...spec } = specifier;

  if (spec.prereleases === undefined) {
    spec.prereleases = spec.is_prerelease;
  }

  if (explained && explained.is_prerelease && !spec.prereleases) {
    return false;
  }

  if (spec.operator === '~=') {
    let compatiblePrefix = spec.release.slice(0, -1).concat('*').join('.');
    if (spec.epoch) {
      compatiblePrefix = spec.epoch + '!' + compatiblePrefix;
    }
    return satisfies(version, `>=${spec.version}, ==${compatiblePrefix}`, {
      prereleases: spec.prereleases,
    });
  }

  if (spec.prefix) {
    const isMatching =
      explained.epoch === spec.epoch &&
      arrayStartsWith(explained.release, spec.release);
    const isEquality = spec.operator !== '!=';
    return isEquality ? isMatching : !isMatching;
  }

  if (explained && explained.local && spec.version) {
    // Ignore candidate local labels only when the specifier itself is public.
    if (spec.operator !== '===' && !spec.local) {
      version = explained.public;
      spec.version = version_explain(spec.version).public;
    }
  }

  if (spec.operator === '<' || spec.operator === '>') {
    // simplified version of https://www.python.org/dev/peps/pep-0440/#exclusive-ordered-comparison
    if (eq(spec.release.join('.'), explained.release.join('.'))) {
      return false;
    }
  }

  // TODO: fix me?
  // eslint-disable-next-line import-x/namespace
  const op = operator_namespaceObject[spec.operator];
  return op(version, spec.version || spec.legacy);
}

function validRange(specifier) {
  return Boolean(specifier_parse(specifier));
}

;// CONCATENATED MODULE: ./node_modules/@renovatebot/pep440/lib/semantic.js


// those notation are borrowed from semver


function major(input) {
  const version = explain(input);
  if (!version) {
    throw new TypeError('Invalid Version: ' + input);
  }
  return version.release[0];
}

function minor(input) {
  const version = explain(input);
  if (!version) {
    throw new TypeError('Invalid Version: ' + input);
  }
  if (version.release.length < 2) {
    return 0;
  }
  return version.release[1];
}

function patch(input) {
  const version = explain(input);
  if (!version) {
    throw new TypeError('Invalid Version: ' + input);
  }
  if (version.release.length < 3) {
    return 0;
  }
  return version.release[2];
}

function inc(input, release, preReleaseIdentifier) {
  let identifier = preReleaseIdentifier || `a`;
  const version = parse(input);

  if (!version) {
    return null;
  }

  if (
    !['a', 'b', 'c', 'rc', 'alpha', 'beta', 'pre', 'preview'].includes(
      identifier,
    )
  ) {
    return null;
  }

  switch (release) {
    case 'premajor':
      {
        const [majorVersion] = version.release;
        version.release.fill(0);
        version.release[0] = majorVersion + 1;
      }
      version.pre = [identifier, 0];
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'preminor':
      {
        const [majorVersion, minorVersion = 0] = version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion + 1;
      }
      version.pre = [identifier, 0];
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'prepatch':
      {
        const [majorVersion, minorVersion = 0, patchVersion = 0] =
          version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion;
        version.release[2] = patchVersion + 1;
      }
      version.pre = [identifier, 0];
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'prerelease':
      if (version.pre === null) {
        const [majorVersion, minorVersion = 0, patchVersion = 0] =
          version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion;
        version.release[2] = patchVersion + 1;
        version.pre = [identifier, 0];
      } else {
        if (preReleaseIdentifier === undefined && version.pre !== null) {
          [identifier] = version.pre;
        }

        const [letter, number] = version.pre;
        if (letter === identifier) {
          version.pre = [letter, number + 1];
        } else {
          version.pre = [identifier, 0];
        }
      }

      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'major':
      if (
        version.release.slice(1).some((value) => value !== 0) ||
        version.pre === null
      ) {
        const [majorVersion] = version.release;
        version.release.fill(0);
        version.release[0] = majorVersion + 1;
      }
      delete version.pre;
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'minor':
      if (
        version.release.slice(2).some((value) => value !== 0) ||
        version.pre === null
      ) {
        const [majorVersion, minorVersion = 0] = version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion + 1;
      }
      delete version.pre;
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'patch':
      if (
        version.release.slice(3).some((value) => value !== 0) ||
        version.pre === null
      ) {
        const [majorVersion, minorVersion = 0, patchVersion = 0] =
          version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion;
        version.release[2] = patchVersion + 1;
      }
      delete version.pre;
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    default:
      return null;
  }

  return stringify(version);
}

;// CONCATENATED MODULE: ./node_modules/@renovatebot/pep440/index.js










;// CONCATENATED MODULE: ./packages/formats/build/pep440.js

// Versions and ranges of Python and its packages. Source: https://peps.python.org/pep-0440/
/** True when a version is in a range such as `>=1.2,<2`; versions before a release count like others. */
function isInRange(version, range) {
    return version_explain(version) !== null && satisfies(version, range, { prereleases: true });
}
/** True for clauses such as `>=1.2` or `==1.*` with commas between them. */
function isRange(text) {
    const clauses = text.split(',').map((clause) => /^\s*([<>=!~]+)\s*(.*?)(\.\*)?\s*$/.exec(clause));
    const isVersion = (version = '') => version_explain(version) !== null;
    return validRange(text) && clauses.every((clause) => clause?.[1] === '===' || isVersion(clause?.[2]));
}
/** The numbers of a version: `1.26.0rc1` as `1.26.0`; undefined for what is no version. */
function releaseOf(version) {
    return version_explain(version)?.release.join('.');
}
/** `3.11.7` as `3.11`. */
function minorVersion(version) {
    return version.split('.').slice(0, 2).join('.');
}


/***/ }),

/***/ 15922:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ parsePythonJson)
/* harmony export */ });
/**
 * Reads JSON as Python's `json` writes it: NaN and infinities, which JSON does not have, become null, as servers answer
 * them. Pure.
 * Source: https://docs.python.org/3/library/json.html#infinite-and-nan-number-values
 * @throws SyntaxError for anything else that is no JSON
 */
function parsePythonJson(text) {
    try {
        return JSON.parse(text);
    }
    catch (thrown) {
        const plain = text.replaceAll(words, (word) => (word.startsWith('"') ? word : 'null'));
        if (plain === text)
            throw thrown;
        try {
            return JSON.parse(plain);
        }
        catch {
            // The place that is told has to be one of the text that was written.
            throw thrown;
        }
    }
}
/** Texts, which stay as they are, and the numbers that JSON does not have. */
const words = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g;


/***/ }),

/***/ 84790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ eventInput),
  e: () => (/* binding */ namesNothing)
});

// EXTERNAL MODULE: ./packages/core/build/inputs.js
var inputs = __webpack_require__(30345);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./packages/core/build/is-record.js
var is_record = __webpack_require__(57864);
// EXTERNAL MODULE: ./packages/core/build/model-event.js
var model_event = __webpack_require__(2102);
;// CONCATENATED MODULE: ./packages/core/build/model-event-reading.js



/**
 * Reads the text of the input `event`: what `${{ toJSON(github.event) }}` gives in a workflow that a
 * `repository_dispatch` started, its `client_payload` alone, or an event as `watch-models` lists them. A run that
 * something else started has no event, and its payload is `null`: then the value is undefined. What claims to be an
 * event and is not right is refused, with all that is wrong.
 */
function readModelEvent(text) {
    if (text.trim() === '')
        return { value: undefined };
    const given = jsonOf(text);
    if (given === null)
        return { value: undefined };
    if (!(0,is_record/* isRecord */.u)(given)) {
        return {
            expected: 'the JSON of an event, as `${{ toJSON(github.event) }}` gives it',
            said: 'a text that is no JSON object',
        };
    }
    const payload = (0,is_record/* isRecord */.u)(given['client_payload']) ? given['client_payload'] : given;
    const action = payload === given ? undefined : given['action'];
    if (!isKind(payload['kind']) && !isKind(action))
        return { value: undefined };
    const decoded = decodeModelEvent(payload, payload === given ? '' : 'client_payload.');
    if ('faults' in decoded)
        return refusal(decoded.faults);
    return { value: decoded.event };
}
function refusal(faults) {
    return {
        said: faults.map(({ field, said }) => `\`${field}\` is ${said}`).join('; '),
        expected: faults.map(({ field, expected }) => `\`${field}\`: ${expected}`).join('; '),
        remedy: 'send the payload as `register-model`, `watch-models` or the relay writes it',
    };
}
/** Checks a payload. */
function decodeModelEvent(payload, prefix = '') {
    if (!(0,is_record/* isRecord */.u)(payload))
        return { faults: [{ field: 'event', said: saidOf(payload), expected: 'an object' }] };
    const { kind } = payload;
    const read = (0,dist/* safeParse */.xLC)(model_event/* modelEventSchemas */.c[isKind(kind) ? kind : 'model-registered'], payload);
    if (read.success)
        return { event: read.output };
    const faults = read.issues.map((issue) => ({
        field: `${prefix}${(0,dist/* getDotPath */.BuJ)(issue)}`,
        said: saidOf(issue.input),
        expected: issue.message,
    }));
    return { faults };
}
function isKind(value) {
    return model_event/* modelEventKinds */.ZG.some((kind) => kind === value);
}
function jsonOf(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** What was found, short enough for a message. */
function saidOf(value) {
    if (value === undefined)
        return 'missing';
    const text = JSON.stringify(value);
    return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

// EXTERNAL MODULE: ./packages/core/build/model-reference.js
var model_reference = __webpack_require__(58435);
;// CONCATENATED MODULE: ./packages/models/build/event/event-input.js



/**
 * The default of the input `event`: the payload of the dispatch that started the run, and `null` in all other runs. Not
 * `github.event` whole, which is taken as well: that of a push with many commits is larger than a variable may be, and
 * would keep the step from starting. Source: https://man7.org/linux/man-pages/man2/execve.2.html, MAX_ARG_STRLEN
 */
const runEvent = '${{ toJSON(github.event.client_payload) }}';
/**
 * The input `event`: `${{ toJSON(github.event) }}` of a workflow that a `repository_dispatch` started, its payload, or
 * one entry of what watch-models lists. It names a version, never the registry: who may send events must not choose
 * where from models come.
 */
function eventInput() {
    return (0,inputs/* input */.hF)((given) => {
        // Outside of a workflow nobody replaces the expression.
        if (given === runEvent)
            return { value: {} };
        const read = readModelEvent(given);
        if (!('value' in read))
            return read;
        const event = read.value;
        if (event === undefined)
            return { value: {} };
        const { name, version } = event;
        // Not read as a text: one that an event is free to choose could name a path or an artifact. Whoever says the model
        // in another input is not kept from it: registries of others have names of their own, such as `acme/iris`.
        if (!model_reference/* modelNamePattern */.nx.test(name) || !model_reference/* versionPattern */.D8.test(version))
            return { value: { event } };
        return { value: { event, model: { kind: 'registered', name, pick: { version }, dialect: 'plain' } } };
    }).byDefault(runEvent);
}
/** What to say where a model is needed, no other input gives it, and the event names none. */
function namesNothing({ event }) {
    if (event === undefined)
        return 'nothing was given, and `event` names no model';
    const told = (0,inputs/* shortened */.vI)(`${event.name}:${event.version}`);
    return `nothing was given, and \`event\` tells of \`${told}\`, which is no name of ${model_reference/* modelNameRule */.jA}`;
}


/***/ }),

/***/ 72466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ unlikeTold),
/* harmony export */   y: () => (/* binding */ anotherVersion)
/* harmony export */ });
/**
 * The problems with a model that is not the one that the event tells of, although it has its name and version. Pure.
 * @param place what holds the models, for people: `the package`
 */
function unlikeTold(event, models, place, remedy) {
    const told = event?.details?.digest;
    if (event === undefined || told === undefined)
        return [];
    return models
        .filter(({ name, version, digest }) => name === event.name && version === event.version && digest !== told)
        .map(({ name, version, digest }) => ({
        where: { input: 'event' },
        said: `it tells of ${name}:${version} with the digest ${told}, and what ${place} holds has ${digest}`,
        expected: 'the same bytes',
        remedy,
    }));
}
/**
 * Says that a package holds another version of the model that the event tells of: that of an earlier run, or one that
 * came later. Undefined when it holds that version, or no such model. Pure.
 */
function anotherVersion(event, models) {
    if (event === undefined)
        return undefined;
    const versions = models.filter(({ name }) => name === event.name).map(({ version }) => version);
    if (versions.length === 0 || versions.includes(event.version))
        return undefined;
    return `the package holds ${event.name}:${versions.join(' and ')}, and the event that started this run tells of ${event.name}:${event.version}`;
}


/***/ }),

/***/ 38068:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ askServer)
/* harmony export */ });
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);
/* harmony import */ var _boot_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45044);


/** How long it takes at most until the death of a worker is in the log. */
const noticedMs = 1500;
/**
 * Sends a request to a server that is tried out.
 * @param title what is sent, for messages: `the sample request`
 * @param log the last lines of the server's log
 * @throws Failure `SCORING_FAILED` when there is no answer, with what the log tells of the reason
 */
async function askServer(title, request, log, { clock, http }) {
    try {
        return await http.send(request);
    }
    catch (cause) {
        if (!(cause instanceof _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) || cause.code !== 'NETWORK_FAILED')
            throw cause;
        const isLate = cause.message.endsWith('no answer in time');
        // Who looks after the workers notices a moment later.
        if (!isLate)
            await clock.sleep(noticedMs);
        const lines = log();
        const deaths = (0,_boot_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .workerDeaths */ .gR)(lines);
        const within = isLate ? ` within ${Math.round((request.timeoutMs ?? 0) / 1000)} s` : '';
        const because = deaths === undefined ? '' : `: a worker of the server ended, ${deaths.how}`;
        throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('SCORING_FAILED', `${title} was not answered${within}${because}`, {
            cause,
            log: lines,
            remedy: deaths?.remedy ??
                (isLate ? 'look at the log of the server, or raise `timeout`' : 'mend what the log says'),
        });
    }
}


/***/ }),

/***/ 45044:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $v: () => (/* binding */ bootFailure),
/* harmony export */   gR: () => (/* binding */ workerDeaths),
/* harmony export */   oy: () => (/* binding */ endsAgainAndAgain),
/* harmony export */   qh: () => (/* binding */ raisedIn)
/* harmony export */ });
/* unused harmony export signalMeaning */
/** Finds out why a server did not come up: from its exit code and the last lines of its log. Pure. */
function bootFailure(end) {
    const ending = endingText(end);
    const read = readLog(end.log) ?? outOfMemory(end);
    const because = ownWords(end.log) ?? read?.cause ?? lastError(end.log);
    const reason = (because ?? 'it printed no reason').replaceAll(placeWhileAssembled, '');
    const cause = ending === undefined ? reason : `${reason} (${ending})`;
    return { ...read, cause, ending };
}
/** The folder of a package that has not got its place yet: what is left of a path is the place in the package. */
const placeWhileAssembled = /[^\s'"`]*\.assembling[\\/]/g;
/** Exit codes that mean the same for every program. 128 + n: ended by signal n. */
const generalExitCodes = {
    1: 'the program failed',
    126: 'the program may not be executed',
    127: 'the program was not found',
    132: 'an instruction this processor does not have',
    134: 'the program aborted itself',
    137: 'killed, most often because memory ran out',
    139: 'it crashed with a memory access violation',
    143: 'asked to end from outside',
    3221225477: 'it crashed with a memory access violation',
    3221225781: 'a library (DLL) is missing',
};
const signalCodes = {
    SIGILL: 132,
    SIGABRT: 134,
    SIGKILL: 137,
    SIGSEGV: 139,
    SIGTERM: 143,
};
/** `exit code 3: the scoring script could not be loaded`. */
function endingText({ exitCode, signal, exitCodes }) {
    if (signal !== null)
        return signalMeaning(signal);
    if (exitCode === null)
        return undefined;
    const meaning = exitCodes[exitCode] ?? generalExitCodes[exitCode];
    return meaning === undefined ? `exit code ${exitCode}` : `exit code ${exitCode}: ${meaning}`;
}
/** `SIGKILL: killed, most often because memory ran out`. Pure. */
function signalMeaning(signal) {
    const meaning = generalExitCodes[signalCodes[signal] ?? ''];
    return meaning === undefined ? signal : `${signal}: ${meaning}`;
}
/** What a line of a log says, when it is one that servers end with. The last one in the log counts. */
const readings = [
    [
        /ModuleNotFoundError: No module named '([^']+)'/,
        ([, module = ''], by) => ({
            cause: `${by}imports \`${module}\`, which is not installed`,
            missing: { kind: 'module', name: module },
            remedy: `add the package that provides \`${module}\` to the requirements, or the file ${module.split('.')[0]}.py to the source directory`,
        }),
    ],
    [
        /ImportError: (cannot import name '([^']+)' from '([^']+)')/,
        ([, said = '', , module = ''], by) => ({
            cause: `${by}${said}`,
            missing: { kind: 'module', name: module },
            remedy: `pin the version of \`${module.split('.')[0]}\` that the model was made with`,
        }),
    ],
    [
        /(?:ImportError|OSError): (lib\S+): cannot open shared object file/,
        ([, library = ''], by) => ({
            cause: `${by}needs the system library ${library}, which is not on this machine`,
            missing: { kind: 'file', name: library },
            remedy: `install the system package that holds ${library}`,
        }),
    ],
    [
        /FileNotFoundError: (?:\[(?:Errno|WinError) \d+\] [^:]+: )?'?([^']+)'?/,
        ([, file = ''], by) => ({
            cause: `${by}a file is missing: ${file}`,
            missing: { kind: 'file', name: file },
            remedy: 'build paths from AZUREML_MODEL_DIR or from the folder of the script itself',
        }),
    ],
    [
        /Cannot find (?:module|package) '([^']+)'/,
        ([, module = '']) => ({
            cause: `it imports \`${module}\`, which is not installed`,
            missing: { kind: 'module', name: module },
            remedy: 'remove the installed environment and run again',
        }),
    ],
    [
        /(?:Address already in use|EADDRINUSE|Connection in use)/i,
        () => ({
            cause: 'its port is in use by another program',
            remedy: 'end the other program or choose another port',
        }),
    ],
    [
        /\b(?:MemoryError|std::bad_alloc|JavaScript heap out of memory)\b/,
        () => ({ cause: 'memory ran out', remedy: 'give it more memory' }),
    ],
];
function readLog(log) {
    for (let index = log.length - 1; index >= 0; index -= 1) {
        for (const [pattern, reading] of readings) {
            const match = pattern.exec(log[index]);
            if (match !== null)
                return reading(match, importer(log, index));
        }
    }
    return undefined;
}
/** `score.py:3 `: the innermost line of the user's or the server's own code in the traceback above an error. */
function importer(log, errorIndex) {
    for (let index = errorIndex - 1; index >= Math.max(0, errorIndex - 60); index -= 1) {
        const match = /File "([^"]+)", line (\d+)/.exec(log[index]);
        if (match === null)
            continue;
        const [, file = '', line = ''] = match;
        if (/^<|site-packages|dist-packages|[\\/]lib[\\/]python\d/.test(file))
            continue;
        return `${file.split(/[\\/]/).at(-1)}:${line} `;
    }
    return '';
}
function outOfMemory({ exitCode, signal }) {
    if (exitCode !== 137 && signal !== 'SIGKILL')
        return undefined;
    return { cause: 'the server was killed', remedy: 'give it more memory' };
}
/**
 * What the last traceback of a log says, with the user's own line: `score.py:2 KeyError: 'age'`. Pure. Of an exception
 * that another one was raised from, that one counts.
 */
function raisedIn(log) {
    const isError = (line) => /^(?!.*UserScript)[\w.]*(?:Error|Exception|Interrupt|Exit)\b(?::|$)/.test(line);
    const index = log.findLastIndex(isError);
    return index < 0 ? undefined : importer(log, index) + log[index];
}
/** What the launcher of Slipway's Python servers says last: `slipway: <cause>`. It saw the exception itself. */
function ownWords(log) {
    const line = log.findLast((entry) => entry.startsWith('slipway: '));
    // What to do about it is said apart.
    return line?.slice('slipway: '.length).replace(/\. Add the package that brings .*$/, '');
}
/**
 * The last line that names an error, without the time and logger in front; else the last line. Indented lines are
 * details of the line above them.
 */
function lastError(log) {
    const filled = log.filter((line) => /^\S/.test(line));
    const line = filled.findLast((entry) => /\b\w*(?:Error|Exception)\b\s*:/.test(entry)) ?? filled.at(-1);
    return line?.replace(/^.*?\s-\s(?=\S)/, '').trim();
}
/** So many deaths of workers are no accident any more: a server that starts them again would do so for ever. */
const mostDeaths = 3;
/**
 * The workers that ended by a signal: gunicorn starts others in their place, and the server itself lives on. Pure.
 * Source: https://github.com/benoitc/gunicorn/blob/23.0.0/gunicorn/arbiter.py, `reap_workers`
 */
function workerDeaths(log) {
    const signals = log.flatMap((line) => /Worker \(pid:\s*\d+\) was sent (SIG[A-Z]+)!/.exec(line)?.[1] ?? []);
    const last = signals.at(-1);
    // A worker that a person or a supervisor ends is asked to.
    if (last === undefined || last === 'SIGTERM')
        return undefined;
    return {
        count: signals.length,
        how: signalMeaning(last),
        remedy: last === 'SIGKILL' ? 'give it more memory' : 'look for the library that crashes in the log',
    };
}
/** Whether workers end again and again, so that waiting is of no use. Pure. */
function endsAgainAndAgain(deaths) {
    return deaths !== undefined && deaths.count >= mostDeaths;
}


/***/ }),

/***/ 62205:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ scoreSample)
});

// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/formats/build/python-json.js
var python_json = __webpack_require__(15922);
// EXTERNAL MODULE: ./packages/core/build/is-record.js
var is_record = __webpack_require__(57864);
;// CONCATENATED MODULE: ./packages/packaging/build/boot/answers.js

/**
 * Compares an answer with the one that was expected. Numbers may differ by `tolerance`, relative to the larger of the
 * two and 1, because other processors round differently; everything else has to be equal. Pure.
 * @returns the first difference, or undefined when there is none
 */
function firstDifference(expected, got, tolerance, path = '$') {
    if (typeof expected === 'number' && typeof got === 'number')
        return isClose(expected, got, tolerance) ? undefined : difference(path, expected, got);
    if (Array.isArray(expected) && Array.isArray(got)) {
        if (expected.length !== got.length)
            return { path, expected: `${expected.length} entries`, got: `${got.length} entries` };
        return firstOf(expected.map((value, index) => firstDifference(value, got[index], tolerance, `${path}[${index}]`)));
    }
    if ((0,is_record/* isRecord */.u)(expected) && (0,is_record/* isRecord */.u)(got)) {
        const keys = [...new Set([...Object.keys(expected), ...Object.keys(got)])];
        return firstOf(keys.map((key) => firstDifference(expected[key], got[key], tolerance, `${path}.${key}`)));
    }
    return Object.is(expected, got) ? undefined : difference(path, expected, got);
}
function isClose(expected, got, tolerance) {
    return Math.abs(expected - got) <= tolerance * Math.max(1, Math.abs(expected), Math.abs(got));
}
function firstOf(found) {
    return found.find((entry) => entry !== undefined);
}
function difference(path, expected, got) {
    return { path, expected: shown(expected), got: shown(got) };
}
function shown(value) {
    const text = value === undefined ? 'nothing' : JSON.stringify(value);
    return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

// EXTERNAL MODULE: ./packages/packaging/build/boot/ask-server.js
var ask_server = __webpack_require__(38068);
// EXTERNAL MODULE: ./packages/packaging/build/boot/boot-failure.js
var boot_failure = __webpack_require__(45044);
;// CONCATENATED MODULE: ./packages/packaging/build/boot/score.js





/** How long it takes at most until a server has logged why it answered as it did. */
const loggedMs = 500;
/**
 * Scores the sample request of a package and compares the answer with the sample's.
 * @param url of the running server, without a route
 * @param log the last lines of the server's log
 * @returns undefined when the package has no sample request
 * @throws Failure `SCORING_FAILED`
 */
async function scoreSample(manifest, folder, url, { timeoutMs, tolerance }, log, ports) {
    if (manifest.sampleInput === undefined)
        return undefined;
    const { files, clock } = ports;
    const body = await files.readText(files.join(folder, ...manifest.sampleInput.split('/')));
    const startedMs = clock.now();
    const headers = { 'content-type': 'application/json' };
    const request = {
        method: 'POST',
        url: url + manifest.start.routes.scoring,
        headers,
        body,
        timeoutMs,
    };
    const answer = await (0,ask_server/* askServer */.P)('the sample request', request, log, ports);
    const ms = clock.now() - startedMs;
    if (answer.status !== 200) {
        // The log comes by another way than the answer.
        await clock.sleep(loggedMs);
        const raised = answer.status < 500 ? undefined : (0,boot_failure/* raisedIn */.qh)(log());
        throw new trouble/* Failure */.HR('SCORING_FAILED', `the sample request was answered with ${answer.status}: ${raised ?? oneLine(answer.body)}`, { log: log(), remedy: answer.status < 500 ? 'correct the sample request' : 'mend what the log says' });
    }
    const expected = await expectedAnswer(manifest, folder, files);
    if (expected !== undefined)
        refuseOtherAnswer(expected, answer.body, tolerance);
    return { ms, answer: oneLine(answer.body), compared: expected !== undefined };
}
async function expectedAnswer(manifest, folder, files) {
    if (manifest.sampleOutput === undefined)
        return undefined;
    return files.readText(files.join(folder, ...manifest.sampleOutput.split('/')));
}
function refuseOtherAnswer(expected, got, tolerance) {
    const [wanted, answered] = [jsonOrText(expected), jsonOrText(got)];
    const difference = firstDifference(wanted, answered, tolerance);
    if (difference === undefined)
        return;
    const isEncodedTwice = typeof wanted !== 'string' && typeof answered === 'string' && typeof jsonOrText(answered) !== 'string';
    throw new trouble/* Failure */.HR('SCORING_FAILED', `the answer to the sample request differs at ${difference.path}: expected ${difference.expected}, got ${difference.got}`, {
        remedy: isEncodedTwice
            ? 'return the value itself from `run()`: of what `json.dumps` made of it the server answers a text with JSON in it'
            : 'check that this is the version the sample belongs to, or raise `tolerance`',
    });
}
function jsonOrText(text) {
    try {
        return (0,python_json/* parsePythonJson */.S)(text);
    }
    catch {
        return text.trim();
    }
}
function oneLine(text) {
    const line = text.replaceAll(/\s+/g, ' ').trim();
    return line.length > 200 ? `${line.slice(0, 197)}...` : line;
}


/***/ }),

/***/ 79595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ startCommand)
/* harmony export */ });
/* harmony import */ var _slipway_core_package_manifest__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87210);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);
/* harmony import */ var _environment_uv_python_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3022);



/**
 * The command that starts the server of a package. Pure. The user's environment variables stand first, so that what the
 * server itself needs can not be broken by them.
 * @throws Problems for a server that only an image has
 * @param folder absolute folder of the package
 * @param environmentFolder what `installEnvironment` answered
 * @param machine `ports.host`: which Node, and where an environment of this platform keeps its Python
 */
function startCommand(manifest, folder, environmentFolder, listenAt, machine) {
    const { start } = manifest;
    if (start.runtime === 'image')
        refuseImageServer(start.server);
    const words = {
        package: folder,
        environment: environmentFolder,
        port: String(listenAt.port),
        host: listenAt.host,
    };
    const filled = (text) => text.replaceAll(/\{(package|environment|port|host)\}/g, (_, word) => words[word]);
    const variables = Object.entries(start.variables).map(([name, value]) => [name, filled(value)]);
    return {
        program: start.runtime === 'node' ? machine.node : (0,_environment_uv_python_js__WEBPACK_IMPORTED_MODULE_1__/* .pythonOf */ .we)(environmentFolder, machine.platform),
        args: start.args.map(filled),
        folder,
        environment: { ...notOfTheJob, ...manifest.environmentVariables, ...Object.fromEntries(variables) },
    };
}
function refuseImageServer(server) {
    (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)({
        where: { file: _slipway_core_package_manifest__WEBPACK_IMPORTED_MODULE_2__/* .packageManifestName */ .V },
        said: `the server \`${server}\`, a program of the base image`,
        expected: 'a package that can be started as a process',
        remedy: 'run the image of the package in a container engine',
    });
}
/** What would let the Python of the job into the server, so that it works here and nowhere else. */
const notOfTheJob = {
    PYTHONPATH: undefined,
    PYTHONHOME: undefined,
    VIRTUAL_ENV: undefined,
    NODE_OPTIONS: undefined,
    NODE_PATH: undefined,
};


/***/ }),

/***/ 60824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ ask)
/* harmony export */ });
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);

/** How much of what an engine says a failure carries. */
const shownLines = 12;
/**
 * Runs a command of an engine and answers what it printed, without the last line break.
 * @throws Failure `PROCESS_FAILED` with the engine's last words, `PROCESS_TIMEOUT`
 */
async function ask({ program }, args, { processes }, timeoutMs = 60_000) {
    const { code, stdout, stderr } = await processes.run({ program, args }, { timeoutMs });
    if (code === 0)
        return stdout.trim();
    const lines = stderr
        .split(/\r?\n/)
        .map((line) => line.trimEnd())
        .filter((line) => line !== '' && !line.startsWith("See '") && !line.startsWith("Run '"));
    // What the engine answered says more than what the command makes of it at last.
    const answer = lines.findLast((line) => line.includes('Error response from daemon: ')) ?? lines.at(-1);
    const said = answer?.replace(/^(docker: )?(Error response from daemon|Error): /, '') ?? `exit code ${code}`;
    throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('PROCESS_FAILED', `${program} ${args[0]} failed: ${said}`, {
        log: lines.slice(-shownLines),
    });
}


/***/ }),

/***/ 83058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ findEngine)
/* harmony export */ });
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);

/** Each program with the question that only an engine which runs answers: `20.10.24 linux/amd64`. */
const questions = [
    ['docker', ['version', '--format', '{{.Server.Version}} {{.Server.Os}}/{{.Server.Arch}}']],
    ['podman', ['info', '--format', '{{.Version.Version}} {{.Host.OS}}/{{.Host.Arch}}']],
];
/** A local engine answers within milliseconds; one that has to be woken up is no engine to rely on. */
const answerMs = 5000;
/** Looks for an engine on this machine. Undefined when no program is there, or no engine answers it in time. */
async function findEngine({ processes }) {
    for (const [program, args] of questions) {
        if ((await processes.find(program)) === undefined)
            continue;
        const answer = await orNothing(processes.run({ program, args }, { timeoutMs: answerMs }));
        const found = /^(?<version>\S+) (?<platform>\w+\/\w+)$/m.exec(answer?.stdout.trim() ?? '')?.groups;
        if (answer?.code !== 0 || found === undefined)
            continue;
        return { program, version: found['version'], platform: found['platform'] };
    }
    return undefined;
}
/** Why there is no engine is of no interest to who can do without; that the run was cancelled is. */
async function orNothing(running) {
    try {
        return await running;
    }
    catch (thrown) {
        if (thrown instanceof _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && thrown.code !== 'CANCELLED')
            return undefined;
        throw thrown;
    }
}


/***/ }),

/***/ 90735:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ environmentProvider)
});

// UNUSED EXPORTS: environments

// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
;// CONCATENATED MODULE: ./packages/packaging/build/environment/none/none.js

/** What stands in the lock: somebody who opens the package should not look for the rest. */
const lockText = '# Nothing is installed: the base image holds everything that the server needs.\n';
/** No environment at all: the base image has a Python with the server and all that the model needs. */
const none = {
    id: 'none',
    title: 'what the base image holds',
    look: (wanted, { files }) => Promise.resolve({
        runtimeVersion: wanted.runtime?.version ?? '3',
        platform: 'any',
        fingerprint: files.sha256(lockText),
        tool: 'nothing to install',
    }),
    lock: () => Promise.resolve({ files: [{ name: 'none.txt', content: lockText }], packages: 0, isKnown: true }),
    install: () => (0,trouble/* refuse */.TR)({
        where: { input: 'environment' },
        said: 'an environment that only the base image has',
        expected: 'an image, which is tried in a container',
        remedy: 'set `output` to an image, and `check-in: container` or `check: false`; a package in a folder needs an `environment` that can be installed',
    }),
    installForImage: (_environment, _lockFile, folder, _how, { files }) => files.makeFolder(folder),
    dockerfileLines: () => [],
    imageRuntime: () => ({
        program: 'python3',
        // A cache of compiled modules would have to be written by every container.
        variables: { PYTHONPYCACHEPREFIX: undefined, PYTHONDONTWRITEBYTECODE: '1' },
    }),
};

// EXTERNAL MODULE: ./packages/core/build/checked-json.js
var checked_json = __webpack_require__(48106);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
;// CONCATENATED MODULE: ./packages/packaging/build/environment/image-machine.js

/** The machine that a platform of images stands for, as Node names it: `linux/amd64` is `linux` on `x64`. */
function machineOf(platform) {
    return { platform: 'linux', architecture: platform === 'linux/arm64' ? 'arm64' : 'x64' };
}
/** Refuses to install for a platform what was locked for another. */
function refuseOtherMachine(environment, platform) {
    const machine = machineOf(platform);
    const wanted = `${machine.platform}-${machine.architecture}`;
    if (environment.platform === 'any' || environment.platform === wanted)
        return;
    (0,trouble/* refuse */.TR)({
        where: { file: environment.lockFile },
        said: `a lock for ${environment.platform}`,
        expected: `a lock for ${wanted}, because the image is for ${platform}`,
        remedy: `package the model again for ${platform}`,
    });
}

// EXTERNAL MODULE: ./packages/packaging/build/environment/kind.js
var kind = __webpack_require__(65644);
;// CONCATENATED MODULE: ./packages/packaging/build/environment/npm/dockerfile-lines.js

/** Installs with npm, and keeps of the ONNX runtime what the platform of the build needs. */
function dockerfileLines(lockFile) {
    const lists = `${lockFile.slice(0, lockFile.lastIndexOf('/'))}/package*.json`;
    const binaries = 'node_modules/onnxruntime-node/bin/*';
    const commands = [
        `mkdir -p ${kind/* imageEnvironmentFolder */.R}`,
        `cp ${lists} ${kind/* imageEnvironmentFolder */.R}/`,
        `cd ${kind/* imageEnvironmentFolder */.R}`,
        // Its install script would fetch CUDA libraries from another registry.
        'ONNXRUNTIME_NODE_INSTALL=skip npm ci --ignore-scripts --no-audit --no-fund',
        `rm -rf ${binaries}/darwin ${binaries}/win32`,
        `if [ "$(uname -m)" = aarch64 ]; then rm -rf ${binaries}/linux/x64; else rm -rf ${binaries}/linux/arm64; fi`,
        'npm cache clean --force',
    ];
    return ['ARG NPM_CONFIG_REGISTRY', `RUN ${commands.join(' && ')}`];
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/npm/keep-platform.js
/**
 * Removes what `onnxruntime-node` carries for other platforms: 291 MB become about 46 MB on Linux. Its binaries stand in
 * `bin/<generation>/<platform>/<architecture>`.
 */
async function keepPlatform(folder, host, files) {
    const binaries = files.join(folder, 'node_modules', 'onnxruntime-node', 'bin');
    for (const generation of await files.names(binaries)) {
        const platforms = files.join(binaries, generation);
        await removeOthers(platforms, host.platform, files);
        await removeOthers(files.join(platforms, host.platform), host.architecture, files);
    }
}
async function removeOthers(folder, kept, files) {
    for (const name of await files.names(folder))
        if (name !== kept)
            await files.remove(files.join(folder, name));
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/npm/npm.js






/** The names of the files that make a Node environment. */
const lockName = 'package-lock.json';
const listName = 'package.json';
/** As far as it is read: packages by the folders they are installed in. */
const npmLock = (0,dist/* object */.Ikc)({ packages: (0,dist/* record */.g1P)((0,dist/* string */.YjP)(), (0,dist/* unknown */.L5J)()) });
/** Node environments: a lock that is part of Slipway, installed by npm. */
const npm = {
    id: 'npm',
    title: 'Node packages, installed by npm from a lock that is part of Slipway',
    async look(wanted, ports) {
        if ((await ports.processes.find('npm')) === undefined)
            refuseWithoutNpm();
        const [lock] = await lockFiles(wanted, ports);
        return {
            runtimeVersion: '24',
            platform: 'any',
            fingerprint: ports.files.sha256(lock.content),
            tool: 'npm',
        };
    },
    async lock(wanted, _facts, ports) {
        const files = await lockFiles(wanted, ports);
        const { packages } = (0,checked_json/* checkedJson */.EB)(npmLock, files[0].content, files[0].name);
        return { files, packages: Object.keys(packages).filter((path) => path !== '').length, isKnown: true };
    },
    async install(environment, lockFile, folder, ports) {
        await installFor(ports.host, [], environment, lockFile, folder, ports);
    },
    async installForImage(environment, lockFile, folder, { platform }, ports) {
        const machine = machineOf(platform);
        const args = ['--os', machine.platform, '--cpu', machine.architecture, '--libc', 'glibc'];
        await installFor(machine, args, environment, lockFile, folder, ports);
        // npm's note of what it installed names the registry of this machine.
        await ports.files.remove(ports.files.join(folder, 'node_modules', '.package-lock.json'));
    },
    dockerfileLines: dockerfileLines,
    imageRuntime: () => ({ program: 'node', variables: {} }),
};
async function installFor(machine, machineArgs, environment, lockFile, folder, ports) {
    const { files, processes, log } = ports;
    const program = await processes.find('npm');
    if (program === undefined)
        refuseWithoutNpm();
    const source = files.dirname(lockFile);
    for (const name of [listName, lockName])
        await files.write(files.join(folder, name), await files.readText(files.join(source, name)));
    log.info(`npm installs ${environment.packages} packages`);
    const finished = await processes.run({
        program,
        args: ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...machineArgs],
        folder,
        // Its install script would fetch CUDA libraries from another registry.
        environment: { ONNXRUNTIME_NODE_INSTALL: 'skip' },
    }, { timeoutMs: 900_000, onLine: (line) => log.debug(line) });
    if (finished.code !== 0) {
        throw new trouble/* Failure */.HR('ENVIRONMENT_FAILED', `npm could not install the ${environment.packages} locked packages`, {
            log: finished.stderr.trim().split('\n').slice(-12),
            remedy: 'run again when the registry can be reached',
        });
    }
    await keepPlatform(folder, machine, files);
}
async function lockFiles(wanted, { files, host }) {
    const folder = files.join(host.bundle, ...(wanted.readyLock ?? '').split('/'));
    const read = async (name) => ({
        name,
        content: await files.readText(files.join(folder, name)),
    });
    return [await read(lockName), await read(listName)];
}
function refuseWithoutNpm() {
    (0,trouble/* refuse */.TR)({
        where: { input: 'server' },
        said: '`npm` is not on the PATH',
        expected: 'npm, which installs the ONNX runtime',
        remedy: 'add a step with `uses: actions/setup-node@v6` before this one',
    });
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/dockerfile-lines.js

/**
 * Installs with pip, which every base with Python has; uv it need not have. Credentials of an index come from a secret of
 * the build when there is one, which BuildKit alone can do: who needs none can build with anything.
 * Source: https://docs.docker.com/build/building/secrets/
 */
function dockerfile_lines_dockerfileLines(lockFile, lock) {
    const isOpen = !/^--(?:extra-)?index-url /m.test(lock);
    const secret = isOpen ? '' : '--mount=type=secret,id=netrc NETRC=/run/secrets/netrc ';
    const target = `--target ${kind/* imageEnvironmentFolder */.R}`;
    const install = `python3 -m pip install --no-cache-dir --no-deps --require-hashes ${target} --requirement ${lockFile}`;
    return ['ARG PIP_INDEX_URL', `RUN ${secret}${install} && ${pathFiles}`];
}
/** Python reads `.pth` files of site folders only; `PYTHONPATH` is none, until this module makes it one. */
const pathFiles = [
    `if ls ${kind/* imageEnvironmentFolder */.R}/*.pth > /dev/null 2>&1;`,
    `then echo 'import os, site; site.addsitedir(os.path.dirname(os.path.abspath(__file__)))'`,
    `> ${kind/* imageEnvironmentFolder */.R}/sitecustomize.py; fi`,
].join(' ');

// EXTERNAL MODULE: ./packages/packaging/build/environment/uv/tool.js
var tool = __webpack_require__(1150);
;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/bytecode.js



/** Where the program that compiles lies in the bundle. */
const compiler = ['programs', 'python', 'image', 'compile_modules.py'];
/**
 * Compiles the modules of a layer with a Python of the version that will run them. Compiled modules are the same for all
 * platforms.
 * @throws Problems when there is no such Python, and none can be had
 * @throws Failure `ENVIRONMENT_FAILED`
 */
async function compileModules(uv, version, folder, ports) {
    const { files, processes, host, log } = ports;
    const python = await pythonOfVersion(uv, version, ports);
    const program = files.join(host.bundle, ...compiler);
    const finished = await processes.run({
        program: python,
        args: ['-s', '-S', '-W', 'ignore', program, folder, kind/* imageEnvironmentFolder */.R],
        environment: cleanPython,
    }, { timeoutMs: 900_000 });
    if (finished.code !== 0) {
        throw new trouble/* Failure */.HR('ENVIRONMENT_FAILED', 'the modules of the environment could not be compiled', {
            log: finished.stderr.trim().split('\n').slice(-12),
            remedy: 'give `bytecode: false`, which makes the first start of a container slower',
        });
    }
    log.info(`compiled ${finished.stdout.trim()} modules`);
}
/** Nothing of the job changes what is compiled, or where it is put. Sets are written in one order. */
const cleanPython = {
    PYTHONHASHSEED: '0',
    PYTHONHOME: undefined,
    PYTHONPATH: undefined,
    PYTHONOPTIMIZE: undefined,
    PYTHONPYCACHEPREFIX: undefined,
    PYTHONDONTWRITEBYTECODE: '1',
};
/** A Python of a minor version that is here, or that uv can fetch. */
async function pythonOfVersion(uv, version, { processes, log }) {
    const find = async () => {
        const args = ['python', 'find', '--no-project', version];
        const finished = await processes.run({ program: uv, args, environment: tool/* uvVariables */.dN }, { timeoutMs: 60_000 });
        return finished.code === 0 ? finished.stdout.trim() : undefined;
    };
    const here = await find();
    if (here !== undefined)
        return here;
    const args = ['python', 'install', version];
    const fetched = await processes.run({ program: uv, args, environment: tool/* uvVariables */.dN }, { timeoutMs: 600_000, onLine: (line) => log.debug(line) });
    const python = fetched.code === 0 ? await find() : undefined;
    if (python !== undefined)
        return python;
    (0,trouble/* refuse */.TR)({
        where: { input: 'bytecode' },
        said: `Python ${version}, which would compile the modules, is not on this machine and could not be downloaded`,
        expected: `an installed Python ${version}`,
        remedy: `add a step with \`uses: actions/setup-python@v6\` and \`python-version: '${version}'\`, or give \`bytecode: false\``,
    });
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/access.js
/**
 * Runs a call of uv that may reach private packages. Credentials are handed over in a netrc file that only this user can
 * read and that is gone afterwards: they are in no argument, no address and no lock.
 * Source: https://docs.astral.sh/uv/concepts/authentication/http/#netrc-files
 */
async function withAccess(access, { files, settings }, work) {
    if (access === undefined)
        return work({ args: [], environment: {} });
    const folders = access.folders.flatMap((folder) => ['--find-links', folder]);
    const args = [...folders, ...(access.noIndex ? ['--no-index'] : [])];
    const { certificateAuthorities: authorities, credentials } = access;
    if (credentials.length === 0 && authorities === undefined)
        return work({ args, environment: {} });
    const folder = await files.temporaryFolder('index-');
    const environment = {};
    try {
        if (credentials.length > 0) {
            environment['NETRC'] = files.join(folder, 'netrc');
            await files.write(environment['NETRC'], netrcText(credentials), { mode: 0o600 });
        }
        if (authorities !== undefined) {
            // uv trusts this file alone: https://docs.astral.sh/uv/concepts/authentication/certificates/
            environment['SSL_CERT_FILE'] = files.join(folder, 'authorities.pem');
            const trusted = [settings.trustedAuthorities(), await files.readText(authorities)];
            await files.write(environment['SSL_CERT_FILE'], trusted.join('\n'));
        }
        return await work({ args, environment });
    }
    finally {
        await files.remove(folder);
    }
}
/** The text of a netrc file; words stand in quotes, so that any character may be in them. */
function netrcText(credentials) {
    const quoted = (word) => `"${word.replaceAll(/["\\]/g, String.raw `\$&`)}"`;
    return credentials
        .map(({ host, user, password }) => `machine ${host} login ${quoted(user)} password ${quoted(password.reveal())}\n`)
        .join('');
}

// EXTERNAL MODULE: ./packages/core/build/digest.js
var digest = __webpack_require__(70120);
// EXTERNAL MODULE: ./packages/packaging/build/environment/uv/names.js
var names = __webpack_require__(65962);
;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/building/built-wheel.js





/** The name of the file in a package that says which wheels were built. */
const builtWheelsName = 'built-wheels.json';
/** The text of that file. */
function builtWheelsText(built) {
    const wheels = built.toSorted((left, right) => (0,digest/* byCodePoint */.HH)(left.name, right.name));
    return `${JSON.stringify({ wheels }, null, 2)}\n`;
}
/** Reads what `builtWheelsText` wrote. */
function readBuiltWheels(text) {
    return (0,checked_json/* checkedJson */.EB)((0,dist/* object */.Ikc)({ wheels: (0,dist/* array */.YOg)(kind/* builtWheel */.u) }), text, builtWheelsName).wheels;
}
/** A lock in which what was built is named by the digest of its sources alone. Pure. */
function lockOfSources(lock, built) {
    return withHashes(lock, built, ({ source }) => source.sha256);
}
/** The lock as it is installed here: what was built is named by the digest of its wheel. Pure. */
function lockOfWheels(lock, built) {
    return withHashes(lock, built, ({ wheel }) => wheel.sha256);
}
/** A package and the lines that go on after a backslash. */
const entries = /^([A-Za-z0-9][\w.-]*)(?:[^\n]*\\\n)*[^\n]*/gm;
function withHashes(lock, built, hashOf) {
    const hashes = new Map(built.map((wheel) => [(0,names/* canonicalName */.Ew)(wheel.name), hashOf(wheel)]));
    return lock.replaceAll(entries, (entry, name) => {
        const hash = hashes.get((0,names/* canonicalName */.Ew)(name));
        const [first = ''] = entry.split(/\s*\\\n/);
        return hash === undefined ? entry : `${first} \\\n    --hash=sha256:${hash}`;
    });
}

// EXTERNAL MODULE: ./packages/packaging/build/environment/uv/python.js
var python = __webpack_require__(3022);
;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/install.js





/**
 * Installs a lock into a new virtual environment; every file is checked against its hash.
 * @throws Problems when the Python is missing
 * @throws Failure `ENVIRONMENT_FAILED` with uv's last lines
 */
async function installLock(environment, lockFile, folder, ports, access) {
    const uv = await (0,tool/* ensureUv */.aW)(ports);
    await (0,python/* makeVenv */.YK)(uv, environment.runtimeVersion, folder, { input: 'python-version' }, ports);
    await installed(uv, 
    // A server that writes into its environment must not reach the cache that others install from.
    ['--python', (0,python/* pythonOf */.we)(folder, ports.host.platform), '--link-mode', 'copy'], environment, lockFile, ports, access);
}
/**
 * Installs the packages of a lock; every file is checked against its hash.
 * @param where arguments that say where to, and for which Python
 * @throws Failure `ENVIRONMENT_FAILED` with uv's last lines
 */
async function installed(uv, where, environment, lockFile, ports, access) {
    const args = ['pip', 'install', ...where, '--require-hashes', '--no-deps', '-r'];
    const attempt = (further) => withWheels(lockFile, access, ports, (lock) => withAccess(access, ports, (reach) => ports.processes.run({
        program: uv,
        args: [...args, lock, ...reach.args, ...further],
        environment: { ...tool/* uvVariables */.dN, ...reach.environment },
    }, { timeoutMs: 1_800_000, onLine: (line) => show(line, ports.log) })));
    let finished = await attempt([]);
    if (finished.code !== 0 && isOutdated(finished.stderr))
        finished = await attempt(['--refresh']);
    if (finished.code === 0)
        return;
    throw whyNotInstalled(finished.stderr, environment.packages);
}
/**
 * A locked version is said not to exist, but it did when it was locked: the page of the index that uv keeps for some
 * minutes is older than the lock.
 */
function isOutdated(stderr) {
    return /there (?:is|are) no versions? of/i.test(stderr);
}
/** Why uv could not install a lock: sources that can not be built here, other files than were locked, or no index. Pure. */
function whyNotInstalled(stderr, packages) {
    const log = stderr.trim().split('\n').slice(-12);
    const unbuilt = /Failed to (?:build|download and build) `?([^`\s]+)`?/.exec(stderr)?.[1];
    if (unbuilt !== undefined)
        return new trouble/* Failure */.HR('ENVIRONMENT_FAILED', `\`${unbuilt}\` has no wheel, and could not be built here`, {
            log,
            remedy: `choose a version of \`${unbuilt.split('==')[0]}\` that has a wheel for this Python, or install what its build needs`,
        });
    return new trouble/* Failure */.HR('ENVIRONMENT_FAILED', `the ${packages} locked packages could not be installed`, {
        log,
        remedy: /hash/i.test(stderr)
            ? 'package the model again to lock what the index holds now'
            : 'run again when the index can be reached',
    });
}
/** A lock names the sources of what was built; installed are the wheels, by their own digests. */
async function withWheels(lockFile, { built = [] } = {}, { files }, work) {
    if (built.length === 0)
        return work(lockFile);
    const folder = await files.temporaryFolder('wheels-');
    try {
        const lock = files.join(folder, files.basename(lockFile));
        await files.write(lock, lockOfWheels(await files.readText(lockFile), built));
        return await work(lock);
    }
    finally {
        await files.remove(folder);
    }
}
/** What a person wants to see of the two lines a package that uv prints. */
function show(line, log) {
    if (/^(Resolved|Prepared|Installed|Downloading|Downloaded|Building|Built)\b/.test(line.trim()))
        log.foreign(line.trim());
    else
        log.debug(line);
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/record.js

/**
 * The lines of a `RECORD` with a hash of SHA-256; paths that lead out of the folder belong to nobody's package. Pure.
 * Source: https://packaging.python.org/en/latest/specifications/recording-installed-packages/
 */
function recordedLines(text) {
    return text.split(/\r?\n/).flatMap((line) => {
        const hash = /,sha256=([\w-]+),\d*$/.exec(line)?.[1];
        const path = recordedPath(line);
        return hash === undefined || path.split('/').includes('..') ? [] : [{ path, hash }];
    });
}
/** The path of a line of a `RECORD`, which is in quotes when it holds a comma. Pure. */
function recordedPath(line) {
    return /^"((?:[^"]|"")*)",/.exec(line)?.[1]?.replaceAll('""', '"') ?? line.slice(0, line.indexOf(','));
}
/** A SHA-256 in hexadecimal as a `RECORD` has it: in Base64 for addresses, without padding. Pure. */
function recordHash(sha256) {
    const base64 = btoa(String.fromCharCode(...(0,digest/* bytesOfHex */.w8)(sha256)));
    return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/installed-whole.js



/**
 * Installs into a folder and looks whether every file is what its wheel says. Where uv's cache was changed, everything is
 * fetched anew: a cache is never trusted without its digests.
 * @param args of `uv pip install`, among them the target
 * @throws Failure `ENVIRONMENT_FAILED`, and `DIGEST_MISMATCH` for a wheel that is not what it says itself
 */
async function installedWhole(uv, args, folder, environment, lockFile, ports, access) {
    await ports.files.makeFolder(folder);
    await installed(uv, args, environment, lockFile, ports, access);
    const altered = await alteredFiles(folder, ports);
    if (altered.length === 0)
        return;
    ports.log.info(`the cache of uv was changed (${altered.slice(0, 3).join(', ')}): everything is fetched anew`);
    await ports.files.remove(folder);
    await ports.files.makeFolder(folder);
    await installed(uv, [...args, '--no-cache'], environment, lockFile, ports, access);
    const [first] = await alteredFiles(folder, ports);
    if (first === undefined)
        return;
    throw new trouble/* Failure */.HR('DIGEST_MISMATCH', `${first} is not what its wheel says of it`, {
        remedy: 'run again; when it stays so, the wheel itself is broken: choose another version of it',
    });
}
/**
 * The installed files that are not what their wheels say. An installer that takes unpacked wheels out of a cache checks
 * no byte of them; a program that ran from links into that cache may have changed them.
 * @param folder site-packages, right after the installation
 * @returns paths relative to the folder, with `/`
 */
async function alteredFiles(folder, { files }) {
    const altered = [];
    for (const name of await files.names(folder)) {
        if (!name.endsWith('.dist-info'))
            continue;
        const record = await files.readTextIfThere(files.join(folder, name, 'RECORD'));
        for (const { path, hash } of recordedLines(record ?? '')) {
            const place = files.join(folder, ...path.split('/'));
            if ((await files.stat(place))?.kind !== 'file')
                continue;
            const { sha256 } = await files.hash(place);
            if (recordHash(sha256) !== hash)
                altered.push(path);
        }
    }
    return altered;
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/entry-points.js
/**
 * The commands of a package by its `entry_points.txt`. Installers write them each in their own way, some of them as
 * programs for Windows; here they are the same whoever installed. Pure.
 * Source: https://packaging.python.org/en/latest/specifications/entry-points/
 */
function consoleScripts(entryPoints) {
    const scripts = [];
    let section = '';
    for (const line of entryPoints.split(/\r?\n/)) {
        section = /^\s*\[\s*([^\]]*?)\s*\]\s*$/.exec(line)?.[1] ?? section;
        const [, name, module, object] = /^\s*([\w.-]+)\s*=\s*([\w.]+)\s*:\s*([\w.]+)\s*(?:\[[^\]]*\]\s*)?$/.exec(line) ?? [];
        if (!/^(console|gui)_scripts$/.test(section) || name === undefined)
            continue;
        scripts.push({ name, text: scriptText(module, object) });
    }
    return scripts;
}
/** `flask.cli:main` as a program for whatever Python is on the PATH of the image. */
function scriptText(module, object) {
    const [imported] = object.split('.');
    return `#!/usr/bin/env python3
import sys

from ${module} import ${imported}

if __name__ == "__main__":
    sys.exit(${object}())
`;
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/traces.js



/**
 * Removes what an installation says of the machine and the installer it was made with: the lock of uv, the commands that
 * uv writes for the Python of this machine, and the order of the lists of files. Then modules that `.pth` files bring in
 * are made to work from `PYTHONPATH`.
 */
async function removeTraces(folder, { files }) {
    await files.remove(files.join(folder, '.lock'));
    const names = await files.names(folder);
    for (const name of names.filter((entry) => entry.endsWith('.dist-info')))
        await settlePackage(folder, files.join(folder, name), files);
    if (names.some((name) => name.endsWith('.pth')))
        await files.write(files.join(folder, 'sitecustomize.py'), siteCustomize);
}
/** Python reads `.pth` files of site folders only; `PYTHONPATH` is none, until this module makes it one. */
const siteCustomize = 'import os, site\n\nsite.addsitedir(os.path.dirname(os.path.abspath(__file__)))\n';
/** Writes the scripts of one package anew, and its `RECORD` as they are now. */
async function settlePackage(folder, info, files) {
    const record = files.join(info, 'RECORD');
    const before = (await files.readTextIfThere(record)) ?? '';
    const recorded = new Map(before.split(/\r?\n/).flatMap((line) => (line === '' ? [] : [[recordedPath(line), line]])));
    for (const path of [...recorded.keys()].filter((each) => /^(bin|Scripts)\/[^/]+$/.test(each))) {
        const script = await scriptAt(files.join(folder, ...path.split('/')), files);
        const portable = script === undefined ? undefined : portableScript(script);
        if (portable !== undefined)
            await put(path, portable);
    }
    const entryPoints = await files.readTextIfThere(files.join(info, 'entry_points.txt'));
    for (const { name, text } of consoleScripts(entryPoints ?? '')) {
        for (const written of [`bin/${name}`, `bin/${name}.exe`, `Scripts/${name}.exe`]) {
            if (recorded.delete(written))
                await files.remove(files.join(folder, ...written.split('/')));
        }
        await put(`bin/${name}`, text);
    }
    const after = [...recorded.values()]
        .toSorted(digest/* byCodePoint */.HH)
        .map((line) => `${line}\n`)
        .join('');
    // Writing flushes to disk, which takes longer than everything else here.
    if (after !== before)
        await files.write(record, after);
    async function put(path, text) {
        await files.write(files.join(folder, ...path.split('/')), text, { mode: 0o755 });
        recorded.set(path, `${path},${hashAndSize(text, files)}`);
    }
}
/** The text of a script; undefined for a program of machine code, and for what is not there. */
async function scriptAt(path, files) {
    if ((await files.stat(path)) === undefined)
        return undefined;
    const start = await (await files.open(path)).read(0, 2);
    return start[0] === 0x23 && start[1] === 0x21 ? files.readText(path) : undefined;
}
/**
 * A script with the Python of whatever machine it runs on; undefined for scripts of other languages. Paths that are too
 * long for a first line are handed to `/bin/sh` in three lines, which are Python, too.
 * Source: https://github.com/pypa/distlib/blob/0.4.0/distlib/scripts.py, `_build_shebang`
 */
function portableScript(text) {
    const portable = '#!/usr/bin/env python3\n';
    const throughShell = /^#!\/bin\/sh\n'''exec' .*\n' '''\n/.exec(text);
    if (throughShell !== null)
        return portable + text.slice(throughShell[0].length);
    const direct = /^#![^\n]*python[^\n]*\n/.exec(text);
    return direct === null ? undefined : portable + text.slice(direct[0].length);
}
/** Hash and size as a `RECORD` has them. */
function hashAndSize(text, files) {
    return `sha256=${recordHash(files.sha256(text))},${new TextEncoder().encode(text).length}`;
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/image.js






/**
 * The platform for which wheels are chosen: glibc 2.28 is in every base that is still supported (Debian 10, Ubuntu
 * 20.04, RHEL 8), and nearly all wheels with native code are built for it or for an older one.
 * Source: https://docs.astral.sh/uv/reference/cli/#uv-pip-install--python-platform
 */
function wheelPlatform(platform) {
    return `${machineOf(platform).architecture === 'arm64' ? 'aarch64' : 'x86_64'}-manylinux_2_28`;
}
/**
 * Installs a lock into a folder that becomes a layer: site-packages for a platform and a Python that need not be here.
 * Nothing of this machine stays in it.
 * @throws Problems when the lock is for another platform, or there is no Python to compile modules with
 * @throws Failure `ENVIRONMENT_FAILED` with uv's last lines
 */
async function installForImage(environment, lockFile, folder, { access, bytecode, platform }, ports) {
    refuseOtherMachine(environment, platform);
    const uv = await (0,tool/* ensureUv */.aW)(ports);
    const target = ['--target', folder, '--python-platform', wheelPlatform(platform)];
    const wheels = ['--python-version', environment.runtimeVersion, '--only-binary', ':all:'];
    const written = ['--link-mode', 'copy', '--no-compile-bytecode', '--no-installer-metadata'];
    await installedWhole(uv, [...target, ...wheels, ...written], folder, environment, lockFile, ports, access);
    await removeTraces(folder, ports);
    if (bytecode)
        await compileModules(uv, environment.runtimeVersion, folder, ports);
}
/**
 * The Python of the image finds the packages by `PYTHONPATH`. Modules are compiled in the layer or not at all: a cache
 * of the server's start (`PYTHONPYCACHEPREFIX`) would hide those of the layer.
 */
function imageRuntime() {
    return {
        program: 'python3',
        variables: {
            PYTHONPATH: kind/* imageEnvironmentFolder */.R,
            PYTHONPYCACHEPREFIX: undefined,
            PYTHONDONTWRITEBYTECODE: '1',
        },
    };
}

// EXTERNAL MODULE: ./packages/core/build/defined.js
var defined = __webpack_require__(71539);
;// CONCATENATED MODULE: ./packages/packaging/build/environment/cuda.js
/**
 * Says that a lock brings libraries for GPUs that nobody asked for: gigabytes in every image. Pure.
 * @param gpu true when it runs where there is a GPU
 */
function cudaNotice(versions, gpu) {
    const names = [...versions.keys()].filter((name) => /^(nvidia-|cuda-|onnxruntime-gpu$)/.test(name));
    const withCuda = [...versions].filter(([, version]) => /\+cu\d/.test(version)).map(([name]) => name);
    const all = [...withCuda, ...names];
    if (gpu || all.length === 0)
        return [];
    const shown = all
        .slice(0, 3)
        .map((name) => `\`${name}\``)
        .join(', ');
    const more = all.length > 3 ? ` and ${all.length - 3} more` : '';
    return [
        {
            level: 'warning',
            title: 'The environment holds libraries for GPUs',
            message: `${shown}${more} are of no use without one. ${remedyFor(versions)}, which makes the package much smaller.`,
        },
    ];
}
/** Packages that bring libraries for GPUs, and their builds without, in the order of who is the more likely one. */
const builds = [
    ['onnxruntime-gpu', 'Ask for `onnxruntime` instead of `onnxruntime-gpu`'],
    [
        'torch',
        'Give `extra-index-urls: https://download.pytorch.org/whl/cpu` and ask for `torch` with `+cpu` in its version',
    ],
    ['tensorflow', 'Ask for `tensorflow-cpu` instead of `tensorflow`'],
    ['xgboost', 'Ask for `xgboost-cpu` instead of `xgboost`'],
];
function remedyFor(versions) {
    return builds.find(([name]) => versions.has(name))?.[1] ?? 'Ask for builds for CPUs';
}

// EXTERNAL MODULE: ./packages/formats/build/pep440.js + 5 modules
var pep440 = __webpack_require__(12463);
;// CONCATENATED MODULE: ./packages/packaging/build/environment/onnx-limits.js

/**
 * By minor version of onnxruntime, from where it changed. Found by loading models of one node with every opset and IR
 * version into each release from PyPI; the table of the documentation ends earlier.
 * Compare https://onnxruntime.ai/docs/reference/compatibility.html
 */
const limits = [
    [25, { opset: 26, irVersion: 13 }],
    [24, { opset: 25, irVersion: 13 }],
    [23, { opset: 23, irVersion: 11 }],
    [21, { opset: 22, irVersion: 10 }],
    [18, { opset: 21, irVersion: 10 }],
    [17, { opset: 20, irVersion: 9 }],
    [16, { opset: 19, irVersion: 9 }],
    [15, { opset: 18, irVersion: 9 }],
];
/** The last minor version that was looked at. */
const lastKnown = 30;
/** What `1.20.1` loads at most; undefined for versions that are older or newer than all that were tried. */
function newestOnnx(version) {
    if (!(0,pep440/* isInRange */.h$)(version, `>=1,<1.${lastKnown + 1}`))
        return undefined;
    return limits.find(([from]) => (0,pep440/* isInRange */.h$)(version, `>=1.${from}`))?.[1];
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/skew.js



/**
 * Compares a lock with what the models expect: versions that solve well and fail, or answer otherwise, when the model is
 * loaded. Pure. A package that is not locked is nobody's business.
 */
function skewIn(versions, expectations) {
    const problems = [];
    const notices = [];
    for (const expectation of expectations) {
        const version = versions.get(expectation.name);
        if (version === undefined || isMet(expectation.needs, version))
            continue;
        const { where, because } = expectation;
        const said = `${expectation.name} ${version} is locked, but ${because}`;
        const expected = wanted(expectation);
        if (expectation.isCertain) {
            problems.push({
                where,
                said,
                expected,
                remedy: `ask for ${expected} in \`environment\`, or save the model again`,
            });
        }
        else {
            notices.push({
                level: 'warning',
                title: `${expectation.name} is not the version that the model was saved with`,
                message: `${(0,trouble/* placeText */.Z9)(where)}: ${said}. Ask for ${expected}, or save the model again.`,
            });
        }
    }
    return { problems, notices };
}
function isMet(needs, version) {
    switch (needs.kind) {
        case 'at least':
            return fits(version, `>=${needs.version}`);
        case 'same minor':
            return fits(version, `==${(0,pep440/* minorVersion */.Kt)(needs.version)}.*`);
        case 'onnx': {
            const newest = newestOnnx(version);
            return newest === undefined || (needs.opset <= newest.opset && needs.irVersion <= newest.irVersion);
        }
    }
}
function wanted({ name, needs }) {
    switch (needs.kind) {
        case 'at least':
            return `\`${name}>=${needs.version}\``;
        case 'same minor':
            return name === 'python'
                ? `Python ${(0,pep440/* minorVersion */.Kt)(needs.version)}`
                : `\`${name}==${(0,pep440/* minorVersion */.Kt)(needs.version)}.*\``;
        case 'onnx':
            return `an \`${name}\` that takes opset ${needs.opset} and IR version ${needs.irVersion}`;
    }
}
/** By the numbers of the release: what comes after them (`rc1`, `+cpu`) does not count. What nobody can read, fits. */
function fits(version, range) {
    const release = (0,pep440/* releaseOf */.l7)(version);
    return release === undefined || !(0,pep440/* isRange */._Z)(range) || (0,pep440/* isInRange */.h$)(release, range);
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/building/kept.js


/** Changes when the same sources have to be built in another way. */
const generation = 1;
/** Says what a kept wheel is; in the folder that holds the wheel and nothing else. */
const description = 'built.json';
function keyOf({ builder, platform, python, source }, { files }) {
    return files.sha256(JSON.stringify([generation, source.sha256, platform, python, builder]));
}
/** What the cache between workflow runs calls it. */
function cacheKey(origin, ports) {
    return `slipway-wheel-${keyOf(origin, ports)}`;
}
/** Where the wheel of some sources is kept on this machine. */
function keptFolder(origin, { files, host }) {
    return files.join(host.home, 'wheels', keyOf(origin, { files }));
}
/**
 * A wheel that was built earlier: on this machine, or in a workflow run whose cache this one may read. It is taken only
 * when its bytes still have their digest.
 */
async function keptWheel(origin, ports) {
    const here = await wholeWheel(origin, ports);
    if (here !== undefined)
        return here;
    const isRestored = await ports.cache.restore(cacheKey(origin, ports), keptFolder(origin, ports));
    return isRestored ? wholeWheel(origin, ports) : undefined;
}
async function wholeWheel(origin, ports) {
    const { files } = ports;
    const folder = keptFolder(origin, ports);
    const text = await files.readTextIfThere(files.join(folder, description));
    if (text === undefined)
        return undefined;
    const built = (0,checked_json/* checkedJson */.EB)(kind/* builtWheel */.u, text, files.join(folder, description));
    const file = files.join(folder, built.wheel.file);
    if ((await files.stat(file)) === undefined)
        return undefined;
    return (await files.hash(file)).sha256 === built.wheel.sha256 ? built : undefined;
}
/**
 * Keeps a wheel that was just built. When another run was faster, its wheel is the one that counts: a lock of that run
 * may name it.
 * @param folder beside which nobody looks: it holds the wheel alone, and becomes the kept folder
 */
async function keepWheel(built, folder, ports) {
    const { files } = ports;
    await files.write(files.join(folder, description), `${JSON.stringify(built)}\n`);
    const final = keptFolder(built, ports);
    await files.makeFolder(files.dirname(final));
    try {
        await files.move(folder, final);
    }
    catch {
        const other = await wholeWheel(built, ports);
        if (other !== undefined)
            return other;
        await files.remove(final);
        await files.move(folder, final);
    }
    await ports.cache.save(cacheKey(built, ports), final);
    return built;
}
/** How packages are reached when some were built: the folders of their wheels come first. */
function withBuilt(access, built, ports) {
    const { credentials = [], folders = [], noIndex = false } = access ?? {};
    const places = built.map((wheel) => keptFolder(wheel, ports));
    return { credentials, noIndex, folders: [...places, ...folders], built };
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/missing-wheels.js

/**
 * Packages that an explanation of uv says have no wheel for the platform and the Python. Pure.
 * @param explanation on one line
 */
function missingWheels(explanation, wanted, { runtimeVersion, platform }) {
    return [...packagesWithoutWheels(explanation)].map(([name, version]) => {
        const direct = wanted.model.find(({ text }) => (0,names/* requirementName */.xV)(text) === name);
        const asked = direct ?? askedThrough(name, explanation, wanted);
        return {
            where: asked?.where ?? { input: 'environment' },
            said: `\`${name}${version}\`${whoAsks(direct, asked)} has no wheel for ${platform} and Python ${runtimeVersion}${whatThereIs(name, explanation)}`,
            expected: 'packages with wheels, because nothing can be built for a machine that is not here',
            remedy: `choose another version of \`${name}\` or another \`python-version\`, set \`build-wheels\` to \`true\`, which builds it in a container, or build the wheel in the base image (\`pip wheel ${name}${version}\`) and give its folder as \`find-links\``,
        };
    });
}
/**
 * What an explanation of uv says has no wheel that could be taken: canonical names, each with `==1.0` or nothing. Pure.
 * @param explanation on one line
 */
function packagesWithoutWheels(explanation) {
    const one = /([A-Za-z0-9][\w.-]*?)((?:[=<>]=?)\S+) has no (?:usable wheels|wheels with)/g;
    const all = /all versions of ([A-Za-z0-9][\w.-]*) have no (?:usable wheels|wheels with)/g;
    const found = [...explanation.matchAll(all), ...explanation.matchAll(one)];
    return new Map(found.map(([, name = '', version = '']) => [(0,names/* canonicalName */.Ew)(name), version]));
}
function whoAsks(direct, through) {
    return direct === undefined && through !== undefined ? `, which \`${through.text}\` needs,` : '';
}
/** The requirement that brings a package in: "beta depends on alpha>=2". */
function askedThrough(name, explanation, wanted) {
    const pattern = /([A-Za-z0-9][\w.-]*?)(?:[=<>!]=?\S+)? depends? on ([A-Za-z0-9][\w.-]*)/g;
    const by = [...explanation.matchAll(pattern)].find(([, , other = '']) => (0,names/* canonicalName */.Ew)(other) === name)?.[1];
    if (by === undefined)
        return undefined;
    return [...wanted.model, ...wanted.server].find(({ text }) => (0,names/* requirementName */.xV)(text) === (0,names/* canonicalName */.Ew)(by));
}
/** What uv's hints say of the wheels that there are. */
function whatThereIs(name, explanation) {
    const quoted = String.raw `[^\`]*\`${name.replaceAll('-', '[-_.]')}\``;
    const platforms = new RegExp(`Wheels are available for ${quoted}[^:]*on the following platforms?: (.*?)(?= hint:|$)`, 'i');
    const tags = new RegExp(`only found wheels for ${quoted}[^:]*with the following (?:Python|Python ABI) tags?: (.*?)(?= hint:|$)`, 'i');
    const there = platforms.exec(explanation)?.[1] ?? tags.exec(explanation)?.[1];
    if (there !== undefined)
        return `, only for ${there.trim()}`;
    return new RegExp(`Wheels are required for ${quoted}`, 'i').test(explanation) ? ', only sources' : '';
}

// EXTERNAL MODULE: ./packages/packaging/build/engine/find.js
var find = __webpack_require__(83058);
// EXTERNAL MODULE: ./packages/packaging/build/engine/ask.js
var ask = __webpack_require__(60824);
;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/building/container.js


/** An engine that does not have the image fetches it. */
const pullMs = 1_800_000;
const buildMs = 3_600_000;
/** A container whose run was killed ends by itself after this time, and is gone. */
const longestSeconds = 4 * 3600;
/**
 * The same sources, tools and image are to give the same wheel as far as the sources allow it. The first day that a zip
 * file can hold, as the standard says.
 * Source: https://reproducible-builds.org/docs/source-date-epoch/
 */
const variables = {
    SOURCE_DATE_EPOCH: '315532800',
    PYTHONHASHSEED: '0',
    PYTHONDONTWRITEBYTECODE: '1',
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    HOME: '/tmp',
};
/**
 * Starts a container of an image for the time of some work. Sources are foreign programs: they get no network, no
 * privileges, and nothing of this machine but what they are given. Nothing is mounted, so that the engine may be on
 * another machine.
 * @throws Failure `PROCESS_FAILED` when the engine can not run the image
 */
async function inContainer(engine, image, platform, work, ports) {
    const name = `slipway-build-${crypto.randomUUID().slice(0, 16)}`;
    const { program } = engine;
    const { log, processes } = ports;
    const wait = `import time; time.sleep(${longestSeconds})`;
    const limits = ['--network', 'none', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'];
    const set = Object.entries(variables).flatMap(([key, value]) => ['--env', `${key}=${value}`]);
    const start = ['run', '--detach', '--rm', '--name', name, '--platform', platform, '--user', '0'];
    try {
        await (0,ask/* ask */.k)(engine, [...start, ...limits, ...set, '--entrypoint', 'python3', image, '-c', wait], ports, pullMs);
        return await work({
            give: async (from, to) => void (await (0,ask/* ask */.k)(engine, ['cp', from, `${name}:${to}`], ports, pullMs)),
            take: async (from, to) => void (await (0,ask/* ask */.k)(engine, ['cp', `${name}:${from}/.`, to], ports, pullMs)),
            python: (args) => processes.run({ program, args: ['exec', name, 'python3', ...args] }, { timeoutMs: buildMs, onLine: (line) => log.debug(line) }),
        });
    }
    finally {
        await removeContainer(engine, name, ports);
    }
}
/** That it stays for its time is no reason to lose what was built. */
async function removeContainer(engine, name, ports) {
    const args = ['rm', '--force', '--volumes', name];
    try {
        await (0,ask/* ask */.k)(engine, args, ports);
    }
    catch (thrown) {
        if (!(thrown instanceof trouble/* Failure */.HR))
            throw thrown;
        const { files, host, processes } = ports;
        if (thrown.code === 'CANCELLED')
            await processes.startDetached({ program: engine.program, args }, files.join(host.temp, 'remove-container.log'));
        else
            ports.log.debug(`the container ${name} could not be removed: ${thrown.message}`);
    }
}

;// CONCATENATED MODULE: ./packages/formats/build/pylock-sources.js

const writtenSchema = (0,dist/* object */.Ikc)({
    packages: (0,dist/* optional */.lqM)((0,dist/* array */.YOg)((0,dist/* object */.Ikc)({
        name: (0,dist/* string */.YjP)(),
        version: (0,dist/* optional */.lqM)((0,dist/* string */.YjP)()),
        sdist: (0,dist/* optional */.lqM)((0,dist/* object */.Ikc)({ url: (0,dist/* optional */.lqM)((0,dist/* string */.YjP)()), hashes: (0,dist/* optional */.lqM)((0,dist/* object */.Ikc)({ sha256: (0,dist/* optional */.lqM)((0,dist/* string */.YjP)()) })) })),
    }))),
});
/**
 * The archives of sources in a `pylock.toml` that a tool wrote a moment ago; entries without an address and a SHA-256
 * are left out.
 * Source: https://packaging.python.org/en/latest/specifications/pylock-toml/#packages-sdist
 */
async function sourceArchives(text) {
    const toml = await __webpack_require__.e(/* import() */ 292).then(__webpack_require__.bind(__webpack_require__, 3292));
    const { packages = [] } = (0,dist/* parse */.qgA)(writtenSchema, toml.parse(text));
    return packages.flatMap(({ name, version, sdist }) => {
        const sha256 = sdist?.hashes?.sha256;
        return version === undefined || sdist?.url === undefined || sha256 === undefined
            ? []
            : [{ name, version, url: sdist.url, sha256: sha256.toLowerCase() }];
    });
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/building/sources.js






/**
 * What is asked of the version of a package: by the user, and by what needs it ("beta depends on alpha>=2"). Pure.
 * @param explanation of uv, on one line
 */
function unbuiltPackage(name, explanation, wanted) {
    const { constraints, model, overrides = [], server } = wanted;
    const own = (list) => list.filter(({ text }) => (0,names/* requirementName */.xV)(text) === name).map(({ text }) => text.split(' --hash')[0]);
    const overriding = own(overrides);
    if (overriding.length > 0)
        return { name, requirements: overriding };
    const needed = explanation.matchAll(/depends? on ([A-Za-z0-9][\w.-]*?)((?:[<>!~=]=?[\w.*+!-]+,?)+)/g);
    const through = [...needed]
        .filter(([, other = '']) => (0,names/* canonicalName */.Ew)(other) === name)
        .map(([, other = '', versions = '']) => `${other}${versions.replace(/[,.]+$/, '')}`);
    return {
        name,
        requirements: [...new Set([name, ...own(server), ...own(model), ...through, ...own(constraints)])],
    };
}
/**
 * Finds the sources that a lock would name. Nothing of them is run: what they depend on is of no interest here, and
 * uv is told that they depend on nothing.
 * Source: https://docs.astral.sh/uv/reference/settings/#dependency-metadata
 * @returns undefined when there are none
 */
async function findSources(uv, { name, requirements }, wanted, { runtimeVersion }, ports) {
    const { files, processes } = ports;
    const folder = await files.temporaryFolder('sources-');
    try {
        await files.write(files.join(folder, 'wanted.in'), [...wanted.indexOptions, ...requirements, ''].join('\n'));
        const settings = `[[dependency-metadata]]\nname = ${JSON.stringify(name)}\nrequires-dist = []\n`;
        await files.write(files.join(folder, 'uv.toml'), settings);
        const { excludeNewer, platform } = wanted;
        const args = [
            ...'pip compile wanted.in --config-file uv.toml --no-deps --quiet --format pylock.toml'.split(' '),
            '-o',
            'pylock.toml',
            '--python-version',
            runtimeVersion,
            ...(platform === undefined ? [] : ['--python-platform', wheelPlatform(platform)]),
            ...(excludeNewer === undefined ? [] : ['--exclude-newer', excludeNewer]),
        ];
        const { code } = await withAccess(wanted.access, ports, (reach) => processes.run({
            program: uv,
            args: [...args, ...reach.args],
            folder,
            environment: { ...tool/* uvVariables */.dN, ...reach.environment },
        }, { timeoutMs: 300_000, onLine: (line) => ports.log.debug(line) }));
        if (code !== 0)
            return undefined;
        return (await sourceArchives(await files.readText(files.join(folder, 'pylock.toml')))).at(0);
    }
    finally {
        await files.remove(folder);
    }
}
/**
 * Fetches sources into a folder, and lets nothing pass that has another digest.
 * @returns the path of the archive
 * @throws Failure `NETWORK_FAILED`, `DIGEST_MISMATCH`
 */
async function fetchSources(source, access, folder, ports) {
    const { files, host, transfers } = ports;
    const url = new URL(source.url);
    const file = files.join(folder, fileNameOf(source));
    if (url.protocol === 'file:')
        await files.copy(localPath(url, host.platform), file);
    else {
        const headers = authorizationFor(url, access);
        const { status } = await transfers.receive({ method: 'GET', url: source.url, headers }, [{ file }]);
        if (status !== 200)
            throw new trouble/* Failure */.HR('NETWORK_FAILED', `${url.host} answered ${status} for ${fileNameOf(source)}`, {
                remedy: 'check `index-credentials`, or run again when the index can be reached',
            });
    }
    const { sha256 } = await files.hash(file);
    if (sha256 === source.sha256)
        return file;
    throw new trouble/* Failure */.HR('DIGEST_MISMATCH', `${fileNameOf(source)} is not what the index says: sha256 ${sha256.slice(0, 12)}…, not ${source.sha256.slice(0, 12)}…`);
}
/** `sources-1.0.tar.gz`. */
function fileNameOf({ url }) {
    return decodeURIComponent(new URL(url).pathname.split('/').at(-1));
}
function localPath({ pathname }, platform) {
    const path = decodeURIComponent(pathname);
    return platform === 'win32' ? path.slice(1).replaceAll('/', '\\') : path;
}
function authorizationFor({ hostname }, access) {
    const login = access?.credentials.find(({ host }) => host === hostname);
    if (login === undefined)
        return {};
    const bytes = new TextEncoder().encode(`${login.user}:${login.password.reveal()}`);
    return { authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` };
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/building/why-not-built.js

/** How much of a build's output a failure carries. */
const shownLines = 15;
/** What builds say when the image has no compiler, or not what is compiled against. */
const missingTools = [
    [/Python\.h: No such file/, 'the headers of Python'],
    [
        /\bcargo\b.*(?:not found|No such file|is not installed)|can't find Rust compiler/i,
        'the compiler of Rust',
    ],
    [/gfortran.*(?:not found|No such file)|Unknown compiler.*gfortran/i, 'a compiler of Fortran'],
    [
        /(?:\bg?cc\b|\bg\+\+|\bc\+\+|\bclang(?:\+\+)?|linux-gnu-g(?:cc|\+\+))['"]?(?: failed)?: No such file|No such file or directory: '[^']*(?:g?cc|g\+\+|c\+\+|clang)'|Unknown compiler|No CMAKE_C(?:XX)?_COMPILER/i,
        'a compiler of C',
    ],
    [/fatal error: ([\w./-]+\.h): No such file/, 'the header $1'],
];
/** Why sources did not become a wheel: what the image misses, or else the failure of the build itself. Pure. */
function whyNotBuilt({ name, version }, builder, output) {
    const missing = missingIn(output);
    if (missing !== undefined)
        return new trouble/* Problems */.Zw([
            {
                where: { input: 'builder-image' },
                said: `\`${name}==${version}\` can not be built in ${builder}, which has not got ${missing}`,
                expected: 'an image with the Python of the base and everything that the build needs',
                remedy: 'set `builder-image` to one, such as `python:3.11-bookworm` (the full image) beside `python:3.11-slim-bookworm`',
            },
        ]);
    return new trouble/* Failure */.HR('ENVIRONMENT_FAILED', `${name} ${version} could not be built in a container`, {
        log: output.trim().split('\n').slice(-shownLines),
        remedy: `mend what the build says, or choose a version of \`${name}\` that has a wheel`,
    });
}
function missingIn(output) {
    for (const [pattern, what] of missingTools) {
        const found = pattern.exec(output);
        if (found !== null)
            return what.replace('$1', found[1] ?? '');
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/building/build.js









/** The frontend of builds. Source: https://build.pypa.io/en/1.3.0/ */
const frontend = 'build==1.3.0';
/** Where things lie in the container. */
const place = '/slipway';
/**
 * The wheel of some sources: kept from an earlier run, or built in a container of the builder. Sources never run on this
 * machine. What they are built with is locked and fetched here, so the container needs no network.
 * @throws Problems when there is no engine for the platform, or the image can not build them
 * @throws Failure `ENVIRONMENT_FAILED` with the last lines of the build
 */
async function builtWheel(source, order, ports) {
    const { builder, facts, platform } = order;
    const origin = {
        platform,
        builder: builder.slice(builder.indexOf('@') + 1),
        python: facts.runtimeVersion,
        source: { sha256: source.sha256 },
    };
    const kept = await keptWheel(origin, ports);
    if (kept !== undefined)
        return { wheel: kept, isKept: true };
    const engine = await engineFor(source, platform, ports);
    ports.log.info(`building ${source.name} ${source.version} in a container of ${builder}`);
    const { files } = ports;
    const parent = files.dirname(keptFolder(origin, ports));
    await files.makeFolder(parent);
    const folder = await files.temporaryFolder('.building-', parent);
    const work = await files.temporaryFolder('build-');
    try {
        const { file, tools } = await inContainer(engine, builder, platform, (container) => build(container, source, order, { work, folder }, ports), ports);
        const wheel = { file, sha256: (await files.hash(files.join(folder, file))).sha256 };
        const { name, version, sha256 } = source;
        const described = {
            ...origin,
            name,
            version,
            source: { file: fileNameOf(source), sha256 },
            wheel,
            tools,
        };
        return { wheel: await keepWheel(described, folder, ports), isKept: false };
    }
    finally {
        await files.remove(work);
        await files.remove(folder);
    }
}
async function engineFor({ name, version }, platform, ports) {
    const engine = await (0,find/* findEngine */.G)(ports);
    if (engine?.platform === platform)
        return engine;
    (0,trouble/* refuse */.TR)({
        where: { input: 'build-wheels' },
        said: engine === undefined
            ? `\`${name}==${version}\` has to be built, and neither \`docker\` nor \`podman\` answers on this machine`
            : `\`${name}==${version}\` has to be built for ${platform}, and the engine of this machine runs ${engine.platform}`,
        expected: `a container engine that runs ${platform}`,
        remedy: `use a runner of that platform with an engine, or choose a version of \`${name}\` that has a wheel`,
    });
}
async function build(container, source, order, { folder, work }, ports) {
    const { files, host } = ports;
    await refuseOtherPython(container, order);
    const archive = await order.fetch(work);
    const program = files.join(host.bundle, 'programs', 'python', 'image', 'build_wheel.py');
    await container.give(work, place);
    await container.give(program, `${place}/build_wheel.py`);
    const tools = new Tools(container, source, order, work, ports);
    await tools.add([frontend]);
    const run = async (what) => {
        const args = [`${place}/build_wheel.py`, what, `${place}/${files.basename(archive)}`];
        const finished = await container.python(args);
        if (finished.code === 0)
            return finished.stdout.trimEnd().split('\n').at(-1);
        throw whyNotBuilt(source, order.builder, finished.stdout + finished.stderr);
    };
    for (const what of ['static', 'dynamic'])
        await tools.add((0,checked_json/* checkedJson */.EB)((0,dist/* array */.YOg)((0,dist/* string */.YjP)()), await run(what), `what ${source.name} is built with`));
    await run('wheel');
    await container.take(`${place}/wheel`, folder);
    const [file, ...others] = (await files.names(folder)).filter((name) => name.endsWith('.whl'));
    if (file === undefined || others.length > 0)
        throw new trouble/* Failure */.HR('ENVIRONMENT_FAILED', `${source.name} ${source.version} did not become one wheel`);
    return { file, tools: tools.versions };
}
/** Compiled modules fit one minor version of Python. */
async function refuseOtherPython(container, { builder, facts }) {
    const finished = await container.python(['-c', 'import sys; print("%d.%d" % sys.version_info[:2])']);
    const version = finished.stdout.trim();
    if (version === facts.runtimeVersion)
        return;
    (0,trouble/* refuse */.TR)({
        where: { input: 'builder-image' },
        said: `${builder} has Python ${version || 'of no version that it would tell'}`,
        expected: `Python ${facts.runtimeVersion}, which the dependencies are locked for`,
        remedy: `choose a \`builder-image\` with Python ${facts.runtimeVersion}`,
    });
}
/** What sources are built with: all of it is solved anew whenever something is added. */
class Tools {
    versions = [];
    #wanted = new Set();
    #put;
    #source;
    constructor(container, source, order, work, { files }) {
        this.#source = source;
        this.#put = async (requirements) => {
            const folder = files.join(work, `tools-${this.#wanted.size}`);
            const lock = await order.installTools(requirements, folder);
            await container.give(`${folder}/.`, `${place}/tools`);
            return lock;
        };
    }
    async add(texts) {
        if (texts.every((text) => this.#wanted.has(text)))
            return;
        for (const text of texts)
            this.#wanted.add(text);
        const asker = `the build of ${this.#source.name} ${this.#source.version}`;
        const where = { input: 'build-wheels' };
        try {
            const lock = await this.#put([...this.#wanted].map((text) => ({ text, where, asker })));
            this.versions = [...(0,names/* lockedVersions */.o4)(lock.files[0].content)].map(([name, version]) => `${name}==${version}`);
        }
        catch (thrown) {
            if (!(thrown instanceof trouble/* Problems */.Zw))
                throw thrown;
            throw new trouble/* Problems */.Zw(thrown.problems.map((problem) => ({ ...problem, where })));
        }
    }
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/building/solve.js






/**
 * Solves; and builds what has no wheel when there is an image for that, until everything has one or nothing more can be
 * built. What is built stands beside the index then, so its own dependencies are solved as those of any other wheel.
 */
async function solvedWithBuilt(wanted, facts, building, ports) {
    const built = [];
    for (;;) {
        const access = built.length === 0 ? wanted.access : withBuilt(wanted.access, built, ports);
        const compiled = await building.compile({ ...wanted, ...(0,defined/* defined */.s)({ access }) });
        if (compiled.code === 0)
            return { compiled, built: built.filter(isIn(compiled.text)) };
        const more = await buildMissing(compiled.stderr, built, wanted, facts, building, ports);
        if (more.length === 0)
            return { compiled, built };
        built.push(...more);
    }
}
/** Solving may have gone another way once the dependencies of what was built were known. */
function isIn(lock) {
    const versions = (0,names/* lockedVersions */.o4)(lock);
    return ({ name, version }) => versions.get(name) === version;
}
async function buildMissing(stderr, built, wanted, facts, building, ports) {
    const { builder, platform } = wanted;
    if (builder === undefined || platform === undefined)
        return [];
    const explanation = stderr.replaceAll(/\s+/g, ' ');
    const more = [];
    for (const name of packagesWithoutWheels(explanation).keys()) {
        const source = await sourcesOf(unbuiltPackage(name, explanation, wanted), wanted, facts, building, ports);
        if (source === undefined || built.some(({ source: { sha256 } }) => sha256 === source.sha256))
            continue;
        const fetch = (folder) => fetchSources(source, wanted.access, folder, ports);
        const { installTools } = building;
        const order = { builder, platform, facts, fetch, installTools };
        const { isKept, wheel } = await builtWheel(source, order, ports);
        ports.log.info(`${wheel.wheel.file} ${isKept ? 'was built earlier' : 'was built'}`);
        more.push(wheel);
    }
    return more;
}
/** The version of the earlier lock when it still fits, as for packages with wheels. */
async function sourcesOf(unbuilt, wanted, facts, { uv }, ports) {
    const earlier = (0,names/* lockedVersions */.o4)(wanted.earlierLock ?? '').get(unbuilt.name);
    if (earlier !== undefined) {
        const pinned = { ...unbuilt, requirements: [...unbuilt.requirements, `${unbuilt.name}==${earlier}`] };
        const found = await findSources(uv, pinned, wanted, facts, ports);
        if (found !== undefined)
            return found;
    }
    return findSources(uv, unbuilt, wanted, facts, ports);
}
/** What somebody should know of wheels that were built. */
function builtNotice(built) {
    if (built.length === 0)
        return [];
    const names = built.map(({ name, version }) => `${name} ${version}`).join(', ');
    return [
        {
            level: 'notice',
            title: 'Wheels were built',
            message: `${names}: built in a container, because the index has no wheel for ${built[0].platform}. The lock names the sources; built on another machine, the image may have another digest.`,
        },
    ];
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/building/tools.js


/**
 * Locks what sources are built with, and installs it for the platform into a new folder. It comes from where everything
 * else comes from, and is never built itself.
 * @param lockOf makes a lock in the same way as that of the environment
 * @throws Problems, Failure `ENVIRONMENT_FAILED` as for any environment
 */
async function installTools(requirements, folder, { access, excludeNewer, indexOptions, platform = 'linux/amd64' }, facts, lockOf, ports) {
    const { files } = ports;
    const lock = await lockOf({
        server: [],
        model: requirements,
        constraints: [],
        indexOptions,
        platform,
        ...(access && { access }),
        ...(0,defined/* defined */.s)({ excludeNewer }),
    });
    const { content, name } = lock.files[0];
    const environment = {
        provider: 'uv',
        lockFile: name,
        lockSha256: files.sha256(content),
        runtimeVersion: facts.runtimeVersion,
        platform: facts.platform,
        packages: lock.packages,
    };
    const place = await files.temporaryFolder('tools-');
    try {
        const lockFile = files.join(place, name);
        await files.write(lockFile, content);
        await installForImage(environment, lockFile, folder, { platform, bytecode: false, ...(access && { access }) }, ports);
    }
    finally {
        await files.remove(place);
    }
    return lock;
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/given-hashes.js

/**
 * A lock in which packages have no other hashes than those that were asked for. uv writes those of every file that the
 * index has, whatever the requirement says. Pure.
 * @param lock as `uv pip compile --generate-hashes` writes it
 */
function withGivenHashes(lock, requirements) {
    const given = new Map();
    for (const requirement of requirements) {
        const name = (0,names/* requirementName */.xV)(requirement.text);
        const hashes = [...(given.get(name)?.hashes ?? []), ...hashesIn(requirement.text)];
        if (hashes.length > 0)
            given.set(name, { requirement, hashes });
    }
    if (given.size === 0)
        return { lock };
    const problems = [];
    const restricted = lock.replaceAll(given_hashes_entries, (entry, name) => {
        const asked = given.get((0,names/* canonicalName */.Ew)(name));
        if (asked === undefined)
            return entry;
        const kept = hashesIn(entry).filter((hash) => asked.hashes.includes(hash));
        if (kept.length === 0)
            problems.push(otherFiles(asked.requirement));
        const [first = ''] = entry.split(/\s*\\\n/);
        return [first, ...kept.map((hash) => `    --hash=${hash}`)].join(' \\\n');
    });
    return problems.length > 0 ? { problems } : { lock: restricted };
}
/** A package and the lines that go on after a backslash. */
const given_hashes_entries = /^([A-Za-z0-9][\w.-]*)(?:[^\n]*\\\n)*[^\n]*/gm;
function hashesIn(text) {
    return [...text.matchAll(/--hash=(\S+)/g)].map(([, hash = '']) => hash.toLowerCase());
}
function otherFiles({ text, where }) {
    return {
        where,
        said: `the index has \`${text.split(' --hash')[0]}\`, but no file with a hash that is written here`,
        expected: 'the very files that were locked',
        remedy: 'find out who changed them, or where they came from; only then make the lock again',
    };
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/known-lock.js


/** The lock that an earlier run on this machine solved, unless a wheel that was built for it is gone. */
async function knownLock(facts, ports) {
    const place = placeOf(facts, ports);
    const text = await ports.files.readTextIfThere(place.lock);
    if (text === undefined)
        return undefined;
    const list = await ports.files.readTextIfThere(place.built);
    const built = list === undefined ? [] : readBuiltWheels(list);
    for (const wheel of built)
        if ((await keptWheel(wheel, ports))?.wheel.sha256 !== wheel.wheel.sha256)
            return undefined;
    return { text, built };
}
/** Keeps a lock for later runs; it is known from the moment that its text is there, which comes last. */
async function keepLock({ built, text }, facts, ports) {
    const place = placeOf(facts, ports);
    if (built.length > 0)
        await ports.files.write(place.built, builtWheelsText(built));
    await ports.files.write(place.lock, text);
}
function placeOf({ fingerprint }, { files, host }) {
    const place = files.join(host.home, 'locks', fingerprint);
    return { lock: `${place}.txt`, built: `${place}.built.json` };
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/nearest.js

/** At most so many requirements are tried without their versions: each trial asks the index. */
const mostTrials = 3;
/**
 * Says of each problem with a requirement of the model, or a constraint, which version of it could be had together with everything else.
 * @param lock tries to solve other requirements: the text of a lock, or undefined when they can not be had either
 */
async function withNearest(problems, wanted, lock) {
    const answered = [];
    for (const [index, problem] of problems.entries()) {
        const asked = [...wanted.model, ...wanted.constraints].find(({ where }) => where === problem.where);
        const relaxed = asked === undefined || index >= mostTrials ? undefined : withoutVersion(asked, wanted);
        const text = relaxed === undefined ? undefined : await lock(relaxed);
        const version = text === undefined ? undefined : (0,names/* lockedVersions */.o4)(text).get((0,names/* requirementName */.xV)(asked.text));
        answered.push(version === undefined ? problem : { ...problem, remedy: remedyOf(problem, asked, version) });
    }
    return answered;
}
function withoutVersion(asked, wanted) {
    const bare = /^\s*[A-Za-z0-9][\w.-]*(?:\s*\[[^\]]*\])?/.exec(asked.text)?.[0];
    if (bare === undefined || bare === asked.text || /^[^;]*@/.test(asked.text))
        return undefined;
    const model = wanted.model.map((other) => (other === asked ? { ...asked, text: bare } : other));
    return { ...wanted, model, constraints: wanted.constraints.filter((other) => other !== asked) };
}
function remedyOf(problem, asked, version) {
    const works = `\`${(0,names/* requirementName */.xV)(asked.text)}==${version}\` works with everything else`;
    return problem.remedy === undefined ? works : `${problem.remedy}; ${works}`;
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/unknown-packages.js

/**
 * Packages and versions that an explanation of uv says are nowhere to be had. Pure.
 * @param explanation on one line
 */
function unknownPackages(explanation, wanted) {
    const missing = explanation.matchAll(/(?:Because|and|And because) ([\w.-]+) was not found in the (?:package registry|provided package locations)/g);
    const unversioned = explanation.matchAll(/there (?:is|are) no versions? of ([\w.-]+?)((?:[=<>!~]=?)\S*?)?(?:,| and )/g);
    return [
        ...[...missing].flatMap(([, name = '']) => notThere(name, '', wanted)),
        ...[...unversioned].flatMap(([, name = '', version = '']) => notThere(name, version, wanted)),
    ];
}
function notThere(name, version, wanted) {
    const said = `\`${name}${version}\``;
    const asked = directly(name, [...wanted.model, ...wanted.constraints]);
    const isOffline = wanted.access?.noIndex === true;
    if (asked !== undefined)
        return [
            {
                where: asked.where,
                said: `${said} ${isOffline ? 'is in no folder of `find-links`' : 'does not exist'}`,
                expected: version === '' ? 'a package that the index knows' : `a version of \`${name}\` that the index has`,
                remedy: isOffline
                    ? `put its wheel into the folder: \`pip download --dest <folder> ${name}${version}\``
                    : 'check the spelling of the name and the version',
            },
        ];
    const server = directly(name, wanted.server);
    // That a version is not there is seldom the whole truth of what only another package asks for.
    const isCertain = server !== undefined || isOffline || version === '';
    return isCertain ? [missingForOthers(said, server, isOffline)] : [];
}
function missingForOthers(said, server, isOffline) {
    const needs = server === undefined ? `${said}, which another package needs` : `${said}, which the server needs`;
    return isOffline
        ? {
            where: { input: 'find-links' },
            said: `${needs}, is in no folder`,
            expected: 'wheels of everything, because no index is asked',
            remedy: `fill the folder where there is a network: \`pip download --dest <folder> ${server?.text ?? said.slice(1, -1)}\``,
        }
        : {
            where: { input: 'index-url' },
            said: `${needs}, is not on the index`,
            expected: 'an index with everything that is needed',
            remedy: 'give `extra-index-urls: https://pypi.org/simple`, or put it on your index',
        };
}
function directly(name, requirements) {
    return requirements.find(({ text }) => (0,names/* requirementName */.xV)(text) === (0,names/* canonicalName */.Ew)(name));
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/conflict.js



/**
 * Turns uv's explanation of why a set of requirements can not be had into problems that name who asks for what. Pure.
 * uv derives its explanations step by step; a person needs the two demands that contradict each other.
 */
function explainConflict(stderr, wanted) {
    const text = explanationIn(stderr);
    const unknown = unknownPackages(text, wanted);
    if (unknown.length > 0)
        return unknown;
    const contradiction = contradictionIn(demandsIn(text), wanted);
    return [contradiction ?? unexplained(text, wanted)];
}
/** The sentences after "No solution found", on one line, without uv's frame. */
function explanationIn(stderr) {
    const at = stderr.search(/No solution found when resolving/);
    return stderr
        .slice(Math.max(0, at))
        .replaceAll(/[│╰─▶×]/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim();
}
const packageWord = String.raw `([A-Za-z0-9][\w.-]*?)(?:\[[^\]]*\])?((?:[=<>!~]=?[^\s,]+,?)*)`;
/** What ends a list of packages in a sentence of uv. */
const endOfList = String.raw `(?= and |, we |, and |\. |\.?$)`;
function demandsIn(text) {
    // `numpy{sys_platform == 'linux'}<2` holds on this platform, or uv would not have named it.
    const plain = text.replaceAll(/\{[^}]*\}/g, '');
    return [...transitiveDemands(plain), ...directDemands(plain)].filter(({ name }) => name !== '');
}
function transitiveDemands(text) {
    const pattern = new RegExp(`${packageWord} depends? on (one of: )?(.+?)${endOfList}`, 'g');
    return [...text.matchAll(pattern)].map(([, by = '', byVersion = '', , wanted = '']) => {
        const alternatives = wanted.trim().split(' ').map(bare);
        return {
            name: (0,names/* canonicalName */.Ew)(/^[\w.-]+/.exec(alternatives[0] ?? '')?.[0] ?? ''),
            text: alternatives.join(' or '),
            by: { name: (0,names/* canonicalName */.Ew)(by), text: by + bare(byVersion).replace(/^>=/, '==') },
        };
    });
}
function directDemands(text) {
    const pattern = new RegExp(`you require ${packageWord}(?: and ${packageWord})?(?=[\\s,.]|$)`, 'g');
    return [...text.matchAll(pattern)].flatMap(([, name = '', version = '', other = '', otherVersion = '']) => [
        { name: (0,names/* canonicalName */.Ew)(name), text: name + bare(version) },
        { name: (0,names/* canonicalName */.Ew)(other), text: other + bare(otherVersion) },
    ]);
}
/** uv writes `<2.13` as `<2.13.dev0`; a comma may belong to the sentence, and extras say nothing about versions. */
function bare(version) {
    return version
        .replace(/\[[^\]]*\]/, '')
        .replaceAll(/\.dev0\b/g, '')
        .replace(/,+$/, '');
}
/** Two demands of one package by different askers; those that a line of the user's files takes part in come first. */
function contradictionIn(demands, wanted) {
    const problems = [...new Set(demands.map(({ name }) => name))].flatMap((name) => {
        const askers = [
            ...conflict_directly(name, wanted).map((requirement) => ({ requirement, text: requirement.text })),
            ...demands
                .filter((demand) => demand.name === name && demand.by !== undefined)
                .flatMap((demand) => chained(demand, demands, wanted)),
        ];
        const [mine, other] = apart(askers, wanted);
        return mine === undefined || other === undefined ? [] : [between(mine, other)];
    });
    return problems[0];
}
/** Follows "A depends on B" upwards to the line that brings A in. */
function chained(demand, demands, wanted, seen = []) {
    const by = demand.by;
    if (by === undefined || seen.includes(by.name))
        return [];
    const roots = conflict_directly(by.name, wanted);
    if (roots.length > 0)
        return roots.map((requirement) => ({ requirement, text: demand.text, through: by.text }));
    return demands
        .filter(({ name, by: above }) => name === by.name && above !== undefined)
        .flatMap((above) => chained(above, demands, wanted, [...seen, by.name]))
        .map((asker) => ({ ...asker, text: demand.text, through: by.text }));
}
/** The demand of the model's side, and one that stands against it. */
function apart(askers, wanted) {
    const isServer = (asker) => wanted.server.includes(asker.requirement);
    const mine = askers.find((asker) => !isServer(asker));
    const against = askers.filter((asker) => asker.requirement !== mine?.requirement && asker.text !== mine?.text);
    const other = against.find(isServer) ?? against[0];
    return mine === undefined || other === undefined ? [] : [mine, other];
}
function between(mine, other) {
    const isOwn = mine.through === undefined;
    const allowed = other.text;
    return {
        where: mine.requirement.where,
        said: asks(mine),
        expected: asks(other),
        remedy: isOwn
            ? `change \`${mine.text}\` to \`${allowed}\`, or leave it out`
            : `choose a version of \`${(0,names/* requirementName */.xV)(mine.requirement.text)}\` that works with \`${allowed}\``,
    };
}
/** `the server asks for pydantic>=2.12 (because azureml-inference-server-http==1.5.1 depends on it)`. */
function asks(asker) {
    const because = asker.through === undefined ? '' : ` (because ${asker.through} depends on it)`;
    return `${asker.requirement.asker} asks for \`${asker.text}\`${because}`;
}
function conflict_directly(name, wanted) {
    const canonical = (0,names/* canonicalName */.Ew)(name);
    return [...wanted.model, ...wanted.constraints, ...wanted.server].filter(({ text }) => (0,names/* requirementName */.xV)(text) === canonical);
}
function unexplained(text, wanted) {
    const first = wanted.model[0];
    const sentences = text.replace(/ hint: .*$/, '').split(/(?<=\.) /);
    return {
        where: first?.where ?? { input: 'environment' },
        said: (sentences.at(-1) ?? text).slice(0, 400),
        expected: 'requirements that can be installed together with those of the server',
        remedy: `loosen the versions${first === undefined ? '' : ` in ${(0,trouble/* placeText */.Z9)(first.where)}`}; the debug log holds the whole explanation`,
    };
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/hints.js

/**
 * What uv's hints say of packages that need another Python, or are newer than `exclude-newer`. Pure.
 * @param explanation on one line, with its hints
 */
function hintedProblems(explanation, wanted, facts) {
    return [...needsOtherPython(explanation, wanted, facts), ...publishedLater(explanation, wanted)];
}
function needsOtherPython(explanation, wanted, { runtimeVersion }) {
    const pattern = /are not supported by your dependencies \(e\.g\., (?:all of: )?([A-Za-z0-9][\w.-]*?)((?:[=<>!~]=?)[^\s,]+)?(?:,\S+)?(?: [^()]*?)? only supports? ([^\s)]+)\)/;
    const [, name = '', version = '', supported = ''] = pattern.exec(explanation) ?? [];
    if (name === '')
        return [];
    const needs = `Python ${supported}`;
    const least = /^>=(\d+\.\d+)/.exec(supported)?.[1];
    const other = least === undefined ? `ask for ${needs}` : `ask for Python ${least} or newer`;
    const asked = hints_directly(name, wanted.model);
    if (asked !== undefined) {
        return [
            {
                where: asked.where,
                said: `${asked.asker} asks for \`${withoutHashes(asked)}\`, which needs ${needs}`,
                expected: `packages for Python ${runtimeVersion}`,
                remedy: `${other}, or another version of \`${name}\``,
            },
        ];
    }
    const server = hints_directly(name, wanted.server);
    return [
        {
            where: wanted.runtime?.where ?? { input: 'python-version' },
            said: `Python ${runtimeVersion}`,
            expected: `${needs}, because ${server === undefined ? `\`${name}${version}\`` : `the server (${server.text})`} needs it`,
            remedy: other,
        },
    ];
}
function publishedLater(explanation, wanted) {
    const pattern = /`([\w.-]+)` was filtered by `exclude-newer`.*?The requested version, v(\S+), was published at (\d{4}-\d\d-\d\d)/g;
    return [...explanation.matchAll(pattern)].map(([, name = '', version = '', day = '']) => {
        const asked = hints_directly(name, wanted.model);
        const server = hints_directly(name, wanted.server) === undefined ? '' : ', which the server needs,';
        return {
            where: asked?.where ?? { input: 'exclude-newer' },
            said: `\`${name}==${version}\`${server} was published on ${day}`,
            expected: `versions that were published until ${wanted.excludeNewer ?? 'then'}`,
            remedy: asked === undefined
                ? `set \`exclude-newer\` to a day after ${day}`
                : `choose an older version of \`${name}\`, or set \`exclude-newer\` to a day after ${day}`,
        };
    });
}
function hints_directly(name, requirements) {
    return requirements.find(({ text }) => (0,names/* requirementName */.xV)(text) === (0,names/* canonicalName */.Ew)(name));
}
function withoutHashes({ text }) {
    return text.split(' --hash')[0];
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/why-not-locked.js




/** Why uv could not make a lock: what the user can mend, or what failed. Pure but for the log. */
function whyNotLocked(stderr, wanted, facts, log) {
    const said = withoutWarnings(stderr);
    for (const line of said.split('\n'))
        log.debug(line);
    const tail = said.trim().split('\n').slice(-12);
    const refused = refusals.map((refusal) => refusal.exec(oneLine(said))).find((match) => match !== null);
    if (refused !== undefined)
        return accessRefused(refused[1], refused[2]);
    if (/No solution found when resolving/.test(said)) {
        const unbuilt = missingWheels(oneLine(said), wanted, facts);
        if (unbuilt.length > 0)
            return new trouble/* Problems */.Zw(unbuilt);
        const hinted = hintedProblems(oneLine(said), wanted, facts);
        return new trouble/* Problems */.Zw(hinted.length > 0 ? hinted : explainConflict(said, wanted));
    }
    if (/error sending request|Failed to fetch|dns error|Could not connect|tcp connect/i.test(said)) {
        const url = /(?:Failed to fetch:|for url|Could not connect to) [`(]?(https?:\/\/[^\s`)]+)/.exec(said)?.[1];
        const index = url === undefined ? 'the index of Python packages' : hostOf(url);
        if (/invalid peer certificate/i.test(said)) {
            return new trouble/* Failure */.HR('NETWORK_FAILED', `${index} has a certificate that is not trusted here`, {
                log: tail,
                remedy: 'give the authority that signed it as `certificate-authorities`',
            });
        }
        return new trouble/* Failure */.HR('NETWORK_FAILED', `${index} could not be reached`, {
            log: tail,
            remedy: 'run again, set `index-url` to an index that this machine can reach, or give a folder of wheels as `find-links` with `no-index`',
        });
    }
    return notBuilt(said, tail);
}
/** Of a page of an index, and of a file when uv still has the page from somebody who was let in. */
const refusals = [
    /An index URL \((\S+)\) could not be queried.*\((401|403)[^)]*\)/,
    /Failed to fetch: `?(https?:\/\/[^\s`?#]+)\S* .*?client error \((401|403)\b/,
];
function accessRefused(url, status) {
    return new trouble/* Problems */.Zw([
        {
            where: { input: 'index-credentials' },
            said: `${url} answered ${status}: it does not give packages to whoever asks here`,
            expected: `a user and a password for ${hostOf(url)}`,
            remedy: `add the line \`${hostOf(url)}=user:password\` to \`index-credentials\`, from a secret`,
        },
    ]);
}
/** The host of an address, without its port. */
function hostOf(url) {
    return /^\w+:\/\/(?:[^@/]*@)?([^/:]+)/.exec(url)?.[1] ?? url;
}
function notBuilt(said, tail) {
    const unbuilt = /Failed to (?:build|download and build) `?([^`\s]+)`?/.exec(said)?.[1];
    return new trouble/* Failure */.HR('PROCESS_FAILED', `uv could not lock the requirements${unbuilt === undefined ? '' : `: \`${unbuilt}\` could not be built`}`, {
        log: tail,
        remedy: unbuilt === undefined ? 'mend what uv says' : `choose a version of \`${unbuilt}\` that has a wheel`,
    });
}
/** uv warns at length about every broken Python that it meets on the PATH. */
function withoutWarnings(stderr) {
    const at = stderr.search(/^(error:|\s*×)/m);
    return at < 0 ? stderr : stderr.slice(at);
}
/** An explanation without uv's frame and line breaks. */
function oneLine(said) {
    return said.replaceAll(/[│╰─▶×]/g, ' ').replaceAll(/\s+/g, ' ');
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/lock.js
















/** The name of the lock in a package. */
const lock_lockName = 'requirements.lock.txt';
/** Changes when the same requirements have to be locked in another way. */
const lockGeneration = 2;
/**
 * What a lock depends on: requirements, runtime and platform; never who asks, or from which file. Of folders with wheels
 * it is the names of the wheels, wherever the folders are.
 */
async function lockFingerprint(wanted, runtimeVersion, platform, { files }) {
    const texts = (list) => list.map(({ text }) => text);
    const { overrides = [], excludeNewer, earlierLock, access } = wanted;
    const parts = [
        lockGeneration,
        runtimeVersion,
        platform,
        wanted.indexOptions,
        texts(wanted.server),
        texts(wanted.model),
        texts(wanted.constraints),
    ];
    // What is seldom asked for stands last and only when it is, so that locks that are known stay known.
    if (wanted.platform !== undefined)
        parts.push(['for', wheelPlatform(wanted.platform)]);
    if (overrides.length > 0)
        parts.push(['overrides', texts(overrides)]);
    if (excludeNewer !== undefined)
        parts.push(['excludeNewer', excludeNewer]);
    if (earlierLock !== undefined)
        parts.push(['earlierLock', earlierLock]);
    if (wanted.prereleases === true)
        parts.push('prereleases');
    if (access?.noIndex === true)
        parts.push('noIndex');
    const names = await Promise.all((access?.folders ?? []).map((folder) => files.names(folder)));
    if (names.length > 0)
        parts.push(['folders', names]);
    if (wanted.builder !== undefined)
        parts.push(['builder', wanted.builder.slice(wanted.builder.indexOf('@') + 1)]);
    return files.sha256(JSON.stringify(parts));
}
/**
 * Solves the requirements of the server and the model together, and pins every package by version and hashes. The same
 * requirements give the same lock again on this machine, whatever appeared on the index since.
 * @throws Problems for requirements that contradict each other, do not exist, or have no wheel for the platform
 * @throws Failure `NETWORK_FAILED`, `PROCESS_FAILED`, and `ENVIRONMENT_FAILED` when a wheel can not be built
 */
async function lockRequirements(wanted, facts, ports) {
    const known = await knownLock(facts, ports);
    if (known !== undefined)
        return checkedLock(known, true, wanted, facts, ports);
    const uv = await (0,tool/* ensureUv */.aW)(ports);
    const building = {
        uv,
        compile: (asked) => compile(uv, asked, facts, ports),
        installTools: (requirements, folder) => installTools(requirements, folder, wanted, facts, (tools) => locked(tools, facts, ports), ports),
    };
    const { built, compiled } = await solvedWithBuilt(wanted, facts, building, ports);
    if (compiled.code !== 0)
        throw await explained(uv, compiled.stderr, wanted, facts, ports);
    const given = withGivenHashes(lockOfSources(compiled.text, built), [
        ...wanted.model,
        ...wanted.constraints,
    ]);
    if ('problems' in given)
        throw new trouble/* Problems */.Zw(given.problems);
    const text = [...wanted.indexOptions, given.lock].join('\n');
    await keepLock({ text, built }, facts, ports);
    return checkedLock({ text, built }, false, wanted, facts, ports);
}
/** Locks something else for the same runtime and platform. */
async function locked(wanted, facts, ports) {
    const { platform, runtimeVersion } = facts;
    const fingerprint = await lockFingerprint(wanted, runtimeVersion, platform, ports);
    return lockRequirements(wanted, { ...facts, fingerprint }, ports);
}
/** A lock that solves can still be one that the model does not load with. */
function checkedLock({ built, text }, isKnown, wanted, { runtimeVersion }, ports) {
    const versions = (0,names/* lockedVersions */.o4)(text);
    const skew = skewIn(new Map([...versions, ['python', runtimeVersion]]), wanted.expectations ?? []);
    if (skew.problems.length > 0)
        throw new trouble/* Problems */.Zw(skew.problems);
    const notices = [...skew.notices, ...cudaNotice(versions, wanted.gpu ?? false), ...builtNotice(built)];
    for (const { message } of notices)
        ports.log.info(message);
    const access = built.length === 0 ? wanted.access : withBuilt(wanted.access, built, ports);
    return {
        files: [
            { name: lock_lockName, content: text },
            ...(built.length === 0 ? [] : [{ name: builtWheelsName, content: builtWheelsText(built) }]),
        ],
        packages: packagesIn(text),
        isKnown,
        notices,
        access,
    };
}
/** Why there is no lock, and what would work: found by asking again without the version that is in the way. */
async function explained(uv, stderr, wanted, facts, ports) {
    const reason = whyNotLocked(stderr, wanted, facts, ports.log);
    if (!(reason instanceof trouble/* Problems */.Zw))
        return reason;
    const problems = await withNearest(reason.problems, wanted, async (other) => {
        const finished = await compile(uv, other, facts, ports);
        return finished.code === 0 ? finished.text : undefined;
    });
    return new trouble/* Problems */.Zw(problems);
}
/** Calls `uv pip compile` in a folder of its own. */
async function compile(uv, wanted, facts, ports) {
    const { files, processes } = ports;
    const folder = await files.temporaryFolder('lock-');
    try {
        for (const [name, text] of Object.entries(inputFiles(wanted)))
            await files.write(files.join(folder, name), text);
        const finished = await withAccess(wanted.access, ports, (reach) => processes.run({
            program: uv,
            args: [...compileArgs(wanted, facts), ...reach.args],
            folder,
            environment: { ...tool/* uvVariables */.dN, ...reach.environment },
        }, { timeoutMs: 600_000 }));
        const text = (await files.readTextIfThere(files.join(folder, lock_lockName))) ?? '';
        return { code: finished.code, stderr: finished.stderr, text };
    }
    finally {
        await files.remove(folder);
    }
}
function inputFiles(wanted) {
    const { overrides = [], earlierLock } = wanted;
    return {
        'server.in': inputText(wanted.server, []),
        'model.in': inputText(wanted.model, wanted.indexOptions),
        'constraints.in': inputText(wanted.constraints, []),
        'overrides.in': inputText(overrides, []),
        // uv prefers the versions that stand in the file that it writes.
        ...(0,defined/* defined */.s)({ [lock_lockName]: earlierLock }),
    };
}
function compileArgs(wanted, facts) {
    const { platform, excludeNewer } = wanted;
    const written = ['--generate-hashes', '--no-annotate', '--no-header', '--quiet', '-o', lock_lockName];
    return [
        ...'pip compile server.in model.in -c constraints.in --overrides overrides.in'.split(' '),
        ...written,
        '--python-version',
        facts.runtimeVersion,
        ...(excludeNewer === undefined ? [] : ['--exclude-newer', excludeNewer]),
        ...(wanted.prereleases === true ? ['--prerelease', 'allow'] : []),
        // Nothing is built for a machine that is not here.
        ...(platform === undefined
            ? []
            : ['--python-platform', wheelPlatform(platform), '--only-binary', ':all:']),
    ];
}
function inputText(requirements, options) {
    return [...options, ...requirements.map(({ text }) => text), ''].join('\n');
}
function packagesIn(text) {
    return text.match(/^[A-Za-z0-9][\w.-]*(\[[^\]]*\])? ?(==|@)/gm)?.length ?? 0;
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/uv/uv.js







/** Python environments: locked and installed by uv. */
const uv = {
    id: 'uv',
    title: 'Python packages, locked and installed by uv',
    async look(wanted, ports) {
        const found = await (0,tool/* findUv */.d4)(ports);
        if (found === undefined && (await (0,tool/* findPython */.Kq)(ports)) === undefined)
            (0,tool/* refuseWithoutUv */.GU)();
        const runtimeVersion = await (0,python/* pythonVersionFor */.wf)(wanted.runtime, ports);
        const machine = wanted.platform === undefined ? ports.host : machineOf(wanted.platform);
        const platform = `${machine.platform}-${machine.architecture}`;
        return {
            runtimeVersion,
            platform,
            fingerprint: await lockFingerprint(wanted, runtimeVersion, platform, ports),
            tool: found === undefined ? `uv ${tool/* pinnedUv */.qK}, which is installed first` : 'uv',
        };
    },
    lock: lockRequirements,
    install: installLock,
    installForImage: installForImage,
    dockerfileLines: dockerfile_lines_dockerfileLines,
    imageRuntime: imageRuntime,
};

;// CONCATENATED MODULE: ./packages/packaging/build/environment/all.js




/** Every environment provider, by its id. */
const environments = { none: none, npm: npm, uv: uv };
/** The environment provider that a package names. */
function environmentProvider(id) {
    const provider = environments[id];
    if (provider !== undefined)
        return provider;
    (0,trouble/* refuse */.TR)({
        where: { file: 'slipway.json' },
        said: `the environment provider \`${id}\``,
        expected: `one of ${Object.keys(environments)
            .map((known) => `\`${known}\``)
            .join(', ')}`,
        remedy: 'use the version of Slipway that made the package',
    });
}


/***/ }),

/***/ 76355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ns: () => (/* binding */ installEnvironment),
/* harmony export */   Yg: () => (/* binding */ environmentFolder),
/* harmony export */   j$: () => (/* binding */ isInstalled)
/* harmony export */ });
/* unused harmony export platformOf */
/* harmony import */ var _slipway_core_abandoned__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34506);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);
/* harmony import */ var _all_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90735);



/** Written last into an installed environment. */
const completeMark = '.complete';
/** `linux-x64`. */
function platformOf(host) {
    return `${host.platform}-${host.architecture}`;
}
/** Where the environment of a package is, or will be, on this machine. The same lock is installed once. */
function environmentFolder(manifest, ports) {
    const { lockSha256, runtimeVersion } = manifest.environment;
    const name = `${lockSha256}-${platformOf(ports.host)}-${manifest.start.runtime}${runtimeVersion}`;
    return ports.files.join(ports.host.home, 'environments', name);
}
/** True when the environment of a package is installed on this machine. */
async function isInstalled(manifest, ports) {
    const mark = ports.files.join(environmentFolder(manifest, ports), completeMark);
    return (await ports.files.stat(mark)) !== undefined;
}
/**
 * Installs the locked environment of a package, unless it is there. Several processes may do it at a time: each builds
 * its own folder, the first to finish gives it the final name, and a killed one leaves nothing under that name.
 * @param folder absolute folder of the package
 * @param access how packages are reached that not everyone can have
 * @returns absolute folder of the environment
 * @throws Problems when the package was made for another platform, or a tool or runtime is missing
 * @throws Failure `ENVIRONMENT_FAILED`
 */
async function installEnvironment(manifest, folder, ports, access) {
    refuseOtherPlatform(manifest, ports);
    const { files } = ports;
    const final = environmentFolder(manifest, ports);
    if (await isInstalled(manifest, ports))
        return final;
    await (0,_slipway_core_abandoned__WEBPACK_IMPORTED_MODULE_2__/* .removeAbandoned */ .j)(files.dirname(final), ports, (name) => name.endsWith('.building'));
    const building = `${final}.${crypto.randomUUID().slice(0, 8)}.building`;
    try {
        const lockFile = files.join(folder, ...manifest.environment.lockFile.split('/'));
        await (0,_all_js__WEBPACK_IMPORTED_MODULE_1__/* .environmentProvider */ .b)(manifest.environment.provider).install(manifest.environment, lockFile, building, ports, access);
        await files.write(files.join(building, completeMark), '');
        await giveFinalName(building, final, manifest, ports);
    }
    finally {
        await files.remove(building);
    }
    return final;
}
function refuseOtherPlatform(manifest, ports) {
    const { platform } = manifest.environment;
    if (platform === 'any' || platform === platformOf(ports.host))
        return;
    (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)({
        where: { file: 'slipway.json' },
        said: `a package for ${platform}`,
        expected: `a package for this machine, ${platformOf(ports.host)}`,
        remedy: `package the model on ${platformOf(ports.host)}, or run this on ${platform}`,
    });
}
/** A folder without the mark under the final name was damaged by something else: it is made again. */
async function giveFinalName(building, final, manifest, ports) {
    try {
        await ports.files.move(building, final);
    }
    catch {
        if (await isInstalled(manifest, ports))
            return;
        await ports.files.remove(final);
        await ports.files.move(building, final);
    }
}


/***/ }),

/***/ 65644:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ imageEnvironmentFolder),
/* harmony export */   u: () => (/* binding */ builtWheel)
/* harmony export */ });
/* harmony import */ var _slipway_core_image__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80247);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);


/**
 * A wheel that was built of sources, because the index has none for the platform. Digests are hexadecimal SHA-256. In the
 * order in which it is written: what is read and written again gives the same text, and the same package.
 */
const builtWheel = (0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc)({
    platform: (0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO)(_slipway_core_image__WEBPACK_IMPORTED_MODULE_0__/* .imagePlatforms */ .UM),
    /** The digest of the image that it was built in. */
    builder: (0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP)(),
    /** `3.11`. */
    python: (0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP)(),
    /** What the lock names: the truth, the same on every machine. */
    source: (0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc)({ file: (0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP)(), sha256: (0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP)() }),
    name: (0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP)(),
    version: (0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP)(),
    /** What was made of it; another machine may make other bytes of the same sources. */
    wheel: (0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc)({ file: (0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP)(), sha256: (0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP)() }),
    /** What it was built with: `setuptools==80.9.0`. */
    tools: (0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL)((0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg)((0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP)()), (0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .readonly */ .tBZ)()),
});
/** Where an environment lies in an image. */
const imageEnvironmentFolder = '/opt/slipway/environment';


/***/ }),

/***/ 5268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ closestPython),
/* harmony export */   Y: () => (/* binding */ saidPython)
/* harmony export */ });
/* harmony import */ var _slipway_formats_pep440__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12463);

/** The minor versions of Python 3 that wheels are made for, or were not long ago. */
const minors = [9, 10, 11, 12, 13, 14];
/** Taken where no Python is here to go by: nearly every wheel is there for it. */
const usual = 12;
/** A version is compared as a late patch of its minor version: `>=3.10.4` takes Python 3.10, `<3.11` does not take 3.11. */
const latePatch = 30;
/**
 * What `==3.11.*` or `>=3.10,<3.13` asks for; undefined when it says nothing, or nothing that can be read. Pure.
 * @param specifier of PEP 440
 */
function saidPython(specifier) {
    const exact = /^(?:==|~=(?=\d+\.\d+\.\d))(\d+\.\d+)/.exec(specifier)?.[1];
    if (exact !== undefined)
        return { version: exact };
    return specifier !== '' && (0,_slipway_formats_pep440__WEBPACK_IMPORTED_MODULE_0__/* .isRange */ ._Z)(specifier) ? { range: specifier } : undefined;
}
/**
 * The version of Python in a range that is closest to the one of this machine, as `3.12`; undefined when there is none.
 * Pure.
 * @param here the version of this machine's Python, when there is one
 */
function closestPython(range, here) {
    const at = here === undefined ? usual : Number(here.split('.')[1]);
    // A patch that is named stands for its minor version.
    const wanted = range.replaceAll(/={2,3}(\d+\.\d+)[^,]*/g, '==$1.*');
    const fitting = minors.filter((minor) => (0,_slipway_formats_pep440__WEBPACK_IMPORTED_MODULE_0__/* .isInRange */ .h$)(`3.${minor}.${latePatch}`, wanted));
    const [closest] = fitting.toSorted((left, right) => Math.abs(left - at) - Math.abs(right - at));
    return closest === undefined ? undefined : `3.${closest}`;
}


/***/ }),

/***/ 65962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ew: () => (/* binding */ canonicalName),
/* harmony export */   o4: () => (/* binding */ lockedVersions),
/* harmony export */   xV: () => (/* binding */ requirementName)
/* harmony export */ });
/**
 * The name of a Python package as indexes compare it: `Scikit_Learn` and `scikit-learn` are one.
 * Source: https://packaging.python.org/en/latest/specifications/name-normalization/
 */
function canonicalName(name) {
    return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}
/** The canonical name of the package that a requirement asks for: `Scikit_Learn[x]==1.9.1` → `scikit-learn`. */
function requirementName(requirement) {
    return canonicalName(/^\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)/.exec(requirement)?.[1] ?? '');
}
/** The versions that a lock has, by canonical name: the line `Numpy==2.4.6 \\` is numpy 2.4.6. */
function lockedVersions(lock) {
    const lines = lock.matchAll(/^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==([^\s;\\]+)/gm);
    return new Map([...lines].map(([, name = '', version = '']) => [canonicalName(name), version]));
}


/***/ }),

/***/ 3022:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YK: () => (/* binding */ makeVenv),
/* harmony export */   we: () => (/* binding */ pythonOf),
/* harmony export */   wf: () => (/* binding */ pythonVersionFor)
/* harmony export */ });
/* harmony import */ var _slipway_formats_pep440__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12463);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16841);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77934);
/* harmony import */ var _python_range_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5268);
/* harmony import */ var _tool_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1150);





/** The oldest Python that is taken when nobody asks for a version. */
const oldestMinor = 10;
/**
 * The minor version of Python that an environment is locked for: the one that is asked for, the closest to that of this
 * machine of several that would do, or that of this machine.
 * @throws Problems when there is none
 */
async function pythonVersionFor(wanted, ports) {
    if (wanted === undefined)
        return hostPythonVersion(ports);
    if (wanted.version !== undefined)
        return (0,_slipway_formats_pep440__WEBPACK_IMPORTED_MODULE_0__/* .minorVersion */ .Kt)(wanted.version);
    const python = await (0,_tool_js__WEBPACK_IMPORTED_MODULE_3__/* .findPython */ .Kq)(ports);
    const here = python === undefined ? undefined : await versionOf(python, ports);
    const closest = (0,_python_range_js__WEBPACK_IMPORTED_MODULE_2__/* .closestPython */ .C)(wanted.range, here);
    if (closest !== undefined)
        return closest;
    (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)({
        where: wanted.where,
        said: `Python ${wanted.range}`,
        expected: 'a range that holds a version of Python that is still in use, such as `>=3.10`',
        remedy: 'correct it, or give `python-version`',
    });
}
/**
 * The version of the Python on this machine's PATH, for models that do not ask for one.
 * @throws Problems when there is none, or only one that is too old
 */
async function hostPythonVersion(ports) {
    const python = await (0,_tool_js__WEBPACK_IMPORTED_MODULE_3__/* .findPython */ .Kq)(ports);
    const version = python === undefined ? undefined : await versionOf(python, ports);
    if (version !== undefined && (0,_slipway_formats_pep440__WEBPACK_IMPORTED_MODULE_0__/* .isInRange */ .h$)(version, `>=3.${oldestMinor}`))
        return (0,_slipway_formats_pep440__WEBPACK_IMPORTED_MODULE_0__/* .minorVersion */ .Kt)(version);
    (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)({
        where: { input: 'python-version' },
        said: version === undefined
            ? 'no Python is on the PATH, and nothing asks for a version'
            : `Python ${version}`,
        expected: `Python 3.${oldestMinor} or newer`,
        remedy: 'give `python-version`, or add a step with `uses: actions/setup-python@v6`',
    });
}
async function versionOf(python, { processes }) {
    const finished = await processes.run({ program: python, args: ['--version'] }, { timeoutMs: 20_000 });
    return /Python (\d+\.\d+(?:\.\d+)?)/.exec(finished.stdout + finished.stderr)?.[1];
}
/**
 * Makes an empty virtual environment of a Python version, which uv downloads when it is not here.
 * @throws Problems naming the versions that are here when it can not be had; never another version silently
 */
async function makeVenv(uv, version, folder, where, { processes, log }) {
    const args = ['venv', '--relocatable', '--no-project', '--python', version, folder];
    const finished = await processes.run({ program: uv, args, environment: _tool_js__WEBPACK_IMPORTED_MODULE_3__/* .uvVariables */ .dN }, { timeoutMs: 600_000, onLine: (line) => log.debug(line) });
    if (finished.code === 0)
        return;
    const found = await installedVersions(uv, processes);
    (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)({
        where,
        said: `Python ${version}, which is not on this machine and could not be downloaded`,
        expected: found.length === 0 ? 'an installed Python' : `one of the installed versions: ${found.join(', ')}`,
        remedy: `add a step with \`uses: actions/setup-python@v6\` and \`python-version: '${version}'\`, or set \`python-version\``,
    });
}
/** What `uv python list` prints as JSON. */
const listed = (0,valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL)((0,valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP)(), (0,valibot__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .qFJ)(), (0,valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg)((0,valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc)({ version: (0,valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP)() })));
async function installedVersions(uv, processes) {
    const args = ['python', 'list', '--only-installed', '--output-format', 'json'];
    const finished = await processes.run({ program: uv, args, environment: _tool_js__WEBPACK_IMPORTED_MODULE_3__/* .uvVariables */ .dN }, { timeoutMs: 60_000 });
    const read = (0,valibot__WEBPACK_IMPORTED_MODULE_4__/* .safeParse */ .xLC)(listed, finished.stdout);
    return read.success ? [...new Set(read.output.map(({ version }) => version))] : [];
}
/** The Python of a virtual environment. */
function pythonOf(environmentFolder, platform) {
    return platform === 'win32'
        ? `${environmentFolder}\\Scripts\\python.exe`
        : `${environmentFolder}/bin/python`;
}


/***/ }),

/***/ 1150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GU: () => (/* binding */ refuseWithoutUv),
/* harmony export */   Kq: () => (/* binding */ findPython),
/* harmony export */   aW: () => (/* binding */ ensureUv),
/* harmony export */   d4: () => (/* binding */ findUv),
/* harmony export */   dN: () => (/* binding */ uvVariables),
/* harmony export */   qK: () => (/* binding */ pinnedUv)
/* harmony export */ });
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);

/** The version that is installed when no `uv` is on the PATH. */
const pinnedUv = '0.13.8';
/** A Python on the PATH, or undefined. Windows has no `python3`. */
async function findPython(ports) {
    return (await ports.processes.find('python3')) ?? (await ports.processes.find('python'));
}
/** `uv` on the PATH, or the one that an earlier run installed; undefined when there is none. */
async function findUv(ports) {
    const onPath = await ports.processes.find('uv');
    if (onPath !== undefined)
        return onPath;
    const own = ownUv(toolFolder(ports), ports);
    return (await ports.files.stat(own)) === undefined ? undefined : own;
}
/**
 * The path of a `uv` that works; installs the pinned version with pip where there is none.
 * @throws Problems when there is neither `uv` nor a Python to install it with
 * @throws Failure `ENVIRONMENT_FAILED`
 */
async function ensureUv(ports) {
    const found = await findUv(ports);
    if (found !== undefined)
        return found;
    const python = await findPython(ports);
    if (python === undefined)
        refuseWithoutUv();
    return installUv(python, ports);
}
/** Says that Python packages can not be installed here, and how they could be. */
function refuseWithoutUv() {
    (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)({
        where: { input: 'environment' },
        said: 'neither `uv` nor Python is on the PATH',
        expected: 'uv, which locks and installs Python packages',
        remedy: 'add a step with `uses: astral-sh/setup-uv@v10` before this one',
    });
}
function toolFolder({ files, host }) {
    return files.join(host.home, 'tools', `uv-${pinnedUv}`);
}
function ownUv(folder, { files, host }) {
    return host.platform === 'win32' ? files.join(folder, 'bin', 'uv.exe') : files.join(folder, 'bin', 'uv');
}
/** `pip install --target` makes a folder that may be renamed, which a virtual environment may not. */
async function installUv(python, ports) {
    const { files, processes, log } = ports;
    log.info(`installing uv ${pinnedUv}, because none is on the PATH`);
    const final = toolFolder(ports);
    const building = `${final}.${crypto.randomUUID().slice(0, 8)}.building`;
    const args = ['-m', 'pip', 'install', '--quiet', '--no-input', '--target', building, `uv==${pinnedUv}`];
    const finished = await processes.run({ program: python, args }, { timeoutMs: 300_000, onLine: (line) => log.debug(line) });
    if (finished.code !== 0) {
        await files.remove(building);
        throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('ENVIRONMENT_FAILED', `pip could not install uv ${pinnedUv}`, {
            log: finished.stderr.trim().split('\n').slice(-10),
            remedy: 'add a step with `uses: astral-sh/setup-uv@v10` before this one',
        });
    }
    try {
        await files.move(building, final);
    }
    catch {
        // Another run was faster; its uv is the same one.
        await files.remove(building);
    }
    return ownUv(final, ports);
}
/** Variables for every call of uv: plain text, no virtual environment of the job in the way. */
const uvVariables = {
    NO_COLOR: '1',
    UV_NO_PROGRESS: '1',
    VIRTUAL_ENV: undefined,
    CONDA_PREFIX: undefined,
};


/***/ }),

/***/ 94664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $2: () => (/* binding */ manifestText),
/* harmony export */   MV: () => (/* binding */ servingText),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   ak: () => (/* binding */ servingName)
/* harmony export */ });
/* unused harmony exports schemaVersion, leadsOut */
/* harmony import */ var _slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57864);

/** The one schema this version reads and writes. */
const schemaVersion = 1;
/**
 * Reads the text of a `slipway.json`. Pure. A package may come from anywhere (an artifact, a share), so nothing in it is
 * believed: every field that is used later is there, and no path leads out of the package.
 * @param file how the file is shown to people
 */
function readManifest(text, file) {
    const parsed = parseJson(text, file);
    if ('problem' in parsed)
        return { problems: [parsed.problem] };
    const fields = parsed.value;
    if (!(0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(fields))
        return { problems: [broken({ file }, 'no JSON object', 'a JSON object')] };
    if (fields['schemaVersion'] !== schemaVersion)
        return { problems: [otherSchema(file, fields)] };
    if (isManifest(fields))
        return { manifest: fields };
    return { problems: wrongIn(fields).map(({ said, expected }) => broken({ file }, said, expected)) };
}
/** True when nothing is wrong: `wanted` names every field that a manifest has to have. */
function isManifest(fields) {
    return wrongIn(fields).length === 0;
}
function wrongIn(fields) {
    return [...wrongFields(fields), ...pathsOf(fields).filter(leadsOut).map(outside)];
}
function parseJson(text, file) {
    try {
        return { value: JSON.parse(text) };
    }
    catch (thrown) {
        const message = thrown instanceof Error ? thrown.message : String(thrown);
        const at = /line (\d+) column (\d+)/.exec(message);
        const place = at === null ? { file } : { file, line: Number(at[1]), column: Number(at[2]) };
        return { problem: broken(place, `no JSON: ${message.replace(/ in JSON at.*$/, '')}`, 'a JSON object') };
    }
}
function otherSchema(file, fields) {
    return {
        where: { file },
        said: `\`schemaVersion\` is ${JSON.stringify(fields['schemaVersion']) ?? 'missing'}`,
        expected: `\`schemaVersion\` ${schemaVersion}`,
        remedy: 'use the same version of Slipway for packaging and for what comes after, or package again',
    };
}
function broken(where, said, expected) {
    return { where, said, expected, remedy: 'package the model again: this file is not meant to be edited' };
}
/** What each field has to be; a dot leads into an object. */
const wanted = [
    ['digest', '`sha256:` and 64 hexadecimal digits', (v) => isText(v) && /^sha256:[0-9a-f]{64}$/.test(v)],
    ['models', 'a list of models', (v) => isListOf(v, isModel)],
    ['multiModel', 'true or false', (v) => typeof v === 'boolean'],
    ['environment.provider', 'the name of an environment provider', isText],
    ['environment.lockFile', 'a path', isText],
    ['environment.lockSha256', '64 hexadecimal digits', isSha256],
    ['environment.runtimeVersion', 'a version', (v) => isText(v) && /^\d+(\.\d+)*$/.test(v)],
    ['environment.platform', 'a platform such as `linux-x64`', (v) => isText(v) && /^[\w-]+$/.test(v)],
    ['start.server', 'the name of a server provider', isText],
    ['start.runtime', '`python`, `node` or `image`', (v) => v === 'python' || v === 'node' || v === 'image'],
    [
        'start.port',
        'a port',
        (v) => v === undefined || (Number.isInteger(v) && Number(v) > 0 && Number(v) < 65536),
    ],
    ['start.args', 'a list of texts', (v) => isListOf(v, isText)],
    ['start.variables', 'an object of texts', isTexts],
    ['start.routes.liveness', 'a route', isRoute],
    ['start.routes.readiness', 'a route', isRoute],
    ['start.routes.scoring', 'a route', isRoute],
    ['start.routes.openapi', 'a route', isRoute],
    ['start.exitCodes', 'an object of texts', isTexts],
    ['environmentVariables', 'an object of texts', isTexts],
    ['sampleInput', 'a path', (v) => v === undefined || isText(v)],
    ['sampleOutput', 'a path', (v) => v === undefined || isText(v)],
    ['files', 'a list of files with `path`, `size` and `sha256`', (v) => isListOf(v, isFile)],
];
function wrongFields(fields) {
    return wanted
        .filter(([path, , is]) => !is(valueAt(fields, path)))
        .map(([path, expected]) => ({ said: `\`${path}\` is missing or not readable`, expected }));
}
function valueAt(fields, path) {
    return path.split('.').reduce((value, key) => ((0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(value) ? value[key] : undefined), fields);
}
/** Every path of a manifest; only called for those that may be missing with texts in the right places. */
function pathsOf(fields) {
    const models = listOf(fields['models']).flatMap((model) => [model['folder'], model['file']]);
    const files = listOf(fields['files']).map((file) => file['path']);
    const single = ['environment.lockFile', 'sampleInput', 'sampleOutput'].map((path) => valueAt(fields, path));
    return [...models, ...files, ...single].filter(isText);
}
function listOf(value) {
    return Array.isArray(value) ? value.filter(_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u) : [];
}
/** True for a path that could reach something outside of the package on any platform. */
function leadsOut(path) {
    return (path === '' ||
        path.startsWith('/') ||
        /^[A-Za-z]:/.test(path) ||
        /[\\\0]/.test(path) ||
        path.split('/').some((part) => part === '..' || part === '.' || part === ''));
}
function outside(path) {
    return { said: `the path \`${path}\``, expected: 'paths inside of the package' };
}
function isText(value) {
    return typeof value === 'string' && value !== '';
}
function isRoute(value) {
    return isText(value) && value.startsWith('/');
}
function isSha256(value) {
    return isText(value) && /^[0-9a-f]{64}$/.test(value);
}
function isTexts(value) {
    return (0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(value) && Object.values(value).every((entry) => typeof entry === 'string');
}
function isListOf(value, is) {
    return Array.isArray(value) && value.every(is);
}
function isModel(value) {
    return ((0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(value) &&
        ['name', 'version', 'digest', 'framework', 'folder'].every((field) => isText(value[field])) &&
        (value['file'] === undefined || isText(value['file'])));
}
function isFile(value) {
    return ((0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(value) && isText(value['path']) && Number.isInteger(value['size']) && isSha256(value['sha256']));
}
/** The file of a package that says how it is served. It is part of the digest, which `slipway.json` can not be. */
const servingName = 'serving.json';
/** What `serving.json` holds: everything of a manifest that changes what a package does. The same again, the same text. */
function servingText(manifest) {
    const { schemaVersion: schema, models, multiModel, environment, start, environmentVariables } = manifest;
    const { sampleInput, sampleOutput, resources } = manifest;
    const serving = { schemaVersion: schema, models, multiModel, environment, start, environmentVariables };
    return `${JSON.stringify({ ...serving, sampleInput, sampleOutput, resources }, null, 2)}\n`;
}
/** The text of a manifest as it is written to disk. */
function manifestText(manifest) {
    return `${JSON.stringify(manifest, null, 2)}\n`;
}


/***/ }),

/***/ 41376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ packageDigest),
/* harmony export */   s: () => (/* binding */ verifyPackage)
/* harmony export */ });
/* harmony import */ var _slipway_core_digest__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70120);
/* harmony import */ var _slipway_core_package_manifest__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87210);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94664);




/** In bytes; what is checked within a second needs no progress. */
const worthTelling = 500_000_000;
/** `sha256:<hex>`: the root digest over the files of a package, `slipway.json` not among them. */
function packageDigest(listed, files) {
    return `sha256:${files.sha256((0,_slipway_core_digest__WEBPACK_IMPORTED_MODULE_2__/* .rootDigestInput */ .VN)(listed))}`;
}
/**
 * Proves that a package holds exactly the bytes it says: every file has its digest, the digests give the package's, and
 * nothing lies beside them (a module that was slipped in would be imported).
 * @throws Failure `DIGEST_MISMATCH` naming the first file that differs
 */
async function verifyPackage(folder, manifest, ports) {
    const { files, log } = ports;
    const total = manifest.files.reduce((sum, file) => sum + file.size, 0);
    let hashed = 0;
    for (const file of manifest.files) {
        const found = await files.hash(files.join(folder, ...file.path.split('/')));
        if (found.sha256 !== file.sha256)
            throw differs(file, found.sha256);
        hashed += found.size;
        if (total > worthTelling)
            log.progress('checking the package', hashed, total, 'bytes');
    }
    if (packageDigest(manifest.files, files) !== manifest.digest) {
        throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('DIGEST_MISMATCH', `${_slipway_core_package_manifest__WEBPACK_IMPORTED_MODULE_3__/* .packageManifestName */ .V} lists other files than its digest was made of`, {
            remedy: again,
        });
    }
    await refuseOtherServing(folder, manifest, files);
    await refuseStrangers(folder, manifest, files);
}
const again = 'package the model again, and copy the package whole';
function differs(file, found) {
    const message = `${file.path} changed since it was packaged: sha256 ${found.slice(0, 12)}…, recorded ${file.sha256.slice(0, 12)}…`;
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('DIGEST_MISMATCH', message, { remedy: again });
}
/** `slipway.json` is not part of the digest; what it says of serving must be what `serving.json` says, which is. */
async function refuseOtherServing(folder, manifest, files) {
    if (!manifest.files.some(({ path }) => path === _manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .servingName */ .ak))
        return;
    if ((await files.readText(files.join(folder, _manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .servingName */ .ak))) === (0,_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .servingText */ .MV)(manifest))
        return;
    const message = `${_slipway_core_package_manifest__WEBPACK_IMPORTED_MODULE_3__/* .packageManifestName */ .V} was changed: it says otherwise than ${_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .servingName */ .ak} how the package is served`;
    throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('DIGEST_MISMATCH', message, { remedy: again });
}
async function refuseStrangers(folder, manifest, files) {
    const known = new Set([_slipway_core_package_manifest__WEBPACK_IMPORTED_MODULE_3__/* .packageManifestName */ .V, ...manifest.files.map(({ path }) => path)]);
    const entries = await files.walk(folder);
    const stranger = entries.find(({ kind, path }) => kind !== 'folder' && !known.has(path));
    if (stranger === undefined)
        return;
    throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('DIGEST_MISMATCH', `${stranger.path} is not part of the package`, {
        remedy: `remove ${stranger.path}, or package the model again`,
    });
}


/***/ })

};
