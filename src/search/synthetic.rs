//! A made-up register of any size, for measuring. Its names are plausible, none of it is real, and the same size and
//! seed always give the same register.

use crate::division::{Division, DivisionLevel, DivisionStatus};
use crate::identifiers::{DivisionCode, PartialDate, Slug};
use crate::registry::{Category, Citation, Product, Protection, RegisterRows, SourceKind, Track};

/// A prefecture: name, English, code, and counties with theirs.
type Prefecture = (&'static str, &'static str, u32, &'static [(&'static str, &'static str)]);

/// Some prefectures with some of their counties; the counties' codes are made up.
const PREFECTURES: &[Prefecture] = &[
    (
        "郑州市",
        "Zhengzhou",
        410_100,
        &[("中牟县", "Zhongmu"), ("荥阳市", "Xingyang"), ("新密市", "Xinmi"), ("登封市", "Dengfeng")],
    ),
    (
        "开封市",
        "Kaifeng",
        410_200,
        &[("兰考县", "Lankao"), ("尉氏县", "Weishi"), ("通许县", "Tongxu"), ("祥符区", "Xiangfu")],
    ),
    (
        "洛阳市",
        "Luoyang",
        410_300,
        &[("孟津区", "Mengjin"), ("栾川县", "Luanchuan"), ("宜阳县", "Yiyang"), ("洛宁县", "Luoning")],
    ),
    (
        "安阳市",
        "Anyang",
        410_500,
        &[("滑县", "Hua"), ("内黄县", "Neihuang"), ("林州市", "Linzhou"), ("汤阴县", "Tangyin")],
    ),
    ("焦作市", "Jiaozuo", 410_800, &[("温县", "Wen"), ("武陟县", "Wuzhi"), ("博爱县", "Boai"), ("沁阳市", "Qinyang")]),
    ("三门峡市", "Sanmenxia", 411_200, &[("灵宝市", "Lingbao"), ("卢氏县", "Lushi"), ("渑池县", "Mianchi")]),
    (
        "南阳市",
        "Nanyang",
        411_300,
        &[("西峡县", "Xixia"), ("淅川县", "Xichuan"), ("桐柏县", "Tongbai"), ("唐河县", "Tanghe")],
    ),
    (
        "商丘市",
        "Shangqiu",
        411_400,
        &[("柘城县", "Zhecheng"), ("民权县", "Minquan"), ("夏邑县", "Xiayi"), ("永城市", "Yongcheng")],
    ),
    (
        "信阳市",
        "Xinyang",
        411_500,
        &[("浉河区", "Shihe"), ("商城县", "Shangcheng"), ("固始县", "Gushi"), ("光山县", "Guangshan")],
    ),
    (
        "驻马店市",
        "Zhumadian",
        411_700,
        &[("泌阳县", "Biyang"), ("确山县", "Queshan"), ("正阳县", "Zhengyang"), ("西平县", "Xiping")],
    ),
];

/// Goods: name, English, class. Three in ten hold the character 山, so that one-character queries reach far.
const GOODS: &[(&str, &str, Category)] = &[
    ("毛尖", "Maojian Tea", Category::Tea),
    ("高山茶", "Mountain Tea", Category::Tea),
    ("云雾茶", "Yunwu Tea", Category::Tea),
    ("大枣", "Jujube", Category::Fruit),
    ("山楂", "Hawthorn", Category::Fruit),
    ("酥梨", "Crisp Pear", Category::Fruit),
    ("苹果", "Apple", Category::Fruit),
    ("石榴", "Pomegranate", Category::Fruit),
    ("山药", "Yam", Category::Medicinal),
    ("山茱萸", "Cornus", Category::Medicinal),
    ("金银花", "Honeysuckle", Category::Medicinal),
    ("丹参", "Danshen", Category::Medicinal),
    ("连翘", "Forsythia", Category::Medicinal),
    ("大蒜", "Garlic", Category::Vegetable),
    ("辣椒", "Chilli", Category::Vegetable),
    ("香菇", "Mushroom", Category::Vegetable),
    ("芹菜", "Celery", Category::Vegetable),
    ("大米", "Rice", Category::Grain),
    ("小麦", "Wheat", Category::Grain),
    ("花生", "Peanut", Category::Grain),
    ("红薯", "Sweet Potato", Category::Grain),
    ("山羊", "Goat", Category::Livestock),
    ("黑猪", "Black Pig", Category::Livestock),
    ("鲤鱼", "Carp", Category::Aquatic),
    ("老酒", "Liquor", Category::Liquor),
    ("烧鸡", "Roast Chicken", Category::Food),
];

/// Villages, hills and rivers: a first and a second half, beside one another a few thousand names.
const FIRST: &[&str] = &[
    "龙", "凤", "白", "黑", "青", "黄", "石", "大", "小", "双", "三", "五", "南", "北", "东", "西", "上", "下", "马",
    "牛", "王", "李", "张", "刘", "陈", "杨", "赵", "周", "吴", "郭", "柳", "松", "竹", "梅", "兰", "桃", "云", "泉",
    "金", "银",
];
const SECOND: &[&str] = &[
    "山", "河", "沟", "岭", "庄", "寨", "店", "湾", "岗", "坡", "泉", "桥", "寺", "庙", "楼", "集", "山", "潭", "口",
    "山",
];

/// A deterministic sequence of numbers (SplitMix64).
struct Sequence(u64);

impl Sequence {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let count = u64::try_from(all.len()).unwrap_or(u64::MAX).max(1);
        all.get(usize::try_from(self.next() % count).unwrap_or_default())
    }
}

/// A register of `n` products with the divisions they come from.
#[must_use]
pub fn register(n: usize, seed: u64) -> RegisterRows {
    let mut rows = RegisterRows { divisions: divisions(), ..RegisterRows::default() };
    let mut sequence = Sequence(seed);
    rows.products.extend((0..n).filter_map(|at| product(at, &mut sequence)));
    rows
}

fn divisions() -> Vec<Division> {
    let unit = |number: u32, name: &str, english: String, parent: Option<u32>| {
        let code = DivisionCode::parse(&number.to_string()).ok()?;
        let short = name.strip_suffix(['市', '县', '区']).filter(|s| s.chars().count() > 1).unwrap_or(name);
        Some(Division {
            code,
            name: name.to_owned(),
            short: short.to_owned(),
            name_en: english,
            parent: parent.and_then(|p| DivisionCode::parse(&p.to_string()).ok()),
            level: if parent.is_some() { DivisionLevel::County } else { DivisionLevel::Prefecture },
            status: DivisionStatus::Current,
            area_m2: None,
            label_point: None,
            seat: None,
            note: None,
            source: "synthetic".to_owned(),
        })
    };
    let mut all = Vec::new();
    for (name, english, number, counties) in PREFECTURES {
        all.extend(unit(*number, name, format!("{english} City"), None));
        for ((name, english), at) in counties.iter().zip(1..) {
            all.extend(unit(number + 20 + at, name, format!("{english} County"), Some(*number)));
        }
    }
    all
}

fn product(at: usize, sequence: &mut Sequence) -> Option<Product> {
    let (_, _, prefecture, counties) = sequence.of(PREFECTURES)?;
    let county_at = sequence.next() % u64::try_from(counties.len()).ok()?;
    let (county, english) = counties.get(usize::try_from(county_at).ok()?)?;
    let (good, good_english, category) = sequence.of(GOODS)?;
    let (first, second) = (sequence.of(FIRST)?, sequence.of(SECOND)?);
    let place = if sequence.next().is_multiple_of(3) { county.trim_end_matches(['市', '县', '区']) } else { "" };
    let year = 2002 + i16::try_from(sequence.next() % 24).ok()?;
    let number = 100_000 + sequence.next() % 900_000;
    let track = *sequence.of(Track::ALL)?;
    let code = |number: u32| DivisionCode::parse(&number.to_string()).ok();
    Some(Product {
        slug: Slug::parse(&format!("synthetic-{at:07}")).ok()?,
        name: format!("{place}{first}{second}{good}"),
        name_en: format!("{english} {good_english}"),
        aliases: if at.is_multiple_of(8) { vec![format!("{first}{second}{good}王")] } else { Vec::new() },
        category: *category,
        umbrella: None,
        prefecture: code(*prefecture)?,
        counties: code(prefecture + 21 + u32::try_from(county_at).ok()?).into_iter().collect(),
        protections: vec![Protection {
            track,
            number: Some(format!("AGI{number}")),
            holder: None,
            announcements: Vec::new(),
            converted: false,
        }],
        first_protected: PartialDate::parse(&year.to_string()).ok(),
        area_documents: Vec::new(),
        area_text: None,
        area_box: None,
        point: None,
        standard: None,
        applicant: None,
        quality_traits: None,
        eu_agreement: None,
        demo_zone: None,
        season_months: Vec::new(),
        notes: None,
        sources: vec![Citation { kind: SourceKind::Package, text: "synthetic".to_owned() }],
    })
}
