### Names and explanations of the domain's codes

## Tracks of protection: names follow Order 80 and Order 79 of 2023

track-gi_product = 保护产品
track-collective_mark = 集体商标
track-certification_mark = 证明商标
track-gi_trademark_unspecified = 地理标志商标·性质待核
track-agri_gi_legacy = 农产品地理标志
track-none = 依据待核
track-full-gi_product = 地理标志保护产品
track-full-collective_mark = 地理标志集体商标
track-full-certification_mark = 地理标志证明商标
track-full-gi_trademark_unspecified = 地理标志商标（集体商标或证明商标，性质待核）
track-full-agri_gi_legacy = 农产品地理标志（原农业农村部门登记）
track-explain-gi_product = 由国家知识产权局公告认定，2018年以前由质检总局公告批准。现行依据是《地理标志产品保护办法》。
track-explain-collective_mark = 由协会等组织注册，供其成员使用的地理标志商标。
track-explain-certification_mark = 由有监督能力的组织注册，许可符合条件的生产者使用的地理标志商标。
track-explain-gi_trademark_unspecified = 资料只说它是地理标志商标，没有说明是集体商标还是证明商标；核实前不作推断。
track-explain-agri_gi_legacy = 原由农业农村部门登记，2022年3月起不再受理新的登记；已登记的继续保护，并逐步转为保护产品。
track-explain-none = 已读到的资料没有写明它受哪一种保护，因此不作判断。它可能受保护，也可能只是地方名产。

## How well a product's protection is founded

product-standing-cited = 有公告号或登记号
product-standing-stated = 有记载，未见编号
product-standing-open = 依据待核
product-standing-explain-cited = 资料写明了公告号、证书编号或商标注册号。
product-standing-explain-stated = 资料写明了保护类型，但没有写编号。
product-standing-explain-open = 已读到的资料没有写明保护类型。

## What sources say of an enterprise

enterprise-standing-reported_user = 据报道用标，未经名录核实
enterprise-standing-holder = 权利人或申请人
enterprise-standing-works_with = 与该产品有关的生产经营者
enterprise-standing-brand = 老字号、品牌企业
enterprise-standing-not_gi = 与地理标志无关的企业和机构
enterprise-standing-explain-reported_user = 报道说它使用地理标志专用标志，但还没有用名录或公告核实，不能当作用标授权。
enterprise-standing-explain-holder = 资料写明它是登记或商标的持有人、申请人或管理机构。
enterprise-standing-explain-works_with = 资料只说它生产、加工或经营该产品，没有说它获准使用专用标志。
enterprise-standing-explain-brand = “老字号”等是品牌荣誉，不是使用地理标志的许可。
enterprise-standing-explain-not_gi = 规划中点名的知识产权企业或机构，与地理标志没有关联。

## Authorisation to use the special mark

authorisation-active = 有效
authorisation-rectification_ordered = 限期整改中
authorisation-change_pending = 变更办理中
authorisation-stopped = 已停止使用资格
authorisation-given_up = 已主动放弃
authorisation-lapsed = 已终止
authorisation-cancelled = 已注销
authorisation-explain-active = 可以使用专用标志。
authorisation-explain-rectification_ordered = 整改期间资格仍然有效，逾期未改正的可能停止使用资格。
authorisation-explain-change_pending = 名称或生产地址等正在办理变更，期间资格有效。
authorisation-explain-stopped = 不得再使用专用标志。
authorisation-explain-given_up = 企业自愿放弃，不得再使用专用标志。
authorisation-explain-lapsed = 许可、成员资格或商标权已经终止，使用资格随之终止。
authorisation-explain-cancelled = 登记已注销，不得再使用专用标志。

## How sure a kind of field is

certainty-high = 高
certainty-good = 较高
certainty-medium = 中
certainty-low = 低
certainty-incomplete = 不完整
certainty-explain-high = 已与正式文本逐项核对。
certainty-explain-good = 多数出自公告或报纸。
certainty-explain-medium = 只见于百科、转载或行业网页。
certainty-explain-low = 出自不同年份的报道，口径可能不同。
certainty-explain-incomplete = 收录不全：没有写到，不等于没有。

## Plans and figures

plan-status-formal = 正式印发
plan-status-draft_for_comments = 征求意见稿
plan-status-explain-draft_for_comments = 征求意见稿不是正式文件，其中的数字可能已经修改。
indicator-kind-cumulative = 累计
indicator-kind-yearly = 当年
figure-kind-actual = 实际值
figure-kind-target = 目标值
figure-kind-base = 基期值

## Announcements

issuer-cnipa = 国家知识产权局
issuer-aqsiq = 原国家质量监督检验检疫总局
issuer-agriculture = 农业农村部（原农业部）
issuer-unstated = 发布机关未载明
announcement-kind-recognition = 认定产品
announcement-kind-acceptance = 受理申请
announcement-kind-agri_registration = 农产品地理标志登记
announcement-kind-origin_mark = 原产地标记登记
announcement-kind-preliminary = 初步认定产品
announcement-kind-user_approval = 核准用标企业
announcement-kind-user_change = 核准用标企业变更
announcement-kind-user_stop = 停止用标资格
announcement-kind-revocation = 撤销产品保护

## Kinds of source

source-kind-plan = 规划文件
source-kind-web = 报刊、网页
source-kind-package = 公开数据包

## Divisions and points

level-province = 省
level-prefecture = 市
level-county = 县（市、区）
level-zone = 功能区（统计用）
division-status-current = 现行
division-status-abolished = 已撤销
division-status-statistical = 仅供统计
place-precision-province_seat = 省政府驻地
place-precision-prefecture_seat = 市政府驻地
place-precision-county_seat = 县级政府驻地
place-precision-county_label_point = 县域标注点
place-precision-township = 乡镇点位，误差约1至2千米
place-precision-locality = 村镇点位

## Batches of labels

batch-issued = 已签发
batch-delivered = 已交付
batch-activated = 已启用
batch-closed = 已用完
batch-recalled = 已召回

## Sets of data

data-set-divisions = 行政区划
data-set-division_changes = 区划变更
data-set-places = 地点
data-set-townships = 乡镇
data-set-plans = 规划文件
data-set-indicators = 规划指标
data-set-city_comparison = 城市比较
data-set-programmes = 工程与任务
data-set-products = 产品
data-set-enterprises = 企业
data-set-bases = 基地
data-set-certainty = 可信程度说明
