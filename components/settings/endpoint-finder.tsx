import { Button } from '../ui/button.tsx'
import style from './field.module.css'
import type { Finding } from './use-find-endpoint.ts'

interface Props {
  /** What the field holds. */
  readonly url: string
  readonly finding: Finding
  /** Whether there is anything to be asked. */
  readonly offered: boolean
  readonly onFind: () => void
}

/** For an address that does not say where the interface is: the server knows. */
export function EndpointFinder({ url, finding, offered, onFind }: Props) {
  return (
    <>
      {/* It stays once it was pressed, and the focus with it. */}
      {(offered || finding.status !== 'none') && (
        <span>
          <Button
            look="link"
            aria-disabled={finding.status === 'asking'}
            onClick={() => finding.status !== 'asking' && onFind()}
          >
            Find the address of the interface
          </Button>
        </span>
      )}
      <div role="status" class={style.hint}>
        {finding.status === 'asking' && 'Asking the server…'}
        {finding.status === 'missing' && 'No interface was found there. Enter its whole address.'}
        {finding.status === 'found' &&
          finding.url === url &&
          `Found at ${finding.url}${withModels(finding.models)}. Change it if that is wrong.`}
      </div>
    </>
  )
}

function withModels(count: number): string {
  if (count === 0) return ''
  return count === 1 ? ', with one model' : `, with ${count} models`
}
