//! The choice of a product by name: typed, with the names offered, and looked up on the server.

use crate::cx::Cx;
use crate::pages::common::{place, product_name};
use crate::text::text_with;
use crate::ui::FormField;
use daodi::registry::{Product, ProductQuery};
use leptos::prelude::*;

/// Most products that are offered where a name fits several.
const MOST: usize = 8;

/// What a typed name leads to.
#[derive(Clone, Debug)]
pub(in crate::pages) enum Found<'a> {
    /// Nothing was typed.
    Nothing,
    /// This one.
    One(&'a Product),
    /// One of these.
    Several(Vec<&'a Product>),
    /// The register has none of this name.
    Unknown,
}

/// Looks a product up by slug, by name, by alias, then as the search does.
pub(in crate::pages) fn find<'a>(cx: &'a Cx, typed: &str) -> Found<'a> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Found::Nothing;
    }
    let products = &cx.register.rows().products;
    let named = |p: &&Product| {
        p.name == typed || p.name_en.eq_ignore_ascii_case(typed) || p.aliases.iter().any(|alias| alias == typed)
    };
    if let Some(product) = cx.register.product(typed) {
        return Found::One(product);
    }
    let mut same: Vec<&Product> = products.iter().filter(named).collect();
    if same.is_empty() {
        let query = ProductQuery { q: typed.to_owned(), ..ProductQuery::default() };
        same = cx.register.list_products(&query).all.into_iter().filter_map(|at| products.get(at)).take(MOST).collect();
    }
    match same.as_slice() {
        [] => Found::Unknown,
        [one] => Found::One(one),
        _ => Found::Several(same),
    }
}

/// The question for a product. `id` is the control's name as well.
pub(in crate::pages) fn product_field(cx: &Cx, value: &str, error: Option<String>) -> AnyView {
    let products = &cx.register.rows().products;
    let example = cx.register.product("xinyang-maojian").or_else(|| products.first());
    let example = example.map(|product| product_name(cx, product)).unwrap_or_default();
    let hint = text_with(cx.locale, "apply-product-hint", &[("example", example.into())]);
    let names = products
        .iter()
        .map(|product| view! { <option value=product_name(cx, product)>{place(cx, product)}</option> })
        .collect_view();
    let described = if error.is_some() { "product-hint product-error" } else { "product-hint" };
    let invalid = error.as_ref().map(|_| "true");
    view! {
        <FormField id="product" label=cx.t("field-product") hint=hint error=error>
            <input id="product" name="product" type="text" list="product-names" value=value.to_owned()
                autocomplete="off" maxlength="120" class="in-mid" aria-describedby=described aria-invalid=invalid/>
            <datalist id="product-names">{names}</datalist>
        </FormField>
    }
    .into_any()
}

/// Products as links, where a name fits several: `href` gives the address that goes on with one.
pub(in crate::pages) fn choices(cx: &Cx, products: &[&Product], href: impl Fn(&Product) -> String) -> AnyView {
    let items = products
        .iter()
        .map(|product| {
            view! {
                <li><a href=href(product)>{product_name(cx, product)}</a>" "<span class="small">{place(cx, product)}</span></li>
            }
        })
        .collect_view();
    view! { <ul class="lines todo" role="list">{items}</ul> }.into_any()
}
