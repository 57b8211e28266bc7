import { useState } from 'react'
import type { Guide, contract as guidesContract } from '#features/guides/contract.ts'
import { type TextPlace, textPlaces } from '#features/guides/rules.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button, IconButton } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Menu, type MenuItem } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { Segments } from '#ui/Segments.tsx'
import { one, useUrl } from '#ui/url.ts'
import type { messages as offerWords } from '../../web/messages.ts'
import type { contract } from '../contract.ts'
import { placeholders } from '../placeholders.ts'
import { BlockDialog } from './BlockDialog.tsx'
import type { messages } from './messages.ts'
import css from './TextWithBlocks.module.css'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof guidesContract>()
type Words = typeof messages & typeof offerWords
const languages = ['de', 'en'] as const

/** The company's text blocks for offers by language and place, in the order in which they are offered. */
export default function OfferTextsPage() {
  const t = useT<Words>()
  const format = useFormat()
  const own = useMe().member.language
  const [url, setUrl] = useUrl()
  const [adding, setAdding] = useState(false)
  const language = languages.find((value) => value === one(url.sprache)) ?? (own === 'en' ? 'en' : 'de')
  const query = useOperation('listGuides', { for: 'offers' }, { keep: true })
  const ours = useOperation('getStandardTexts', { language }).data
  const names = Object.values(placeholders).map((name) => `{{${name[language]}}}`)
  return (
    <>
      <PageTitle
        title={t('offers.blocks')}
        actions={
          query.data?.canCreate && (
            <Button kind="do" icon="plus" onClick={() => setAdding(true)}>
              {t('offers.block.new')}
            </Button>
          )
        }
      >
        {t('offers.blocksLead')} {t('offers.blockPlaceholders', { names: format.list(names) })}
      </PageTitle>
      <div className={css.languages}>
        <Segments
          label={t('offers.blocksLanguage')}
          value={language}
          onChange={(sprache) => setUrl({ sprache })}
          options={languages.map((value) => ({ value, label: t(`offers.language.${value}`) }))}
        />
      </div>
      <Loaded query={query}>
        {({ guides, canOrder }) =>
          textPlaces.map((place) => (
            <PlaceSection
              key={place}
              place={place}
              blocks={guides.filter((guide) => guide.place === place && guide.language === language)}
              ours={place === 'any' ? null : (ours?.[place] ?? null)}
              canOrder={canOrder}
            />
          ))
        }
      </Loaded>
      {adding && <BlockDialog language={language} onClose={() => setAdding(false)} />}
    </>
  )
}

function PlaceSection(props: { place: TextPlace; blocks: Guide[]; ours: string | null; canOrder: boolean }) {
  const t = useT<Words>()
  const { place, blocks, ours, canOrder } = props
  const begins = blocks.some(({ standard }) => standard)
  return (
    <Section title={t(`offers.place.${place}`)}>
      {blocks.length > 0 ? (
        <Rows
          label={t(`offers.place.${place}`)}
          foot={!begins && ours !== null && t('offers.block.ours', { text: ours })}
        >
          {blocks.map((block, at) => (
            <BlockRow key={block.id} blocks={blocks} at={at} block={block} canOrder={canOrder} />
          ))}
        </Rows>
      ) : (
        <p>{ours === null ? t('offers.block.none') : t('offers.block.ours', { text: ours })}</p>
      )}
    </Section>
  )
}

function BlockRow({ blocks, at, block, canOrder }: { blocks: Guide[]; at: number; block: Guide; canOrder: boolean }) {
  const t = useT<Words>()
  const done = useDone()
  const order = useCommand('orderGuides')
  const standard = useCommand('setStandardGuide')
  const remove = useCommand('deleteGuide')
  const [changing, setChanging] = useState(false)
  const { id, title, text } = block
  const move = async (by: number) => {
    const ids = blocks.map((one) => one.id)
    ids.splice(at, 1)
    ids.splice(at + by, 0, id)
    done(t('offers.block.ordered'), await order.run({ ids }))
  }
  const begin = async (on: boolean) =>
    done(
      t(on ? 'offers.block.standardSet' : 'offers.block.standardEnded', { title }),
      await standard.run({ id, standard: on }),
    )
  const items: (MenuItem | null)[] = [
    ...(block.canChange
      ? [{ label: t('offers.block.change'), icon: 'edit' as const, run: () => setChanging(true) }]
      : []),
    ...(canOrder && block.place !== 'any'
      ? [
          block.standard
            ? { label: t('offers.block.endStandard'), icon: 'close' as const, run: () => void begin(false) }
            : { label: t('offers.block.setStandard'), icon: 'check' as const, run: () => void begin(true) },
        ]
      : []),
    ...(canOrder && at > 0 ? [{ label: t('offers.block.up'), icon: 'up' as const, run: () => void move(-1) }] : []),
    ...(canOrder && at < blocks.length - 1
      ? [{ label: t('offers.block.down'), icon: 'down' as const, run: () => void move(1) }]
      : []),
    ...(block.canChange
      ? [
          null,
          {
            label: t('offers.block.delete'),
            icon: 'trash' as const,
            danger: true,
            run: async () => done(t('offers.block.deleted', { title }), await remove.run({ id })),
          },
        ]
      : []),
  ]
  return (
    <Row
      title={title}
      badge={block.standard && <Badge>{t('offers.block.standard')}</Badge>}
      note={text}
      actions={
        items.length > 0 && (
          <>
            <Menu
              align="end"
              label={t('offers.block.menu', { title })}
              trigger={(trigger) => (
                <IconButton {...trigger} size="small" icon="more" label={t('offers.block.menu', { title })} />
              )}
              items={items}
            />
            {changing && (
              <BlockDialog block={block} language={block.language ?? 'de'} onClose={() => setChanging(false)} />
            )}
          </>
        )
      }
    />
  )
}
