//! Composing a label's face: sizes, order and fallbacks of its texts.

use super::Layout;
use super::face::{Bar, CodeLine, FaceError, LabelFace, LabelText, TextRun};
use super::symbol::SymbolProfile;
use super::typeset::{Block, Face, Measure, set, tidy, width};

/// A typographic point in millimetres.
const PT: f64 = 25.4 / 72.0;
/// Smallest text: below it printed Chinese is not read with ease.
const LEAST: f64 = 5.5 * PT;
/// Smallest module, so that phones read it at a hand's distance.
const LEAST_MODULE: f64 = 0.4;
/// Words of the mark on demonstration labels.
const DEMO: [&str; 3] = ["演示", "演示标签", "非真实产品"];

/// Sizes of one kind of label, mm.
struct Scale {
    name: (f64, f64),
    small: (f64, f64),
    code: f64,
    /// From one small line to the next, in ems.
    leading: f64,
    /// Between symbol box and text.
    gap: f64,
    /// Outer margin on the right.
    margin: f64,
}

/// Where the words beside the symbol stand, mm.
struct Column {
    left: f64,
    top: f64,
    bottom: f64,
    /// How far the facts may rise from the bottom where height is to spare.
    lift: f64,
}

/// How much is said; tried from the fullest down.
struct Wording {
    name_lines: usize,
    enterprise_lines: usize,
    /// The name's size against the label's usual one.
    name_scale: f64,
    facts: Vec<String>,
}

impl LabelFace {
    /// Composes a label for a layout, a symbol profile and a printer's resolution.
    ///
    /// # Errors
    /// [`FaceError`]: nothing overflows or goes missing silently.
    pub fn compose(
        text: &LabelText,
        layout: &'static Layout,
        profile: SymbolProfile,
        dpi: u16,
        measure: &dyn Measure,
    ) -> Result<Self, FaceError> {
        for (what, value) in [("product", &text.product), ("enterprise", &text.enterprise)] {
            if tidy(value).is_empty() {
                return Err(FaceError::Empty(what));
            }
        }
        let module = f64::from(profile.dots_per_module(dpi, profile.box_mm())) * 25.4 / f64::from(dpi);
        if module < LEAST_MODULE {
            return Err(FaceError::ModuleTooSmall { dpi, module });
        }
        let side = module * f64::from(profile.side_with_quiet_zone());
        let compact = layout.height < 28.0;
        let scale = Scale::of(layout);
        // Under the symbol stand the code and, on demonstration labels, the bar.
        let below = if compact { 0.0 } else { scale.code * 1.15 + if text.demo { scale.bar() + 0.9 } else { 0.0 } };
        let room = layout.height - below - 2.0 * if compact { 0.8 } else { 0.5 };
        if side > room || side > layout.width * 0.6 {
            return Err(FaceError::SymbolTooLarge {
                layout: layout.id,
                needed: side,
                room: room.min(layout.width * 0.6),
            });
        }
        let mut face = Self {
            symbol_x: if compact { 0.3 } else { ((layout.height - side - below) / 2.0).clamp(0.3, 1.2) },
            symbol_y: (layout.height - side - below) / 2.0,
            module,
            modules: profile.side_with_quiet_zone(),
            runs: Vec::new(),
            bars: Vec::new(),
            code: Vec::new(),
        };
        face.fill(text, layout, &scale, compact, measure)?;
        Ok(face)
    }

    /// Tries the wordings in turn and places the first that fits.
    fn fill(
        &mut self,
        text: &LabelText,
        layout: &'static Layout,
        scale: &Scale,
        compact: bool,
        measure: &dyn Measure,
    ) -> Result<(), FaceError> {
        let side = self.module * f64::from(self.modules);
        let quiet = self.module * 4.0;
        let left = self.symbol_x + side + scale.gap;
        let room = layout.width - scale.margin - left;
        let (mut top, mut bottom) = (self.symbol_y + quiet, self.symbol_y + side - quiet);
        // Beside the code, spare height goes between the facts and the code.
        let lift = if compact { 0.9 } else { 0.0 };
        if compact {
            (top, bottom) = (1.25, layout.height - 1.25);
            let mut y = bottom;
            if text.demo {
                y = self.demo_beside(left, room, bottom, measure)? - 0.75;
            }
            bottom = self.code_beside(left, room, y, scale, layout, measure)? - 0.45;
        } else {
            let ink = self.symbol_x + quiet;
            let mut y = self.symbol_y + side + scale.code * 0.79;
            self.code_line(ink, y, layout.width - ink - scale.margin, scale, layout, measure)?;
            if text.demo {
                y += scale.code * 0.28 + 0.5;
                self.demo_below((ink, layout.width - ink - scale.margin), y, scale, measure)?;
            }
            // Where the symbol's ink is too low for the text, the text may use the height of its box.
            (top, bottom) = (top.min(self.symbol_y + 2.0), bottom.max(self.symbol_y + side - 2.0));
        }
        let column = Column { left, top, bottom, lift };
        // A name told whole comes before everything else that could be said; only then is one shortened.
        for whole in [true, false] {
            for wording in wordings(text, compact) {
                let sizes = ((scale.name.0 * wording.name_scale).max(scale.name.1), scale.name.1);
                let name = set(&text.product, Face::Serif, sizes, room, wording.name_lines, measure)?;
                let enterprise =
                    set(&text.enterprise, Face::Sans, scale.small, room, wording.enterprise_lines, measure)?;
                if whole && (name.shortened || enterprise.shortened) {
                    continue;
                }
                let facts: Result<Vec<Block>, _> =
                    wording.facts.iter().map(|fact| set(fact, Face::Sans, scale.small, room, 1, measure)).collect();
                let facts = facts?;
                if facts.iter().any(|fact| fact.shortened) {
                    continue;
                }
                if self.place(&name, &enterprise, &facts, &column, scale) {
                    return Ok(());
                }
            }
        }
        Err(FaceError::NoRoom(layout.id))
    }

    /// Name and enterprise from the top, facts from the bottom; `false` where they would meet.
    fn place(&mut self, name: &Block, enterprise: &Block, facts: &[Block], column: &Column, scale: &Scale) -> bool {
        let mut runs = Vec::new();
        let mut put = |block: &Block, line: usize, face: Face, y: f64| {
            let set = &block.lines[line];
            let (size, width, text) = (block.size, set.width, set.text.clone());
            runs.push(TextRun { x: column.left, y, size, width, face, white: false, text });
        };
        // Chinese glyphs reach from about 0.84 em above the baseline to 0.08 em below it.
        let mut y = column.top;
        for line in 0..name.lines.len() {
            put(name, line, Face::Serif, y + name.size * 0.84);
            y += name.size * 1.12;
        }
        y += name.size * 0.08;
        for line in 0..enterprise.lines.len() {
            put(enterprise, line, Face::Sans, y + enterprise.size * 0.84);
            y += enterprise.size * scale.leading;
        }
        let height: f64 = facts.iter().map(|fact| fact.size * scale.leading).sum();
        let spare = column.bottom - height + scale.small.0 * (scale.leading - 0.92) - y;
        let mut up = column.bottom - column.lift.min(spare * 0.6).max(0.0);
        for fact in facts.iter().rev() {
            put(fact, 0, Face::Sans, up - fact.size * 0.08);
            up -= fact.size * scale.leading;
        }
        let meet = spare < -1e-9;
        if !meet {
            self.runs.append(&mut runs);
        }
        !meet
    }

    /// The code in one line of five groups under the symbol, as large as its size and the room allow.
    fn code_line(
        &mut self,
        x: f64,
        y: f64,
        room: f64,
        scale: &Scale,
        layout: &'static Layout,
        measure: &dyn Measure,
    ) -> Result<(), FaceError> {
        let ems = width("00000 00000 00000 00000 00000", Face::Code, 1.0, measure)?;
        let size = scale.code.min(room / ems);
        if size < LEAST {
            return Err(FaceError::NoRoom(layout.id));
        }
        self.code.push(CodeLine { x, y, size, width: ems * size, first: 0, end: 5 });
        Ok(())
    }

    /// The code beside the symbol, three groups and two, ending at `bottom`; gives the top of its lines.
    fn code_beside(
        &mut self,
        x: f64,
        room: f64,
        bottom: f64,
        scale: &Scale,
        layout: &'static Layout,
        measure: &dyn Measure,
    ) -> Result<f64, FaceError> {
        let ems = width("00000 00000 00000", Face::Code, 1.0, measure)?;
        let size = scale.code.min(room / ems);
        if size < LEAST {
            return Err(FaceError::NoRoom(layout.id));
        }
        let short = width("00000 00000", Face::Code, size, measure)?;
        let pitch = size * 1.18;
        self.code.push(CodeLine { x, y: bottom - pitch, size, width: ems * size, first: 0, end: 3 });
        self.code.push(CodeLine { x, y: bottom, size, width: short, first: 3, end: 5 });
        Ok(bottom - pitch - size * 0.75)
    }

    /// The demonstration mark as a bar under everything.
    fn demo_below(
        &mut self,
        (x, room): (f64, f64),
        y: f64,
        scale: &Scale,
        measure: &dyn Measure,
    ) -> Result<(), FaceError> {
        let words = format!("{}　{}", DEMO[1], DEMO[2]);
        let height = scale.bar();
        let size = (height * 0.66).min((room - 2.0) / width(&words, Face::Serif, 1.0, measure)?);
        let width = width(&words, Face::Serif, size, measure)?;
        self.bars.push(Bar { x, y, width: room, height });
        self.runs.push(TextRun {
            x: x + (room - width) / 2.0,
            y: y + height / 2.0 + size * 0.38,
            size,
            width,
            face: Face::Serif,
            white: true,
            text: words,
        });
        Ok(())
    }

    /// The demonstration mark as a block in the text column: a large word, two small lines; gives its top.
    fn demo_beside(&mut self, x: f64, room: f64, bottom: f64, measure: &dyn Measure) -> Result<f64, FaceError> {
        let height = 4.1;
        let top = bottom - height;
        self.bars.push(Bar { x, y: top, width: room, height });
        let small = LEAST;
        let large = 2.7;
        let wide = width(DEMO[0], Face::Serif, large, measure)?;
        let lines = [DEMO[1], DEMO[2]].map(|words| width(words, Face::Sans, small, measure));
        let gap = 0.9;
        let all = wide + gap + lines[1]?;
        let start = x + ((room - all) / 2.0).max(0.3);
        let mut put = |dx: f64, y: f64, size: f64, width: f64, face: Face, text: &str| {
            self.runs.push(TextRun { x: start + dx, y, size, width, face, white: true, text: text.to_owned() });
        };
        let middle = top + height / 2.0;
        put(0.0, middle + large * 0.38, large, wide, Face::Serif, DEMO[0]);
        put(wide + gap, middle - 0.2, small, lines[0]?, Face::Sans, DEMO[1]);
        put(wide + gap, middle + 0.06 + small * 0.84, small, lines[1]?, Face::Sans, DEMO[2]);
        Ok(top)
    }
}

impl Scale {
    fn of(layout: &Layout) -> Self {
        let (name, small, code, gap, margin) = if layout.height < 28.0 {
            ((10.0, 7.0), 5.5, 5.5, 0.2, 1.7)
        } else if layout.width < 45.0 {
            ((10.5, 7.5), 6.0, 7.0, 0.3, 2.0)
        } else if layout.width < 55.0 {
            ((12.5, 8.0), 6.5, 9.0, 0.8, 2.5)
        } else {
            ((13.5, 9.0), 7.0, 11.5, 1.2, 3.0)
        };
        Self {
            name: (name.0 * PT, name.1 * PT),
            small: (small * PT, LEAST),
            code: code * PT,
            leading: if layout.height < 28.0 { 1.18 } else { 1.32 },
            gap,
            margin,
        }
    }

    /// Height of the demonstration bar under the code.
    fn bar(&self) -> f64 {
        (self.small.0 * 1.75).max(3.6)
    }
}

/// From the fullest wording to the shortest.
fn wordings(text: &LabelText, compact: bool) -> Vec<Wording> {
    let net = tidy(&text.net);
    let amount = net.split_once(' ').map_or(net.as_str(), |(_, amount)| amount);
    let packed = &text.packed;
    let host = format!("查验 {}", text.host);
    let apart = vec![net.clone(), format!("包装 {packed}")];
    let joined = vec![format!("{net} / 包装 {packed}")];
    let brief = vec![format!("{amount} / {packed}")];
    let with_host = |facts: &[String]| [facts, std::slice::from_ref(&host)].concat();
    let mut facts = Vec::new();
    if !compact {
        facts.extend([with_host(&joined), with_host(&apart), joined]);
    }
    facts.extend([apart, brief]);
    let mut choices = Vec::new();
    // The name stays the largest thing on the label for as long as leaving out other words can help.
    for (name_lines, enterprise_lines) in [(2, 2), (1, 2), (2, 1), (1, 1)] {
        for scales in [&[1.0, 0.8][..], &[0.0]] {
            for (facts, name_scale) in facts.iter().flat_map(|facts| scales.iter().map(move |scale| (facts, *scale))) {
                choices.push(Wording { name_lines, enterprise_lines, name_scale, facts: facts.clone() });
            }
        }
    }
    choices
}

#[cfg(test)]
mod tests;
