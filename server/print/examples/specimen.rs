//! Prints specimen sheets of every layout into a folder: `cargo run -p print --example specimen -- FOLDER`.
#![expect(clippy::unwrap_used, reason = "a tool for looking at sheets")]

use daodi::label::{CodeRange, Keyring, LAYOUTS, NetContent, NewBatch, SheetSpec};
use jiff::civil::date;
use std::path::Path;
use std::time::Instant;

fn main() {
    let folder = std::env::args().nth(1).unwrap();
    let folder = Path::new(&folder);
    let ring = Keyring::generate([42; 32]);
    for (name, product, enterprise, demo, count) in [
        ("demo", "演示产品", "演示企业", true, 65),
        ("demolong", "演示产品（仅供试用）", "演示企业（虚构）有限公司", true, 65),
        ("tea", "信阳毛尖", "信阳市文新茶叶有限责任公司", false, 65),
        ("long", "平顶山市叶县特级精制井矿盐", "河南省信阳市浉河区文新信阳毛尖茶叶专业合作社联合社有限公司", false, 65),
        ("many", "信阳毛尖", "信阳市文新茶叶有限责任公司", false, 6500),
    ] {
        let request = NewBatch {
            tag: 0x1234_5678,
            epoch: 0,
            enterprise: "e".to_owned(),
            product: "p".to_owned(),
            base: "b".to_owned(),
            pack_date: date(2026, 11, 20),
            net: NetContent::Grams(250),
            count,
            host: "gi.henan-ip.cn".to_owned(),
            harsh: false,
            demo,
        };
        let batch = request.into_batch("id".to_owned(), 0, date(2026, 11, 20)).unwrap();
        for layout in LAYOUTS.iter().filter(|layout| name != "many" || layout.id == "65-up") {
            let sheet = print::sheet(&SheetSpec::of(&batch, product, enterprise, layout)).unwrap();
            let count = if name == "many" { count } else { layout.per_page().max(2) };
            let codes = || CodeRange::new(&ring, &batch, 1, count).unwrap();
            let start = Instant::now();
            let pdf = print::sheet_pdf(&sheet, codes()).unwrap();
            let seconds = start.elapsed().as_secs_f64();
            if name == "many" {
                println!("PDF: {:.0} labels/s, {} bytes/label", f64::from(count) / seconds, pdf.len() / count as usize);
                let start = Instant::now();
                let maker = daodi::label::SymbolMaker::new(
                    &daodi::label::Host::parse(&batch.host).unwrap(),
                    daodi::label::SymbolProfile::V3M,
                )
                .unwrap();
                let bytes: usize =
                    codes().map(|code| daodi::label::symbol_svg(&maker.make(&code).unwrap(), 0.508).len()).sum();
                let seconds = start.elapsed().as_secs_f64();
                println!("QR SVG: {:.0} files/s, {} bytes each", f64::from(count) / seconds, bytes / count as usize);
            }
            std::fs::write(folder.join(format!("{name}-{}.pdf", layout.id)), pdf).unwrap();
            if name == "demo" {
                let start = Instant::now();
                for (page, svg) in print::sheet_svg_pages(&sheet, codes()).enumerate().take(1) {
                    std::fs::write(folder.join(format!("{name}-{}-{page}.svg", layout.id)), svg.unwrap()).unwrap();
                }
                for (page, png) in print::sheet_png_pages(&sheet, codes()).enumerate().take(1) {
                    std::fs::write(folder.join(format!("{name}-{}-{page}.png", layout.id)), png.unwrap()).unwrap();
                }
                println!("{} SVG and PNG in {:?}", layout.id, start.elapsed());
            }
        }
    }
}
