//! Samples of searching: forms, facets, tables, pages, the empty answer.

use crate::ui::{
    ActiveFilters, Button, ButtonKind, Column, DataTable, EmptyState, ErrorSummary, FacetGroup, FacetOption, Facets,
    Field, FieldError, FilterForm, FormField, Icon, IconKind, LinkButton, LinkItem, NamesList, OpenChip, Pager,
    SearchForm, Section, SortBar, Sorted, Tabs, TextInput,
};
use leptos::prelude::*;

/// Searching and its answers.
#[component]
pub(super) fn Browsing() -> impl IntoView {
    view! {
        <Section title="搜索与按钮" id="search">
            <div class="stack">
                <SearchForm action="/products" button="搜索" label="搜索产品" id="q" placeholder="信阳毛尖、xymj、四大怀药、灵宝……" />
                <div class="cluster">
                    <Button>"提交"</Button>
                    <Button kind=ButtonKind::Quiet>"保存草稿"</Button>
                    <Button kind=ButtonKind::Stop>"停止使用资格"</Button>
                    <LinkButton href="/export.csv" kind=ButtonKind::Quiet><Icon kind=IconKind::Download />"下载 CSV"</LinkButton>
                </div>
            </div>
        </Section>
        <Section title="列表" id="list"><ListSample /></Section>
        <Section title="表格" id="table"><TableSample /></Section>
        <Section title="多项筛选" id="sieve">
            <FilterForm action="/admin/audit" label="查询条件" button="筛选" clear=LinkItem::new("/admin/audit", "清除全部条件")>
                <TextInput field=Field::new("actor", "操作人") value="zhang.wei"/>
                <TextInput field=Field::new("object", "对象编号")/>
            </FilterForm>
        </Section>
        <Section title="没有结果" id="empty">
            <EmptyState
                title="没有找到“信洋毛间”"
                text="请检查用字，或去掉一个筛选条件。也可以用拼音首字母，例如 xymj。"
                suggestions=vec![LinkItem::new("?q=信阳毛尖", "信阳毛尖"), LinkItem::new("/products", "看全部产品")]
            />
        </Section>
        <Section title="表单" id="form">
            <ErrorSummary
                title="有一处需要更正"
                errors=vec![FieldError { field: "uscc".to_owned(), text: "统一社会信用代码第 18 位不符，请核对".to_owned() }]
            />
            <FormField id="name" label="企业名称" hint="与营业执照一致".to_owned()>
                <input id="name" name="name" aria-describedby="name-hint" />
            </FormField>
            <FormField
                id="uscc"
                label="统一社会信用代码"
                hint="18 位，可从营业执照抄录".to_owned()
                error="第 18 位不符，请核对".to_owned()
            >
                <input id="uscc" name="uscc" aria-describedby="uscc-hint uscc-error" aria-invalid="true" value="91410000MA3X00000Q" />
            </FormField>
            <FormField id="county" label="所在县区">
                <select id="county"><option>"浉河区"</option><option>"平桥区"</option></select>
            </FormField>
        </Section>
    }
}

/// A search with facets, as the list pages have it.
#[component]
pub fn ListSample() -> impl IntoView {
    let option = |label: &str, count: u64, selected: bool| FacetOption {
        label: label.to_owned(),
        count,
        href: "?".to_owned(),
        selected,
    };
    let groups = vec![
        FacetGroup {
            title: "类别".to_owned(),
            open: true,
            options: vec![
                option("果品", 49, true),
                option("蔬菜", 44, false),
                option("粮油", 39, false),
                option("中药材", 36, false),
                option("陶瓷/工艺品", 7, false),
            ],
        },
        FacetGroup {
            title: "市".to_owned(),
            open: true,
            options: vec![option("洛阳市", 29, false), option("信阳市", 26, false), option("商丘市", 25, false)],
        },
        FacetGroup {
            title: "保护依据".to_owned(),
            open: false,
            options: vec![option("保护产品", 99, false), option("依据待核", 31, false)],
        },
        FacetGroup { title: "年份".to_owned(), open: false, options: vec![option("2025", 12, false)] },
    ];
    let tools = view! {
        <Tabs label="呈现方式" items=vec![LinkItem::current("?view=list", "列表"), LinkItem::new("?view=map", "地图")] />
    };
    view! {
        <div class="with-side">
            <div class="aside"><Facets label="筛选" groups=groups /></div>
            <div class="content">
                <ActiveFilters
                    label="已选条件"
                    remove="去掉"
                    items=vec![LinkItem::new("?", "果品"), LinkItem::new("?", "信阳市")]
                    clear=LinkItem::new("?", "全部清除")
                />
                <SortBar
                    found="共 49 个产品"
                    label="排序"
                    orders=vec![LinkItem::current("?", "相关"), LinkItem::new("?", "名称"), LinkItem::new("?", "年份")]
                    tools=tools.into_any()
                />
                <NamesList items=super::samples::names() />
                <Pager
                    page=7
                    pages=19
                    href=|n: usize| format!("?page={n}")
                    label="分页"
                    previous="上一页"
                    next="下一页"
                />
            </div>
        </div>
    }
}

/// A table with links, numbers and gaps.
#[component]
fn TableSample() -> impl IntoView {
    let columns = vec![
        Column::new("企业").sortable("?sort=name", Sorted::Up),
        Column::new("所在地"),
        Column::new("与产品的关系"),
        Column::number("基地（亩）").sortable("?sort=area", Sorted::No),
    ];
    let row = |name: &str, place: &str, role: Option<&str>, area: &str| {
        vec![
            view! { <a href="/enterprises/sample">{name.to_owned()}</a> }.into_any(),
            place.to_owned().into_any(),
            match role {
                Some(role) => role.to_owned().into_any(),
                None => view! { <OpenChip label="未写明" /> }.into_any(),
            },
            if area.is_empty() { ().into_any() } else { area.to_owned().into_any() },
        ]
    };
    let rows = vec![
        row("信阳市文新茶叶有限责任公司", "信阳市浉河区", Some("据报道为用标企业"), "12,000"),
        row("河南仰韶酒业有限公司", "三门峡市渑池县", Some("示范企业"), ""),
        row("正阳县", "驻马店市", None, "320"),
        row("Henan Agricultural Industrialisation Development Co-operative Union", "Zhengzhou", Some("Applicant"), "8"),
    ];
    view! { <DataTable caption="与信阳毛尖有关的企业" columns=columns rows=rows /> }
}
