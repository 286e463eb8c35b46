### Names of roles, parts, states and proposals

role-producer = 生产者
role-registrant = 商标注册人
role-laboratory = 检验机构
role-county_officer = 县级审核员
role-city_officer = 市级审核员
role-province_officer = 省级审核员
role-auditor = 审计
role-system_admin = 系统管理员
role-security_admin = 安全管理员
role-audit_admin = 审计管理员
role-none = 尚未授予角色

part-owner = 负责人
part-operator = 经办人

account-state-invited = 待启用
account-state-active = 使用中
account-state-disabled = 已停用
account-state-erased = 个人信息已删除

claim-state-received = 待核对
claim-state-accepted = 已认领
claim-state-refused = 未通过
claim-state-withdrawn = 已撤回

proposal-kind-grant_role = 授予角色
proposal-kind-revoke_role = 收回角色
proposal-kind-erase_person = 删除个人信息
proposal-kind-reset_second_factor = 重置两步验证

proposal-state-open = 待决定
proposal-state-approved = 已批准
proposal-state-refused = 未批准
proposal-state-withdrawn = 已撤回

office-level-province = 省级
office-level-city = 市级
office-level-county = 县级
