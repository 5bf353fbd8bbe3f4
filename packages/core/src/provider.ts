/** One way to do a kind of thing: a registry, an environment, a server, an output, a target. What it does, its kind says. */
export interface Provider {
  /** What users write to choose it; equals the name of its file or folder. */
  id: string;
  /** What people read: `the embedded file registry`. */
  title: string;
}
