### Display settings

settings-heading = 显示设置
settings-scheme = 颜色
settings-scheme-light = 浅色
settings-scheme-dark = 深色
settings-scheme-system = 跟随系统
settings-size = 版式
settings-size-standard = 标准版
settings-size-elder = 长辈版
