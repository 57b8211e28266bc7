import { Button } from '#ui/Button.tsx'
import { Figure, Figures } from '#ui/Figure.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Section } from '#ui/Section.tsx'
import { one, useUrl } from '#ui/url.ts'
import type { Base } from './CustomerBasePage.tsx'
import css from './Details.module.css'
import { OwnersCard } from './OwnersCard.tsx'
import { RfmCard } from './RfmCard.tsx'
import type { Words } from './words.ts'

/** What not everybody needs every time stands behind one click: HHI, RFM, and who looks after how much. */
export function DetailsSection({ base, search }: { base: Base; search: Record<string, string> }) {
  const t = useT<Words>()
  const [url, set] = useUrl()
  const open = one(url.genauer) === 'ja'
  return (
    <>
      <p className={css.more} data-print="no">
        <Button
          icon={open ? 'up' : 'down'}
          aria-expanded={open}
          onClick={() => set({ genauer: open ? undefined : 'ja' })}
        >
          {t(open ? 'customerBase.less' : 'customerBase.more')}
        </Button>
      </p>
      {open && (
        <>
          <Hhi base={base} search={search} />
          <RfmCard to={base.period.to} />
          <OwnersCard period={base.period} />
        </>
      )}
    </>
  )
}

function Hhi({ base, search }: { base: Base; search: Record<string, string> }) {
  const t = useT<Words>()
  const format = useFormat()
  return (
    <Section title={t('customerBase.hhi')}>
      <Figures>
        <Figure
          tile
          label={t('customerBase.hhi.label')}
          value={format.number(base.hhi)}
          note={base.hhiLevel ? t(`customerBase.hhi.${base.hhiLevel}`) : undefined}
          explain={{
            formula: t('customerBase.hhi.formula'),
            period: t('customerBase.range', { from: format.day(base.period.from), to: format.day(base.period.to) }),
            records: {
              label: t('customerBase.behind', { count: base.customers }),
              to: '/kundenbestand/kunden',
              search: { ...search, teil: 'all' },
            },
          }}
        />
      </Figures>
    </Section>
  )
}
