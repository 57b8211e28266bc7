import { useState } from 'react'
import type { contract as membersContract } from '#features/members/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { type Filter, FilterChips } from '#ui/Chips.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { many, one, useUrl } from '#ui/url.ts'
import type { contract } from '../contract.ts'
import type { messages } from '../messages.ts'
import { ComingUp } from './ComingUp.tsx'
import css from './ContactAgainPage.module.css'
import { PlanDialog } from './PlanDialog.tsx'
import { WorkList } from './WorkList.tsx'

const { useOperation } = operationHooks<typeof contract & typeof membersContract>()
const step = 50
const most = 200

/** Whom to contact again, worked off by keyboard or thumb; the filters live in the address. */
export default function ContactAgainPage() {
  const t = useT<typeof messages>()
  const rich = useRich<typeof messages>()
  const format = useFormat()
  const { alone } = useMe()
  const [url, setUrl] = useUrl()
  const [limit, setLimit] = useState(step)
  const [planning, setPlanning] = useState(false)
  const { filters, values, input } = useFilters()
  const query = useOperation('listContactAgain', { ...input, limit }, { keep: true, every: 60_000 })
  const filtered = Object.values(values).some((chosen) => chosen.length > 0)

  return (
    <>
      <PageTitle
        title={t('contactAgain.title')}
        actions={
          query.data && query.data.total > 0 ? (
            <Button onClick={() => setPlanning(true)}>{t('contactAgain.plan')}</Button>
          ) : undefined
        }
      >
        {query.data &&
          rich('contactAgain.lead', { count: query.data.total, load: format.number(query.data.weeklyLoad) })}
      </PageTitle>
      <div className={css.filters}>
        <FilterChips
          filters={alone ? filters.filter((filter) => filter.id !== 'owner') : filters}
          values={values}
          onChange={(patch) => setUrl(patch)}
        />
      </div>
      <Loaded query={query}>
        {({ customers, total }) =>
          customers.length > 0 ? (
            <WorkList
              label={t('contactAgain.title')}
              customers={customers}
              start={one(url.kunde)}
              foot={
                total > customers.length && limit < most ? (
                  <Button size="small" onClick={() => setLimit(Math.min(most, limit + step))}>
                    {t('contactAgain.more', { count: total - customers.length })}
                  </Button>
                ) : undefined
              }
            />
          ) : (
            <EmptyState
              action={
                filtered ? undefined : (
                  <ButtonLink kind="do" to="/einlesen">
                    {t('contactAgain.import')}
                  </ButtonLink>
                )
              }
              example={filtered ? undefined : t('contactAgain.example')}
            >
              {t(filtered ? 'contactAgain.nobodyFiltered' : 'contactAgain.empty')}
            </EmptyState>
          )
        }
      </Loaded>
      <ComingUp filter={input} />
      <PlanDialog open={planning} filter={input} onClose={() => setPlanning(false)} />
    </>
  )
}

/** The filters as chips, what is chosen, and the same as input of the operations. */
function useFilters() {
  const t = useT<typeof messages>()
  const me = useMe()
  const [url] = useUrl()
  const members = useOperation('listMembers', {}).data?.members ?? []
  const choices = (names: readonly string[], key: (name: string) => string) =>
    names.map((value) => ({ value, label: key(value) }))
  const filters: Filter[] = [
    {
      id: 'owner',
      label: t('contactAgain.filter.owner'),
      options: [
        { value: me.member.id, label: t('contactAgain.filter.mine') },
        ...members
          .filter((member) => member.id !== me.member.id && !member.leftAt)
          .map((member) => ({ value: member.id, label: member.name })),
      ],
    },
    {
      id: 'class',
      label: t('contactAgain.filter.class'),
      options: [
        ...choices(['A', 'B', 'C'], (name) => name),
        { value: 'none', label: t('contactAgain.filter.noClass') },
      ],
    },
    {
      id: 'standing',
      label: t('contactAgain.filter.standing'),
      options: choices(['customer', 'targetCustomer', 'prospect', 'former'] as const, (name) =>
        t(`contactAgain.filter.${name as 'customer'}`),
      ),
    },
    {
      id: 'mode',
      label: t('contactAgain.filter.mode'),
      single: true,
      options: choices(['classic', 'keyAccount'] as const, (name) => t(`contactAgain.filter.${name as 'classic'}`)),
    },
  ]
  const values = Object.fromEntries(filters.map((filter) => [filter.id, many(url[filter.id])]))
  const chosen = <Name extends string>(id: string) => {
    const list = values[id] as Name[] | undefined
    return list && list.length > 0 ? list : undefined
  }
  const input = {
    owner: chosen('owner'),
    class: chosen<'A'>('class'),
    standing: chosen<'customer'>('standing'),
    mode: chosen<'classic'>('mode')?.[0],
  }
  return { filters, values, input }
}
