//! The public look before any form.

use crate::public;
use crate::samples::Sample;
use app::pages::{Apply, ApplyOffice, ApplyQuery, Took, apply};
use daodi::application::{Being, Handling};
use daodi::identifiers::DivisionCode;
use daodi::registry::Track;
use jiff::civil::date;

fn query(product: &str, being: Option<Being>, county: Option<&str>, sent: bool) -> ApplyQuery {
    let county = county.and_then(|code| DivisionCode::parse(code).ok());
    ApplyQuery { product: product.to_owned(), being, county, sent }
}

fn sample(name: &'static str, query: ApplyQuery) -> Sample {
    let path: &'static str = Box::leak(query.path().into_boxed_str());
    public(name, path, move |cx| apply(cx, Apply { query: query.clone(), ..Apply::default() }))
}

/// The samples.
pub(crate) fn all() -> Vec<Sample> {
    let full = query("xinyang-maojian", Some(Being::Cooperative), Some("411502"), true);
    vec![
        sample("apply", ApplyQuery::default()),
        sample("apply-linked", query("xinyang-maojian", None, None, false)),
        sample("apply-missing", query("", None, None, true)),
        sample("apply-unknown", query("王屋山猕猴桃", Some(Being::Grower), None, true)),
        sample("apply-several", query("信阳", Some(Being::Producer), None, true)),
        public("apply-open", "/apply?product=xinyang-maojian&being=cooperative&county=411502", move |cx| {
            let Ok(city) = DivisionCode::parse("411500") else { panic!("no city") };
            let offices = vec![ApplyOffice {
                track: Track::GiProduct,
                handling: Handling::named(city, city, false),
                phone: "0376-6360000".to_owned(),
                address: "信阳市羊山新区演示路 1 号政务服务中心 3 楼".to_owned(),
            }];
            let took = Some(Took { cases: 12, days: 46, since: date(2026, 1, 1) });
            apply(cx, Apply { query: full.clone(), offices, took })
        }),
        sample("apply-open-mark", query("zhengyang-huasheng", Some(Being::Producer), None, true)),
        sample("apply-grower", query("xixia-xianggu", Some(Being::Grower), Some("411323"), true)),
        sample("apply-outside", query("xixia-xianggu", Some(Being::Producer), Some("411502"), true)),
        sample("apply-closed", query("gushi-ji", Some(Being::Online), Some("411502"), true)),
        sample("apply-no-right", query("xinyang-hong", Some(Being::Cooperative), None, true)),
    ]
}
