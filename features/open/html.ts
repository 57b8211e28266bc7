import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { companyOf } from '#features/company/rules.ts'
import type { OpenAnswer, OpenPage } from '#platform/http/openPages.ts'
import { lazy } from '#platform/lazy.ts'
import type { Language } from '#shared/messages.ts'
import { type Translate, translatorFor } from '#shared/translate.ts'

const words = lazy<typeof import('#features/words.ts')>('#features/words.ts', import.meta.url)
const stylePath = '/offen/stil.css'
const folder = join(import.meta.dirname, '..', '..')

/** A text as it stands in a page. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** Words for somebody without a login, in the language of their browser. */
export function openWords(language: Language): Translate {
  return translatorFor(language, words().messages[language])
}

/** A whole page around `body` (HTML, escaped already): the company's name, a heading, no script, nothing from elsewhere. */
export function openHtml(
  settings: Readonly<Record<string, unknown>>,
  page: { language: Language; title: string; body: string; bare?: boolean },
): string {
  const { name } = companyOf(settings)
  const head = page.bare ? '' : `<p class="company">${escaped(name)}</p>`
  return `<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(page.title)}</title>
<link rel="stylesheet" href="${stylePath}">
</head>
<body${page.bare ? ' class="bare"' : ''}>
<main>
${head}
<h1>${escaped(page.title)}</h1>
${page.body}
</main>
</body>
</html>
`
}

/** A page that says one thing. */
export function sentencePage(
  settings: Readonly<Record<string, unknown>>,
  page: { language: Language; title: string; text: string; status?: number; bare?: boolean },
): OpenAnswer {
  const { text, status, ...rest } = page
  return {
    ...(status ? { status } : {}),
    type: 'text/html',
    text: openHtml(settings, { ...rest, body: `<p role="status">${escaped(text)}</p>` }),
  }
}

/** The values of the look without the typeface, which only the built pages carry. */
function styleText(): string {
  const tokens = readFileSync(join(folder, 'ui', 'tokens.css'), 'utf8').replace(/@font-face\s*\{[^}]*\}/g, '')
  return tokens + readFileSync(join(import.meta.dirname, 'open.css'), 'utf8')
}

let style: string | undefined
export const stylePage: OpenPage = {
  method: 'GET',
  path: stylePath,
  async answer() {
    style ??= styleText()
    return { type: 'text/css', text: style }
  },
}
