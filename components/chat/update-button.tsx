import { useState } from 'preact/hooks'
import { Button } from '../ui/button.tsx'

const SAID = {
  true: 'An update is there: the browser puts it in place once the extension is closed. Copy what you have typed.',
  false: 'The browser finds no update yet. Look again later.',
  undefined: 'The browser does not say whether there is one. Look at its page of extensions.',
}

/** Has the browser look for a newer version of the extension, which it does by itself every few hours. */
export function UpdateButton() {
  const [said, setSaid] = useState('')

  async function look(): Promise<void> {
    // The browser's own interface is not there where this is drawn without one.
    const { findUpdate } = await import('../../lib/page/find-update.ts')
    const isThere = await findUpdate().catch(() => undefined)
    setSaid(SAID[`${isThere}`])
  }

  return (
    <>
      <Button onClick={() => void look()}>Look for an update</Button>
      <span role="status">{said}</span>
    </>
  )
}
