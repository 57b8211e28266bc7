import { useState } from 'react'
import { Badge, ClassBadge, type Tone } from '#ui/Badge.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Chip, Chips } from '#ui/Chips.tsx'
import { Figure } from '#ui/Figure.tsx'
import { bold } from '#ui/i18n.tsx'
import { KeyHints } from '#ui/KeyHints.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { ReasonText, RhythmBar } from '#ui/Reason.tsx'
import { Row, Rows, WorkRow } from '#ui/Rows.tsx'
import { Columns, Section } from '#ui/Section.tsx'
import { useShortcuts } from '#ui/shortcuts.ts'
import { toast } from '#ui/toast.ts'
import { de } from './words.ts'

const customers = [
  {
    name: 'Stahlbau Müller KG',
    badge: 'A',
    person: 'Petra Sauter, Einkauf · 0711 555 01 23',
    days: 58,
    rhythm: 30,
    note: de(
      '84.000 € Umsatz in 12 Monaten · Angebot 12.400 € läuft am 3.12. ab',
      '€84,000 in 12 months · offer of €12,400 ends 3 Dec',
    ),
  },
  {
    name: 'Reiser Pumpen GmbH',
    key: true,
    person: 'Dr. Jens Kollmar, Leiter Technik · 07031 90 44 0',
    days: 21,
    rhythm: 14,
    note: de(
      '212.000 € Umsatz · Kündigungsfrist Rahmenvertrag in 40 Tagen',
      '€212,000 revenue · notice period in 40 days',
    ),
  },
  {
    name: 'Aichele Werkzeugbau',
    badge: 'B',
    person: 'Ralf Aichele, Inhaber · 0172 884 33 10',
    days: 44,
    rhythm: 60,
    note: de('31.000 € Umsatz, im Vorjahr 45.000 €', '€31,000 revenue, €45,000 the year before'),
  },
]

export default function Today() {
  const [at, setAt] = useState(0)
  useShortcuts({
    j: { label: de('nächster Kunde', 'next customer'), run: () => setAt(Math.min(at + 1, customers.length - 1)) },
    k: { label: de('voriger Kunde', 'previous customer'), run: () => setAt(Math.max(at - 1, 0)) },
  })
  return (
    <>
      <Chips label={de('Erkannt', 'Recognised')}>
        <Chip label={de('Kunde', 'Customer')} onRemove={() => {}}>
          Brand Fördertechnik GmbH
        </Chip>
        <Chip label={de('Art', 'Kind')}>{de('Anruf', 'Call')}</Chip>
        <Chip open label={de('Zusage?', 'Promise?')}>
          {de('Angebot bis Fr, 27.11.', 'Offer by Fri 27 Nov')}
        </Chip>
      </Chips>
      <div style={{ height: 18 }} />
      <PageTitle title={de('Samstag, 21. November', 'Saturday 21 November')}>
        {bold(
          de(
            'Bei <b>1 Kunden</b> brennt es, <b>2 Zusagen</b> sind fällig, <b>4 Kunden</b> haben lange nichts von Ihnen gehört.',
            '<b>1 customer</b> is on fire, <b>2 promises</b> are due, <b>4 customers</b> have not heard from you for long.',
          ),
        )}
      </PageTitle>
      <Columns aside={<Aside />}>
        <Notice
          tone="signal"
          title={de('Es brennt bei Hohner Antriebe AG', 'Fire at Hohner Antriebe AG')}
          action={<Button kind="do">{de('Ich übernehme', 'I take it')}</Button>}
        >
          {de(
            'Falsche Charge geliefert, Band steht. Gemeldet von T. Alber vor 35 Minuten, noch niemand dran.',
            'Wrong batch delivered, the line stands still. Reported by T. Alber 35 minutes ago, nobody on it yet.',
          )}
        </Notice>
        <Section title={de('Zugesagt und vereinbart', 'Promised and agreed')}>
          <Rows>
            <Row
              when="10:30"
              title={de('Jahresgespräch Reiser Pumpen', 'Annual talk Reiser Pumpen')}
              note={de('Herrenberg, 35 Minuten Fahrt · Kundenblatt', 'Herrenberg, 35 minutes by car · customer sheet')}
              actions={<Button>{de('Öffnen', 'Open')}</Button>}
            />
            <Row
              due
              when={de('heute', 'today')}
              title={de('Muster an Technik Vogt', 'Samples to Technik Vogt')}
              note={de('zugesagt von Ihnen am 12.11.', 'promised by you on 12 Nov')}
              actions={
                <Button
                  onClick={() =>
                    toast(de('Muster an Technik Vogt erledigt.', 'Samples to Technik Vogt done.'), {
                      tone: 'done',
                      undo: async () => {},
                    })
                  }
                >
                  {de('Erledigt', 'Done')}
                </Button>
              }
            />
            <Row
              due
              when={de('heute', 'today')}
              to="/customer"
              title={de('Angebot 2026-418, Stahlbau Müller, 12.400 €', 'Offer 2026-418, Stahlbau Müller, €12,400')}
              note={de('nachfassen · gültig bis 3.12.', 'chase · valid until 3 Dec')}
              actions={<Button>{de('Nachfassen', 'Chase')}</Button>}
            />
          </Rows>
        </Section>
        <Section
          title={de('Wieder kontaktieren', 'Contact again')}
          note={de(
            '4 fällig · erst was einen Termin hat, dann nach Abstand und Wert',
            '4 due · first what has a date, then by distance and value',
          )}
        >
          <Rows
            foot={
              <>
                <KeyHints
                  hints={[
                    [['j', 'k'], de('auf und ab', 'up and down')],
                    [['a'], de('anrufen', 'call')],
                    [['g'], de('gesprochen', 'talked')],
                    [['s'], de('später', 'later')],
                  ]}
                />
                <span style={{ marginInlineStart: 'auto' }}>{de('demnächst: 6', 'coming up: 6')}</span>
              </>
            }
          >
            {customers.map((customer, index) => (
              <WorkRow
                key={customer.name}
                rank={index + 1}
                to="/customer"
                name={customer.name}
                selected={index === at}
                badge={<ClassBadge keyAccount={customer.key} name={customer.badge} />}
                person={customer.person}
                actions={
                  <>
                    <ButtonLink kind={index === at ? 'do' : 'plain'} href="tel:+497115550123">
                      {de('Anrufen', 'Call')}
                    </ButtonLink>
                    {index === at && <Button>{de('Gesprochen', 'Talked')}</Button>}
                  </>
                }
              >
                <ReasonText note={customer.note}>
                  {de(
                    `<b>${customer.days} Tage</b> kein Gespräch (geplant alle ${customer.rhythm})`,
                    `<b>${customer.days} days</b> without a conversation (planned every ${customer.rhythm})`,
                  )}
                </ReasonText>
                <RhythmBar days={customer.days} rhythm={customer.rhythm} />
              </WorkRow>
            ))}
          </Rows>
        </Section>
      </Columns>
    </>
  )
}

function Aside() {
  return (
    <>
      <Section title={de('Diese Woche', 'This week')}>
        <Figure
          label={de('Auftragseingang', 'Order intake')}
          value={de('38.200 €', '€38,200')}
          explain={{
            formula: de('Summe der gewonnenen Aufträge nach Auftragstag.', 'Sum of the won orders by order day.'),
            period: '16.11.–21.11.2026',
            records: { label: de('5 Aufträge ansehen', 'See 5 orders'), to: '/list' },
          }}
        />
        <Figure
          label={de('vorangekommen', 'moved on')}
          value="3"
          note={de('Chancen', 'opportunities')}
          trend={[1, 4, 2, 2, 3]}
        />
        <Figure label="November" value={de('92 %', '92%')} note={de('vom Ziel', 'of the goal')} />
      </Section>
      <Section title={de('Wörter im Rahmen', 'Words in a frame')}>
        <div style={{ display: 'flex', gap: 6, flexWrap: 'wrap' }}>
          {(['plain', 'strong', 'signal', 'won', 'lost', 'calm'] as Tone[]).map((tone) => (
            <Badge key={tone} tone={tone}>
              {tone}
            </Badge>
          ))}
        </div>
      </Section>
    </>
  )
}
