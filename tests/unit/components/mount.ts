import { type ComponentChild, render } from 'preact'
import { act } from 'preact/test-utils'
import { onTestFinished } from 'vitest'

/** Puts a component on the page for the length of a test. */
export function mount(component: ComponentChild): HTMLElement {
  const root = document.createElement('div')
  document.body.append(root)
  render(component, root)
  onTestFinished(async () => {
    // Effects add and take back listeners of the page a moment after the component is drawn or gone: none of that moment
    // is left to the next test, however slow the machine is.
    await act(() => render(null, root))
    root.remove()
  })
  return root
}

/** Signals and state reach the page a moment later. */
export const painted = () => new Promise(resolve => setTimeout(resolve, 20))
