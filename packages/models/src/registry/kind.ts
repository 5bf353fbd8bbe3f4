import type { ModelFile } from '@slipway/core/bytes';
import type {
  Framework,
  ModelRecord,
  ModelType,
  Origin,
  RecordedFile,
  Resources,
} from '@slipway/core/model-record';
import type { ModelReference } from '@slipway/core/model-reference';
import type { Ports } from '@slipway/core/ports';
import type { Secret } from '@slipway/core/secret';
import type { ModelSchema } from '@slipway/core/tensor';
import type { InPlace, SourceFile } from './source-file.ts';
import type { Tracking } from './tracking.ts';

/** A reference to a registered model: a name and a version, an alias, or the latest. */
export type RegisteredReference = Extract<ModelReference, { kind: 'registered' }>;

/** How a registry of the network is reached, and who asks. What is missing is found out where the registry's own tools look. */
export interface RegistryConnection {
  /** With a password only, the name of who runs the action is taken where a name is needed. */
  user?: string;
  password?: Secret;
  /** Hosts that are spoken to over plain HTTP, or with certificates that nobody checked. */
  insecureHosts?: readonly string[];
  /** Absolute path of a PEM file with further certificate authorities. */
  certificateAuthorities?: string;
}

/** What is to be registered. Plain data. */
export interface Registration {
  name: string;
  /** Missing: the next whole number. */
  version?: string;
  /** In the order of the paths' code points; at least one. */
  files: readonly SourceFile[];
  /** Folder that was given; missing when the model is a single file. New files in it count as a change. */
  folder?: string;
  /** What the folder is called in the record, where the files do not lie in one now. */
  folderName?: string;
  /** Where the files were taken from, when they were not given as a path. */
  origin?: Origin;
  /** The place where this registry has the files already: a version may point there. */
  inPlace?: InPlace;
  type: ModelType;
  framework: Framework;
  frameworkVersion?: string;
  description?: string;
  tags: Readonly<Record<string, string>>;
  properties: Readonly<Record<string, string>>;
  datasets: readonly string[];
  schema?: ModelSchema;
  sampleInput?: SourceFile;
  sampleOutput?: SourceFile;
  metrics: Readonly<Record<string, number>>;
  resources?: Resources;
  /** Moved to the version, also when the version was there before. */
  alias?: string;
}

/** What a registry knows of a registration before anything is done. */
export interface RegistrationFacts {
  /** The version of this name that holds these bytes already. */
  existing?: ModelRecord;
  /** The version that will be made when nobody else registers meanwhile. For dry runs and titles. */
  nextVersion: string;
  /** The version that `alias` points to now. */
  aliasNow?: string;
  /** The files with their digests, where they had to be read to find that out. */
  hashed?: readonly RecordedFile[];
}

/** The files of a registration as they are in the registry. */
export interface StoredFiles {
  files: readonly RecordedFile[];
  samples: readonly RecordedFile[];
  /** `sha256:<hex>`, the root digest of `files`. */
  digest: string;
}

/** Files that are in the registry, and that a version can be made of. */
export interface ReadyFiles extends Pick<StoredFiles, 'digest'> {
  /**
   * Makes the version appear, or finds the one that holds these bytes already. Any number of runs may do this at the
   * same time and be killed at any point.
   * @throws Problems when the version that was asked for holds other bytes, or was deleted
   */
  makeVersion(): Promise<Registered>;
}

/** A version that was made, or found. */
export interface Registered {
  record: ModelRecord;
  /** False when another run registered the same bytes meanwhile. */
  registered: boolean;
  /** Where the record is, for people and programs. */
  uri: string;
}

/** The version that an alias pointed to before it was moved. */
export interface AliasMoved {
  previous?: string;
}

/** What deleting a version came to. */
export interface Deleted {
  /** False when there was no such version, or none any more. */
  deleted: boolean;
  /** The aliases that pointed to it and point to nothing now. */
  aliases: readonly string[];
  /** What is still stored, and until when, as a sentence for people. */
  remains?: string;
}

/** A file of a registered model, with its bytes. */
export interface LocatedFile extends ModelFile {
  /** SHA-256 of the bytes as recorded, hexadecimal. */
  readonly sha256: string;
  /** The time of the file when `sha256` was computed in this run, milliseconds since 1970. */
  hashedMs?: number;
  /** Absolute path of the bytes on this machine. It belongs to the registry: read only, and not its original name. */
  location: string;
}

/** The files of a registered model, to read them where they are. */
export interface LocatedModel {
  /** In the order of the paths' code points. */
  files: readonly LocatedFile[];
  sampleInput?: LocatedFile;
  sampleOutput?: LocatedFile;
}

/** A text beside a version. */
export interface Attachment {
  content: string;
  /** Its address, for people and programs. */
  uri: string;
}

/** What a survey tells of a version. A record has all of it. */
export type SurveyedVersion = Pick<
  ModelRecord,
  'name' | 'version' | 'id' | 'digest' | 'framework' | 'description' | 'tags' | 'properties' | 'provenance'
>;

/** A model as a survey meets it. What costs a call is read when it is asked for. */
export interface SurveyedModel {
  name: string;
  /** The versions there are, in any order. */
  versions: readonly string[];
  /** A version as it is now, or undefined when it is gone. */
  read(version: string): Promise<SurveyedVersion | undefined>;
  /** As `Registry.aliases`. */
  aliases(): Promise<Record<string, string>>;
}

/** Where the registry keeps, for each subscriber of its events, what that subscriber was told. */
export interface Subscriptions {
  /** The text that is kept for a subscriber; undefined for one that was never told anything. */
  read(subscriber: string): Promise<string | undefined>;
  /**
   * Replaces the text by what `next` makes of it. `next` is pure and may be called several times: of runs that change
   * the same text at the same time none must be lost, as far as the registry has a way to know.
   */
  change(subscriber: string, next: (now: string | undefined) => string): Promise<void>;
}

/** Which registry is meant, in words that are equal for the same one. */
export interface RegistryName {
  /** The id of its provider. */
  readonly provider: string;
  /** Where it is; a provider's own word (`file`: absolute path of the folder). */
  readonly location: string;
}

/**
 * An open registry: what every action asks of it, whatever stores the models. It is opened once, in `look`, and passed
 * on, also in the arguments of steps; as JSON it is its name, and nothing of how it is reached.
 */
export interface Registry extends RegistryName {
  /** For people: `the registry /home/ann/.slipway/registry`. */
  readonly title: string;
  toJSON(): RegistryName;

  /** What it knows of a registration before anything is done. Reads only. @throws Problems */
  lookUp(wanted: Registration): Promise<RegistrationFacts>;
  /**
   * Brings the files of a registration into the registry, where nobody sees them yet. Safe to repeat.
   * @param hashed the files with their digests, where `lookUp` had to read them
   * @throws Failure `CHANGED_WHILE_READ` when what was stored is not what was looked at
   */
  store(wanted: Registration, hashed?: readonly RecordedFile[]): Promise<ReadyFiles>;
  /** What it knows of trainings; left out where it knows nothing of them. */
  readonly tracking?: Tracking;

  /** The names of all models, sorted by code points. One whose versions were all deleted may be among them. */
  names(): Promise<string[]>;
  /** All versions of a name in the order of registration; empty when there is no such name. */
  versions(name: string): Promise<ModelRecord[]>;
  /** The record that is meant, or undefined. `latest` skips versions with the tag `slipway.archived`. */
  find(reference: Pick<RegisteredReference, 'name' | 'pick'>): Promise<ModelRecord | undefined>;
  /** The aliases of a name and the versions they point to. */
  aliases(name: string): Promise<Record<string, string>>;
  /** Points an alias at a version, which must exist. Answers where it pointed before. */
  setAlias(name: string, alias: string, version: string): Promise<AliasMoved>;

  /** Sets tags, one by one, and removes those given as null; others stay. Answers the record as it is then. */
  setTags(record: ModelRecord, tags: Readonly<Record<string, string | null>>): Promise<ModelRecord>;
  /**
   * Takes a version out of use, or back: the tag `slipway.archived`, and what the registry itself has for that. Reads
   * nothing of its files.
   */
  setArchived(version: Pick<ModelRecord, 'name' | 'version'>, isArchived: boolean): Promise<void>;
  /**
   * Adds properties. The same value again changes nothing.
   * @throws Problems (place: input `properties`) when a property is there with another value
   */
  addProperties(record: ModelRecord, properties: Readonly<Record<string, string>>): Promise<ModelRecord>;

  /**
   * Deletes a version for good, in one moment: nobody finds it any more, no alias points to it, its number is never given
   * again, and its bytes are a new version when they are registered once more. Safe to repeat: what a killed run had
   * begun is finished.
   * @param options.withAliases deletes a version that aliases point to, too
   * @throws Problems (place: input `force`) naming the aliases that point to it
   * @throws Failure `STORAGE_FAILED`, and nothing is changed, where the registry lets nobody delete
   */
  delete(
    version: Pick<ModelRecord, 'name' | 'version'>,
    options?: { withAliases?: boolean },
  ): Promise<Deleted>;

  /**
   * Puts a text beside a version, such as its signature; one of the same name is replaced, whole. It is no part of the
   * model and does not count for its digest.
   */
  attach(record: Pick<ModelRecord, 'name' | 'version'>, name: string, content: string): Promise<Attachment>;
  /** A text that was put beside a version, or undefined. */
  attached(record: Pick<ModelRecord, 'name' | 'version'>, name: string): Promise<Attachment | undefined>;

  /**
   * All models that are meant, one after the other, with the fewest calls that the registry allows. Left out where
   * `names`, `versions` and `aliases` are the best there is; `surveyOf` in `watch/survey.ts` asks whichever there is.
   * @param isTold versions that nobody is going to read; where all versions of a model are such, it is enough to name
   * some that were there
   */
  survey?(
    isMeant: (name: string) => boolean,
    isTold?: (name: string, version: string) => boolean,
  ): AsyncIterable<SurveyedModel>;
  /** Left out where the registry has no place for it; then it is attached to a version (`watch/subscriptions.ts`). */
  readonly subscriptions?: Subscriptions;

  /** The files of a record where they are; not checked against their digests. */
  locate(record: ModelRecord): Promise<LocatedModel>;
  /**
   * Writes the files of a record below a folder under their original names. Every file is hashed while it is copied.
   * @throws Failure `DIGEST_MISMATCH` that names the file whose bytes are not the recorded ones
   */
  materialise(record: ModelRecord, folder: string): Promise<void>;
  /** Address of a record, for the output `model-uri`. */
  uri(record: Pick<ModelRecord, 'name' | 'version'>): string;
}

/** One way to store models. Everything else is asked of its open registries. */
export interface RegistryProvider {
  /** What users write to choose it; equals the name of its folder. */
  id: string;
  /** What people read: `the embedded registry, a folder`. */
  title: string;
  /** What it can do, for checks, messages and documentation. */
  /** Where the registry is that this text names; an empty text means the default one. */
  locationOf(text: string, ports: Ports): string;
  /** Opens the registry at a location. Reads nothing yet; a registry that is not there is an empty one. */
  open(location: string, ports: Ports, connection?: RegistryConnection): Registry;
}

/** A version with this tag set to `true` is skipped by `latest`. */
export const archivedTag = 'slipway.archived';

/** What a version's signature is called beside it: a Sigstore bundle, as OpenSSF Model Signing has it. */
export const signatureName = 'model.sig';
