import { drawPanelInput, recuseInput, replaceMemberInput } from '@zhengji/domain/expert/input'
import { roundIdInput } from '@zhengji/domain/round/input'
import type { DrawReplay, PanelView } from '@zhengji/domain/expert/view'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import { drawPanel } from '@zhengji/services/panel/draw'
import { getPanel } from '@zhengji/services/panel/get'
import { recuse } from '@zhengji/services/panel/recuse'
import { getReplay } from '@zhengji/services/panel/replay'
import { replaceMember } from '@zhengji/services/panel/replace-member'
import { permitted } from '../trpc/base.ts'

export const panel = {
  get: permitted('expert:read')
    .input(roundIdInput)
    .query(({ ctx, input }): Promise<PanelView> => getPanel(ctx, input)),
  replay: permitted('expert:read')
    .input(roundIdInput)
    .query(({ ctx, input }): Promise<DrawReplay> => getReplay(ctx, input)),
  draw: permitted('panel:write')
    .input(drawPanelInput)
    .mutation(({ ctx, input }): Promise<PanelView> => drawPanel(ctx, input)),
  recuse: permitted('panel:write')
    .input(recuseInput)
    .mutation(({ ctx, input }): Promise<PanelView> => recuse(ctx, input)),
  replaceMember: permitted('panel:write')
    .input(replaceMemberInput)
    .mutation(({ ctx, input }): Promise<ProposalView> => replaceMember(ctx, input)),
}
