import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'contractTasks.renewal': 'Verlängerung: {{name}}',
    'contractTasks.notice': '{{name}}: Kündigung bis {{day}} möglich, sonst geht es nach dem {{end}} weiter',
    'contractTasks.noticeEnds': '{{name}}: Kündigung bis {{day}} möglich, läuft bis {{end}}',
    'contractTasks.end': '{{name}} läuft am {{day}} aus: Wie geht es weiter?',
  },
  en: {
    'contractTasks.renewal': 'Renewal: {{name}}',
    'contractTasks.notice': '{{name}}: notice possible until {{day}}, else it goes on after {{end}}',
    'contractTasks.noticeEnds': '{{name}}: notice possible until {{day}}, runs until {{end}}',
    'contractTasks.end': '{{name}} ends on {{day}}: what comes then?',
  },
})
