import { Component, type ComponentChildren, type FunctionComponent, h } from 'preact'

/** Drawn again only when a prop is another one. `preact/compat` has this too, with 4 kB around it. */
export function memo<P extends object>(view: FunctionComponent<P>): FunctionComponent<P> {
  class Memo extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      return !isSame(this.props, next)
    }

    override render(props: P): ComponentChildren {
      return h(view, props)
    }
  }
  return props => h(Memo, props)
}

function isSame(before: object, after: object): boolean {
  const entries = Object.entries(after)
  return (
    entries.length === Object.keys(before).length &&
    entries.every(([name, value]) => Object.is(value, Reflect.get(before, name)))
  )
}
