import type { officialYearInput } from '@zhengji/domain/calendar/official-days'
import type { CalendarYearView, FeedView, NewFeed } from '@zhengji/domain/calendar/view'
import type { InferInput } from 'valibot'
import { client } from './client.ts'

export const listCalendarYears = (): Promise<CalendarYearView[]> => client.calendar.years.query()
export const importCalendarYear = (input: InferInput<typeof officialYearInput>): Promise<CalendarYearView> =>
  client.calendar.importYear.mutate(input)
export const listFeeds = (): Promise<FeedView[]> => client.calendar.feeds.query()
export const createFeed = (): Promise<NewFeed> => client.calendar.createFeed.mutate()
export const revokeFeed = (feedId: string): Promise<void> => client.calendar.revokeFeed.mutate({ feedId })
