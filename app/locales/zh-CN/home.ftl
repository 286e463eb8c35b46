### The home page

home-hero-line-1 = 一方水土
home-hero-line-2 = 一方名物
home-hero-text = 查一个名字：它产自哪里，受什么保护，谁有权使用。扫一枚标签：它是否由本系统签发，有没有作废。
home-search-label = 搜索产品、地区或公告
home-figure-products = 收录产品（含依据待核）
home-figure-protected = 其中保护产品
home-figure-enterprises = 相关企业与组织
home-figure-bases = 已记录基地
home-names-heading = 名物
home-names-all = 全部 { $n } 个产品
home-season-heading = { $month }正当季
home-season-explain = 按资料写明的采收或上市月份列出，共有 { $n } 个产品写明了月份。
home-announcements-heading = 近期公告
home-announcements-all = 全部公告
home-categories-heading = 按类别看
home-what-heading = 道地是什么
home-what-is = 道地收录河南的地理标志产品、企业、基地和公告，每一项都写明出处和可信程度；并为有资格的企业签发产品标签，供人扫码查验。
home-what-is-not-heading = 道地不是什么
home-what-is-not = 道地不是国家地理标志登记簿，也不受理消费投诉。认定、核准、停止和撤销，以国家知识产权局公告为准。
home-what-national = 国家知识产权局网站
home-what-12315 = 投诉举报：12315
home-user-text = 只有企业名称？
home-verify-heading = 手里有一枚标签？
home-verify-text = 扫二维码，或输入编号查验。
