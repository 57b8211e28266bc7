import { useState } from 'react'
import { AccountFrame } from '#features/key-accounts/web/AccountFrame.tsx'
import { useMe } from '#features/members/web/me.tsx'
import { TaskRow } from '#features/tasks/web/TaskRow.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button, Buttons, IconButton } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Menu } from '#ui/Menu.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Rows } from '#ui/Rows.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract, Project } from '../contract.ts'
import { ProjectDialog } from './ProjectDialog.tsx'
import css from './Projects.module.css'
import { StepDialog } from './StepDialog.tsx'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()

/** The projects of a customer: who of us does what until when. */
export default function ProjectsPage() {
  return <AccountFrame>{({ customerId }) => <Projects customerId={customerId} />}</AccountFrame>
}

function Projects({ customerId }: { customerId: string }) {
  const t = useT<Words>()
  const query = useOperation('listCustomerProjects', { customerId })
  const [adding, setAdding] = useState(false)
  const begin = (label: string) => (
    <Button icon="plus" onClick={() => setAdding(true)}>
      {label}
    </Button>
  )
  return (
    <>
      <Loaded query={query}>
        {({ projects, canChange }) =>
          projects.length === 0 ? (
            <EmptyState
              action={canChange && begin(t('customerProjects.begin'))}
              example={t('customerProjects.example')}
            >
              {t('customerProjects.empty')}
            </EmptyState>
          ) : (
            <>
              {canChange && (
                <div className={css.begin}>
                  <Buttons end>{begin(t('customerProjects.new'))}</Buttons>
                </div>
              )}
              {projects.map((project) => (
                <OneProject key={project.id} project={project} may={canChange} />
              ))}
            </>
          )
        }
      </Loaded>
      {adding && <ProjectDialog customerId={customerId} onClose={() => setAdding(false)} />}
    </>
  )
}

function OneProject({ project, may }: { project: Project; may: boolean }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const [open, setOpen] = useState<'step' | 'project' | null>(null)
  const { name, goal, untilDay, doneAt, overdue, overdueDays, steps } = project
  const note = [
    goal,
    untilDay && t('customerProjects.until.day', { day: format.dayShort(untilDay, today) }),
    overdueDays > 0 && t('customerProjects.overdue', { count: overdueDays }),
    overdue > 0 && t('customerProjects.late', { count: overdue }),
  ]
  return (
    <Section
      title={name}
      note={note.filter(Boolean).join(' · ')}
      actions={
        <Buttons>
          {doneAt && <Badge tone="calm">{t('customerProjects.done')}</Badge>}
          {may && !doneAt && (
            <Button size="small" icon="plus" onClick={() => setOpen('step')}>
              {t('customerProjects.step')}
              <span className="hidden"> ({name})</span>
            </Button>
          )}
          {may && <ProjectMenu project={project} onEdit={() => setOpen('project')} />}
        </Buttons>
      }
    >
      {steps.length === 0 ? (
        <Card padded>{t('customerProjects.steps.none')}</Card>
      ) : (
        <Rows label={name}>
          {steps.map((task) => (
            <TaskRow key={task.id} task={task} bare />
          ))}
        </Rows>
      )}
      {open === 'step' && <StepDialog project={project} onClose={() => setOpen(null)} />}
      {open === 'project' && (
        <ProjectDialog customerId={project.customerId} project={project} onClose={() => setOpen(null)} />
      )}
    </Section>
  )
}

function ProjectMenu({ project: { id, name, doneAt }, onEdit }: { project: Project; onEdit: () => void }) {
  const t = useT<Words>()
  const done = useDone()
  const change = useCommand('changeCustomerProject')
  const remove = useCommand('deleteCustomerProject')
  const label = t('customerProjects.menu', { name })
  return (
    <Menu
      label={label}
      align="end"
      trigger={(trigger) => <IconButton {...trigger} size="small" icon="more" label={label} />}
      items={[
        { label: t('customerProjects.change'), icon: 'edit', run: onEdit },
        {
          label: t(doneAt ? 'customerProjects.reopen' : 'customerProjects.close'),
          icon: 'check',
          run: async () =>
            done(
              t(doneAt ? 'customerProjects.reopened' : 'customerProjects.closed', { name }),
              await change.run({ id, done: doneAt === null }),
            ),
        },
        null,
        {
          label: t('customerProjects.delete'),
          icon: 'trash',
          danger: true,
          run: async () => done(t('customerProjects.deleted', { name }), await remove.run({ id })),
        },
      ]}
    />
  )
}
