import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.periodWrong': 'Der Zeitraum endet, bevor er beginnt. Bitte prüfen Sie die beiden Tage.',

    'customerBase.workbook': 'Kundenbestand {{from}} bis {{to}}',
    'customerBase.column.rank': 'Rang',
    'customerBase.column.name': 'Firma',
    'customerBase.column.class': 'Klasse',
    'customerBase.column.revenue': 'Umsatz',
    'customerBase.column.sharePercent': 'Anteil in %',
    'customerBase.column.runningSharePercent': 'Anteil bis hier in %',
    'customerBase.column.margin': 'Deckungsbeitrag',
    'customerBase.column.now': 'Letzte 12 volle Monate',
    'customerBase.column.before': '12 Monate davor',
    'customerBase.column.change': 'Entwicklung',
    'customerBase.column.owner': 'Betreut von',
    'customerBase.column.currency': 'Währung',
    'customerBase.change.kept': 'geblieben',
    'customerBase.change.new': 'neu',
    'customerBase.change.returned': 'zurück',
    'customerBase.change.lost': 'verloren',
    'customerBase.change.none': 'ohne Umsatz',
    'customerBase.cli.total': '{{count}} Kunden, {{total}} Umsatz vom {{from}} bis {{to}}',
    'customerBase.cli.shares':
      'Größter {{cr1}}, größte drei {{cr3}}, größte fünf {{cr5}}, HHI {{hhi}}, Wachstum {{growth}}, verloren {{lost}}, neu {{new}}',
  },
  en: {
    'refusal.periodWrong': 'The period ends before it begins. Please check both days.',

    'customerBase.workbook': 'Customer base {{from}} to {{to}}',
    'customerBase.column.rank': 'Rank',
    'customerBase.column.name': 'Company',
    'customerBase.column.class': 'Class',
    'customerBase.column.revenue': 'Revenue',
    'customerBase.column.sharePercent': 'Share in %',
    'customerBase.column.runningSharePercent': 'Share up to here in %',
    'customerBase.column.margin': 'Contribution margin',
    'customerBase.column.now': 'Last 12 full months',
    'customerBase.column.before': '12 months before',
    'customerBase.column.change': 'Development',
    'customerBase.column.owner': 'Owner',
    'customerBase.column.currency': 'Currency',
    'customerBase.change.kept': 'kept',
    'customerBase.change.new': 'new',
    'customerBase.change.returned': 'returned',
    'customerBase.change.lost': 'lost',
    'customerBase.change.none': 'no revenue',
    'customerBase.cli.total': '{{count}} customers, {{total}} revenue from {{from}} to {{to}}',
    'customerBase.cli.shares':
      'Largest {{cr1}}, largest three {{cr3}}, largest five {{cr5}}, HHI {{hhi}}, growth {{growth}}, lost {{lost}}, new {{new}}',
  },
})
