import { useMe } from '#features/members/web/me.tsx'
import { mailtoOf } from '#shared/mailto.ts'
import { Button, ButtonLink, Buttons } from '#ui/Button.tsx'
import { useFormat, useT, useTranslate } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { usePathParam } from '#ui/router.tsx'
import { Card } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { handoutOf } from '../handout.ts'
import { useColleagues } from './Choosers.tsx'
import css from './HandoutPage.module.css'
import type { messages } from './messages.ts'
import { useTaskWords } from './TaskRow.tsx'

const { useOperation } = operationHooks<typeof contract>()

/** A task as a slip of paper or a mail, for a colleague without a login or somebody outside. */
export default function HandoutPage() {
  const t = useT<typeof messages>()
  const translate = useTranslate()
  const format = useFormat()
  const { member } = useMe()
  const colleagues = useColleagues()
  const words = useTaskWords()
  const query = useOperation('getTask', { id: usePathParam('id') })
  return (
    <Loaded query={query}>
      {(task) => {
        const { subject, text } = handoutOf(task, member.name, translate, format)
        const email = task.delegatedTo
          ? task.delegatedTo.email
          : colleagues.find(({ id }) => id === task.assigneeId)?.email
        return (
          <>
            <PageTitle
              title={words.title(task)}
              actions={
                <Buttons>
                  <ButtonLink icon="mail" href={mailtoOf(email ? [email] : [], subject, text)}>
                    {t('tasks.mail')}
                  </ButtonLink>
                  <Button kind="do" icon="print" onClick={() => window.print()}>
                    {t('tasks.printButton')}
                  </Button>
                </Buttons>
              }
            />
            <Card padded>
              <p className={css.text}>{text}</p>
            </Card>
          </>
        )
      }}
    </Loaded>
  )
}
