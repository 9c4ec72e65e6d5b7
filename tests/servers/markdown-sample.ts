/** One of everything that an answer may hold. */
export const MARKDOWN_SAMPLE = `# A markdown sample

A paragraph with **bold**, *italic*, ~~struck~~ and \`inline code\`, a [link](https://example.com/), a bare address
https://example.com/path?q=1, and a line
broken in two.

## Lists

1. First
2. Second
   - nested, with \`code\`
   - and nested again
3. Third

- [x] done
- [ ] not done

## Code

\`\`\`ts
export function greet(name: string): string {
  return \`Hello, \${name}!\`
}
\`\`\`

\`\`\`python
def primes(limit):
    return [n for n in range(2, limit) if all(n % d for d in range(2, n))]
\`\`\`

## Table

| Language | Hello | Written |
| :-- | :-: | --: |
| English | Hello | left to right |
| Русский | Привет | left to right |
| العربية | مرحبا | right to left |
| 中文 | 你好 | left to right |

## Quote

> A quote, over
> two lines.
>
> > And one inside it.

## Maths

Inline $e^{i\\pi} + 1 = 0$, and on its own:

$$\\int_0^1 x^2 \\, dx = \\tfrac{1}{3}$$

## What is only text

<b>Tags stay text</b>, &amp; so does this: <script>alert('never')</script>. Emoji: 👋🏽 👩‍👩‍👧.`
