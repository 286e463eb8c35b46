//! A table as Markdown, its columns aligned for a terminal too.

/// One table of figures.
pub(crate) struct Table {
    title: &'static str,
    rows: Vec<Vec<String>>,
    notes: Vec<String>,
}

impl Table {
    /// A table with these column heads; the first column is text, the others are figures.
    pub(crate) fn new(title: &'static str, heads: &[&str]) -> Self {
        Self { title, rows: vec![heads.iter().map(|&head| head.to_owned()).collect()], notes: Vec::new() }
    }

    /// Adds a row of figures, or "not tested" with the reason under the table.
    pub(crate) fn measured<const N: usize>(&mut self, name: &str, figures: anyhow::Result<[String; N]>) {
        let mut row = vec![name.to_owned()];
        match figures {
            Ok(cells) => row.extend(cells),
            Err(error) => {
                row.push("not tested".to_owned());
                self.note(format!("{name}: not tested: {error:#}"));
            }
        }
        self.rows.push(row);
    }

    /// Adds a line under the table.
    pub(crate) fn note(&mut self, text: impl Into<String>) {
        self.notes.push(text.into());
    }

    /// To standard output.
    pub(crate) fn print(&self) {
        let columns = self.rows.first().map_or(0, Vec::len);
        let cell = |row: &Vec<String>, column: usize| row.get(column).cloned().unwrap_or_default();
        let widths: Vec<usize> = (0..columns)
            .map(|column| self.rows.iter().map(|row| wide(&cell(row, column))).max().unwrap_or(0))
            .collect();
        println!("\n## {}\n", self.title);
        for (number, row) in self.rows.iter().enumerate() {
            let mut line = String::from("|");
            for (column, width) in widths.iter().enumerate() {
                let text = cell(row, column);
                let gap = " ".repeat(width.saturating_sub(wide(&text)));
                let filled = if column == 0 { format!(" {text}{gap} |") } else { format!(" {gap}{text} |") };
                line.push_str(&filled);
            }
            println!("{line}");
            if number == 0 {
                let rule = |(column, width): (usize, &usize)| {
                    let end = if column == 0 { '-' } else { ':' };
                    format!("{}{end}|", "-".repeat(width + 1))
                };
                println!("|{}", widths.iter().enumerate().map(rule).collect::<String>());
            }
        }
        for note in &self.notes {
            println!("\n{note}");
        }
    }
}

/// Columns a text takes in a terminal: two for each Chinese character.
fn wide(text: &str) -> usize {
    text.chars().map(|c| if ('\u{2e80}'..='\u{ffef}').contains(&c) { 2 } else { 1 }).sum()
}

/// A whole number with its thousands apart.
pub(crate) fn whole(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A count as a figure.
pub(crate) fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
