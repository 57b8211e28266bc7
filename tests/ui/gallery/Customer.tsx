import { useState } from 'react'
import { Refusal } from '#shared/refusal.ts'
import { ClassBadge } from '#ui/Badge.tsx'
import { Button, IconButton } from '#ui/Button.tsx'
import { Combobox, type Option, TagsInput } from '#ui/Combobox.tsx'
import { EditableFact, Fact, Facts } from '#ui/Editable.tsx'
import { Figure, Figures } from '#ui/Figure.tsx'
import { FigureCell, FigureTable } from '#ui/FigureTable.tsx'
import { bold, useFormat } from '#ui/i18n.tsx'
import { DayInput, MoneyInput, SelectInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { Menu } from '#ui/Menu.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Card, Columns, Section } from '#ui/Section.tsx'
import { Segments, Tabs } from '#ui/Segments.tsx'
import { Timeline, TimelineItem, TimelinePart } from '#ui/Timeline.tsx'
import { de, today } from './words.ts'

const members: Option[] = [
  { value: '1', label: 'Tina Alber', note: 'Key Account Management' },
  { value: '2', label: 'Jonas Bader', note: de('Verkauf', 'Sales') },
  { value: '3', label: 'Claudia Renz', note: de('Vertriebsleitung', 'Sales lead') },
]

export default function Customer() {
  return (
    <>
      <PageTitle
        title="Reiser Pumpen GmbH"
        badge={<ClassBadge keyAccount />}
        actions={
          <>
            <Tabs
              label="Reiser Pumpen GmbH"
              tabs={[
                { to: '/customer', label: de('Überblick', 'Overview') },
                { to: '/list', label: de('Ansprechpartner', 'Persons') },
                { to: '/form', label: de('Verlauf', 'History') },
              ]}
            />
            <Menu
              align="end"
              label={de('Weitere Aktionen', 'More actions')}
              items={[
                { label: de('Übergeben', 'Hand over'), icon: 'change', run: () => {} },
                { label: de('Kundenblatt drucken', 'Print sheet'), icon: 'print', keys: 'p', run: () => {} },
                null,
                { label: de('Löschen', 'Delete'), icon: 'trash', danger: true, run: () => {} },
              ]}
              trigger={(trigger) => (
                <IconButton {...trigger} kind="plain" icon="more" label={de('Weitere Aktionen', 'More actions')} />
              )}
            />
          </>
        }
      >
        {bold(
          de(
            'Herrenberg · betreut von <b>Tina Alber</b>, Technik mit <b>Jonas Bader</b> · Jahresgespräch am <b>9. Dezember</b>',
            'Herrenberg · owner <b>Tina Alber</b>, technics with <b>Jonas Bader</b> · annual talk on <b>9 December</b>',
          ),
        )}
      </PageTitle>
      <Figures>
        <Figure
          tile
          label={de('Umsatz 12 Monate', 'Revenue 12 months')}
          value={de('212.000 €', '€212,000')}
          note={de('+11 % zum Vorjahr', '+11% on the year before')}
          trend={[160, 170, 165, 180, 191, 212]}
          explain={{
            formula: de(
              'Summe der Rechnungen ohne Umsatzsteuer, Gutschriften abgezogen.',
              'Sum of invoices without VAT, less credits.',
            ),
            period: '01.11.2025–31.10.2026',
            records: { label: de('37 Rechnungen ansehen', 'See 37 invoices'), to: '/list' },
          }}
        />
        <Figure
          tile
          label={de('Lieferanteil', 'Wallet share')}
          value={de('32 %', '32%')}
          note={de('von rund 660.000 €', 'of about €660,000')}
        />
        <Figure
          tile
          label={de('DB-Quote', 'Margin rate')}
          value={de('31 %', '31%')}
          note={de('Firma: 34 %', 'company: 34%')}
        />
        <Figure
          tile
          label={de('Zufriedenheit', 'Satisfaction')}
          value="9, 8, 6"
          note={de('3 Antworten', '3 answers')}
        />
        <Figure
          tile
          label={de('Vertrag', 'Contract')}
          value={de('40 Tage', '40 days')}
          note={de('bis zur Kündigungsfrist', 'to the notice period')}
        />
      </Figures>
      <Card>
        <FigureTable
          label={de('Von Phase zu Phase', 'From stage to stage')}
          head={
            <>
              <th scope="col">{de('Phase', 'Stage')}</th>
              <th scope="col">{de('weiter', 'further')}</th>
              <th scope="col">{de('davor', 'before')}</th>
            </>
          }
        >
          <tr>
            <th scope="row">{de('Angebot', 'Offer')}</th>
            <FigureCell onOpen={() => {}}>12</FigureCell>
            <td data-calm>9</td>
          </tr>
          <tr data-total>
            <th scope="row">{de('Gesamt', 'Total')}</th>
            <FigureCell onOpen={undefined}>0</FigureCell>
            <td data-calm>9</td>
          </tr>
        </FigureTable>
      </Card>
      <Columns wide aside={<Side />}>
        <Section title={de('Verlauf', 'History')} actions={<KindChoice />}>
          <Timeline label={de('Verlauf', 'History')}>
            <TimelinePart>November 2026</TimelinePart>
            <TimelineItem
              icon="visit"
              title={de('Besuch · Dr. Jens Kollmar', 'Visit · Dr. Jens Kollmar')}
              when={de('vor 9 Tagen', '9 days ago')}
              exact="12.11.2026"
              dateTime="2026-11-12"
              actions={
                <>
                  <Button kind="ghost" size="small" icon="edit">
                    {de('Ändern', 'Change')}
                  </Button>
                  <Button kind="ghost" size="small" icon="file">
                    {de('Datei', 'File')}
                  </Button>
                </>
              }
            >
              {de(
                'Zweite Linie kommt, entscheidet im März. Maße der Dichtung bis Ende November nachreichen.',
                'Second line is coming, decides in March. Send the measures of the seal by end of November.',
              )}
            </TimelineItem>
            <TimelineItem
              tone="quiet"
              title={de('Betreut von: Jonas Bader → Tina Alber', 'Owner: Jonas Bader → Tina Alber')}
              when="10.11."
            />
            <TimelineItem icon="fire" tone="signal" title={de('Es brennt · T. Alber', 'Fire · T. Alber')} when="4.11.">
              {de(
                'Falsche Charge. Nach 35 Minuten übernommen, nach 2 Tagen gelöst.',
                'Wrong batch. Taken after 35 minutes, solved after 2 days.',
              )}
            </TimelineItem>
            <TimelinePart>{de('Oktober 2026', 'October 2026')}</TimelinePart>
            <TimelineItem icon="phone" title={de('Anruf · Ina Frey', 'Call · Ina Frey')} when="31.10.">
              {de('Muster passt, Maß prüfen.', 'Sample fits, check the measure.')}
            </TimelineItem>
            <TimelineItem
              icon="check"
              tone="won"
              title={de('Gewonnen · Rahmenvertrag', 'Won · framework contract')}
              when="2.10."
            />
          </Timeline>
        </Section>
      </Columns>
    </>
  )
}

function KindChoice() {
  const [kind, setKind] = useState('all')
  return (
    <Segments
      label={de('Art', 'Kind')}
      value={kind}
      onChange={setKind}
      options={[
        { value: 'all', label: de('Alles', 'All') },
        { value: 'talks', label: de('Gespräche', 'Talks') },
        { value: 'changes', label: de('Änderungen', 'Changes') },
      ]}
    />
  )
}

function Side() {
  const format = useFormat()
  const [facts, setFacts] = useState({
    owner: members[0] as Option | null,
    potential: 66_000_000 as number | null,
    day: '2026-12-09' as string | null,
    standing: 'customer' as string | null,
    web: '',
    note: '',
    tags: ['Pumpen', 'Messe 2025'] as string[],
  })
  const set = (patch: Partial<typeof facts>) => {
    setFacts({ ...facts, ...patch })
    return Promise.resolve()
  }
  const standings = [
    { value: 'customer', label: de('Kunde', 'Customer') },
    { value: 'prospect', label: de('Interessent', 'Prospect') },
  ]
  return (
    <>
      <Section title={de('Was jetzt zählt', 'What counts now')}>
        <Rows>
          <Row
            sentence
            title={bold(
              de(
                'Kein Gespräch mit der Entscheiderin seit <b>104 Tagen</b>',
                'No talk with the decider for <b>104 days</b>',
              ),
            )}
            actions={<Button>{de('Termin', 'Date')}</Button>}
          />
          <Row
            sentence
            title={bold(
              de('Kritiker mit Einfluss, <b>niemand zuständig</b>', 'Critic with influence, <b>nobody in charge</b>'),
            )}
            actions={<Button>{de('Zuordnen', 'Assign')}</Button>}
          />
        </Rows>
      </Section>
      <Section title={de('Angaben', 'Facts')}>
        <Facts>
          <EditableFact
            label={de('Betreut von', 'Owner')}
            immediate
            value={facts.owner}
            show={(owner) => owner?.label}
            save={(owner) => set({ owner })}
          >
            {(control, value, onChange) => (
              <Combobox {...control} value={value} options={members} onChange={onChange} />
            )}
          </EditableFact>
          <EditableFact
            label={de('Potenzial', 'Potential')}
            value={facts.potential}
            show={(minor) => minor !== null && format.money(minor, 'EUR')}
            save={(potential) => set({ potential })}
          >
            {(control, value, onChange) => <MoneyInput {...control} currency="EUR" value={value} onChange={onChange} />}
          </EditableFact>
          <EditableFact
            label={de('Jahresgespräch', 'Annual talk')}
            value={facts.day}
            show={(day) => day && format.day(day)}
            save={(day) => set({ day })}
          >
            {(control, value, onChange) => <DayInput {...control} today={today} value={value} onChange={onChange} />}
          </EditableFact>
          <EditableFact
            label={de('Stand', 'Standing')}
            immediate
            value={facts.standing}
            show={(value) => standings.find((one) => one.value === value)?.label}
            save={() => Promise.reject(new Refusal('example'))}
          >
            {(control, value, onChange) => (
              <SelectInput {...control} value={value} options={standings} onChange={onChange} />
            )}
          </EditableFact>
          <EditableFact
            label={de('Internet', 'Web')}
            value={facts.web}
            show={(web) => web}
            save={(web) => set({ web })}
          >
            {(control, value, onChange) => <TextInput {...control} value={value} onChange={onChange} />}
          </EditableFact>
          <EditableFact
            label={de('Notiz', 'Note')}
            value={facts.note}
            show={(note) => note}
            save={(note) => set({ note })}
          >
            {(control, value, onChange) => <TextArea {...control} value={value} onChange={onChange} />}
          </EditableFact>
          <EditableFact
            label={de('Stichwörter', 'Tags')}
            value={facts.tags}
            show={(tags) => tags.join(', ')}
            save={(tags) => set({ tags })}
          >
            {(control, value, onChange) => (
              <TagsInput {...control} value={value} known={['Pumpen', 'Lager', 'Antriebe']} onChange={onChange} />
            )}
          </EditableFact>
          <Fact label={de('Kundennummer', 'Number')}>10418</Fact>
        </Facts>
      </Section>
      <Notice title={de('Stand vom 21.11., ohne Netz', 'As of 21 Nov, offline')}>
        {de('Diese Seite lag auf dem Telefon bereit.', 'This page was kept on the phone.')}
      </Notice>
      <Card padded>{de('Ein Blatt für alles andere.', 'A sheet for anything else.')}</Card>
    </>
  )
}
