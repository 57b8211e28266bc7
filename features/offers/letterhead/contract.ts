import { z } from 'zod'
import { defineOperation, fileAnswer, fileBytes } from '#shared/contract.ts'

export const contract = {
  getLetterLogo: defineOperation({
    method: 'GET',
    path: '/api/offer-settings/logo',
    summary: 'The logo on the letters.',
    input: z.object({}),
    output: fileAnswer,
    answers: 'file',
  }),
  setLetterLogo: defineOperation({
    method: 'POST',
    path: '/api/offer-settings/logo',
    summary: 'The logo on the letters from now on (the body itself: PNG or JPEG, up to 300 kB).',
    input: z.object({ bytes: fileBytes }),
    output: z.object({ width: z.number(), height: z.number() }),
    bodyLimit: 1024 * 1024,
  }),
  removeLetterLogo: defineOperation({
    method: 'DELETE',
    path: '/api/offer-settings/logo',
    summary: 'Letters without a logo from now on.',
    input: z.object({}),
    output: z.object({}),
  }),
}
