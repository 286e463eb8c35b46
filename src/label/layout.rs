//! Sheets and rolls that labels are printed on.

/// A grid of labels on a page, or a roll of single labels. All measures in millimetres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// The name used on the command line.
    pub id: &'static str,
    /// Width of the page; of the label for a roll.
    pub page_width: f64,
    /// Height of the page; of the label for a roll.
    pub page_height: f64,
    /// Labels in a row.
    pub columns: u32,
    /// Rows of labels.
    pub rows: u32,
    /// From the page's left edge to the first label.
    pub left: f64,
    /// From the page's top edge to the first label.
    pub top: f64,
    /// From one label's left edge to the next one's.
    pub pitch_x: f64,
    /// From one label's top edge to the next one's.
    pub pitch_y: f64,
    /// Width of a label.
    pub width: f64,
    /// Height of a label.
    pub height: f64,
}

/// A grid on A4, centred on the page.
const fn a4(id: &'static str, grid: (u32, u32), label: (f64, f64), pitch_x: f64) -> Layout {
    let (columns, rows) = grid;
    let (width, height) = label;
    let (page_width, page_height) = (210.0, 297.0);
    Layout {
        id,
        page_width,
        page_height,
        columns,
        rows,
        left: (page_width - (columns - 1) as f64 * pitch_x - width) / 2.0,
        top: (page_height - rows as f64 * height) / 2.0,
        pitch_x,
        pitch_y: height,
        width,
        height,
    }
}

/// One label a page, as label printers take them.
const fn roll(id: &'static str, width: f64, height: f64) -> Layout {
    Layout {
        id,
        page_width: width,
        page_height: height,
        columns: 1,
        rows: 1,
        left: 0.0,
        top: 0.0,
        pitch_x: width,
        pitch_y: height,
        width,
        height,
    }
}

/// Every layout: the usual A4 sheets of die-cut labels and the usual rolls.
pub const LAYOUTS: &[Layout] = &[
    a4("65-up", (5, 13), (38.1, 21.2), 40.6),
    a4("24-up", (3, 8), (63.5, 33.9), 66.0),
    a4("24-up-70x37", (3, 8), (70.0, 37.0), 70.0),
    a4("21-up", (3, 7), (63.5, 38.1), 66.0),
    a4("14-up", (2, 7), (99.1, 38.1), 101.6),
    roll("40x30", 40.0, 30.0),
    roll("50x30", 50.0, 30.0),
    roll("60x40", 60.0, 40.0),
];

impl Layout {
    /// The layout of a name.
    #[must_use]
    pub fn by_id(id: &str) -> Option<&'static Self> {
        LAYOUTS.iter().find(|layout| layout.id == id)
    }

    /// Labels on a page.
    #[must_use]
    pub fn per_page(&self) -> u32 {
        self.columns * self.rows
    }

    /// The upper left corner of a label, counted from 0 along the rows.
    #[must_use]
    pub fn corner(&self, slot: u32) -> (f64, f64) {
        let (column, row) = (slot % self.columns, slot / self.columns % self.rows);
        (self.left + f64::from(column) * self.pitch_x, self.top + f64::from(row) * self.pitch_y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_lies_within_its_page_and_apart_from_the_others() {
        for layout in LAYOUTS {
            assert!(layout.left >= 0.0 && layout.top >= 0.0, "{layout:?}");
            assert!(layout.pitch_x >= layout.width && layout.pitch_y >= layout.height, "{layout:?}");
            let (x, y) = layout.corner(layout.per_page() - 1);
            assert!(x + layout.width <= layout.page_width - layout.left + 1e-9, "{layout:?}");
            assert!(y + layout.height <= layout.page_height - layout.top + 1e-9, "{layout:?}");
            assert_eq!(Layout::by_id(layout.id), Some(layout));
        }
        assert_eq!(Layout::by_id("66-up"), None);
    }

    #[test]
    fn the_grids_are_those_of_the_usual_sheets() {
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
        for (id, count, left, top) in [
            ("65-up", 65, 4.75, 10.7),
            ("24-up", 24, 7.25, 12.9),
            ("24-up-70x37", 24, 0.0, 0.5),
            ("21-up", 21, 7.25, 15.15),
            ("14-up", 14, 4.65, 15.15),
            ("40x30", 1, 0.0, 0.0),
        ] {
            let layout = LAYOUTS.iter().find(|l| l.id == id);
            assert!(layout.is_some_and(|l| l.per_page() == count && near(l.left, left) && near(l.top, top)), "{id}");
        }
    }
}
