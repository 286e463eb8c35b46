### Rights to use the special mark: the question for a day, one right's page, the user's own

section-authorisations = 用标授权
right-product = 产品
right-enterprise = 企业
right-track = 保护依据
right-span = 有效期间
right-download-opened = 开通矢量图下载
right-term-end = 许可期限至
right-last-use = 最近一次用标记录
right-history = 变更历史
right-history-none = 暂无变更记录。
right-recorded = 登记于
right-public = 公开页面
right-public-link = 查看公开状态
right-proof = 公开日志
right-proof-text = 每一次授予、变更和终止都写入公开日志，任何人都可以核对其未被改动。
right-proof-link = 查看这项授权的日志与证明
right-extract = 登记信息摘录（PDF）
right-extract-text = 载明当前登记、变更历史、二维码和公开日志证明，可以打印，也可以离线核对。
right-extract-machine = 供程序读取的证明（JSON）
right-not-national = 本系统不是国家登记簿，以国家知识产权局公告为准。
right-heading = { $enterprise } · { $product }

## What was done to a right

right-event-granted = 授予
right-event-order_rectification = 责令限期整改
right-event-rectified = 整改完成
right-event-ask_change = 申请变更
right-event-change = 核准变更
right-event-drop_change = 变更未获办理
right-event-stop = 停止使用资格
right-event-give_up = 自愿放弃
right-event-lapse = 期满或基础权利终止
right-event-cancel = 注销
right-event-became = 由“{ $was }”变更为“{ $becomes }”

## The question for a day

right-ask-heading = 查询某日是否获得用标授权
right-ask-intro = 填写企业、产品和日期，查询该企业当日是否有权使用地理标志专用标志。
right-ask-enterprise-hint = 企业名称或统一社会信用代码
right-ask-on = 日期
right-ask-submit = 查询
right-ask-link = 查询某一天是否获得授权
right-ask-no-enterprise = 登记系统中没有这家企业
right-ask-no-product = 登记系统中没有这个产品
right-ask-which-enterprise = 您要查的是哪家企业？
right-ask-which-product = 您要查的是哪个产品？
right-answer-yes = 有授权：{ $day }，{ $enterprise }的“{ $product }”用标授权有效。
right-answer-no = 无授权：{ $day }，{ $enterprise }没有“{ $product }”的用标授权。
right-answer-ended = 已终止：{ $enterprise }的“{ $product }”用标授权已于 { $end } 终止，{ $day } 当日无效。
right-answer-unknown = 无法回答：本系统不掌握{ $enterprise }在 { $day } 的“{ $product }”用标授权情况。
right-answer-future = 这一天还没有到。
right-answer-before = 本系统自 { $date } 起登记公告，此前未登记不等于没有授权。
right-answer-no-records = 本系统尚未登记过公告，未登记不等于没有授权。
right-answer-see = 查看这项授权

## The user's own

my-rights-intro = 您所在企业的用标授权，以及接下来要做的事。
my-rights-none = 还没有用标授权
my-rights-none-text = 公告核准后，授权会显示在这里。
my-right-next = 接下来
my-right-next-rectify = 正在限期整改：请在规定期限前完成整改，并在授权页面提交整改报告。
my-right-next-over = 已终止，不得再使用专用标志。
my-right-next-use = 请在使用专用标志时做好记录，{ $date } 前至少记录一次。
my-right-next-warned = 已有 18 个月没有用标记录。连续两年未使用的，可能被停止使用资格，期限为 { $date }。
my-right-next-overdue = 自 { $date } 起，已满两年没有用标记录，可能被停止使用资格。如实际使用过，请补记。
my-right-uses = 用标记录
my-right-uses-text = 记录在哪一批产品上使用了专用标志。记录不公开，仅公开最近一次的日期。
my-right-batch-hint = 批号或生产日期，与产品包装一致
my-right-use-submit = 记录一次使用
my-right-used = 已记录。
my-right-no-use = 尚无记录
my-right-artwork = 专用标志矢量图
my-right-artwork-text = 您从国家知识产权局下载的官方文件，原样保存，不作任何改动，也不对外显示。
my-right-artwork-hint = PDF（含 AI）、SVG、PNG 或 JPEG，最大 { $n } MiB。EPS 请另存为 PDF。
my-right-artwork-submit = 上传
my-right-artwork-kept = 文件已原样保存。
my-right-artwork-none = 尚未上传
my-right-ways = 其他办理事项
my-right-give-up = 放弃这项授权
my-right-give-up-text = 放弃经办理后生效，再次使用须重新申请。

field-batch = 产品批次
field-artwork = 矢量图文件

## What people are told of a right, in letters

right-told-right_lapsed = 这项用标授权自 { $day } 起终止。
right-told-right_unused = 这项用标授权已有 18 个月没有用标记录。到 { $day } 满两年仍未使用的，可能被停止使用资格。如实际使用过，请补记。
right-told-right_stoppable = 到 { $day }，这项用标授权已满两年没有用标记录，具备停止使用资格的情形。是否停止，由管理部门核实后按程序办理；如实际使用过，请补记。
right-told-right_rectification = 责令限期整改，请在 { $day } 前完成并报告。
right-told-right_reported = 用标企业于 { $day } 报告整改完成，请核查。
right-told-right_rectified = 整改已于 { $day } 核查通过，恢复正常使用。
right-told-right_returned = 核查认为尚未按要求整改，请在 { $day } 前完成并再次报告。

## What is ordered to be put right

right-orders = 限期整改
right-order-open = 进行中
right-order-done = 已完成
right-not-done = 未整改到位
right-ordered-by = 责令机构
right-ordered-at = 责令于 { $when }
right-reported-at = 报告于 { $when }
right-found-at = 核查于 { $when }
right-order-overdue = 整改期限已过。
my-right-report-hint = 说明已采取的措施和完成情况。再次提交会替换上一次的报告。
my-right-report-submit = 提交整改报告
my-right-reported = 整改报告已提交，请等待管理部门核查。

## An office's rights

desk-right-lead = 本辖区企业的用标授权。满两年没有用标记录、正在整改的排在前面。
desk-right-search = 企业名称、统一社会信用代码或产品
desk-right-found = 共 { $n } 项
desk-right-empty = 没有用标授权
desk-right-none-found = 没有符合条件的用标授权
desk-right-empty-text = 本辖区没有符合条件的用标授权。
desk-right-care = 待关注
desk-right-care-stoppable = 满两年未用标
desk-right-care-rectification = 整改中
desk-right-care-unused = 18 个月未用标
desk-right-ordered-now = 正在限期整改，期限为 { $date }。企业尚未报告。
desk-right-reported-now = 正在限期整改，期限为 { $date }。企业已报告，等待核查。
desk-right-returned-now = 核查认为尚未按要求整改，新的期限为 { $date }，等待企业再次报告。
desk-right-to-end = 去核查
desk-right-over = 这项授权已终止。
desk-right-recent = 近期有用标记录或刚获授权。{ $date } 前没有新记录的，将提醒企业。
desk-right-warned = 已有 18 个月没有用标记录，已提醒企业。到 { $date } 满两年。
desk-right-stoppable = 到 { $date } 已满两年没有用标记录，可以按程序处理：责令限期整改，或报省局提请停止使用资格。本系统不会自动停止。
desk-right-order = 责令限期整改
desk-right-order-note = 整改要求会告知企业，不对外公开；公开的是授权处于整改中。
desk-right-demand-hint = 写明存在的问题和整改要求
desk-right-basis-hint = 文书名称和文号
desk-right-due-hint = 由责令文书确定，须晚于今天
desk-right-order-submit = 责令整改
desk-right-ordered = 已责令整改并告知企业。
desk-right-end = 核查整改
desk-right-end-note = 核查通过的，授权恢复正常；未整改到位的，写明原因并重新确定期限，企业会收到通知。停止使用资格须由省局录入公告办理。
desk-right-no-report = 企业尚未提交整改报告。
desk-right-no-new-report = 企业尚未再次提交整改报告。
desk-right-finding-hint = 写明核查情况和结论
desk-right-end-submit = 提交核查结果
field-outcome = 核查结果
desk-right-outcome-done = 整改通过
desk-right-outcome-done-hint = 授权恢复正常，整改到此结束。
desk-right-outcome-not_done = 未整改到位
desk-right-outcome-not_done-hint = 继续整改，须写明原因和新的期限。
desk-right-due-again = 新的整改期限
desk-right-due-again-hint = 只在“未整改到位”时填写，须晚于今天
desk-right-returned = 已记录未整改到位，并告知企业。
desk-right-ended = 整改已结束，已告知企业。
