import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { dayOf } from '#shared/days.ts'
import { Badge } from '#ui/Badge.tsx'
import { DropZone } from '#ui/DropZone.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import type { messages } from './messages.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()

/** Where a list that was changed in Excel comes back, and those of before. */
export default function StartPage() {
  const t = useT<typeof messages>()
  return (
    <>
      <PageTitle title={t('listFiles.title')}>{t('listFiles.lead')}</PageTitle>
      <Drop />
      <Earlier />
    </>
  )
}

function Drop() {
  const t = useT<typeof messages>()
  const navigate = useNavigate()
  const [reading, setReading] = useState<string | null>(null)
  const add = useCommand('addListFile')
  const take = async (file: File | undefined) => {
    if (!file) return
    setReading(file.name)
    const state = await add.run({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
    setReading(null)
    if (state) void navigate({ to: '/liste-einlesen/$id', params: { id: state.id } })
  }
  return (
    <DropZone
      label={t('listFiles.choose')}
      busy={reading === null ? null : t('listFiles.reading', { file: reading })}
      accept=".xlsx"
      hint={t('listFiles.accepted')}
      onFiles={(files) => void take(files?.[0])}
    />
  )
}

function Earlier() {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { company, today } = useMe()
  const { data } = useOperation('listListFiles', {})
  if (!data || data.files.length === 0) return null
  return (
    <Section title={t('listFiles.earlier')}>
      <Rows label={t('listFiles.earlier')}>
        {data.files.map((file) => (
          <Row
            key={file.id}
            when={format.dayShort(dayOf(file.createdAt, company.timeZone), today)}
            title={file.name}
            to={`/liste-einlesen/${file.id}`}
            badge={<Badge>{t(`listFiles.state.${file.state}`)}</Badge>}
            note={t('listFiles.changes', { count: file.changed })}
          />
        ))}
      </Rows>
    </Section>
  )
}
