### The public log: what it says, what it proves and how anyone checks it

log-nav = 公开日志
log-heading = 公开日志
log-intro = 登记、授权、签发、召回、权限变动，凡是本系统作出的，都同时写进这本日志。日志只能往后添，不能改。任何人都可以查看、下载和核验。

## The checkpoint

log-checkpoint-heading = 最新检查点
log-checkpoint-explain = 检查点是系统签了名的一句话：到这一刻共有多少条，全部条目合起来的校验值（根哈希）是多少。哪怕只改动一条里的一个字，根哈希也会不同。
log-checkpoint-size = 条目数
log-checkpoint-root = 根哈希
log-checkpoint-time = 签发时间
log-checkpoint-key = 验证公钥
log-checkpoint-key-hint = 请从不止一处取得公钥并互相对照。
log-checkpoint-note = 签名原文
log-checkpoint-download = 下载检查点
log-checkpoint-none-title = 还没有检查点
log-checkpoint-none = 写入第一条以后，几秒钟内就会签发第一个检查点。

## What it proves

log-proves-heading = 能证明什么，不能证明什么
log-proves-yes = 能证明
log-proves-no = 不能证明
log-proves-unchanged-term = 写进去的，改不了
log-proves-unchanged = 条目写入以后，不论谁改动、删除或调换次序，包括本系统的管理员，都会被查出来。
log-proves-history-term = 说过的，收不回
log-proves-history = 您保存的旧检查点，必须是今天这本日志的开头。对不上，就说明历史被改写过。
log-proves-inclusion-term = 有没有，查得到
log-proves-inclusion = 每一条都附有包含证明：用二三十个校验值，就能算出它确实在日志里。
log-proves-truth-term = 事情本身是否属实
log-proves-truth = 日志证明“系统当时是这样记的”，不证明所记的事情是真的。
log-proves-absence-term = 没有进入系统的事
log-proves-absence = 办事和写日志在同一次提交里完成，要么都有，要么都没有。但没有进入系统的事，日志里看不出来。
log-proves-person-term = 某个人是谁
log-proves-person = 个人信息和不公开的内容只留下加盐的摘要：授予或收回角色，公开的是角色和所属机构；认领通过，公开的是企业及其代码；认领未通过，两样都不公开。原文依法删除以后，各项证明仍然成立。

## How to check

log-check-heading = 自己来核验
log-check-intro = 不必相信本系统。核验程序不读本系统的数据库，只下载公开的内容，自己从头算一遍。
log-check-keep-term = 留一份检查点
log-check-keep = 今天下载上面的检查点，存放好。它就是日后对照的凭据。
log-check-run-term = 核验整本日志
log-check-run = 逐条重算，与最新检查点比对；有出入时，指出第一处被改动的条目。
log-check-against-term = 与旧检查点对照
log-check-against = 证明今天的日志只是在旧日志后面添了内容，没有改写，也没有分出两个版本。
log-check-other-term = 用别的软件
log-check-other = 格式是公开的：RFC 6962 的默克尔树，C2SP 的 tlog-tiles、tlog-checkpoint 和 signed-note。兼容的验证程序和见证人都能直接使用。

## Entries

log-newest-heading = 最近写入
log-all-entries = 查看全部条目
log-entries-heading = 日志条目
log-entries-intro = 新的在前。可以按事项、对象筛选。
log-entries-count = 共 { $n } 条
log-entries-search = 筛选条目
log-entries-empty-title = 没有符合条件的条目
log-entries-empty = 日志里没有这样的记录。请检查对象编号，或减少筛选条件。
log-column-seq = 序号
log-column-time = 时间
log-column-action = 事项
log-column-object = 对象
log-column-actor = 作出者
log-filter-action = 事项
log-filter-object-kind = 对象类别
log-filter-object = 对象编号
log-filter-object-hint = 企业或产品的编号、标签批次编号、行政区划代码
log-filter-any = 不限

## One entry

log-entry-title = 第 { $number } 号条目
log-entry-sentence = { $time }，{ $actor }：{ $action }。
log-entry-time = 时间
log-entry-time-note = 北京时间，精确到微秒
log-entry-actor = 作出者
log-entry-action = 事项
log-entry-object = 对象
log-entry-commitments = 不公开的内容
log-entry-commitments-explain = 这些内容不公开，只留下加盐的摘要。持有原文和盐的人可以证明当时记的是什么；两者删除以后，摘要不再透露任何信息。
log-entry-object-hidden = 不公开
log-entry-object-explain = 个人账户和未通过的企业认领不写明，只留加盐的摘要，每一条各不相同。
log-entry-leaf-heading = 条目原文
log-entry-leaf-explain = 以上内容都读自这一行。参加计算的就是这一行的字节，一个也不多，一个也不少。
log-entry-leaf-unread = 这一条的格式较新，本页读不出它的内容，只列出原文。
log-entry-leaf-hash = 条目哈希
log-entry-leaf-hash-note = SHA-256（0x00 + 原文），Base64
log-entry-leaf-size = { $n } 字节
log-entry-proof-heading = 包含证明
log-entry-proof-explain = 从条目哈希开始，依次与下列哈希合并，得到的就是检查点里的根哈希。
log-entry-proof-size = 对应的检查点
log-entry-proof-size-value = 共 { $n } 条
log-entry-proof-root = 根哈希
log-entry-proof-path = 证明路径
log-entry-proof-count = { $n } 个哈希
log-entry-proof-empty = 日志里只有这一条，条目哈希就是根哈希。
log-entry-proof-download = 下载证明文件
log-entry-proof-none-title = 证明稍后生成
log-entry-proof-none = 这一条还没有进入检查点。通常几秒钟后刷新本页，就能看到证明。
log-entry-check-heading = 核验这一条
log-entry-check = 证明文件是 C2SP tlog-proof 格式，里面有条目原文、证明路径和签了名的检查点，不联网也能核验：用公钥核对签名，再按 RFC 6962 由条目哈希和证明路径算出根哈希，与检查点比较。
log-entry-previous = 上一条
log-entry-next = 下一条
log-entry-same-object = 同一对象的全部条目
log-yes = 是
log-no = 否

## Facts by their names

log-fact-count = 数量
log-fact-added = 新增行数
log-fact-changed = 变更行数
log-fact-files_sha256 = 文件 SHA-256
log-fact-review_no = 审图号
log-fact-pack_date = 包装日期
log-fact-codes = 标签数
log-fact-date = 日期
log-fact-day = 日期
log-fact-decision = 决定
log-fact-enterprise = 企业
log-fact-epoch = 密钥代次
log-fact-field = 字段
log-fact-from = 起始日期
log-fact-kind = 类别
log-fact-last = 最后一行
log-fact-level = 级别
log-fact-office = 机构
log-fact-packed = 包装日期
log-fact-part = 身份
log-fact-product = 产品
log-fact-role = 角色
log-fact-root = 根哈希
log-fact-rows = 行数
log-fact-sha256 = SHA-256
log-fact-state = 状态
log-fact-tag = 批次标记
log-fact-until = 截止日期
log-fact-verifier = 验证公钥
log-fact-demo = 演示
log-fact-seed = 种子数
log-fact-act = 办理事项
log-fact-announcement = 公告
log-fact-was = 变更前
log-fact-becomes = 变更后
log-fact-due = 整改期限
log-fact-download = 开通矢量图下载
log-fact-text = 名称
log-fact-step = 步骤
log-fact-from_state = 原状态
log-fact-to_state = 现状态
log-fact-track = 保护依据
log-fact-basis = 依据
log-fact-cases = 申请清单摘要
log-fact-enterprise_name = 企业名称
log-fact-account = 账户
log-fact-reason = 理由
log-fact-name = 姓名
log-fact-mark_no = 商标注册号
log-fact-filing_no = 许可备案号
log-fact-uscc = 统一社会信用代码
log-fact-year = 年度
log-fact-ground_kind = 基地类型
log-fact-ground_name = 基地名称
log-fact-county = 县（市、区）
log-fact-area_m2 = 面积（平方米）
log-fact-geometry_sha256 = 范围 SHA-256
