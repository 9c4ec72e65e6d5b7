/** What is said at a steady pace: words that number themselves, in every kind of block, so that none can be missed. */
export function steadyText(length: number): string {
  let text = '\n\n'
  for (let number = 0; text.length < length; number++) {
    const block = BLOCKS[Math.floor(number / 12) % BLOCKS.length] ?? ''
    const isFirst = number % 12 === 0
    if (isFirst) text += `${text.endsWith('\n\n') ? '' : '\n\n'}${block}`
    const word = `d${String(number).padStart(3, '0')}`
    text += number % 5 === 0 && !block.includes('`') ? `**${word}** ` : `${word} `
  }
  return text.slice(0, length)
}

const BLOCKS = ['', '- ', '> ', '1. ', '## ', '    ']

/** The numbers of the words in a text, in their order. */
export const numbersIn = (text: string): number[] =>
  [...text.matchAll(/d(\d{3})/g)].map(match => Number(match[1]))
