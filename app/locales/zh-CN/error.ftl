### Error pages

error-404-title = 没有这个页面
error-404-what = 地址可能输错了，或者页面已经换了地方。
error-404-do = 可以搜索，或从下面的入口重新开始。
error-404-code = 如果您要查验标签，请到“查验标签”输入编号。
error-410-title = 这个页面已经撤下
error-410-what = 它曾经存在，现在不再提供。
error-410-do = 可以搜索相关的产品或企业。
error-422-title = 填写的内容有误
error-422-what = 有一项内容不符合要求：{ $field }。
error-422-what-plain = 有一项内容不符合要求。
error-422-do = 请返回修改后再提交，其他内容不受影响。
error-429-title = 查询太频繁
error-429-what = 短时间内的请求超过了限制，可能是同一网络里有多人在用。
error-429-do = 请过 { $n } 秒再试。
error-500-title = 系统出错了
error-500-what = 问题出在我们这边，不是您的操作。错误已经记录。
error-500-do = 请稍后再试。联系我们时请提供这个编号：{ $id }
error-503-title = 暂时无法访问
error-503-what = 系统正在维护或过于繁忙。
error-503-do = 请过几分钟再试。急需查验标签的，请保留包装。
error-request-id = 请求编号
error-ways-on = 您可以去
