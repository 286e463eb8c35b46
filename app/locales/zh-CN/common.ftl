### The site: navigation, footer, buttons, common words, months

## The site

site-name = 道地
site-tagline = 河南地理标志与品牌登记
site-title = { $page } · 道地 河南地理标志与品牌登记
site-description = 查询河南地理标志产品、用标企业、基地和公告，每一项都写明出处与可信程度；扫码查验产品标签。
site-fictional = 演示系统
site-fictional-text = 本系统中的产品、企业、人员、公告和数字均为虚构，仅供试用，不具有任何效力。
site-skip = 跳到正文

## Navigation

nav-label = 主导航
nav-home = 首页
nav-products = 产品
nav-enterprises = 企业
nav-divisions = 地区
nav-map = 地图
nav-announcements = 公告
nav-statistics = 统计
nav-brands = 品牌
nav-verify = 查验标签
nav-about = 关于
nav-breadcrumb = 当前位置
nav-language-other = English
nav-on-this-page = 本页内容

## Footer

footer-not-national = 道地不是国家地理标志登记簿。地理标志的认定、用标核准与撤销，以国家知识产权局公告为准。
footer-not-12315 = 消费投诉、举报请拨打 12315，或访问全国12315平台。
footer-national-office = 国家知识产权局
footer-12315 = 全国12315平台
footer-register = 登记内容
footer-about = 关于本系统
footer-operator = 主办单位
footer-operator-unset = 主办单位尚未填写
footer-contact = 联系方式
footer-data-date = 数据日期 { $date }
footer-sources = 资料来源与可信程度
footer-accessibility = 无障碍声明
footer-privacy = 隐私
footer-open-data = 开放数据

## Buttons and links

action-search = 搜索
action-filter = 筛选
action-clear = 清除
action-clear-all = 清除全部条件
action-view-json = 查看 JSON
action-home = 回首页
action-show-all = 显示全部

## Words used everywhere

common-not-stated = 未载明
common-name = 名称
common-source = 来源
common-aliases = 又名
common-year = 年份
common-kind = 类型
common-status = 状态
common-number = 编号
common-value = 数值
common-place = 所在地
common-certainty-value = 可信程度：{ $level }
common-certainty = 可信程度
source-several = 本页事实出自 { $n } 处资料，见页末“资料来源”
source-one = 来源：{ $source }
common-permanent-address = 永久地址
common-colon = ：
common-count-products = { $n } 个产品
common-count-enterprises = { $n } 家企业
common-count-bases = { $n } 处基地
common-area-mu = { $area } 亩
common-area-km2 = { $area } 平方千米

## Paging

page-label = 分页
page-previous = 上一页
page-next = 下一页

## Months

month-1 = 一月
month-2 = 二月
month-3 = 三月
month-4 = 四月
month-5 = 五月
month-6 = 六月
month-7 = 七月
month-8 = 八月
month-9 = 九月
month-10 = 十月
month-11 = 十一月
month-12 = 十二月
month-short-1 = 1月
month-short-2 = 2月
month-short-3 = 3月
month-short-4 = 4月
month-short-5 = 5月
month-short-6 = 6月
month-short-7 = 7月
month-short-8 = 8月
month-short-9 = 9月
month-short-10 = 10月
month-short-11 = 11月
month-short-12 = 12月
