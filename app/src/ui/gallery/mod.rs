//! Every component with real content, shown at `/dev/components` in development builds: short and long, empty, and English.

mod asking;
mod browsing;
mod reading;
pub mod samples;
mod telling;

use asking::Asking;
use browsing::Browsing;
pub use browsing::ListSample;
use leptos::prelude::*;
use reading::Reading;
use telling::Telling;

/// Every component.
#[component]
pub fn Gallery() -> impl IntoView {
    view! {
        <super::SkipLink label="跳到正文" />
        <samples::SampleMasthead current="/products" />
        <main id="main" tabindex="-1">
            <div class="wrap page">
                <super::Breadcrumbs
                    label="位置"
                    items=vec![super::LinkItem::new("/", "首页"), super::LinkItem::current("/dev/components", "组件")]
                />
                <super::PageHead
                    title="组件"
                    kicker="设计系统".to_owned()
                    lead="每个组件配真实的中文内容：短的、长的、空的，以及英文长词。".to_owned()
                />
                <Reading />
                <Browsing />
                <Asking />
                <Telling />
            </div>
        </main>
        <samples::SampleFooter />
    }
}
