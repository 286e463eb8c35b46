//! `/my/applications/new`: what for, for whom, by which way. Asked one after the other, so that it works without scripting.

use super::{ENTRY, path};
use crate::Page;
use crate::cx::Cx;
use crate::pages::applications::{
    Found, change_words, choices, find, kind_words, product_field, route_explained, route_words,
};
use crate::pages::common::{crumbs, path_with, product_href, product_name, track};
use crate::pages::forms::{field, field_error, head, hinted, once, page, summary};
use crate::text::{text_for, text_with};
use crate::ui::{
    Button, Choice, EmptyState, FactRow, FactTable, FormEnd, LinkButton, LinkItem, Notice, NoticeKind, PageHead,
    PostForm, RadioSet, Section as Part, SelectGroup, SelectInput, Tabs,
};
use daodi::application::{ChangeOf, Kind, Route};
use daodi::form::Form;
use daodi::registry::{Product, Track};
use leptos::prelude::*;

/// A right in force that may be changed or given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRight {
    /// Its id.
    pub id: String,
    /// Id of the enterprise that holds it.
    pub enterprise: String,
    /// The enterprise's name.
    pub name: String,
    /// Slug of the product.
    pub product: String,
    /// Under which track.
    pub track: Track,
}

/// What the page is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApplicationNew {
    /// Id and name of the enterprises that the account belongs to.
    pub enterprises: Vec<(String, String)>,
    /// Their rights in force.
    pub rights: Vec<OwnRight>,
    /// The application of this kind for this right that is open already; none where there is none.
    pub open: Option<String>,
}

/// To begin. GET and POST fields, kept in the form's values: `kind`, `change_of`, `product` (slug or name), `way`
/// (TRACK.ROUTE), `enterprise`, `authorisation`.
#[must_use]
pub fn application_new(cx: &Cx, view: ApplicationNew, form: &Form) -> Page {
    page(head(cx, cx.t_owned("my-app-new"), form), ENTRY, view, form, content)
}

fn kind_of(form: &Form) -> Kind {
    Kind::from_code(form.value("kind")).unwrap_or(Kind::New)
}

/// Whether the reader said that their right is not in the list.
fn by_name(cx: &Cx) -> bool {
    let query = cx.path.split_once('?').map_or("", |(_, query)| query);
    form_urlencoded::parse(query.as_bytes()).any(|(name, value)| name == "by" && value == "name")
}

/// The path of this page with some of what was chosen.
fn with(kind: Kind, pairs: &[(&str, String)]) -> String {
    let mut all = vec![("kind", kind.code().to_owned())];
    all.extend(pairs.iter().filter(|(_, value)| !value.is_empty()).cloned());
    path_with("/my/applications/new", &all)
}

fn content(cx: &Cx, view: &ApplicationNew, form: &Form) -> AnyView {
    let kind = kind_of(form);
    let tabs = Kind::ALL
        .iter()
        .map(|of| LinkItem {
            current: *of == kind,
            ..LinkItem::new(cx.href(&with(*of, &[])), kind_words(cx, *of, None))
        })
        .collect();
    let body = if view.enterprises.is_empty() {
        let ways = vec![
            LinkItem::new(cx.href("/my/claims/new"), cx.t("claim-new-heading")),
            LinkItem::new(cx.href("/apply"), cx.t("apply-heading")),
        ];
        view! { <EmptyState title=cx.t("my-app-no-enterprise") text=cx.t("my-app-no-enterprise-text") suggestions=ways/> }
            .into_any()
    } else {
        let found = find(cx, form.value("product"));
        match (kind, found) {
            (_, Found::One(product)) => ready(cx, view, form, kind, product),
            (Kind::New, found) => ask_product(cx, form, kind, &found),
            // Who asks for a product by name has no right in the list.
            (_, found) if !form.value("product").is_empty() || by_name(cx) => ask_product(cx, form, kind, &found),
            _ => rights(cx, view, kind),
        }
    };
    view! {
        <div class="wrap narrow page application">
            {crumbs(cx, &[(ENTRY, cx.t("section-applications"))], cx.t("my-app-new"))}
            <PageHead title=cx.t("my-app-new") lead=Some(text_for(cx.locale, "my-app-kind-about", kind.code()).to_owned())/>
            <Tabs label=cx.t("application-matter-kind") items=tabs/>
            {body}
        </div>
    }
    .into_any()
}

/// Asks for the product; what is found leads on.
fn ask_product(cx: &Cx, form: &Form, kind: Kind, found: &Found<'_>) -> AnyView {
    let error = match found {
        Found::Unknown => Some(cx.t_owned("apply-product-none")),
        Found::Several(_) => Some(cx.t_owned("apply-product-which")),
        _ => field_error(cx, form, "product"),
    };
    let enterprise = form.value("enterprise").to_owned();
    let several = match found {
        Found::Several(products) => Some(choices(cx, products, |product| {
            let pairs = [("product", product.slug.to_string()), ("enterprise", enterprise.clone())];
            cx.href(&with(kind, &pairs))
        })),
        _ => None,
    };
    let first = (kind == Kind::New).then(|| {
        view! { <p>{cx.t("my-app-first-look")}" "<a href=cx.href("/apply")>{cx.t("apply-heading")}</a></p> }
    });
    view! {
        {first}
        <form class="act" method="get" action=cx.href("/my/applications/new") novalidate>
            <input type="hidden" name="kind" value=kind.code()/>
            {(kind != Kind::New).then(|| view! { <input type="hidden" name="by" value="name"/> })}
            {(!enterprise.is_empty()).then(|| view! { <input type="hidden" name="enterprise" value=enterprise.clone()/> })}
            {product_field(cx, form.value("product"), error)}
            {several}
            <FormEnd>
                <Button>{cx.t("my-app-go-on")}</Button>
                <a href=cx.href("/products")>{cx.t("apply-product-all")}</a>
            </FormEnd>
        </form>
    }
    .into_any()
}

/// The rights in force, one of which is to be changed or given up.
fn rights(cx: &Cx, view: &ApplicationNew, kind: Kind) -> AnyView {
    let by_name = cx.href(&with(kind, &[("by", "name".to_owned())]));
    if view.rights.is_empty() {
        let ways = vec![LinkItem::new(by_name, cx.t("my-app-right-by-name"))];
        return view! {
            <EmptyState title=cx.t("my-app-no-right") text=cx.t("my-app-no-right-text") suggestions=ways/>
        }
        .into_any();
    }
    let items = view
        .rights
        .iter()
        .map(|right| {
            let product = cx.register.product(&right.product);
            let name = product.map_or_else(|| right.product.clone(), |product| product_name(cx, product));
            // Of a trademark whose nature is open, the next page asks for the way.
            let way = match Route::open_under(right.track) {
                [only] => format!("{}.{}", right.track.code(), only.code()),
                _ => String::new(),
            };
            let pairs = [
                ("product", right.product.clone()),
                ("way", way),
                ("enterprise", right.enterprise.clone()),
                ("authorisation", right.id.clone()),
            ];
            view! {
                <li>
                    <a href=cx.href(&with(kind, &pairs))>{name}</a>
                    <p class="small">{right.name.clone()}" · "{track(cx, right.track)}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <Part title=cx.t("my-app-which-right") id="rights">
            <ul class="lines todo" role="list">{items}</ul>
            <p class="small"><a href=by_name>{cx.t("my-app-right-by-name")}</a></p>
        </Part>
    }
    .into_any()
}

/// The ways that are open under a product's protections.
fn ways(product: &Product) -> Vec<(Track, Route)> {
    let mut ways = Vec::new();
    for protection in &product.protections {
        for route in Route::open_under(protection.track) {
            if !ways.contains(&(protection.track, *route)) {
                ways.push((protection.track, *route));
            }
        }
    }
    ways
}

/// The product is known: the rest as one form.
fn ready(cx: &Cx, view: &ApplicationNew, form: &Form, kind: Kind, product: &Product) -> AnyView {
    let ways = ways(product);
    if ways.is_empty() {
        let look = path_with("/apply", &[("product", product.slug.to_string()), ("being", "producer".to_owned())]);
        return view! {
            <Notice kind=NoticeKind::Caution title=Some(text_with(cx.locale, "my-app-no-way", &[
                ("product", product_name(cx, product).into())]))>
                <p>{cx.t("my-app-no-way-text")}</p>
                <p><a href=cx.href(&look)>{cx.t("apply-do")}</a></p>
            </Notice>
        }
        .into_any();
    }
    let open = view.open.as_ref().map(|id| {
        view! {
            <Notice kind=NoticeKind::Caution title=Some(cx.t_owned("my-app-is-open"))>
                <p><LinkButton href=cx.href(&path(id))>{cx.t("my-app-is-open-go")}</LinkButton></p>
            </Notice>
        }
    });
    let enterprise = match view.enterprises.as_slice() {
        [(only, _)] => only.clone(),
        _ => form.value("enterprise").to_owned(),
    };
    let way = match ways.as_slice() {
        [(track, route)] => format!("{}.{}", track.code(), route.code()),
        _ => form.value("way").to_owned(),
    };
    let mut hidden = vec![("kind", kind.code().to_owned()), ("product", product.slug.to_string())];
    let authorisation = form.value("authorisation").to_owned();
    hidden.extend((!authorisation.is_empty()).then_some(("authorisation", authorisation)));
    let hidden = hidden.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let who = view.enterprises.iter().map(|(id, name)| Choice::new(id.clone(), name.clone())).collect::<Vec<_>>();
    let by = ways
        .iter()
        .map(|(under, route)| {
            let label = format!("{} · {}", route_words(cx, *route), track(cx, *under));
            Choice::new(format!("{}.{}", under.code(), route.code()), label).hint(route_explained(cx, *route))
        })
        .collect::<Vec<_>>();
    let change = (kind == Kind::Change).then(|| {
        let options = ChangeOf::ALL
            .iter()
            .map(|change| (change.code().to_owned(), change_words(cx, *change).to_owned()))
            .collect();
        let groups = vec![SelectGroup { label: String::new(), options }];
        let asked = hinted(field(cx, form, "change_of"), cx.t("my-app-change-hint"));
        let empty = Some(cx.t_owned("form-choose"));
        view! { <SelectInput field=asked value=form.value("change_of") empty=empty groups=groups/> }
    });
    let button = text_for(cx.locale, "my-app-begin", kind.code());
    view! {
        {summary(cx, form)}
        {open}
        <FactTable label=cx.t("application-matter")>
            <FactRow term=cx.t("application-matter-product")>
                <a href=product_href(cx, product.slug.as_str())>{product_name(cx, product)}</a>" "
                <a class="small" href=cx.href(&with(kind, &[]))>{cx.t("my-app-other-product")}</a>
            </FactRow>
        </FactTable>
        <PostForm action=cx.href("/my/applications/new") once=once(form) hidden=hidden>
            <RadioSet field=field(cx, form, "enterprise") value=enterprise choices=who/>
            <RadioSet field=hinted(field(cx, form, "way"), cx.t("my-app-way-hint")) value=way choices=by/>
            {change}
            <FormEnd><Button>{button}</Button><a href=cx.href(ENTRY)>{cx.t("form-cancel")}</a></FormEnd>
        </PostForm>
        <Notice><p>{cx.t("my-app-begin-next")}</p></Notice>
    }
    .into_any()
}
