import { type ComponentChild, render } from 'preact'
import { onTestFinished } from 'vitest'

/** Puts a component on the page for the length of a test. */
export function mount(component: ComponentChild): HTMLElement {
  const root = document.createElement('div')
  document.body.append(root)
  render(component, root)
  onTestFinished(async () => {
    render(null, root)
    root.remove()
    // Preact takes the listeners of effects back a moment after the component.
    await painted()
  })
  return root
}

/** Signals and state reach the page a moment later. */
export const painted = () => new Promise(resolve => setTimeout(resolve, 20))
