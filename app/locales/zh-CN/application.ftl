### Applying for the mark: the words that applicants and officers share

## Where an application stands

application-state-draft = 草稿
application-state-submitted = 待受理
application-state-not_accepted = 不予受理
application-state-accepted = 已受理
application-state-site_check = 产地核验
application-state-first_opinion = 初审
application-state-city_review = 市级审核
application-state-province_review = 省级审核
application-state-national_review = 国家知识产权局审查
application-state-announced = 已公告
application-state-download_opened = 已开通下载
application-state-supplement = 待补正
application-state-withdrawn = 已撤回
application-state-rejected = 不予核准
application-approved = 已核准

## What is asked for

application-kind-new = 使用申请
application-kind-change = 变更申请
application-kind-giving_up = 放弃使用
application-change-name = 企业名称
application-change-address = 住所
application-change-place = 生产地
application-change-product = 产品或标准
application-kind-of = { $kind }（{ $what }）

## By which way

application-route-gi_product = 产地内生产者
application-route-membership = 集体商标成员
application-route-licence = 证明商标被许可人
application-route-explain-gi_product = 在保护范围内生产，由受理机构到产地核验，逐级审核后由国家知识产权局公告。
application-route-explain-membership = 先成为注册人（多为协会）的成员；不作产地核验，由省级机构核准。
application-route-explain-licence = 先与注册人签订使用许可合同，并完成许可备案；不作产地核验，由省级机构核准。

## What was done

application-step-submit = 提交申请
application-step-accept = 受理
application-step-not_accept = 不予受理
application-step-order_site_check = 安排产地核验
application-step-report_site_check = 产地核验完成
application-step-begin_review = 进入初审
application-step-give_opinion = 初审同意
application-step-city_agree = 市级审核同意
application-step-propose_approval = 拟核准
application-step-decline_approval = 复核未同意
application-step-approve = 省级审核同意
application-step-send_back = 退回重审
application-step-request_supplement = 要求补正
application-step-supplement = 提交补正
application-step-reject = 不予核准
application-step-withdraw = 撤回申请
application-step-announce = 公告
application-step-open_download = 开通矢量图下载

## Whose turn it is

application-turn-applicant = 申请人
application-turn-first = 受理机构
application-turn-city = 市级机构
application-turn-province = 省级机构
application-turn-national = 国家知识产权局
application-turn-nobody = 已办结

## The pages of an application

application-section-applicant = 申请人
application-section-product = 产品与依据
application-section-places = 生产地
application-section-capability = 生产能力
application-section-test_report = 检验报告
application-section-papers = 材料
application-section-declaration = 承诺
application-section-change = 变更内容
application-section-giving_up = 放弃说明

## The statement

application-matter = 申请事项
application-matter-kind = 申请类型
application-matter-product = 产品
application-matter-track = 保护依据
application-matter-route = 申请途径
application-matter-office = 受理机构
application-matter-receipt = 收件编号
application-not-answered = 未填写
application-no-paper = 未提供
application-no-paper-may = 未提供（可不提供）
application-declared = 已承诺
application-not-declared = 未承诺
application-from-register = 取自登记系统
application-wanted = 要求补正：
application-answer-report_verdict-pass = 合格
application-answer-report_verdict-fail = 不合格
application-unit-planting_mu = { $value } 亩
application-unit-yearly_value = { $value } 万元
application-unit-yearly_output = { $value } 吨（按件计的为件）

## History

application-history-empty = 还没有办理记录。
application-history-applicant = 申请人
application-history-system = 系统
application-history-took = 历时 { $n } 个工作日
application-history-same-day = 不足 1 个工作日
application-history-late = 比设定期限晚 { $n } 个工作日
application-history-marks = 要求补正的内容
application-supplements = 补正前后对照
application-supplements-what = 项目
application-supplements-before = 补正前
application-supplements-now = 补正后
application-supplements-asked = 是否要求补正
application-supplements-yes = 要求补正
application-supplements-no = 未要求
application-supplements-nothing = 无
application-supplements-none = 申报内容和材料均未改动。
application-supplements-unasked = 有 { $n } 处改动不在要求补正的范围内。
application-supplements-unchanged = 要求补正而未改动：{ $names }。

## The clock

application-clock-elapsed = 已过 { $n } 个工作日
application-clock-today = 今天转到这一环节
application-clock-left = 设定的期限到 { $day }，还剩 { $n } 个工作日
application-clock-last-day = 设定的期限到今天（{ $day }）为止
application-clock-over = 设定的期限到 { $day }，已超过 { $n } 个工作日
application-clock-none = 这一环节没有设定期限
application-clock-note = 工作日期限由本系统设定，用来掌握进度、提醒办理；不是法律规定的时限，也不是办结承诺。
application-clock-weekdays = 涉及年份的放假安排尚未收录，暂按周一至周五计算。
application-due-left = 还剩 { $n } 天
application-due-today = 今天到期
application-due-over = 超期 { $n } 天

## Progress

application-progress-label = 办理进度
application-progress-submit = 提交
application-progress-accept = 受理
application-progress-approve = 省级审核并核准
application-progress-announced = 国家知识产权局公告
application-progress-download = 开通矢量图下载
application-progress-supplement = 补正中，补正后从这里继续
application-progress-now = 正在办理

## What was said

application-words-applicant = 申请人
application-words-office = 经办机构
application-words-empty = 双方还没有留言。

## The papers: what each is, what is taken in its place, an example

paper-business_licence = 营业执照
paper-business_licence-hint = 载有统一社会信用代码，名称、住所与申请一致。企业、合作社、个体工商户用各自的营业执照。
paper-business_licence-instead = 电子营业执照的下载件；正本、副本均可。
paper-business_licence-example = 例如：营业执照正本的照片，四角齐全、字迹清楚。
paper-test_report = 产品检验报告
paper-test_report-hint = 由有资质的检验机构对本产品出具，写明样品批次、依据标准和结论。
paper-test_report-instead = 主管部门统一组织检验的，用当次发给您的报告。
paper-test_report-example = 例如：县里统一抽样、省级质检中心出具的全项检验报告，全部页面合成一份 PDF。
paper-place_proof = 产地证明材料
paper-place_proof-hint = 证明种植（养殖）和加工的地方在保护范围内，并且由您使用。
paper-place_proof-instead = 任选其一：土地承包或流转合同、不动产权证书、租赁合同；没有的，用村民委员会或乡镇政府出具的证明。
paper-place_proof-example = 例如：与 12 户茶农签订的流转合同首页和签字页，加村委会出具的面积证明。
paper-food_licence = 食品生产许可证
paper-food_licence-hint = 产品属于须取得许可的食品时提供，许可类别应包含本产品。
paper-food_licence-instead = 办理食品小作坊登记的，可上传登记证，是否采纳由受理机构判断。鲜果、鲜菜等初级农产品可不提供。
paper-food_licence-example = 例如：许可证正页和品种明细表。
paper-label_design = 包装标签设计稿
paper-label_design-hint = 拟使用的包装或标签，写明产品名称、执行标准、厂名厂址。
paper-label_design-instead = 现有包装的照片也可以。专用标志的位置请留空，不要自行绘制或从网上下载。
paper-label_design-example = 例如：250 克茶叶罐的展开图，右下角留出专用标志的位置。
paper-membership_proof = 会员证明
paper-membership_proof-hint = 由集体商标的注册人出具，写明您的名称和入会日期。
paper-membership_proof-instead = 任选其一：会员证、注册人盖章的成员名单、注册人出具的证明。
paper-membership_proof-example = 例如：协会盖章的“兹证明某合作社为本会会员”。
paper-licence_contract = 商标使用许可合同
paper-licence_contract-hint = 与证明商标的注册人签订，写明商标注册号、许可的商品和起止日期。
paper-licence_contract-instead = 正式文本的复印件或扫描件，双方签字盖章齐全。
paper-licence_contract-example = 例如：全部页面合成一份 PDF；价款可以遮盖。
paper-filing_notice = 许可备案证明
paper-filing_notice-hint = 证明许可已向商标局备案。
paper-filing_notice-instead = 任选其一：许可备案通知书、商标公告上刊登备案的页面。
paper-filing_notice-example = 例如：商标局发出的《商标使用许可备案通知书》。
paper-change_proof = 变更证明材料
paper-change_proof-hint = 证明所填的变更已经发生。
paper-change_proof-instead = 名称、住所变更：变更登记通知书，或变更前后的营业执照；生产地变更：新址的合同或权属证明；产品、标准变更：新标准的封面和适用范围页。
paper-change_proof-example = 例如：市场监督管理局出具的变更登记通知书。

## The questions, by the name they are sent under

field-applicant_address = 住所
field-legal_representative = 法定代表人（负责人）
field-goods = 使用专用标志的产品
field-own_brand = 自有品牌（商标）
field-standard_no = 执行标准
field-mark_number = 商标注册号
field-member_since = 入会日期
field-member_no = 会员编号
field-filing_no = 许可备案号
field-filing_day = 备案日期
field-licence_until = 许可到期日
field-bases = 申报过的基地
field-place_county = 生产地所在县（市、区）
field-planting_place = 种植、养殖或取料地点
field-planting_mu = 面积（亩）
field-processing_place = 加工地点
field-yearly_output = 年产量（吨）
field-yearly_value = 年产值（万元）
field-raw_material = 原料及来源
field-capacity = 加工能力
field-food_licence_no = 食品生产许可证编号
field-report_no = 报告编号
field-report_body = 检验机构
field-report_day = 报告日期
field-report_batch = 样品批次
field-report_standard = 检验依据
field-report_verdict = 检验结论
field-change_before = 变更前
field-change_after = 变更后
field-change_day = 变更日期
field-change_reason = 变更原因
field-giving_up_reason = 放弃原因
field-giving_up_day = 停止使用日期
field-left_over = 剩余标签和包装的处理
field-declare_true = 真实性承诺
field-declare_use = 规范使用承诺
field-business_licence = 营业执照
field-test_report = 产品检验报告
field-place_proof = 产地证明材料
field-food_licence = 食品生产许可证
field-label_design = 包装标签设计稿
field-membership_proof = 会员证明
field-licence_contract = 商标使用许可合同
field-filing_notice = 许可备案证明
field-change_proof = 变更证明材料

## What helps to answer

application-hint-applicant_address = 与营业执照上的住所或经营场所一致。
application-hint-legal_representative = 营业执照上的法定代表人、负责人或经营者姓名。
application-hint-goods = 写明品种、等级和规格，一行一种。例如：信阳毛尖特级，100 克、250 克罐装。
application-hint-own_brand = 产品包装上同时使用的商标或牌号。没有可不填。
application-hint-standard_no = 产品执行的标准编号，例如 GB/T 22737。不知道的，可查产品页面或问受理机构。
application-hint-mark_number = 地理标志商标的注册号，见注册人给您的合同、证明，或商标注册证。
application-hint-member_since = 会员证或注册人证明上的日期。
application-hint-member_no = 会员证上的编号。没有可不填。
application-hint-filing_no = 见许可备案通知书。
application-hint-filing_day = 备案通知书或公告上的日期。
application-hint-licence_until = 许可合同的到期日，不应晚于商标有效期。
application-hint-bases = 可多选，最多 20 个。选了基地，主管机构能直接看到范围和面积；没有申报过基地的可以不选，在下面写清地点。
application-hint-place_county = 种植、养殖和主要加工所在的县（市、区）。
application-hint-planting_place = 写到乡镇和村，一行一处。例如：浉河港镇黑龙潭村，自有 120 亩。
application-hint-planting_mu = 各处面积合计，可保留两位小数。不按面积计的产品可不填。
application-hint-processing_place = 写到村或门牌号。须在保护范围内。
application-hint-yearly_output = 上一年的实际产量。按件计的产品（如瓷器）填件数。
application-hint-yearly_value = 上一年该产品的产值。
application-hint-raw_material = 原料是什么，自产多少、收购多少，从哪里收购。
application-hint-capacity = 设备、生产线或每日加工量。
application-hint-food_licence_no = SC 开头的 14 位数字。不属于须取得许可的食品，可不填。
application-hint-report_no = 印在检验报告封面上。
application-hint-report_body = 报告封面上的机构全称。
application-hint-report_day = 报告的签发日期。
application-hint-report_batch = 样品的生产日期或批号。
application-hint-report_standard = 报告写明的标准编号，一般与执行标准相同。
application-hint-report_verdict = 照报告上的结论选择。
application-hint-change_before = 公告或原申请上的内容。
application-hint-change_after = 变更后的内容，与证明材料一致。
application-hint-change_day = 登记机关核准变更，或实际变更的日期。
application-hint-change_reason = 用一两句话说明。
application-hint-giving_up_reason = 用一两句话说明。
application-hint-giving_up_day = 从这一天起不再使用专用标志。
application-hint-left_over = 剩余多少，打算怎样处理，例如销毁、除去标志后改作他用。没有剩余的，写“无”。
application-agree-declare_true = 所填内容和所附材料真实、准确，复印件与原件一致。
application-agree-declare_use = 获准后，只在产自保护范围、符合标准的产品上使用专用标志，接受监督检查；不再符合条件的，立即停止使用并报告受理机构。
application-agree-declare_use-giving_up = 自停止使用之日起，不再在任何产品、包装和宣传上使用专用标志。

## Official papers

issued-heading = 文书
issued-acceptance = 受理通知书
issued-non_acceptance = 不予受理通知书
issued-supplement = 审查意见（补正）通知书
issued-site_check = 产地核验报告
issued-first_opinion = 初审意见
issued-city_opinion = 市级审核意见
issued-decision = 决定
issued-again = { $kind }（第 { $n } 次）
issued-pdf = PDF
issued-word = Word 文档
issued-about = 文书按登记的办理记录生成，加盖签发机关印章后生效。
issued-none-my = 暂无文书。受理、要求补正、作出决定时，相应的通知书会出现在这里。
issued-none-desk = 暂无文书。每办完一步，相应的文书会出现在这里；未办的步骤没有文书。
## The registrant's list
listing-heading = 商标注册人名单
listing-stated = 申请人填写
listing-recorded = 名单记载
listing-listed = 申请人在名单中：注册人 { $holder }，商标注册号 { $number }。
listing-differs = 申请人在名单中（注册人 { $holder }，商标注册号 { $number }），但填写内容与名单不一致，请核对。
listing-missing = 商标注册人的名单中没有申请人
listing-registrant = { $holder }（商标注册号 { $number }）
listing-declared = 注册人已申报，尚待省局确认。
listing-no-registrant = 本系统还没有登记这件商标的注册人名单。
listing-ask = 请联系商标注册人，在本系统中将贵企业列入成员或被许可人名单：
listing-ask-desk = 可请商标注册人在本系统中将申请人列入成员或被许可人名单：
listing-office-decides = 不在名单中不影响提交，由受理机构根据材料核实决定。
listing-you-decide = 名单不是法定条件，请根据材料核实决定。
listing-product = 查看产品的保护信息
