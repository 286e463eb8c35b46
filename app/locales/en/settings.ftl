### Display settings

settings-heading = Display settings
settings-scheme = Colours
settings-scheme-light = Light
settings-scheme-dark = Dark
settings-scheme-system = Follow the system
settings-size = Text and buttons
settings-size-standard = Standard
settings-size-elder = Large text (长辈版)
