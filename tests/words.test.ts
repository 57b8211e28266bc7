import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { splitWords } from '../scripts/words.ts'

const root = mkdtempSync(join(tmpdir(), 'bordmittel-test-words-'))
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}

test('the frame gets what it names and all refusals, a page whole files of what it names', () => {
  write('web.tsx', `import { Foot } from '#features/offers/web/Foot.tsx'`)
  write('features/offers/web/Foot.tsx', `t('offers.foot')`)
  write(
    'features/offers/web/routes.tsx',
    `export const pages = [
       { path: '/a', load: () => import('./OffersPage.tsx'), nav: { label: 'offers.area' } },
       { path: '/b', load: () => import('./more/OtherPage.tsx') },
     ]`,
  )
  write(
    'features/offers/web/OffersPage.tsx',
    `import type { messages } from './messages.ts'\nimport { Row } from './Row.tsx'`,
  )
  write('features/offers/web/Row.tsx', `t(\`tasks.kind.\${kind}\`)`)
  write('features/offers/web/messages.ts', '')
  write('features/offers/web/more/OtherPage.tsx', `const Dialog = lazy(() => import('./Dialog.tsx'))`)
  write('features/offers/web/more/Dialog.tsx', `t('tasks.due', { count })`)
  const { first, pages } = splitWords(root, {
    'features/offers/web/messages.ts': {
      'offers.area': 'Angebote',
      'offers.foot': 'mehr in $t(offers.title)',
      'offers.title': 'Angebote',
      'offers.fromServer': 'abgelaufen',
    },
    'features/tasks/messages.ts': {
      'tasks.kind.call': 'Anruf',
      'tasks.due_one': 'eine fällig',
      'tasks.due_other': '{{count}} fällig',
      'refusal.taskGone': 'weg',
    },
  })
  expect([...first].sort()).toEqual(['offers.area', 'offers.foot', 'offers.title', 'refusal.taskGone'])
  const tasks = ['tasks.kind.call', 'tasks.due_one', 'tasks.due_other']
  expect([...(pages.get('features/offers/web/OffersPage.tsx') ?? [])]).toEqual(['offers.fromServer', ...tasks])
  expect([...(pages.get('features/offers/web/more/OtherPage.tsx') ?? [])]).toEqual(tasks)
})
