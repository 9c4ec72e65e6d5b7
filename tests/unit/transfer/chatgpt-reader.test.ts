import { describe, expect, test } from 'vitest'
import { toBranch } from '../../../lib/model/conversation.ts'
import { COMPLETE } from '../model/samples.ts'
import { readAll, refusalOf } from './read-export.ts'

describe('ChatGPT', () => {
  const said = (id: string, parent: string | null, role: string, text: string, rest: object = {}) => [
    id,
    {
      id,
      parent,
      children: [],
      message: {
        id,
        author: { role, name: null, metadata: {} },
        create_time: 1_687_000_000.123,
        content: { content_type: 'text', parts: [text] },
        status: 'finished_successfully',
        metadata: { model_slug: 'gpt-4' },
        recipient: 'all',
        ...rest,
      },
    },
  ]
  const file = (nodes: readonly unknown[][], current = 'a2') =>
    JSON.stringify([
      {
        title: 'A <b>title</b>',
        create_time: 1_687_000_000.5,
        update_time: 1_687_000_100,
        mapping: Object.fromEntries([
          ['root', { id: 'root', message: null, parent: null, children: [] }],
          ...nodes,
        ]),
        moderation_results: [],
        current_node: current,
        conversation_id: 'conv',
        safe_urls: [],
      },
    ])

  const tree = [
    said('s', 'root', 'system', ''),
    said('q', 's', 'user', 'Why?'),
    said('a1', 'q', 'assistant', 'Because.'),
    said('a2', 'q', 'assistant', 'For a reason.'),
  ]

  test('is read with both versions of an answer, and the one that was shown', () => {
    const [conversation] = readAll(file(tree))
    expect(conversation).toMatchObject({
      title: 'A <b>title</b>',
      created: 1_687_000_000_500,
      updated: 1_687_000_100_000,
    })
    expect(conversation?.messages).toHaveLength(3)
    expect(conversation && toBranch(conversation)).toMatchObject([
      { role: 'user', parts: [{ type: 'text', text: 'Why?' }], created: 1_687_000_000_123 },
      { role: 'assistant', text: 'For a reason.', model: 'gpt-4', host: 'chatgpt.com', outcome: COMPLETE },
    ])
  })

  test('has the words that were spoken, and what stands for a sound without any', () => {
    const spoken = (...parts: unknown[]) => ({ content: { content_type: 'multimodal_text', parts } })
    const words = (text: string) => ({ content_type: 'audio_transcription', text, direction: 'in' })
    const sound = { content_type: 'audio_asset_pointer', asset_pointer: 'sediment://file' }
    const video = { content_type: 'real_time_user_audio_video_asset_pointer', audio_asset_pointer: sound }
    const image = { content_type: 'image_asset_pointer', asset_pointer: 'sediment://image' }
    const [conversation] = readAll(
      file([
        said('s', 'root', 'system', ''),
        said('q', 's', 'user', '', spoken(words('Spoken words'), video, image, 'Typed')),
        said('a2', 'q', 'assistant', '', spoken(sound)),
      ]),
    )
    expect(conversation && toBranch(conversation)).toMatchObject([
      { parts: [{ text: 'Spoken words\n\n[attachment]\n\nTyped' }] },
      { text: '[attachment]' },
    ])
  })

  // With steps by the square of the length it takes minutes: the runner's time-out tells.
  test('is read once where the name of a kind is half a megabyte', () => {
    const part = { content_type: 'audio'.repeat(100_000) }
    const spoken = { content_type: 'audio_transcription', text: 'Spoken', direction: 'in' }
    const content = { content: { content_type: 'multimodal_text', parts: [spoken, part] } }
    const [conversation] = readAll(file([said('a2', 'root', 'user', '', content)]))
    expect(conversation?.messages).toMatchObject([{ parts: [{ text: 'Spoken\n\n[attachment]' }] }])
  })

  test('is refused where a conversation comes again and a message in it says something else', () => {
    const [conversation] = JSON.parse(file(tree))
    const [other] = JSON.parse(file([...tree.slice(0, -1), said('a2', 'q', 'assistant', 'For another.')]))
    expect(refusalOf(JSON.stringify([conversation, conversation]))).toBe('')
    expect(refusalOf(JSON.stringify([conversation, other]))).toBe('twice [1]')
  })

  test('has the words that a person saw in the place of marks, and no marks', () => {
    const mark = (...fields: string[]) => `\ue200${fields.join('\ue202')}\ue201`
    const source = mark('cite', 'turn0search0', 'turn0search1')
    const text = [
      `\ue203Rain\ue204 ${source}\ue206, then sun ${mark('cite', 'turn0news3')}.`,
      `In ${mark('entity', '["city","Paris","France"]')} see ${mark('url', 'the $& map', 'https://a.test')}.`,
      `${mark('i', 'turn0image0')}Cut \ue200cite`,
    ]
    const metadata = {
      content_references: [{ matched_text: source, alt: '([a.test](https://a.test))' }, { alt: 7 }, null],
    }
    const nodes = [tree[1], said('a2', 'q', 'assistant', text.join('\n'), { metadata })] as unknown[][]
    expect(readAll(file(nodes))[0]?.messages.at(-1)).toMatchObject({
      text: 'Rain ([a.test](https://a.test)), then sun.\nIn Paris see the $& map.\nCut \ue200cite',
    })
  })

  test('has the same ids whenever it is read', () => {
    expect(readAll(file(tree))).toEqual(readAll(file(tree)))
  })

  test('is read without what the person never saw, thoughts and text as one answer', () => {
    const nodes = [
      said('q', 'root', 'user', 'Why?'),
      said('t', 'q', 'assistant', '', {
        content: { content_type: 'thoughts', thoughts: [{ summary: 'Looking', content: 'Hm.' }] },
      }),
      said('call', 't', 'assistant', 'search("x")', { recipient: 'browser' }),
      said('tool', 'call', 'tool', 'a page'),
      said('hidden', 'tool', 'user', 'About me', {
        metadata: { is_visually_hidden_from_conversation: true },
      }),
      said('a2', 'hidden', 'assistant', 'Because.', { metadata: { finish_details: { type: 'max_tokens' } } }),
    ]
    const [conversation] = readAll(file(nodes))
    expect(conversation?.messages).toMatchObject([
      { role: 'user' },
      {
        role: 'assistant',
        reasoning: '**Looking**\n\nHm.',
        text: 'Because.',
        outcome: { status: 'complete', finishReason: 'length' },
      },
    ])
    expect(conversation && toBranch(conversation)).toHaveLength(2)
  })

  test.each([
    ['a system message without content', ['system', { content: null }]],
    ['a tool’s, with a time that is none', ['tool', { create_time: 'now', content: { content_type: 7 } }]],
    ['what was said to a tool', ['assistant', { recipient: 'browser', content: { text: {} } }]],
    [
      'what was hidden',
      ['user', { content: 'x', metadata: { is_visually_hidden_from_conversation: true, model_slug: 7 } }],
    ],
    [
      'another kind of content, with an object for a text',
      ['assistant', { content: { content_type: 'tether_quote', text: {} } }],
    ],
  ] as const)('is read whatever is odd in what is passed over: %s', (_what, [role, rest]) => {
    const nodes = [said('q', 'root', 'user', 'Why?'), said('odd', 'q', role, '', rest)]
    const [conversation] = readAll(file([...nodes, said('a2', 'odd', 'assistant', 'Because.')]))
    expect(conversation?.messages).toMatchObject([{ role: 'user' }, { text: 'Because.' }])
  })

  test.each([
    [{ content: null }, 'invalid [0].mapping.a2.message.content'],
    [{ content: { content_type: 'text', parts: 'x' } }, 'invalid [0].mapping.a2.message.content.parts'],
    [{ content: { content_type: 'code', text: {} } }, 'invalid [0].mapping.a2.message.content.text'],
    [{ create_time: 'now' }, 'invalid [0].mapping.a2.message.create_time'],
  ])('is refused with what a person saw and cannot be read: %j', (rest, refusal) => {
    expect(refusalOf(file([...tree.slice(0, -1), said('a2', 'q', 'assistant', '', rest)]))).toBe(refusal)
  })

  test('keeps answers apart that are versions, whatever stands between them and where they part', () => {
    const nodes = [
      said('q', 'root', 'user', 'Why?'),
      said('a', 'q', 'assistant', 'Let me look.'),
      said('call', 'a', 'assistant', 'search("x")', { recipient: 'browser' }),
      said('tool', 'call', 'tool', 'a page'),
      said('a1', 'tool', 'assistant', 'Because.'),
      said('another call', 'a', 'assistant', 'search("y")', { recipient: 'browser' }),
      said('a2', 'another call', 'assistant', 'For a reason.'),
    ]
    const [conversation] = readAll(file(nodes))
    expect(conversation?.messages.slice(1)).toMatchObject([
      { text: 'Let me look.' },
      { text: 'Because.' },
      { text: 'For a reason.' },
    ])
  })

  test('of 5,000 turns one below the other is read as well', () => {
    const nodes = Array.from({ length: 5_000 }, (_, n) =>
      said(`n${n}`, n ? `n${n - 1}` : 'root', n % 2 ? 'assistant' : 'user', 'x'),
    )
    expect(readAll(file(nodes, 'n4999'))[0]?.messages).toHaveLength(5_000)
  })

  test.each([
    [
      'a node that is none',
      (text: string) => text.replace('"author":{"role":"user"', '"author":{"role":7'),
      'invalid [0].mapping.q.message.author.role',
    ],
    [
      'a date that is a word',
      (text: string) => text.replace('1687000100', '"yesterday"'),
      'invalid [0].update_time',
    ],
    [
      'a node that is there twice',
      (text: string) => text.replace('"a1":{"id":"a1"', '"a1":{"id":"a2"'),
      'twice [0].mapping.a2.id',
    ],
    [
      'a node that is called nothing',
      (text: string) => text.replace('"a1":{"id":"a1"', '"a1":{"id":""'),
      'invalid [0].mapping.a1.id',
    ],
    [
      'a node that follows itself',
      (text: string) => text.replace('"id":"a1","parent":"q"', '"id":"a1","parent":"a1"'),
      'invalid [0].mapping.a1.parent',
    ],
    [
      'nodes that follow each other in a ring, under other names than theirs',
      (text: string) =>
        text.replace('"id":"s","parent":"root"', '"id":"s","parent":"a2"').replace('"s":{', '"name of s":{'),
      'invalid [0].mapping["name of s"].parent',
    ],
    ['no mapping', (text: string) => text.replace('"mapping"', '"other"'), 'unknown-format [0]'],
  ])('is refused with %s', (_what, change, refusal) => {
    expect(refusalOf(change(file(tree)))).toBe(refusal)
  })
})
