import { canKeepBackups } from '#features/backups/access.ts'
import { FailedWork } from '#features/jobs/web/FailedWork.tsx'
import { canManageMembers } from '#features/members/access.ts'
import { useMe } from '#features/members/web/me.tsx'
import { ButtonLink, Buttons } from '#ui/Button.tsx'
import { useRich, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Card, Halves, Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import type { messages } from '../messages.ts'
import { BuyingForm } from './BuyingForm.tsx'
import { CompanyForm } from './CompanyForm.tsx'
import { NamesForm } from './NamesForm.tsx'
import { RhythmForm } from './RhythmForm.tsx'

const { useOperation } = operationHooks<typeof contract>()

/** What holds for the whole company; who may not change it reads it. */
export default function CompanyPage() {
  const plain = useT<typeof messages>()
  const t = useRich<typeof messages>()
  const query = useOperation('getCompany', {})
  const { member, company: own } = useMe()
  const invites = canManageMembers(member) && !own.areas.includes('team')
  return (
    <Loaded query={query}>
      {(company) => (
        <>
          <PageTitle
            title={plain('company.title')}
            actions={
              <Buttons>
                {invites && <ButtonLink to="/team">{plain('company.invite')}</ButtonLink>}
                <ButtonLink to="/neugeschaeft/phasen">{plain('company.stages')}</ButtonLink>
                <ButtonLink to="/einstellungen/gewichtung">{plain('company.weighting')}</ButtonLink>
                <ButtonLink to="/einstellungen/waehrungen">{plain('company.currencies')}</ButtonLink>
                <ButtonLink to="/einstellungen/schluesselkunden">{plain('company.keyAccounts')}</ButtonLink>
                <ButtonLink to="/einstellungen/angebote">{plain('company.offers')}</ButtonLink>
                {company.canChange && <ButtonLink to="/einstellungen/mail">{plain('company.mail')}</ButtonLink>}
                <ButtonLink to="/zurueckholen">{plain('company.undoable')}</ButtonLink>
                {canKeepBackups(member) && (
                  <ButtonLink to="/einstellungen/sicherung">{plain('company.backups')}</ButtonLink>
                )}
              </Buttons>
            }
          >
            {t('company.lead', { name: company.name, count: Math.round(company.weeklyLoad) })}
          </PageTitle>
          {!company.canChange && <Notice title={plain('company.readOnly')} />}
          <FailedWork />
          <Halves>
            <Section title={plain('company.firm')}>
              <Card padded>
                <CompanyForm company={company} />
              </Card>
            </Section>
            <Section title={plain('company.rhythms')} note={t('company.rhythmsNote')}>
              <Card padded>
                <RhythmForm company={company} />
              </Card>
            </Section>
          </Halves>
          <Section title={plain('company.buying')} note={plain('company.buyingNote')}>
            <Card padded>
              <BuyingForm company={company} />
            </Card>
          </Section>
          <Section title={plain('company.areas')} note={plain('company.areasNote')}>
            <Card padded>
              <NamesForm company={company} />
            </Card>
          </Section>
        </>
      )}
    </Loaded>
  )
}
