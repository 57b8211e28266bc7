import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'notice.task_one':
      'Eine Person informieren (Art. 14 DSGVO), spätestens heute: Sie kam am {{day}} mit „{{file}}“ herein. Der Textvorschlag steht beim Import (Einlesen › {{file}}). Wer es schon von Ihnen weiß, braucht ihn nicht.',
    'notice.task_other':
      '{{count}} Personen informieren (Art. 14 DSGVO), spätestens heute: Sie kamen am {{day}} mit „{{file}}“ herein. Der Textvorschlag steht beim Import (Einlesen › {{file}}). Wer es schon von Ihnen weiß, braucht ihn nicht.',
    'notice.subject': 'Betreff: Wie wir mit Ihren Kontaktdaten umgehen',
    'notice.greeting': 'Guten Tag [Anrede, Name],',
    'notice.opening':
      'wir haben Ihre beruflichen Kontaktdaten in unsere Kundenverwaltung aufgenommen. Da wir sie nicht bei Ihnen selbst erhoben haben, informieren wir Sie nach {{law}}:',
    'notice.who': 'Wer wir sind: {{company}}, [Anschrift], [Telefon, E-Mail].{{officer}}',
    'notice.officer':
      ' Unsere oder unseren Datenschutzbeauftragten erreichen Sie unter [Kontakt; wenn benannt, sonst streichen].',
    'notice.adviser': ' [Datenschutzberater:in oder Vertretung in der EU, wenn benannt, sonst streichen.]',
    'notice.purpose':
      'Wozu: Wir möchten mit Ihrem Unternehmen Geschäfte anbahnen und führen, Ihre Anfragen und Aufträge bearbeiten und dafür wissen, wen wir ansprechen dürfen. [Bitte anpassen.]',
    'notice.basis':
      'Rechtsgrundlage: Art. 6 Abs. 1 Buchst. f DSGVO. Unser berechtigtes Interesse ist, unsere Geschäftskontakte zu pflegen. Soweit es um einen Vertrag mit Ihnen selbst geht: Art. 6 Abs. 1 Buchst. b DSGVO. Werbung per E-Mail oder Telefon erhalten Sie nur, wo sie erlaubt ist oder Sie eingewilligt haben.',
    'notice.basisSwiss':
      'Grundlage: unser überwiegendes privates Interesse, unsere Geschäftskontakte zu pflegen (Art. 31 DSG), oder der Vertrag mit Ihnen.',
    'notice.source':
      'Woher: [bitte eintragen, zum Beispiel: von Ihrem Unternehmen, von einer Visitenkarte, von Ihrer Webseite, aus unserer bisherigen Kundenliste]. Öffentlich zugänglich: [ja / nein].',
    'notice.categories': 'Welche Angaben: {{categories}}.',
    'notice.recipients':
      'Wer sie erhält: unsere Mitarbeitenden in Vertrieb und Verwaltung; [IT-Dienstleister, die für uns arbeiten]. In Länder außerhalb {{area}} geben wir sie nicht weiter. [Bitte prüfen.]',
    'notice.period':
      'Wie lange: solange wir geschäftlich in Verbindung stehen. Danach löschen wir sie, außer was wir gesetzlich aufbewahren müssen ({{years}}).',
    'notice.rights':
      'Ihre Rechte: Sie können Auskunft verlangen, Ihre Angaben berichtigen, löschen oder einschränken lassen und sie in einem gängigen Format erhalten. Eine Einwilligung können Sie jederzeit für die Zukunft widerrufen.',
    'notice.rightsSwiss':
      'Ihre Rechte: Sie können Auskunft verlangen, Ihre Angaben berichtigen oder löschen lassen und sie in einem gängigen Format erhalten. Eine Einwilligung können Sie jederzeit für die Zukunft widerrufen.',
    'notice.objection':
      'IHR WIDERSPRUCHSRECHT: Sie können der Verarbeitung Ihrer Angaben widersprechen, aus Gründen Ihrer besonderen Situation und gegen Werbung jederzeit ohne Grund. Eine Nachricht an die oben genannte Adresse genügt.',
    'notice.authority':
      'Beschwerde: Sie können sich an eine Datenschutzaufsicht wenden; für uns zuständig: {{authority}}.',
    'notice.automated':
      'Eine automatisierte Entscheidung oder ein Profiling mit rechtlicher Wirkung findet nicht statt.',
    'notice.closing': 'Mit freundlichen Grüßen\n[Name]\n{{company}}',
    'notice.company': '[Firma]',
    'notice.law.EU': 'Artikel 14 der Datenschutz-Grundverordnung (DSGVO)',
    'notice.law.CH': 'Art. 19 des schweizerischen Datenschutzgesetzes (DSG)',
    'notice.area.EU': 'des Europäischen Wirtschaftsraums',
    'notice.area.CH': 'der Schweiz und des Europäischen Wirtschaftsraums',
    'notice.years.DE': 'Handelsbriefe 6, Buchungsbelege 8, Bücher und Abschlüsse 10 Jahre',
    'notice.years.AT': '7 Jahre nach § 132 BAO',
    'notice.years.CH': '10 Jahre nach Art. 958f OR',
    'notice.category.name': 'Name, Anrede und Titel',
    'notice.category.function': 'Funktion und Abteilung',
    'notice.category.company': 'Unternehmen',
    'notice.category.address': 'Anschrift',
    'notice.category.phone': 'Telefonnummern',
    'notice.category.email': 'E-Mail-Adressen',
    'notice.category.birthday': 'Geburtstag',
    'notice.category.language': 'Sprache',
    'notice.category.notes': 'Notizen über Gespräche',
    'notice.category.photo': 'Foto',
    'notice.category.other': 'außerdem: {{headers}}',
    'notice.authority.DE': 'die Datenschutzaufsicht unseres Bundeslandes ({{name}})',
    'notice.authority.unknown': 'bitte eintragen',
    'notice.authority.AT': 'die Österreichische Datenschutzbehörde, Barichgasse 40–42, 1030 Wien, dsb.gv.at',
    'notice.authority.CH':
      'Eidgenössischer Datenschutz- und Öffentlichkeitsbeauftragter (EDÖB), Feldeggweg 1, 3003 Bern, edoeb.admin.ch',
  },
  en: {
    'notice.task_one':
      'Inform one person (Art. 14 GDPR), today at the latest: they came in on {{day}} with “{{file}}”. A text to adapt stands with the import (Bring in › {{file}}). Whoever knows it from you already does not need it.',
    'notice.task_other':
      'Inform {{count}} persons (Art. 14 GDPR), today at the latest: they came in on {{day}} with “{{file}}”. A text to adapt stands with the import (Bring in › {{file}}). Whoever knows it from you already does not need it.',
    'notice.subject': 'Subject: How we treat your contact details',
    'notice.greeting': 'Dear [salutation, name],',
    'notice.opening':
      'we have added your business contact details to our customer records. As we did not collect them from you yourself, we inform you under {{law}}:',
    'notice.who': 'Who we are: {{company}}, [address], [phone, e-mail].{{officer}}',
    'notice.officer': ' You reach our data protection officer at [contact; if there is one, else delete].',
    'notice.adviser': ' [Data protection adviser or representative in the EU if appointed, else delete.]',
    'notice.purpose':
      'What for: we would like to start and do business with your company, handle your enquiries and orders, and know whom we may approach for that. [Please adapt.]',
    'notice.basis':
      'Legal basis: Art. 6 (1) (f) GDPR. Our legitimate interest is to keep up our business contacts. As far as a contract with yourself is concerned: Art. 6 (1) (b) GDPR. You receive advertising by e-mail or phone only where it is allowed or you have consented.',
    'notice.basisSwiss':
      'Basis: our overriding private interest in keeping up our business contacts (Art. 31 FADP), or the contract with you.',
    'notice.source':
      'Where from: [please fill in, for instance: from your company, from a business card, from your web site, from our customer list so far]. Publicly accessible: [yes / no].',
    'notice.categories': 'Which details: {{categories}}.',
    'notice.recipients':
      'Who receives them: our staff in sales and administration; [IT providers who work for us]. We do not pass them on to countries outside {{area}}. [Please check.]',
    'notice.period':
      'How long: as long as we are in business contact. After that we erase them, except what we must keep by law ({{years}}).',
    'notice.rights':
      'Your rights: you may ask for access, have your details corrected, erased or restricted, and receive them in a common format. You may withdraw a consent at any time for the future.',
    'notice.rightsSwiss':
      'Your rights: you may ask for access, have your details corrected or erased, and receive them in a common format. You may withdraw a consent at any time for the future.',
    'notice.objection':
      'YOUR RIGHT TO OBJECT: you may object to the processing of your details on grounds of your particular situation, and to advertising at any time without a reason. A message to the address above is enough.',
    'notice.authority': 'Complaint: you may turn to a data protection authority; ours is {{authority}}.',
    'notice.automated': 'There is no automated decision-making and no profiling with legal effect.',
    'notice.closing': 'Kind regards\n[name]\n{{company}}',
    'notice.company': '[company]',
    'notice.law.EU': 'Article 14 of the General Data Protection Regulation (GDPR)',
    'notice.law.CH': 'Art. 19 of the Swiss Federal Act on Data Protection (FADP)',
    'notice.area.EU': 'the European Economic Area',
    'notice.area.CH': 'Switzerland and the European Economic Area',
    'notice.years.DE': 'in Germany commercial letters 6, vouchers 8, books and accounts 10 years',
    'notice.years.AT': '7 years under § 132 of the Austrian Federal Fiscal Code',
    'notice.years.CH': '10 years under Art. 958f of the Swiss Code of Obligations',
    'notice.category.name': 'name, salutation and title',
    'notice.category.function': 'function and department',
    'notice.category.company': 'company',
    'notice.category.address': 'address',
    'notice.category.phone': 'phone numbers',
    'notice.category.email': 'e-mail addresses',
    'notice.category.birthday': 'birthday',
    'notice.category.language': 'language',
    'notice.category.notes': 'notes on conversations',
    'notice.category.photo': 'photo',
    'notice.category.other': 'furthermore: {{headers}}',
    'notice.authority.DE': 'the authority of our federal state ({{name}})',
    'notice.authority.unknown': 'please fill in',
    'notice.authority.AT': 'the Austrian Data Protection Authority, Barichgasse 40–42, 1030 Vienna, dsb.gv.at',
    'notice.authority.CH':
      'the Federal Data Protection and Information Commissioner (FDPIC), Feldeggweg 1, 3003 Bern, edoeb.admin.ch',
  },
})
