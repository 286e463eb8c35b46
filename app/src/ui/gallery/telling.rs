//! Samples of figures, maps, time and labels.

use super::samples;
use crate::ui::{
    CodeGroups, Figure, Figures, LedgerLine, LedgerTable, Legend, LegendItem, Months, OutlineMap, Section, StatBar,
    StatBars, TileGrid, Timeline, TimelineItem, Verdict, VerdictKind, VisuallyHidden, shade_range,
};
use leptos::prelude::*;

/// Figures, the province, months, verdicts, an account.
#[component]
pub(super) fn Telling() -> impl IntoView {
    let event = |when: &str, what: &str, current: bool| TimelineItem {
        when: when.to_owned(),
        what: what.to_owned(),
        current,
        ..TimelineItem::default()
    };
    let first = TimelineItem {
        note: Some("国家质量监督检验检疫总局".to_owned()),
        href: Some("/announcements".to_owned()),
        ..event("2002-08", "公告认定", false)
    };
    let timeline = vec![
        first,
        event("2009-06-01", "标准实施", false),
        event("2026-11", "县级核验", true),
        event("", "省级审查", false),
    ];
    view! {
        <Section title="数字" id="figures">
            <Figures items=figures() />
            <VisuallyHidden>"以上数字均可点开看明细"</VisuallyHidden>
        </Section>
        <Section title="指标" id="stats">
            <StatBars items=stats() actual_label="基期" target_label="目标" />
        </Section>
        <Section title="十八方" id="tiles">
            <div class="columns two">
                <div class="stack">
                    <TileGrid tiles=samples::tiles("411500") label="按市查看产品数" />
                    <Legend title="产品数，2026-11-20" items=legend() />
                </div>
                <samples::Locate code="410800" />
            </div>
        </Section>
        <Section title="地图框" id="outline">
            <OutlineMap
                svg=view! { <OutlineSample /> }.into_any()
                caption="某市各县产品数"
                line="示意图，公开使用前须取得审图号 · 数据 2026-11-20"
                legend=view! { <Legend title="产品数" items=legend() /> }.into_any()
            />
        </Section>
        <Section title="时间" id="time">
            <div class="columns">
                <div><Months months=vec![3, 4, 5, 6, 8, 9] current=Some(11) summary="采收：3月至6月、8月、9月" /></div>
                <Timeline items=timeline />
            </div>
        </Section>
        <Section title="查验" id="verdicts">
            <div class="stack">
                <Verdict title="本码由登记系统签发">
                    <p>"这是它第一次被查询。请核对包装上的编号与下方一致："<CodeGroups code="1G7K2QMX4D0VN8RJ5T3WYHAZC" /></p>
                </Verdict>
                <Verdict kind=VerdictKind::Caution title="这枚码以前被查询过">
                    <p>"这是第 3 次查询，首次在 2026-04-06，河南。若您刚刚拆封，请留意。"</p>
                </Verdict>
                <Verdict kind=VerdictKind::Stop title="此码不是本系统签发">
                    <p>"若为手工输入请核对，若为扫码请勿采信。"</p>
                </Verdict>
            </div>
        </Section>
        <Section title="配额账" id="ledger">
            <LedgerTable
                caption="演示茶业合作社 · 2026 春 · 单位：千克"
                heads=["日期", "事项", "增", "减", "余额"].map(str::to_owned)
                lines=ledger()
                total=("结余".to_owned(), "1,180".to_owned())
            />
        </Section>
    }
}

fn figures() -> Vec<Figure> {
    let figure = |number: &str, label: &str, source: Option<&str>| Figure {
        number: number.to_owned(),
        label: label.to_owned(),
        source: source.map(str::to_owned),
        href: Some("/products".to_owned()),
    };
    vec![
        figure("228", "在册产品与名录", Some("2026-11-20")),
        figure("99", "其中保护产品", Some("依公告与报道")),
        figure("236", "相关企业与组织", None),
        figure("81", "已记录基地", None),
    ]
}

fn stats() -> Vec<StatBar> {
    let bar = |label: &str, unit: &str, actual: (f64, &str), target: (f64, &str), source: &str| StatBar {
        label: label.to_owned(),
        actual: Some(actual.0),
        actual_text: format!("{} {unit} · {}", actual.0, actual.1),
        target: Some(target.0),
        target_text: format!("{} {unit} · {}", target.0, target.1),
        source: Some(source.to_owned()),
    };
    vec![
        bar("地理标志产品数量", "个", (66.0, "2020"), (100.0, "2025"), "河南省“十四五”知识产权规划"),
        bar("地理标志数量", "件", (19.0, "2020"), (22.0, "2025"), "郑州市“十四五”规划"),
    ]
}

fn legend() -> Vec<LegendItem> {
    (0..=6)
        .map(|shade| {
            let (first, last) = shade_range(shade, 29);
            LegendItem { shade, label: if first == last { first.to_string() } else { format!("{first}–{last}") } }
        })
        .collect()
}

fn ledger() -> Vec<LedgerLine> {
    let line = |date: &str, entry: &str, credit: &str, debit: &str, balance: &str| LedgerLine {
        date: date.to_owned(),
        entry: entry.to_owned(),
        credit: credit.to_owned(),
        debit: debit.to_owned(),
        balance: balance.to_owned(),
        note: None,
    };
    vec![
        line("2026-03-01", "基地核定 320 亩 × 4 千克", "1,280", "", "1,280"),
        LedgerLine {
            note: Some("收货方已确认".to_owned()), ..line("2026-03-29", "转入鲜叶", "150", "", "1,430")
        },
        line("2026-04-02", "领用标签 1,000 枚 × 250 克", "", "250", "1,180"),
    ]
}

/// Two neighbouring areas and a place, to see lines and shades.
#[component]
fn OutlineSample() -> impl IntoView {
    view! {
        <svg viewBox="0 0 400 160" role="img" aria-label="示意">
            <path class="graticule" d="M0 53H400M0 107H400M100 0V160M200 0V160M300 0V160"></path>
            <path class="area s3" d="M60 40 L150 30 190 80 140 130 70 110Z"></path>
            <path class="area s5" d="M150 30 L260 36 300 90 190 80Z"></path>
            <path class="area s0" d="M190 80 L300 90 270 140 140 130Z"></path>
            <circle class="point" cx="170" cy="66" r="4"></circle>
            <text x="180" y="64" font-size="12">"浉河区"</text>
        </svg>
    }
}
