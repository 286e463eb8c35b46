//! Classes of products, as the seed data groups them.

use serde::{Deserialize, Serialize};

macro_rules! categories {
    ($($variant:ident $code:literal $zh:literal $en:literal;)*) => {
        /// The class of a product. The register's own grouping for readers; not the class of a legal act.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Category { $(#[doc = $zh] $variant,)* }

        impl Category {
            /// Every class, in the order readers see them.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The code used in addresses, tables and the API.
            #[must_use]
            pub fn code(self) -> &'static str { match self { $(Self::$variant => $code,)* } }

            /// The Chinese name, as in the data.
            #[must_use]
            pub fn zh(self) -> &'static str { match self { $(Self::$variant => $zh,)* } }

            /// The English name.
            #[must_use]
            pub fn en(self) -> &'static str { match self { $(Self::$variant => $en,)* } }

            /// The class with this code, if there is one.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> { match code { $($code => Some(Self::$variant),)* _ => None } }

            /// The class with this Chinese name, if there is one.
            #[must_use]
            pub fn from_zh(name: &str) -> Option<Self> { match name { $($zh => Some(Self::$variant),)* _ => None } }
        }
    };
}

categories! {
    Grain "grain" "粮油" "Grain and oil";
    Vegetable "vegetable" "蔬菜" "Vegetables";
    Fruit "fruit" "果品" "Fruit and nuts";
    Medicinal "medicinal" "中药材" "Medicinal materials";
    Tea "tea" "茶叶" "Tea";
    Livestock "livestock" "畜禽" "Livestock and poultry";
    Aquatic "aquatic" "水产" "Aquatic products";
    Liquor "liquor" "酒" "Liquor";
    Food "food" "食品" "Prepared food";
    Craft "craft" "陶瓷/工艺品" "Ceramics and crafts";
    Other "other" "其他" "Other";
}
