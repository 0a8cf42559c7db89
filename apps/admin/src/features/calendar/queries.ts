import { useQuery } from '@pinia/colada'
import { listCalendarYears, listFeeds } from '../../api/calendar.ts'

export const calendarKeys = { years: ['calendar', 'years'] as const, feeds: ['calendar', 'feeds'] as const }

export const useCalendarYears = () => useQuery({ key: calendarKeys.years, query: listCalendarYears })

export const useFeeds = () => useQuery({ key: calendarKeys.feeds, query: listFeeds })
