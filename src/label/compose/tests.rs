//! Composed labels: nothing overflows, and what cannot be made says why.

#![expect(clippy::unwrap_used, reason = "a test may panic")]
use super::super::{
    BatchKeyInput, CodeRange, Keyring, LAYOUTS, MissingGlyph, NetContent, Placement, Sheet, SheetError, SheetSpec,
    new_batch::tests::request, sheet_svg,
};
use super::*;
use jiff::civil::date;

/// Full-width for everything but ASCII, which is a little over half.
struct Grid;
impl Measure for Grid {
    fn advance(&self, face: Face, character: char) -> Option<f64> {
        let narrow = if face == Face::Code { 0.5 } else { 0.56 };
        (character != '𠮷').then_some(if character.is_ascii() || character == '·' { narrow } else { 1.0 })
    }
}

fn words(product: &str, enterprise: &str, demo: bool) -> LabelText {
    LabelText {
        product: product.to_owned(),
        enterprise: enterprise.to_owned(),
        net: "净含量 12.125 kg".to_owned(),
        packed: "2026-11-20".to_owned(),
        host: "gi.henan-ip.cn".to_owned(),
        demo,
    }
}

const NAMES: [(&str, &str); 4] = [
    ("信阳毛尖", "文新茶叶"),
    ("河阴石榴", "河南省信阳市浉河区文新信阳毛尖茶叶专业合作社联合社有限责任公司"),
    ("叶县岩盐（平顶山市叶县盐化工集聚区）特级精制食用盐", "Henan Xinyang Maojian Tea Group Company Limited"),
    ("W", "一"),
];

/// Whatever the names, layout, profile and mark: every run lies within its label, outside the symbol's quiet zone, at
/// 5.5 pt or more, and no two runs of black text cross.
#[test]
fn nothing_overflows_whatever_the_names() {
    let mut composed = 0;
    for layout in LAYOUTS {
        for profile in [SymbolProfile::V3M, SymbolProfile::V4M, SymbolProfile::V4Q] {
            for (product, enterprise) in NAMES {
                for demo in [false, true] {
                    let face = match LabelFace::compose(&words(product, enterprise, demo), layout, profile, 300, &Grid)
                    {
                        Ok(face) => face,
                        Err(FaceError::SymbolTooLarge { .. }) if profile == SymbolProfile::V4Q => continue,
                        Err(other) => panic!("{} {profile:?} {product} {demo}: {other}", layout.id),
                    };
                    composed += 1;
                    let symbol_right = face.symbol_x + face.module * f64::from(face.modules);
                    let symbol_bottom = face.symbol_y + face.module * f64::from(face.modules);
                    let mut boxes = Vec::new();
                    let codes = face.code.iter().map(|l| (l.x, l.y, l.width, l.size, false));
                    for (x, y, width, size, white) in
                        face.runs.iter().map(|r| (r.x, r.y, r.width, r.size, r.white)).chain(codes)
                    {
                        let what = format!("{} {profile:?} {product} demo {demo}: {x} {y} {width} {size}", layout.id);
                        assert!(size >= LEAST - 1e-9, "{what}");
                        assert!(x > 0.0 && x + width <= layout.width - 1.0, "{what}");
                        assert!(y - size * 0.84 >= 0.9 && y + size * 0.08 <= layout.height - 0.8, "{what}");
                        assert!(x >= symbol_right || y - size * 0.77 >= symbol_bottom, "{what}");
                        boxes.push((x, y - size * 0.78, x + width, y + size * 0.04, white));
                    }
                    for (at, a) in boxes.iter().enumerate() {
                        for b in &boxes[..at] {
                            let apart = a.2 <= b.0 || b.2 <= a.0 || a.3 <= b.1 || b.3 <= a.1;
                            assert!(apart, "{} {profile:?} {product} demo {demo}: {a:?} crosses {b:?}", layout.id);
                        }
                    }
                    assert_eq!(face.bars.len(), usize::from(demo));
                    let marks: String = face.runs.iter().filter(|r| r.white).map(|r| r.text.as_str()).collect();
                    assert_eq!(marks.contains("演示标签") && marks.contains("非真实产品"), demo);
                    let groups: usize = face.code.iter().map(|line| line.end - line.first).sum();
                    assert_eq!(groups, 5);
                }
            }
        }
    }
    assert!(composed > 140, "{composed}");
}

#[test]
fn a_label_that_cannot_be_made_says_why() {
    let sixty_five = Layout::by_id("65-up").unwrap();
    let words = words("信阳毛尖", "文新茶叶", false);
    let compose = |words: &LabelText, profile, dpi| LabelFace::compose(words, sixty_five, profile, dpi, &Grid);
    assert!(matches!(compose(&words, SymbolProfile::V4Q, 300), Err(FaceError::SymbolTooLarge { .. })));
    assert!(matches!(compose(&words, SymbolProfile::V4M, 203), Err(FaceError::ModuleTooSmall { dpi: 203, .. })));
    let odd = LabelText { product: "𠮷茶".to_owned(), ..words.clone() };
    assert_eq!(compose(&odd, SymbolProfile::V3M, 300), Err(FaceError::MissingGlyph(MissingGlyph { character: '𠮷' })));
    let none = LabelText { enterprise: " \n".to_owned(), ..words };
    assert_eq!(compose(&none, SymbolProfile::V3M, 300), Err(FaceError::Empty("enterprise")));
}

fn spec(product: &str, layout: &str) -> SheetSpec {
    let mut request = request();
    request.net = NetContent::Pieces(6);
    let batch = request.into_batch("id".to_owned(), 0, date(2026, 11, 20)).unwrap();
    SheetSpec::of(&batch, product, "文新茶叶", Layout::by_id(layout).unwrap())
}

#[test]
fn a_sheet_begins_where_it_is_told() {
    let skip = |skip| {
        Sheet::new(
            &SheetSpec { placement: Placement { skip, offset_x: 1.0, offset_y: -0.5 }, ..spec("茶", "65-up") },
            &Grid,
        )
    };
    let sheet = skip(6).unwrap();
    assert_eq!((sheet.room_on_page(0), sheet.room_on_page(1)), (59, 65));
    let near = |a: (f64, f64), b: (f64, f64)| (a.0 - b.0).abs() < 1e-9 && (a.1 - b.1).abs() < 1e-9;
    assert!(near(sheet.corner(0, 0), (4.75 + 40.6 + 1.0, 10.7 + 21.2 - 0.5)));
    assert!(near(sheet.corner(1, 0), (5.75, 10.2)));
    let (x, y) = sheet.symbol_corner(0, 3);
    for mm in [x, y] {
        let dots = mm / 25.4 * 300.0;
        assert!((dots - dots.round()).abs() < 1e-9, "{dots} is not a whole number of dots");
    }
    assert_eq!(skip(65).unwrap_err(), SheetError::Skip { skip: 65, per_page: 65 });
    let far = SheetSpec { placement: Placement { offset_x: 6.0, ..Placement::default() }, ..spec("茶", "65-up") };
    assert_eq!(Sheet::new(&far, &Grid).unwrap_err(), SheetError::Offset);
    let nan = SheetSpec { placement: Placement { offset_y: f64::NAN, ..Placement::default() }, ..spec("茶", "65-up") };
    assert_eq!(Sheet::new(&nan, &Grid).unwrap_err(), SheetError::Offset);
    assert_eq!(
        Sheet::new(&SheetSpec { dpi: 72, ..spec("茶", "65-up") }, &Grid).unwrap_err(),
        SheetError::Resolution(72)
    );
}

#[test]
fn a_hostile_name_stays_text() {
    let keys = Keyring::generate([1; 32]);
    let batch = request().into_batch("id".to_owned(), 0, date(2026, 11, 20)).unwrap();
    let codes: Vec<_> = CodeRange::new(&keys, &batch, 1, 3).unwrap().collect();
    let hostile = r#"</text><script>alert("x")</script>&'"#;
    let sheet = Sheet::new(&spec(hostile, "14-up"), &Grid).unwrap();
    let svg = sheet_svg(&sheet, 0, &codes).unwrap();
    assert!(!svg.contains("<script") && !svg.contains("\"x\""), "{svg}");
    assert!(svg.contains("&lt;/text&gt;&lt;script&gt;"));
    assert_eq!(svg.matches("<text").count(), svg.matches("</text>").count());
    for code in &codes {
        assert!(svg.contains(&code.grouped()));
    }
    assert_eq!(keys.issue(&BatchKeyInput { tag: 77, epoch: 0 }, 0).unwrap(), codes[0]);
}
