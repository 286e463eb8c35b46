//! Everyday words for goods and classes, beside the words the register writes.

use crate::registry::Category;

/// Words by which readers look for a class.
#[must_use]
pub(super) fn category_words(category: Category) -> &'static [&'static str] {
    match category {
        Category::Grain => &["粮油", "粮食", "油", "grain", "oil"],
        Category::Vegetable => &["蔬菜", "菜", "vegetable"],
        Category::Fruit => &["果品", "水果", "干果", "果", "fruit", "nuts"],
        Category::Medicinal => &["中药材", "药材", "中药", "药", "medicinal", "medicine", "herb"],
        Category::Tea => &["茶叶", "茶", "tea"],
        Category::Livestock => &["畜禽", "畜牧", "养殖", "livestock", "poultry"],
        Category::Aquatic => &["水产", "水产品", "aquatic", "fish", "seafood"],
        Category::Liquor => &["酒", "酒类", "liquor", "spirits"],
        Category::Food => &["食品", "美食", "food"],
        Category::Craft => &["陶瓷", "工艺品", "手工艺", "ceramics", "crafts"],
        Category::Other => &["其他"],
    }
}

/// A word in a name, and other words for the same thing.
pub(super) const SYNONYMS: &[(&str, &[&str])] = &[
    ("红薯", &["地瓜", "甘薯", "番薯", "白薯"]),
    ("猕猴桃", &["奇异果", "kiwi"]),
    ("辣椒", &["辣子", "chili", "chile", "pepper"]),
    ("三樱椒", &["辣椒", "朝天椒", "chili", "chilli"]),
    ("花椒", &["pepper", "peppercorn"]),
    ("甲鱼", &["鳖", "中华鳖", "turtle"]),
    ("花生", &["落花生", "groundnut"]),
    ("枣", &["红枣", "date", "dates"]),
    ("大葱", &["scallion", "leek"]),
    ("艾", &["艾草", "艾叶", "moxa", "wormwood"]),
    ("金银花", &["二花", "忍冬"]),
    ("密二花", &["金银花", "忍冬"]),
    ("山药", &["淮山", "yam"]),
    ("腐竹", &["豆制品", "tofu"]),
    ("黄花菜", &["金针菜", "萱草"]),
    ("香菇", &["蘑菇", "shiitake", "mushroom"]),
    ("花菇", &["香菇", "蘑菇", "shiitake"]),
    ("平菇", &["蘑菇"]),
    ("木耳", &["蘑菇"]),
    ("瓷", &["瓷器", "陶瓷", "ceramics", "china"]),
    ("酒", &["baijiu", "alcohol"]),
    ("老酒", &["白酒"]),
    ("宝丰酒", &["白酒"]),
    ("张弓酒", &["白酒"]),
    ("杜康酒", &["白酒"]),
    ("香油", &["芝麻油", "麻油"]),
    ("茶油", &["山茶油"]),
    ("油茶", &["茶油"]),
    ("信阳红", &["红茶"]),
    ("毛尖", &["绿茶", "green"]),
    ("云雾", &["绿茶", "green"]),
    ("烧鸡", &["扒鸡"]),
    ("红牛", &["黄牛"]),
    ("夏南牛", &["黄牛", "肉牛", "beef"]),
    ("面粉", &["白面"]),
    ("贡面", &["挂面"]),
    ("胡辣汤", &["糊辣汤"]),
    ("樱桃", &["车厘子"]),
    ("柿", &["柿子"]),
    ("杏", &["杏子"]),
    ("冬凌草", &["冰凌草"]),
    ("山茱萸", &["枣皮", "萸肉"]),
    ("香椿", &["椿芽"]),
    ("莲藕", &["莲菜"]),
    ("胡芹", &["芹菜"]),
    ("核桃", &["胡桃"]),
    ("板栗", &["栗子"]),
    ("鲤鱼", &["黄河鲤"]),
    ("砚", &["砚台"]),
    ("独山玉", &["玉石", "玉器"]),
    ("宝剑", &["剑"]),
];

/// Words whose end is a word for another thing: 核桃 is no 桃, 银杏 no 杏, 甲鱼 no 鱼, 油茶 is grown for its oil.
pub(super) const UNDIVIDED: &[&str] =
    &["核桃", "樱桃", "猕猴桃", "银杏", "甲鱼", "油茶", "石榴", "蜡梅", "白芝麻", "胡萝卜"];
