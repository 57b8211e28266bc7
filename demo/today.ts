import { addDays, type Day } from '#shared/days.ts'
import { workdayFrom, workdayUntil } from '#shared/holidays.ts'
import { leftDaysAgo } from './conversations.ts'
import type { Colleague, Happening } from './types.ts'

/** What lies on the table at the demo company today: fire, promises, appointments, the opportunities one talks about. */
export function planToday(today: Day): Happening[] {
  const ago = (days: number) => workdayUntil(addDays(today, -days), 'DE', 'BW')
  const ahead = (days: number) => workdayFrom(addDays(today, days), 'DE', 'BW')
  return [
    ...fires(today, ago),
    ...complaints(ago, ahead),
    ...leads(today, ago),
    ...samples(today, ago, ahead),
    ...opportunities(today, ago),
    ...tasks(today, ago, ahead),
    ...appointments(today, ago, ahead),
    ...team(ago, ahead),
  ]
}

type ToDay = (days: number) => Day

function fires(today: Day, ago: ToDay): Happening[] {
  const solved = (
    fire: string,
    customer: string,
    days: number,
    text: string,
    solution: string,
    by: Colleague,
  ): Happening[] => [
    { day: ago(days), minute: 480, by, kind: 'fire', fire, customer, text },
    { day: ago(days), minute: 510, by, kind: 'fireTaken', fire },
    { day: ago(days - 2), minute: 840, by, kind: 'fireSolved', fire, solution },
  ]
  return [
    ...solved(
      'f1',
      'kappler',
      290,
      'Lieferung falsch etikettiert, Wareneingang nimmt nicht an.',
      'Etiketten vor Ort getauscht, Vorlage gesperrt.',
      'alber',
    ),
    ...solved(
      'f2',
      'zwick',
      170,
      'Drei von zwanzig Wellen außer Toleranz.',
      'Ersatz am nächsten Tag gebracht, Prüfschritt ergänzt.',
      'renz',
    ),
    ...solved(
      'f3',
      'zeller',
      95,
      'Termin um eine Woche verpasst, Band steht.',
      'Teillieferung mit eigenem Wagen, Rest zwei Tage später.',
      'bader',
    ),
    {
      day: today,
      minute: 0,
      minutesAgo: 35,
      by: 'alber',
      kind: 'fire',
      fire: 'f4',
      customer: 'hohner',
      text: 'Falsche Charge geliefert, Band steht.',
    },
  ]
}

function complaints(ago: ToDay, ahead: ToDay): Happening[] {
  const complaint = (
    name: string,
    by: Colleague,
    days: number,
    customer: string,
    text: string,
    promise: string | null,
    promisedUntil: Day | null,
  ): Happening => ({
    day: ago(days),
    minute: 640,
    by,
    kind: 'complaint',
    complaint: name,
    customer,
    text,
    promise,
    promisedUntil,
  })
  return [
    complaint('r1', 'renz', 62, 'zwick', 'Drei von zwanzig Wellen außer Toleranz.', '8D-Bericht', ago(55)),
    {
      day: ago(56),
      minute: 700,
      by: 'renz',
      kind: 'complaintAnswered',
      complaint: 'r1',
      answer: '8D-Bericht geschickt, zehn Wellen ersetzt.',
      close: true,
    },
    complaint(
      'r2',
      'alber',
      6,
      'kappler',
      'Oberfläche an zwölf Gehäusen verkratzt.',
      'Befund aus der Prüfung',
      ahead(1),
    ),
    {
      // After it came in, also where a weekend makes one day of both.
      day: ago(5),
      minute: 700,
      by: 'alber',
      kind: 'complaintAsked',
      complaint: 'r2',
      assignee: 'kurz',
      text: 'Bitte Verpackung und Prüfprotokoll heraussuchen',
      dueDay: ahead(1),
    },
    complaint('r3', 'renz', 8, 'mueller', 'Lieferschein und Inhalt stimmen nicht überein.', 'Gutschrift', ago(1)),
  ]
}

function leads(today: Day, ago: ToDay): Happening[] {
  return [
    {
      day: ago(12),
      minute: 620,
      by: 'bader',
      kind: 'lead',
      lead: 'l1',
      origin: 'call',
      from: '',
      company: 'Ostertag Hebetechnik',
      person: 'Jens Ostertag',
      text: 'Fragt nach Einzelstücken aus Titan.',
      amount: null,
      email: null,
    },
    {
      day: ago(12),
      minute: 690,
      by: 'bader',
      kind: 'leadAnswered',
      lead: 'l1',
      text: 'Ein Stück im Jahr.',
      accept: false,
    },
    { day: ago(11), minute: 900, by: 'bader', kind: 'leadRejected', lead: 'l1', reason: 'passt nicht zu uns' },
    {
      day: ago(6),
      minute: 540,
      by: 'alber',
      kind: 'lead',
      lead: 'l2',
      origin: 'fair',
      from: 'Blechexpo',
      company: 'Kernler Pumpen GmbH',
      person: 'Sabine Egli',
      text: 'Will Muster der neuen Baureihe sehen, 200 Stück im Jahr.',
      amount: 1_240_000,
      email: 's.egli@kernler.example',
    },
    {
      day: ago(6),
      minute: 770,
      by: 'alber',
      kind: 'leadAnswered',
      lead: 'l2',
      text: 'Zeichnung kommt am Montag.',
      accept: true,
    },
    {
      day: today,
      minute: 0,
      minutesAgo: 95,
      by: 'kurz',
      kind: 'lead',
      lead: 'l3',
      origin: 'recommendation',
      from: 'Herr Zwick',
      company: 'Vogelsang Antriebe',
      person: 'Ralf Vogelsang',
      text: 'Sucht einen zweiten Lieferanten für Spindeln.',
      amount: null,
      email: 'r.vogelsang@vogelsang.example',
    },
  ]
}

function samples(today: Day, ago: ToDay, ahead: ToDay): Happening[] {
  const sent = (
    sample: string,
    by: Colleague,
    days: number,
    customer: string,
    text: string,
    askOn: Day,
    firstArticle = false,
  ): Happening => ({ day: ago(days), minute: 720, by, kind: 'sample', sample, customer, text, askOn, firstArticle })
  return [
    sent('m1', 'bader', 40, 'zeller', 'Dichtsatz in neuer Mischung', ago(26)),
    {
      day: ago(24),
      minute: 610,
      by: 'bader',
      kind: 'sampleDecided',
      sample: 'm1',
      outcome: 'rejected',
      reason: 'Quillt im Öl, eine Stufe härter gewünscht',
    },
    sent('m2', 'bader', 18, 'zeller', 'Dichtsatz 80 Shore', ahead(3)),
    sent('m3', 'renz', 15, 'aichele', 'Führungsleiste, Teil 2', today, true),
    sent('m4', 'alber', 34, 'reiser', 'Pumpenwelle, Teil 1', ago(20), true),
    { day: ago(19), minute: 600, by: 'alber', kind: 'sampleDecided', sample: 'm4', outcome: 'approved', reason: null },
  ]
}

function opportunities(today: Day, ago: ToDay): Happening[] {
  const enquiry = (
    opportunity: string,
    customer: string,
    by: Colleague,
    days: number,
    title: string,
    amount: number,
    close: number,
    nextStep: string | null,
    stepIn: number,
  ): Happening => ({
    day: ago(days),
    minute: 550,
    by,
    kind: 'enquiry',
    opportunity,
    customer,
    title,
    amount: amount * 100,
    expectedClose: addDays(today, close),
    nextStep,
    nextStepDay: nextStep ? addDays(today, stepIn) : null,
  })
  const step = (opportunity: string, by: Colleague, days: number, stage: number): Happening => ({
    day: ago(days),
    minute: 600,
    by,
    kind: 'step',
    opportunity,
    stage,
  })
  const pushed = (opportunity: string, by: Colleague, days: number, close: number): Happening => ({
    day: ago(days),
    minute: 620,
    by,
    kind: 'step',
    opportunity,
    expectedClose: addDays(today, close),
  })
  const offer = (
    opportunity: string,
    by: Colleague,
    days: number,
    amount: number,
    validUntil: number,
    askOn: number,
  ): Happening => ({
    day: ago(days),
    minute: 630,
    by,
    kind: 'offer',
    opportunity,
    number: '',
    amount: amount * 100,
    validUntil: addDays(today, validUntil),
    askOn: addDays(today, askOn),
  })
  return [
    enquiry('reiser-1', 'reiser', 'alber', 88, 'Zweite Linie', 68_000, 30, 'Vertragsentwurf mit Kollmar durchgehen', 6),
    step('reiser-1', 'alber', 60, 1),
    step('reiser-1', 'alber', 21, 2),
    offer('reiser-1', 'alber', 21, 68_000, 25, 6),
    step('reiser-1', 'alber', 5, 4),
    enquiry('vogt-1', 'vogt', 'bader', 32, 'Lagerböcke 2027', 41_000, 75, 'Muster liefern', 0),
    step('vogt-1', 'bader', 6, 1),
    enquiry('mueller-1', 'mueller', 'renz', 58, 'Ersatzteile Presse 3', 12_400, 12, 'Angebot nachfassen', 0),
    step('mueller-1', 'renz', 9, 2),
    offer('mueller-1', 'renz', 9, 12_400, 12, 0),
    enquiry('aichele-1', 'aichele', 'renz', 74, 'Retrofit Presse', 54_000, 20, 'Bei Ralf Aichele nachfragen', -9),
    step('aichele-1', 'renz', 47, 2),
    offer('aichele-1', 'renz', 47, 54_000, -3, -9),
    enquiry('kuebler-1', 'kuebler', 'bader', 120, 'Dichtsätze', 23_000, -50, null, 0),
    pushed('kuebler-1', 'bader', 70, -10),
    pushed('kuebler-1', 'bader', 28, 40),
    step('kuebler-1', 'bader', 28, 1),
    enquiry('hohner-1', 'hohner', 'alber', 66, 'Rahmenvertrag 2027', 20_000, 35, 'Muster nachfassen', -12),
    offer('hohner-1', 'alber', 45, 20_000, 14, -12),
    step('hohner-1', 'alber', 40, 3),
    enquiry('brand-1', 'brand', 'bader', 17, 'Antriebswellen Förderband', 18_500, 60, 'Zeichnung klären', 4),
  ]
}

function tasks(today: Day, ago: ToDay, ahead: ToDay): Happening[] {
  let count = 0
  const task = (
    what: 'task' | 'followUp' | 'promise',
    by: Colleague,
    days: number,
    customer: string | null,
    text: string,
    dueDay: Day | null,
    more: { assignee?: Colleague; delegatedTo?: string } = {},
  ): Happening => {
    count += 1
    return {
      day: ago(days),
      minute: 660 + count,
      by,
      kind: 'task',
      task: `t${count}`,
      what,
      customer,
      text,
      dueDay,
      assignee: more.assignee ?? by,
      delegatedTo: more.delegatedTo ?? null,
    }
  }
  return [
    task('promise', 'bader', 9, 'vogt', 'Muster Lagerbock schicken', today),
    task('promise', 'renz', 7, 'zwick', 'Angebot Spindelgehäuse mit Staffelpreisen', today),
    task('promise', 'renz', 10, 'mueller', 'Prüfprotokolle der letzten drei Lose', addDays(today, -2)),
    task('promise', 'alber', 4, 'reiser', 'Terminvorschlag für die Abnahme', ahead(2)),
    task('promise', 'kurz', 3, 'brand', 'Auftragsbestätigung mit Liefertermin', ahead(1)),
    task('task', 'renz', 12, null, 'Preisliste 2027 abstimmen', ahead(8)),
    task('task', 'renz', 6, null, 'Hausmesse: Einladungsliste durchgehen', ahead(4), { assignee: 'kurz' }),
    task('task', 'renz', 3, null, 'Sechs Kunden von Herbert Maier verteilen', ahead(3)),
    task('task', 'alber', 5, 'kappler', 'Bonusvereinbarung nachrechnen', ahead(5), { assignee: 'renz' }),
    task('task', 'bader', 2, 'zeller', 'Ersatzlager Kirchheim auffüllen', ahead(1), {
      delegatedTo: 'Herr Braun, Werkstatt',
    }),
    task('followUp', 'bader', 14, 'brand', 'Zeichnung Antriebswelle da?', ahead(2)),
    {
      day: ago(20),
      minute: 700,
      by: 'kurz',
      kind: 'task',
      task: 'done1',
      what: 'task',
      customer: 'reiser',
      text: 'Rahmenvertrag einscannen',
      dueDay: ago(15),
      assignee: 'kurz',
      delegatedTo: null,
    },
    { day: ago(16), minute: 900, by: 'kurz', kind: 'taskDone', task: 'done1' },
  ]
}

function appointments(today: Day, ago: ToDay, ahead: ToDay): Happening[] {
  const appointment = (
    by: Colleague,
    days: number,
    title: string,
    customer: string | null,
    on: Day,
    from: string,
    minutes: number,
    place: string | null,
    participants: string[] = [],
  ): Happening => ({
    day: ago(days),
    minute: 900,
    by,
    kind: 'appointment',
    title,
    customer,
    day2: on,
    from,
    minutes,
    place,
    participants,
  })
  return [
    appointment('renz', 25, 'Jahresgespräch Reiser Pumpen', 'reiser', today, '10:30', 120, 'Herrenberg', [
      'Tina Alber',
      'Jonas Bader',
    ]),
    appointment('bader', 6, 'Erstmuster mit Sandra Egli', 'vogt', ahead(4), '09:00', 90, 'Winterthur'),
    appointment('alber', 8, 'Quartalsgespräch Kappler', 'kappler', ahead(6), '13:00', 120, 'Heidenheim', [
      'Claudia Renz',
    ]),
    appointment('renz', 3, 'Zwick: Verpackungslinie ansehen', 'zwick', ahead(2), '14:00', 60, 'Esslingen'),
    appointment('renz', 30, 'Montagsrunde', null, ahead(1), '08:30', 45, 'Besprechungsraum', [
      'Tina Alber',
      'Jonas Bader',
      'Sabine Kurz',
    ]),
    appointment('bader', 5, 'Zeller: Einkauf und Technik', 'zeller', ahead(9), '10:00', 90, 'Kirchheim unter Teck'),
    appointment('kurz', 4, 'Lieferplan mit Brand', 'brand', ahead(3), '11:00', 30, null),
  ]
}

function team(ago: ToDay, ahead: ToDay): Happening[] {
  return [
    { day: ago(leftDaysAgo - 1), minute: 1000, by: 'renz', kind: 'leaves', member: 'maier' },
    {
      day: ago(15),
      minute: 480,
      by: 'renz',
      kind: 'absence',
      member: 'bader',
      deputy: 'alber',
      from: ahead(10),
      to: ahead(17),
    },
    {
      day: ago(4),
      minute: 500,
      by: 'renz',
      kind: 'snooze',
      customer: 'zwick',
      until: ahead(12),
      reason: 'Umzug der Montage',
    },
  ]
}
