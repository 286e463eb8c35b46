### Checking a label: the form and the answer to a scan

## Typing a code

verify-heading = 查验标签
verify-intro = 用手机扫一扫标签上的二维码，或在下面输入二维码下方的25位编号。不需要登录，不读取您的位置。
verify-label = 标签编号
verify-hint = 五组，每组五位。大小写、空格和横线都不要紧；字母O按数字0，字母I、L按数字1。
verify-placeholder = 例如 1G7K2 QMX4D 0VN8R J5T3W YHAZC
verify-submit = 查验
verify-empty = 请输入标签编号。
verify-length = 编号应为25位，您输入了 { $n } 位。请对照标签补全。
verify-character = 编号里不会出现“{ $c }”，请对照标签检查。
verify-mistyped-headline = 编号可能输错了
verify-mistyped-plain = 这个编号通不过校验。手工输入时，一个字符输错就会这样。
verify-mistyped-do = 请对照标签逐组核对后再试，或直接扫二维码。核对无误仍不通过的，请勿采信这枚标签。
verify-address-heading = 先看清网址
verify-address-text = 本系统标签的网址以 { $host } 开头。打开的不是这个网址，就不是本系统的查验结果，请关闭页面。
verify-user-heading = 查一家企业是否获准用标
verify-user-text = 没有标签、只有企业名称的，可以查这家企业在某一天对某个产品有没有用标授权。
verify-user-link = 查询用标授权
verify-is-heading = 查验能告诉您什么
verify-no-script = 不用开启脚本，普通浏览器和微信都可以打开。

## The answer to a scan, by outcome

scan-title = 标签查验
scan-header = 道地 · 河南地理标志与品牌登记 · 标签查验
scan-recalled-headline = 这一批标签已被召回
scan-recalled-plain = 这一批标签已在 { $date } 召回，不应再使用。
scan-recalled-plain-undated = 这一批标签已经召回，不应再使用。
scan-recalled-reason = 召回原因：{ $reason }
scan-recalled-do = 请先不要食用或使用这件商品，留好包装和购物凭证，联系卖家或生产企业；也可以拨打 12315。
scan-void-headline = 这枚标签已作废
scan-void-plain = 这枚标签已在 { $date } 作废，不应再出现在商品上。
scan-void-reason = 作废原因：{ $reason }
scan-void-do = 请不要凭这枚标签相信商品的来源。可以向卖家问清楚，或拨打 12315。
scan-failed_check-headline = 此码不是本系统签发；若为手工输入请核对，若为扫码请勿采信
scan-failed_check-plain = 每个编号里都有一段校验码，只有登记系统能算出来。这个编号的校验码对不上。
scan-failed_check-do = 请看清网址是不是本系统的网址，再看标签有没有破损。有疑问可以向当地市场监管部门反映，或拨打 12315。
scan-never_issued-headline = 登记系统没有签发过这个编号
scan-never_issued-plain = 编号的格式没有问题，但签发记录里没有它。正常的商品上不会出现这种编号。
scan-never_issued-do = 请不要采信这枚标签，留好包装，向当地市场监管部门反映或拨打 12315。
scan-not_in_use-headline = 这枚标签已签发，但还没有启用
scan-not_in_use-plain = 标签发给了企业，企业还没有登记把它用在商品上。已经在卖的商品，标签应当已经启用。
scan-not_in_use-do = 如果商品是您买到的，请先不要凭这枚标签相信它的来源，向卖家或企业问清楚；也可以拨打 12315。
scan-right_ended-headline = 包装时，企业没有使用专用标志的资格
scan-right_ended-plain = 登记的包装日期是 { $packed }，而这家企业对该产品的用标资格在 { $ended } 已经终止。
scan-right_ended-plain-never = 登记的包装日期是 { $packed }，这家企业当时没有该产品的用标资格。
scan-right_ended-do = 请不要凭这枚标签相信它是用标产品。可以向当地市场监管部门反映，或拨打 12315。
scan-seen_before-headline = 本码由登记系统签发，以前被查询过
scan-seen_before-plain = 这是第 { $n } 次查询。第一次是 { $date }，在{ $province }。
scan-seen_before-plain-no-province = 这是第 { $n } 次查询，第一次是 { $date }（地区未知）。
scan-seen_before-do = 如果您刚刚拆封、自己和家人都没有扫过，请核对包装上的编号、产品和企业是否与下面一致；对不上的，请勿采信。在店里摆放时被别人扫过也会这样。
scan-seen_before-counting = 同一台手机一天内查询多次，只计一次。
scan-first_seen-headline = 本码由登记系统签发，这是第一次查询
scan-first_seen-plain = 这枚标签没有作废，也没有被召回。这次查询是 { $date }，在{ $province }。
scan-first_seen-plain-no-province = 这枚标签没有作废，也没有被召回。这次查询是 { $date }（地区未知）。
scan-first_seen-do = 请核对包装上的编号、产品和企业是否与下面一致。

## The facts below the answer

scan-product = 产品
scan-enterprise = 企业
scan-base = 基地
scan-code = 编号
scan-net-content = 净含量
scan-net-grams = { $n } 克
scan-net-pieces = { $n } 件
scan-packed = 包装日期
scan-batch = 标签批次
scan-right-heading = 用标资格
scan-right-on-pack-day = 包装当日有权使用专用标志
scan-right-today = 今日仍有效
scan-right-ended-since = 后于 { $date } 终止
scan-province-unknown = 地区未知
scan-journey-heading = 经过
scan-journey-today = 您的这次查询
scan-journey-first = 第一次查询（{ $province }）
scan-journey-activated = 启用
scan-journey-delivered = 交付企业
scan-journey-packed = 包装
scan-journey-issued = 签发
scan-limit-heading = 查验不能证明什么
scan-limit-text = 查验只能说明：这个编号由本系统签发，没有作废，没有被召回。它不能证明包装里的东西没有被换过，也不能证明这枚标签没有被照样复制。
scan-privacy = 本次查询只记下编号、时间（到分钟）、省份和打开方式。不读取位置，不需要登录，不保存IP地址。
scan-doubt = 我有疑问
scan-doubt-text = 消费投诉、举报请拨打 12315，或访问全国12315平台，并说明上面的编号。
scan-product-link = 看产品介绍
scan-enterprise-link = 看企业资料
scan-other-language = English
scan-not-national = 道地不是国家地理标志登记簿，也不是12315。
scan-demo-headline = 演示标签
scan-demo-text = 这是演示标签：产品和企业都是虚构的，不对应任何商品，不作为任何凭证。
