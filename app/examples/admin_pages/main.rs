//! Writes every administration page and every page of the public log with sample content, in both languages, to look at
//! them without a server: `cargo run -p app --features ssr --example admin_pages -- OUT_DIR [STYLE_DIR]`.

mod samples;
mod world;

use app::cx::{Display, Theme};
use app::draw;
use app::locale::Locale;
use leptos::prelude::*;
use std::{env, fs, io, path::Path};

fn main() -> io::Result<()> {
    let mut words = env::args().skip(1);
    let out = words.next().unwrap_or_else(|| "target/admin_pages".to_owned());
    let style = words.next().unwrap_or_else(|| format!("{}/../style", env!("CARGO_MANIFEST_DIR")));
    fs::create_dir_all(&out)?;
    let world = world::World::read(&format!("{style}/main.css"))?;
    let looks = [
        ("", Display::default()),
        ("-dark", Display { theme: Theme::Dark, elder: false }),
        ("-elder", Display { theme: Theme::Light, elder: true }),
    ];
    for sample in samples::all() {
        for &locale in Locale::ALL {
            for (suffix, display) in looks {
                let cx = world.cx(locale, display, &sample);
                let page = (sample.draw)(&cx);
                let html = Owner::new().with(|| draw(&cx, &page).to_html());
                let file = format!("{}-{}{suffix}.html", sample.name, locale.lang());
                fs::write(Path::new(&out).join(file), html)?;
            }
        }
    }
    Ok(())
}
