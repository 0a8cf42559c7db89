import { text, type LocalizedText } from '../text.ts'

/**
 * Every reason with its sentence. A reason without a text does not compile; a text says what, where and what to do. One table, long as it
 * is: a reason is looked up by its code from everywhere, and two that say the same are found side by side.
 */
export const refusalTexts = {
  // Fields
  'field-required': text('必填，请填写。', 'Required: please fill it in.'),
  'field-too-long': text('太长：最多 {max} 个字符。', 'Too long: at most {max} characters.'),
  'field-invalid': text('格式不正确，请核对后重填。', 'Not valid: please check and enter again.'),
  'reason-required': text('请写明理由（至少 {min} 个字）。', 'Please give the reason (at least {min} characters).'),
  'credit-code-length': text(
    '统一社会信用代码应为 18 位，现为 {length} 位。',
    'The unified social credit code has 18 characters, this one {length}.',
  ),
  'credit-code-character': text(
    '统一社会信用代码第 {position} 位“{found}”不在允许的字符内（数字和大写字母，不含 I、O、S、V、Z）。',
    'Character {position} of the credit code, “{found}”, is not allowed (digits and capitals without I, O, S, V, Z).',
  ),
  'credit-code-check': text(
    '统一社会信用代码校验不通过：第 18 位为“{found}”，按前 17 位应为“{expected}”。请对照营业执照核对。',
    'The credit code fails its check: character 18 is “{found}”, the first 17 call for “{expected}”. Compare with the licence.',
  ),
  'phone-invalid': text(
    '电话号码格式不正确：请填写手机号、带区号的固定电话或 400 号码。',
    'Not a phone number: mobile, landline with area code, or 400 number.',
  ),
  'email-invalid': text('电子邮箱格式不正确。', 'Not an e-mail address.'),
  // Access
  'sign-in-required': text('请先登录。', 'Please sign in first.'),
  forbidden: text('您没有执行此操作的权限（{permission}）。', 'You are not allowed to do this ({permission}).'),
  'person-required': text('此操作必须由人执行。', 'Only a person can do this.'),
  'four-eyes': text('提出人不能审批自己的提议，请由另一人审批。', 'Nobody decides on their own proposal; another person has to.'),
  // Everything that is stored
  'not-found': text('找不到该记录，可能已被移走或您无权查看。', 'Not found, or not visible to you.'),
  'stale-revision': text(
    '该记录已被他人修改，请对照两个版本后重试。',
    'Somebody changed this record meanwhile; compare both versions and try again.',
  ),
  'already-decided': text('该提议已由他人处理。', 'This proposal has been decided already.'),
  // Files
  'file-too-large': text('文件过大：最多 {max} MB。', 'The file is too large: at most {max} MB.'),
  'storage-full': text(
    '服务器磁盘空间不足，文件未保存。请联系管理员腾出空间后重试。',
    'The disk of the server is full and the file was not kept. Ask the administrator to make room, then try again.',
  ),
  // Lists
  'views-too-many': text('保存的视图最多 {max} 个，请先删除不用的。', 'At most {max} saved views: remove one first.'),
  'view-name-taken': text('已有同名的视图，请换一个名称。', 'A view of this name exists already; choose another name.'),
  'export-empty': text('没有可导出的记录，请放宽查询条件。', 'There is nothing to export; widen the filter.'),
  // Server
  'input-invalid': text('提交的内容有误，请按各栏提示修改。', 'Something entered is not valid; see the message at each field.'),
  'internal-error': text(
    '系统内部错误，未作任何更改。请重试；仍不成功时请将请求编号告知管理员。',
    'Internal error, nothing was changed. Try again; if it persists, give the request number to the administrator.',
  ),
  'database-away': text(
    '数据库暂时无法访问，未作任何更改，请稍后重试。',
    'The database cannot be reached at the moment; nothing was changed. Please try again shortly.',
  ),
  'queue-away': text(
    '任务队列暂时无法访问；已登记的工作不会丢失，恢复后自动继续。',
    'The queue cannot be reached at the moment; work that was recorded is not lost and goes on by itself.',
  ),
  'service-stopping': text('系统正在重启，请稍后重试。', 'The system is restarting; please try again shortly.'),
  'too-many-attempts': text('尝试次数过多，请 {seconds} 秒后再试。', 'Too many attempts; try again in {seconds} seconds.'),
  'cross-site-request': text(
    '请求不是从本系统页面发出的，已拒绝。请刷新页面后重试。',
    'The request did not come from this system and was refused. Reload the page and try again.',
  ),
  'plain-http-refused': text(
    '除本机外不接受未加密的 http 访问：请改用 https（设置 PUBLIC_URL），或由管理员设置 ALLOW_PLAIN_HTTP=1。',
    'Plain http is refused except on this machine: use https (set PUBLIC_URL), or have the administrator set ALLOW_PLAIN_HTTP=1.',
  ),
  'body-too-large': text('请求内容过大：最多 {max} 字节。', 'The request is too large: at most {max} bytes.'),
  'upload-length-required': text('上传须注明文件大小（Content-Length）。', 'An upload has to state its size (Content-Length).'),
  'upload-interrupted': text('上传中断，未保存任何内容，请重新上传。', 'The upload broke off and nothing was kept; please upload again.'),
  'upload-offset': text(
    '续传位置不符：服务器已保存 {expected} 字节，请从该处继续。',
    'The upload does not go on where it stopped: the server has {expected} bytes, continue from there.',
  ),
  'upload-beyond-size': text(
    '发送的内容超过了登记的文件大小（{size} 字节），请重新选择文件上传。',
    'More was sent than the announced size ({size} bytes); choose the file again.',
  ),
  'file-unreadable': text(
    '无法继续读取“{name}”：文件已被移动、改名或修改，请重新选择。',
    '“{name}” can no longer be read: it was moved, renamed or changed; choose it again.',
  ),
  'upload-abandoned': text(
    '该上传已停止或中断超过一天，请重新选择文件上传。',
    'This upload was stopped or lay still for more than a day; choose the file again.',
  ),
  // Session and users
  'sign-in-failed': text(
    '登录名或密码不正确。连续 5 次失败后，该账号锁定 15 分钟。',
    'Login or password is wrong. After 5 failures in a row the account is locked for 15 minutes.',
  ),
  'password-change-required': text('请先把一次性密码改为自己的密码。', 'Change your one-time password first.'),
  'step-up-required': text('此操作需再次验证密码，请输入密码后重试。', 'This needs your password again; enter it and retry.'),
  'password-wrong': text('当前密码不正确。', 'The current password is wrong.'),
  'password-too-short': text('密码至少 {min} 个字符。', 'A password has at least {min} characters.'),
  'password-too-weak': text(
    '密码太容易猜到：请避免拼音、单位名称、日期和键盘顺序，改用几个不相关的词。',
    'Too easy to guess: avoid pinyin, names, dates and keyboard rows; use several unrelated words.',
  ),
  'password-unchanged': text('新密码不能与当前密码相同。', 'The new password is the same as the current one.'),
  'login-taken': text('登录名“{login}”已被使用，请换一个。', 'The login “{login}” is taken; choose another.'),
  'grant-self': text(
    '不能给自己授予或撤销角色，请由另一位安全管理员办理。',
    'Nobody grants or revokes roles of their own; ask another security administrator.',
  ),
  'grant-exclusive': text(
    '三员分立：系统管理员、安全管理员和审计员不得由同一人兼任（该用户已是 {held}）。',
    'System administrator, security administrator and auditor exclude each other (this user is {held}).',
  ),
  'grant-exists': text('该用户已有此角色。', 'The user already has this role.'),
  'grant-global': text('该角色只能全局授予，不能限于一个轮次。', 'This role is granted globally, not for one round.'),
  'user-disabled': text('该账号已停用。', 'This account is disabled.'),
  'user-disable-self': text('不能停用自己的账号。', 'Nobody disables their own account.'),
  // Rounds
  'call-unknown': text('系统中没有编号为“{callId}”的征集定义。', 'There is no call definition “{callId}”.'),
  'deadline-order': text('截止时间须晚于开始时间和当前时间。', 'The cut-off must lie after the opening and after now.'),
  'deadline-unchanged': text('新截止时间与现在的相同。', 'The new cut-off equals the present one.'),
  'proposal-open': text('已有一份待审批的同类提议，请先等其审批。', 'A proposal of this kind is waiting already; let it be decided first.'),
  // Intake
  'role-unknown': text('本次征集没有报名类型“{role}”。', 'This call has no role “{role}”.'),
  'undertaking-unknown': text('本次征集没有承担事项“{undertaking}”。', 'This call has no undertaking “{undertaking}”.'),
  'entity-repeated': text(
    '统一社会信用代码 {creditCode} 出现了两次：同一主体只填一次。',
    'Credit code {creditCode} appears twice: list each entity once.',
  ),
  'relation-required': text('请填写关联主体“{name}”与申报企业的关系。', 'State how “{name}” is related to the applicant.'),
  'enterprise-name-differs': text(
    '该统一社会信用代码已登记为“{known}”，与填写的“{found}”不一致。请对照营业执照核对。',
    'This credit code is registered as “{known}”, not “{found}”. Compare with the licence.',
  ),
  'application-duplicate': text(
    '该企业在本轮已有同一报名类型的申报（{number}），请在原申报上办理。',
    'This enterprise already has an application for this role in this round ({number}); continue with that one.',
  ),
  'application-not-editable': text('当前状态下不能修改登记内容。', 'The registration cannot be changed in this state.'),
  'window-not-open': text('报名尚未开始（{opensAt} 起）。', 'The window has not opened yet (from {opensAt}).'),
  'delivery-empty': text(
    '还没有核对任何材料：请先在材料核对中记录收到了什么。',
    'No material was checked yet: record first what was handed in.',
  ),
  'material-unknown': text('本次征集没有材料“{materialId}”。', 'This call has no material “{materialId}”.'),
  'materials-complete': text('材料没有缺陷，无需补正。', 'The materials have no defects; nothing to correct.'),
  'materials-defective': text(
    '材料尚有 {count} 处缺陷，不能受理：请先出具一次性告知补正单。',
    'The materials still have {count} defects: issue a correction notice first.',
  ),
  'correction-too-late': text('已到截止时间，不能再要求补正。', 'The cut-off has passed; no correction can be asked for.'),
  'attachment-voided': text('该附件已作废。', 'This attachment is void already.'),
  'attachment-exists': text('该文件已附在此材料下。', 'This file is attached to this material already.'),
  'application-not-refused': text(
    '该申报没有不予受理或不予通过的决定，没有可打印的通知书。',
    'This application has not been refused: there is no notice to print.',
  ),
  'not-in-late-register': text('该申报不在逾期登记中。', 'This application is not in the late register.'),
  // Conditions
  'checkpoint-unknown': text('该报名类型没有审核要点“{checkpointId}”。', 'This role has no checkpoint “{checkpointId}”.'),
  'findings-closed': text('当前状态下不能记录审核意见。', 'Findings cannot be recorded in this state.'),
  'finding-outdated': text(
    '有审核意见已被新版本取代，请刷新后再确认。',
    'A finding has been replaced by a newer version; reload and confirm again.',
  ),
  'finding-note-required': text(
    '“不符合”和“存疑”须写明理由，申报企业有权知道。',
    'Write down why: the applicant has a right to know what is not met or in doubt.',
  ),
  'finding-own': text('不能确认自己的审核意见，请由另一人确认。', 'Nobody confirms their own finding; another person has to.'),
  'finding-confirmed': text('该审核意见已确认。', 'This finding is confirmed already.'),
  'conditions-open': text(
    '还有 {count} 项条件未审核完毕或未经第二人确认。',
    '{count} conditions are not reviewed or not confirmed by a second person.',
  ),
  'conditions-unmet': text(
    '有 {count} 项门槛条件不符合，不能进入专家评审。',
    '{count} gate conditions are not met; the application cannot go to the panel.',
  ),
  // Files
  'file-empty': text('文件是空的。', 'The file is empty.'),
  'file-type-refused': text(
    '“{name}”不是可接受的文件（{found}）：此处只接受 {expected}。',
    '“{name}” is not an accepted file ({found}): only {expected} here.',
  ),
  'file-purpose': text('该文件不是本轮次的扫描件，不能附在申报材料上。', 'This file is not a scan of this round and cannot be attached.'),
  'file-missing': text(
    '文件内容在存储中找不到，请告知管理员。',
    'The bytes of this file are missing in the storage; tell the administrator.',
  ),
  'proposal-kind-unknown': text('系统不能执行这类提议（{kind}）。', 'The system cannot carry out this kind of proposal ({kind}).'),
  'database-conflict': text('另一操作先完成了，请刷新后重试。', 'Another action was first; reload and try again.'),
  // Sheet numbers
  'sheet-number-format': text(
    '“{found}”不是评分表编号。编号印在评分表页脚，形如 CQFP2026-S-0003-K。',
    '“{found}” is not a sheet number. It is printed at the foot of the sheet and looks like CQFP2026-S-0003-K.',
  ),
  'sheet-number-check': text(
    '评分表编号“{found}”校验不通过，至少有一个字符有误。请对照评分表页脚逐字核对。',
    'The sheet number “{found}” fails its check: at least one character is wrong. Compare it with the foot of the sheet.',
  ),
  // Application
  'transition-not-allowed': text(
    '当前状态为“{status}”，不能进行“{event}”。请刷新页面，查看该申报的最新状态。',
    'The status is “{status}”, so “{event}” is not possible. Reload the page to see where this application stands.',
  ),
  'undertakings-uncovered': text(
    '以下 {count} 项工作无人承担：{undertakings}。请为申报企业或其关联主体勾选，每项至少一个主体。',
    '{count} undertakings are covered by nobody: {undertakings}. Tick each one for the applicant or a related entity.',
  ),
  // Panel
  'panel-size-even': text(
    '评审小组人数须为单数，现为 {size} 人。请改为单数。',
    'A panel has an odd number of members, this one {size}. Choose an odd number.',
  ),
  'panel-too-small': text(
    '评审小组不得少于 {minimum} 人，现为 {size} 人。请增加人数。',
    'A panel has at least {minimum} members, this one {size}. Add members.',
  ),
  'panel-category-short': text(
    '评审小组中“{category}”类专家应不少于 {minimum} 人，现有 {found} 人。请补充该类专家。',
    'The panel needs at least {minimum} experts of “{category}” and has {found}. Add experts of this category.',
  ),
  'panel-categories-exceed-size': text(
    '各类别最少人数合计 {sum} 人，超过评审小组人数 {size} 人。请增加人数。',
    'The category minima add up to {sum}, more than the panel’s {size}. Choose a larger panel.',
  ),
  'panel-pool-too-small': text(
    '可抽取的专家只有 {found} 人，组成 {size} 人小组并备选 {substitutes} 人至少需要 {needed} 人。请先补充专家库。',
    'Only {found} experts can be drawn; a panel of {size} with {substitutes} substitutes needs {needed}. Add experts to the pool first.',
  ),
  'panel-pool-category-short': text(
    '可抽取的“{category}”类专家只有 {found} 人，至少需要 {minimum} 人。请先补充该类专家。',
    'Only {found} experts of “{category}” can be drawn, at least {minimum} are needed. Add experts of this category first.',
  ),
  'panel-pool-duplicate': text(
    '专家 {expert} 在抽取名单中重复出现，请核对专家库。',
    'Expert {expert} stands twice in the pool; please check it.',
  ),
  'panel-no-substitute': text(
    '没有可递补的备选专家：{count} 名备选专家中任何一人递补后，小组都不符合组成要求。请重新抽取。',
    'No substitute fits: with any of the {count} substitutes the panel would break its rules. Draw again.',
  ),
  // Score
  'score-missing': text('未填写分数。请填写 0 到 {max} 之间的数字。', 'No score given. Enter a number from 0 to {max}.'),
  'score-not-a-number': text(
    '“{found}”不是明确的分数。请填写 0 到 {max} 之间的数字。',
    '“{found}” is not clearly a score. Enter a number from 0 to {max}.',
  ),
  'score-out-of-range': text('分数 {found} 超出范围：应在 0 到 {max} 之间。', 'The score {found} is out of range: 0 to {max}.'),
  'score-step': text(
    '分数 {found} 不符合档距：应为 {step} 分的整数倍。',
    'The score {found} does not fit the steps: whole multiples of {step} points.',
  ),
  // Calendar
  'calendar-year-missing': text(
    '{year} 年的节假日安排尚未导入，无法计算工作日。请由系统管理员先导入该年的官方安排。',
    'The official holidays of {year} are not loaded, so working days cannot be counted. An administrator has to import them first.',
  ),
  'calendar-days': text(
    '节假日数据有误：{found}。请按官方安排填写 {"year":2027,"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true}]}。',
    'The official days are not valid: {found}. Expected {"year":2027,"days":[{"name":"New Year","date":"2027-01-01","isOffDay":true}]}.',
  ),
  // Reminders
  'template-placeholder': text(
    '模板中的 {found} 不能使用。此事由可用的占位符：{allowed}。',
    'The text asks for {found}, which this purpose cannot fill in. It has: {allowed}.',
  ),
  'template-brace': text('模板中有未配对的花括号，请检查占位符。', 'A brace is not closed; please check the placeholders.'),
  'template-languages': text(
    '中英文模板的占位符不一致：中文为 {zh}，英文为 {en}。请改为一致。',
    'The two languages ask for different things: Chinese {zh}, English {en}. Use the same placeholders in both.',
  ),
  'template-group': text(
    '工作人员提醒的主题会发到群里，不得含姓名、企业或编号占位符。',
    'The subject of a message to staff is shown in group chats, so it must not name people, enterprises or numbers.',
  ),
  'ladder-length': text('提醒梯次应为 1 到 {max} 个。', 'A ladder has 1 to {max} rungs.'),
  'ladder-repeated': text('同一梯次出现了两次。', 'The same rung is there twice.'),
  'ladder-order': text('提醒梯次须按先后排列：离期限远的在前。', 'Rungs stand in their order: the farther from the deadline first.'),
  'ladder-no-deadline': text(
    '此事由没有期限，只能用“发生后若干小时”。',
    'This purpose has no deadline: only hours after it happens can be used.',
  ),
  'rule-unchanged': text('与现在的提醒规则相同，未保存。', 'This equals the present rule; nothing was saved.'),
  'message-settled': text('该消息已是“{status}”，不能再进行此操作。请刷新页面。', 'This message is “{status}” already. Reload the page.'),
  'message-obsolete': text('该事项已办理或期限已变更，无需再发。', 'What this message asks for is done, or its deadline has moved.'),
  'quiet-hours': text(
    '现在是夜间免打扰时段（{from}:00–{until}:00），请到时段结束后再发。',
    'These are the quiet hours ({from}:00–{until}:00); send it when they are over.',
  ),
  'own-address-missing': text(
    '测试发给您本人，但您的账号没有{channel}可用的地址。请先在“我的账号”中填写。',
    'A test goes to yourself, and your account has no address for {channel}. Enter one under “My account” first.',
  ),
  'channel-limit': text(
    '“{channel}”已达到发送频率上限，请在 {seconds} 秒后再测试。',
    '“{channel}” has reached its limit; test again in {seconds} seconds.',
  ),
  'channel-needs-address': text(
    '下面选用了需要此项的提醒方式，请填写，或改选其他方式。',
    'A channel chosen below needs this: fill it in, or choose another.',
  ),
  'mobile-invalid': text(
    '短信只能发到中国大陆手机号（11 位，以 1 开头）。请核对。',
    'Text messages only go to mobiles of the mainland (11 digits, beginning with 1).',
  ),
  'broadcast-empty': text('筛选结果中没有可以发送的对象。', 'The filter matches nobody who can be written to.'),
  'broadcast-changed': text(
    '名单已变化：预览时为 {expected} 个，现在为 {count} 个。请重新预览后再发送。',
    'The list has changed: {expected} when it was shown, {count} now. Look at it again before sending.',
  ),
  'date-order': text('结束时间须晚于开始时间。', 'The end must lie after the start.'),
  'channel-absent': text(
    '系统没有配置“{channel}”，请管理员按 docs/settings.md 设置。',
    'This installation has no “{channel}”; see docs/settings.md.',
  ),
  'feed-unknown': text('该订阅地址无效或已撤销。', 'This calendar address is not valid or was revoked.'),
  // Score sheets
  'sheet-unreadable': text(
    '文件不存在或无法打开，请检查路径和权限。',
    'There is no such file, or it cannot be opened: check its path and permissions.',
  ),
  'sheet-not-xlsx': text(
    '不是 .xlsx 工作簿，请交回系统签发的评分表文件。',
    'Not an .xlsx workbook: please return the score sheet that was issued.',
  ),
  'sheet-encrypted': text(
    '文件加了打开密码，无法读取。请在 WPS 或 Excel 中取消密码后重新保存。',
    'The file has a password: remove it in WPS or Excel and save again.',
  ),
  'sheet-old-format': text('文件是旧的 .xls 格式。请另存为 .xlsx 后重新交回。', 'The file is in the old .xls format: save it as .xlsx.'),
  'sheet-macros': text(
    '文件含有宏（{part}），不能接收。请另存为不含宏的 .xlsx。',
    'The file carries macros ({part}): save it as .xlsx without macros.',
  ),
  'sheet-external-links': text(
    '文件引用了其他工作簿（{part}），不能接收。请断开链接后重新保存。',
    'The file links to other workbooks ({part}): break the links and save again.',
  ),
  'sheet-unsafe-part': text(
    '文件中有不应出现的内容“{part}”，不能接收。请用 WPS、Excel 或 LibreOffice 重新保存。',
    'The file contains “{part}”, which does not belong there: save it again in WPS, Excel or LibreOffice.',
  ),
  'sheet-crowded': text(
    '文件由 {count} 个部件组成，超过评分表的上限 {limit} 个，不能接收。',
    'The file consists of {count} parts: a score sheet has at most {limit}.',
  ),
  'sheet-duplicate-part': text('文件中“{part}”出现了两次，不能接收。', '“{part}” is in the file twice.'),
  'sheet-damaged': text(
    '文件已损坏，无法读取（{part}）。请重新保存或重新发送。',
    'The file is damaged and cannot be read ({part}): save or send it again.',
  ),
  'sheet-too-large': text('文件过大（{part}），超过评分表的上限 {limit} MB。', 'Too large ({part}): a score sheet has at most {limit} MB.'),
  'sheet-bomb': text('“{part}”解压后异常膨胀，不能接收。', '“{part}” unpacks to far more than it should.'),
  'sheet-not-ours': text(
    '不是本系统签发的评分表：找不到评分表的系统数据。',
    'Not a score sheet of this system: its machine data are missing.',
  ),
  'sheet-machine-data': text(
    '评分表的系统数据不完整或无法识别，请重新领取评分表填写。',
    'The machine data of the sheet are incomplete or unreadable: please ask for a new sheet.',
  ),
  'sheet-signature': text(
    '评分表的签名不符：系统数据被改动过，或不是由本系统签发。',
    'The signature does not match: the machine data were changed, or another system issued the sheet.',
  ),
  'sheet-keys-missing': text(
    '工作表“{sheet}”的隐藏标识被删除（第 1 行和 A 列），无法确认各格的含义。请重新领取评分表。',
    'The hidden keys of “{sheet}” (row 1, column A) are gone: please ask for a new sheet.',
  ),
  'sheet-part-twice': text(
    '工作表“{sheet}”出现了两份，无法确定以哪一份为准。请删除多余的一份。',
    '“{sheet}” is there twice: delete the one that does not count.',
  ),
  'sheet-locked-changed': text(
    '{sheet} 的 {cell} 被改动：现为“{found}”，签发时为“{expected}”。整份评分表不能接收。',
    '{sheet} {cell} was changed: it says “{found}”, issued was “{expected}”. The sheet cannot be accepted.',
  ),
  'sheet-key-twice': text(
    '{sheet} 中“{what}”出现了两次（{cell} 和 {other}），无法确定以哪一处为准。',
    '“{what}” is in {sheet} twice ({cell} and {other}).',
  ),
  'sheet-row-missing': text(
    '{sheet} 中缺少“{what}”一行，该项作未评处理。',
    'The row “{what}” is missing in {sheet}; it counts as not judged.',
  ),
  'sheet-column-missing': text(
    '{sheet} 中缺少“{what}”一列，该申报单位作未评处理。',
    'The column “{what}” is missing in {sheet}; it counts as not judged.',
  ),
  'sheet-score-formula': text(
    '这里填的是公式（={found}），请改填得分数字。',
    'A formula (={found}) stands here: please enter the score itself.',
  ),
  'sheet-score-percent': text(
    '这一格被设成百分比（显示为 {found}），无法确定得分。请复制旁边的空白得分格粘贴到这里，再填数字。',
    'The cell became a percentage ({found}): copy an empty score cell over it, then enter the score as a number.',
  ),
  'sheet-score-date': text(
    '这一格被识别成日期（{found}），无法确定得分。请复制旁边的空白得分格粘贴到这里，再填数字。',
    'The cell became a date ({found}): copy an empty score cell over it, then enter the score as a number.',
  ),
  'sheet-score-kind': text('这一格是“{found}”，不是得分数字。', 'The cell holds “{found}”, not a score.'),
  'sheet-score-normalised': text('“{found}”按 {points} 分读取，请核对。', '“{found}” was read as {points} points: please check.'),
  'sheet-comment-formula': text(
    '评审意见被识别成公式（={found}），已按文字保存。',
    'The remark became a formula (={found}) and is kept as text.',
  ),
  'sheet-comment-picture': text(
    '评审意见是一张图片，无法读取。请改用文字填写。',
    'The remark is a picture, which cannot be read: please write it as text.',
  ),
  'sheet-recusal-unclear': text(
    '“是否回避”填的是“{found}”，只能填“是”或“否”；改清楚之前，该申报单位的得分不予采用。',
    '“Recused” says “{found}”: only “Yes” or “No”. Until that is clear, the scores of this applicant are not used.',
  ),
  'sheet-recusal-fixed': text(
    '该申报单位按规则应当回避，不能改为“{found}”。',
    'This applicant is recused by rule; that cannot be changed to “{found}”.',
  ),
  'sheet-recused-scored': text('已标明回避，该列的得分不予采用。', 'Marked as recused: the scores of this column are not used.'),
  'sheet-total-differs': text(
    '表中合计为 {found}，按各项得分应为 {expected}；以各项得分为准。',
    'The sheet says {found} in total, its scores add up to {expected}; the scores count.',
  ),
  'sheet-other-call': text('这是另一次征集（{found}）的评分表，不属于本次征集。', 'This sheet belongs to another call ({found}).'),
  'sheet-other-round': text('这是另一轮次的评分表，不属于本轮。', 'This sheet belongs to another round.'),
  'sheet-other-expert': text(
    '评分表 {number} 的专家“{expert}”不在本轮评审组内。',
    'The expert “{expert}” of sheet {number} is not on the panel of this round.',
  ),
  'sheet-unknown': text('本轮没有签发过编号为 {number} 的评分表。', 'No sheet {number} was issued in this round.'),
  'sheet-differs-from-issued': text(
    '评分表 {number} 的系统数据与签发记录不一致。',
    'The machine data of sheet {number} differ from what was issued.',
  ),
  'sheet-older-rubric': text(
    '评分表依据评分细则第 {found} 版，现行为第 {current} 版，不能接收。',
    'The sheet follows rubric version {found}; version {current} applies now.',
  ),
  'sheet-void': text(
    '评分表 {number} 已作废（{why}），现行有效的是 {current}。',
    'Sheet {number} is void ({why}); the valid one is {current}.',
  ),
  'sheet-void-unreplaced': text(
    '评分表 {number} 已作废（{why}），该专家没有现行有效的评分表。',
    'Sheet {number} is void ({why}), and this expert has no valid sheet.',
  ),
  'sheet-not-issued': text('评分表 {number} 尚未签发完成，暂不能导入。', 'Sheet {number} has not been issued yet.'),
  'sheet-cell-conflict': text(
    '系统中为 {stored} 分，本文件为 {found} 分，且本文件不是在系统现有得分的基础上填写的。请核对以哪个为准。',
    'Stored are {stored} points, the file says {found} and was not filled on top of what is stored: please decide which counts.',
  ),
  'sheet-timeout': text(
    '读取文件超过 {seconds} 秒，已中止。请重新保存后再试。',
    'Reading took more than {seconds} seconds and was stopped: save the file again and retry.',
  ),
  'sheet-reader-failed': text(
    '读取文件时内存不足或出错，已中止。请重新保存后再试。',
    'Reading the file failed and was stopped: save the file again and retry.',
  ),
  // Experts, panel, rubric
  'expert-category-unknown': text('本次征集没有专家类别“{category}”。', 'This call has no expert category “{category}”.'),
  'panel-not-drawn': text('尚未抽取评审小组。', 'The panel has not been drawn yet.'),
  'panel-sheets-issued': text(
    '评分表已经签发，不能重新抽取评审小组；个别成员不能参加时请更换专家。',
    'Score sheets have been issued, so the panel cannot be drawn again; replace a member who cannot take part.',
  ),
  'panel-member-gone': text('该专家已不是评审小组成员，请刷新页面。', 'This expert is no longer a member of the panel; reload the page.'),
  'panel-expert-not-seated': text('该专家不在本轮评审小组中。', 'This expert is not on the panel of this round.'),
  'recusal-exists': text('该专家对该申报单位的回避已经登记。', 'This recusal is on record already.'),
  'rubric-faulty': text('评分细则有 {count} 处错误，第一处：{first}。', 'The rubric has {count} faults, the first: {first}.'),
  'rubric-not-approved': text(
    '评分细则尚未经第二人批准：请先提出并批准评分细则。',
    'No rubric has been approved by a second person yet: propose one and have it approved first.',
  ),
  // Issue and import of score sheets
  'sheet-no-applicants': text('没有进入专家评审的申报，无需签发评分表。', 'No application has been admitted to the panel yet.'),
  'sheet-due-past': text('交回期限须晚于当前时间。', 'The return date must lie after now.'),
  'sheet-scores-exist': text(
    '已有专家按现行细则交回评分，不能整批重新签发；请对个别专家重新签发。',
    'Scores under this rubric have come back, so the whole pack cannot be issued again; reissue single sheets.',
  ),
  'sheet-covers-more': text(
    '现行评分表 {number} 还包含其他报名类型，单独重新签发会使其一并作废。请选择“全部类型”签发。',
    'The valid sheet {number} holds other roles as well and would become void with them: issue for all roles.',
  ),
  'sheet-scan-purpose': text('该文件不是本轮评分表的签名扫描件。', 'The file is not a scan of a signed score sheet of this round.'),
  'sheet-scan-exists': text('该扫描件已附在此评分表上。', 'This scan is attached to the sheet already.'),
  'sheet-scan-voided': text('该扫描件已作废。', 'This scan is void already.'),
  'sheet-nobody-without': text('每位评审小组成员都已有有效的评分表。', 'Every member of the panel has a valid sheet.'),
  'pack-finished': text('该评分表包已完成或已取消。', 'This pack is finished or cancelled already.'),
  'import-file-purpose': text('“{name}”不是本轮交回的评分表文件。', '“{name}” is not a returned score sheet of this round.'),
  'import-not-confirmed': text(
    '该文件的评分尚未确认入库，没有可打印的评分表。',
    'The scores of this file have not been confirmed: there is no score form to print.',
  ),
  'import-not-read': text(
    '该文件当前不能提交确认，请刷新页面查看其状态。',
    'This file cannot be put forward in its present state; reload the page.',
  ),
  'import-nothing-to-accept': text('该文件未被接受，没有可确认的评分。', 'The file was refused; there is nothing to confirm.'),
  'import-conflicts': text(
    '有 {count} 处与系统中的得分冲突，不能导入。请核对文件；确需改分的走评分更正。',
    '{count} cells conflict with stored scores. Check the file; what really has to change goes through a correction.',
  ),
  'import-unchanged': text('与系统中的评分完全一致，没有变化。', 'No changes: everything is stored already.'),
  'import-applicant-unknown': text(
    '所选申报中有文件里没有的，请刷新页面后重选。',
    'One of the chosen applicants is not in the file; reload the page and choose again.',
  ),
  'import-outdated': text(
    '评分表 {number} 的得分在此期间已有变化，请重新导入该文件后再确认。',
    'The scores of sheet {number} have changed meanwhile; import the file again.',
  ),
  'import-own': text(
    '导入人不能确认自己导入的评分表，请由另一人确认。',
    'Nobody confirms a file that they imported; another person has to.',
  ),
  'sheet-archive-unpacked': text(
    '压缩包内有 {count} 份评分表，已逐份登记导入。',
    'The archive held {count} workbooks; each is imported on its own.',
  ),
  'sheet-archive-empty': text('压缩包内没有可导入的 .xlsx 文件。', 'The archive holds no .xlsx workbook that could be imported.'),
  'sheet-archive-damaged': text('压缩包已损坏，无法完整解压。', 'The archive is damaged and cannot be unpacked.'),
  'sheet-archive-crowded': text(
    '压缩包内文件超过 {limit} 个，其余未导入。',
    'The archive holds more than {limit} files; the rest was not imported.',
  ),
  'mail-unreachable': text(
    '邮件服务器暂时无法访问（{answer}），稍后自动重试。',
    'The mail server cannot be reached ({answer}); it is tried again later.',
  ),
  // Corrections and results
  'score-cell-unknown': text('该评分表中没有这一评分项。', 'This sheet has no such score.'),
  'score-cell-empty': text(
    '该项尚无得分：请通过导入评分表填写，不能更正。',
    'There is no score to correct: it has to come from an imported sheet.',
  ),
  'score-unchanged': text('更正后的分数与现在的相同。', 'The corrected score equals the present one.'),
  'score-overtaken': text('该项得分在此期间已有新版本，请重新提出更正。', 'This score has a newer version; propose the correction again.'),
  'score-not-objective': text(
    '该项是主观分，不能以“客观因素评分不一致”更正。',
    'This criterion is judged by each expert; it cannot be corrected as an objective one that differs.',
  ),
  'abnormal-incomplete': text(
    '该专家对此申报没有完整的评分，不能按畸高畸低处理。',
    'There are no complete scores of this expert that could be abnormal.',
  ),
  'abnormal-others-few': text(
    '对 {number} 评分完整的其他成员只有 {found} 人，至少需要 {needed} 人才能取平均分。请先收齐其他成员的评分。',
    'Only {found} other members have complete scores for {number}; the mean needs {needed}. Collect the other sheets first.',
  ),
  'abnormal-case-exists': text(
    '该专家的这些评分已有一件畸高畸低处理（{status}）。',
    'There is a case about these scores already ({status}).',
  ),
  'abnormal-case-over': text(
    '该件处理已提交、已完成或已结束，不能再改。',
    'This case is proposed, replaced or closed; it cannot change any more.',
  ),
  'abnormal-not-entitled': text(
    '该成员不参加本件认定：本人、已回避或已不在评审小组。',
    'This member has no vote here: the one concerned, recused, or no longer on the panel.',
  ),
  'abnormal-no-majority': text(
    '只有 {confirming} 名成员认定畸高畸低，须超过评审小组（{panel} 人）半数，即至少 {needed} 名。',
    'Only {confirming} members confirm; more than half of the panel of {panel} is needed, at least {needed}.',
  ),
  'abnormal-explanation-open': text(
    '尚未记录该成员的书面说明：请记录已提交的说明，或注明未提交。',
    'The member’s written explanation is not recorded yet: record it, or that there is none.',
  ),
  'abnormal-explained': text(
    '书面说明已被认定为充分，评分保留。请结束本件处理。',
    'The explanation was found sufficient: the scores stay. Close the case.',
  ),
  'abnormal-explanation-empty': text('请填写书面说明的内容或上传文件。', 'Enter what the explanation says or upload it.'),
  'abnormal-explanation-purpose': text('该文件不是本轮的评分说明。', 'The file is not an explanation of scores of this round.'),
  'abnormal-overtaken': text(
    '提交之后，评分、回避或成员认定有变动，请重新提交。',
    'Scores, recusals or votes have changed since this was proposed; propose it again.',
  ),
  'result-approved': text(
    '评审结果已批准，评审小组、细则、评分表和得分已冻结。确有错误的走评分更正。',
    'The result has been approved; panel, rubric, sheets and scores are frozen. Errors go through a correction.',
  ),
  'result-not-approved': text('尚无获批准的评审结果。', 'No result has been approved yet.'),
  'publicity-missing': text('尚未公示，请先登记公示。', 'Nothing has been made public yet; record the publicity first.'),
  'publicity-running': text('公示期至 {until}，期满后方可确定。', 'Publicity runs until {until}; it can be confirmed afterwards.'),
  'objections-open': text(
    '还有 {count} 件异议未答复，答复后方可确定。',
    '{count} objections wait for an answer; it can be confirmed afterwards.',
  ),
  'nobody-publicised': text('没有处于公示中的申报。', 'No application is being made public.'),
  'nobody-qualified': text('没有已确定入选的申报。', 'No application is qualified.'),
  'result-not-computed': text('该次计算尚未完成。', 'This computation is not finished.'),
  'result-superseded': text('已有更新的计算，请使用最新一次。', 'There is a newer computation; use that one.'),
  'result-stale': text('计算之后得分或名单已有变化，请重新计算。', 'Scores or names have changed since the computation; compute again.'),
  'result-inputs-missing': text(
    '该次计算没有保存输入数据，不能生成复核表。请重新计算。',
    'This computation has no stored inputs to check it from; compute again.',
  ),
  'result-blocked': text(
    '还有 {count} 个问题必须先解决，才能提出结果。',
    '{count} problems have to be solved before the result can be proposed.',
  ),
} as const satisfies Record<string, LocalizedText>

export type RefusalReason = keyof typeof refusalTexts
