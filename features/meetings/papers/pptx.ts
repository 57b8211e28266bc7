import { lazy } from '#platform/lazy.ts'
import type { Slide } from './slides.ts'

/** What `require` answers is the class itself. */
const load = lazy<typeof import('pptxgenjs').default>('pptxgenjs', import.meta.url)

// Warm white, blue-black, one amber: the light look of ui/tokens.css.
const look = { ground: 'F7F4EE', ink: '16213A', calm: '4A5470', signal: 'F0A202' }
const font = 'Arial'
/** Inches of a wide slide. */
const page = { width: 13.333, height: 7.5, left: 0.9, text: 11.5 }

/** Slides as PowerPoint: a title slide, then one for each matter; plain text that anybody can go on writing in. */
export async function pptxOf(title: {
  title: string
  lines: string[]
  company: string
  language: 'de' | 'en'
  slides: readonly Slide[]
}): Promise<Uint8Array> {
  const Library = load()
  const paper = new Library()
  paper.layout = 'LAYOUT_WIDE'
  paper.title = title.title
  paper.author = title.company
  paper.company = title.company
  const lang = title.language === 'de' ? 'de-DE' : 'en-GB'
  const text = { fontFace: font, color: look.ink, lang, margin: 0 }
  const begun = () => {
    const slide = paper.addSlide()
    slide.background = { color: look.ground }
    return slide
  }

  const first = begun()
  first.addShape('rect', { x: page.left, y: 2.35, w: 1.2, h: 0.09, fill: { color: look.signal } })
  first.addText(title.title, {
    ...text,
    ...{ x: page.left, y: 2.6, w: page.text, h: 1.3, fontSize: 40, bold: true, valign: 'top', fit: 'shrink' },
  })
  first.addText(title.lines.join('\n'), {
    ...text,
    ...{ x: page.left, y: 4.1, w: page.text, h: 1.8, fontSize: 18, color: look.calm, valign: 'top' },
  })
  first.addText(title.company, { ...text, x: page.left, y: 6.7, w: page.text, h: 0.4, fontSize: 12, color: look.calm })

  for (const { title: name, blocks } of title.slides) {
    const slide = begun()
    slide.addShape('rect', { x: page.left, y: 0.6, w: 0.7, h: 0.07, fill: { color: look.signal } })
    slide.addText(name, {
      ...text,
      ...{ x: page.left, y: 0.75, w: page.text, h: 0.8, fontSize: 28, bold: true, valign: 'middle' },
    })
    const several = blocks.length > 1
    const runs = blocks.flatMap(({ heading, lines }) => [
      ...(several && heading
        ? [
            {
              text: heading,
              options: { bold: true, fontSize: 16, color: look.calm, paraSpaceBefore: 8, breakLine: true },
            },
          ]
        : []),
      ...lines.map((line) => ({
        text: line,
        options: { fontSize: 18, bullet: { indent: 16 }, paraSpaceBefore: 4, breakLine: true },
      })),
    ])
    slide.addText(runs, {
      ...text,
      ...{ x: page.left, y: 1.8, w: page.text, h: 4.7, valign: 'top', fit: 'shrink' },
    })
    slide.addText(title.company, { ...text, x: page.left, y: 6.9, w: 9, h: 0.3, fontSize: 10, color: look.calm })
    slide.slideNumber = { x: 11.9, y: 6.9, fontFace: font, fontSize: 10, color: look.calm }
  }
  return new Uint8Array((await paper.write({ outputType: 'nodebuffer' })) as Buffer)
}
