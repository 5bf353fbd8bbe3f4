/**
 * What takes time (a rollout, a search, a wait) as a pure function: what was seen leads to a new state and to commands
 * that a thin shell performs. So it can be simulated without waiting, and a crash resumes from the stored state.
 */
export interface Reducer<State, Seen, Command> {
  next(state: State, seen: Seen): { state: State; commands: Command[] };
}
