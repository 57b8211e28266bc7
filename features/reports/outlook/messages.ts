import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'outlook.cli.total':
      'Ausblick ab {{day}}: {{middle}} in 18 Monaten ({{low}} bis {{high}}), davon {{later}} ab dem 7. Monat',
    'outlook.cli.month': '{{month}}  {{middle}} ({{low}} bis {{high}})',
    'outlook.cli.tests':
      '{{count}} Monatsenden geprüft: Fehler {{error}}, im Schnitt {{bias}} daneben, {{coverage}} in der Spanne',
    'outlook.unknown.fewClosed':
      'Erst {{closed}} sind entschieden ($t(opportunities.many)). Bis {{needed}} kommen die Chancen vor allem von dem, was Sie Ihren Phasen geben: Wie gut das stimmt, weiß noch niemand.',
    'outlook.unknown.nothingWon':
      'Noch nichts ist gewonnen: Was erst noch entsteht, und wie lange es dauert, lässt sich nicht sagen und fehlt in der Summe.',
    'outlook.unknown.noRevenue':
      'Es gibt keine Umsätze von Kunden ohne Vertrag: Wiederkehrendes Geschäft fehlt in der Summe. Lesen Sie Ihre Rechnungen ein.',
    'outlook.unknown.fewMonths':
      'Umsätze sind erst von {{months}} vollen Monaten bekannt; was im Lauf eines Jahres schwankt, zeigen sie noch nicht.',
    'outlook.unknown.fewCustomers':
      'Ob Kunden wieder kaufen, zeigen erst {{before}} aus dem Jahr davor. Angenommen sind daneben 80 %.',
    'outlook.unknown.contractsUnsaid_one':
      'Bei einem Vertrag hat niemand gesagt, ob er verlängert wird: Nach seinem letzten Tag zählt er nicht mehr.',
    'outlook.unknown.contractsUnsaid_other':
      'Bei {{count}} Verträgen hat niemand gesagt, ob sie verlängert werden: Nach ihrem letzten Tag zählen sie nicht mehr.',
  },
  en: {
    'outlook.cli.total':
      'Outlook from {{day}}: {{middle}} in 18 months ({{low}} to {{high}}), of which {{later}} from the 7th month',
    'outlook.cli.month': '{{month}}  {{middle}} ({{low}} to {{high}})',
    'outlook.cli.tests':
      '{{count}} month ends tested: error {{error}}, off by {{bias}} on average, {{coverage}} inside the range',
    'outlook.unknown.fewClosed':
      'Only {{closed}} are decided ($t(opportunities.many)). Up to {{needed}} chances come mostly from what you give your stages: how right that is, nobody knows yet.',
    'outlook.unknown.nothingWon':
      'Nothing is won yet: what is still to be created, and how long it takes, cannot be said and is missing in the sum.',
    'outlook.unknown.noRevenue':
      'There is no revenue of customers without a contract: repeat business is missing in the sum. Read in your invoices.',
    'outlook.unknown.fewMonths':
      'Revenue is known of {{months}} full months only; what changes over a year they do not show yet.',
    'outlook.unknown.fewCustomers':
      'Whether customers buy again is shown by only {{before}} of the year before. Presumed beside them: 80 %.',
    'outlook.unknown.contractsUnsaid_one':
      'Of one contract nobody said whether it will be renewed: it counts no more after its last day.',
    'outlook.unknown.contractsUnsaid_other':
      'Of {{count}} contracts nobody said whether they will be renewed: they count no more after their last day.',
  },
})
