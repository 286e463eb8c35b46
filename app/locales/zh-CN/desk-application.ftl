### The officers' desk: applications for the mark

section-desk-applications = 用标申请
section-handovers = 报送汇总表
section-site-check = 产地核验

## Fields

field-officer = 承办人
field-case = 案件
field-step = 办理事项
field-first = 核验人一
field-second = 核验人二
field-day = 日期
field-announcement = 公告（发布机关和公告号）
field-marks = 需要补正的项目
field-note = 备注
field-number = 文号
field-planned = 计划日期
field-site_day = 核验日期
field-places_seen = 查看的地点
field-base_inside = 生产地是否在保护范围内
field-raw_material_ok = 原料来源与申请一致
field-process_ok = 生产工艺符合要求
field-quality_system_ok = 质量管理制度健全
field-label_ok = 包装标签符合要求
field-site_remarks = 其他情况
field-site_verdict = 核验结论

## The queue

desk-app-days =
    { $n ->
        [0] 今天
       *[other] { $n } 个工作日
    }
desk-app-somebody = 其他机构人员
desk-app-groups = 按办理情况
desk-app-group-mine = 待我方办理
desk-app-group-overdue = 已超期
desk-app-group-applicant = 等待申请人
desk-app-group-elsewhere = 其他机构办理
desk-app-group-national = 国家知识产权局
desk-app-group-ended = 已办结
desk-app-group-all = 全部
desk-app-group-about-mine = 轮到本机构办理、未超过设定期限的申请。
desk-app-group-about-overdue = 轮到本机构办理、已超过设定期限的申请。
desk-app-group-about-applicant = 正在等待申请人补正的申请。
desk-app-group-about-elsewhere = 正由上级或下级机构办理的申请。
desk-app-group-about-national = 已经省级审核同意，待报送或待国家知识产权局公告的申请。
desk-app-group-about-ended = 不再需要办理的申请。
desk-app-group-about-all = 本机构及下级机构收到的全部申请。
desk-app-found = 共 { $n } 件
desk-app-overdue-first = 另有 { $n } 件已超过设定期限，请先办理。
desk-app-filter = 筛选
desk-app-search = 搜索企业、代码、收件编号或产品
desk-app-any = 不限
desk-app-assigned = 承办人
desk-app-unassigned = 未分派
desk-app-sort = 排序
desk-app-sort-due = 先到期的在前
desk-app-sort-oldest = 等待最久的在前
desk-app-sort-newest = 最近变动的在前
desk-app-turn = 由谁办理
desk-app-age = 本环节已历时
desk-app-due = 期限
desk-app-demo = 演示数据
desk-app-pick = 选择“{ $name }”
desk-app-assign-to = 将选中的申请分派给
desk-app-nobody = 不分派
desk-app-assign = 分派
desk-app-assigned-done = 已分派 { $n } 件申请。
desk-app-empty-mine = 没有待办理的申请
desk-app-empty = 没有这一类申请
desk-app-empty-text = 有新的申请提交或转来时，会出现在这里。
desk-app-not-found = 没有相符的申请
desk-app-not-found-text = 请检查名称、代码或编号，或放宽筛选条件。
desk-app-search-everywhere = 在全部申请中查找

## Keys

desk-keys-open = 键盘快捷键
desk-keys-title = 键盘快捷键
desk-keys-next = 下一件
desk-keys-previous = 上一件
desk-keys-enter = 打开
desk-keys-pick = 选中或取消选中
desk-keys-search = 搜索
desk-keys-help = 显示或隐藏本说明
desk-keys-off = 停用快捷键
desk-keys-on = 启用快捷键
desk-keys-close = 关闭
desk-keys-all = 选中或取消本页全部

## The overview

desk-app-overview-mine = 申请待办理
desk-app-overview-overdue = 申请已超期

## The case

desk-app-to-actions = 去办理
desk-app-differs = 有 { $n } 项与登记系统记载不一致，请结合材料核对。
desk-app-place = 产地
desk-app-area = 保护范围（公告原文）
desk-app-unknown-enterprise = 登记系统中没有这家企业，以下只列出申请时的记载。
desk-app-findings = 系统检查提示
desk-app-findings-text = 以下各项有缺漏或不一致，仅供参考，由审核人员判断。
desk-app-statement = 申请内容
desk-app-statement-note = 与申请人提交前的预览相同
desk-app-stands = 办理情况
desk-app-submitted = 提交时间
desk-app-opinion-by = 初审人
desk-app-city-by = 市级审核人
desk-app-first-person = 拟核准人
desk-app-second-person = 核准人
desk-app-sheet-see = 查看汇总表
desk-app-words = 与申请人的往来
desk-app-say = 给申请人留言
desk-app-say-hint = 申请人会收到这段话。要求补正请用上方的“要求补正”。
desk-app-say-submit = 发送
desk-app-notes = 内部备注
desk-app-notes-about = 只有审核人员能看到，申请人看不到。
desk-app-note = 添加备注
desk-app-note-submit = 保存备注
desk-app-person = 经办人
desk-app-begun = 开始填写
desk-app-done-step = 已办理：{ $step }。申请人已收到通知。
desk-app-back = 返回申请列表

## What can be done

desk-app-actions = 办理
desk-app-told = 每次办理都会记录办理人和时间，并通知申请人。
desk-app-ended = 本申请已办结，不再需要办理。
desk-app-not-yours = 现在由{ $who }办理，您可以查看。
desk-app-unsigned = 两名核验人都签字后，才能出具核验报告。
desk-app-two-people = 核准须由两人办理
desk-app-two-people-text = 您提出拟核准后，由另一名审核人员复核决定。提出人不能自己核准，也不能由作出初审或市级审核意见的人提出。
desk-app-proposed-by = { $who } 已提出拟核准，须由另一人决定同意或不同意。
desk-app-left-over = 您刚才填写的内容
desk-app-left-over-text = 这一步已经不能办理，所填内容没有保存；如有需要可以复制。
desk-app-other-person = 前一步由您办理，这一步须由另一人办理。
desk-app-reason = 理由
desk-app-reason-hint = 原文写入给申请人的通知，请写明事实和依据，不要写内部意见。
desk-app-remark = 说明
desk-app-remark-hint = 填写的内容会原文写入给申请人的通知。
desk-app-appeal = 本系统已设置救济途径和期限的，通知中自动附上；没有设置的，请在理由中写明。
desk-app-choose = 请选择
desk-app-site-planned = 计划核验日期
desk-app-download-day = 开通日期
desk-app-announcement-hint = 例如：国家知识产权局公告第 508 号。
desk-app-announcement-day = 公告日期
desk-app-basis = 核准依据
desk-app-basis-hint = 注册人出具的会员证明，或许可备案号。
desk-app-basis-day = 核准生效日期
desk-app-marks-hint = 勾选项目，并写明要补什么、怎样补。申请人会在对应的位置看到。
desk-app-mark-wanted = { $name }：要补什么
desk-app-do-accept = 受理
desk-app-do-not_accept = 不予受理
desk-app-do-order_site_check = 安排产地核验
desk-app-do-order_anew = 重新安排产地核验
desk-app-do-report_site_check = 出具核验报告
desk-app-do-begin_review = 进入初审
desk-app-do-give_opinion = 初审同意
desk-app-do-city_agree = 市级审核同意
desk-app-do-propose_approval = 提出拟核准
desk-app-do-decline_approval = 不同意核准
desk-app-do-approve = 同意核准
desk-app-do-send_back = 退回重审
desk-app-do-request_supplement = 要求补正
desk-app-do-reject = 不予核准
desk-app-do-announce = 登记公告
desk-app-do-open_download = 登记开通下载
desk-app-about-accept = 材料齐全、属于本机构受理范围的，予以受理。受理后由您承办。
desk-app-about-not_accept = 申请到此结束。申请人可以重新申请。
desk-app-about-order_anew = 更换核验人或改期。已填写的核验记录和签字随之清空，由新的核验人重新填写。
desk-app-about-reject-late = 补正期限已过，申请人没有补正。请写明应补正的事项和期限。
desk-app-about-order_site_check = 指定两名核验人和日期。申请人会收到通知，日期请另行与其约定。
desk-app-about-report_site_check = 两名核验人均已签字。办理后转入初审。
desk-app-about-begin_review = 本途径不作产地核验，直接转入初审。
desk-app-about-give_opinion = 初审意见随申请转省级机构审核。
desk-app-about-give_opinion-city = 初审意见随申请转市级机构审核。
desk-app-about-city_agree = 审核意见随申请转省级机构审核。
desk-app-about-propose_approval = 提出后，由另一人决定。
desk-app-about-decline_approval = 拟核准不成立，申请仍由本机构办理。
desk-app-about-approve = 同意后，申请列入待报送，由国家知识产权局审查和公告。
desk-app-about-approve-last = 同意后，用标资格自所填日期起生效，并在公开日志中公布。
desk-app-about-send_back = 退回受理机构重新初审。
desk-app-about-request_supplement = 申请人补正后，申请回到现在的环节；已提出的拟核准随之取消。
desk-app-about-reject = 申请到此结束。申请人会收到理由和救济途径。
desk-app-about-announce = 登记国家知识产权局的公告。用标资格自公告之日起生效，并在公开日志中公布。
desk-app-about-open_download = 登记为申请人开通矢量图下载的日期。

## The site check

desk-site-link = 核验表（填写、打印）
desk-site-checkers = 核验人
desk-site-signed = 已签字
desk-site-not-signed = 未签字
desk-site-open = 尚无结论
desk-site-done-saved = 已保存，可以稍后继续填写。
desk-site-done-signed = 您已签字。
desk-site-reader = 只有两名核验人可以填写，您可以查看和打印。
desk-site-over = 核验已结束，内容不能再修改。
desk-site-part-visit = 到场
desk-site-part-found = 查看情况
desk-site-part-verdict = 结论和签字
desk-site-hint-places_seen = 写明乡镇、村和地块，一行一处。
desk-site-hint-base_inside = 对照公告划定的范围判断；拿不准的选“难以判断”，并在其他情况中说明。
desk-site-hint-raw_material_ok = 查看进货台账、收购凭证。
desk-site-hint-process_ok = 对照执行标准查看主要工序。
desk-site-hint-quality_system_ok = 查看检验、记录和追溯。
desk-site-hint-label_ok = 查看包装实物或设计稿。
desk-site-hint-site_remarks = 不一致的、需要说明的，写在这里。
desk-site-hint-site_verdict = 是否具备使用专用标志的条件。
desk-site-answer-yes = 是
desk-site-answer-no = 否
desk-site-answer-na = 不适用
desk-site-answer-unsure = 难以判断
desk-site-answer-fit = 具备条件
desk-site-answer-unfit = 不具备条件
desk-site-save = 保存
desk-site-sign = 保存并签字
desk-site-sign-about = 签字表示您到场核验，并对所填内容负责。两人各用自己的账户签字。
desk-site-sign-again = 已有人签字。修改内容后，两人的签字都会取消，须重新签字。
desk-site-sheet = 核验表
desk-site-sheet-about = 现场没有网络时，可用浏览器打印本表带去，回来后补录。
desk-site-sheet-stated = 申请内容
desk-site-applicant-signs = 申请人（签名）

## Handing over

desk-handover-lead = 把省级审核同意的申请列入汇总表，报送国家知识产权局。
desk-handover-waiting = 待报送
desk-handover-waits = 已等待
desk-handover-none = 没有待报送的申请
desk-handover-none-text = 省级审核同意后，申请会出现在这里。
desk-handover-national = 查看已报送、待公告的申请
desk-handover-new = 制作汇总表
desk-handover-new-about = 选中的申请列入一份汇总表。制作后不能增减，汇总表可下载为 XLSX。
desk-handover-number-hint = 本机构的编号，例如：豫知用标〔2026〕12 号。
desk-handover-submit = 制作汇总表
desk-handover-sheets = 已制作的汇总表
desk-handover-no-sheets = 还没有制作过汇总表。
desk-handover-cases = 件数
desk-handover-made = 制作时间
desk-handover-title = 汇总表 { $number }
desk-handover-done = 汇总表已制作。
desk-handover-download = 下载 XLSX
desk-handover-files = 文件
desk-handover-sheet-paper = 汇总表
desk-handover-letter = 报送函
desk-handover-password = 下载口令
desk-handover-password-about = 国家知识产权局随公告给出的矢量图下载口令。加密保存，只有省级人员再次验证身份后可以查看，每次查看都有记录。
desk-handover-password-none = 尚未登记口令。
desk-handover-password-by = 登记人
desk-handover-password-save = 保存口令
desk-handover-password-replace = 更正口令
desk-handover-password-kept = 口令已保存。
desk-handover-reveal = 查看口令
desk-handover-revealed = 以下口令仅供本次使用，请勿截屏或转抄到其他系统。
field-download_password = 口令
field-password_on = 收到日期
desk-handover-list = 列入的申请
desk-handover-no = 序号
desk-app-map = 生产地位置
desk-app-map-none = 申请人没有选择已申报的基地，地点以其文字陈述为准。

## 受理机构

handling-lead = 每一项保护由哪个机构受理用标申请。公告或文件写明的，登记文件名称；没有文件的，按产地推定，并注明待核。
handling-search = 产品、机构或文件
handling-all = 全部
handling-named = 有文件
handling-open = 待核
handling-found = 共 { $n } 项
handling-empty = 没有符合条件的保护
handling-empty-text = 请换一个名称，或查看全部。
handling-office = 受理机构
handling-review = 审核层级
handling-review-city = 经市级审核后报省
handling-review-plain = 直接报省
handling-column-basis = 依据
handling-unconfirmed = 按产地推定，待核
handling-done = 已登记。新提交的申请按此受理，已提交的不变。
handling-withdrawn = 已撤销登记，改按产地推定。新提交的申请按此受理，已提交的不变。
handling-record = 登记依据文件
handling-record-about = 登记后，新提交的申请由所选机构受理；已经提交的申请不受影响。登记记入公开日志。
handling-office-hint = 没有文件时选“按产地推定”，原有登记随之撤销。
handling-by-place = 按产地推定（待核）
handling-review-ask = 县级初审后须经市级审核
handling-review-hint = 由市级机构受理的，不必选。
field-document = 依据文件
handling-document-hint = 写明发文机关、文号和名称。例如：国家质检总局公告2010年第7号。
handling-submit = 保存登记
