### Entering announcements

section-announcements = 公告登记
filing-list-intro = 一人录入并核对，另一人整体执行。
filing-new = 登记新公告
filing-new-intro = 先填写公告本身，再逐条录入或导入清单。每一步都会保存。
filing-new-submit = 保存并录入清单
filing-search-label = 按标题或公告号查找
filing-found =
    { $n ->
       *[other] 共 { $n } 件
    }
filing-empty = 没有符合条件的公告
filing-empty-text = 可以换个条件，或登记一件新公告。
filing-changed = 最近修改
filing-rows = 清单
filing-state-draft = 录入中
filing-state-proposed = 待执行
filing-state-applied = 已执行
filing-state-discarded = 已作废

filing-text-hint = 照公告原文，例如“国家知识产权局公告第六五〇号”
filing-year-hint = 仅当公告号含年份时填写
filing-date-hint = 授权自这一天起有效
filing-track-hint = 清单未逐条写明时适用
filing-track-any = 逐条写明，或产品只有一种
filing-source-hint = 官方网址，或所在报刊

field-issuer = 发布机关
field-text = 公告标题
field-year = 年份
field-date = 公告日期
field-track = 保护依据
field-source = 出处
field-sheet = 清单文件
field-chosen_product = 所指产品
field-chosen_enterprise = 所指企业
field-left_out = 不执行的原因

filing-counts = 共 { $n } 条，{ $doubtful } 条有疑问，{ $out } 条不执行
filing-returned = 已退回修改
filing-change = 修改公告信息
filing-change-submit = 保存
filing-sheet = 导入清单（CSV 或 XLSX）
filing-sheet-hint = 第一行为列名：{ $columns }。不得含公式；CSV 须为 UTF-8 编码。
filing-sheet-replaces = 导入后替换现有全部条目。
filing-sheet-submit = 导入并核对
filing-template = 空白模板
filing-row-new = 录入一条
filing-row-correct = 修改第 { $number } 行
filing-row-save = 保存这一条
filing-row-gone = 这一行已不存在，清单可能已被替换。
filing-row-take-up = 登记系统没有的，照公告新登记
filing-row-take-up-hint = 须写明名称、统一社会信用代码和所在县；产品须写明类别和产地。
filing-row-leave-out = 这一条不执行
filing-row-left-out-hint = 勾选上一项时填写
filing-row-out = 不执行
filing-row-good = 无疑问
filing-row-new-taken = 新登记
filing-cases = 执行后随之办结申请 { $n } 件。
filing-case-answers = 执行后，这件申请随之办结。
filing-case-stopped = 该企业已申请放弃。执行后使用权记为停止使用，申请随之办结；如果公告是应其申请作出的，请选择本条不执行，到该申请中登记公告。
filing-case-before = 这件申请在公告日之后提交，不随本公告办结。
filing-case-other_change = 这件申请要变更的是别的事项，不随本公告办结。
filing-choose-product = 公告所指的是哪个产品？
filing-choose-enterprise = 公告所指的是哪家企业？
filing-choose-none = 按上面的名称和代码匹配
filing-line = 行
filing-finding = 核对结果
filing-may-take-up = 公告内容完整，可以新登记。
filing-none-such = 没有这样的条目。
filing-no-rows = 还没有条目
filing-no-rows-text = 请导入清单，或逐条录入。
filing-show-doubtful = 有疑问
filing-show-all = 全部
filing-show-out = 不执行
filing-take-up-text = 有 { $n } 条写明了名称、代码和所在地，登记系统尚无。
filing-take-up = 全部新登记（{ $n } 条）
filing-propose-heading = 提交执行
filing-propose-wait = 请先处理有疑问的条目。
filing-propose-text = 提交后由另一人核对并整体执行，其间不能再改。
filing-propose = 提交给另一人执行
filing-discard = 作废
filing-discard-text = 作废后不能恢复，登记内容不受影响。
filing-decide-question = 核对公告原文后，如何处理？
filing-apply = 执行
filing-apply-text = 全部条目一次生效，写入公开日志，不能撤回。
filing-back = 退回修改
filing-back-text = 恢复为录入中，可以再改。
filing-reason-hint = 例如“已与公告原文核对一致”
filing-decide-submit = 确定
filing-own = 这件公告由您录入或提交，须由另一人执行；您可以退回修改。
filing-doubtful-now = 提交之后登记内容有变化，部分条目出现疑问，请退回修改。
filing-made-by = 录入
filing-proposed-by = 提交
filing-decided-by = 处理
filing-applied-by = 执行

filing-done-made = 已保存，请录入清单。
filing-done-changed = 已保存。
filing-done-read = 已导入并逐条核对。
filing-done-row = 已保存这一条。
filing-done-taken = 已标记为新登记。
filing-done-proposed = 已提交，等待另一人执行。
filing-done-returned = 已退回修改。
filing-done-applied = 已执行，全部条目生效。
filing-done-discarded = 已作废。

## What is doubtful about a row

item-field-product = 产品名称
item-field-enterprise = 企业名称
item-field-uscc = 统一社会信用代码
item-field-place = 所在县（市、区）
item-field-address = 地址
item-field-track = 保护依据
item-field-number = 证书或注册号
item-field-holder = 申请人或注册人
item-field-category = 产品类别
item-field-new_name = 变更后名称
item-field-new_address = 变更后地址
item-field-term_end = 许可期限至
item-field-reason = 原因

item-problem-missing = 未填写。
item-problem-too_long = 太长，请缩短。
item-problem-character = 含有不能使用的字符。
item-problem-product_unknown = 登记系统中没有这个产品。
item-problem-product_alias = 这是“{ $other }”的别名，与登记名称不一致。
item-problem-product_several = 有多个产品用这个名称。
item-problem-enterprise_unknown = 登记系统中没有这家企业。
item-problem-enterprise_former = 这是“{ $other }”的曾用名。
item-problem-enterprise_several = 有多家企业用这个名称。
item-problem-uscc = 不是 18 位统一社会信用代码。
item-problem-uscc_check = 校验位不符，请与公告逐位核对。
item-problem-uscc_missing = 新登记的企业须有代码。
item-problem-uscc_disagrees = 与登记的代码 { $other } 不一致。
item-problem-name_disagrees = 这个代码登记的名称是“{ $other }”。
item-problem-place = 查不到这个地方，或不止一处。
item-problem-category = 没有这个类别。
item-problem-track = 不能识别，或不能用于专用标志。
item-problem-track_several = 该产品有多种权利，请写明是哪一种（{ $other }）。
item-problem-track_none = 该产品没有这种权利。
item-problem-right_exists = 自 { $other } 起已有同一授权。
item-problem-right_none = 没有这项授权。
item-problem-right_ended = 这项授权已于 { $other } 终止。
item-problem-day = 公告日期早于授权开始的 { $other }。
item-problem-duplicate = 与第 { $other } 行重复。
item-problem-demo = 这是演示数据。
item-problem-date = 不是日期，或早于公告日期。

## Why a table is not read

sheet-fault-empty = 表中没有内容。
sheet-fault-too_large = 文件太大（含解压后），请拆分或删去无关内容。
sheet-fault-too_many_rows = 行数超过 2,000，请分几件登记。
sheet-fault-kind = 只接受 CSV 或 XLSX，旧版 XLS 请另存为 XLSX。
sheet-fault-damaged = 工作簿已损坏，请重新保存后再导入。
sheet-fault-encoding = 第 { $line } 行不是 UTF-8 编码（可能是 GBK），请另存为“CSV UTF-8”或 XLSX。
sheet-fault-quotes = 第 { $line } 行的引号不成对。
sheet-fault-formula = 第 { $line } 行含有公式，请粘贴为数值。
sheet-fault-cell = 第 { $line } 行含有错误值。
sheet-fault-heading = 列名“{ $value }”不在模板中。
sheet-fault-twice = 列名“{ $value }”重复。
sheet-fault-column = 缺少“{ $value }”一列。
sheet-fault-wide = 第 { $line } 行的内容超出了列名范围。

## Messages

message-announcement_applied = 您提交的公告“{ $text }”已执行：{ $reason }
message-announcement_returned = 您提交的公告“{ $text }”被退回：{ $reason }
message-right_granted = 自 { $day } 起，“{ $product }”的用标授权生效。
message-right_changed = “{ $product }”的用标授权已于 { $day } 变更。
message-right_ended = “{ $product }”的用标授权已于 { $day } 终止。
message-right_lapsed = “{ $title }”的用标授权自 { $day } 起终止：{ $reason }
message-right_unused = “{ $title }”已有 18 个月没有用标记录，到 { $day } 满两年。
message-right_stoppable = 到 { $day }，“{ $title }”已满两年没有用标记录，具备停止使用资格的情形。
message-right_rectification = “{ $title }”被责令限期整改，请在 { $day } 前完成：{ $reason }
message-right_reported = “{ $title }”于 { $day } 报告整改完成：{ $reason }
message-right_rectified = “{ $title }”的整改已于 { $day } 核查通过：{ $reason }
message-right_returned = “{ $title }”经核查尚未整改到位，请在 { $day } 前完成：{ $reason }

## Preliminary recognitions

filing-objections-heading = 初步认定与异议期
filing-objections-announcement = 初步认定公告
filing-objections-waiting = 尚未认定的产品
filing-objections-open = 异议期内
filing-objections-over = 异议期满，待认定公告
