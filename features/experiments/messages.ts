import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.experimentGoal': 'Das Ziel ist eine Zahl größer als 0.',
    'refusal.experimentDays': 'Der letzte Tag liegt nach dem ersten.',
    'refusal.experimentWhere': 'Nennen Sie den Kanal, oder bei einer Nische, wen Sie meinen.',
    'refusal.experimentJudged':
      'Darüber ist schon entschieden. Nehmen Sie die Entscheidung zurück oder beginnen Sie neu.',
    'refusal.experimentFull': 'Auf der Liste haben {{most}} Firmen Platz. Gemeint sind etwa 30.',
    'refusal.experimentNoList': 'Ein Kanal hat keine Liste von Firmen.',
  },
  en: {
    'refusal.experimentGoal': 'The goal is a number greater than 0.',
    'refusal.experimentDays': 'The last day is after the first.',
    'refusal.experimentWhere': 'Name the channel, or with a niche whom you mean.',
    'refusal.experimentJudged': 'This has been decided. Take the decision back or begin anew.',
    'refusal.experimentFull': 'The list has room for {{most}} firms. About 30 are meant.',
    'refusal.experimentNoList': 'A channel has no list of firms.',
  },
})
