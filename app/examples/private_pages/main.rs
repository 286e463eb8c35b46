//! Writes the pages behind the sign-in as files, in both languages, to look at them without a server:
//! `cargo run -p app --features ssr --example private_pages -- OUT_DIR [STYLE_DIR]`.
//! Divisions are those of `data/henan`; enterprises and persons are invented.

mod applications;
mod apply;
mod desk;
mod desk_applications;
mod entry;
mod marks;
mod my;
mod register;
mod samples;

use app::cx::{Cx, Display, Site, Viewer};
use app::locale::Locale;
use app::{Page, draw};
use jiff::civil::date;
use leptos::prelude::*;
use samples::{Sample, viewer};
use std::sync::Arc;
use std::{env, fs, io, path::Path};

fn main() -> io::Result<()> {
    let mut words = env::args().skip(1);
    let out = words.next().unwrap_or_else(|| "target/private-pages".to_owned());
    let root = env!("CARGO_MANIFEST_DIR");
    let style = words.next().unwrap_or_else(|| format!("{root}/../style"));
    fs::create_dir_all(&out)?;
    let register = Arc::new(register::read(Path::new(&format!("{root}/../data/henan/regions.csv")))?);
    let site = Arc::new(Site {
        public_url: "https://daodi.example".to_owned(),
        operator: String::new(),
        contact: String::new(),
        icp_no: String::new(),
        police_no: String::new(),
        label_host: "daodi.example".to_owned(),
        css: format!("{style}/main.css"),
        client: None,
        map: None,
        dev: false,
    });
    for locale in [Locale::Zh, Locale::En] {
        let samples = entry::all().into_iter().chain(my::all()).chain(apply::all()).chain(applications::all());
        for sample in samples.chain(desk::all()).chain(desk_applications::all()).chain(marks::all()) {
            let cx = Cx {
                locale,
                path: sample.path.to_owned(),
                register: Arc::clone(&register),
                site: Arc::clone(&site),
                display: Display::default(),
                today: date(2026, 11, 26),
                viewer: sample.viewer.clone().map(|viewer| english(locale, viewer)),
            };
            write(Path::new(&out), locale, sample.name, &cx, &(sample.page)(&cx))?;
        }
    }
    Ok(())
}

/// An officer's office is named in the page's language.
fn english(locale: Locale, mut viewer: Viewer) -> Viewer {
    if locale == Locale::En && viewer.office.is_some() {
        viewer.office = Some("Shihe District Intellectual Property Office".to_owned());
    }
    viewer
}

fn write(out: &Path, locale: Locale, name: &str, cx: &Cx, page: &Page) -> io::Result<()> {
    let html = Owner::new().with(|| draw(cx, page).to_html());
    fs::write(out.join(format!("{name}.{}.html", locale.lang())), html)
}

/// A sample of a page that is the same for everybody.
fn public(name: &'static str, path: &'static str, page: impl Fn(&Cx) -> Page + 'static) -> Sample {
    Sample { name, path, viewer: None, page: Box::new(page) }
}

/// A sample of a page of somebody who is signed in.
fn private(name: &'static str, path: &'static str, viewer: Viewer, page: impl Fn(&Cx) -> Page + 'static) -> Sample {
    Sample { name, path, viewer: Some(viewer), page: Box::new(page) }
}

/// A producer.
fn producer() -> Viewer {
    viewer("chen.yan", Some(daodi::people::Role::Producer), None, 2)
}

/// An officer of a county.
fn officer() -> Viewer {
    viewer("shihe.zhou", Some(daodi::people::Role::CountyOfficer), Some("浉河区知识产权局"), 0)
}
