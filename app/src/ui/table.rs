//! Tables of data.

use leptos::prelude::*;

/// How a column is aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Words.
    #[default]
    Start,
    /// Numbers, aligned on their last digit.
    End,
}

/// How the rows are sorted by a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sorted {
    /// Not by this column.
    #[default]
    No,
    /// Least first.
    Up,
    /// Most first.
    Down,
}

/// A column of a [`DataTable`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// The head.
    pub label: String,
    /// The alignment.
    pub align: Align,
    /// The address that sorts by this column; none: it cannot be sorted.
    pub sort_href: Option<String>,
    /// Whether the rows are sorted by it now.
    pub sorted: Sorted,
}

impl Column {
    /// A column of words.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), ..Self::default() }
    }

    /// A column of numbers.
    pub fn number(label: impl Into<String>) -> Self {
        Self { label: label.into(), align: Align::End, ..Self::default() }
    }

    /// The same column with a link that sorts by it.
    #[must_use]
    pub fn sortable(self, href: impl Into<String>, sorted: Sorted) -> Self {
        Self { sort_href: Some(href.into()), sorted, ..self }
    }
}

/// A table. The first cell of each row is its head. On narrow screens the rows fold into blocks, each cell with its column's name.
#[component]
pub fn DataTable(
    /// What the table shows.
    #[prop(into)]
    caption: String,
    /// Keeps the caption for assistive technology only, where a heading says the same.
    #[prop(optional)]
    hide_caption: bool,
    /// Sets the rows' heads as plain words: they are not names.
    #[prop(optional)]
    plain: bool,
    /// Sets the rows close together. Unless `plain`, the rows stay rows on narrow screens: for names with their counts.
    #[prop(optional)]
    tight: bool,
    /// The columns.
    columns: Vec<Column>,
    /// The rows, each as long as `columns`. An empty cell is `().into_any()`: it disappears on narrow screens.
    rows: Vec<Vec<AnyView>>,
) -> impl IntoView {
    let class = match (plain, tight) {
        (false, false) => "data fold",
        (true, false) => "data plain fold",
        // A name and its counts: narrow enough for any screen.
        (false, true) => "data tight",
        (true, true) => "data plain tight fold",
    };
    let heads = columns
        .iter()
        .map(|column| {
            let sort = match (column.sorted, &column.sort_href) {
                (Sorted::Up, _) => Some("ascending"),
                (Sorted::Down, _) => Some("descending"),
                (Sorted::No, _) => None,
            };
            let label = column.label.clone();
            let inner = match column.sort_href.clone() {
                Some(href) => view! { <a class="sort" href=href>{label}</a> }.into_any(),
                None => label.into_any(),
            };
            view! { <th scope="col" class=class_of(column.align) aria-sort=sort>{inner}</th> }
        })
        .collect_view();
    let rows = rows
        .into_iter()
        .map(|cells| {
            let cells = cells
                .into_iter()
                .zip(&columns)
                .enumerate()
                .map(|(index, (cell, column))| {
                    let class = class_of(column.align);
                    if index == 0 {
                        view! { <th scope="row" role="rowheader" class=class>{cell}</th> }.into_any()
                    } else {
                        view! { <td role="cell" class=class data-label=column.label.clone()><div>{cell}</div></td> }
                            .into_any()
                    }
                })
                .collect_view();
            // Roles are repeated because the narrow form changes `display`, which would drop them.
            view! { <tr role="row">{cells}</tr> }
        })
        .collect_view();
    view! {
        <table class=class role="table">
            <caption class=hide_caption.then_some("vh")>{caption}</caption>
            <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

fn class_of(align: Align) -> Option<&'static str> {
    (align == Align::End).then_some("num")
}
