//! Labels as SVG: pages in millimetres, and single symbols.

use super::{Code, Face, Modules, QUIET_ZONE, Sheet, SymbolError, TextRun};
use std::fmt::Write;

/// Font families of the faces: the print fonts first, then what systems have of the same design.
fn family(face: Face) -> &'static str {
    match face {
        Face::Sans => {
            "'Daodi Print Sans','Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif"
        }
        Face::Serif => "'Daodi Print Serif','Noto Serif CJK SC','Source Han Serif SC','Songti SC',SimSun,serif",
        Face::Code => "'Daodi Print Code','Noto Sans Mono CJK SC',Consolas,Menlo,monospace",
    }
}

/// Writes a text with the five characters that mean something to XML replaced and those it forbids left out.
pub(super) fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            control if control.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
}

/// A millimetre value with what precision it needs and no trailing zeros.
struct Mm(f64);

impl std::fmt::Display for Mm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{:.5}", self.0);
        f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

/// One symbol as a file of its own, `module_mm` the side of a module. Black on white, quiet zone included.
#[must_use]
pub fn symbol_svg(modules: &Modules, module_mm: f64) -> String {
    let side = modules.side() + 2 * QUIET_ZONE;
    let mm = Mm(f64::from(side) * module_mm);
    let mut out = String::with_capacity(4096);
    // Writing to a String cannot fail.
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{mm}mm\" height=\"{mm}mm\" viewBox=\"0 0 {side} {side}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path d=\""
    );
    modules.write_path(QUIET_ZONE, &mut out);
    out.push_str("\"/></svg>\n");
    out
}

/// One page of a sheet with these codes, at most [`Sheet::room_on_page`] of them.
///
/// # Errors
/// [`SymbolError`], which a checked sheet excludes.
pub fn sheet_svg(sheet: &Sheet, page: u32, codes: &[Code]) -> Result<String, SymbolError> {
    let layout = sheet.layout();
    let (width, height) = (Mm(layout.page_width), Mm(layout.page_height));
    let mut out = String::with_capacity(2048 + codes.len() * 4096);
    // Writing to a String cannot fail.
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{width}mm\" \
         height=\"{height}mm\" viewBox=\"0 0 {width} {height}\" xml:lang=\"zh-CN\"><title>"
    );
    escape(sheet.title(), &mut out);
    let _ = write!(out, "</title><path fill=\"#fff\" d=\"M0 0h{width}v{height}H0z\"/><defs><g id=\"label\">");
    let face = sheet.face();
    for bar in &face.bars {
        let (x, y, w, h) = (Mm(bar.x), Mm(bar.y), Mm(bar.width), Mm(bar.height));
        let _ = write!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"/>");
    }
    for run in &face.runs {
        write_text(run, &mut out);
    }
    out.push_str("</g></defs>\n");
    let room = sheet.room_on_page(page) as usize;
    for (index, code) in (0..).zip(codes.iter().take(room)) {
        let (x, y) = sheet.corner(page, index);
        let _ = write!(out, "<g transform=\"translate({} {})\"><use xlink:href=\"#label\"/>", Mm(x), Mm(y));
        for line in &face.code {
            let text = line.text(code);
            let (x, y, size, width) = (line.x, line.y, line.size, line.width);
            write_text(&TextRun { x, y, size, width, face: Face::Code, white: false, text }, &mut out);
        }
        let (x, y) = sheet.symbol_corner(page, index);
        let _ = write!(
            out,
            "</g><path transform=\"translate({} {}) scale({})\" shape-rendering=\"crispEdges\" d=\"",
            Mm(x),
            Mm(y),
            Mm(face.module)
        );
        sheet.symbol(code)?.write_path(QUIET_ZONE, &mut out);
        out.push_str("\"/>\n");
    }
    out.push_str("</svg>\n");
    Ok(out)
}

/// A run of text. Its width is stated, so that another font in its place cannot overflow the label.
fn write_text(run: &TextRun, out: &mut String) {
    let (x, y, size, width) = (Mm(run.x), Mm(run.y), Mm(run.size), Mm(run.width));
    let fill = if run.white { " fill=\"#fff\"" } else { "" };
    let _ = write!(
        out,
        "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\"{fill} \
         font-family=\"{}\">",
        family(run.face)
    );
    escape(&run.text, out);
    out.push_str("</text>");
}
