//! Writes the components page and four sample pages as files, to look at them without a server:
//! `cargo run -p app --features ssr --example gallery -- OUT_DIR [STYLE_DIR]`.

use app::ui::gallery::{Gallery, samples};
use app::ui::{
    Breadcrumbs, ChipRow, CodeGroups, FactRow, FactTable, Figure, Figures, LinkButton, LinkItem, Months, NamesLine,
    NamesList, OpenChip, PageHead, RightsGrid, SearchForm, Section, SkipLink, SourcesDrawer, TileGrid, Timeline,
    TimelineItem, TrackChip, Verdict,
};
use daodi::registry::Track;
use leptos::prelude::*;
use std::{env, fs, io, path::Path};

fn main() -> io::Result<()> {
    let mut words = env::args().skip(1);
    let out = words.next().unwrap_or_else(|| "target/gallery".to_owned());
    let style = words.next().unwrap_or_else(|| format!("{}/../style", env!("CARGO_MANIFEST_DIR")));
    fs::create_dir_all(&out)?;
    write(&out, &style, "gallery", || view! { <Gallery /> }.into_any())?;
    write(&out, &style, "home", || view! { <Home /> }.into_any())?;
    write(&out, &style, "list", || view! { <List /> }.into_any())?;
    write(&out, &style, "product", || view! { <Product /> }.into_any())?;
    write(&out, &style, "scan", || view! { <Scan /> }.into_any())
}

fn write(out: &str, style: &str, name: &str, page: impl FnOnce() -> AnyView) -> io::Result<()> {
    let sheet = if name == "scan" { "scan.css" } else { "main.css" };
    let body = Owner::new().with(|| page().to_html());
    let html = format!(
        "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>{name}</title>\
         <link rel=\"stylesheet\" href=\"{style}/{sheet}\"></head><body>{body}</body></html>"
    );
    fs::write(Path::new(out).join(format!("{name}.html")), html)
}

/// The home page.
#[component]
fn Home() -> impl IntoView {
    let season = ["怀菊花", "怀山药", "温县铁棍山药", "洛宁金珠果", "陕州苹果", "新野大白菜"]
        .map(|name| LinkItem::new("/products/sample", name));
    let figure = |number: &str, label: &str| Figure {
        number: number.to_owned(),
        label: label.to_owned(),
        source: None,
        href: Some("/products".to_owned()),
    };
    let figures = [("228", "在册产品与名录"), ("99", "其中保护产品"), ("236", "相关企业与组织"), ("81", "已记录基地")]
        .map(|(number, label)| figure(number, label));
    view! {
        <SkipLink label="跳到正文" />
        <samples::SampleMasthead current="/" />
        <main id="main" tabindex="-1">
            <div class="hero">
                <div class="wrap">
                    <div>
                        <h1><span>"一方水土"</span><span>"一方名物"</span></h1>
                        <p class="lead">
                            "查一个名字：它产自哪里，受什么保护，谁有权使用。扫一枚标签：它是否由本系统签发，走过哪些地方。"
                        </p>
                        <SearchForm action="/products" button="搜索" label="搜索产品" id="q" placeholder="信阳毛尖、xymj、四大怀药、灵宝……" />
                    </div>
                    <TileGrid tiles=samples::tiles("") label="按市查看产品数" />
                </div>
            </div>
            <div class="wrap">
                <Figures items=figures.to_vec() />
                <Section title="名物" id="names" more=LinkItem::new("/products", "全部 228 个产品")>
                    <NamesList items=samples::names() />
                </Section>
            </div>
            <div class="band">
                <div class="wrap season">
                    <div class="season-title">
                        <h2>"十一月正当季"</h2>
                        <Months months=vec![11] current=Some(11) summary="十一月" />
                        <p class="small">"24 个产品有采收月份的记载"</p>
                    </div>
                    <NamesLine items=season.to_vec() />
                </div>
            </div>
        </main>
        <samples::SampleFooter />
    }
}

/// A list with facets.
#[component]
fn List() -> impl IntoView {
    view! {
        <SkipLink label="跳到正文" />
        <samples::SampleMasthead current="/products" />
        <main id="main" tabindex="-1">
            <div class="wrap page">
                <Breadcrumbs label="位置" items=vec![LinkItem::new("/", "首页"), LinkItem::current("/products", "产品")] />
                <PageHead
                    title="产品"
                    aside=view! { <SearchForm action="/products" button="搜索" label="搜索产品" id="q" value="苹果" /> }.into_any()
                />
                <app::ui::gallery::ListSample />
            </div>
        </main>
        <samples::SampleFooter />
    }
}

/// A product's page.
#[component]
fn Product() -> impl IntoView {
    let tracks = [Track::GiProduct, Track::GiTrademarkUnspecified, Track::AgriGiLegacy]
        .map(|track| view! { <TrackChip track=track label=samples::track_name(track) /> })
        .collect_view();
    view! {
        <SkipLink label="跳到正文" />
        <samples::SampleMasthead current="/products" search=true />
        <main id="main" tabindex="-1">
            <div class="wrap page">
                <Breadcrumbs
                    label="位置"
                    items=vec![
                        LinkItem::new("/", "首页"),
                        LinkItem::new("/products", "产品"),
                        LinkItem::current("/products/xinyang-maojian", "信阳毛尖"),
                    ]
                />
                <article class="product">
                    <PageHead title="信阳毛尖" kicker="河南信阳 · 茶叶".to_owned() upright=true />
                    <div class="product-main">
                        <ChipRow>{tracks}</ChipRow>
                        <p class="lead">"外形细圆紧直，滋味鲜爽回甘，汤色绿。产于大别山北麓、淮河上游。"</p>
                        <Section title="保护依据" id="rights"><RightsGrid rights=samples::rights() /></Section>
                        <Section title="官方记载" id="official">
                            <FactTable label="官方记载">
                                <FactRow
                                    term="产地范围"
                                    source="据 sinogi.cn 转载".to_owned()
                                    certainty="据报道，未经名录核实".to_owned()
                                >
                                    "信阳市浉河、平桥、潢川、光山、新县、罗山、商城、固始的128个产茶乡镇和10个国有茶场"
                                </FactRow>
                                <FactRow term="执行标准" source="2009-06-01 实施 · 现行".to_owned()>
                                    "GB/T 22737-2008 地理标志产品 信阳毛尖茶"
                                </FactRow>
                                <FactRow term="示范区">"国家地理标志产品保护示范区（筹建期 2022-10 至 2025-10）"</FactRow>
                                <FactRow term="用标企业">
                                    "据 2022 年报道共 93 家；名录尚未录入。"<a href="#e">"看相关企业 33 家"</a>
                                </FactRow>
                                <FactRow term="批准日期"><OpenChip label="无记载" /></FactRow>
                            </FactTable>
                        </Section>
                        <Section title="同市名物" id="near"><NamesList items=samples::names().split_off(8) /></Section>
                        <Section title="来源" id="sources">
                            <SourcesDrawer summary="资料来源 4 条"><p>"国家质检总局公告 2002年第87号"</p></SourcesDrawer>
                        </Section>
                    </div>
                    <aside class="side">
                        <div>
                            <h2>"产地"</h2>
                            <samples::Locate code="411500" />
                            <p><a href="/divisions/411500">"信阳市"</a>" · 8 县区"</p>
                        </div>
                        <div>
                            <h2>"采收月份"</h2>
                            <Months months=vec![3, 4, 5, 6, 8, 9] current=Some(11) summary="采收：3月至6月、8月、9月" />
                        </div>
                        <div><h2>"想用这个标志？"</h2><LinkButton href="/apply">"我能申请吗"</LinkButton></div>
                        <p class="small">"英文名 Xinyang Maojian Tea"<br />"永久地址 /products/xinyang-maojian"</p>
                    </aside>
                </article>
            </div>
        </main>
        <samples::SampleFooter />
    }
}

/// A label that was scanned, over the scan page's own sheet.
#[component]
fn Scan() -> impl IntoView {
    let event = |when: &str, what: &str| TimelineItem {
        when: when.to_owned(),
        what: what.to_owned(),
        ..TimelineItem::default()
    };
    let journey = vec![
        event("今天", "你的查询"),
        event("04-05", "启用 · 第 3 卷"),
        event("04-02", "包装"),
        event("03-28", "采摘 · 演示镇"),
    ];
    view! {
        <p class="demo">"演示标签，不可用于商品"</p>
        <main class="scan">
            <p class="small">"道地 · 河南地理标志与品牌登记 · 标签查验"</p>
            <Verdict title="本码由登记系统签发">
                <p>"这是它"<b>"第一次"</b>"被查询（2026-11-20 河南）。请核对包装上的编号与下方一致。"</p>
            </Verdict>
            <p class="small">"产品"</p>
            <h2>"演示茶 · 明前一级"</h2>
            <p>"250 克 · 2026-04-02 包装"</p>
            <FactTable label="标签">
                <FactRow term="企业" source="包装当日有权使用专用标志 · 今日有效".to_owned()>"演示茶业合作社"</FactRow>
                <FactRow term="基地">"演示县演示镇 · 320 亩"</FactRow>
                <FactRow term="编号"><CodeGroups code="1G7K2QMX4D0VN8RJ5T3WYHAZC" /></FactRow>
            </FactTable>
            <Timeline items=journey />
            <p class="small">
                "查验只能说明此码由本系统签发、未被作废，不能证明包装里的东西没有被换过。若已是第二次以上而你刚刚拆封，请留意。"
            </p>
            <a class="btn" href="/report">"我有疑问"</a>
            <a class="btn" href="/products/sample">"看产品介绍"</a>
        </main>
    }
}
