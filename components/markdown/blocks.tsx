import type { Block, Groups } from '../../lib/markdown/tree.ts'
import { memo } from '../ui/memo.ts'
import { BlockView } from './block-view.tsx'

interface Props {
  readonly groups: Groups<Block>
}

/** Blocks as they follow each other, with no element around them. */
export function Blocks({ groups }: Props) {
  return groups.map((blocks, index) => <BlockGroup key={index} blocks={blocks} />)
}

/** Drawn again only when one of its blocks is another. */
export const BlockGroup = memo(({ blocks }: { readonly blocks: readonly Block[] }) =>
  blocks.map((block, index) => <BlockView key={index} block={block} />),
)
