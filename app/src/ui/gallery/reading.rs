//! Samples of what is read: heads, chips, facts, rights, definitions, long texts.

use super::samples;
use crate::ui::{
    Chip, ChipKind, ChipRow, DefinitionCard, FactRow, FactTable, LinkItem, NamesLine, NamesList, Notice, NoticeKind,
    OpenChip, Prose, RightsGrid, Section, SourcesDrawer, Tabs, TrackChip,
};
use daodi::registry::Track;
use leptos::prelude::*;

/// Names, chips, facts and texts.
#[component]
pub(super) fn Reading() -> impl IntoView {
    let tracks = Track::ALL
        .iter()
        .map(|track| view! { <TrackChip track=*track label=samples::track_name(*track) /> })
        .collect_view();
    let season = ["怀菊花", "怀山药", "温县铁棍山药", "洛宁金珠果", "陕州苹果", "新野大白菜"]
        .map(|name| LinkItem::new("/products/sample", name));
    view! {
        <Section title="名录" id="names" note="228".to_owned() more=LinkItem::new("/products", "全部产品")>
            <NamesList items=samples::names() mark="山药" />
        </Section>
        <Section title="时令" id="season"><NamesLine items=season.to_vec() /></Section>
        <Section title="标签" id="chips">
            <div class="stack">
                <ChipRow>{tracks}<OpenChip label="依据待核" /></ChipRow>
                <ChipRow>
                    <Chip label="在册" />
                    <Chip label="有效" kind=ChipKind::Good />
                    <Chip label="30 日内到期" kind=ChipKind::Caution />
                    <Chip label="停止使用" kind=ChipKind::Stop />
                </ChipRow>
                <Tabs label="呈现方式" items=vec![LinkItem::current("?view=list", "列表"), LinkItem::new("?view=map", "地图")] />
            </div>
        </Section>
        <Section title="保护依据" id="rights"><RightsGrid rights=samples::rights() /></Section>
        <Section title="官方记载" id="facts">
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
                <FactRow term="批准日期"><OpenChip label="无记载" /></FactRow>
            </FactTable>
            <SourcesDrawer summary="资料来源 4 条">
                <ol>
                    <li>"国家质量监督检验检疫总局公告 2002年第87号"</li>
                    <li>"sinogi.cn，2022-03-11 读取"</li>
                </ol>
            </SourcesDrawer>
        </Section>
        <Section title="提示与释义" id="notices">
            <div class="stack">
                <Notice>"本页所列企业与该产品有关，不等于已获准使用专用标志。"</Notice>
                <Notice kind=NoticeKind::Caution title="筹建期已过".to_owned()>
                    "示范区筹建期至 2025-10，尚未见验收公告。"
                </Notice>
                <Notice kind=NoticeKind::Stop title="已停止使用资格".to_owned()>
                    "自 2026-05-12 起，该企业不得再使用专用标志。"
                </Notice>
                <div class="columns">
                    <DefinitionCard term="保护产品" note="GI product".to_owned()>
                        "经国家公告认定的地理标志产品，按产地范围和质量要求保护。"
                    </DefinitionCard>
                    <DefinitionCard term="证明商标">"由有监督能力的组织注册，供符合条件者使用的商标。"</DefinitionCard>
                </div>
            </div>
        </Section>
        <Section title="长文" id="prose">
            <Prose>
                <h2>"资料从何而来"</h2>
                <p>
                    "本登记汇集五份已公布的规划和公开网页。凡没有来源写明的，留空；凡仅见于报道的，写明“据报道”。"
                </p>
                <h3>"可信程度"</h3>
                <ul>
                    <li>"高：已与公文原文核对"</li>
                    <li>"中：仅见于百科、转载或行业网页"</li>
                </ul>
                <blockquote>"产地范围以公告原文为准。"</blockquote>
                <p lang="en">"A link between a firm and a product is not an authorisation to use the special mark."</p>
            </Prose>
        </Section>
    }
}
