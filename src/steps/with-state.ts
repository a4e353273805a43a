/** Opens the state for one look, and closes it whatever happens. */
import { closeStore, openStore } from "../storage/store.ts";
import type { Store } from "../storage/store.ts";

export function withState<T>(stateDir: string, look: (store: Store) => T): T {
  const store = openStore(stateDir);
  try {
    return look(store);
  } finally {
    closeStore(store);
  }
}
