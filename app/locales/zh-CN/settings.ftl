### Display settings

settings-heading = 显示设置
settings-scheme = 颜色
settings-scheme-light = 浅色
settings-scheme-dark = 深色
settings-scheme-system = 跟随系统
settings-size = 版式
settings-size-standard = 标准版
settings-size-elder = 长辈版
settings-size-elder-explain = 字更大，按钮更大
settings-language = 语言
settings-stored = 选择保存在本机浏览器里，不使用 Cookie，也不发给服务器。
settings-no-script = 关闭脚本时，页面颜色跟随系统设置，字号可用浏览器的缩放功能调整。
settings-applied = 已应用
