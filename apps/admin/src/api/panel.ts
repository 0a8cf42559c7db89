import type { drawPanelInput, recuseInput, replaceMemberInput } from '@zhengji/domain/expert/input'
import type { DrawReplay, PanelView } from '@zhengji/domain/expert/view'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { InferInput } from 'valibot'
import { client } from './client.ts'

export const getPanel = (roundId: string): Promise<PanelView> => client.panel.get.query({ roundId })
export const replayDraw = (roundId: string): Promise<DrawReplay> => client.panel.replay.query({ roundId })
export const drawPanel = (input: InferInput<typeof drawPanelInput>): Promise<PanelView> => client.panel.draw.mutate(input)
export const recuse = (input: InferInput<typeof recuseInput>): Promise<PanelView> => client.panel.recuse.mutate(input)
export const replaceMember = (input: InferInput<typeof replaceMemberInput>): Promise<ProposalView> =>
  client.panel.replaceMember.mutate(input)
