import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { mailStates } from './rules.ts'

const id = z.string().max(36)
const address = z.email().max(200)

export const contract = {
  draftOfferMail: defineOperation({
    method: 'GET',
    path: '/api/offers/:id/mail',
    summary: 'What a mail with this offer would say in the customer’s language, and to whom it may go.',
    input: z.object({ id }),
    output: z.object({
      /** A mail server is set. */
      ready: z.boolean(),
      /** Of the person of the offer first, then of the customer. */
      addresses: z.array(z.object({ address: z.string(), name: z.string() })),
      subject: z.string(),
      text: z.string(),
    }),
  }),
  mailOffer: defineOperation({
    method: 'POST',
    path: '/api/offers/:id/mail',
    summary: 'Sends the offer by mail with its letter as PDF; a draft counts as sent once the mail has left.',
    input: z.object({
      id,
      version: z.number().int().optional(),
      to: address,
      copies: z.array(address).max(5).default([]),
      subject: z.string().trim().min(1).max(200),
      text: z.string().trim().min(1).max(5000),
      /** The customer asked for it; else it is advertising and needs a permission. */
      asked: z.boolean().default(true),
      askOn: z.iso.date().optional(),
    }),
    output: z.object({ id: z.string() }),
  }),
  listOfferMails: defineOperation({
    method: 'GET',
    path: '/api/offers/:id/mails',
    summary: 'Mails with this offer, the latest first: waiting, left, or not taken by the server and why.',
    input: z.object({ id }),
    output: z.object({
      mails: z.array(
        z.object({
          id: z.string(),
          to: z.string(),
          state: z.enum(mailStates),
          attempts: z.number(),
          /** What the server said last, or the key of a sentence of ours (`refusal.…`). */
          problem: z.string().nullable(),
          createdAt: z.string(),
          sentAt: z.string().nullable(),
          byName: z.string().nullable(),
        }),
      ),
    }),
  }),
  cancelOfferMail: defineOperation({
    method: 'POST',
    path: '/api/offer-mails/:id/cancel',
    summary: 'A mail that still waits does not go out; the draft can be written again.',
    input: z.object({ id }),
    output: z.object({}),
  }),
}
