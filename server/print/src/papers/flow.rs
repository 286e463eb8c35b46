//! A paper as strips: the form of GB/T 9704-2012.

use super::lines::{Voice, set};
use super::strips::{Mark, Placed, Strip, TableFrame, pages};
use super::table::{Look, fields, table};
use super::{Block, MAX_PAGES, Paper, PaperError, clean, day};
use crate::fonts::Fonts;

/// mm in a point.
const PT: f64 = 25.4 / 72.0;
/// The page, mm.
const SHORT: f64 = 210.0;
const LONG: f64 = 297.0;
/// Head (天头), gutter (订口) and 版心, mm; GB/T 9704-2012, 5.2.
const HEAD: f64 = 37.0;
const GUTTER: f64 = 28.0;
const WIDTH: f64 = 156.0;
const HEIGHT: f64 = 225.0;
/// 28 characters to a line, 22 lines to a page; 5.2.3.
const EM: f64 = WIDTH / 28.0;
const PITCH: f64 = HEIGHT / 22.0;
/// Title: 2号, 22 pt; 7.3.1.
const TITLE: f64 = 22.0 * PT;
/// How far lines may move together to spare a page that would hold little but the signature: 5.2.3 allows it.
const TIGHTEST: [f64; 4] = [1.0, 0.94, 0.88, 0.82];
/// Small print: 8 pt.
const SMALL: f64 = 8.0 * PT;
/// Side of the symbol's box, mm.
const SYMBOL: f64 = 30.0;

/// A paper laid out.
pub(super) struct Laid {
    /// The page's width and height, mm.
    pub size: (f64, f64),
    /// Where the text area begins, mm.
    pub origin: (f64, f64),
    /// Width and height of the text area, mm.
    pub area: (f64, f64),
    pub pages: Vec<Placed>,
}

struct Setter<'a> {
    fonts: &'a Fonts,
    width: f64,
    wide: bool,
    /// From base line to base line of the text, mm.
    pitch: f64,
    strips: Vec<Strip>,
    tables: Vec<TableFrame>,
}

/// Lays a paper out.
pub(super) fn lay(paper: &Paper, fonts: &Fonts) -> Result<Laid, PaperError> {
    // A page on its side has the gutter at its head.
    let (size, origin, area) = if paper.wide {
        ((LONG, SHORT), (LONG - HEAD - HEIGHT, GUTTER), (HEIGHT, WIDTH))
    } else {
        ((SHORT, LONG), (GUTTER, HEAD), (WIDTH, HEIGHT))
    };
    let mut best: Option<Vec<Placed>> = None;
    for tight in TIGHTEST {
        let pitch = PITCH * tight;
        let mut setter =
            Setter { fonts, width: area.0, wide: paper.wide, pitch, strips: Vec::new(), tables: Vec::new() };
        setter.whole(paper)?;
        let pages = pages(setter.strips, &setter.tables, area.1, MAX_PAGES).ok_or(PaperError::TooLong)?;
        if best.as_ref().is_none_or(|best| pages.len() < best.len()) {
            best = Some(pages);
        }
    }
    Ok(Laid { size, origin, area, pages: best.unwrap_or_default() })
}

impl Setter<'_> {
    fn whole(&mut self, paper: &Paper) -> Result<(), PaperError> {
        self.head(paper)?;
        for block in &paper.body {
            self.block(block)?;
        }
        self.enclosures(&paper.enclosures)?;
        self.signature(paper)
    }

    /// Office, title and number, centred, with a blank line before the text; 7.2 and 7.3.
    fn head(&mut self, paper: &Paper) -> Result<(), PaperError> {
        let size = TITLE * 0.82;
        for part in self.office(&paper.issue.office, Voice::Title, size, self.width)? {
            self.centred(&part, size, Voice::Title, self.pitch * 1.2)?;
        }
        let whole = paper.title();
        let one = set(self.fonts, Voice::Title, &whole, (TITLE, self.width, 0.0))?.len() < 2;
        let parts = if one { vec![whole.as_str()] } else { paper.title.split('\n').collect() };
        for part in parts {
            self.centred(part, TITLE, Voice::Title, self.pitch * 1.3)?;
        }
        if let Some(number) = paper.number() {
            self.centred(&number, EM, Voice::Text, self.pitch)?;
        }
        self.blank(self.pitch * 0.5, true);
        if let Some(addressee) = paper.addressee.as_deref() {
            self.paragraph(&format!("{}：", clean(addressee)), Voice::Text, 0.0, true)?;
        }
        Ok(())
    }

    fn block(&mut self, block: &Block) -> Result<(), PaperError> {
        match block {
            Block::Text(text) => self.paragraph(&clean(text), Voice::Text, 2.0 * EM, false),
            Block::Heading(text) => self.paragraph(&clean(text), Voice::Heading, 2.0 * EM, true),
            Block::Table(columns, rows) => {
                let (strips, frame) = table(self.fonts, columns, rows, self.look(), self.tables.len())?;
                self.framed(strips, frame);
                Ok(())
            }
            Block::Fields(answers) => {
                let (strips, frame) = fields(self.fonts, answers, self.look(), self.tables.len())?;
                self.framed(strips, frame);
                Ok(())
            }
            Block::Small(texts) => self.small(texts),
            Block::Signatures(asked) => self.signatures(asked),
            Block::Symbol { address, caption } => self.symbol(address, caption),
        }
    }

    fn look(&self) -> Look {
        let size = if self.wide { 9.0 * PT } else { 12.0 * PT };
        Look { size, pitch: size * 1.45 * (self.pitch / PITCH).max(0.9), width: self.width }
    }

    fn framed(&mut self, strips: Vec<Strip>, frame: TableFrame) {
        self.blank(self.pitch * 0.15, true);
        self.strips.extend(strips);
        self.tables.push(frame);
        self.blank(self.pitch * 0.35, false);
    }

    fn blank(&mut self, height: f64, with_next: bool) {
        self.strips.push(Strip { with_next, ..Strip::of(height, Vec::new()) });
    }

    /// An office's name in the parts that stand on lines of their own: its second name, in brackets, where both do not
    /// fit on one line.
    fn office(&self, name: &str, voice: Voice, size: f64, room: f64) -> Result<Vec<String>, PaperError> {
        let name = clean(name);
        let one = set(self.fonts, voice, &name, (size, room, 0.0))?.len() < 2;
        let parts = (!one).then(|| name.find('（').filter(|at| *at > 0)).flatten();
        Ok(parts.map_or_else(|| vec![name.clone()], |at| vec![name[..at].to_owned(), name[at..].to_owned()]))
    }

    /// Centred lines of about one length, so that no line has a single character.
    fn centred(&mut self, text: &str, size: f64, voice: Voice, pitch: f64) -> Result<(), PaperError> {
        let text = clean(text);
        let lines = |room| set(self.fonts, voice, &text, (size, room, 0.0));
        let count = lines(self.width)?.len();
        let mut room = self.width;
        while room > size * 4.0 && lines(room - size)?.len() == count {
            room -= size;
        }
        for line in lines(room)? {
            let x = (self.width - line.width).max(0.0) / 2.0;
            self.push_line(x, size, voice, line.text, (pitch, 0.0, true));
        }
        Ok(())
    }

    fn paragraph(&mut self, text: &str, voice: Voice, indent: f64, with_next: bool) -> Result<(), PaperError> {
        let lines = set(self.fonts, voice, text, (EM, self.width, indent))?;
        let count = lines.len();
        for (at, line) in lines.into_iter().enumerate() {
            // No page ends with a paragraph's first line alone or begins with its last.
            let kept = with_next || count > 2 && (at == 0 || at + 2 == count) || count == 2 && at == 0;
            self.push_line(line.indent, EM, voice, line.text, (self.pitch, line.spread, kept));
        }
        Ok(())
    }

    /// Small print, 小五 at most: long hashes are cut where the line ends.
    fn small(&mut self, texts: &[String]) -> Result<(), PaperError> {
        let size = SMALL;
        let pitch = size * 1.45;
        for text in texts {
            for line in set(self.fonts, Voice::Text, &clean(text), (size, self.width, 0.0))? {
                self.push_line(0.0, size, Voice::Text, line.text, (pitch, 0.0, false));
            }
        }
        self.blank(self.pitch * 0.35, false);
        Ok(())
    }

    fn push_line(&mut self, x: f64, size: f64, voice: Voice, text: String, (pitch, spread, kept): (f64, f64, bool)) {
        let base = (pitch + size * 0.76) / 2.0;
        let mark = Mark::Text { x, base, size, voice, text, spread };
        self.strips.push(Strip { with_next: kept, ..Strip::of(pitch, vec![mark]) });
    }

    /// One blank line under the text, then 附件：1. …, the names under each other; 7.3.4.
    fn enclosures(&mut self, enclosures: &[String]) -> Result<(), PaperError> {
        if enclosures.is_empty() {
            return Ok(());
        }
        self.blank(self.pitch, true);
        let hang = if enclosures.len() == 1 { 5.0 * EM } else { 6.2 * EM };
        for (at, name) in enclosures.iter().enumerate() {
            if at == 0 {
                let mark = Mark::Text {
                    x: 2.0 * EM,
                    base: (self.pitch + EM * 0.76) / 2.0,
                    size: EM,
                    voice: Voice::Text,
                    text: "附件：".to_owned(),
                    spread: 0.0,
                };
                self.strips.push(Strip { with_next: true, ..Strip::of(0.0, vec![mark]) });
            }
            if enclosures.len() > 1 {
                let text = format!("{}.", at + 1);
                let base = (self.pitch + EM * 0.76) / 2.0;
                let mark = Mark::Text { x: 5.0 * EM, base, size: EM, voice: Voice::Text, text, spread: 0.0 };
                self.strips.push(Strip { with_next: true, ..Strip::of(0.0, vec![mark]) });
            }
            for line in set(self.fonts, Voice::Text, &clean(name), (EM, self.width - hang - EM, 0.0))? {
                self.push_line(hang, EM, Voice::Text, line.text, (self.pitch, 0.0, true));
            }
        }
        Ok(())
    }

    /// Office over day, the day four characters from the right, with room for the seal; 7.3.5. The seal stands on the
    /// page that has the end of the text, so the last lines move over with it.
    fn signature(&mut self, paper: &Paper) -> Result<(), PaperError> {
        let text_end = self.strips.iter().rposition(|strip| !strip.marks.is_empty()).unwrap_or(0);
        for strip in &mut self.strips[text_end..] {
            strip.with_next = true;
        }
        let text = day(paper.issue.day);
        let lines = set(self.fonts, Voice::Text, &text, (EM, self.width, 0.0))?;
        let day_width: f64 = lines.iter().map(|line| line.width).sum();
        let day_x = self.width - 4.0 * EM - day_width;
        let middle = day_x + day_width / 2.0;
        self.blank(self.pitch * 2.0, true);
        let room = (self.width - 4.0 * EM).min(20.0 * EM);
        for part in self.office(&paper.issue.office, Voice::Text, EM, room)? {
            for line in set(self.fonts, Voice::Text, &part, (EM, room, 0.0))? {
                let x = (middle - line.width / 2.0).min(self.width - 2.0 * EM - line.width).max(0.0);
                self.push_line(x, EM, Voice::Text, line.text, (self.pitch, 0.0, true));
            }
        }
        self.push_line(day_x, EM, Voice::Text, text, (self.pitch, 0.0, false));
        Ok(())
    }

    /// A line under each, to be written on by hand; they stand on one page with each other and with what follows.
    fn signatures(&mut self, asked: &[String]) -> Result<(), PaperError> {
        let pitch = self.pitch * 1.15;
        for ask in asked {
            let text = format!("{}：", clean(ask));
            let mut lines = set(self.fonts, Voice::Text, &text, (EM, self.width * 0.62, 0.0))?;
            let Some(last) = lines.pop() else { continue };
            for line in lines {
                self.push_line(0.0, EM, Voice::Text, line.text, (self.pitch, 0.0, true));
            }
            let base = (pitch + EM * 0.76) / 2.0;
            let rule = Mark::Rule { x: last.width, y: base + 0.8, width: self.width - last.width - EM, height: 0.2 };
            let mark = Mark::Text { x: 0.0, base, size: EM, voice: Voice::Text, text: last.text, spread: 0.0 };
            self.strips.push(Strip { with_next: true, ..Strip::of(pitch, vec![mark, rule]) });
        }
        Ok(())
    }

    /// The symbol at the left, what it leads to beside it.
    fn symbol(&mut self, address: &str, caption: &str) -> Result<(), PaperError> {
        let size = 10.5 * PT;
        let pitch = size * 1.5;
        let mut marks = vec![Mark::Symbol { x: 0.0, y: 2.0, side: SYMBOL, address: address.to_owned() }];
        let room = self.width - SYMBOL - 4.0;
        let mut base = 2.0 + pitch;
        for text in [clean(caption), clean(address)] {
            for line in set(self.fonts, Voice::Text, &text, (size, room, 0.0))? {
                let spread = line.spread;
                marks.push(Mark::Text { x: SYMBOL + 4.0, base, size, voice: Voice::Text, text: line.text, spread });
                base += pitch;
            }
        }
        self.strips.push(Strip::of((base - pitch + 4.0).max(SYMBOL + 4.0), marks));
        Ok(())
    }
}
