//! Content that several samples share.

use crate::ui::{
    DisplayForm, DisplayGroup, Footer, FooterGroup, LinkItem, Masthead, NameItem, Right, SearchForm, Tile, TileGrid,
    TileSize, shade,
};
use daodi::registry::Track;
use leptos::prelude::*;

/// The tracks with their Chinese names.
#[must_use]
pub fn track_name(track: Track) -> String {
    match track {
        Track::GiProduct => "保护产品",
        Track::CollectiveMark => "集体商标",
        Track::CertificationMark => "证明商标",
        Track::GiTrademarkUnspecified => "商标 · 性质待核",
        Track::AgriGiLegacy => "农产品地理标志",
    }
    .to_owned()
}

/// A product of a names list; what is empty stays away.
#[must_use]
pub fn name(name: &str, place: &str, tracks: &[Track], line: &str) -> NameItem {
    NameItem {
        href: "/products/sample".to_owned(),
        name: name.to_owned(),
        place: place.to_owned(),
        tracks: tracks.iter().map(|track| (*track, track_name(*track))).collect(),
        open: "依据待核".to_owned(),
        line: line.to_owned(),
    }
}

/// A dozen products.
#[must_use]
pub fn names() -> Vec<NameItem> {
    use Track::{AgriGiLegacy as A, GiProduct as P, GiTrademarkUnspecified as T};
    vec![
        name("信阳毛尖", "信阳市", &[P, T, A], "外形细圆紧直，滋味鲜爽回甘，汤色绿"),
        name("怀山药", "焦作市", &[P], "焦作市行政辖区"),
        name("新郑大枣", "郑州市", &[], "皮薄肉厚，核小味甜"),
        name("灵宝苹果", "三门峡市", &[P, T, A], "个大色艳，糖分高，香味浓"),
        name("钧瓷", "许昌市", &[P, T], "釉料独特，窑变万彩"),
        name("都里大红袍花椒", "安阳市", &[P], ""),
        name("西峡香菇", "南阳市", &[P, T], "朵形圆整，菇肉厚实，口感脆嫩"),
        name("杞县大蒜", "开封市", &[T], "个大色白皮厚，不散头，耐贮，辣味适中"),
        name(
            "Dangyangyu Twisted-Clay (Jiaotai) Porcelain",
            "Jiaozuo",
            &[Track::CertificationMark],
            "Clays of two colours are kneaded together before they are thrown.",
        ),
        name(
            "济源冬凌草",
            "济源市",
            &[P, A],
            "保护区约5800公顷；克井、承留、五龙口、轵城、邵原、下冶、坡头、王屋8镇为主，另有沿山各村零星分布",
        ),
        name("固始鸡", "信阳市", &[P, Track::CollectiveMark], "耐粗饲，肉嫩味鲜，蛋大壳厚"),
        name("河阴石榴", "郑州市", &[P], "籽大色红味甜，渣少多汁"),
    ]
}

/// The eighteen with the products of each.
#[must_use]
pub fn tiles(current: &str) -> Vec<Tile> {
    const COUNTS: [(&str, &str, u64); 18] = [
        ("410100", "郑州", 16),
        ("410200", "开封", 7),
        ("410300", "洛阳", 29),
        ("410400", "平顶山", 14),
        ("410500", "安阳", 9),
        ("410600", "鹤壁", 4),
        ("410700", "新乡", 11),
        ("410800", "焦作", 12),
        ("410900", "濮阳", 3),
        ("411000", "许昌", 8),
        ("411100", "漯河", 2),
        ("411200", "三门峡", 14),
        ("411300", "南阳", 17),
        ("411400", "商丘", 25),
        ("411500", "信阳", 26),
        ("411600", "周口", 12),
        ("411700", "驻马店", 16),
        ("419001", "济源", 3),
    ];
    COUNTS
        .iter()
        .map(|(code, label, count)| Tile {
            code: (*code).to_owned(),
            href: format!("/divisions/{code}"),
            label: (*label).to_owned(),
            count: count.to_string(),
            shade: shade(*count, 29),
            current: *code == current,
            words: format!("{label}市，{count} 个产品"),
        })
        .collect()
}

/// The province, small, with one place marked.
#[component]
pub fn Locate(
    /// The division code of the place.
    #[prop(into)]
    code: String,
) -> impl IntoView {
    view! { <TileGrid tiles=tiles(&code) label="产地所在市" size=TileSize::Locate /> }
}

/// The three rights in 信阳毛尖.
#[must_use]
pub fn rights() -> Vec<Right> {
    let fact = |term: &str, says: &str| (term.to_owned(), says.to_owned().into_any());
    vec![
        Right {
            track: Some(Track::GiProduct),
            label: track_name(Track::GiProduct),
            facts: vec![fact("公告", "2002年第87号（原产地标记）"), fact("状态", "有效")],
            source: None,
        },
        Right {
            track: Some(Track::GiTrademarkUnspecified),
            label: track_name(Track::GiTrademarkUnspecified),
            facts: vec![fact("注册号", "3047772"), fact("注册人", "信阳市茶叶协会")],
            source: None,
        },
        Right {
            track: Some(Track::AgriGiLegacy),
            label: track_name(Track::AgriGiLegacy),
            facts: vec![fact("证书编号", "AGI03182"), fact("状态", "转换待核")],
            source: Some("据报道".to_owned()),
        },
    ]
}

/// The masthead as pages have it.
#[component]
pub fn SampleMasthead(
    /// The address of the current entry.
    #[prop(into)]
    current: String,
    /// Shows the small search form.
    #[prop(optional)]
    search: bool,
) -> impl IntoView {
    let nav = [
        ("/products", "产品"),
        ("/enterprises", "企业"),
        ("/map", "地图"),
        ("/announcements", "公告"),
        ("/statistics", "统计"),
        ("/verify", "查验标签"),
    ]
    .map(|(href, label)| if href == current { LinkItem::current(href, label) } else { LinkItem::new(href, label) });
    let choice = |value: &str, label: &str, on: bool| (value.to_owned(), label.to_owned(), on);
    let groups = vec![
        DisplayGroup {
            label: "版式".to_owned(),
            name: "view".to_owned(),
            choices: vec![choice("standard", "标准", true), choice("elder", "长辈版", false)],
        },
        DisplayGroup {
            label: "配色".to_owned(),
            name: "theme".to_owned(),
            choices: vec![choice("auto", "随系统", true), choice("light", "浅", false), choice("dark", "深", false)],
        },
    ];
    let form = search.then(|| {
        view! { <SearchForm action="/products" button="搜索" label="搜索产品" id="mast-q" placeholder="搜产品" compact=true /> }
            .into_any()
    });
    let display = view! { <DisplayForm action="/display" label="长辈版" back="/" groups=groups /> }.into_any();
    view! {
        <Masthead
            brand="道地"
            tagline="河南地理标志与品牌登记"
            home="/"
            nav=nav.to_vec()
            nav_label="主导航"
            lang_href="/en/"
            lang_label="English"
            lang_code="en"
            display=display
            search=form
        />
    }
}

/// The footer as pages have it.
#[component]
pub fn SampleFooter() -> impl IntoView {
    let group = |title: &str, links: &[(&str, &str)]| FooterGroup {
        title: title.to_owned(),
        links: links.iter().map(|(href, label)| LinkItem::new(*href, *label)).collect(),
    };
    let groups = vec![
        group(
            "查",
            &[("/products", "产品"), ("/enterprises", "企业与组织"), ("/divisions", "市县"), ("/verify", "查验标签")],
        ),
        group("看", &[("/map", "地图"), ("/announcements", "公告"), ("/brands", "品牌"), ("/statistics", "统计")]),
        group("开放", &[("/api/v1", "数据接口"), ("/log", "公开日志"), ("/about#data", "数据来源与可信程度")]),
        group("关于", &[("/about", "本系统"), ("/about#access", "无障碍声明"), ("/about#privacy", "隐私")]),
    ];
    let lines = vec![
        LinkItem::new("", "主办：演示单位"),
        LinkItem::new("", "联系：0371-00000000"),
        LinkItem::new("", "数据日期 2026-11-20"),
    ];
    let statement = view! {
        <p>
            "本系统不是国家地理标志登记簿；国家级公告以"<a href="https://www.cnipa.gov.cn/">"国家知识产权局"</a>
            "发布为准。消费投诉请拨 "<a href="tel:12315">"12315"</a>"。"
        </p>
    };
    view! { <Footer statement=statement.into_any() groups=groups lines=lines /> }
}
