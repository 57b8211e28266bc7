import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.offerValidTooShort': 'Das Angebot kann nicht vor dem Versand ablaufen.',
    'refusal.offerAskTooEarly':
      'Nachgefasst wird erst, wenn das Angebot unterwegs ist. Bitte wählen Sie einen späteren Tag.',
    'refusal.offerAskGone': 'Nachfassen geht erst ab morgen wieder. Bitte wählen Sie einen späteren Tag.',
    'refusal.offerWithoutAmount': 'Ein Angebot braucht einen Betrag über null.',
    'refusal.offerDecided':
      'Über dieses Angebot ist schon entschieden. Öffnen Sie zuerst wieder: $t(opportunities.title).',
    'refusal.offerNumberTaken': 'Das Angebot {{number}} gibt es schon.',
    'refusal.offerDraft':
      'Dieses Angebot ist noch ein Entwurf. Erst wenn es verschickt ist, kann darüber entschieden werden.',
    'refusal.offerNumbered': 'Ein Angebot mit laufender Nummer wird nicht gelöscht. Sie können es stornieren.',
    'refusal.offerWritten': 'Das steht auf dem Papier, das beim Kunden ist. Schreiben Sie eine neue Fassung.',
    'refusal.offerWriterOff': 'Das Schreiben von Angeboten ist in den Einstellungen ausgeschaltet.',
    'refusal.offerSent': 'Dieses Angebot ist schon verschickt. Schreiben Sie eine neue Fassung.',
    'refusal.offerEmpty': 'Das Angebot hat noch keine Position.',
    'refusal.offerLineBad': 'Eine Position kann so nicht sein. Bitte prüfen Sie Menge, Preis und Rabatt.',
    'refusal.placeholderUnknown': '{{name}} kennen wir nicht und stünde so im Brief. Bitte ändern Sie den Text.',
    'refusal.vatRateUnknown': 'Diesen Steuersatz gibt es in Ihrem Land an diesem Tag nicht.',
    'refusal.vatNeedsId': 'Dafür fehlt die USt-IdNr. des Kunden. Bitte tragen Sie sie beim Kunden ein.',
    'refusal.vatCaseElsewhere':
      'Dieser Steuerfall passt nicht zum Land des Kunden. Bitte prüfen Sie sein Land oder den Fall.',
    'refusal.offerNeedsApproval':
      'Die Marge liegt unter Ihrem Mindestwert. Bitten Sie zuerst die Vertriebsleitung um Freigabe.',
    'refusal.marginEnough': 'Die Marge reicht, dafür braucht es keine Freigabe.',
    'refusal.approvalDecided': 'Darüber ist schon entschieden.',
    'refusal.approvalWords': 'Bitte sagen Sie, warum nicht oder was stattdessen geht.',
    'refusal.offerMailWaiting':
      'Eine Mail mit diesem Angebot ist unterwegs. Warten Sie, oder brechen Sie den Versand ab.',
    'refusal.offerMailGone': 'Diese Mail wartet nicht mehr.',
    'refusal.logoUnreadable':
      'Das ist kein Bild, das auf den Brief kann. Bitte nehmen Sie ein PNG (ohne Interlace) oder JPEG.',
    'refusal.logoTooLarge': 'Das Bild ist zu groß: höchstens {{kilobytes}} kB und 2.000 Punkte je Seite.',
    'refusal.concessionAmount': 'Ein Zugeständnis in Geld ist größer als null. Ohne Betrag lassen Sie das Feld leer.',
    'refusal.offerOfNothing': 'Bitte sagen Sie, wozu das Angebot gehört.',
  },
  en: {
    'refusal.offerValidTooShort': 'The offer cannot end before it was sent.',
    'refusal.offerAskTooEarly': 'You ask once the offer is on its way. Please choose a later day.',
    'refusal.offerAskGone': 'You ask again from tomorrow on. Please choose a later day.',
    'refusal.offerWithoutAmount': 'An offer needs an amount above zero.',
    'refusal.offerDecided': 'This offer is already decided. Reopen first: $t(opportunities.title).',
    'refusal.offerNumberTaken': 'There is an offer {{number}} already.',
    'refusal.offerDraft': 'This offer is still a draft. It can be decided once it was sent.',
    'refusal.offerNumbered': 'An offer with a running number is not deleted. You can void it.',
    'refusal.offerWritten': 'That stands on the paper that the customer has. Write a new version.',
    'refusal.offerWriterOff': 'Writing offers is switched off in the settings.',
    'refusal.offerSent': 'This offer was sent already. Write a new version.',
    'refusal.offerEmpty': 'The offer has no line yet.',
    'refusal.offerLineBad': 'A line cannot be like this. Please check quantity, price and discount.',
    'refusal.placeholderUnknown':
      'We do not know {{name}}, and it would stand in the letter as it is. Please change the text.',
    'refusal.vatRateUnknown': 'There is no such VAT rate in your country on that day.',
    'refusal.vatNeedsId': 'The customer’s VAT id is missing for that. Please enter it at the customer.',
    'refusal.vatCaseElsewhere':
      'This VAT case does not fit the customer’s country. Please check the country or the case.',
    'refusal.offerNeedsApproval': 'The margin is below your minimum. Please ask the sales lead for approval first.',
    'refusal.marginEnough': 'The margin is enough, no approval is needed.',
    'refusal.approvalDecided': 'This is decided already.',
    'refusal.approvalWords': 'Please say why not, or what would do instead.',
    'refusal.offerMailWaiting': 'A mail with this offer is on its way. Wait, or call it off.',
    'refusal.offerMailGone': 'This mail does not wait any more.',
    'refusal.logoUnreadable':
      'This is no picture that can stand on the letter. Please take a PNG (not interlaced) or JPEG.',
    'refusal.logoTooLarge': 'The picture is too large: at most {{kilobytes}} kB and 2,000 dots a side.',
    'refusal.concessionAmount': 'A concession in money is above zero. Without an amount leave the field empty.',
    'refusal.offerOfNothing': 'Please say what the offer is about.',
  },
})
