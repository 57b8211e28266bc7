import { describe, expect, it } from 'vitest'
import { type NoticeCompany, noticeText } from './notice.ts'

const content = {
  targets: ['persons.lastName', 'persons.email', 'customers.name', 'persons.birthday'],
  headers: ['Lieblingswein'],
  photos: false,
}
const german: NoticeCompany = { name: 'Neckar Teile GmbH', country: 'DE', state: 'BW' }

describe('the information under Art. 14 GDPR', () => {
  /** Art. 14 (1) and (2): what has to be told, by the words that tell it. */
  const told: [what: string, de: RegExp, en: RegExp][] = [
    ['law', /Artikel 14 der Datenschutz-Grundverordnung/, /Article 14 of the General Data Protection/],
    ['controller', /Wer wir sind: Neckar Teile GmbH, \[Anschrift\]/, /Who we are: Neckar Teile GmbH, \[address\]/],
    ['data protection officer', /Datenschutzbeauftragten/, /data protection officer/],
    ['purpose', /Wozu:/, /What for:/],
    ['legal basis', /Art\. 6 Abs\. 1 Buchst\. f DSGVO/, /Art\. 6 \(1\) \(f\) GDPR/],
    ['legitimate interest', /berechtigtes Interesse ist/, /legitimate interest is/],
    ['source', /Woher:.*[Öö]ffentlich zugänglich/, /Where from:.*Publicly accessible/],
    [
      'categories',
      /Name, Anrede und Titel; Unternehmen; E-Mail-Adressen; Geburtstag/,
      /name, salutation and title; company/,
    ],
    ['own fields', /außerdem: Lieblingswein/, /furthermore: Lieblingswein/],
    ['recipients', /Wer sie erhält:/, /Who receives them:/],
    ['third countries', /Länder außerhalb des Europäischen Wirtschaftsraums/, /countries outside the European/],
    ['period', /Wie lange:.*10 Jahre/, /How long:.*10 years/],
    [
      'rights',
      /Auskunft.*berichtigen, löschen oder einschränken.*Format/,
      /access.*corrected, erased or restricted.*format/,
    ],
    ['withdrawal', /Einwilligung können Sie jederzeit/, /withdraw a consent at any time/],
    ['objection', /IHR WIDERSPRUCHSRECHT:.*gegen Werbung jederzeit/, /YOUR RIGHT TO OBJECT:.*advertising at any time/],
    ['complaint', /Beschwerde:.*LfDI Baden-Württemberg/, /Complaint:.*LfDI Baden-Württemberg/],
    ['automated decisions', /automatisierte Entscheidung/, /automated decision/],
  ]
  it.each(told)('%s', (_, de, en) => {
    expect(noticeText(german, content, 'de')).toMatch(de)
    expect(noticeText(german, content, 'en')).toMatch(en)
  })

  it('only what the import brought is named', () => {
    expect(noticeText(german, content, 'de')).not.toMatch(/Telefon(nummern|,)? *;|Foto|Anschrift;/)
    expect(noticeText(german, { ...content, photos: true }, 'de')).toContain('Foto')
  })

  it('Austria and Switzerland have their own authority, law and periods; what is not set stays to be filled in', () => {
    const austrian = noticeText({ name: '', country: 'AT', state: '' }, content, 'de')
    expect(austrian).toContain('Österreichische Datenschutzbehörde')
    expect(austrian).toContain('7 Jahre nach § 132 BAO')
    expect(austrian).toContain('Wer wir sind: [Firma]')
    const swiss = noticeText({ name: 'Aare AG', country: 'CH', state: 'BE' }, content, 'de')
    expect(swiss).toContain('Art. 19 des schweizerischen Datenschutzgesetzes')
    expect(swiss).toContain('EDÖB')
    expect(swiss).not.toContain('DSGVO')
    expect(noticeText({ ...german, state: '' }, content, 'de')).toContain('(bitte eintragen)')
    for (const language of ['de', 'en'] as const)
      for (const country of ['DE', 'AT', 'CH'] as const)
        expect(noticeText({ ...german, country }, content, language)).not.toMatch(/\{\{|notice\./)
  })
})
