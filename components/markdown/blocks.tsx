import type { ComponentChild } from 'preact'
import type { Block, Groups } from '../../lib/markdown/tree.ts'
import { memo } from '../ui/memo.ts'
import { BlockView } from './block-view.tsx'
import { drawGroups } from './draw-groups.tsx'

/** Blocks as they follow each other. */
export const drawBlocks = (groups: Groups<Block>): ComponentChild[] =>
  drawGroups(groups, drawBlock, BlockGroup)

/** Drawn again only when one of its blocks is another. */
export const BlockGroup = memo(({ members }: { readonly members: readonly Block[] }) =>
  members.map(drawBlock),
)

function drawBlock(block: Block, key: number) {
  return <BlockView key={key} block={block} />
}
