import { Component, type ComponentChildren, type FunctionComponent } from 'preact'

/**
 * Drawn again only when a prop is another one, or a signal or state that it reads. `preact/compat` has this too, with 4 kB around it and a component more
 * for each: of an answer's thousands of parts each is one.
 */
export function memo<P extends object>(view: FunctionComponent<P>): FunctionComponent<P> {
  class Memo extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>, nextState: Readonly<object>): boolean {
      // What reads a signal is asked for by another state, which means nothing else.
      return nextState !== this.state || !isSame(this.props, next)
    }

    override render(props: P): ComponentChildren {
      return view(props)
    }
  }
  // A class and a function are both made into elements; only the type of a function is handed on.
  return Memo as unknown as FunctionComponent<P>
}

function isSame(before: object, after: object): boolean {
  let count = 0
  for (const name in after) {
    if (!Object.is(Reflect.get(before, name), Reflect.get(after, name))) return false
    count += 1
  }
  for (const _ in before) count -= 1
  return count === 0
}
