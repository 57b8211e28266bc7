import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'channels.title': 'Kanäle',
    'channels.lead_one':
      'Ein Kanal hat in diesem Zeitraum <b>{{new}}</b> neue Kunden und <b>{{value}}</b> Aufträge gebracht.',
    'channels.lead_other':
      '{{count}} Kanäle haben in diesem Zeitraum <b>{{new}}</b> neue Kunden und <b>{{value}}</b> Aufträge gebracht.',
    'channels.empty':
      'Hier sehen Sie, welcher Weg Ihnen Kunden bringt und was er kostet: Außendienst, Empfehlung, Messe, Website. Nennen Sie bei Ihren Verkaufschancen den Kanal.',
    'channels.empty.example': 'Messe: 3 neue Kunden, 4.200 € je Kunde, nach 7 Monaten wieder eingespielt.',
    'channels.none': 'ohne Kanal',
    'channels.cost.add': 'Kosten eintragen',
    'channels.revenue': 'Umsatz',
    'channels.revenue.formula':
      'Rechnungen des Zeitraums an Kunden, deren erste Verkaufschance mit einem Kanal über diesen kam.',
    'channels.new': 'Neue Kunden',
    'channels.new.formula':
      'Kunden, die im Zeitraum zum ersten Mal bestellt oder eine Rechnung bekommen haben, nach dem Kanal, über den sie kamen.',
    'channels.rate': 'Abschlussquote',
    'channels.rate.note': '{{won}} von {{closed}} entschiedenen',
    'channels.rate.none': 'noch nichts entschieden',
    'channels.rate.formula':
      'Gewonnene durch alle entschiedenen Verkaufschancen dieses Kanals, Richtpreisanfragen ausgenommen.',
    'channels.cost': 'Kosten',
    'channels.cost.none': 'keine eingetragen',
    'channels.cost.formula': 'Summe der Monate, die im Zeitraum liegen.',
    'channels.perCustomer': 'Kosten je neuem Kunden',
    'channels.perCustomer.none': 'kein neuer Kunde',
    'channels.perCustomer.formula': 'Kosten des Zeitraums durch neue Kunden des Zeitraums.',
    'channels.payback': 'Wieder eingespielt',
    'channels.payback.not': 'noch nicht',
    'channels.payback.open': 'es fehlen {{open}}',
    'channels.payback.after_one': 'im ersten Monat',
    'channels.payback.after_other': 'nach {{count}} Monaten',
    'channels.payback.formula.margin':
      'Der erste Monat, in dem der Deckungsbeitrag der seit den ersten Kosten gewonnenen neuen Kunden alle Kosten bis dahin erreicht hat.',
    'channels.payback.formula.revenue':
      'Der erste Monat, in dem der Umsatz der seit den ersten Kosten gewonnenen neuen Kunden alle Kosten bis dahin erreicht hat. Für den Deckungsbeitrag sind zu wenige bekannt.',
    'channels.since': 'seit den ersten Kosten bis heute',
    'channels.deals': 'Verkaufschancen',
    'channels.costs': 'Eingetragene Kosten',
    'channels.costs.none': 'Noch keine Kosten eingetragen. Ohne sie gibt es keine Kosten je Kunde.',
    'channels.cost.edit': 'Kosten ändern: {{channel}}, {{month}}',
    'channels.cost.title': 'Kosten eines Kanals',
    'channels.cost.channel': 'Kanal',
    'channels.cost.channel.hint': 'So geschrieben wie bei den Verkaufschancen.',
    'channels.cost.month': 'Monat',
    'channels.cost.amount': 'Betrag',
    'channels.cost.amount.hint': 'Leer löscht den Eintrag.',
    'channels.cost.note': 'Wofür',
    'channels.cost.saved': '{{channel}}: Kosten gespeichert',
  },
  en: {
    'channels.title': 'Channels',
    'channels.lead_one':
      'One channel brought <b>{{new}}</b> new customers and orders of <b>{{value}}</b> in this period.',
    'channels.lead_other':
      '{{count}} channels brought <b>{{new}}</b> new customers and orders of <b>{{value}}</b> in this period.',
    'channels.empty':
      'Here you see which way brings you customers and what it costs: field, recommendation, fair, website. Name the channel at your opportunities.',
    'channels.empty.example': 'Fair: 3 new customers, €4,200 each, earned back after 7 months.',
    'channels.none': 'no channel',
    'channels.cost.add': 'Enter costs',
    'channels.revenue': 'Revenue',
    'channels.revenue.formula':
      'Invoices of the period to customers whose first opportunity with a channel came by this one.',
    'channels.new': 'New customers',
    'channels.new.formula':
      'Customers that ordered or were invoiced for the first time in the period, by the channel they came by.',
    'channels.rate': 'Closing rate',
    'channels.rate.note': '{{won}} of {{closed}} decided',
    'channels.rate.none': 'nothing decided yet',
    'channels.rate.formula': 'Won by all decided opportunities of this channel, budgetary enquiries left out.',
    'channels.cost': 'Costs',
    'channels.cost.none': 'none entered',
    'channels.cost.formula': 'Sum of the months that lie in the period.',
    'channels.perCustomer': 'Cost per new customer',
    'channels.perCustomer.none': 'no new customer',
    'channels.perCustomer.formula': 'Costs of the period by new customers of the period.',
    'channels.payback': 'Paid back',
    'channels.payback.not': 'not yet',
    'channels.payback.open': '{{open}} missing',
    'channels.payback.after_one': 'in the first month',
    'channels.payback.after_other': 'after {{count}} months',
    'channels.payback.formula.margin':
      'The first month in which the margin of the new customers won since the first costs reached all costs until then.',
    'channels.payback.formula.revenue':
      'The first month in which the revenue of the new customers won since the first costs reached all costs until then. Too few margins are known.',
    'channels.since': 'from the first costs until today',
    'channels.deals': 'Opportunities',
    'channels.costs': 'Costs entered',
    'channels.costs.none': 'No costs entered yet. Without them there is no cost per customer.',
    'channels.cost.edit': 'Change costs: {{channel}}, {{month}}',
    'channels.cost.title': 'Costs of a channel',
    'channels.cost.channel': 'Channel',
    'channels.cost.channel.hint': 'Written as at the opportunities.',
    'channels.cost.month': 'Month',
    'channels.cost.amount': 'Amount',
    'channels.cost.amount.hint': 'Empty deletes the entry.',
    'channels.cost.note': 'What for',
    'channels.cost.saved': '{{channel}}: costs saved',
  },
})
