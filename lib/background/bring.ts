interface Ways {
  /** Rejects where the browser does not take this for a gesture, or has no panel. */
  readonly openPanel: () => Promise<void>
  /** Resolves with whether a panel that was open already has it. */
  readonly handOver: () => Promise<boolean>
  /** What opens in the panel's place, and collects what was handed over. */
  readonly openPopup: () => Promise<void>
}

/**
 * Brings something before the person. The panel is opened first, while the gesture lasts; a popup would find nothing before
 * there is something.
 */
export async function bring({ openPanel, handOver, openPopup }: Ways): Promise<void> {
  const opening = openPanel().then(
    () => true,
    () => false,
  )
  const isThere = await handOver()
  if (!isThere && !(await opening)) await openPopup()
}
