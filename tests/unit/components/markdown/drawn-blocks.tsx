import { drawBlocks } from '../../../../components/markdown/blocks.tsx'
import type { Block, Groups } from '../../../../lib/markdown/tree.ts'

/** Blocks as an answer draws them. */
export const Blocks = ({ groups }: { readonly groups: Groups<Block> }) => <>{drawBlocks(groups)}</>
