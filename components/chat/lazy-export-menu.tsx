import { useEffect } from 'preact/hooks'
import { whenIdle } from '../../lib/page/idle.ts'
import { createLazyView } from '../ui/lazy-view.ts'
import type { ExportMenuProps } from './export-menu.tsx'
import style from './lazy-export-menu.module.css'

const menu = createLazyView<ExportMenuProps>(() =>
  import('./export-menu.tsx').then(({ ExportMenu }) => ExportMenu),
)

/** Nothing is saved in the first moment: it is in a chunk of its own, and its place in the header is kept. */
export function LazyExportMenu(props: ExportMenuProps) {
  useEffect(() => whenIdle(() => void menu.load()), [])
  const View = menu.view.value
  return View ? <View {...props} /> : <span class={style.place} />
}
