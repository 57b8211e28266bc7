import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useT } from '#ui/i18n.tsx'
import type { StakeholderRow } from '../../people/contract.ts'
import type { Words } from '../words.ts'
import { card } from './drawing.ts'
import css from './Organisation.module.css'
import { OrgCard, OrgLines } from './OrgCard.tsx'
import { sheetsOf } from './sheets.ts'

/** The drawing as it is printed, A4 across; there only while it is printed. */
export function OrgSheets({ people }: { people: StakeholderRow[] }) {
  const t = useT<Words>()
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    // It must stand before the browser looks.
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  if (!printing) return null
  return (
    <div className={css.sheets}>
      {sheetsOf(people).map(({ drawing, scale, title }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pages have no other name
        <section key={at} className={css.sheet}>
          <h2>{title ? t('keyAccounts.org.below', { name: title.name }) : t('keyAccounts.org')}</h2>
          <div className={css.paper} style={{ height: `${drawing.height * scale}rem` }}>
            <div
              className={css.drawing}
              style={{ width: `${drawing.width}rem`, height: `${drawing.height}rem`, transform: `scale(${scale})` }}
            >
              <OrgLines drawing={drawing} />
              {drawing.cards.some(({ alone }) => alone) && (
                <div
                  className={css.alone}
                  style={{ top: `${drawing.aloneY}rem`, height: `${drawing.height - drawing.aloneY}rem` }}
                >
                  {t('keyAccounts.org.alone')}
                </div>
              )}
              {drawing.cards.map(({ person, x, y, folded, below }) => (
                <div
                  key={person.personId}
                  className={css.place}
                  style={{ left: `${x}rem`, top: `${y}rem`, width: `${card.width}rem`, height: `${card.height}rem` }}
                >
                  <OrgCard one={person} />
                  {folded && <span className={css.fold}>+{below}</span>}
                </div>
              ))}
            </div>
          </div>
        </section>
      ))}
    </div>
  )
}
