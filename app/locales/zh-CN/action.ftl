### What is done, to what, by whom, and how it ends: the codes of the audit trail and of the public log. In the keys the dots of a code are underscores.

## What a role is for

role-explain-producer = 代表企业或为企业办事，自行注册。
role-explain-registrant = 集体商标或证明商标的注册人。
role-explain-laboratory = 出具检验报告。
role-explain-county_officer = 办理本县（市、区）的事项。
role-explain-city_officer = 办理本市及所辖县（市、区）的事项。
role-explain-province_officer = 办理全省的事项。
role-explain-auditor = 可以查看，不能改动。
role-explain-system_admin = 管理账户、邮件和备份。
role-explain-security_admin = 审批角色，管理机构、会话和密钥。
role-explain-audit_admin = 查询和导出审计记录。

## Who acted, where it was no account

actor-anonymous = 未登录的访客
actor-account = 账户
actor-system = 系统
actor-cli = 运维人员（命令行）
actor-job = 系统任务
actor-import = 导入程序

## How far a sign-in has come

session-stage-password = 待两步验证
session-stage-full = 已登录

## Acts

action-register_import = 导入登记数据
action-boundaries_replace = 更换界线数据
action-field_edit = 修改登记字段
action-authorisation_record = 登记用标授权
action-authorisation_grant = 授予用标授权
action-authorisation_change = 变更用标授权
action-authorisation_end = 终止用标授权
action-authorisation_use = 记录用标
action-authorisation_warn = 提醒长期未用标
action-authorisation_report = 报告整改完成
action-authorisation_return = 认定未整改到位
action-protection_step = 产品保护变动
action-announcement_enter = 录入公告
action-announcement_change = 修改录入的公告
action-announcement_propose = 提交公告
action-announcement_return = 退回公告
action-announcement_discard = 作废录入的公告
action-announcement_apply = 执行公告
action-demonstration_fill = 填充演示数据库
action-calendar_import = 导入年度工作日历
action-demonstration_ensure = 生成演示数据
action-label_batch_issue = 签发标签批次
action-label_batch_change = 变更标签批次状态
action-label_batch_recall = 召回标签批次
action-label_void = 作废标签
action-account_create = 创建账户
action-account_invite = 发出账户邀请
action-account_register = 注册账户
action-account_activate = 启用账户
action-account_disable = 停用账户
action-account_enable = 恢复账户
action-account_erase = 删除个人信息
action-account_export = 导出本人信息
action-person_change = 修改联系方式
action-person_reveal = 查看完整个人信息
action-role_grant = 授予角色
action-role_revoke = 收回角色
action-proposal_make = 提交双人审批
action-proposal_decide = 办结双人审批
action-password_change = 设置或修改密码
action-password_reset = 申请重设密码
action-second_factor_set = 设置两步验证
action-second_factor_reset = 重置两步验证
action-recovery_codes_make = 生成恢复码
action-session_sign_in = 登录
action-session_second_factor = 两步验证
action-session_confirm = 再次确认身份
action-session_end = 结束登录会话
action-lock_lift = 解除锁定
action-office_name = 登记受理机构
action-trademark_tie = 登记地理标志商标
action-trademark_change = 更正地理标志商标
action-trademark_user_declare = 申报成员或被许可人
action-trademark_user_confirm = 确认成员或被许可人
action-trademark_user_end = 终止成员或被许可人
action-claim_make = 提出企业认领
action-claim_withdraw = 撤回企业认领
action-claim_decide = 审核企业认领
action-member_add = 添加企业成员
action-member_change = 变更成员身份
action-member_remove = 移除企业成员
action-file_upload = 上传文件
action-file_read = 查看文件
action-office_change = 更正机构联系方式
action-key_rotate = 更换密钥
action-mail_queue = 留下消息或安排发送邮件
action-mail_retry = 重新发送邮件
action-audit_read = 查询审计记录
action-audit_export = 导出审计记录
action-audit_seal = 封存一天的审计记录
action-retention_run = 清除到期数据
action-backup_make = 备份
action-backup_restore = 从备份恢复
action-page_refuse = 打开无权访问的页面
action-application_begin = 开始填写申请
action-application_save = 保存申请内容
action-application_discard = 删除申请草稿
action-application_paper = 上传申请材料
action-application_paper_remove = 移除申请材料
action-application_submit = 提交申请
action-application_accept = 受理申请
action-application_not_accept = 不予受理
action-application_order_site_check = 安排产地核验
action-application_site_check = 填写产地核验
action-application_report_site_check = 完成产地核验
action-application_begin_review = 进入初审
action-application_give_opinion = 初审同意
action-application_city_agree = 市级审核同意
action-application_propose_approval = 提出核准
action-application_decline_approval = 复核未同意
action-application_approve = 核准
action-application_send_back = 退回重审
action-application_request_supplement = 要求补正
action-application_supplement = 提交补正
action-application_reject = 不予核准
action-application_withdraw = 撤回申请
action-application_announce = 记录公告
action-application_open_download = 记录开通下载
action-application_assign = 分配申请
action-application_note = 添加内部备注
action-application_say = 就申请留言
action-application_hand_over = 移交国家知识产权局
action-handover_password = 登记汇总表下载口令
action-handover_reveal = 查看汇总表下载口令
action-application_remind = 提醒办理期限

## What it is done to

object-kind-register = 登记簿
object-kind-enterprise = 企业
object-kind-authorisation = 用标授权
object-kind-product = 产品
object-kind-announcement = 公告登记
object-kind-record = 登记条目
object-kind-boundaries = 界线数据
object-kind-label_batch = 标签批次
object-kind-label = 标签
object-kind-account = 账户
object-kind-session = 登录会话
object-kind-proposal = 双人审批
object-kind-claim = 企业认领
object-kind-trademark = 地理标志商标
object-kind-trademark_user = 成员或被许可人
object-kind-file = 文件
object-kind-office = 机构
object-kind-key = 密钥
object-kind-mail = 邮件
object-kind-audit = 审计记录
object-kind-database = 数据库
object-kind-page = 页面
object-kind-application = 用标申请
object-kind-handover = 汇总表

## Why something was refused

refusal-not_signed_in = 没有登录
refusal-second_factor = 没有完成两步验证
refusal-role = 角色没有这项权限
refusal-foreign = 不属于本人或本机构
refusal-stale = 身份确认已过期
refusal-unknown_account = 没有这个账户
refusal-inactive_account = 账户不在使用中

## Groups of acts, for choosing one

acts-group-account = 账户与个人信息
acts-group-role = 角色与双人审批
acts-group-session = 登录与密码
acts-group-enterprise = 企业与文件
acts-group-application = 用标申请
acts-group-register = 登记数据
acts-group-label = 标签
acts-group-house = 机构、密钥与运行
acts-group-audit = 审计与访问
action-ground_declare = 申报基地
action-ground_change = 变更基地信息
action-ground_withdraw = 撤回基地申报
action-ground_decide = 认定基地
action-grower_enter = 录入农户
action-grower_change = 增加农户地块
action-grower_end_plot = 终止农户地块
action-grower_reveal = 查看农户完整信息
action-grower_ask_erasure = 提出删除农户信息
action-grower_erase = 删除农户信息
action-grower_keep = 撤销农户信息删除请求
object-kind-ground = 基地
object-kind-grower = 农户
acts-group-ground = 基地和农户
