import type { OutwardChannel } from '@zhengji/domain/call/definition'
import type { Answer, Channels, Letter } from '../channel/port.ts'

/** Ways out of the house that end in a list. What the real ones do against real servers is tested beside them. */
export interface PostOffice {
  readonly channels: Channels
  readonly letters: readonly (Letter & { readonly channel: OutwardChannel })[]
  /** How the next letters of a channel are answered; accepted by default. */
  answer(channel: OutwardChannel, by: (letter: Letter) => Answer | Promise<Answer>): void
  clear(): void
}

export const accepted: Answer = { outcome: 'accepted', code: '250', text: 'ok' }

export const createPostOffice = (...present: readonly OutwardChannel[]): PostOffice => {
  const letters: (Letter & { channel: OutwardChannel })[] = []
  const answers = new Map<OutwardChannel, (letter: Letter) => Answer | Promise<Answer>>()
  const channels = Object.fromEntries(
    present.map((id) => [
      id,
      {
        id,
        send: async (letter: Letter): Promise<Answer> => {
          letters.push({ ...letter, channel: id })
          return (await answers.get(id)?.(letter)) ?? accepted
        },
        close: () => {},
      },
    ]),
  )
  return {
    channels,
    letters,
    answer: (channel, by) => void answers.set(channel, by),
    clear: () => {
      letters.length = 0
      answers.clear()
    },
  }
}
