/**
 * Collects what comes in while the write before is under way, and writes it together: as durable as one write each, at the price of a few.
 * Each call resolves when its own item is written, and rejects when that write fails.
 */
export const groupCommit = <Item>(write: (items: readonly Item[]) => Promise<void>): ((item: Item) => Promise<void>) => {
  let waiting: Item[] = []
  let next: Promise<void> | null = null
  let current: Promise<void> = Promise.resolve()
  return (item) => {
    waiting.push(item)
    next ??= current
      .catch(() => {})
      .then(() => {
        const items = waiting
        waiting = []
        next = null
        current = write(items)
        return current
      })
    return next
  }
}
