import { text } from '../text.ts'
import type { ApplicationStatus, StatusLabel } from './status.ts'

/** How each status is called at the counter and towards the applicant; the colour is the same everywhere. */
export const statusLabels: Readonly<Record<ApplicationStatus, StatusLabel>> = {
  draft: { staff: text('草稿', 'Draft'), applicant: text('尚未送达', 'Not delivered yet'), tone: 'grey' },
  received: { staff: text('已收件', 'Received'), applicant: text('材料已收到，核对中', 'Received, being checked'), tone: 'blue' },
  correcting: { staff: text('待补正', 'Awaiting correction'), applicant: text('材料需补正', 'Correction required'), tone: 'orange' },
  accepted: { staff: text('已受理', 'Accepted'), applicant: text('已受理，资格审核中', 'Accepted, conditions under review'), tone: 'blue' },
  'under-review': { staff: text('专家评审', 'Expert review'), applicant: text('专家评审中', 'Under expert review'), tone: 'blue' },
  scored: { staff: text('已评分', 'Scored'), applicant: text('评审已完成，待公布', 'Review finished, result pending'), tone: 'blue' },
  shortlisted: { staff: text('拟入选', 'Shortlisted'), applicant: text('拟入选', 'Shortlisted'), tone: 'green' },
  'not-selected': { staff: text('未入选', 'Not selected'), applicant: text('未入选', 'Not selected'), tone: 'grey' },
  publicised: { staff: text('公示中', 'Publicised'), applicant: text('公示中', 'Publicised'), tone: 'blue' },
  qualified: { staff: text('已入选', 'Qualified'), applicant: text('已入选，资格有效', 'Qualified'), tone: 'green' },
  expired: { staff: text('资格到期', 'Expired'), applicant: text('资格有效期已满', 'Qualification ended'), tone: 'grey' },
  refused: { staff: text('不予受理或审核未通过', 'Refused'), applicant: text('未通过', 'Refused'), tone: 'red' },
  withdrawn: { staff: text('已撤回', 'Withdrawn'), applicant: text('已撤回', 'Withdrawn'), tone: 'grey' },
  revoked: { staff: text('已取消资格', 'Revoked'), applicant: text('资格已取消', 'Qualification revoked'), tone: 'red' },
  voided: { staff: text('已作废', 'Voided'), applicant: text('登记已作废', 'Registration voided'), tone: 'grey' },
}
