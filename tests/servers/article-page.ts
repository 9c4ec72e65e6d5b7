/** An ordinary page: paragraphs to select from, a field to write in, a frame. Nothing from anywhere else. */
export const articlePage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>How lighthouses learned to speak</title>
<style>
  :root { color-scheme: light dark; --ink: light-dark(#22262b, #dfe3e8); --paper: light-dark(#fbfaf7, #16191d);
    --soft: light-dark(#6a7078, #98a0a9); --line: light-dark(#e3dfd6, #2c3138); --accent: light-dark(#9a3b26, #f0a08c) }
  body { margin: 0; background: var(--paper); color: var(--ink); font: 19px/1.65 Georgia, 'Times New Roman', serif }
  main { max-width: 34em; margin: 0 auto; padding: 12vh 1.5rem 20vh }
  h1 { font-size: 2.6rem; line-height: 1.1; letter-spacing: -0.02em; margin: 0 0 0.4em; text-wrap: balance }
  .standfirst { font-size: 1.2rem; color: var(--soft); margin: 0 0 2.5em }
  p { margin: 0 0 1.2em; text-wrap: pretty }
  h2 { font-size: 1.25rem; margin: 2.2em 0 0.5em }
  blockquote { margin: 2em 0; padding-inline-start: 1.2em; border-inline-start: 3px solid var(--accent); font-style: italic }
  label { display: block; margin-top: 3em; font: 0.8rem/1.4 system-ui, sans-serif; color: var(--soft) }
  textarea { box-sizing: border-box; width: 100%; min-height: 7em; margin-top: 0.5em; padding: 0.8em; font: inherit;
    font-size: 1rem; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 8px }
  iframe { width: 100%; height: 9em; margin-top: 2em; border: 1px solid var(--line); border-radius: 8px }
</style>
</head>
<body>
<main>
<h1>How lighthouses learned to speak</h1>
<p class="standfirst">For two thousand years a light on the coast said one thing: here is land. Then it was asked to say which.</p>
<p id="first">A fire on a tower warns a sailor, but it does not say where he is. As coasts filled with lights, a steady flame
became a danger of its own: one lamp was easily taken for another, and a ship steered for the wrong harbour.</p>
<p>The answer was rhythm. Clockwork turned the lamp, or a screen around it, so that from the sea the light seemed to
flash. Two flashes every ten seconds was one headland; one long flash every fifteen was the next. Sailors call the
pattern a light’s <em>character</em>, and no two neighbours share one.</p>
<h2>Glass instead of mirrors</h2>
<p>In 1822 Augustin-Jean Fresnel cut a great lens into rings of prisms and left out the glass between them. It
weighed far less than a solid lens, and it gathered so much of a lamp’s light into one beam that the light could be
seen from as far as the curve of the Earth allows.</p>
<blockquote>A lens of the first order stands taller than a person, and floats on a bath of mercury so that a finger can turn it.</blockquote>
<p>Most lights have no keeper now, and ships know their place from satellites. The rhythms go on all the same, each
printed in the list of lights, for the night when the screen goes dark.</p>
<label>Your notes<textarea name="notes">Ask about the rhythm of the lights.</textarea></label>
<iframe title="From the list of lights" src="/page/frame"></iframe>
</main>
</body>
</html>
`

export const articleFrame = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>From the list of lights</title>
<style>
  :root { color-scheme: light dark }
  body { margin: 1.2em; font: 15px/1.6 ui-monospace, monospace }
</style>
<p>Fl(2) W 10s 41m 24M: two white flashes every ten seconds, forty-one metres above the sea, seen for twenty-four
nautical miles.</p>
</html>
`
