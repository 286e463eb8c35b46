//! What pages are made of: strips of a fixed height with marks in them, put one under the other.

use super::lines::Voice;

/// Something to be drawn, in mm from its strip's upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    /// A text on its base line.
    Text { x: f64, base: f64, size: f64, voice: Voice, text: String, spread: f64 },
    /// A filled box.
    Rule { x: f64, y: f64, width: f64, height: f64 },
    /// The symbol of an address, its box's side in mm.
    Symbol { x: f64, y: f64, side: f64, address: String },
}

/// A strip across the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Strip {
    pub height: f64,
    pub marks: Vec<Mark>,
    /// Not parted from the next strip by a page's end.
    pub with_next: bool,
    /// Which table's row it belongs to.
    pub table: Option<usize>,
}

impl Strip {
    pub(super) fn of(height: f64, marks: Vec<Mark>) -> Self {
        Self { height, marks, ..Self::default() }
    }
}

/// A page: marks in mm from the text area's upper left corner.
pub(super) type Placed = Vec<(f64, Mark)>;

/// A table's head, which is drawn again at the top of each page, and the line under a page's last row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct TableFrame {
    pub head: Vec<Strip>,
    pub rule: Option<Mark>,
}

/// Parts strips into pages `height` mm high. `None` where there are more than `most` pages.
pub(super) fn pages(strips: Vec<Strip>, tables: &[TableFrame], height: f64, most: usize) -> Option<Vec<Placed>> {
    let mut pages: Vec<Placed> = vec![Vec::new()];
    let mut y = 0.0;
    // The table whose row was the last on the page.
    let mut open: Option<usize> = None;
    let mut strips = strips.into_iter().peekable();
    while strips.peek().is_some() {
        let mut group = Vec::new();
        for strip in strips.by_ref() {
            let on = strip.with_next;
            group.push(strip);
            if !on {
                break;
            }
        }
        let together: f64 = group.iter().map(|strip| strip.height).sum();
        let mut fits = y + together <= height + 1e-6;
        for strip in group {
            let turn = y > 0.0 && (!fits || y + strip.height > height + 1e-6);
            if turn {
                close(&mut pages, open.take(), tables, y);
                if pages.len() == most {
                    return None;
                }
                pages.push(Vec::new());
                y = 0.0;
                if let Some(frame) = strip.table.map(|table| &tables[table]) {
                    for head in &frame.head {
                        place(&mut pages, y, head);
                        y += head.height;
                    }
                }
                fits = true;
            }
            if open.is_some() && open != strip.table {
                close(&mut pages, open, tables, y);
            }
            open = strip.table;
            place(&mut pages, y, &strip);
            y += strip.height;
        }
    }
    close(&mut pages, open, tables, y);
    Some(pages)
}

fn place(pages: &mut [Placed], y: f64, strip: &Strip) {
    if let Some(page) = pages.last_mut() {
        page.extend(strip.marks.iter().map(|mark| (y, mark.clone())));
    }
}

/// Draws the line under a table's last row on the page.
fn close(pages: &mut [Placed], table: Option<usize>, tables: &[TableFrame], y: f64) {
    let rule = table.and_then(|table| tables[table].rule.clone());
    if let (Some(page), Some(rule)) = (pages.last_mut(), rule) {
        page.push((y, rule));
    }
}
