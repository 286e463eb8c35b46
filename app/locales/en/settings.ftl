### Display settings

settings-heading = Display settings
settings-scheme = Colours
settings-scheme-light = Light
settings-scheme-dark = Dark
settings-scheme-system = Follow the system
settings-size = Text and buttons
settings-size-standard = Standard
settings-size-elder = Large text (长辈版)
settings-size-elder-explain = Larger type and larger buttons
settings-language = Language
settings-stored = Your choice is kept in one cookie that holds nothing else and cannot identify you.
settings-submit = Apply
