### Announcements

announcement-list-heading = 公告
announcement-list-intro = 产品资料中引用的公告。原文以发布机关为准，本系统不转载全文。
announcement-list-count = 共 { $n } 件
announcement-empty = 没有相符的公告。
announcement-column-announcement = 公告
announcement-column-issuer = 发布机关
announcement-column-date = 日期
announcement-column-kind = 内容
announcement-column-products = 涉及产品
announcement-number = 第{ $number }号
announcement-number-year = { $year }年第{ $number }号
announcement-date-none = 日期未载明
announcement-cited-as = 资料中的写法
announcement-646-note = 第646号公告将全国870个农产品地理标志转为保护产品，其中河南120个；这里只录入已读到名称的产品。
announcement-official-link = 到国家知识产权局网站查找原文
announcement-facet-issuer = 发布机关
announcement-users = 涉及的用标企业
announcement-users-count =
    { $n ->
       *[other] { $n } 项授权
    }
announcement-objections = 异议截止
announcement-objections-open = 初步认定公告，可在 { $date } 前提出异议。
announcement-objections-over = 初步认定公告，异议期已于 { $date } 届满。
announcement-objections-note = 异议期长度为本系统设置，以公告和国家知识产权局的规定为准。
