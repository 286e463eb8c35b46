### Letters by mail: plain text. A link stands on a line of its own. Times are already written out.

## What stands in every letter

mail-from = 道地
mail-subject = 【道地】{ $subject }
mail-foot =
    本邮件由系统自动发出，请不要直接回复。
    本系统的链接都以 { $url } 开头。工作人员不会向您索要密码、验证码或恢复码。

    道地 · 河南地理标志与品牌登记
    { $url }
mail-foot-operator = 主办单位：{ $operator }
mail-foot-contact = 联系方式：{ $contact }
mail-time = { $day } { $time }（北京时间）
mail-post = { $office }，{ $role }
mail-network-unknown = 未知

## Accounts

mail-invitation-subject = 请开通您的账号
mail-invitation-body =
    您好：

    { $inviter } 邀请您开通“道地”系统的账号。

    身份：{ $post }
    登录名：{ $login }

    请在 { $until } 前打开下面的链接，设置密码并开通账号：

    { $link }

    链接只能使用一次。如果您不清楚为什么收到这封邮件，请不要打开链接，不需要做任何事。
mail-confirm_mail-subject = 请确认您的邮箱
mail-confirm_mail-body =
    您好：

    有人用这个邮箱在“道地”系统注册账号。如果是您本人，请在 { $until } 前打开下面的链接确认：

    { $link }

    链接只能使用一次，24小时内有效。如果不是您本人操作，请不要打开链接；没有确认，账号就不会开通，您不需要做任何事。
mail-already_registered-subject = 这个邮箱已有账号
mail-already_registered-body =
    您好：

    有人用这个邮箱在“道地”系统注册账号，但它已经有账号了，所以没有新开账号。

    如果是您本人，请直接登录；忘记密码的，可以在登录页申请重置：

    { $link }

    如果不是您本人操作，不需要做任何事，您的账号没有任何变化。
mail-reset_password-subject = 重置密码
mail-reset_password-body =
    您好：

    有人申请重置您的账号 { $login } 的密码。如果是您本人，请在 { $until } 前打开下面的链接，设置新密码：

    { $link }

    链接只能使用一次，30分钟内有效。已经启用的两步验证不会因此取消。

    如果您没有申请，请不要打开链接，密码不会改变。反复收到这样的邮件时，请与我们联系。
mail-password_changed-subject = 您的密码已修改
mail-password_changed-body =
    您好：

    您的账号 { $login } 已在 { $at } 修改密码，在其他设备上的登录已全部退出。

    如果不是您本人操作，请立即在登录页重置密码，并与我们联系：

    { $link }
mail-second_factor_reset-subject = 您的两步验证已重置
mail-second_factor_reset-body =
    您好：

    您的账号 { $login } 的两步验证已在 { $at } 重置，由两名管理员共同办理。原来的验证器和恢复码不再有效，下次登录时请重新设置。

    如果您没有要求重置，请立即与我们联系。
mail-sign_in_from_new_network-subject = 您的账号在新的网络登录
mail-sign_in_from_new_network-body =
    您好：

    您的账号 { $login } 在一个以前没有用过的网络登录。

    时间：{ $at }
    网络：{ $network }
    浏览器：{ $agent }

    如果是您本人，不需要做任何事。如果不是，请立即修改密码，并退出不认识的登录：

    { $link }
mail-account_disabled-subject = 您的账号已停用
mail-account_disabled-body =
    您好：

    您的账号 { $login } 已在 { $at } 停用，所有登录已退出。

    原因：{ $reason }

    您办理过的事项仍按规定保留。如有疑问，请与我们联系。

## Claims on an enterprise

mail-claim_received-subject = 已收到您的企业认领申请
mail-claim_received-body =
    您好：

    您对“{ $enterprise }”的认领申请已经收到。

    收到时间：{ $at }
    办理单位：{ $office }

    有结果时会通知您，也可以随时查看进度：

    { $link }
mail-claim_decided-accepted-subject = 企业认领申请已通过
mail-claim_decided-accepted-body =
    您好：

    { $office } 已同意您认领“{ $enterprise }”。您现在可以在系统中为这家企业办理事项。

    说明：{ $reason }

    { $link }
mail-claim_decided-refused-subject = 企业认领申请未通过
mail-claim_decided-refused-body =
    您好：

    { $office } 没有同意您认领“{ $enterprise }”。

    原因：{ $reason }

    补充或更正后可以重新申请。对结果有疑问的，请联系 { $office }。

    { $link }
mail-ground_decided-accepted-subject = 基地已通过认定
mail-ground_decided-accepted-body =
    您好：

    { $office } 已认定基地“{ $ground }”（{ $year } 年度）的范围。

    说明：{ $reason }

    { $link }
mail-ground_decided-returned-subject = 基地未通过认定，已退回
mail-ground_decided-returned-body =
    您好：

    { $office } 没有认定基地“{ $ground }”（{ $year } 年度）的范围，已退回。

    原因：{ $reason }

    补充或更正后可以重新申报。对结果有疑问的，请联系 { $office }。

    { $link }

## Applications for the mark

mail-none = 无
mail-application_moved-subject = 用标申请有新进展：{ $state }
mail-application_moved-body =
    您好：

    “{ $title }”的地理标志专用标志使用申请有新进展。

    办理步骤：{ $step }
    当前状态：{ $state }
    办理单位：{ $office }
    说明：{ $reason }

    请登录查看详情和下一步：

    { $link }
mail-application_due-subject = 请留意办理期限
mail-application_due-body =
    您好：

    “{ $title }”正等待办理，当前状态：{ $state }。

    本系统设定的办理期限：{ $due }

    期限按工作日计算，由本系统设定，用于提醒，不是法定期限。

    { $link }
mail-application_said-subject = 用标申请有新留言
mail-application_said-body =
    您好：

    经办机构就“{ $title }”的申请给您留言：

    { $text }

    请登录回复：

    { $link }

mail-right_told-subject = 用标授权有新情况
mail-right_told-body =
    您好：

    { $title }

    { $told }

    说明：{ $reason }

    请登录查看：

    { $link }

## Messages that were not read

mail-digest-subject = 您有 { $n } 条未读消息
mail-digest-body =
    您好：

    您在“道地”系统有 { $n } 条未读消息：

    { $list }

    登录后查看全部消息：

    { $link }

    不想再收到这样的汇总，可以在“我的账号”中关闭。
mail-digest-item = · { $subject }
mail-digest-more = · 另有 { $n } 条
