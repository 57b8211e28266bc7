import { useState } from 'react'
import type { Output } from '#shared/contract.ts'
import { Button } from '#ui/Button.tsx'
import { FilterChips } from '#ui/Chips.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useRich, useT } from '#ui/i18n.tsx'
import { TextArea, TextInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState, Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Rows } from '#ui/Rows.tsx'
import { Card, Section } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import { one, useUrl } from '#ui/url.ts'
import type { contract } from '../contract.ts'
import { EntryRow } from './EntryRow.tsx'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()
const step = 50
const most = 200
const shown = ['consent', 'objection', 'sale', 'interest'] as const

/** The ledger of all consents and objections, and what the public pages say. */
export default function ConsentsPage() {
  const t = useT<Words>()
  const rich = useRich<Words>()
  const [url, setUrl] = useUrl()
  const [limit, setLimit] = useState(step)
  const kind = shown.find((which) => which === one(url.art))
  const query = useOperation('listConsents', { limit, ...(kind ? { kind } : {}) }, { keep: true })
  const settings = useOperation('getConsentSettings', {})
  return (
    <>
      <PageTitle title={t('consents.pageTitle')}>
        {query.data?.counts && rich('consents.lead', query.data.counts)}
      </PageTitle>
      <Section
        title={t('consents.ledgerTitle')}
        actions={
          <FilterChips
            filters={[
              {
                id: 'art',
                label: t('consents.which'),
                single: true,
                options: shown.map((value) => ({ value, label: t(`consents.kind.${value}`) })),
              },
            ]}
            values={{ art: kind ? [kind] : [] }}
            onChange={({ art = [] }) => setUrl({ art: art[0] })}
          />
        }
      >
        <Loaded query={query}>
          {({ entries, next }) =>
            entries.length === 0 ? (
              <EmptyState example={t('consents.example')}>{t('consents.none')}</EmptyState>
            ) : (
              <Rows
                label={t('consents.ledgerTitle')}
                foot={
                  next &&
                  limit < most && (
                    <Button size="small" onClick={() => setLimit(Math.min(most, limit + step))}>
                      {t('consents.more')}
                    </Button>
                  )
                }
              >
                {entries.map((entry) => (
                  <EntryRow key={entry.id} entry={entry} />
                ))}
              </Rows>
            )
          }
        </Loaded>
      </Section>
      <Section title={t('consents.settings')}>
        <Loaded query={settings}>{(loaded) => <Settings key={loaded.version} settings={loaded} />}</Loaded>
      </Section>
    </>
  )
}

function Settings({ settings }: { settings: Output<(typeof contract)['getConsentSettings']> }) {
  const t = useT<Words>()
  const change = useCommand('changeConsentSettings')
  const [publicAddress, setAddress] = useState(settings.publicAddress)
  const [wording, setWording] = useState(settings.wording)
  const locked = !settings.canChange
  return (
    <Card padded>
      <Form
        onSubmit={async () => {
          if (await change.run({ publicAddress, wording })) toast(t('consents.saved'))
        }}
        foot={
          !locked && (
            <Button type="submit" busy={change.busy}>
              {t('ui.save')}
            </Button>
          )
        }
      >
        {!settings.canSend && <Notice title={t('consents.noMail')}>{t('consents.noMailHint')}</Notice>}
        <Field label={t('consents.publicAddress')} hint={t('consents.publicAddressHint')} disabled={locked}>
          {(control) => (
            <TextInput
              {...control}
              inputMode="url"
              maxLength={200}
              placeholder="https://vertrieb.ihre-firma.de"
              value={publicAddress}
              onChange={setAddress}
            />
          )}
        </Field>
        <Field
          label={t('consents.wording', { version: settings.version })}
          hint={t('consents.wordingHint')}
          disabled={locked}
        >
          {(control) => <TextArea {...control} maxLength={1000} value={wording} onChange={setWording} />}
        </Field>
      </Form>
    </Card>
  )
}
