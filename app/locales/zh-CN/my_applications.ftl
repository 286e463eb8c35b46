### A producer's applications

my-app-new = 新的申请
my-app-lead = 使用专用标志的申请、变更和放弃，都在这里填写、提交和查看进度。
my-app-empty = 还没有申请
my-app-empty-text = 先用三个问题看看能不能申请，再开始填写。填写可以分几次，随时保存。
my-app-not-found = 没有符合条件的申请
my-app-not-found-text = 请换一个词，或去掉状态条件。
my-app-found = 共 { $n } 件
my-app-search = 产品、企业或收件编号
my-app-any-state = 全部状态
my-app-column-what = 申请
my-app-column-turn = 等谁办理
my-app-column-since = 状态自
my-app-your-turn = 等您办理
my-app-discarded = 草稿已删除。

## To begin

my-app-kind-about-new = 第一次为某个产品申请使用专用标志。
my-app-kind-about-change = 已获准使用，名称、住所、生产地、产品或标准有变化。变更也要经过审核并公告。
my-app-kind-about-giving_up = 已获准使用，以后不再使用。放弃登记后不能恢复，再用须重新申请。
my-app-no-enterprise = 您的账户还不属于任何企业
my-app-no-enterprise-text = 申请以企业、合作社或个体工商户的名义提出。请先认领，核对通过后再来填写。
my-app-first-look = 还不确定能不能申请？先看：
my-app-go-on = 继续
my-app-no-right = 没有记录在案的用标授权
my-app-no-right-text = 变更和放弃针对已有的授权。授权在公告里、这里却没有的，可以按产品名称办理，由受理机构核对。
my-app-right-by-name = 列表里没有我的授权，按产品名称办理
my-app-which-right = 哪一项授权
my-app-no-way = “{ $product }”目前没有可以申请的途径
my-app-no-way-text = 登记系统里没有可用来申请专用标志的保护依据。
my-app-is-open = 这个产品已经有一件同类申请在办理，不用重复提出。
my-app-is-open-go = 打开那件申请
my-app-other-product = 换一个产品
my-app-way-hint = 任选一条能走通的途径即可。
my-app-change-hint = 一件申请写一类变更；几项都变的，请分别提出。
my-app-begin-new = 开始填写
my-app-begin-change = 开始填写变更申请
my-app-begin-giving_up = 开始填写
my-app-begin-next = 接下来分几页填写。每页都会保存，填错也不会丢，提交前只有您的企业能看到。
field-change_of = 变更什么
field-way = 申请途径
field-enterprise = 以谁的名义
field-words = 留言
field-file = 文件

## What was done

my-app-done-begun = 草稿已建立。请逐页填写，可以随时离开，下次接着填。
my-app-done-open = 这个产品已有一件同类申请，就是这件。
my-app-done-submitted = 申请已提交。请记下收件编号，咨询时报给受理机构。
my-app-done-supplemented = 补正已提交，由要求补正的机构继续办理。
my-app-done-withdrawn = 申请已撤回。
my-app-done-said = 留言已发出。

## A draft

my-app-sections = 各页
my-app-sections-note = 不必按顺序，也不必一次填完。
my-app-filled-empty = 未填
my-app-filled-open = 还差 { $n } 处
my-app-filled-whole = 已填好
my-app-filled-wanted = 要补正
my-app-missing = 还没填：
my-app-ready = 已填好 { $n } 页，共 { $all } 页
my-app-next-first = 开始填写：{ $title }
my-app-next-section = 接着填：{ $title }
my-app-next-preview = 都填好了，预览并提交
my-app-next-supplement = 预览并提交补正
my-app-discard-heading = 删除草稿
my-app-discard-text = 不打算申请的，可以删除。已填内容和已传材料一并删除，不能恢复。
my-app-discard = 删除草稿

## A page

my-app-page-of = 第 { $n } 页，共 { $all } 页
my-app-saved = 已保存 { $hour }
my-app-autosaved = 已自动保存 {"{hour}"}
my-app-autosave-failed = 未能自动保存，请按“保存”
my-app-save = 保存
my-app-save-next = 保存，下一页：{ $title }
my-app-next-page = 下一页：{ $title }
my-app-save-preview = 保存，预览
my-app-wrong = 填写的内容已经保存。可以现在改，也可以先填后面的，提交前改好即可。
my-app-wrong-papers = 缺少的材料可以稍后再传，提交前补齐即可。
my-app-closed = 这件申请已经提交，现在不能修改。
my-app-later = 先填下一页
my-app-back = 返回申请概览
my-app-offered = 下面有几项已按登记系统的记载填好，请核对后保存。
my-app-no-uscc = 登记系统里还没有贵单位的统一社会信用代码，提交前须补上。请联系受理机构补录。
my-app-applicant-note = 名称和代码取自登记系统，不用填写；不对的请联系受理机构更正。
my-app-area = 保护范围
my-app-area-note = 以公告原文为准。地块是否在范围内，由受理机构核对。
my-app-place-outside = 所选的县（市、区）不在登记系统记载的保护范围内。仍可提交，由受理机构判断；请先打电话问清楚。
my-app-declare-lead = 请逐条阅读，同意的勾选。

## The papers

my-app-papers-lead = 手机拍照即可，字迹要清楚。收 JPEG、PNG、WebP 图片和 PDF，每个文件不超过 { $n } MiB；几张照片可以分几次传。
my-app-paper-there = 已提供
my-app-paper-missing = 这份材料必须提供。
my-app-paper-file = 选择文件：{ $paper }
my-app-paper-another = 再加一个文件：{ $paper }
my-app-paper-about = 是什么、可用什么代替
my-app-paper-send = 上传
my-app-paper-remove = 移除
my-app-paper-remove-name = 移除“{ $name }”

## Preview and handing in

my-app-preview-heading = 预览
my-app-preview-lead = 审核人员看到的就是下面这些内容。
my-app-preview-whole = 没有发现缺漏，可以提交。
my-app-preview-to-submit = 到页末提交
my-app-preview-open = 提交前还要改 { $n } 处
my-app-submit-heading = 提交
my-app-submit-text = 提交给{ $office }。提交后内容不能再改，除非对方要求补正；公告前可以撤回。
my-app-submit-supplement-text = 提交后，由要求补正的机构继续办理，内容不能再改，除非再次要求补正。
my-app-submit = 提交申请
my-app-submit-supplement = 提交补正
my-app-submit-not-yet = 还有 { $n } 处要改，改好后这里会出现提交按钮。

## Where it stands

my-app-now-submitted = 已交给{ $office }，等待对方决定是否受理。您现在不用做什么，有结果会发消息给您。
my-app-now-accepted-check = { $office }已受理，接下来安排产地核验。请保持电话畅通。
my-app-now-accepted = { $office }已受理，接下来初审。
my-app-now-site_check = { $office }会派两个人到生产地看。请准备好材料原件和生产记录，保持电话畅通。
my-app-now-review = { $office }正在办理：{ $state }。您现在不用做什么。
my-app-now-national_review = 省级机构已审核同意，由国家知识产权局审查并公告。公告后，本系统会登记结果并通知您；审查由国家局决定，这里不能催办。
my-app-now-supplement = 请补正后再提交
my-app-now-announced = { $day }已公告，使用资格从公告起生效。接下来开通矢量图下载，开通后才能取得正式图样。
my-app-now-approved = { $day }已核准，使用资格生效。接下来开通矢量图下载，开通后才能取得正式图样。
my-app-now-given_up = { $day }已登记放弃。请不要再使用专用标志。
my-app-now-download_opened = { $day }已开通矢量图下载。请用国家知识产权局的正式图样，不要自行绘制或修改。
my-app-now-not_accepted = 不予受理
my-app-now-rejected = 不予核准
my-app-now-refused-do = 不服的，可以按决定书写明的途径和期限提出。问题解决后，也可以重新申请。
my-app-now-withdrawn = 您已撤回这件申请，机构不再办理。
my-app-reason = 理由
my-app-again = 重新申请
my-app-announced-in = 公告
my-app-marks-heading = 要补正的内容
my-app-marks-text = 点开逐项修改；其他内容也可以一并更正。改好后，预览并提交。
my-app-words-heading = 留言
my-app-say-label = 给经办机构留言
my-app-say-hint = 有疑问、要改约核验时间，都可以写在这里。留言是案卷的一部分。
my-app-say = 发送
my-app-history-heading = 办理记录
my-app-statement-heading = 提交的内容
my-app-statement-open = 查看全部内容和材料
my-app-withdraw-heading = 撤回申请
my-app-withdraw-text = 撤回后，机构不再办理。以后仍想申请的，须重新提出。
my-app-withdraw = 撤回申请
my-app-no-bases = 这个产品还没有申报过基地。不申报基地也可以提交申请，在下面写清地点即可。
my-app-base-new = 去申报基地（请先保存本页）
