### The pages of one's own account

my-waiting-heading = 待办事项
my-nothing-waits = 目前没有需要您处理的事项。
my-wait-claims = { $n } 件企业认领待核对
my-wait-claims-why = 由您所在机构决定，请按提交先后办理。
my-wait-supplements = { $n } 份用标申请待补正
my-wait-supplements-why = 受理机构指出了要补充的内容，请在期限内补正后重新提交。
my-wait-drafts = { $n } 份用标申请尚未提交
my-wait-drafts-why = 已填内容都已保存，可以接着填写。
my-wait-overdue = { $n } 件用标申请已超过办理时限
my-wait-overdue-why = 时限按本系统的设置计算，请优先办理。
my-wait-cases = { $n } 件用标申请待办
my-wait-cases-why = 轮到您所在机构办理。
my-wait-proposals = { $n } 件提案待决定
my-wait-proposals-why = 由系统管理员提出，须由您批准或不批准。
my-wait-second = 设置两步验证
my-wait-second-needed = 您的角色必须使用。未设置前不能办理业务。
my-wait-second-advised = 不是必须，但建议使用：即使密码泄露，他人也不能登录您的账户。
my-wait-recovery = 恢复码还剩 { $n } 个
my-wait-recovery-why = 用完后，手机一旦丢失就不能自行登录。请生成一组新的。
my-wait-password = 请在 { $date } 前更换密码
my-wait-password-why = 逾期后，登录时须先更换密码才能继续。
my-wait-messages = { $n } 条未读消息
my-wait-messages-why = 认领结果、成员变动和账户安全提醒都在消息里。
my-enterprises-heading = 企业与认领
my-enterprises-all = 全部企业与认领
my-enterprises-none = 您的账户还不属于任何企业。
my-enterprises-lead = 您在本系统中代表的企业，以及认领申请的进展。
my-enterprises-empty = 您的账户还不属于任何企业
my-enterprises-empty-text = 请提出认领，由企业所在县（市、区）的知识产权局核对；或请企业的负责人把您添加为经办人。
my-enterprises-register = 查询企业名录
my-claims-heading = 认领申请
my-claim-another = 认领其他企业
my-claim-another-text = 一个账户可以代表多家企业。每家企业须分别提出认领。
my-column-members = 成员
my-column-since = 自何时起
my-members-count = { $n } 人
my-news-heading = 最近消息
my-messages-all = 全部消息
my-safety-heading = 账户安全
my-last = 上次登录
my-last-where = { $agent } · 网络 { $network }
my-last-not-me = 不是您本人？
my-last-see = 查看登录记录，并退出可疑的登录
my-last-none = 这是您第一次登录。
my-open-now = 目前的登录
my-sessions-open = { $n } 处
my-second-on = 已启用
my-second-off = 未启用
my-password-set = 设置于
my-password-until = 须在 { $date } 前更换

message-lead = 与您的账户、企业和申请有关的通知。
message-count = 共 { $n } 条，未读 { $unread } 条
message-unread = 未读：
message-open = 查看
message-read-one = 标为已读
message-read-all = 全部标为已读
message-empty = 还没有消息
message-empty-text = 认领有结果、成员有变动、账户有安全事项时，会在这里通知您。
message-claim_received = 您对“{ $enterprise }”的认领申请已收到，正由所选县（市、区）的知识产权局核对。
message-claim_accepted = 您对“{ $enterprise }”的认领已通过，您现在是该企业在本系统的负责人。
message-claim_refused = 您对“{ $enterprise }”的认领未通过。理由：{ $reason }
message-application_submit = “{ $title }”的申请已提交，等待受理。收件编号见详情。
message-application_accept = “{ $title }”的申请已受理。
message-application_not_accept = “{ $title }”的申请不予受理。理由：{ $reason }
message-application_order_site_check = “{ $title }”的申请将安排产地核验，请保持联系畅通。
message-application_report_site_check = “{ $title }”的产地核验已完成，进入初审。
message-application_begin_review = “{ $title }”的申请已进入初审。
message-application_give_opinion = “{ $title }”的申请初审同意，已报上级机构审核。意见：{ $reason }
message-application_city_agree = “{ $title }”的申请市级审核同意，已报省级机构审核。意见：{ $reason }
message-application_approve = “{ $title }”的申请省级审核同意。意见：{ $reason }
message-application_send_back = “{ $title }”的申请退回受理机构重新审查。理由：{ $reason }
message-application_request_supplement = “{ $title }”的申请需要补正：{ $reason }
message-application_supplement = “{ $title }”的补正已提交。
message-application_reject = “{ $title }”的申请不予核准。理由：{ $reason }
message-application_withdraw = “{ $title }”的申请已撤回。
message-application_announce = “{ $title }”已经公告。
message-application_open_download = “{ $title }”已开通专用标志矢量图下载。
message-application_said = 经办机构就“{ $title }”的申请给您留言，请查看并回复。
message-application_asked = 申请人就“{ $title }”的申请留言，请查看。
message-application_back = “{ $title }”的申请人已提交补正，请继续审查。
message-application_taken_back = “{ $title }”的申请人已撤回申请。
message-application_due = “{ $title }”的办理期限将到或已过，请及时处理。
message-member_added = 您已成为“{ $enterprise }”的{ $part ->
        [owner] 负责人
       *[operator] 经办人
    }。
message-member_removed = 您已不再是“{ $enterprise }”的成员，不能再以该企业名义办理。
message-proposal_open = 有一件提案待您决定：{ $kind ->
        [revoke_role] 收回“{ $login }”的角色
        [erase_person] 删除“{ $login }”的个人信息
        [reset_second_factor] 重置“{ $login }”的两步验证
       *[grant_role] 授予“{ $login }”角色
    }。
message-proposal_decided = 关于“{ $login }”的提案（{ $kind ->
        [revoke_role] 收回角色
        [erase_person] 删除个人信息
        [reset_second_factor] 重置两步验证
       *[grant_role] 授予角色
    }）{ $decision ->
        [approve] 已批准
       *[refuse] 未批准
    }。{ $reason }
message-password_changed = 您的密码已更改，其他设备上的登录已全部退出。如果不是您本人操作，请立即重设密码，并联系系统管理员。
message-second_factor_set = 您的账户已启用两步验证。
message-second_factor_reset = 您的两步验证已被重置，请重新设置。如果您没有提出过重置，请立即联系系统管理员。
message-session_new_network = 您的账户从一个新的网络登录：{ $network }，{ $agent }。如果不是您本人，请退出该登录并更改密码。
message-account_enabled = 您的账户已恢复使用。

contact-lead = 姓名、邮箱和电话加密保存。工作人员平时只能看到一部分，查看全部须写明理由，并留下记录。
contact-saved = 联系方式已保存。
contact-group-person = 本人
contact-mail-hint = 找回密码和通知都发到这个邮箱，请填写您能收到的地址。
contact-group-mail = 通知
contact-at-once = 随时发送
contact-at-once-what = 办理有进展、有留言时，分别发邮件。
contact-daily = 每天一次
contact-daily-what = 每天早上八点，把未读消息汇总成一封邮件；没有未读消息不发。账户安全提醒和登录链接仍随时发送。
contact-group-mail-hint = 消息总会出现在站内；重要的消息另发邮件，用您选的语言。
contact-save = 保存

password-heading = 更改密码
password-lead = 更改后，其他设备上的登录会全部退出，本次登录继续有效。
password-saved = 密码已更改，其他设备上的登录已全部退出。
password-must-change = 您的密码已到期，或者是由他人设置的初始密码。请先更改，再继续使用。
password-save = 更改密码

second-factor-set-up = 设置两步验证
second-factor-lead-needed = 您的角色涉及审核、管理或查阅全部资料，必须使用两步验证：登录时除密码外，还要输入手机上显示的验证码。
second-factor-lead-advised = 登录时除密码外，还要输入手机上显示的验证码。即使密码泄露，他人也不能登录您的账户。
second-factor-step-1 = 在手机上安装验证器应用
second-factor-step-1-text = 支持 TOTP 的均可，不限厂商。可在应用商店搜索“身份验证器”或 Authenticator。已经装过的，直接进行下一步。
second-factor-step-2 = 用验证器应用扫描二维码
second-factor-step-2-text = 请在应用里选择“添加”或“扫一扫”，不要用其他软件扫描，也不要把二维码发给任何人。
second-factor-qr = 设置两步验证的二维码；不能扫描的，请展开下方，手工输入密钥
second-factor-no-scan = 不能扫描？手工输入密钥
second-factor-open = 验证器就在这台设备上：直接打开
second-factor-type = 或在验证器应用里选择“手工输入”，账户填您的登录名，密钥为：
second-factor-kind = 类型：基于时间；位数：6；间隔：30 秒。
second-factor-step-3 = 输入应用现在显示的验证码
second-factor-code-hint = 6 位数字，每 30 秒更换一次。
second-factor-submit = 验证并启用
second-factor-on = 已启用。登录时除密码外，还须输入手机上验证器应用显示的验证码。
second-factor-recovery-left = 还剩 { $n } 个未用
second-factor-recovery-few = 恢复码快用完了。请生成一组新的，否则手机丢失时不能自行登录。
second-factor-device = 更换手机
second-factor-device-text = 请先把验证器应用里的账户转移到新手机。不能转移的，请联系系统管理员重置；重置须由系统管理员提出、安全管理员批准。
second-factor-off = 停用
second-factor-on-needed = 您的角色必须使用，不能停用。
second-factor-on-free = 需要停用的，请联系系统管理员。
second-factor-recovery-new = 生成新的恢复码
second-factor-recovery-what = 手机不在身边时，用恢复码代替验证码，每个只能用一次。生成新的之后，旧的恢复码立即全部失效。
second-factor-recovery-submit = 生成新的恢复码，旧的作废

recovery-heading = 恢复码
recovery-lead = 手机不在身边时，用恢复码代替验证码登录。每个只能用一次。
recovery-done-first = 两步验证已启用。
recovery-done-new = 新的恢复码已生成，旧的全部失效。
recovery-once = 只显示这一次
recovery-once-text = 离开或刷新本页后，不能再查看。请现在打印或抄写，存放在安全的地方，不要存在同一部手机里。
recovery-keep = 请妥善保管，不要交给他人。工作人员不会向您索要恢复码。
recovery-kept = 已经保存好，继续

session-lead = 您的账户在下列设备上登录。{ $minutes } 分钟不操作，或登录满 { $hours } 小时，会自动退出。
session-ended = 已退出所选的登录。
session-open-heading = 目前的登录
session-history-heading = 最近结束的登录
session-agent = 浏览器
session-network = 网络
session-began = 登录时间
session-seen = 最近使用
session-over = 结束时间
session-why = 结束原因
session-act = 操作
session-this = 本次登录
session-half = 尚未通过第二步
session-end = 退出
session-end-which = 退出 { $agent } 上的登录
session-network-why = 网络只记到网段，不记完整地址。不认识的登录，请先退出，再更改密码。
session-others-heading = 退出其他全部登录
session-others-text = 除本次登录外，其他设备上的登录立即失效，未提交的内容不会保留。
session-others-submit = 退出其他全部登录
session-end-reason-signed_out = 本人退出
session-end-reason-ended = 被本人或管理员退出
session-end-reason-idle = 长时间未操作
session-end-reason-expired = 到最长时限
session-end-reason-password = 更改密码
session-end-reason-disabled = 账户停用
session-end-reason-role = 角色变更

claim-heading = 企业认领
claim-new-heading = 提出认领
claim-new-lead = 请对照营业执照填写，并说明您与企业的关系。
claim-new-submit = 提交申请
claim-new-next = 提交后，由所选县（市、区）的知识产权局核对。结果和理由发到站内消息。
claim-statement-hint = 例如：我是该合作社的理事长；或：受该公司法定代表人委托，负责专用标志事务。
claim-licence-hint = 照片、扫描件或 PDF，不超过 { $n } MiB。照片中的拍摄地点等附加信息会自动去除。
claim-column-claimed = 认领的企业
claim-made = 提交时间
claim-decided = 决定时间
claim-office = 核对机构
claim-office-phone = 电话
claim-papers-heading = 证明材料
claim-no-papers = 没有上传材料。
claim-file-submit = 补充材料
claim-withdraw-heading = 撤回申请
claim-withdraw-text = 撤回后，该局不再核对。以后需要的，可以重新提出。
claim-withdraw-submit = 撤回申请
claim-done-made = 认领申请已提交。
claim-done-withdrawn = 认领申请已撤回。
claim-done-file = 材料已补充。
claim-now-received = 申请正由{ $office }核对。核对期间可以补充材料，也可以撤回。
claim-now-accepted = 认领已通过，您是该企业在本系统的负责人。
claim-now-members = 查看企业，添加经办人
claim-now-refused = 认领未通过
claim-now-refused-do = 按上述理由改正或备齐材料后，可以重新提出。有不同意见的，请与该局联系。
claim-now-withdrawn = 您已撤回这份申请。
claim-again = 重新提出认领

member-lead = 可以在本系统中以该企业名义办理的账户。
member-heading = 成员
member-me = 您本人
member-not-owner = 只有负责人可以添加、变更和移出成员。
member-last-owner = 唯一的负责人，不能移出；请先指定他人。
member-make-owner = 改为负责人
member-make-operator = 改为经办人
member-remove = 移出
member-which = （{ $login }）
member-remove-what = 移出后，对方立即不能再以本企业名义办理，已经办理的事项不受影响；对方会收到通知。
member-add-heading = 添加成员
member-login = 对方的登录名
member-login-hint = 对方须已注册生产者账户，请向本人询问登录名。
member-owner-can = 可以办理业务，也可以添加、变更和移出成员。
member-operator-can = 可以办理业务，不能变更成员。
member-add-submit = 添加
member-done-added = 已添加，对方会收到通知。
member-done-changed = 身份已变更，对方会收到通知。
member-done-removed = 已移出，对方会收到通知。
member-record-heading = 登记内容
member-record = 查看该企业在名录中的记载

data-lead = 您可以随时取得一份本系统保存的您的个人信息，也可以申请删除。
data-export-heading = 导出
data-export-text = 包括姓名、邮箱、电话、账户设置、登录记录、消息、认领申请，以及您办理事项的记录，为一个 JSON 文件。密码和验证密钥不在其中。
data-export-submit = 导出我的个人信息
data-erase-heading = 删除
data-goes = 将删除
data-goes-person = 姓名、登录名、邮箱和电话，认领申请中您写的说明，以及未作决定的认领申请所附的材料
data-goes-secrets = 密码、两步验证密钥和恢复码，账户从此不能登录，也不能恢复
data-stays = 依法保留
data-stays-acts = 您办理过的申请、决定和修改的记录：只留账户编号，不含姓名和联系方式
data-stays-files = 作为决定依据的证明材料
data-stays-logs = 登录和访问日志，自产生起保存 { $n } 个月后清除
data-stays-law = 《中华人民共和国个人信息保护法》第四十七条规定，法律、行政法规规定的保存期限未届满的，应停止除存储和采取必要安全保护措施之外的处理；《中华人民共和国网络安全法》要求网络日志留存不少于六个月。登记事项的办理记录是其他人权利的依据，须予保留。
data-how = 怎样办理
data-how-text = 删除不可恢复，因此由系统管理员提出、安全管理员批准，两人办理。
data-erase-days = 自收到申请之日起 { $n } 日内办结，并告知结果。
data-erase-waits = 删除申请正在办理
data-erase-waits-since = 提交于
data-only-owner = 您是{ $names }唯一的负责人。请先指定他人为负责人，否则删除后没有人能代表该企业办理。
data-reason-hint = 不影响办理，只用于改进服务。
data-agree = 我已了解：删除后账户不能恢复，依法保留的记录除外。
data-erase-submit = 申请删除我的个人信息
message-ground_drawn = 主管机构在地图上重新绘制了基地“{ $ground }”（{ $year } 年度）的范围，等待另一名工作人员认定。依据：{ $reason }
message-ground_accepted = 基地“{ $ground }”（{ $year } 年度）已通过认定。意见：{ $reason }
message-ground_returned = 基地“{ $ground }”（{ $year } 年度）已退回：{ $reason }
