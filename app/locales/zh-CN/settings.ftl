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
settings-stored = 选择保存在一个 Cookie 里，里面只有颜色和版式，不能用来识别您。
settings-submit = 应用
