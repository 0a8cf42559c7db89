import { feedIdInput } from '@zhengji/domain/calendar/input'
import { officialYearInput } from '@zhengji/domain/calendar/official-days'
import type { CalendarYearView, FeedView, NewFeed } from '@zhengji/domain/calendar/view'
import { createFeed, listFeeds, revokeFeed } from '@zhengji/services/calendar/feed'
import { importCalendarYear } from '@zhengji/services/calendar/import'
import { listCalendarYears } from '@zhengji/services/calendar/years'
import { permitted, signedIn } from '../trpc/base.ts'

export const calendar = {
  years: signedIn.query(({ ctx }): Promise<CalendarYearView[]> => listCalendarYears(ctx)),
  importYear: permitted('calendar:write')
    .input(officialYearInput)
    .mutation(({ ctx, input }): Promise<CalendarYearView> => importCalendarYear(ctx, input)),
  feeds: signedIn.query(({ ctx }): Promise<FeedView[]> => listFeeds(ctx)),
  createFeed: signedIn.mutation(({ ctx }): Promise<NewFeed> => createFeed(ctx)),
  revokeFeed: signedIn.input(feedIdInput).mutation(({ ctx, input }): Promise<void> => revokeFeed(ctx, input)),
}
